"""Computed styles made of three parts, each computed once for all that it depends on.

The shape is what colors cannot change: fonts, lengths, boxes. The paint is what colors do. The
third are the custom properties. From one state to the next mostly the paint alone differs, and
under a color scheme most elements are painted alike: what a new state costs is a few paints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.computed_style import compute, paint_fields, shape_fields
from a11yview.cascade.computing.custom_properties import ElementValues, mapping_over
from a11yview.cascade.computing.initial_values import INDEX, N_INHERITED, PAINT
from a11yview.cascade.computing.style import Style
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.cascade.computing.cascading import Cascaded
    from a11yview.cascade.computing.prepared import Customs, Prepared
    from a11yview.cascade.model import Context, Mappings, Registration

__all__ = ["Made", "Paint", "Painted", "Parts", "Shape", "Store"]

_BACKGROUND_COLOR: Final = INDEX["background_color"] - PAINT.start
_BACKGROUND: Final = slice(_BACKGROUND_COLOR, INDEX["box_shadow"] - PAINT.start)
_TEXTS: Final = [
    INDEX[name] - PAINT.stop for name in ("display", "position", "content", "container_type")
]
_INHERITED_PAINT: Final = N_INHERITED - PAINT.start


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The fields before and after the paint."""

    head: tuple[object, ...]
    tail: tuple[object, ...]
    heritage: int
    """Equal where children take the same from it without asking."""
    display: str
    position: str
    content: str
    container_type: str


@dataclass(frozen=True, slots=True, eq=False)
class Paint:
    """The fields of the paint."""

    fields: tuple[object, ...]
    heritage: int
    """Equal where children take the same from it without asking: colors of letters."""
    background: int
    """Equal where the background is."""

    @property
    def background_color(self) -> Color:
        """The color of the background."""
        color = self.fields[_BACKGROUND_COLOR]
        assert isinstance(color, Color)  # noqa: S101 - what the field holds
        return color


class Made:
    """A style by its parts."""

    __slots__ = ("_style", "custom", "heritage", "number", "paint", "shape")

    def __init__(
        self, custom: Mapping[str, str], shape: Shape, paint: Paint, number: int, heritage: int
    ) -> None:
        self.custom = custom
        self.shape = shape
        self.paint = paint
        self.number = number
        self.heritage = heritage
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


class Painted:
    """An element as far as it decides how its children are painted."""

    __slots__ = ("custom", "inner", "paint")

    def __init__(self, custom: Mapping[str, str], paint: Paint, inner: dict[int, Painted]) -> None:
        self.custom = custom
        self.paint = paint
        self.inner = inner
        """Children that ask for nothing that is not inherited, by the number of the way to them.

        One for all that hand the same down; see :attr:`Store.ways`.
        """


class Store:
    """The styles of the pages of one index, and their parts: equal ones are one object."""

    def __init__(self) -> None:
        self.mappings: Mappings = {}
        """Mappings of custom properties, shared by elements that declare the same."""
        self.ways: dict[tuple[Prepared, Customs | None, bool], int] = {}
        """What paints are made from: winners, those of custom properties, whether by a slot."""
        self._shapes: dict[tuple[int, tuple[object, ...]], Shape] = {}
        self._paints: dict[tuple[int, tuple[object, ...]], Paint] = {}
        self._made: dict[tuple[int, Shape, Paint], Made] = {}
        self._numbers: dict[object, int] = {}
        self._parts: dict[object, Parts] = {}
        self._registrations: dict[tuple[Registration, ...], int] = {}

    def __len__(self) -> int:
        return len(self._made) + len(self.ways)

    def parts(self, key: object) -> Parts:
        """Return what is known for one set of everything else that values depend on."""
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = Parts(self)
        return found

    def registered(self, properties: Iterable[Registration]) -> int:
        """Return a number for registered custom properties, equal where they are."""
        return self._registrations.setdefault(tuple(properties), len(self._registrations))

    def shape(self, fields: Sequence[object]) -> Shape:
        """Return the shape among the fields of a style."""
        head, tail = tuple(fields[1 : PAINT.start]), tuple(fields[PAINT.stop :])
        heritage = self._number((head, tail[-1]))
        known = self._shapes.get((heritage, tail))
        if known is None:
            texts = [str(tail[place]) for place in _TEXTS]
            known = self._shapes[heritage, tail] = Shape(head, tail, heritage, *texts)
        return known

    def paint(self, fields: Sequence[object]) -> Paint:
        """Return the paint among the fields of a style."""
        own = tuple(fields[PAINT])
        heritage = self._number(own[:_INHERITED_PAINT])
        key = (heritage, own[_INHERITED_PAINT:])
        known = self._paints.get(key)
        if known is None:
            background = self._number(own[_BACKGROUND])
            known = self._paints[key] = Paint(own, heritage, background)
        return known

    def _number(self, key: object) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def made(self, custom: Mapping[str, str], shape: Shape, paint: Paint) -> Made:
        """Return the style of these parts."""
        key = (id(custom), shape, paint)
        made = self._made.get(key)
        if made is None:
            heritage = ~self._number((id(custom), shape.heritage, paint.heritage))
            made = self._made[key] = Made(custom, shape, paint, len(self._made), heritage)
        return made

    def of(self, style: Style) -> Made:
        """Return what a style is made of."""
        return self.made(style.custom, self.shape(style), self.paint(style))


class Parts:
    """The parts known for one set of everything that values depend on but parent and winners."""

    def __init__(self, store: Store) -> None:
        self.known: dict[tuple[object, ...], Made] = {}
        """Styles by what they were made from."""
        self._store = store
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._paints: dict[tuple[object, ...], Paint] = {}
        self._customs: dict[tuple[Customs, int], Mapping[str, str]] = {}
        self._typed: dict[tuple[Customs | None, int], bool] = {}
        self._painted: dict[tuple[int, Paint], Painted] = {}
        self._inner: dict[tuple[int, int], dict[int, Painted]] = {}

    def painted(self, custom: Mapping[str, str], paint: Paint) -> Painted:
        """Return one object for all that is painted alike."""
        painted = self._painted.get((id(custom), paint))
        if painted is None:
            inner = self._inner.setdefault((id(custom), paint.heritage), {})
            painted = self._painted[id(custom), paint] = Painted(custom, paint, inner)
        return painted

    def follow(  # noqa: PLR0913, PLR0917 - all that counts for a paint
        self,
        above: Painted,
        way: int,
        winners: Cascaded,
        parent: Made,
        shape: Shape,
        context: Context,
    ) -> Painted:
        """Return where a way leads below the parent; none of :meth:`make`'s special cases."""
        custom = above.custom
        if winners.customs is not None:
            custom = self._custom(winners, custom, context)
        paint = self._paint(winners.paint, parent, custom, shape, context)
        painted = self.painted(custom, paint)
        if not (winners.paint.needs_parent or winners.paint.may_measure):
            above.inner[way] = painted
        return painted

    def make(self, winners: Cascaded, parent: Made, context: Context) -> Made:
        """Return the style that winners make of the parent's."""
        store, custom = self._store, parent.custom
        if winners.is_whole or (
            context.registered and self._is_typed(winners.customs, custom, context)
        ):
            return store.of(compute(parent.style, winners, context))
        if winners.customs is not None:
            custom = self._custom(winners, custom, context)
        shape = self._shape(winners.shape, parent, custom, context)
        paint = self._paint(winners.paint, parent, custom, shape, context)
        return store.made(custom, shape, paint)

    def _is_typed(
        self, customs: Customs | None, inherited: Mapping[str, str], context: Context
    ) -> bool:
        """Whether registered custom properties count: their values may depend on the font."""
        key = (customs, id(inherited))
        known = self._typed.get(key)
        if known is None:
            declared = () if customs is None else customs.names
            known = self._typed[key] = any(
                name in declared or (name in inherited and (bool(declared) or not one.inherits))
                for name, one in context.registered.items()
            )
        return known

    def _custom(
        self, winners: Cascaded, inherited: Mapping[str, str], context: Context
    ) -> Mapping[str, str]:
        customs = winners.customs
        assert customs is not None  # noqa: S101 - see make
        key = (customs, id(inherited))
        known = self._customs.get(key)
        if known is None:
            taken = tuple([inherited.get(name) for name in customs.mentions])
            changes = customs.known.get(taken)
            if changes is None:
                values = ElementValues(inherited, winners, context)
                values.font_is_known()  # none of these is measured by it
                changes = customs.remember(taken, values.custom)
            known = self._customs[key] = mapping_over(inherited, changes, self._store.mappings)
        return known

    def _shape(
        self, winners: Prepared, parent: Made, custom: Mapping[str, str], context: Context
    ) -> Shape:
        above = parent.shape if winners.needs_parent else parent.shape.heritage
        near = (winners, above, id(custom)) if winners.groups else (winners, above)
        shape = self._shapes.get(near)
        if shape is None:
            found = [group.among(custom, context) for group in winners.groups]
            far = (winners, above, *found)
            shape = self._shapes.get(far)
            if shape is None:
                fields = shape_fields(parent.style, winners, found, context)
                shape = self._shapes[far] = self._store.shape(fields)
            self._shapes[near] = shape
        return shape

    def _paint(
        self,
        winners: Prepared,
        parent: Made,
        custom: Mapping[str, str],
        shape: Shape,
        context: Context,
    ) -> Paint:
        above = parent.paint if winners.needs_parent else parent.paint.heritage
        near = (winners, above, id(custom)) if winners.groups else (winners, above)
        paint = self._paints.get(near)
        if paint is None:
            found = [group.among(custom, context) for group in winners.groups]
            far = (winners, above, *found)
            paint, own = self._paints.get(far), (shape, *far)
            if paint is None and own in self._paints:
                return self._paints[own]
            if paint is None:
                fields = [custom, *shape.head, *parent.paint.fields, *shape.tail]
                measured = paint_fields(fields, parent.style, winners, found, context)
                paint = self._store.paint(fields)
                if measured:
                    self._paints[own] = paint
                    return paint
                self._paints[far] = paint
            self._paints[near] = paint
        return paint
