"""Preludes of at-rules: ``@import``, ``@layer``, ``@namespace``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from a11yview.cascade.sheets.token_patterns import COMMENT, IDENT, find, strip, unescape

__all__ = ["Import", "layer_names", "parse_import", "parse_namespace"]

_STRING: Final = re.compile(r'"((?:[^"\\\n]|\\[\s\S])*)"|' r"'((?:[^'\\\n]|\\[\s\S])*)'")
_URL: Final = re.compile(
    r"""url\(\s*(?:"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'"""
    r"""|((?:[^\s"'()\\]|\\[^\n])*))\s*\)""",
    re.IGNORECASE,
)
_MAX_LAYER_DEPTH: Final = 64
"""Layers within one another that one name may have: a longer one is invalid."""
_DECLARATION: Final = re.compile(rf"{IDENT.pattern}(?:\s|{COMMENT})*:")
_DOT: Final = re.compile(rf"(?:{COMMENT})*\.(?:{COMMENT})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One ``@import``: its URL, and the conditions under which it counts.

    ``layer`` is ``None`` without one, ``""`` for an anonymous layer. ``supports`` is a condition as
    ``@supports`` has it: a declaration stands in parentheses.
    """

    url: str
    layer: str | None
    supports: str | None
    media: str


def layer_names(text: str) -> list[str]:
    """Return the names of a ``@layer`` prelude, dots normalized; empty if it is none.

    CSS Cascade 5 reserves the CSS-wide keywords; Chromium takes them as names.
    """
    if not text:
        return []
    names: list[str] = []
    for part in text.split(","):
        if part.count(".") > _MAX_LAYER_DEPTH:
            return []
        pieces = [strip(part)] if "." not in part else _DOT.split(strip(part))
        name: list[str] = []
        for piece in pieces:
            if IDENT.fullmatch(piece) is None:
                return []
            name.append(unescape(piece))
        names.append(".".join(name))
    return names


def _url(text: str) -> tuple[str, str] | None:
    """Return a leading URL or string, and the text behind it."""
    for pattern in (_URL, _STRING):
        found = pattern.match(text)
        if found is not None:
            value = next((group for group in found.groups() if group is not None), "")
            return unescape(value), strip(text[found.end() :])
    return None


def parse_import(text: str) -> Import | None:
    """Return an ``@import`` from its prelude, ``None`` if that has no URL."""
    split = _url(text)
    if split is None:
        return None
    url, rest = split
    layer: str | None = None
    supports: str | None = None
    if rest[:5].lower() == "layer":
        if rest[5:6] == "(":
            end = find(rest, 6, ")")
            names = layer_names(strip(rest[6:end]))
            if len(names) == 1:
                layer, rest = names[0], strip(rest[end + 1 :])
        elif IDENT.match(rest).group() == rest[:5]:  # type: ignore[union-attr]  # starts as one
            layer, rest = "", strip(rest[5:])
    if rest[:9].lower() == "supports(":
        end = find(rest, 9, ")")
        condition, rest = strip(rest[9:end]), strip(rest[end + 1 :])
        supports = f"({condition})" if _DECLARATION.match(condition) else condition
    return Import(url=url, layer=layer, supports=supports, media=rest)


def parse_namespace(text: str) -> tuple[str, str] | None:
    """Return prefix (``""`` for the default) and URL of a ``@namespace`` prelude."""
    prefix = ""
    found = IDENT.match(text)
    if found is not None and not text.lower().startswith("url("):
        prefix, text = unescape(found[0]), strip(text[found.end() :])
    split = _url(text)
    if split is None or split[1]:
        return None
    return prefix, split[0]
