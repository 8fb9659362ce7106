"""The panel's words: data by locale, chosen by language tag, overridden by a catalog's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from a11yview.emit.package_data import package_data
from a11yview.errors import CatalogError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.settings import Catalog

__all__ = ["LOCALES", "Words", "has_words", "left_english", "words_for"]

LOCALES: Final = (
    "be", "ru", "en", "uk", "kk", "pl", "lt", "lv", "de", "fr", "es", "zh", "ar",
)  # fmt: skip
"""The locales whose words are shipped, each in ``locales/<locale>.json``.

Each file says which of its words were seen on sites of that language, and which a native reader
has confirmed.
"""

_FALLBACK: Final = "en"

# Source: Unicode, scripts whose characters are of bidi class R or AL; the languages whose locales
# CLDR writes from right to left, and those without a locale there that have a Wikipedia.
_RTL_SCRIPTS: Final = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"})
_RTL_LANGUAGES: Final = frozenset(
    "apc ar arc ary arz azb bal bgn ckb dv fa glk he khw ks lki lrc luz mzn nqo pnb ps rhg sd sdh "
    "skr syr trw ug ur yi".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one locale: ``words["apply"]``; every key of ``locales/en.json`` is there."""

    locale: str
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    @property
    def direction(self) -> str:
        """The HTML ``dir`` of the locale: ``ltr`` or ``rtl``."""
        language, *subtags = self.locale.lower().split("-")
        scripts = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]
        rtl = scripts[0] in _RTL_SCRIPTS if scripts else language in _RTL_LANGUAGES
        return "rtl" if rtl else "ltr"

    def number(self, token: str) -> str:
        """Return a number of the wire (``1.5``) as the locale writes it (``1,5``)."""
        return token.replace(".", self["decimal"])


def words_for(catalog: Catalog, lang: str) -> Words:
    """Return the words for a BCP 47 tag: ``be-BY`` finds ``be``.

    An unknown language gets the catalog's first locale that has words, else English. The
    catalog's own words win over the shipped ones; what they leave out is English where
    nothing is shipped.

    Raises ``CatalogError`` when the catalog has a word that the panel does not know, or one
    without ``{}`` where a number goes.

    Source: RFC 4647, 3.4 (lookup).
    """
    _refuse_unusable(catalog)
    known = _known(catalog)
    candidates = (lang, *catalog.locales, _FALLBACK)
    locale = next(filter(None, (_look_up(tag, known) for tag in candidates)))
    shipped = _look_up(locale, {tag: tag for tag in LOCALES}) or _FALLBACK
    return Words(
        locale=locale,
        texts={**_shipped(_FALLBACK), **_shipped(shipped), **catalog.words.get(locale, {})},
    )


def has_words(catalog: Catalog, lang: str) -> bool:
    """Whether ``words_for`` finds words for ``lang`` itself."""
    return _look_up(lang, _known(catalog)) is not None


def left_english(catalog: Catalog, lang: str) -> tuple[str, ...]:
    """Return the keys that ``words_for`` finds in English alone, where ``lang`` is another.

    A mark of decimals or a percent sign is no word.
    """
    locale = words_for(catalog, lang).locale
    if _look_up(locale, {tag: tag for tag in LOCALES}) is not None:
        return ()
    own = catalog.words.get(locale, {})
    return tuple(
        key
        for key, word in _shipped(_FALLBACK).items()
        if key not in own and re.search("[a-z]{2}", word)
    )


def _known(catalog: Catalog) -> dict[str, str]:
    return {tag.lower(): tag for tag in (*LOCALES, *catalog.words)}


def _look_up(tag: str, known: Mapping[str, str]) -> str | None:
    """Return the known tag that ``tag`` is or begins with, the longest; ``None`` without one."""
    # no further than the longest known tag reaches: a page may say anything of itself
    longest = max(map(len, known), default=0)
    subtags = f"{tag[: longest + 1].replace('_', '-').lower()}-".split("-")[:-1]
    if len(tag) > longest + 1:
        subtags = subtags[:-1]  # cut off
    ends = range(len(subtags), 0, -1)
    found = (known.get("-".join(subtags[:end])) for end in ends)
    return next(filter(None, found), None)


def _refuse_unusable(catalog: Catalog) -> None:
    shipped = _shipped(_FALLBACK)
    problems: list[str] = []
    for locale, words in catalog.words.items():
        for key, word in words.items():
            where = f"words.{locale}.{key}"
            if key not in shipped:
                known = ", ".join(shipped)
                hint = did_you_mean(key, shipped)
                problems.append(f"{where}: unknown word: {key!r}; {hint}must be one of {known}")
            elif "{}" in shipped[key] and "{}" not in word:
                problems.append(f"{where}: no number in it: {word!r}; write {{}} where it goes")
    if problems:
        raise CatalogError(tuple(problems))


@cache
def _shipped(locale: str) -> Mapping[str, str]:
    import json  # noqa: PLC0415 - only who emits pays for the parser

    table: dict[str, str] = json.loads(package_data("locales", f"{locale}.json"))
    # keys with a dollar sign say who has seen and confirmed the words
    return {key: word for key, word in table.items() if not key.startswith("$")}
