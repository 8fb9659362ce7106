"""The conditional at-rules that hold in an environment, and the layers that follow from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from a11yview.cascade.conditions.feature_support import supports
from a11yview.cascade.conditions.media_queries import media_matches
from a11yview.cascade.selectors.parsing import is_selector
from a11yview.cascade.sheets.functions import function_of
from a11yview.cascade.values.registered_properties import registration

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.model import Environment, Function, Registration
    from a11yview.cascade.sharing.style_store import StyleStore
    from a11yview.cascade.sheets.model import KeyframesRule

__all__ = ["Active", "ActiveConditions"]


class Active(NamedTuple):
    """The conditions that hold in an environment, apart from containers."""

    number: int
    holds: tuple[bool, ...]
    layers: Mapping[str, int] | None
    """The layer order where it differs from the index's own."""
    registered: Mapping[str, Registration]
    registered_number: int
    """Equal where the registered properties are."""
    keyframes: Mapping[tuple[int, str], tuple[int, KeyframesRule]]
    """The rule that defines the keyframes of a tree and name, with the number of its sheet."""
    functions: Mapping[str, Function]
    functions_number: int
    """Equal where the functions are."""

    @property
    def asks_in_functions(self) -> bool:
        """Whether a function has a container query, which is not answered there."""
        bodies = (function.body for function in self.functions.values())
        return any(
            kind == "container" for body in bodies for one in body for kind, _ in one.conditions
        )


class ActiveConditions:
    """The conditions of the sheets of an index, in any environment."""

    def __init__(self, index: Index, store: StyleStore) -> None:
        self.index = index
        self.store = store
        self.container_of = self._container_conditions()
        """For each condition, the nearest container condition at or above it, or -1."""
        self._known: dict[tuple[object, ...], Active] = {}
        self._by_holds: dict[tuple[bool, ...], Active] = {}

    def __len__(self) -> int:
        """How much is kept from page to page."""
        return len(self._known)

    def _container_conditions(self) -> tuple[int, ...]:
        nearest: list[int] = []
        for number, condition in enumerate(self.index.conditions):
            above = nearest[condition.parent] if condition.parent >= 0 else -1
            nearest.append(number if condition.kind == "container" else above)
        return tuple(nearest)

    def under(self, environment: Environment) -> Active:
        """Return the conditions that hold in an environment."""
        seen = (
            environment.viewport,
            environment.media,
            environment.features,
            environment.font_size,
            environment.monospace_font_size,
            environment.resolution,
        )
        active = self._known.get(seen)
        if active is None:
            active = self._known[seen] = self._find_active(environment)
        return active

    def _find_active(self, environment: Environment) -> Active:
        holds: list[bool] = []
        media: dict[str, bool] = {}  # the same few texts stand around rules by the hundred
        for kind, text, parent in self.index.conditions:
            above = parent < 0 or holds[parent]
            if above and kind == "media":
                if text not in media:
                    media[text] = media_matches(text, environment)
                above = media[text]
            elif above and kind == "supports":
                above = supports(text, is_selector)
            holds.append(above)
        key = tuple(holds)
        active = self._by_holds.get(key)
        if active is None:
            layers = self.index.conditions.layers.order(key)
            same = all(
                self.index.conditions.layer_order[name] == place for name, place in layers.items()
            )
            registered = self._registered(key)
            number = self.store.registered(registered.values())
            functions = self._functions(key, layers)
            serial = len(self._by_holds)
            active = Active(
                serial,
                key,
                None if same else layers,
                registered,
                number,
                self._keyframes(key, layers),
                functions,
                self.store.functions(functions.values()),
            )
            self._by_holds[key] = active
        return active

    def _registered(self, holds: Sequence[bool]) -> dict[str, Registration]:
        registered: dict[str, Registration] = {}
        for number, sheet in enumerate(self.index.sheets):
            if self.index.uses[number].tree:  # in a shadow tree, browsers ignore them
                continue
            for around, name, descriptors in sheet.sheet.registrations:
                condition = self.index.conditions.number_of(number, around)
                if condition < 0 or holds[condition]:
                    found = registration(name, descriptors)
                    if found is not None:
                        registered[name] = found
        return registered

    def _keyframes(
        self, holds: Sequence[bool], layers: Mapping[str, int]
    ) -> dict[tuple[int, str], tuple[int, KeyframesRule]]:
        """Return the rules in force: those without prefix, of the last layer, the last."""
        found: dict[tuple[int, str], tuple[int, KeyframesRule]] = {}
        strength: dict[tuple[int, str], tuple[bool, int]] = {}
        for number in self._in_order():
            tree = self.index.uses[number].tree
            for rule in self.index.sheets[number].sheet.keyframes:
                layer = self._layer(number, rule.condition, holds, layers)
                own = (not rule.is_prefixed, layer)
                key = (tree, rule.name)
                if layer >= 0 and own >= strength.get(key, own):
                    found[key], strength[key] = (number, rule), own
        return found

    def _functions(self, holds: Sequence[bool], layers: Mapping[str, int]) -> dict[str, Function]:
        """Return the functions in force by name: those of the last layer, the last."""
        found: dict[str, Function] = {}
        strength: dict[str, int] = {}
        for number in self._in_order():
            sheet = self.index.sheets[number].sheet
            for rule in sheet.functions:
                layer = self._layer(number, rule.condition, holds, layers)
                function = function_of(sheet.text, rule) if layer >= 0 else None
                if function is not None and layer >= strength.get(function.name, layer):
                    found[function.name], strength[function.name] = function, layer
        return found

    def _in_order(self) -> Sequence[int]:
        """Return the numbers of the sheets as they come on a page."""
        return sorted(range(len(self.index.sheets)), key=self.index.order_of)

    def _layer(
        self, sheet: int, condition: int, holds: Sequence[bool], layers: Mapping[str, int]
    ) -> int:
        """Return the place of the layer that a rule is in, -1 if its conditions do not hold."""
        conditions = self.index.conditions
        number = conditions.number_of(sheet, condition)
        if number >= 0 and not holds[number]:
            return -1
        name = conditions.layer_name(number)
        return len(layers) if name is None else layers[name]
