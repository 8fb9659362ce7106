"""Digests of the files that a page is made of, before anything is checked.

An engine that keeps results by their arguments has to be told of changed files with its arguments.
(:mod:`.page_store` finds out afterwards which files were read.)
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["PageDigests"]

_MAX_SHEETS: Final = 1000
# Bounded, as an opened tag or string that never ends would be looked through again and again.
_LINK: Final = re.compile(rb"<(link|base)\b[^>]{0,4000}", re.IGNORECASE)
_HREF: Final = re.compile(
    rb"""\bhref\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s>"']{1,2000}))""",
    re.IGNORECASE,
)
_IMPORT: Final = re.compile(
    rb"""@import[^"'(;]{0,200}(?:url\(\s{0,9})?["']?([^"'()\s;]{1,2000})""", re.IGNORECASE
)
# A file is a picture by its suffix: fonts are no part of a verdict.
_PICTURE: Final = re.compile(
    rb"""[("'\s=,]([^\s"'(),>]{1,2000}\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico))(?=[\s"'),?#>])""",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PageDigests:
    """Digests of pages with the style sheets and pictures they name, each read once a run.

    They are found by their look, without parsing: one too many does no harm. ``pictures`` says
    whether these count.
    """

    pictures: bool = False

    _sheets: dict[str, tuple[bytes, tuple[str, ...]]] = field(default_factory=dict)

    def of(self, content: bytes, where: str, read: Callable[[str], bytes | None]) -> str:
        """Return the digest of a page's content, and of what it links and imports.

        ``where`` is its own URL; ``read`` returns the bytes at a URL, or None.
        """
        whole = blake2b(content, digest_size=16)
        pending = list(_linked(content, where))
        if self.pictures:
            pending += _pictures(content, where)
        seen: set[str] = set()
        while pending and len(seen) < _MAX_SHEETS:
            address = pending.pop()
            if address in seen:
                continue
            seen.add(address)
            if address not in self._sheets:
                self._sheets[address] = self._digested(read(address) or b"", address)
            digest, imported = self._sheets[address]
            whole.update(digest)
            pending.extend(imported)
        return whole.hexdigest()

    def _digested(self, content: bytes, address: str) -> tuple[bytes, tuple[str, ...]]:
        found = list(_imported(content, address))
        if self.pictures and b"{" in content:  # a picture names no others
            found += _pictures(content, address)
        return blake2b(content, digest_size=16).digest(), tuple(found)


def _linked(content: bytes, where: str) -> Iterator[str]:
    """Yield the URLs of sheets that a page links, and that its ``style`` elements import."""
    base = where
    for tag in _LINK.finditer(content):
        found = _HREF.search(tag[0])
        if found is None:
            continue
        href = html.unescape((found[1] or found[2] or found[3] or b"").decode("utf-8", "replace"))
        address = _joined(base, href.strip())
        if tag[1].lower() == b"base":
            base = address or base
        elif address:
            yield address
    yield from _imported(content, base)


def _pictures(content: bytes, base: str) -> Iterator[str]:
    for found in _PICTURE.finditer(content):
        address = _joined(base, found[1].decode("utf-8", "replace"))
        if address:
            yield address


def _imported(content: bytes, base: str) -> Iterator[str]:
    for found in _IMPORT.finditer(content):
        address = _joined(base, found[1].decode("utf-8", "replace"))
        if address:
            yield address


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
