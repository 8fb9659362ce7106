"""What was found in pages, kept on disk: a page that has not changed is not checked again.

An entry depends on the page, and on all that was asked of it. It tells which files were read
besides, with their digests: it holds as long as they are the same.
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
    Place,
    State,
    Verdict,
)
from a11yview.color import Color, Suggestion
from a11yview.site.checking.kept_files import KeptFiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from a11yview.cascade import Reader

__all__ = ["PageStore"]

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
        Place,
        State,
        Suggestion,
    )
}
_FIELDS: Final = {
    name: tuple(field.name for field in fields(one) if field.init) for name, one in _CLASSES.items()
}


class PageStore:
    """Makes the audit of a page, or finds it in the folder ``pages``."""

    def __init__(self, folder: Path) -> None:
        self.files = KeptFiles(folder / "pages", ".page")

    def of(self, asked: bytes, read: Reader, make: Callable[[Reader], PageAudit]) -> PageAudit:
        """Return the audit that ``make`` makes of a page, by what it reads.

        ``asked`` is all else that the audit depends on.
        """
        file = self.files.place(asked)
        known = self._known(file, read)
        if known is not None:
            return known
        reads: dict[str, str] = {}

        def noting(url: str) -> bytes | None:
            content = read(url)
            reads[url] = _digest(content)
            return content

        audit = make(noting)
        self.files.write(file, json.dumps([reads, _plain(audit)]).encode())
        return audit

    def _known(self, file: Path, read: Reader) -> PageAudit | None:
        held = self.files.read(file)
        if held is None:
            return None
        try:
            reads, plain = json.loads(held)
            if any(_digest(read(url)) != digest for url, digest in reads.items()):
                return None
            audit = _revived(plain)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
            return None
        return audit if isinstance(audit, PageAudit) else None


def _digest(content: bytes | None) -> str:
    """Return what tells the content of a file from others; empty where it could not be read."""
    return "" if content is None else blake2b(content, digest_size=16).hexdigest()


def _plain(value: object) -> object:
    """Return a value as JSON can hold it: a list is what its first item says, or a tuple."""
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
