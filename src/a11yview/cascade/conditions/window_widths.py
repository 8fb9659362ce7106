"""The widths of a window at which the answers of media queries change."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING, Final

from a11yview.cascade.conditions.media_queries import features_of, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from a11yview.cascade.model import Environment

__all__ = ["width_intervals"]

_LARGE_DESKTOP: Final = 1024.0
"""The width, in CSS px, from which a window is taken to be on a larger screen."""
_MOST: Final = 128
"""Widths at which a page is asked for its design; of more, some are passed over."""


def width_intervals(
    texts: Iterable[str],
    low: int,
    high: int,
    environment: Environment,
    answer: Callable[[Environment], Hashable],
) -> list[tuple[int, int, int]]:
    """Return runs of widths of a window to which a page has the same answer.

    Each is the least and the greatest whole width, from ``low`` to ``high``, and a number that is
    equal for equal answers. An answer only changes where one of the media queries ``texts`` does.
    """
    widths = _widths_between(texts, low, high, environment)
    ends = [*(width - 1 for width in widths[1:]), high]
    height = environment.viewport[1]
    numbers: dict[Hashable, int] = {}
    found: list[tuple[int, int, int]] = []
    for width, end in zip(widths, ends, strict=True):
        window = replace(environment, viewport=(float(width), height))
        number = numbers.setdefault(answer(window), len(numbers))
        if found and found[-1][2] == number:
            found[-1] = (found[-1][0], end, number)
        else:
            found.append((width, end, number))
    return found


def _widths_between(
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
