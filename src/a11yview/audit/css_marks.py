"""``/* a11yview-ignore: reason */`` in style sheets.

Inside a rule the comment takes out what the rule's declarations cause; before a rule, what that
rule causes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["CssMark", "css_marks"]

MAX_MARKS: Final = 1000
"""Marks of one sheet that count: the rest is passed over."""

_MARK: Final = re.compile(r"/\*\s*+a11yview-ignore\b")
_TOKEN: Final = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
      | (?P<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)
      | (?P<brace>[{};])""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CssMark:
    """One comment: where it stands, its reason, and from where to where it covers the sheet."""

    offset: int
    reason: str
    start: int
    end: int


@lru_cache(maxsize=32)
def css_marks(css: str) -> tuple[CssMark, ...]:
    """Return the ignore comments of a style sheet; fast where there are none."""
    if not _MARK.search(css):
        return ()
    rules, comments = _rules_and_comments(css)
    marks = []
    for offset, reason in comments:
        rule = max((one for one in rules if one.brace < offset < one.end), default=None)
        if rule is None:
            after = (one for one in rules if one.brace > offset)
            rule = min(after, key=lambda one: one.brace, default=None)
        if rule is not None:
            marks.append(CssMark(offset=offset, reason=reason, start=rule.start, end=rule.end))
    return tuple(marks)


class _Rule(NamedTuple):
    """Where a style rule begins, its block, and where that ends."""

    start: int
    brace: int
    end: int


def _rules_and_comments(css: str) -> tuple[list[_Rule], list[tuple[int, str]]]:
    """Return the style rules, and the ignore comments: their offsets and reasons."""
    rules: list[_Rule] = []
    comments: list[tuple[int, str]] = []
    opened: list[tuple[int, int]] = []
    begin = 0
    for token in _TOKEN.finditer(css):
        text, start = token[0], token.start()
        if token["comment"]:
            found = _MARK.match(text)
            if found and text.endswith("*/") and len(comments) < MAX_MARKS:
                reason = text[found.end() : -2].strip().removeprefix(":")
                comments.append((start, " ".join(reason.split())))
        elif text == "{":
            opened.append((begin, start))
            begin = token.end()
        elif text == ";":
            begin = token.end()
        elif text == "}":
            if opened:
                rules.append(_Rule(*opened.pop(), token.end()))
            begin = token.end()
    rules += [_Rule(*left_open, len(css)) for left_open in opened]
    return [one for one in rules if not _is_at_rule(css[one.start : one.brace])], comments


def _is_at_rule(prelude: str) -> bool:
    return re.sub(r"/\*.*?\*/", "", prelude, flags=re.DOTALL).lstrip().startswith("@")
