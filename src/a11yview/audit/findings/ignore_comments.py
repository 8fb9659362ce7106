"""Ignore comments of style sheets: ``/* a11yview-ignore: reason */``.

Inside a rule or before it, the comment takes out the findings that the rule's declarations cause.
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

_MOST_COMMENTS: Final = 1000
"""Most comments of a sheet that count."""

_COMMENT: Final = re.compile(r"/\*\s*+a11yview-ignore\b")
_TOKEN: Final = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
      | (?P<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)
      | (?P<brace>[{};])""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreComment:
    """One comment: its offset, its reason, and the offsets between which it covers the sheet."""

    offset: int
    reason: str
    start: int
    end: int


@dataclass(slots=True)
class _Rule:
    """A style rule while it is open: its offset, and its comments so far."""

    start: int
    comments: list[tuple[int, str]]

    def closed(self, end: int) -> Iterator[IgnoreComment]:
        """Yield its comments, once its end is known."""
        for offset, reason in self.comments:
            yield IgnoreComment(offset=offset, reason=reason, start=self.start, end=end)


@lru_cache(maxsize=32)
def ignore_comments(css: str) -> tuple[IgnoreComment, ...]:
    """Return the ignore comments of a style sheet; fast where there are none."""
    if not _COMMENT.search(css):
        return ()
    comments: list[IgnoreComment] = []
    waiting: list[tuple[int, str]] = []  # for the next style rule
    opened: list[_Rule | None] = []  # None: an at-rule
    rules: list[_Rule] = []  # the style rules among them
    begin, left = 0, _MOST_COMMENTS
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
                comments += rules.pop().closed(token.end())
            begin = token.end()
    for rule in rules:
        comments += rule.closed(len(css))
    return tuple(sorted(comments, key=lambda comment: comment.offset))


def _reason(comment: str) -> str | None:
    """Return the reason in an ignore comment, None if it is none."""
    found = _COMMENT.match(comment)
    if not found or not comment.endswith("*/"):
        return None
    return " ".join(comment[found.end() : -2].strip().removeprefix(":").split())
