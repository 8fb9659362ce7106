"""Equal shapes, paints and styles as one object, so that comparing them is comparing numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.custom_properties import changed
from a11yview.cascade.computing.initial_values import INITIAL, N_INHERITED, PAINT
from a11yview.cascade.sharing.style_parts import Paint, Shape, SharedStyle
from a11yview.cascade.style import INDEX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.style import Style

__all__ = ["UniqueStyles"]

_BACKGROUND: Final = slice(
    INDEX["background_color"] - PAINT.start, INDEX["box_shadow"] - PAINT.start
)
_IMAGES: Final = INDEX["background_image"] - PAINT.start
_TEXTS: Final = [
    INDEX[name] - PAINT.stop for name in ("display", "position", "content", "container_type")
]
_INHERITED_PAINT: Final = N_INHERITED - PAINT.start


class UniqueStyles:
    """The styles of the pages of one index, and their parts."""

    __slots__ = ("_customs", "_numbers", "_paints", "_shapes", "_styles")

    def __init__(self) -> None:
        self._customs: dict[object, tuple[Mapping[str, str], Mapping[str, str]]] = {}
        """Custom properties by those of the parent and the changes; with the former, which lends
        its identity to the key."""
        self._shapes: dict[tuple[int, tuple[object, ...]], Shape] = {}
        self._paints: dict[tuple[int, tuple[object, ...]], Paint] = {}
        self._styles: dict[tuple[int, Shape, Paint], SharedStyle] = {}
        self._numbers: dict[object, int] = {}

    def __len__(self) -> int:
        return len(self._styles)

    def custom(
        self, inherited: Mapping[str, str], changes: Mapping[str, str | None]
    ) -> Mapping[str, str]:
        """Return the parent's custom properties with changes: one mapping for the same."""
        key = (id(inherited), tuple(changes.items()))
        known = self._customs.get(key)
        if known is None:
            known = self._customs[key] = (inherited, changed(inherited, changes))
        return known[1]

    def shape(self, fields: Sequence[object]) -> Shape:
        """Return the shape among the fields of a style."""
        head, tail = tuple(fields[1 : PAINT.start]), tuple(fields[PAINT.stop :])
        inheritance = self._number((head, tail[-1]))
        known = self._shapes.get((inheritance, tail))
        if known is None:
            texts = [str(tail[index]) for index in _TEXTS]
            known = self._shapes[inheritance, tail] = Shape(head, tail, inheritance, *texts)
        return known

    def paint(self, fields: Sequence[object]) -> Paint:
        """Return the paint among the fields of a style."""
        own = tuple(fields[PAINT])
        inheritance = self._number(own[:_INHERITED_PAINT])
        key = (inheritance, own[_INHERITED_PAINT:])
        known = self._paints.get(key)
        if known is None:
            background = self._number(own[_BACKGROUND])
            has_image = own[_IMAGES] != INITIAL.background_image
            known = self._paints[key] = Paint(own, inheritance, background, has_image)
        return known

    def _number(self, key: object) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def style(self, custom: Mapping[str, str], shape: Shape, paint: Paint) -> SharedStyle:
        """Return the style of these parts."""
        key = (id(custom), shape, paint)
        style = self._styles.get(key)
        if style is None:
            inheritance = ~self._number((id(custom), shape.inheritance, paint.inheritance))
            number = len(self._styles)
            style = self._styles[key] = SharedStyle(custom, shape, paint, number, inheritance)
        return style

    def of(self, style: Style) -> SharedStyle:
        """Return a style with the parts it is made of."""
        return self.style(style.custom, self.shape(style), self.paint(style))
