"""The places in a page for a link in its head and a panel in its body, as a browser parses it.

What stands before the first content of the body is read, and the rest only where a page says where
it wants the panel.

Source: HTML Living Standard, 13.2.6.4 The rules for parsing tokens in HTML content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from a11yview.errors import A11yviewError
from a11yview.site.building.content_policy import refusing_directive
from a11yview.site.building.html_tokens import BLANK, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CLOSE", "OPEN", "NotAPageError", "Outline", "PageError", "outline_of"]

# What is put into a page stands between these two, so that a later run finds and replaces it.
OPEN: Final = b"<!--a11yview-->"
CLOSE: Final = b"<!--/a11yview-->"

# The attribute of an element that wants the panel in it, and the elements that a form may begin.
_PLACE: Final = "data-a11yview-place"
_PLACES: Final = frozenset(
    {"article", "aside", "div", "footer", "header", "li", "main", "nav", "section", "td"}
)

# A browser looks for the encoding no further than this. Source: HTML, 13.2.3.2.
_PRESCAN_BYTES: Final = 1024

_ALLOWED_AFTER_HEAD: Final = frozenset(
    {"base", "basefont", "bgsound", "link", "meta", "noframes", "script", "style", "template"}
    | {"title"}
)
_HEAD_CONTENT: Final = _ALLOWED_AFTER_HEAD | {"noscript"}


class PageError(A11yviewError, ValueError):
    """A page into which nothing can be put; the message says why, the page stays as it is."""


class NotAPageError(PageError):
    """A file of markup that is no page: a fragment that other pages include."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The places of one page, as byte offsets.

    ``head`` is where a stylesheet is the page's first, ``panel`` where the panel goes: into the
    first element that asks for it, else where the body's content begins; ``root`` the end of
    ``<html`` (None where the tag is left out), ``base`` the ``href`` of the ``<base>`` that stands
    before ``head``, ``language`` what the page says of itself, and ``insertions`` the spans that an
    earlier run put in.
    """

    head: int
    panel: int
    root: int | None
    base: str | None
    language: str | None
    insertions: tuple[tuple[int, int], ...]


def outline_of(page: bytes, *, room: int = 0) -> Outline:
    """Find the places of ``page``, where ``room`` bytes are to be put into its head.

    Raises ``NotAPageError`` for a fragment, and ``PageError`` for a page that is written in
    UTF-16 or ISO-2022, is a frameset, whose encoding would be pushed out of a browser's sight, or
    whose own policy would let nothing load that is put in.
    """
    _refuse_encodings(page)
    reader = _Reader(page)
    reader.read()
    if not reader.is_page and not _has_page_tags(page, reader.body):
        raise NotAPageError("not a page: it has no doctype and no html, head, body or title tag")
    if reader.body == len(page) and reader.is_cut_off():
        raise PageError("cut off: its last tag, comment or head element never ends")
    head = reader.head_point(room)
    reader.refuse_policies(head)
    return Outline(
        head=head,
        panel=reader.panel_point(),
        root=reader.root,
        base=reader.base.attributes["href"] if reader.base and reader.base.end <= head else None,
        language=reader.language,
        insertions=tuple(reader.insertions),
    )


def _refuse_encodings(page: bytes) -> None:
    if page.startswith((b"\xff\xfe", b"\xfe\xff")) or page[:2] in {b"<\0", b"\0<"}:
        raise PageError("written in UTF-16 or UTF-32; save it as UTF-8")
    if b"\x1b$" in page:
        raise PageError("written in ISO-2022, where text can look like tags; save it as UTF-8")


def _has_page_tags(page: bytes, position: int) -> bool:
    """Whether the tags of a page come after all, behind some stray text."""
    return any(
        token.kind == "doctype" or (token.kind == "start" and token.name in {"html", "body"})
        for token in tokens(page, position)
    )


def _is_style(token: Token) -> bool:
    rel = token.attributes.get("rel", "").lower().split()
    return token.name == "style" or (
        # a preloaded sheet is turned into a stylesheet by a script, at its own place
        token.name == "link" and not {"stylesheet", "preload"}.isdisjoint(rel)
    )


def _declares_encoding(token: Token) -> bool:
    equivalent = _equivalent(token) == "content-type"
    return token.name == "meta" and ("charset" in token.attributes or equivalent)


def _equivalent(token: Token) -> str:
    return token.attributes.get("http-equiv", "").lower()


@dataclass(slots=True)
class _Reader:
    """The state of reading one page up to its body."""

    page: bytes
    is_page: bool = False
    root: int | None = None
    body: int = -1
    head_end: int | None = None
    language: str | None = None
    first_style: int | None = None
    first_script: int | None = None
    charset: Token | None = None
    base: Token | None = None
    policies: list[Token] = field(default_factory=list)
    noscript: int = 0
    depth: int = 0
    insertions: list[tuple[int, int]] = field(default_factory=list)
    close: int | None = None  # the end mark found last: it is that of all that stands before it

    def read(self) -> None:
        for token in self._without_templates():
            if self._begins_body(token):
                self.body = token.start
                break
            if token.kind == "start":
                self._start_tag(token)
                if token.name == "body":
                    self._body_tag(token)
                    break
            elif token.kind == "end" and token.name == "head" and self.head_end is None:
                self.head_end = token.start
            elif token.kind == "raw" and token.name == "noscript" and self.first_style is None:
                self._noscript(token)
            self.is_page = self.is_page or token.kind == "doctype"
        if self.body < 0:
            self.body = len(self.page)

    def _without_templates(self, position: int = 0) -> Iterator[Token]:
        """Yield the tokens outside templates and outside what an earlier run put in."""
        skip_to = 0
        for token in tokens(self.page, position):
            if token.start < skip_to:
                continue
            if token.kind == "comment" and self.page[token.start : token.end] == OPEN:
                skip_to = self._insertion(token.start)
                if skip_to:
                    continue
            if token.name == "template" and token.kind in {"start", "end"}:
                self.depth = max(0, self.depth + (1 if token.kind == "start" else -1))
            elif not self.depth:
                yield self._from_first_letter(token) if token.kind == "text" else token

    def is_cut_off(self) -> bool:
        """Whether a comment put at the page's end would be taken for something else."""
        end = len(self.page)
        last = (token for token in tokens(self.page + OPEN) if token.start == end)
        return self.depth > 0 or all(token.kind != "comment" for token in last)

    def _insertion(self, start: int) -> int:
        """Note the insertion that begins at ``start``; return its end, 0 where it has none."""
        if self.close is None or 0 <= self.close < start:
            self.close = self.page.find(CLOSE, start)
        close = self.close
        if close < 0 or self.page.find(OPEN, start + 1, close) >= 0:
            return 0
        self.insertions.append((start, close + len(CLOSE)))
        return close + len(CLOSE)

    def _from_first_letter(self, token: Token) -> Token:
        text = self.page[token.start : token.end]
        if token.start == 0:
            text = text.removeprefix(b"\xef\xbb\xbf")
        start = token.end - len(text.lstrip(BLANK))
        return Token(kind="text", start=start, end=token.end)

    def _begins_body(self, token: Token) -> bool:
        """Whether this token makes a browser open the body by itself."""
        if token.kind == "text":
            return token.end > token.start
        if token.kind == "end":
            return token.name in {"body", "html", "br"}
        if token.kind == "start":
            content = _HEAD_CONTENT if self.head_end is None else _ALLOWED_AFTER_HEAD
            if token.name == "frameset":
                raise PageError("a frameset: it has no body to hold the panel")
            return token.name not in content and token.name not in {"html", "head", "body"}
        return False

    def _start_tag(self, token: Token) -> None:
        name = token.name
        self.is_page = self.is_page or name in {"html", "head", "body", "title"}
        if name == "html" and self.root is None:
            self.root = token.start + len("<html")
        if name in {"html", "body"}:
            attributes = token.attributes
            self.language = self.language or attributes.get("lang") or attributes.get("xml:lang")
        elif name == "base" and self.base is None and "href" in token.attributes:
            self.base = token
        elif _declares_encoding(token):
            self.charset = self.charset or token
        elif name == "meta" and _equivalent(token) == "content-security-policy":
            self.policies.append(token)
        elif _is_style(token) and self.first_style is None:
            self.first_style = token.start
        elif name in {"script", "noscript"}:
            self.noscript = token.start
            if self.first_script is None:
                self.first_script = token.start
        if name == "meta" and _equivalent(token) == "content-language" and self.language is None:
            self.language = token.attributes.get("content") or None

    def _body_tag(self, token: Token) -> None:
        self.body = token.end
        if self.head_end is None:
            self.head_end = token.start
        if self.page.startswith(OPEN, token.end):
            self._insertion(token.end)

    def _noscript(self, token: Token) -> None:
        """Count the sheets for visitors without scripts: nothing can stand inside."""
        if re.search(rb"<(?:link|style)\b", self.page[token.start : token.end], re.IGNORECASE):
            self.first_style = self.noscript

    def panel_point(self) -> int:
        """Return the place of the panel; note what an earlier run put in behind the body's tag."""
        start = max(self.body, *(end for _, end in self.insertions), 0)
        point = None
        rest = self.page[start:].lower()
        if OPEN in rest or _PLACE.encode() in rest:
            forms = 0
            for token in self._without_templates(start):
                if token.name == "form" and token.kind in {"start", "end"}:
                    forms += 1 if token.kind == "start" else -1
                if point is None and token.kind == "start" and _PLACE in token.attributes:
                    _refuse_place(token, in_form=forms > 0)
                    point = token.end
        return self.body if point is None else point

    def head_point(self, room: int) -> int:
        """Return the place of a stylesheet: before the first sheet and, if it can, any script."""
        end = self.body if self.head_end is None else self.head_end
        points = [
            point for point in (self.first_style, self.first_script, end) if point is not None
        ]
        point = min(points)
        base = self.base
        if base is not None and base.end <= point and not _is_relative(base.attributes["href"]):
            point = base.start
        if not self._hides_charset(point, room):
            return point
        later = [place for place in (self.first_style, end) if place is not None]
        if self.charset is not None and self.charset.end <= min(later):
            return self.charset.end
        raise PageError(
            f"its encoding is declared behind a stylesheet, and would stand beyond the first "
            f"{_PRESCAN_BYTES} bytes; move <meta charset> to the head's beginning"
        )

    def refuse_policies(self, head: int) -> None:
        """Raise ``PageError`` where a policy before that place lets no file of the site load."""
        for token in self.policies:
            refusing = refusing_directive(token.attributes.get("content", ""))
            if refusing is not None and token.end <= head:
                raise PageError(
                    f"its Content-Security-Policy lets no style sheet or script of the site load: "
                    f"{refusing!r}; let files of the site itself load"
                )

    def _hides_charset(self, point: int, room: int) -> bool:
        charset = self.charset
        return (
            charset is not None
            and point < charset.end <= _PRESCAN_BYTES < charset.end + room
            and not self.page.isascii()
        )


def _refuse_place(token: Token, *, in_form: bool) -> None:
    if token.name not in _PLACES:
        raise PageError(
            f"its place for the panel is in <{token.name}>, where a form cannot stand; use a <div>"
        )
    if in_form:
        raise PageError("its place for the panel is in a form, and forms cannot be nested")


def _is_relative(href: str) -> bool:
    return (
        not href.startswith(("/", "\\"))
        and re.match(r"[a-z][a-z0-9+.-]*:", href, re.IGNORECASE) is None
    )
