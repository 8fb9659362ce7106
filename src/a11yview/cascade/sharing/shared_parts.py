"""Parts of styles by what they are made from: each is computed once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.computed_style import compute, compute_paint, compute_shape
from a11yview.cascade.computing.custom_properties import ElementValues
from a11yview.cascade.computing.element import Element
from a11yview.cascade.computing.initial_values import (
    N_INHERITED,
    PAINT,
    initial_paint,
    initial_style,
    starting_fields,
)
from a11yview.cascade.sharing.style_parts import PaintNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from a11yview.cascade.model import Context
    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.prepared_values import PreparedCustoms, PreparedPart, Values
    from a11yview.cascade.sharing.style_parts import Paint, Shape, SharedStyle
    from a11yview.cascade.sharing.unique_styles import UniqueStyles

__all__ = ["SharedParts"]

_INHERITED_PAINT: Final = N_INHERITED - PAINT.start


class SharedParts:
    """The styles and parts known in one setting.

    A setting is one set of everything that values depend on but winners and the parent's style:
    the environment, the root's font, the size of containers, registered properties, functions.
    """

    def __init__(self, unique: UniqueStyles) -> None:
        self._unique = unique
        self._styles: dict[tuple[object, ...], SharedStyle] = {}
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._paints: dict[tuple[object, ...], Paint] = {}
        self._customs: dict[tuple[PreparedCustoms, int], Mapping[str, str]] = {}
        self._typed: dict[tuple[PreparedCustoms | None, int], bool] = {}
        self._paint_nodes: dict[tuple[int, Paint], PaintNode] = {}
        self._children: dict[tuple[int, int], dict[int, PaintNode]] = {}

    # -- styles ----------------------------------------------------------------------------------

    def style(self, winners: CascadedValues, parent: SharedStyle, context: Context) -> SharedStyle:
        """Return the style of an element of which nothing counts but its winners and parent."""
        key = (winners.number, parent.number if winners.needs_parent else parent.inheritance)
        known = self._styles.get(key)
        if known is None:
            known = self._styles[key] = self._make(winners, parent, context)
        return known

    def particular_style(
        self,
        winners: CascadedValues,
        parent: SharedStyle,
        owner: tuple[int, str],
        context: Callable[[], Context],
    ) -> SharedStyle:
        """Return the style of an element or pseudo-element of which more may count.

        ``owner`` names the node whose attributes count, or -1, and the pseudo-element.
        """
        key = (winners.number, parent.number, owner)
        known = self._styles.get(key)
        if known is None:
            known = self._styles[key] = self._make(winners, parent, context())
        return known

    def root_style(self, winners: CascadedValues, context: Context) -> SharedStyle:
        """Return the style of a root element."""
        key = (winners.number,)
        known = self._styles.get(key)
        if known is None:
            above = self._unique.of(initial_style(context.environment))
            known = self._styles[key] = self._make(winners, above, context)
        return known

    def _make(self, winners: CascadedValues, parent: SharedStyle, context: Context) -> SharedStyle:
        unique, custom, customs = self._unique, parent.custom, winners.prepared_customs
        if winners.is_whole or (context.registered and self._is_typed(customs, custom, context)):
            return unique.of(compute(parent.style, winners, context, change=unique.custom))
        if customs is not None:
            custom = self._custom(winners, customs, custom, context)
        shape = self._shape(winners.shape, parent, custom, context)
        paint = self._paint(winners.paint, parent, custom, shape, context)
        return unique.style(custom, shape, paint)

    def _is_typed(
        self, customs: PreparedCustoms | None, inherited: Mapping[str, str], context: Context
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

    # -- paints alone ----------------------------------------------------------------------------

    def paint_node(self, custom: Mapping[str, str], paint: Paint) -> PaintNode:
        """Return one node for all elements that are painted alike."""
        node = self._paint_nodes.get((id(custom), paint))
        if node is None:
            children = self._children.setdefault((id(custom), paint.inheritance), {})
            node = self._paint_nodes[id(custom), paint] = PaintNode(custom, paint, children)
        return node

    def child_paint(  # noqa: PLR0913, PLR0917 - all that counts for a paint
        self,
        above: PaintNode,
        recipe: int,
        winners: CascadedValues,
        parent: SharedStyle,
        shape: Shape,
        context: Context,
    ) -> PaintNode:
        """Return how an element of a known shape is painted; its style must come apart."""
        custom, customs = above.custom, winners.prepared_customs
        if customs is not None:
            custom = self._custom(winners, customs, custom, context)
        paint = self._paint(winners.paint, parent, custom, shape, context)
        node = self.paint_node(custom, paint)
        if not (winners.paint.needs_parent or winners.paint.may_measure or paint.has_image):
            above.children[recipe] = node
        return node

    # -- parts -----------------------------------------------------------------------------------

    def _custom(
        self,
        winners: CascadedValues,
        customs: PreparedCustoms,
        inherited: Mapping[str, str],
        context: Context,
    ) -> Mapping[str, str]:
        key = (customs, id(inherited))
        known = self._customs.get(key)
        if known is None:
            # None of these is typed, so that none is measured by the font.
            changes = customs.changes(inherited, lambda: ElementValues(inherited, winners, context))
            known = self._customs[key] = self._unique.custom(inherited, changes)
        return known

    def _shape(
        self, part: PreparedPart, parent: SharedStyle, custom: Mapping[str, str], context: Context
    ) -> Shape:
        above = parent.shape if part.needs_parent else parent.shape.inheritance
        by_custom = (part, above, id(custom)) if part.groups else (part, above)
        shape = self._shapes.get(by_custom)
        if shape is None:
            found = [group.values(custom, context) for group in part.groups]
            by_values = (part, above, *found)
            shape = self._shapes.get(by_values)
            if shape is None:
                fields = starting_fields(parent.style)
                _copy_constants(part, found, fields)
                compute_shape(Element(parent.style, context, fields), _declared(part, found))
                shape = self._shapes[by_values] = self._unique.shape(fields)
            self._shapes[by_custom] = shape
        return shape

    def _paint(
        self,
        part: PreparedPart,
        parent: SharedStyle,
        custom: Mapping[str, str],
        shape: Shape,
        context: Context,
    ) -> Paint:
        above = parent.paint if part.needs_parent else parent.paint.inheritance
        by_custom = (part, above, id(custom)) if part.groups else (part, above)
        paint = self._paints.get(by_custom)
        if paint is None:
            found = [group.values(custom, context) for group in part.groups]
            is_measured = _is_measured(part, found, context)
            by_values = (part, above, shape if is_measured else None, *found)
            paint = self._paints.get(by_values)
            if paint is None:
                style = parent.style
                inherited = parent.paint.fields[:_INHERITED_PAINT]
                own = initial_paint(style.color)
                fields = [custom, *shape.head, *inherited, *own, *shape.tail]
                compute_paint(Element(style, context, fields), _declared(part, found))
                _copy_constants(part, found, fields)
                paint = self._paints[by_values] = self._unique.paint(fields)
            if not is_measured:
                self._paints[by_custom] = paint
        return paint


def _is_measured(part: PreparedPart, found: Sequence[Values], context: Context) -> bool:
    """Whether a paint depends on what lengths mean in its element, and so on the shape."""
    is_root = context.root is None
    for one in (part.values, *found):
        if one.reads_lengths or (is_root and one.reads_root_font):
            return True
    return False


def _declared(part: PreparedPart, found: Iterable[Values]) -> Mapping[str, object]:
    """Return the values of one part that are computed with the element."""
    declared = part.values.declared
    for one in found:
        if one.declared:
            declared = {**declared, **one.declared}
    return declared


def _copy_constants(part: PreparedPart, found: Iterable[Values], fields: list[object]) -> None:
    """Set the fields whose values are known without the element."""
    for one in (part.values, *found):
        for index, value in one.constants:
            fields[index] = value
