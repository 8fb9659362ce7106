"""The signature of a tag: the part of it that selectors can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.fixed import fixed

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CHECKABLE", "Signature"]

CHECKABLE: Final = "input:checked"
"""The key of inputs that may be checked."""


@fixed
class Signature:
    """The part of a tag that selectors can read; equal ones of one index are one object."""

    number: int
    tag: str
    namespace: str
    id: str
    classes: frozenset[str]
    attributes: Mapping[str, str]
    keys: tuple[str, ...]
    """The keys that it has: ``#id``, ``.class``…, the tag in lower case, ``[attribute``…, ``*``.

    :data:`CHECKABLE` may stand among them.
    """
    is_focusable: bool
    """Whether ``:focus`` can hold."""
    hints: tuple[tuple[str, str], ...] = ()
    """Property and value of the declarations that presentational attributes stand for."""
    held: frozenset[tuple[int, str]] = frozenset()
    """The states that its elements are in, each with its turn."""

    @property
    def is_link(self) -> bool:
        """Whether ``:any-link`` holds."""
        return self.tag in {"a", "area"} and (
            "href" in self.attributes
            or (self.namespace == "svg" and "xlink:href" in self.attributes)
        )
