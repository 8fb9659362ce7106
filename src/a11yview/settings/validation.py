"""Checks of the values in a catalog: each returns its problems, none raises.

A problem is one line, ``where: what is wrong: the value; what would be right``, so that the
caller can put its own key path in front and gather all of them into one error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from a11yview.errors import did_you_mean

__all__ = [
    "LIST",
    "Steps",
    "choices_problems",
    "distinct_problems",
    "key_problems",
    "locale_problems",
    "localized_problems",
    "opt_out_problems",
    "shown",
    "shown_key",
    "steps_problems",
    "text_problems",
    "token_problems",
    "within",
]

LIST: Final = (list, tuple)
# Patterns stay texts: `re` compiles and keeps each at its first use, which most programs that
# import this never come to.
_TOKEN: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_TOKEN_LENGTH: Final = 40
# Characters of a wrong value that a message repeats.
_LONGEST_SHOWN: Final = 160
_LOCALE: Final = r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
# A selector is written into the stylesheet, where only this much can stand without harm.
_COMPOUND: Final = (
    r"(?:\*|[A-Za-z][\w-]*)?"
    r"(?:[.#][A-Za-z_][\w-]*"
    r"""|\[[A-Za-z][\w-]*(?:[~|^$*]?="[^"\\<>{}\x00-\x1f\x7f\ud800-\udfff]*")?\])*"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The range that the steps of one setting may take, and its unit for messages."""

    low: float
    high: float
    unit: str
    whole: bool = False


def shown(value: object) -> str:
    """Return ``value`` as a file would have it, cut where that is too long for a message."""
    try:
        written = _written(value)
    except (RecursionError, ValueError):  # nested without end, a number of too many digits
        return "…"
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"


def _written(value: object) -> str:
    if hasattr(value, "isoformat"):  # a date or a time: TOML has them
        return str(value.isoformat())
    if isinstance(value, list) and value:
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, Mapping):
        items = ", ".join(f"{key!r}: {_written(item)}" for key, item in value.items())
        return f"{{{items}}}"
    return repr(value)


def within(where: str, problems: list[str]) -> list[str]:
    """Return ``problems`` with the key path ``where`` in front of each."""
    return [
        f"{where}{problem}" if problem.startswith("[") else f"{where}.{problem}"
        for problem in problems
    ]


def shown_key(key: object) -> str:
    """Return ``key`` for a key path: as it is where it is plain, else as Python writes it."""
    return key if isinstance(key, str) and re.fullmatch(r"[\w. -]+", key) else shown(key)


def key_problems(table: Mapping[str, object], known: tuple[str, ...]) -> list[str]:
    """Name each key of ``table`` that is not ``known``."""
    return [
        f"{shown_key(key)}: unknown key: {shown(key)}; {did_you_mean(key, known)}"
        f"the keys are {', '.join(known)}"
        for key in table
        if key not in known
    ]


def token_problems(where: str, value: object) -> list[str]:
    """Check a token: it becomes an attribute's value, a cookie's and a selector's."""
    if isinstance(value, str) and len(value) <= _TOKEN_LENGTH and re.fullmatch(_TOKEN, value):
        return []
    right = f"use lower-case letters, digits and single dashes, at most {_TOKEN_LENGTH}"
    return [f"{where}: not a token: {shown(value)}; {right}"]


def text_problems(where: str, value: object, *, longest: int = 200) -> list[str]:
    """Check a text that a visitor reads: printable, not blank, at most ``longest`` characters."""
    if (
        isinstance(value, str)
        and value.strip()
        and len(value) <= longest
        # not str.isprintable, which refuses the no-break space that typographers use
        and not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", value)
    ):
        return []
    return [f"{where}: not a text: {shown(value)}; use one line of 1 to {longest} characters"]


def locale_problems(where: str, value: object) -> list[str]:
    """Check a locale. Source: BCP 47, language subtag first, in lower case."""
    if isinstance(value, str) and re.fullmatch(_LOCALE, value):
        return []
    return [f"{where}: not a locale: {shown(value)}; use a BCP 47 tag such as 'be' or 'sr-Latn'"]


def localized_problems(where: str, value: object, *, longest: int = 200) -> list[str]:
    """Check a mapping from locales to texts."""
    if not isinstance(value, Mapping):
        return [f"{where}: not a table of texts by locale: {shown(value)}; use {{en = '…'}}"]
    problems = []
    for locale, text in value.items():
        problems += locale_problems(where, locale) or text_problems(
            f"{where}.{locale}", text, longest=longest
        )
    return problems


def distinct_problems(where: str, values: list[object], *, key: str = "") -> list[str]:
    """Name each value that an earlier one repeats; ``key`` is where an item has it."""
    return [
        f"{where}[{index}]{key}: repeated: {shown(value)}; each may stand once"
        for index, value in enumerate(values)
        if value in values[:index]
    ]


def choices_problems(where: str, value: object, allowed: tuple[str, ...]) -> list[str]:
    """Check a list of words out of ``allowed``."""
    known = ", ".join(map(repr, allowed))
    if not isinstance(value, LIST):
        return [f"{where}: not a list: {shown(value)}; use some of {known}"]
    return [
        f"{where}[{index}]: unknown value: {shown(item)}; {did_you_mean(item, allowed)}"
        f"use one of {known}"
        for index, item in enumerate(value)
        if not (isinstance(item, str) and item in allowed)
    ] + distinct_problems(where, list(value))


def steps_problems(where: str, value: object, steps: Steps) -> list[str]:
    """Check a rising list of numbers within ``steps``, in thousandths at the finest."""
    kind = "whole number" if steps.whole else "number with at most three decimals"
    right = f"use a {kind} from {steps.low:g} to {steps.high:g} ({steps.unit})"
    if not isinstance(value, LIST):
        return [f"{where}: not a list: {shown(value)}; use a list of numbers"]
    problems = [
        f"{where}[{index}]: not a step: {shown(item)}; {right}"
        for index, item in enumerate(value)
        if not _is_step(item, steps)
    ]
    if problems:
        return problems
    return [
        f"{where}[{index}]: not above the step before it: {item!r}; write the steps in rising order"
        for index, item in enumerate(value)
        if index and item <= value[index - 1]
    ]


def opt_out_problems(where: str, value: object) -> list[str]:
    """Check the selector of what the settings leave alone."""
    if isinstance(value, str) and all(
        part.strip() and re.fullmatch(_COMPOUND, part.strip()) for part in value.split(",")
    ):
        return []
    right = "use tags, classes, ids and attributes, such as '.map, [data-a11yview-ignore]'"
    return [f"{where}: not a simple selector: {shown(value)}; {right}"]


def _is_step(item: object, steps: Steps) -> bool:
    # bool is an int to Python, and NaN fails the comparison
    if isinstance(item, bool) or not isinstance(item, int | float):
        return False
    # 100.0 is a whole number to JSON
    return steps.low <= item <= steps.high and item == round(item, 0 if steps.whole else 3)
