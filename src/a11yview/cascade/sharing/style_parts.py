"""Computed styles made of three parts, each computed once for all that it depends on.

The shape is what colors cannot change: fonts, lengths, boxes. The paint is what colors do. The
third are the custom properties. From one state to the next mostly the paint alone differs, and
under a color scheme most elements are painted alike: what a new state costs is a few paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.initial_values import PAINT
from a11yview.cascade.fixed import fixed
from a11yview.cascade.style import INDEX, Style
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Paint", "PaintNode", "Shape", "SharedStyle"]

_BACKGROUND_COLOR: Final = INDEX["background_color"] - PAINT.start


@fixed
class Shape:
    """The fields before and after the paint."""

    head: tuple[object, ...]
    tail: tuple[object, ...]
    inheritance: int
    """Equal where children take the same from it without asking."""
    display: str
    position: str
    content: str
    container_type: str


@fixed
class Paint:
    """The fields of the paint."""

    fields: tuple[object, ...]
    inheritance: int
    """Equal where children take the same from it without asking: colors of letters."""
    background: int
    """Equal where the background is."""
    has_image: bool
    """Whether the background has any image, gradients included."""

    @property
    def background_color(self) -> Color:
        """The color of the background."""
        color = self.fields[_BACKGROUND_COLOR]
        assert isinstance(color, Color)  # noqa: S101 - what the field holds
        return color


class SharedStyle:
    """A style by its parts."""

    __slots__ = ("_style", "custom", "inheritance", "number", "paint", "shape")

    def __init__(
        self, custom: Mapping[str, str], shape: Shape, paint: Paint, number: int, inheritance: int
    ) -> None:
        self.custom = custom
        self.shape = shape
        self.paint = paint
        self.number = number
        self.inheritance = inheritance
        """Negative; equal where children take the same from the style without asking."""
        self._style: Style | None = None

    @property
    def style(self) -> Style:
        """The style: one object. Where a state differs in paints, few are asked for."""
        style = self._style
        if style is None:
            shape, fields = self.shape, self.paint.fields
            style = self._style = Style._make((self.custom, *shape.head, *fields, *shape.tail))
        return style


class PaintNode:
    """An element as far as it decides how its children are painted."""

    __slots__ = ("children", "custom", "paint")

    def __init__(
        self, custom: Mapping[str, str], paint: Paint, children: dict[int, PaintNode]
    ) -> None:
        self.custom = custom
        self.paint = paint
        self.children = children
        """Children that ask for nothing that is not inherited, by recipe.

        Nodes from which children inherit the same have one mapping; see :meth:`.StyleStore.recipe`.
        """
