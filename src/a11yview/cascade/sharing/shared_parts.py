"""Parts of styles by what they are made from: each is computed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.computing.computed_style import compute, paint_fields, shape_fields
from a11yview.cascade.computing.custom_properties import ElementValues, mapping_over
from a11yview.cascade.sharing.style_parts import PaintNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.computing.cascaded import Cascaded
    from a11yview.cascade.computing.prepared import Customs, Prepared
    from a11yview.cascade.model import Context
    from a11yview.cascade.sharing.style_parts import Paint, Shape, SharedStyle
    from a11yview.cascade.sharing.style_store import StyleStore

__all__ = ["SharedParts"]


class SharedParts:
    """The parts known for one set of everything that values depend on but parent and winners."""

    def __init__(self, store: StyleStore) -> None:
        self.known: dict[tuple[object, ...], SharedStyle] = {}
        """Styles by what they were made from."""
        self._store = store
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._paints: dict[tuple[object, ...], Paint] = {}
        self._customs: dict[tuple[Customs, int], Mapping[str, str]] = {}
        self._typed: dict[tuple[Customs | None, int], bool] = {}
        self._painted: dict[tuple[int, Paint], PaintNode] = {}
        self._inner: dict[tuple[int, int], dict[int, PaintNode]] = {}

    def painted(self, custom: Mapping[str, str], paint: Paint) -> PaintNode:
        """Return one object for all that is painted alike."""
        painted = self._painted.get((id(custom), paint))
        if painted is None:
            inner = self._inner.setdefault((id(custom), paint.inheritance), {})
            painted = self._painted[id(custom), paint] = PaintNode(custom, paint, inner)
        return painted

    def follow(  # noqa: PLR0913, PLR0917 - all that counts for a paint
        self,
        above: PaintNode,
        way: int,
        winners: Cascaded,
        parent: SharedStyle,
        shape: Shape,
        context: Context,
    ) -> PaintNode:
        """Return where a way leads below the parent; none of :meth:`make`'s special cases."""
        custom = above.custom
        if winners.customs is not None:
            custom = self._custom(winners, custom, context)
        paint = self._paint(winners.paint, parent, custom, shape, context)
        painted = self.painted(custom, paint)
        if not (winners.paint.needs_parent or winners.paint.may_measure or paint.has_image):
            above.inner[way] = painted
        return painted

    def make(self, winners: Cascaded, parent: SharedStyle, context: Context) -> SharedStyle:
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
        self, winners: Prepared, parent: SharedStyle, custom: Mapping[str, str], context: Context
    ) -> Shape:
        above = parent.shape if winners.needs_parent else parent.shape.inheritance
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
        parent: SharedStyle,
        custom: Mapping[str, str],
        shape: Shape,
        context: Context,
    ) -> Paint:
        above = parent.paint if winners.needs_parent else parent.paint.inheritance
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
