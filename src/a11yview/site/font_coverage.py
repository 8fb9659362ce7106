"""Which languages a font file has the letters of: its character map against their alphabets.

Sources: the alphabets of the languages' orthographies, with the letters that CLDR calls main
exemplar characters; for Chinese the 3,755 characters of the first level of GB/T 2312, and the
Han characters of the first level of Big5 for the traditional ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from a11yview.errors import A11yviewError, MissingExtraError
from a11yview.settings.font import script_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["FontCoverage", "FontFileError", "alphabets", "coverage_of", "unicode_ranges"]

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"

_LETTERS: Final = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя’",
    "ru": _RUSSIAN,
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’",
    "kk": _RUSSIAN + "әғқңөұүһі",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "ky": _RUSSIAN + "ңөү",
    "tt": _RUSSIAN + "әөүҗңһ",
    "ba": _RUSSIAN + "әөүғҡңҙҫһ",
    "en": _LATIN,
    "pl": _LATIN + "ąćęłńóśźż",
    "lt": _LATIN + "ąčęėįšųūž",
    "lv": _LATIN + "āčēģīķļņšūž",
    "et": _LATIN + "äõöüšž",
    "de": _LATIN + "äöüß",
    "fr": _LATIN + "àâæçéèêëîïôœùûüÿ",
    "es": _LATIN + "áéíñóúü¿¡",
    "it": _LATIN + "àèéìòù",
    "cs": _LATIN + "áčďéěíňóřšťúůýž",
    "fi": _LATIN + "åäö",
    "tr": _LATIN + "çğıöşü",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "hy": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
}


class FontFileError(A11yviewError, ValueError):
    """A file that is no font, or one whose character map cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontCoverage:
    """The characters and languages of one font file.

    ``family`` and ``style`` are its own names; ``characters`` the code points of its map;
    ``missing`` gives, by language, the letters that it lacks, empty where it has all.
    """

    family: str
    style: str
    characters: frozenset[int]
    missing: dict[str, str]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it has all letters of."""
        return tuple(language for language, letters in self.missing.items() if not letters)

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts (ISO 15924) of these languages, each once: what ``Font.scripts`` takes."""
        return tuple(dict.fromkeys(filter(None, map(script_of, self.languages))))


@cache
def alphabets() -> dict[str, str]:
    """Return the letters that each language needs, small and capital, by its tag."""
    both = {language: letters + letters.upper() for language, letters in _LETTERS.items()}
    return {**both, "zh": _han("gb2312", 0xB0, 0xD7), "zh-TW": _han("big5", 0xA4, 0xC6)}


def _han(encoding: str, first: int, last: int) -> str:
    """Return the Han characters of the rows ``first`` to ``last`` of an encoding."""
    pairs = (bytes((row, cell)) for row in range(first, last + 1) for cell in range(0x40, 0xFF))
    found = (pair.decode(encoding, "ignore") for pair in pairs)
    return "".join(sign for sign in found if len(sign) == 1 and "\u4e00" <= sign <= "\u9fff")


def coverage_of(file: Path) -> FontCoverage:
    """Return the coverage of a font file (TrueType, OpenType, WOFF, WOFF2).

    Raises ``FontFileError`` for what is no font or not there, ``MissingExtraError`` without the
    extra ``fonts``, ``OSError`` where it cannot be read.
    """
    if not file.is_file():
        what = "a folder" if file.is_dir() else "no such file"
        raise FontFileError(f"{what}: {str(file)!r}; name a TTF, OTF, WOFF or WOFF2")
    try:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - only who asks pays
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            "fonts: the extra 'fonts' is missing: fontTools is not installed; "
            "install a11yview[fonts]"
        ) from error
    content = BytesIO(file.read_bytes())
    try:
        with TTFont(content, fontNumber=0) as font:
            characters = frozenset(font.getBestCmap() or {})
            names = font["name"]
            family = names.getDebugName(16) or names.getDebugName(1) or file.stem
            style = names.getDebugName(17) or names.getDebugName(2) or ""
    except ImportError as error:
        raise MissingExtraError(
            f"fonts: {file}: WOFF2 needs the package brotli; install a11yview[fonts]"
        ) from error
    except Exception as error:  # a broken font fails in any way
        raise FontFileError(
            f"{file}: not a font that can be read: {error}; name a TTF, OTF, WOFF or WOFF2"
        ) from error
    missing = {
        language: "".join(dict.fromkeys(sign for sign in letters if ord(sign) not in characters))
        for language, letters in alphabets().items()
    }
    return FontCoverage(family=family, style=style, characters=characters, missing=missing)


def unicode_ranges(characters: Iterable[int]) -> tuple[str, ...]:
    """Return code points as CSS ``unicode-range`` writes them: ``U+0400-045F``."""
    ranges: list[list[int]] = []
    for code in sorted(characters):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return tuple(
        f"U+{first:04X}" if first == last else f"U+{first:04X}-{last:04X}" for first, last in ranges
    )
