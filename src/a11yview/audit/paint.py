"""What lies beneath a text: the backgrounds of its ancestors, composited as a browser would.

A :class:`Paint` is a stack of layers. The lowest is the canvas; an element with opacity or a
filter opens another, whose content is composited on its own and then, as a whole, over the layers
below (CSS Color 4, 15; Compositing and Blending 1, 3). A layer holds one color, or several where
a gradient lets it vary, or says why it is not known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.filters import ColorFilter, apply_filter, color_filter
from a11yview.audit.gradients import samples
from a11yview.audit.hiding import hidden_by_style, is_zero_clipper
from a11yview.audit.translucency import as_written
from a11yview.cascade import Gradient
from a11yview.color import TRANSPARENT, WHITE, Color

if TYPE_CHECKING:
    from a11yview.cascade import Image, Style

__all__ = [
    "Layer",
    "Paint",
    "Stack",
    "canvas_paint",
    "flattened",
    "has_image",
    "inner_paint",
    "unknown_in",
]

_DARK_CANVAS: Final = Color(red=18 / 255, green=18 / 255, blue=18 / 255)  # Chromium's Canvas
_MOST_COLORS: Final = 64
_MOST_STACKS: Final = 3
_EMPTY_URL: Final = re.compile(r"url\(\s*(?:\"\s*\"|'\s*')?\s*\)")
# A background with one of these sizes is beneath the whole box.
_WHOLE: Final = frozenset(
    {"auto", "auto auto", "cover", "100%", "100% 100%", "100% auto", "auto 100%"}
)


class Layer(NamedTuple):
    """The content of one group so far: the colors it may have where the text is.

    ``unknown`` says why the colors are not all; they are then what would be there without it.
    """

    colors: tuple[Color, ...]
    opacity: float = 1.0
    filter: ColorFilter = ()
    unknown: str | None = None


Stack = tuple[Layer, ...]
"""Layers from the canvas up: one for the canvas, one more for each group around the text."""


class Paint(NamedTuple):
    """What lies beneath the content of an element.

    ``layers`` is what lies there if the element is where its ancestors are; ``others`` what else
    may, for a box that its position takes elsewhere. ``hidden`` is the reason why the content is
    not seen, ``unclear`` why its colors cannot be told whatever they are; ``clipped`` means a
    clipping box that positioned content escapes; ``in_letters`` a background clipped to the
    letters; ``adrift`` an absolute or fixed box around, with nothing opaque in it.
    ``canvas`` is the stack of the canvas alone, ``containing`` and ``outside`` are those in and
    around the box that positions content.
    """

    layers: Stack
    others: tuple[Stack, ...] = ()
    hidden: str | None = None
    unclear: str | None = None
    clipped: bool = False
    in_letters: bool = False
    adrift: bool = False
    canvas: Stack = ()
    containing: Stack = ()
    outside: Stack = ()


def unknown_in(stack: Stack) -> str | None:
    """Return why what lies in a stack is not known: the first reason from the top, or None."""
    for layer in reversed(stack):
        if layer.unknown is not None:
            return layer.unknown
        if layer.opacity == 1 and not layer.filter and all(c.alpha == 1 for c in layer.colors):
            return None
    return None


def flattened(stack: Stack, text: Color) -> list[tuple[Color, Color]]:
    """Return what is seen of a text and of its backdrop, as 8-bit opaque colors.

    One pair for every combination of colors that the layers may have.
    """
    if len(stack) == 1:
        return [(_on_8_bits(text.over(c)), _on_8_bits(c)) for c in stack[0].colors]
    pairs = []
    for combination in product(*(layer.colors for layer in stack)):
        above, beneath = text.over(combination[-1]), combination[-1]
        for place in range(len(stack) - 1, 0, -1):
            below = combination[place - 1]
            above = _leave(above, stack[place]).over(below)
            beneath = _leave(beneath, stack[place]).over(below)
        pairs.append((_on_8_bits(above), _on_8_bits(beneath)))
    return pairs


@lru_cache(maxsize=4096)
def _on_8_bits(color: Color) -> Color:
    """Return the color as painted; one object each, so that its luminance is measured once."""
    return color.rounded()


def _leave(color: Color, layer: Layer) -> Color:
    """Return the color as the group hands it down: filtered, then faded."""
    if layer.filter:
        color = apply_filter(color, layer.filter)
    if layer.opacity == 1:
        return color
    return Color(
        red=color.red, green=color.green, blue=color.blue, alpha=color.alpha * layer.opacity
    )


def canvas_paint(root: Style, body: Style | None) -> tuple[Paint, bool]:
    """Return the paint of the canvas, and whether the body's background went into it.

    Source: CSS Backgrounds 3, 2.11.2: the root's background covers the canvas, or the body's if
    the root has none.
    """
    base = Layer((_DARK_CANVAS if root.color_scheme == "dark" else WHITE,))
    layer = _painted(base, root)
    on_canvas = layer is base and body is not None and body.display != "none"
    if on_canvas and body is not None:
        layer = _painted(base, body)
    stack = (layer,)
    return Paint(stack, canvas=stack, containing=stack, outside=stack), on_canvas


def inner_paint(paint: Paint, style: Style, *, on_canvas: bool = False) -> Paint:
    """Return what lies beneath the content of an element that lies on ``paint``.

    ``on_canvas`` says that the element's own background is on the canvas already. Of the shape of
    the style only the box counts: see :func:`.box_of`.
    """
    if paint.hidden is not None and paint.hidden != "clipped":
        return paint
    display = style.display
    hidden = paint.hidden or hidden_by_style(style)
    clipped = paint.clipped
    if clipped and style.position != "static":
        if style.position in {"absolute", "fixed"}:
            clipped = False
        else:
            hidden = hidden or "clipped"
    if display == "contents":
        return paint._replace(hidden=hidden, clipped=clipped)
    if hidden is None and is_zero_clipper(style):
        if style.position == "static":
            clipped = True
        else:
            hidden = "clipped"
    if hidden is not None:
        return paint._replace(hidden=hidden, clipped=clipped)
    if clipped == paint.clipped and _adds_nothing(style):
        return paint
    return _with_content(paint, style, clipped=clipped, on_canvas=on_canvas)


def _adds_nothing(style: Style) -> bool:
    """Whether an element leaves what lies beneath its content as it is: most do."""
    return (
        style.position == "static"
        and style.background_color.alpha == 0
        and style.background_image == (None,)
        and style.opacity == 1
        and style.transform == "none"
        and style.filter == "none"
        and style.mix_blend_mode == "normal"
        and style.backdrop_filter in {"none", ""}
    )


def _with_content(paint: Paint, style: Style, *, clipped: bool, on_canvas: bool) -> Paint:
    unclear = paint.unclear
    functions = color_filter(style.filter)
    if functions is None:
        unclear, functions = "filter", ()
    if style.mix_blend_mode != "normal":
        unclear = "blend-mode"
    stacks = [paint.layers, *paint.others, *_elsewhere(paint, style)]
    in_letters, shown = paint.in_letters, not on_canvas and style.visibility == "visible"
    if style.opacity < 1 or functions:
        group = Layer((TRANSPARENT,), max(style.opacity, 0.0), functions)
        stacks = [(*stack, group) for stack in stacks]
    if shown:
        stacks = [_on_top(stack, style) for stack in stacks]
        in_letters = in_letters or _fills_letters(style)
        if style.backdrop_filter not in {"none", ""} and unclear is None:
            unclear = _unclear_backdrop(style)
    layers, *others = stacks if len(stacks) == 1 else dict.fromkeys(stacks)
    opaque = shown and style.background_color.alpha == 1 and not functions and style.opacity == 1
    adrift = not opaque and (paint.adrift or style.position in {"absolute", "fixed"})
    positions = style.position != "static" or style.transform != "none"
    found = Paint(
        layers,
        tuple(others[:_MOST_STACKS]),
        None,
        unclear,
        clipped,
        in_letters,
        adrift,
        paint.canvas,
        layers if positions else paint.containing,
        paint.layers if positions else paint.outside,
    )
    # Under a color scheme most backgrounds are that of their parents: one paint, one judgement.
    return paint if found == paint else found


def _elsewhere(paint: Paint, style: Style) -> list[Stack]:
    """Return what may lie beneath a box that is taken out of its place.

    A fixed box lies anywhere in the window; an absolute one in the box that positions it, or
    beside that if an edge says so.
    """
    if style.position == "fixed":
        return [_within_groups(paint.canvas, paint)]
    edges = (style.top, style.right, style.bottom, style.left)
    if style.position != "absolute" or edges == ("auto",) * 4:
        return []
    found = [_within_groups(paint.containing, paint)]
    if "100%" in edges:
        found.append(_within_groups(paint.outside, paint))
    return found


def _within_groups(stack: Stack, paint: Paint) -> Stack:
    """Return the stack with the groups that the box is in all the same, nothing in these."""
    inner = paint.layers[len(stack) :]
    return (*stack, *(Layer((TRANSPARENT,), layer.opacity, layer.filter) for layer in inner))


def _on_top(stack: Stack, style: Style) -> Stack:
    top = _painted(stack[-1], style)
    return stack if top == stack[-1] else (*stack[:-1], top)


def _fills_letters(style: Style) -> bool:
    has_background = has_image(style) or style.background_color.alpha > 0
    return "text" in style.background_clip and has_background


def has_image(style: Style) -> bool:
    """Return whether the background has any image, gradients included."""
    return any(image is not None for image in style.background_image)


def _unclear_backdrop(style: Style) -> str | None:
    """Return the reason if a backdrop filter shows; a blur leaves a plain backdrop as it is."""
    functions = re.sub(r"blur\([^()]*\)", "", style.backdrop_filter)
    changes = color_filter(functions.strip() or "none") != ()
    return "backdrop-filter" if changes and style.background_color.alpha < 1 else None


def _painted(layer: Layer, style: Style) -> Layer:
    """Return the layer with an element's background on it."""
    color = as_written(style.background_color)
    images = style.background_image or (None,)
    if images == (None,) and color.alpha == 0:
        return layer
    clips = style.background_clip or ("border-box",)
    if color.alpha > 0 and clips[(len(images) - 1) % len(clips)] != "text":
        if color.alpha == 1:
            layer = Layer((color,), layer.opacity, layer.filter)
        else:
            colors = tuple(dict.fromkeys(color.over(c) for c in layer.colors))
            layer = Layer(colors, layer.opacity, layer.filter, layer.unknown)
    if images == (None,):
        return layer
    if set(style.background_blend_mode.replace(",", " ").split()) - {"normal"}:
        return layer._replace(unknown="blend-mode")
    whole = _covers(style)
    for place in range(len(images) - 1, -1, -1):
        image = images[place]
        if image is not None and clips[place % len(clips)] != "text":
            layer = _with_image(layer, image, whole=whole)
    return layer


def _covers(style: Style) -> bool:
    sizes = [size.strip() for size in style.background_size.split(",")]
    return all(size in _WHOLE for size in sizes)


def _with_image(layer: Layer, image: Image, *, whole: bool) -> Layer:
    if not isinstance(image, Gradient):
        nothing = image.text == "none" or _EMPTY_URL.fullmatch(image.text)
        return layer if nothing else layer._replace(unknown="background-image")
    shown = samples(image)
    if not shown:
        return layer._replace(unknown="gradient")
    if all(color.alpha == 0 for color in shown):
        return layer
    opaque = whole and all(color.alpha == 1 for color in shown)
    beneath = () if opaque else layer.colors
    colors = dict.fromkeys(color.over(c) for c in layer.colors for color in shown)
    if not whole:
        colors |= dict.fromkeys(beneath)
    if len(colors) > _MOST_COLORS:
        return layer._replace(unknown="gradient")
    return layer._replace(colors=tuple(colors), unknown=None if opaque else layer.unknown)
