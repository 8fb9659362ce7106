"""``Font``: a typeface that a site offers, with what stands in for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from a11yview.errors import CatalogError
from a11yview.settings.frozen_map import FrozenMap
from a11yview.settings.scheme import localized
from a11yview.settings.validation import (
    LIST,
    distinct_problems,
    localized_problems,
    shown,
    token_problems,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Font", "FontFace", "script_of"]

_GENERICS: Final = ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui")
_RESERVED: Final = frozenset(
    {*_GENERICS, "inherit", "initial", "unset", "revert", "revert-layer", "revert-rule", "default"}
)
_STYLES: Final = ("normal", "italic", "oblique")

# Patterns stay texts, as in validation.py.
_IDENTIFIER: Final = r"[A-Za-z][A-Za-z0-9-]*"
# What could end a string or a block, or hide in one; a family's name needs none of it.
_FAMILY: Final = r"(?! *$)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\"'\\<>{};,]{1,80}"
# A path of the same site or an https address; no character that could leave CSS url("…").
_URL: Final = r"(?:https://[A-Za-z0-9]|/(?!/)|\./|[A-Za-z0-9_])[A-Za-z0-9_.~%/?=&:@+-]*"
_SCHEMELESS: Final = r"[^:/?]*(?:[/?].*)?"
_WEIGHT: Final = r"normal|bold|[1-9][0-9]{0,2}(?: [1-9][0-9]{0,2})?|1000"
# Up to U+10FFFF; of six signs with question marks only such as begin with 0 or 10.
_CODE: Final = r"(?:10[0-9A-Fa-f]{4}|0?[0-9A-Fa-f]{1,5})"
_WILDCARD: Final = r"(?:(?=.{1,5}$)|(?=.{6}$)(?:0|10))[0-9A-Fa-f]{0,4}[?]{1,5}"
_RANGE: Final = rf"[Uu]\+(?:{_CODE}(?:-{_CODE})?|{_WILDCARD})"
_SCRIPT: Final = r"[A-Z][a-z]{3}"

# Source: IANA Language Subtag Registry, Suppress-Script; for languages without one, the script
# that CLDR gives as likely. Only languages whose sites are likely to offer such a panel.
_SCRIPTS: Final = {
    script: frozenset(languages.split())
    for script, languages in {
        "Cyrl": "be ru uk bg mk sr kk ky tg mn tt ba cv sah os ce ab av udm kv mhr",
        "Latn": "en pl de fr es it pt nl cs sk sl hr hu ro lt lv et fi sv da nb nn no is ga cy "
        "sq tr az uz tk vi id ms eu ca gl mt bs",
        "Grek": "el",
        "Hebr": "he yi",
        "Arab": "ar fa ur ps ckb ug",
        "Armn": "hy",
        "Geor": "ka",
        "Deva": "hi mr ne",
        "Hans": "zh",
        "Jpan": "ja",
        "Kore": "ko",
    }.items()
}
# Source: CLDR, likely subtags: the regions that write Chinese in traditional characters.
_TRADITIONAL: Final = frozenset({"hk", "mo", "tw"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """One file of a web font, declared under the first family of its ``Font``.

    ``url`` is an https address or a path of the site; ``weight`` a CSS weight (``"400"``) or,
    for a variable font, a range (``"100 900"``); ``unicode_range`` the code points that the
    file holds, as CSS writes them (``("U+0400-045F", "U+0490-0491")``), empty for all.

    Raises ``CatalogError``.
    """

    url: str
    weight: str = "400"
    style: str = "normal"
    unicode_range: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        problems = []
        if not _is_url(self.url):
            problems.append(
                f"url: not an address of a font: {shown(self.url)}; use https://… or a path such "
                "as /fonts/name.woff2"
            )
        if not _matches(_WEIGHT, self.weight):
            problems.append(
                f"weight: not a font weight: {shown(self.weight)}; use '400', 'bold' or '100 900'"
            )
        if self.style not in _STYLES:
            problems.append(f"style: unknown value: {shown(self.style)}; use one of {_or(_STYLES)}")
        problems += _all_match(
            "unicode_range", self.unicode_range, _RANGE, "a range of code points: U+0400-045F"
        )
        if problems:
            raise CatalogError(tuple(problems))
        object.__setattr__(self, "unicode_range", tuple(self.unicode_range))


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A typeface that a visitor may choose.

    ``family`` is the stack: the typeface itself, then what stands in for it where it is
    missing, best metric-compatible; ``generic`` the CSS generic family at its end. ``scripts``
    are the scripts that the whole stack covers, by ISO 15924 code (``"Cyrl"``); empty where
    that is not known. ``labels`` map locales to names; without one the first family is the
    name, which is right for nearly all. ``web_font`` holds the files of the first family where
    the site serves it.

    Raises ``CatalogError`` with every problem at once.
    """

    token: str
    family: tuple[str, ...]
    generic: str
    scripts: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=FrozenMap)
    web_font: tuple[FontFace, ...] = ()

    def __post_init__(self) -> None:
        problems = token_problems("token", self.token)
        problems += _all_match("family", self.family, _FAMILY, "a plain name of a typeface: Arial")
        if not self.family and not problems:
            problems.append(f"family: empty: {shown(self.family)}; name at least one typeface")
        if self.generic not in _GENERICS:
            problems.append(
                f"generic: unknown value: {shown(self.generic)}; use one of {_or(_GENERICS)}"
            )
        problems += _all_match("scripts", self.scripts, _SCRIPT, "an ISO 15924 code: Cyrl")
        problems += localized_problems("labels", self.labels)
        problems += _face_problems(self.web_font)
        if problems:
            raise CatalogError(tuple(problems))
        for name in ("family", "scripts", "web_font"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        object.__setattr__(self, "labels", FrozenMap(self.labels))

    @property
    def css_family(self) -> str:
        """The value of CSS ``font-family``, names quoted where they need it."""
        return ",".join((*map(_family_name, self.family), self.generic))

    def label(self, locale: str) -> str:
        """Return the name in ``locale``, else in its language, in English, or the first family."""
        return localized(self.labels, locale) or self.family[0]


def script_of(locale: str) -> str | None:
    """Return the script (ISO 15924) that ``locale`` is written in, ``None`` where not known."""
    language, *subtags = locale.replace("_", "-").lower().split("-")
    for subtag in subtags:
        if re.fullmatch("[a-z]{4}", subtag):
            return subtag.capitalize()
    if language == "zh" and not _TRADITIONAL.isdisjoint(subtags):
        return "Hant"
    return next((script for script, known in _SCRIPTS.items() if language in known), None)


def _face_problems(value: object) -> list[str]:
    if isinstance(value, LIST) and all(isinstance(face, FontFace) for face in value):
        return []
    return [f"web_font: not font faces: {shown(value)}; use a list of them, each with its url"]


def _matches(shape: str, value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(shape, value) is not None


def _is_url(value: object) -> bool:
    if not isinstance(value, str) or len(value) > 500 or not re.fullmatch(_URL, value):
        return False
    return re.fullmatch(f"https://[A-Za-z0-9].*|{_SCHEMELESS}", value) is not None


def _family_name(name: str) -> str:
    plain = re.fullmatch(_IDENTIFIER, name) and name.lower() not in _RESERVED
    return name if plain else f'"{name}"'


def _all_match(where: str, value: object, shape: str, right: str) -> list[str]:
    """Check a list of distinct texts of one ``shape``; ``right`` says which, with an example."""
    if not isinstance(value, LIST):
        return [f"{where}: not a list: {shown(value)}; use a list, each {right}"]
    return [
        f"{where}[{index}]: wrong value: {shown(item)}; use {right}"
        for index, item in enumerate(value)
        if not _matches(shape, item)
    ] + distinct_problems(where, list(value))


def _or(allowed: tuple[str, ...]) -> str:
    return ", ".join(map(repr, allowed))
