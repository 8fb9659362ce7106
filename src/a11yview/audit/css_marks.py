"""``/* a11yview-ignore: reason */`` in style sheets.

Inside a rule the comment takes out what the rule's declarations cause; before a rule, what that
rule causes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

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
# The settings' own sheet is full of the attribute of that name.
_MAYBE: Final = re.compile(r"/\*\s*a11yview-ignore")


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
    if not _MAYBE.search(css):
        return ()
    blocks, comments = _blocks(css)
    marks = []
    for offset, reason in comments:
        inside = [b for b in blocks if b[0] <= offset < b[2] and offset > b[1]]
        rule = max((b for b in inside if not b[3]), default=None)
        if rule is None:
            after = [b for b in blocks if b[1] > offset and not b[3]]
            rule = min(after, key=lambda block: block[1], default=None)
        if rule is not None:
            marks.append(CssMark(offset=offset, reason=reason, start=rule[0], end=rule[2]))
    return tuple(marks)


def _blocks(css: str) -> tuple[list[tuple[int, int, int, bool]], list[tuple[int, str]]]:
    """Return blocks as (start of prelude, brace, end, is a group of rules), and comments."""
    blocks: list[tuple[int, int, int, bool]] = []
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
                prelude, brace = opened.pop()
                blocks.append((prelude, brace, token.end(), _is_group(css[prelude:brace])))
            begin = token.end()
    blocks += [(p, b, len(css), _is_group(css[p:b])) for p, b in opened]
    return blocks, comments


def _is_group(prelude: str) -> bool:
    return re.sub(r"/\*.*?\*/", "", prelude, flags=re.DOTALL).lstrip().startswith("@")
