"""Audits of pages, kept on disk: a page that has not changed is not checked again.

An entry depends on the page, and on all that was asked of it. It holds the digests of the files
that were read besides, and counts as long as these are the same.
"""

from __future__ import annotations

import json
from dataclasses import fields
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from a11yview.audit import (
    Counts,
    Declared,
    Finding,
    IgnoreMark,
    Notice,
    PageAudit,
    PageResult,
    PageShare,
    PictureFailure,
    Place,
    State,
    Verdict,
)
from a11yview.color import Color, Suggestion
from a11yview.site.checking.kept_files import KeptFiles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from a11yview.cascade import Reader

__all__ = ["DigestingReader", "PageStore"]

_CLASSES: Final[dict[str, type]] = {
    one.__name__: one
    for one in (
        Color,
        Counts,
        Declared,
        Finding,
        IgnoreMark,
        Notice,
        PageAudit,
        PageResult,
        PageShare,
        PictureFailure,
        Place,
        State,
        Suggestion,
    )
}
_FIELDS: Final = {
    name: tuple(field.name for field in fields(one) if field.init) for name, one in _CLASSES.items()
}


class DigestingReader:
    """Reads as another reader does, and keeps the digest of each file by its URL."""

    def __init__(self, read: Reader) -> None:
        self.digests: dict[str, str] = {}
        self._read = read

    def __call__(self, url: str) -> bytes | None:
        """Return the bytes at a URL, or None."""
        content = self._read(url)
        self.digests[url] = _digest(content)
        return content


class PageStore:
    """The audits kept in the folder ``pages``.

    ``asked`` is all that an audit depends on but for the files that were read for it.
    """

    def __init__(self, folder: Path) -> None:
        self.files = KeptFiles(folder / "pages", ".page")

    def find(self, asked: bytes, read: Reader) -> PageAudit | None:
        """Return the audit that is kept, if the files that were read for it are the same."""
        held = self.files.read(self.files.place(asked))
        if held is None:
            return None
        try:
            digests, plain = json.loads(held)
            if any(_digest(read(url)) != digest for url, digest in digests.items()):
                return None
            audit = _revived(plain)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
            return None
        return audit if isinstance(audit, PageAudit) else None

    def keep(self, asked: bytes, digests: Mapping[str, str], audit: PageAudit) -> None:
        """Keep an audit, with the digests of the files that were read for it, by their URLs."""
        entry = json.dumps([digests, _plain(audit)]).encode()
        self.files.write(self.files.place(asked), entry)


def _digest(content: bytes | None) -> str:
    """Return the digest of a file's content; empty where it could not be read."""
    return "" if content is None else blake2b(content, digest_size=16).hexdigest()


def _plain(value: object) -> object:
    """Return a value for JSON: a list, its class name first, which is empty for a tuple."""
    if isinstance(value, tuple):
        return ["", *map(_plain, value)]
    if isinstance(value, Verdict):
        return ["Verdict", value.value]
    name = type(value).__name__
    if name in _FIELDS:
        return [name, *(_plain(getattr(value, field)) for field in _FIELDS[name])]
    return value


def _revived(plain: Any) -> Any:  # noqa: ANN401 - whatever was kept
    if not isinstance(plain, list):
        return plain
    name, *parts = plain
    values = tuple([_revived(part) for part in parts])
    if name == "":
        return values
    if name == "Verdict":
        return Verdict(*values)
    return _CLASSES[name](**dict(zip(_FIELDS[name], values, strict=True)))
