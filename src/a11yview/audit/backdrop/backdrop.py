"""Backdrops: the backgrounds of a text's ancestors, composited as a browser would.

A :class:`Backdrop` is a stack of layers. The lowest is the canvas; an element with opacity or a
filter opens another, whose content is composited on its own and then, as a whole, over the layers
below (CSS Color 4, 15; Compositing and Blending 1, 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.blending import SEPARABLE
from a11yview.audit.backdrop.filters import blurs, color_filter
from a11yview.audit.backdrop.hiding import hidden_by_style, is_zero_clipper
from a11yview.audit.backdrop.icons import without_icons
from a11yview.audit.backdrop.lengths import is_beyond
from a11yview.audit.backdrop.stack import (
    Layer,
    Stack,
    has_background,
    painted,
    shown_in_letters,
    with_unknown,
)
from a11yview.audit.backdrop.stacking_contexts import opens_context
from a11yview.cascade import holds_content, parts_of
from a11yview.color import BLACK, TRANSPARENT, WHITE, Color

if TYPE_CHECKING:
    from a11yview.cascade import Palette, Style

__all__ = ["MOST_GROUPS", "Backdrop", "canvas_backdrop", "content_backdrop"]

MOST_GROUPS: Final = 32
"""How many groups may lie within one another: each text takes work for all around it."""

_DARK_CANVAS: Final = Color(red=18 / 255, green=18 / 255, blue=18 / 255)  # Chromium's Canvas
_MOST_STACKS: Final = 3


class Backdrop(NamedTuple):
    """The backdrop of an element's content.

    ``layers`` is the stack beneath if the element lies on its ancestors; ``others`` are the stacks
    that a positioned box may lie on instead. ``hidden`` is the reason why the content is not seen,
    ``unclear`` why its colors cannot be told whatever they are. ``clipped`` means a clipping box
    that positioned content escapes; ``in_letters`` is the layer that backgrounds clipped to the
    letters paint in them; ``blurred`` means a filter that can only make letters paler, ``adrift``
    an absolute or fixed box around with nothing opaque in it.
    ``context`` says how much of the uppermost layer was painted in the stacking context of the
    content, with which a blend mode mixes: all of it, a part, or nothing.
    ``window`` is the stack that fixed boxes lie on, mostly the canvas alone; ``containing`` and
    ``outside`` are those in and around the containing block of absolute boxes.
    """

    layers: Stack
    others: tuple[Stack, ...] = ()
    hidden: str | None = None
    unclear: str | None = None
    clipped: bool = False
    in_letters: Layer | None = None
    blurred: bool = False
    adrift: bool = False
    context: str = "all"
    window: Stack = ()
    containing: Stack = ()
    outside: Stack = ()


def canvas_backdrop(root: Style, body: Style | None) -> tuple[Backdrop, bool]:
    """Return the backdrop of the root, and whether the body's background is on the canvas.

    Source: CSS Backgrounds 3, 2.11.2: the root's background covers the canvas, or the body's if
    the root has none.
    """
    base = Layer((_canvas(root.palette),))
    layer, on_it = painted(base, root), root
    on_canvas = layer is base and body is not None and body.display != "none"
    if on_canvas and body is not None:
        layer = painted(base, body)
        on_it = body
    stack = (layer,)
    found = Backdrop(
        stack,
        # Whatever the root mixes with is no part of the page.
        unclear=None if root.mix_blend_mode == "normal" else "blend-mode",
        context=_painted_in("nothing", on_it),
        window=stack,
        containing=stack,
        outside=stack,
    )
    return found, on_canvas


def _canvas(palette: Palette) -> Color:
    """Return the color of Chromium's canvas."""
    scheme, theme = parts_of(palette)
    if theme:
        return BLACK if theme == "white-on-black" else WHITE
    return _DARK_CANVAS if scheme == "dark" else WHITE


def content_backdrop(backdrop: Backdrop, style: Style, *, on_canvas: bool = False) -> Backdrop:
    """Return the backdrop of an element's content, the element lying on ``backdrop``.

    ``on_canvas`` says that the element's own background is on the canvas already. Of the shape of
    the style only the box counts: see :func:`.box_style`.
    """
    if backdrop.hidden is not None and backdrop.hidden != "clipped":
        return backdrop
    if style.display == "contents":
        return backdrop
    hidden = backdrop.hidden or hidden_by_style(style)
    clipped = backdrop.clipped
    if clipped and style.position != "static":
        if style.position in {"absolute", "fixed"}:
            clipped = False
        else:
            hidden = hidden or "clipped"
    if hidden is None and is_zero_clipper(style):
        if style.position == "static":
            clipped = True
        else:
            hidden = "clipped"
    if hidden is not None:
        return backdrop._replace(hidden=hidden, clipped=clipped)
    if clipped == backdrop.clipped and _adds_nothing(style):
        return backdrop
    return _with_content(backdrop, style, clipped=clipped, on_canvas=on_canvas)


def _adds_nothing(style: Style) -> bool:
    """Whether an element passes its backdrop on unchanged: most do."""
    return (
        style.position == "static"
        and not has_background(style)
        and style.opacity == 1
        and style.mix_blend_mode == "normal"
        and not opens_context(style)
        and style.z_index == "auto"
    )


def _with_content(backdrop: Backdrop, style: Style, *, clipped: bool, on_canvas: bool) -> Backdrop:
    unclear = backdrop.unclear
    functions = color_filter(style.filter)
    if functions is None:
        unclear, functions = "filter", ()
    is_blurred = blurs(style.filter)
    if is_blurred and (functions or any(layer.filter for layer in backdrop.layers)):
        unclear = "filter"  # which may sharpen what was blurred
    mode, blend = style.mix_blend_mode, "normal"
    if mode not in SEPARABLE or (mode != "normal" and backdrop.context == "part"):
        unclear = "blend-mode"
    elif backdrop.context == "all":
        blend = mode
    stacks = [backdrop.layers, *backdrop.others, *_elsewhere(backdrop, style)]
    in_letters, shown = backdrop.in_letters, not on_canvas and style.visibility == "visible"
    if in_letters is not None:  # which lie beneath whatever else is painted
        in_letters = with_unknown(in_letters, "background-clip")
    context = _context_in(backdrop, style)
    if style.opacity < 1 or functions or blend != "normal":
        group = Layer((TRANSPARENT,), max(style.opacity, 0.0), functions, blend=blend)
        is_deep = len(backdrop.layers) > MOST_GROUPS
        unclear = "nesting" if is_deep else unclear
        stacks, context = stacks if is_deep else _in_group(stacks, group), "all"
    bare, content = stacks[0], without_icons(style) if shown else style
    if shown:
        context = _painted_in(context, style)
        if style.backdrop_filter != "none" and color_filter(style.backdrop_filter) != ():
            stacks = [(*stack[:-1], with_unknown(stack[-1], "backdrop-filter")) for stack in stacks]
        bare = stacks[0]
        stacks = [_on_top(stack, content) for stack in stacks]
        if in_letters is None and _fills_letters(style):
            in_letters = shown_in_letters(style)
    layers, *others = stacks if len(stacks) == 1 else dict.fromkeys(stacks)
    # A box that is placed in it may lie on its padding, and the icons there.
    around = layers if content is style else _on_top(bare, style)
    opaque = shown and style.background_color.alpha == 1 and not functions and style.opacity == 1
    opaque = opaque and blend == "normal"
    adrift = not opaque and (backdrop.adrift or style.position in {"absolute", "fixed"})
    holds = holds_content(style)
    positions = holds or style.position != "static"
    found = Backdrop(
        layers,
        tuple(others[:_MOST_STACKS]),
        None,
        unclear,
        clipped,
        in_letters,
        backdrop.blurred or is_blurred,
        adrift,
        context,
        around if holds else backdrop.window,
        around if positions else backdrop.containing,
        backdrop.layers if positions else backdrop.outside,
    )
    # Under a color scheme most are those of their parents: one backdrop, one judgement.
    return backdrop if found == backdrop else found


def _in_group(stacks: list[Stack], group: Layer) -> list[Stack]:
    return [(*stack, group) for stack in stacks]


def _context_in(backdrop: Backdrop, style: Style) -> str:
    """Return how much of the backdrop is in the stacking context of an element's content."""
    if style.mix_blend_mode != "normal" or opens_context(style):
        return "nothing"
    # In a flexbox or a grid, any ``z-index`` opens a context.
    return "part" if style.z_index != "auto" and backdrop.context == "all" else backdrop.context


def _painted_in(context: str, style: Style) -> str:
    """Return how much of the backdrop is in a context once a background is painted in it."""
    if style.background_color.alpha == 1:
        return "all"
    return "part" if context == "nothing" and has_background(style) else context


def _elsewhere(backdrop: Backdrop, style: Style) -> list[Stack]:
    """Return the stacks that an absolute or fixed box may lie on.

    A fixed box lies anywhere in the window or in its containing block; an absolute one in its
    containing block, or beside that if an edge says so.
    """
    if style.position == "fixed":
        return [_within_groups(backdrop.window, backdrop)]
    edges = (style.top, style.right, style.bottom, style.left)
    if style.position != "absolute" or edges == ("auto",) * 4:
        return []
    found = [_within_groups(backdrop.containing, backdrop)]
    if any(map(is_beyond, edges)):
        found.append(_within_groups(backdrop.outside, backdrop))
    return found


def _within_groups(stack: Stack, backdrop: Backdrop) -> Stack:
    """Return the stack with empty layers for the groups around a box in the document."""
    inner = backdrop.layers[len(stack) :]
    empty = Layer((TRANSPARENT,))
    return (*stack, *(empty.grouped_as(layer) for layer in inner))


def _on_top(stack: Stack, style: Style) -> Stack:
    top = painted(stack[-1], style)
    return stack if top == stack[-1] else (*stack[:-1], top)


def _fills_letters(style: Style) -> bool:
    return "text" in style.background_clip and has_background(style)
