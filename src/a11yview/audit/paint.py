"""What lies beneath a text: the backgrounds of its ancestors, composited as a browser would.

A :class:`Paint` is a stack of layers. The lowest is the canvas; an element with opacity or a
filter opens another, whose content is composited on its own and then, as a whole, over the layers
below (CSS Color 4, 15; Compositing and Blending 1, 3). A layer holds one color, or several where
a gradient lets it vary, or says why it is not known.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.filters import ColorFilter, apply_filter, color_filter
from a11yview.audit.gradients import samples
from a11yview.audit.hiding import hidden_by_style, is_zero_clipper
from a11yview.cascade import Gradient
from a11yview.color import Color

if TYPE_CHECKING:
    from a11yview.cascade import Image, Style

__all__ = ["TRANSPARENT", "Layer", "Paint", "canvas_paint", "has_image", "inner_paint"]

TRANSPARENT = Color(red=0.0, green=0.0, blue=0.0, alpha=0.0)
_WHITE = Color(red=1.0, green=1.0, blue=1.0)
_DARK_CANVAS = Color(red=18 / 255, green=18 / 255, blue=18 / 255)  # as Chromium paints Canvas
_MOST_COLORS = 64
_EMPTY_URL = re.compile(r"url\(\s*(?:\"\s*\"|'\s*')?\s*\)")
# A background with one of these sizes is beneath the whole box.
_WHOLE = frozenset({"auto", "auto auto", "cover", "100%", "100% 100%", "100% auto", "auto 100%"})


class Layer(NamedTuple):
    """The content of one group so far: the colors it may have where the text is.

    ``unknown`` says why the colors are not all; they are then what would be there without it.
    """

    colors: tuple[Color, ...]
    opacity: float = 1.0
    filter: ColorFilter = ()
    unknown: str | None = None


class Paint(NamedTuple):
    """What lies beneath the content of an element.

    ``hidden`` is the reason why the content is not seen, ``unclear`` why its colors cannot be
    told whatever they are; ``clipped`` means a clipping box that positioned content escapes;
    ``in_letters`` means a background clipped to the letters.
    """

    layers: tuple[Layer, ...]
    hidden: str | None = None
    unclear: str | None = None
    clipped: bool = False
    in_letters: bool = False

    @property
    def unknown(self) -> str | None:
        """Why what lies beneath is not known: the first reason from the top, or None."""
        for layer in reversed(self.layers):
            if layer.unknown is not None:
                return layer.unknown
            if layer.opacity == 1 and not layer.filter and all(c.alpha == 1 for c in layer.colors):
                return None
        return None

    def flattened(self, text: Color) -> list[tuple[Color, Color]]:
        """Return what is seen of a text and of its backdrop, as 8-bit opaque colors.

        One pair for every combination of colors that the layers may have.
        """
        layers = self.layers
        if len(layers) == 1:
            return [(text.over(c).rounded(), c.rounded()) for c in layers[0].colors]
        pairs = []
        for combination in product(*(layer.colors for layer in layers)):
            above, beneath = text.over(combination[-1]), combination[-1]
            for place in range(len(layers) - 1, 0, -1):
                below = combination[place - 1]
                above = _leave(above, layers[place]).over(below)
                beneath = _leave(beneath, layers[place]).over(below)
            pairs.append((above.rounded(), beneath.rounded()))
        return pairs


def _leave(color: Color, layer: Layer) -> Color:
    """The color as the group hands it down: filtered, then faded."""
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
    base = Layer((_DARK_CANVAS if root.color_scheme == "dark" else _WHITE,))
    layer = _painted(base, root)
    if layer is not base or body is None or body.display == "none":
        return Paint((layer,)), False
    return Paint((_painted(base, body),)), True


def inner_paint(paint: Paint, style: Style, *, on_canvas: bool = False) -> Paint:
    """Return what lies beneath the content of an element that lies on ``paint``.

    ``on_canvas`` says that the element's own background is on the canvas already.
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
    return _with_content(paint, style, clipped=clipped, on_canvas=on_canvas)


def _with_content(paint: Paint, style: Style, *, clipped: bool, on_canvas: bool) -> Paint:
    layers, unclear = paint.layers, paint.unclear
    functions = color_filter(style.filter)
    if functions is None:
        unclear, functions = "filter", ()
    if style.mix_blend_mode != "normal":
        unclear = "blend-mode"
    if style.opacity < 1 or functions:
        layers = (*layers, Layer((TRANSPARENT,), max(style.opacity, 0.0), functions))
    in_letters = paint.in_letters
    if not on_canvas and style.visibility == "visible":
        top = _painted(layers[-1], style)
        if top is not layers[-1]:
            layers = (*layers[:-1], top)
        in_letters = in_letters or (
            "text" in style.background_clip
            and (has_image(style) or style.background_color.alpha > 0)
        )
        if style.backdrop_filter not in {"none", ""} and unclear is None:
            unclear = _unclear_backdrop(style)
    return Paint(layers, None, unclear, clipped, in_letters)


def has_image(style: Style) -> bool:
    """Return whether the background has any image, gradients included."""
    return any(image is not None for image in style.background_image)


def _unclear_backdrop(style: Style) -> str | None:
    """A blur leaves a plain backdrop as it is; other functions show through a thin background."""
    functions = re.sub(r"blur\([^()]*\)", "", style.backdrop_filter)
    changes = color_filter(functions.strip() or "none") != ()
    return "backdrop-filter" if changes and style.background_color.alpha < 1 else None


def _painted(layer: Layer, style: Style) -> Layer:
    """Return the layer with an element's background on it."""
    color = style.background_color
    images = style.background_image or (None,)
    if images == (None,) and color.alpha == 0:
        return layer
    clips = style.background_clip or ("border-box",)
    if color.alpha > 0 and clips[(len(images) - 1) % len(clips)] != "text":
        if color.alpha == 1:
            layer = layer._replace(colors=(color,), unknown=None)
        else:
            colors = tuple(dict.fromkeys(color.over(c) for c in layer.colors))
            layer = layer._replace(colors=colors)
    if images == (None,):
        return layer
    if set(style.background_blend_mode.replace(",", " ").split()) - {"normal"}:
        return layer._replace(unknown="blend-mode")
    for place in range(len(images) - 1, -1, -1):
        image = images[place]
        if image is not None and clips[place % len(clips)] != "text":
            layer = _with_image(layer, image, whole=_covers(style))
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
