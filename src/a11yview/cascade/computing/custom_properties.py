"""The custom properties of one element while they are computed, and values that refer to them.

Source: CSS Custom Properties Level 1, sections 2 and 3; CSS Properties and Values API Level 1,
section 2; CSS Values and Units Level 5, section 7.6 (a reference counts only if it is taken).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.layered_map import layered
from a11yview.cascade.computing.references import References
from a11yview.cascade.model import ROLLING_BACK, CssWide, Pending
from a11yview.cascade.sorting.winners import MAX_ROLLED_BACK
from a11yview.cascade.values.registered_properties import has_font_units
from a11yview.cascade.values.substitution import (
    mentions_substitution,
    names_in,
    segments_of,
    substitute,
)
from a11yview.cascade.values.syntaxes import parse_syntax
from a11yview.cascade.values.tree_counting import with_numbers
from a11yview.cascade.values.typed_values import computed_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from a11yview.cascade.model import Context, Declaration, Registration
    from a11yview.cascade.sorting.winners import Winners
    from a11yview.cascade.values.typed_values import ValueContext

__all__ = ["ElementValues", "changed"]

_MAX_CHAIN: Final = 60
_NOTHING: Final[Mapping[str, str]] = {}


class _MeasuredByFontError(Exception):
    """A custom property is asked for before the font that measures it is known."""


class ElementValues(References):
    """Settles the declared values of one element: CSS-wide keywords, references, cycles."""

    __slots__ = (
        "_cyclic",
        "_is_cyclic_size",
        "_is_sizing_font",
        "_path",
        "_settled",
        "_sized_by_themselves",
        "_winners",
        "before_font",
    )

    def __init__(self, inherited: Mapping[str, str], winners: Winners, context: Context) -> None:
        super().__init__(inherited, context)
        self._winners = winners
        self._settled: dict[str, str | None] = {}
        self._path: list[str] = []
        self._cyclic: set[str] = set()
        self._is_sizing_font = False
        self._is_cyclic_size = False
        # Those measured by the font that ask for its size: with it they make a cycle.
        self._sized_by_themselves: set[str] = set()
        self.before_font = True

    def settle(self, name: str, declaration: Declaration) -> object:
        """Return the value a longhand ends up with.

        INHERIT, INITIAL and UNSET may remain; REVERT stands for nothing left to revert to.
        """
        current: Declaration | None = declaration
        value = declaration.value
        # In Chromium, the shorthand does not depend on itself.
        self._is_sizing_font = isinstance(value, Pending) and value.name == name == "font-size"
        self._is_cyclic_size = False
        for _ in range(MAX_ROLLED_BACK):
            if current is None:
                return CssWide.REVERT
            value = current.value
            if isinstance(value, Pending):
                value = self.longhands(value).get(name, CssWide.UNSET)
                if self._is_cyclic_size:
                    return CssWide.UNSET
            if not isinstance(value, CssWide) or value not in ROLLING_BACK:
                return value
            current = self._winners.below(current, value)
        self._winners.give_up()
        return CssWide.REVERT

    def custom(self, name: str) -> str | None:
        """Return the computed value of a custom property, ``None`` if it is invalid."""
        declaration = self._winners.declarations.get(name)
        registered = self.context.registered.get(name)
        if declaration is None:
            return self.inherited(name, registered)
        if name in self._settled:
            return self._settled[name]
        if name in self._path:
            self._cyclic.update(self._path[self._path.index(name) :])
            return None
        if not self._path:
            self._settle_far_ends(name)
        if len(self._path) > _MAX_CHAIN:
            return None
        self._path.append(name)
        try:
            value = self._declared(name, declaration, registered)
        except _MeasuredByFontError:
            if self._is_sizing_font:
                self._sized_by_themselves.update(self._path)
                self._is_cyclic_size = True
            return None
        finally:
            self._path.pop()
        if name in self._cyclic:
            value = self._invalid(name, registered)
        self._settled[name] = value
        return value

    def _holds(self, condition: str) -> bool:
        """Whether a condition holds; a size is not invalid for what it asks."""
        is_cyclic = self._is_cyclic_size
        holds = super()._holds(condition)
        self._is_cyclic_size = is_cyclic
        return holds

    def _settle_far_ends(self, name: str) -> None:
        """Settle the ends of a long chain of references first, so that none nests too deep."""
        order: list[str] = []
        seen = {name}
        pending = [name]
        while pending:
            current = pending.pop()
            order.append(current)
            declaration = self._winners.declarations.get(current)
            value = None if declaration is None else declaration.value
            if not isinstance(value, str) or not mentions_substitution(value):
                continue
            for other in names_in(segments_of(value)):
                if other not in seen and other not in self._settled:
                    seen.add(other)
                    pending.append(other)
        if len(order) > _MAX_CHAIN:
            self._path.append("")
            for each in reversed(order[1:]):
                self.custom(each)
            self._path.pop()

    def _declared(
        self, name: str, declaration: Declaration, registered: Registration | None
    ) -> str | None:
        current: Declaration | None = declaration
        value: object = CssWide.UNSET
        while current is not None:
            value = current.value
            if isinstance(value, str):
                text = substitute(value, self.lookup)
                value = _wide(text) if text is not None else None
            if not isinstance(value, CssWide) or value not in ROLLING_BACK:
                break
            current = self._winners.below(current, value)
        if current is None or value is CssWide.UNSET:
            return self.inherited(name, registered)
        if value is CssWide.INHERIT:
            return self.inherited_ones.get(name, registered.initial if registered else None)
        if value is CssWide.INITIAL:
            return self.initial(registered)
        if registered is None or not isinstance(value, str):
            return value if isinstance(value, str) else self._invalid(name, registered)
        return self._typed(name, value, registered)

    def _typed(self, name: str, value: str, registered: Registration) -> str | None:
        components = parse_syntax(registered.syntax)
        if not components:
            return value
        if (
            self._is_sizing_font
            and self.before_font
            and has_font_units(value, is_root=self.context.root is None)
        ):
            # The font size cannot be measured in what is measured by the font size.
            raise _MeasuredByFontError
        text = with_numbers(value, self.context.place)
        computed = computed_text(text, components, self.around())
        return self._invalid(name, registered) if computed is None else computed

    def _invalid(self, name: str, registered: Registration | None) -> str | None:
        """Return the value in place of an invalid one: that of ``unset`` if its type is known."""
        if registered is None or registered.syntax == "*":
            return None
        return self.inherited(name, registered)

    def font_is_known(self, around: Callable[[], ValueContext]) -> None:
        """Note that typed custom properties can be measured by the element's font from now on.

        ``around`` returns what they are computed with.

        What the font and the color have asked for stays as it was measured, as in Chromium.
        """
        self.around = around
        self.before_font = False
        self._cyclic = self._sized_by_themselves
        for name in self._sized_by_themselves:
            self._settled.pop(name, None)

    def customs(self) -> Mapping[str, str | None]:
        """Return the custom properties that differ from the parent's, ``None`` for one that ends.

        One that is declared counts, even where its value is the same.
        """
        inherited = self.inherited_ones
        changes: dict[str, str | None] = {
            name: None
            for name, registered in self.context.registered.items()
            if not registered.inherits and name in inherited
        }
        for name in self._winners.declarations:
            if name[:2] == "--":
                changes[name] = self.custom(name)
        return changes


def changed(inherited: Mapping[str, str], changes: Mapping[str, str | None]) -> Mapping[str, str]:
    """Return the parent's custom properties with changes."""
    return layered(inherited, changes) or _NOTHING


_WIDE: Final = {member.value: member for member in CssWide}


def _wide(text: str) -> object:
    return _WIDE.get(text.strip().lower(), text)
