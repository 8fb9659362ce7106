"""The widths of a window at which the conditions of sheets may change."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING, Final

from a11yview.cascade.conditions.media_queries import features_of, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.cascade.model import Environment

__all__ = ["widths_between"]

_LARGE_DESKTOP: Final = 1024.0
"""The width, in CSS px, from which a window is taken to be on a larger screen."""
_MOST: Final = 128
"""Widths at which a page is asked for its design; of more, some are passed over."""


def widths_between(
    texts: Iterable[str], low: int, high: int, environment: Environment
) -> list[int]:
    """Return whole widths, the least and the greatest among them, in order.

    Between one of them and the next, no media query among the texts changes its answer.
    """
    found = {low}
    of_height = replace(environment, viewport=(0.0, environment.viewport[1]))
    for text in dict.fromkeys(texts):
        for length in _edges(text, of_height):
            if low - 1 < length < high + 1:
                found.update((ceil(length), floor(length) + 1))
    widths = sorted(width for width in found if low <= width <= high)
    return widths[:: ceil(len(widths) / _MOST)]


@lru_cache(maxsize=2048)
def _edges(text: str, environment: Environment) -> tuple[float, ...]:
    """Return the lengths, in CSS px, that a media query compares the width of a window with."""
    height = environment.viewport[1]
    found: list[float] = []
    for feature in features_of(text):
        if feature.name == "orientation":
            found.append(height)
        if feature.name.startswith("device-"):
            found.append(_LARGE_DESKTOP)
        if feature.name.endswith("aspect-ratio"):
            scale = height
        elif feature.name in {"width", "device-width"}:
            scale = 1.0
        else:
            continue
        for _, tokens in feature.comparisons:
            value = value_of(feature.name, tokens, environment)
            if value is not None and isfinite(value):
                found.append(value * scale)
    return tuple(found)
