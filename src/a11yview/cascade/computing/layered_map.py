"""A mapping over another one: thousands of custom properties are not copied for each element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

__all__ = ["layered"]

_MAX_COPIED: Final = 128
"""The most entries that are copied rather than looked up in the mapping beneath."""
_MAX_LAYERS: Final = 64
"""The most mappings over one another; a look-up walks through all."""


def layered(under: Mapping[str, str], changes: Mapping[str, str | None]) -> Mapping[str, str]:
    """Return a mapping with changes; ``None`` takes a name away."""
    layers = under.layers + 1 if isinstance(under, _Layered) else 1
    if len(under) > _MAX_COPIED and layers <= _MAX_LAYERS:
        return _Layered(under, changes, layers)
    above = [changes]
    while isinstance(under, _Layered):
        above.append(under.changes)
        under = under.under
    found = dict(under)
    for changed in reversed(above):
        for name, value in changed.items():
            if value is None:
                found.pop(name, None)
            else:
                found[name] = value
    return found


class _Layered(Mapping[str, str]):
    __slots__ = ("_size", "changes", "layers", "under")

    def __init__(
        self, under: Mapping[str, str], changes: Mapping[str, str | None], layers: int
    ) -> None:
        self.under = under
        self.changes = changes
        self.layers = layers
        new = sum(value is not None and name not in under for name, value in changes.items())
        gone = sum(value is None and name in under for name, value in changes.items())
        self._size = len(under) + new - gone

    def __getitem__(self, name: str) -> str:
        at: Mapping[str, str] = self
        while isinstance(at, _Layered):
            if name in at.changes:
                value = at.changes[name]
                if value is None:
                    raise KeyError(name)
                return value
            at = at.under
        return at[name]

    def __iter__(self) -> Iterator[str]:
        yield from (name for name in self.under if name not in self.changes)
        yield from (name for name, value in self.changes.items() if value is not None)

    def __len__(self) -> int:
        return self._size
