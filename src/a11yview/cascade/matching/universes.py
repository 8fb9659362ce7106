"""Universes: the states and root attributes under which a page is matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Universe"]


@dataclass(frozen=True, slots=True)
class Universe:
    """One combination of states, and of attributes set on the root, that environments ask for.

    The fields are those of :class:`.Environment`.
    """

    pseudo: frozenset[str] = frozenset()
    pseudo_on: Literal["every", "focusable"] | int = "every"
    root_attributes: tuple[tuple[str, str], ...] = ()
