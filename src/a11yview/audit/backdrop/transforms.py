"""The functions of a transform, as written: names in lower case, with their arguments.

Source: CSS Transforms 1, 9.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["TransformFunction", "transform_functions"]

_FUNCTION: Final = re.compile(r"\s*+([a-z0-9]++)\(((?:[^()]++|\([^()]*+\))*+)\)")
_ARGUMENT: Final = re.compile(r"(?:[^\s,()]++|\([^()]*+\))++")


class TransformFunction(NamedTuple):
    """One step of a transform."""

    name: str
    arguments: tuple[str, ...]


@lru_cache(maxsize=1024)
def transform_functions(transform: str) -> tuple[TransformFunction, ...] | None:
    """Return the steps of a transform, in order; ``None`` where it is not one."""
    text = transform.lower().strip()
    if text in {"", "none"}:
        return ()
    found: list[TransformFunction] = []
    at = 0
    while at < len(text):
        step = _FUNCTION.match(text, at)
        if step is None:
            return None
        found.append(TransformFunction(step[1], tuple(_ARGUMENT.findall(step[2]))))
        at = step.end()
    return tuple(found)
