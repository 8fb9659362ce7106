"""Universes: all that matching depends on besides the document and its sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Universe"]


@dataclass(frozen=True, slots=True)
class Universe:
    """What matching depends on besides the document: states, and attributes set on the root."""

    pseudo: frozenset[str] = frozenset()
    pseudo_on: Literal["every", "links"] = "every"
    root_attributes: tuple[tuple[str, str], ...] = ()
