"""A scanned sheet as bytes, and back: reading them costs a fraction of scanning.

The bytes are a line of JSON (what there is little of), then columns of 32-bit numbers: where
preludes and blocks stand in the text, and which rules each key concerns.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from a11yview.cascade.sheets.at_rules import Import
from a11yview.cascade.sheets.model import (
    Condition,
    FunctionRule,
    KeyframesRule,
    RawDeclaration,
    SheetKeys,
)
from a11yview.cascade.sheets.rules import NOWHERE, WIDTH, Rules
from a11yview.cascade.sheets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

__all__ = ["sheet_from_bytes", "sheet_to_bytes"]

_COLUMNS: Final = ("preludes", "rules", "ends", "buckets")


def sheet_to_bytes(sheet: Sheet, keys: SheetKeys) -> bytes:
    """Return the bytes of a sheet and its keys, without the sheet's text."""
    rules = sheet.rules
    ends: list[int] = []
    buckets: list[int] = []
    for numbers in keys.buckets.values():
        buckets += numbers
        ends.append(len(buckets))
    columns = (rules.preludes, rules.rows, ends, buckets)
    head = {
        "columns": [len(column) for column in columns],
        "given": list(rules.given.items()),
        "conditions": sheet.conditions,
        "imports": [[i.url, i.layer, i.supports, i.media] for i in sheet.imports],
        "layers": sheet.layers,
        "namespaces": sheet.namespaces,
        "registrations": sheet.registrations,
        "keyframes": sheet.keyframes,
        "functions": sheet.functions,
        "too_deep": sheet.too_deep,
        "keys": list(keys.buckets),
        "names": sorted(keys.names),
        "attributes": sorted(keys.attribute_names),
        "tests": sorted(keys.attribute_tests),
        "whole": sorted(keys.whole_attributes),
    }
    line = json.dumps(head, separators=(",", ":")).encode("ascii")
    return line + b"\n" + b"".join(map(_packed, columns))


def sheet_from_bytes(data: bytes, text: str) -> Sheet:
    """Return the sheet that bytes hold; ``text`` is its text.

    Raises ``ValueError`` for bytes that hold none.
    """
    line, _, packed = data.partition(b"\n")
    try:
        head = json.loads(line)
        return _sheet(head, _unpacked(packed, head["columns"]), text)
    except (TypeError, KeyError, IndexError, RecursionError) as error:
        raise ValueError(f"data: not that of a sheet: {type(error).__name__}: {error}") from error


def _packed(column: Sequence[int]) -> bytes:
    numbers = array("i", column)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _unpacked(packed: bytes, lengths: Sequence[int]) -> dict[str, array[int]]:
    numbers = array("i")
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    columns: dict[str, array[int]] = {}
    start = 0
    for name, length in zip(_COLUMNS, lengths, strict=True):
        columns[name] = numbers[start : start + length]
        start += length
    if start != len(numbers):
        raise ValueError("data: not that of a sheet: columns of other lengths")
    return columns


def _sheet(head: Mapping[str, Any], columns: Mapping[str, array[int]], text: str) -> Sheet:
    given = {
        number: tuple(RawDeclaration(*one) for one in declarations)
        for number, declarations in head["given"]
    }
    _check(columns, len(head["conditions"]))
    buckets = _Buckets(head["keys"], columns["ends"], columns["buckets"])
    return Sheet(
        text=text,
        rules=Rules(text, columns["preludes"], columns["rules"], given),
        conditions=tuple(Condition(*one) for one in head["conditions"]),
        imports=tuple(
            Import(url=url, layer=layer, supports=supports, media=media)
            for url, layer, supports, media in head["imports"]
        ),
        layers=tuple((condition, name) for condition, name in head["layers"]),
        namespaces=tuple((prefix, url) for prefix, url in head["namespaces"]),
        registrations=tuple((at, name, found) for at, name, found in head["registrations"]),
        keyframes=tuple(KeyframesRule(*one) for one in head["keyframes"]),
        functions=tuple(FunctionRule(*one) for one in head["functions"]),
        too_deep=bool(head["too_deep"]),
        keys=SheetKeys(
            buckets=buckets,
            names=frozenset(head["names"]),
            attribute_names=frozenset(head["attributes"]),
            attribute_tests=frozenset(
                (name, operator, value) for name, operator, value in head["tests"]
            ),
            whole_attributes=frozenset(head["whole"]),
        ),
    )


class _Buckets(Mapping[str, Sequence[int]]):
    """Buckets in one column, cut out when asked for: a page has few of the keys."""

    __slots__ = ("_ends", "_number_of", "_numbers")

    def __init__(self, keys: Sequence[str], ends: Sequence[int], numbers: Sequence[int]) -> None:
        self._number_of = dict(zip(keys, range(len(keys)), strict=True))
        self._ends = ends
        self._numbers = numbers
        if len(self._number_of) != len(ends):
            raise ValueError("data: not that of a sheet: other keys than buckets")

    def __getitem__(self, key: str) -> Sequence[int]:
        number = self._number_of[key]
        return self._numbers[self._ends[number - 1] if number else 0 : self._ends[number]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._number_of)

    def __len__(self) -> int:
        return len(self._number_of)


def _check(columns: Mapping[str, array[int]], conditions: int) -> None:
    """Raise ``ValueError`` for numbers that point at nothing."""
    preludes, rules, ends, buckets = columns.values()
    parents = preludes[2::WIDTH]
    within = (
        (rules[0::WIDTH], 0, len(preludes) // WIDTH),
        (rules[1::WIDTH], -1, conditions),
        (ends, 0, len(buckets) + 1),
        (buckets, 0, len(rules) // WIDTH),
    )
    for numbers, first, end in within:
        if numbers and not (first <= min(numbers) and max(numbers) < end):
            raise ValueError("data: not that of a sheet: a number of what is not there")
    if any(parent != NOWHERE and not 0 <= parent < at for at, parent in enumerate(parents)):
        raise ValueError("data: not that of a sheet: a rule within a later one")
    if len(rules) % WIDTH or len(preludes) % WIDTH:
        raise ValueError("data: not that of a sheet: columns of other lengths")
