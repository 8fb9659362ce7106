"""The functions being called, and the attributes being read, while a value is substituted.

Source: CSS Functions and Mixins Level 1, section 3; CSS Values and Units Level 5, section 7.6.
"""

from __future__ import annotations

from typing import Final

__all__ = ["RunningCalls"]

_MAX_CALLS: Final = 32
"""Functions within one another that may be called; no page has more."""
_MOST_CALLS: Final = 10_000
"""Calls for one element; likewise."""


class RunningCalls:
    """The functions and attributes being read: none refers to itself, and work has an end."""

    __slots__ = ("_cyclic", "_left", "attributes", "names")

    def __init__(self) -> None:
        self.names: list[str] = []
        self.attributes: set[str] = set()
        self._cyclic: set[str] = set()
        self._left = _MOST_CALLS

    def takes(self, name: str) -> bool:
        """Whether a function may be called now."""
        self._left -= 1
        if name in self.names:
            self._cyclic.update(self.names[self.names.index(name) :])
            return False
        return len(self.names) < _MAX_CALLS and self._left > 0

    def is_cyclic(self, name: str) -> bool:
        """Whether a function that has been called calls itself, through others or not."""
        is_cyclic = name in self._cyclic
        self._cyclic.discard(name)
        return is_cyclic
