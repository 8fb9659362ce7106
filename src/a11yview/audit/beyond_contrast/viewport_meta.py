"""``<meta name=viewport>`` that keeps visitors from enlarging the page.

Source: the ACT rule b4f0c3; WCAG 2.2, 1.4.4, Resize Text. How ``content`` is read is that of CSS
Device Adaptation 1, "Viewport META element".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.audit.beyond_contrast.gathering import Problem
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.audit.beyond_contrast.sight import Sight

__all__ = ["forbidden_zoom"]

_LEAST: Final = 2.0
_PAIR: Final = re.compile(r"([^\s,;=]++)[^,;=]*+=[\s=]*+([^\s,;=]++)")
_NUMBER: Final = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?")
_DEVICE: Final = frozenset({"device-width", "device-height"})


def forbidden_zoom(sight: Sight) -> Iterator[Problem]:
    """Yield the elements that forbid to enlarge the page to twice its size."""
    document = sight.document
    contents = [
        kind.attributes.get("content")
        if kind.tag == "meta" and kind.attributes.get("name", "").strip().lower() == "viewport"
        else None
        for kind in document.kinds
    ]
    if not any(contents):
        return
    for element, kind in enumerate(document.kind):
        content = contents[kind]
        if content is None or sight.survey.exempt.get(element) == "ignored":
            continue
        for name, value in _forbidding(content):
            yield Problem(
                rule="AV304",
                element=element,
                verdict=Verdict.FAIL,
                problem=f"zoom is forbidden by {name}={value} in the meta element named viewport",
                fix=f'take {name} out; write content="width=device-width, initial-scale=1" alone',
                shown=content,
            )


def _forbidding(content: str) -> Iterator[tuple[str, str]]:
    pairs: Mapping[str, str] = dict(_PAIR.findall(content.lower()))
    scalable, scale = pairs.get("user-scalable"), pairs.get("maximum-scale")
    if scalable is not None and not _can_scale(scalable):
        yield "user-scalable", scalable
    if scale is not None and 0 <= _maximum(scale) < _LEAST:
        yield "maximum-scale", scale


def _can_scale(value: str) -> bool:
    if value == "yes" or value in _DEVICE:
        return True
    return abs(_number(value)) >= 1


def _maximum(value: str) -> float:
    """Return the greatest scale; a negative one is as good as none."""
    if value in _DEVICE:
        return 10.0
    return 1.0 if value == "yes" else _number(value)


def _number(value: str) -> float:
    found = _NUMBER.match(value)
    return float(found[0]) if found else 0.0
