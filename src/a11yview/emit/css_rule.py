"""``rule``: a style rule or at-rule as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["rule"]


def rule(selectors: tuple[str, ...], declarations: Mapping[str, object]) -> str:
    """Return the rule of ``declarations`` for all ``selectors``; nothing where there are none."""
    body = ";".join(f"{name}:{value}" for name, value in declarations.items())
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""
