"""The custom properties of one element, and what ``var()``, ``env()``, ``attr()`` stand for in it.

Source: CSS Custom Properties Level 1, sections 2 and 3; CSS Properties and Values API Level 1,
section 2; CSS Values and Units Level 5, section 7.6 (a reference counts only if it is taken).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from a11yview.cascade.layered_map import layered
from a11yview.cascade.model import CssWide, Pending
from a11yview.cascade.registered_properties import (
    Surroundings,
    computed_text,
    has_font_units,
    parse_syntax,
)
from a11yview.cascade.shorthands import expand
from a11yview.cascade.substitution import (
    Reference,
    mentions_substitution,
    names_in,
    segments_of,
    substitute,
)
from a11yview.cascade.units import LengthContext, is_length_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from a11yview.cascade.model import (
        CascadedValues,
        Context,
        Declaration,
        Registration,
        Style,
    )

_MAX_CHAIN = 60
_NOTHING: Mapping[str, str] = {}
_ZERO_INSETS = frozenset(
    f"{name}-{side}"
    for name in ("safe-area-inset", "safe-area-max-inset", "keyboard-inset")
    for side in ("top", "right", "bottom", "left", "width", "height")
)


@lru_cache(maxsize=16384)
def longhands_of(name: str, text: str, *, quirks: bool) -> Mapping[str, object]:
    """Return what a substituted declaration sets, by longhand; nothing if it became invalid."""
    return dict(expand(name, text, quirks=quirks))


class _MeasuredByFontError(Exception):
    """A custom property is asked for before the font that measures it is known."""


class ElementValues:
    """Settles the declared values of one element: CSS-wide keywords, references, cycles."""

    __slots__ = (
        "_cascaded",
        "_context",
        "_cyclic",
        "_parent",
        "_path",
        "_settled",
        "around",
        "before_font",
    )

    def __init__(self, parent: Style, cascaded: CascadedValues, context: Context) -> None:
        self._parent = parent
        self._cascaded = cascaded
        self._context = context
        self._settled: dict[str, str | None] = {}
        self._path: list[str] = []
        self._cyclic: set[str] = set()
        # Typed custom properties are measured by the element's own font, once that is known.
        self.before_font = True
        self.around: Callable[[], Surroundings] = lambda: Surroundings(LengthContext(), "light")

    def settle(self, name: str, declaration: Declaration) -> object:
        """Return the value a longhand ends up with.

        INHERIT, INITIAL and UNSET may remain; REVERT stands for nothing left to revert to.
        """
        current: Declaration | None = declaration
        while current is not None:
            value = current.value
            if isinstance(value, Pending):
                value = self._substituted(name, value)
            if not isinstance(value, CssWide) or value not in _REVERTING:
                return value
            current = self._cascaded.below(current, value)
        return CssWide.REVERT

    def _substituted(self, name: str, pending: Pending) -> object:
        """Return what a value with references sets a longhand to."""
        text = substitute(pending.text, self.lookup)
        if text is None:
            return CssWide.UNSET
        found = longhands_of(pending.name, text, quirks=self._context.quirks)
        value = found.get(name, CssWide.UNSET)
        return CssWide.UNSET if isinstance(value, Pending) else value

    def lookup(self, reference: Reference) -> str | None:
        """Return what a reference stands for, ``None`` if it stands for nothing."""
        if reference.kind == "var":
            return self.custom(reference.name)
        if reference.kind == "env":
            return "0px" if reference.name in _ZERO_INSETS else None
        return self._attribute(reference) if reference.kind == "attr" else None

    def _attribute(self, reference: Reference) -> str | None:
        text = self._context.attributes.get(reference.name.lower())
        how, detail = reference.how
        if how == "string":
            if text is None:
                return None if reference.fallback is not None else '""'
            return quoted(text)
        if text is None:
            return None
        if how == "unit":
            return _with_unit(text.strip(), detail)
        components = parse_syntax(detail)
        if components is None or mentions_substitution(text):
            return None
        return computed_text(text.strip(), components, self.around())

    def custom(self, name: str) -> str | None:
        """Return the computed value of a custom property, ``None`` if it is invalid."""
        declaration = self._cascaded.winners.get(name)
        registered = self._context.registered.get(name)
        if declaration is None:
            return self._inherited(name, registered)
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
            return None
        finally:
            self._path.pop()
        if name in self._cyclic:
            value = None if registered is None else self._inherited(name, registered)
        early = self.before_font and registered is not None and registered.syntax != "*"
        if not early:
            self._settled[name] = value
        return value

    def _settle_far_ends(self, name: str) -> None:
        """Settle the ends of a long chain of references first, so that none nests too deep."""
        order: list[str] = []
        seen = {name}
        pending = [name]
        while pending:
            current = pending.pop()
            order.append(current)
            declaration = self._cascaded.winners.get(current)
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
            if not isinstance(value, CssWide) or value not in _REVERTING:
                break
            current = self._cascaded.below(current, value)
        if current is None or value is CssWide.UNSET:
            return self._inherited(name, registered)
        if value is CssWide.INHERIT:
            return self._parent.custom.get(name, registered.initial if registered else None)
        if value is CssWide.INITIAL:
            return self._initial(registered)
        if registered is None or not isinstance(value, str):
            return value if isinstance(value, str) else self._invalid(name, registered)
        return self._typed(name, value, registered)

    def _typed(self, name: str, value: str, registered: Registration) -> str | None:
        components = parse_syntax(registered.syntax)
        if not components:
            return value
        if self.before_font and has_font_units(value):
            # The font size cannot be measured in what is measured by the font size.
            raise _MeasuredByFontError
        computed = computed_text(value, components, self.around())
        return self._invalid(name, registered) if computed is None else computed

    def _invalid(self, name: str, registered: Registration | None) -> str | None:
        """Return what an invalid value computes to: that of ``unset`` if its type is known."""
        if registered is None or registered.syntax == "*":
            return None
        return self._inherited(name, registered)

    def _inherited(self, name: str, registered: Registration | None) -> str | None:
        if registered is None:
            return self._parent.custom.get(name)
        initial = self._initial(registered)
        if not registered.inherits:
            return initial
        # The root's parent has no custom properties at all.
        return self._parent.custom.get(name, initial)

    def _initial(self, registered: Registration | None) -> str | None:
        if registered is None or registered.initial is None:
            return None
        components = parse_syntax(registered.syntax)
        if not components:
            return registered.initial
        return computed_text(registered.initial, components, self.around())

    def font_is_known(self) -> None:
        """Note that typed custom properties can be measured from now on."""
        self.before_font = False
        self._cyclic.clear()
        self._settled.clear()

    def customs(self) -> Mapping[str, str]:
        """Return all custom properties of the element; the parent's mapping if nothing differs."""
        inherited = self._parent.custom
        leaking = [
            name
            for name, registered in self._context.registered.items()
            if not registered.inherits and name in inherited
        ]
        if not self._cascaded.has_custom and not leaking:
            return inherited
        changes: dict[str, str | None] = dict.fromkeys(leaking)
        for name in self._cascaded.winners:
            if name.startswith("--"):
                changes[name] = self.custom(name)
        key = (id(inherited), tuple(changes.items()))
        known = self._context.mappings.get(key)
        if known is None:
            known = (inherited, layered(inherited, changes) or _NOTHING)
            self._context.mappings[key] = known
        return known[1]


_REVERTING = frozenset({CssWide.REVERT, CssWide.REVERT_LAYER})
_WIDE = {member.value: member for member in CssWide}


def _wide(text: str) -> object:
    return _WIDE.get(text.strip().lower(), text)


def quoted(text: str) -> str:
    """Return ``text`` as a CSS string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'


def _with_unit(text: str, unit: str) -> str | None:
    """Return the number in an attribute, in a unit; ``number`` is none."""
    try:
        float(text)
    except ValueError:
        return None
    if any(sign in text.lower() for sign in ("_", "inf", "nan")):
        return None
    if unit == "number":
        return text
    return text + unit if unit == "%" or is_length_unit(unit) or unit in ("deg", "s") else None
