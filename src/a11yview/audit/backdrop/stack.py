"""Stacks of layers: the colors that groups of elements lay over one another beneath a text.

A layer holds one color, or several where a gradient lets it vary, or says why it is not known.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.blending import SEPARABLE, blended
from a11yview.audit.backdrop.compositing import as_written, composited, on_8_bits, with_alpha
from a11yview.audit.backdrop.filters import ColorFilter, apply_filter
from a11yview.audit.backdrop.gradients import samples
from a11yview.audit.backdrop.lengths import pixels, share
from a11yview.audit.backdrop.pictures import ReadPicture, UnreadPicture, color_of
from a11yview.cascade import Gradient, Picture
from a11yview.color import BLACK, TRANSPARENT, WHITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade import Image, Length, Style
    from a11yview.color import Color
    from a11yview.pictures import Octets, Swatch

__all__ = [
    "Layer",
    "Stack",
    "at_extremes",
    "flattened",
    "has_background",
    "has_image",
    "hint_in",
    "painted",
    "shown_in_letters",
    "unknown_in",
    "veiled",
    "with_shapes",
    "with_unknown",
]

_MOST_COLORS: Final = 64
_MOST_PAIRS: Final = 1024
_MOST_OF_PICTURE: Final = 8192
"""As many of both where a picture is among them."""
_EMPTY_URL: Final = re.compile(r"url\(\s*(?:\"\s*\"|'\s*')?\s*\)")
# A gradient has no size of its own: with any of these it is as large as its box.
_WHOLE: Final = frozenset({"auto", "cover", "contain", "100%"})
_REPEATED: Final = frozenset({"repeat", "round"})


class PaintedPicture(NamedTuple):
    """A picture in a layer: the colors it was painted over, and those painted over it."""

    image: ReadPicture
    below: tuple[Color, ...]
    above: tuple[tuple[tuple[Color, ...], str], ...] = ()
    """From the lowest up, each with its blend mode."""

    def colors_at(self, pixel: Color) -> tuple[Color, ...]:
        """Return the colors that the layer may have where the picture has that of a pixel."""
        found = {composited(pixel, color): None for color in self.below}
        for colors, mode in self.above:
            found = {blended(color, one, mode): None for one in found for color in colors}
        return tuple(found)


class Layer(NamedTuple):
    """The content of one group so far: the colors it may have where the text is.

    ``unknown`` says why there may be other colors; ``colors`` are then those without its cause.
    ``opacity``, ``filter`` and ``blend`` say how the group as a whole lies on the layer below.
    Even so, each channel is between those of the darkest and the lightest of ``extremes``.
    ``picture`` is the uppermost one whose colors are among these; ``hint`` says why that of
    another is not known.
    """

    colors: tuple[Color, ...]
    opacity: float = 1.0
    filter: ColorFilter = ()
    unknown: str | None = None
    extremes: tuple[Color, ...] = ()
    blend: str = "normal"
    picture: PaintedPicture | None = None
    hint: str = ""

    def grouped_as(self, other: Layer) -> Layer:
        """Return the layer as a group with the opacity, filter and blend mode of another."""
        return self._replace(opacity=other.opacity, filter=other.filter, blend=other.blend)

    @property
    def hides(self) -> bool:
        """Whether nothing of the layers below shows through."""
        is_plain = self.opacity == 1 and not self.filter and self.blend == "normal"
        return is_plain and all(color.alpha == 1 for color in self.colors)


Stack = tuple[Layer, ...]
"""Layers from the canvas up: one for the canvas, one more for each group around the text."""


def unknown_in(stack: Stack) -> str | None:
    """Return the reason why the colors of a stack are not known, the uppermost first, or None."""
    for layer in reversed(stack):
        if layer.unknown is not None:
            return layer.unknown
        if layer.hides:
            return None
    return None


def hint_in(stack: Stack) -> str:
    """Return why the uppermost picture of unknown colors was not read; empty: nobody asked."""
    return next((layer.hint for layer in reversed(stack) if layer.unknown is not None), "")


def at_extremes(stack: Stack) -> Stack | None:
    """Return the stack with the extremes of its unknown layers instead of their colors.

    None if a group fades, filters or blends the text together with one: then more than the
    backdrop varies.
    """
    first = next(index for index, layer in enumerate(stack) if layer.unknown is not None)
    above = stack[first + 1 :]
    if stack[first].filter or any(layer.filter or layer.opacity < 1 for layer in above):
        return None
    if any(layer.blend != "normal" for layer in stack[first:]):
        return None
    return tuple(
        layer if layer.unknown is None else layer._replace(colors=_ends(stack, index), unknown=None)
        for index, layer in enumerate(stack)
    )


def _ends(stack: Stack, index: int) -> tuple[Color, ...]:
    """Return the extremes of an unknown layer.

    Of a picture that nothing is painted over, they are its darkest and its lightest pixel.
    """
    layer, above = stack[index], stack[index + 1 :]
    picture = layer.picture
    if picture is None or picture.above or any(one.colors != (TRANSPARENT,) for one in above):
        return layer.extremes
    if layer.opacity < 1 or not picture.image.covers:
        return layer.extremes
    ends: list[Color] = []
    for _, colors in picture.image.options:
        if colors.darkest is None or colors.lightest is None:
            return layer.extremes
        ends += (color_of(colors.darkest), color_of(colors.lightest))
    return tuple(dict.fromkeys(ends))


def flattened(stack: Stack, text: Color) -> list[tuple[Color, Color]] | None:
    """Return the visible colors of a text and of its backdrop, opaque and on 8 bits.

    One pair for every combination of colors that the layers may have; None if they are too many.
    """
    pairs = [(composited(text, color), color) for color in stack[-1].colors]
    most = _MOST_OF_PICTURE if any(layer.picture for layer in stack) else _MOST_PAIRS
    for group, below in zip(stack[:0:-1], stack[-2::-1], strict=True):
        left = [(_leave(above, group), _leave(beneath, group)) for above, beneath in pairs]
        found: dict[tuple[Color, Color], None] = {}
        for color in below.colors:
            for above, beneath in left:
                pair = blended(above, color, group.blend), blended(beneath, color, group.blend)
                found[pair] = None
            if len(found) > most:
                return None
        pairs = list(found)
    return [(on_8_bits(above), on_8_bits(beneath)) for above, beneath in pairs]


def _leave(color: Color, layer: Layer) -> Color:
    """Return the color as the group hands it down: filtered, then faded."""
    if layer.filter:
        color = apply_filter(color, layer.filter)
    if layer.opacity == 1:
        return color
    return with_alpha(color, color.alpha * layer.opacity)


def with_shapes(stack: Stack, index: int, shapes: Iterable[Color]) -> Stack:
    """Return the stack with shapes that may lie in one of its layers, from the lowest up."""
    layer = stack[index]
    for shape in shapes:
        layer = _beneath(layer, (TRANSPARENT, shape))
    return (*stack[:index], layer, *stack[index + 1 :])


def has_image(style: Style) -> bool:
    """Return whether the background has any image, gradients included."""
    return any(image is not None for image in style.background_image)


def has_background(style: Style) -> bool:
    """Return whether an element has a background: a color, or any image."""
    return style.background_color.alpha > 0 or has_image(style)


def painted(layer: Layer, style: Style) -> Layer:
    """Return the layer with an element's background on it."""
    color = as_written(style.background_color)
    images = style.background_image or (None,)
    if images == (None,) and color.alpha == 0:
        return layer
    clips = style.background_clip or ("border-box",)
    is_colored = color.alpha > 0 and clips[(len(images) - 1) % len(clips)] != "text"
    modes = style.background_blend_mode.split(", ")
    if images != (None,) and set(modes) != {"normal"}:
        own = _with_images(Layer((color if is_colored else TRANSPARENT,)), style, modes)
        if own.unknown is None and SEPARABLE.issuperset(modes):
            return _beneath(layer, own.colors)
        return with_unknown(_colored(layer, color) if is_colored else layer, "blend-mode")
    if is_colored:
        layer = _colored(layer, color)
    return layer if images == (None,) else _with_images(layer, style)


def shown_in_letters(style: Style) -> Layer:
    """Return the layer of the backgrounds of an element that are clipped to its letters."""
    layer, color = Layer((TRANSPARENT,)), as_written(style.background_color)
    images = style.background_image or (None,)
    if images != (None,) and set(style.background_blend_mode.split(", ")) != {"normal"}:
        return with_unknown(layer, "background-clip")
    if style.background_clip[(len(images) - 1) % len(style.background_clip)] == "text":
        layer = _colored(layer, color)
    return _with_images(layer, style, in_letters=True)


def _colored(layer: Layer, color: Color) -> Layer:
    layer = _beneath(layer, (color,))
    return _bare(layer) if color.alpha == 1 else layer


def _bare(layer: Layer) -> Layer:
    """Return the layer with nothing known of what the color on top of it hides."""
    return layer._replace(unknown=None, extremes=(), picture=None, hint="")


def _with_images(
    layer: Layer, style: Style, modes: Sequence[str] = ("normal",), *, in_letters: bool = False
) -> Layer:
    """Return the layer with the images of a background, each blended with those beneath it."""
    images, clips, whole = style.background_image, style.background_clip, _wholes(style)
    for index in range(len(images) - 1, -1, -1):
        image = images[index]
        if image is not None and (clips[index % len(clips)] == "text") is in_letters:
            if in_letters and isinstance(image, ReadPicture):
                image = Picture(image.text)  # which of it shows in letters is theirs to tell
            layer = _with_image(layer, image, modes[index % len(modes)], whole=whole[index])
    return layer


def _wholes(style: Style) -> list[bool]:
    """Return for each image whether, being a gradient, it covers the whole box."""
    layout = style.background_size, style.background_repeat
    positions = style.background_position_x, style.background_position_y
    lists = map(itertools.cycle, (*layout, *positions))
    return [_is_whole(*found) for _, *found in zip(style.background_image, *lists, strict=False)]


def _is_whole(
    size: tuple[Length, Length], repeat: tuple[str, str], across: Length, down: Length
) -> bool:
    """Whether a gradient is as large as its box, and repeated, or not moved by its position.

    A percentage is of the difference in size (CSS Backgrounds 3, 2.6), which is zero.
    """
    if not _WHOLE.issuperset(size):
        return False
    return _REPEATED.issuperset(repeat) or (_is_no_step(across) and _is_no_step(down))


def _is_no_step(position: Length) -> bool:
    return share(position) is not None or pixels(position) == 0


def _with_image(layer: Layer, image: Image, mode: str, *, whole: bool) -> Layer:
    if not isinstance(image, Gradient):
        if image.text == "none" or _EMPTY_URL.fullmatch(image.text):
            return layer
        if isinstance(image, ReadPicture) and mode == "normal":
            return _with_picture(layer, image)
        hint = image.why if isinstance(image, UnreadPicture) else ""
        return with_unknown(layer, "background-image")._replace(hint=hint)
    shown = samples(image)
    if not shown:
        return with_unknown(layer, "gradient")
    if all(color.alpha == 0 for color in shown):
        return layer
    if whole and mode == "normal" and all(color.alpha == 1 for color in shown):
        layer = _bare(layer)
    return _beneath(layer, shown if whole else (*shown, TRANSPARENT), mode)


def _with_picture(layer: Layer, image: ReadPicture) -> Layer:
    """Return the layer with a picture on it that was read: each of its pixels may lie there."""
    swatches = [swatch for _, colors in image.options for swatch in colors.swatches]
    is_opaque = image.covers and all(swatch.low[3] == 255 for swatch in swatches)
    bare = _bare(layer) if is_opaque else layer
    nothing = () if image.covers else (TRANSPARENT,)
    picture = PaintedPicture(image, layer.colors)
    if all(swatch.is_one_color for swatch in swatches):
        pixels = dict.fromkeys(color_of(swatch.shown) for swatch in swatches)
        return _beneath(bare, (*pixels, *nothing), painted=picture)
    corners = dict.fromkeys(color_of(corner) for swatch in swatches for corner in _corners(swatch))
    beneath = layer.colors if layer.unknown is None else layer.extremes
    ends = _beneath(Layer(beneath), (*corners, *nothing), painted=picture)
    if ends.unknown is not None:
        return with_unknown(layer, "background-image")
    return layer._replace(
        unknown="background-image", extremes=ends.colors, picture=picture, hint=""
    )


def _corners(swatch: Swatch) -> Iterable[Octets]:
    """Return the colors between which those of a swatch are."""
    low, high = swatch.low, swatch.high
    yield low
    yield high
    if low[3] != high[3]:
        yield (*low[:3], high[3])
        yield (*high[:3], low[3])


def veiled(stack: Stack, veil: Sequence[Color], index: int = -1) -> Stack:
    """Return the stack with one of several colors laid over the layer at an index."""
    layers = list(stack)
    layers[index] = _beneath(layers[index], veil)
    return tuple(layers)


def _beneath(
    layer: Layer,
    above: Sequence[Color],
    mode: str = "normal",
    painted: PaintedPicture | None = None,
) -> Layer:
    """Return the layer under any of the colors above, mixed as a blend mode says.

    ``painted`` is the picture whose colors they are, if they are one's.
    """
    colors, extremes = (
        tuple(dict.fromkeys(blended(color, c, mode) for c in beneath for color in above))
        for beneath in (layer.colors, layer.extremes)
    )
    picture = painted or layer.picture
    most = _MOST_COLORS if picture is None else _MOST_OF_PICTURE
    if len(colors) > most or len(extremes) > most:
        return with_unknown(layer, "gradient" if picture is None else "background-image")
    if picture is not None and picture is not painted:
        picture = picture._replace(above=(*picture.above, (tuple(above), mode)))
    return layer._replace(colors=colors, extremes=extremes, picture=picture)


def with_unknown(layer: Layer, reason: str) -> Layer:
    """Return the layer as one of unknown colors, for that reason."""
    return layer._replace(unknown=reason, extremes=(BLACK, WHITE), picture=None)
