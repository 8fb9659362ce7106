"""``/* a11yview-ignore: reason */`` in style sheets.

Inside a rule the comment takes out what the rule's declarations cause; before a rule, what that
rule causes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade import strip

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["IgnoreComment", "ignore_comments"]

_MAX_MARKS: Final = 1000
"""Marks of one sheet that count: the rest is passed over."""

_MARK: Final = re.compile(r"/\*\s*+a11yview-ignore\b")
_TOKEN: Final = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
      | (?P<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)
      | (?P<brace>[{};])""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreComment:
    """One comment: where it stands, its reason, and from where to where it covers the sheet."""

    offset: int
    reason: str
    start: int
    end: int


@dataclass(slots=True)
class _Rule:
    """A style rule while it is open: where it begins, and its comments so far."""

    start: int
    comments: list[tuple[int, str]]

    def marks(self, end: int) -> Iterator[IgnoreComment]:
        """Yield its marks, once it is known where it ends."""
        for offset, reason in self.comments:
            yield IgnoreComment(offset=offset, reason=reason, start=self.start, end=end)


@lru_cache(maxsize=32)
def ignore_comments(css: str) -> tuple[IgnoreComment, ...]:
    """Return the ignore comments of a style sheet; fast where there are none."""
    if not _MARK.search(css):
        return ()
    marks: list[IgnoreComment] = []
    waiting: list[tuple[int, str]] = []  # for the next style rule
    opened: list[_Rule | None] = []  # None: an at-rule
    rules: list[_Rule] = []  # the style rules among them
    begin, left = 0, _MAX_MARKS
    for token in _TOKEN.finditer(css):
        text, start = token[0], token.start()
        if token["comment"]:
            reason = _reason(text) if left else None
            if reason is not None:
                left -= 1
                (rules[-1].comments if rules else waiting).append((start, reason))
        elif token["brace"]:
            if text == "{":
                is_style = not strip(css[begin:start]).startswith("@")
                opened.append(_Rule(begin, waiting) if is_style else None)
                if opened[-1]:
                    rules.append(opened[-1])
                    waiting = []
            elif text == "}" and opened and opened.pop():
                marks += rules.pop().marks(token.end())
            begin = token.end()
    for rule in rules:
        marks += rule.marks(len(css))
    return tuple(sorted(marks, key=lambda mark: mark.offset))


def _reason(comment: str) -> str | None:
    """Return the reason in an ignore comment, None if it is none."""
    found = _MARK.match(comment)
    if not found or not comment.endswith("*/"):
        return None
    return " ".join(comment[found.end() : -2].strip().removeprefix(":").split())
