"""A scanned sheet as bytes, and back: reading them costs a fraction of scanning.

The bytes are a line of JSON (texts, each once, and what there is little of), then columns of 32-bit
numbers: where preludes and declarations stand, and which texts they have. What is read back makes
its rules when they are asked for: a page uses few of them.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, overload

from a11yview.cascade.at_rules import Import
from a11yview.cascade.sheet import Condition, Prelude, RawDeclaration, Rule, Sheet, SheetKeys

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

__all__ = ["FORMAT", "from_rows", "to_rows"]

FORMAT: Final = 2
"""To be raised whenever the rows, or what the scanner finds, change."""

_COLUMNS: Final = ("preludes", "rules", "starts", "declarations", "bucket_starts", "buckets")
_NO_TEXT: Final = -1


class _Numbers:
    """Numbers things in the order in which they come."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def of(self, item: object) -> int:
        number = self._numbers.get(item)
        if number is None:
            number = self._numbers[item] = len(self.items)
            self.items.append(item)
        return number


def to_rows(sheet: Sheet, keys: SheetKeys) -> bytes:
    """Return the rows of a sheet and its keys, without the sheet's text."""
    preludes, texts = _Numbers(), _Numbers()

    def number_of(prelude: Prelude | None) -> int:
        chain: list[Prelude] = []
        while prelude is not None:
            chain.append(prelude)
            prelude = prelude.parent
        return [-1, *map(preludes.of, reversed(chain))][-1]

    columns: dict[str, list[int]] = {name: [] for name in _COLUMNS}
    for rule in sheet.rules:
        columns["rules"] += (number_of(rule.prelude), rule.condition)
        columns["starts"].append(len(columns["declarations"]))
        for name, value, important, offset in rule.declarations:
            columns["declarations"] += (texts.of(name), texts.of(value), int(important), offset)
    columns["starts"].append(len(columns["declarations"]))
    conditions = [[*one[:4], number_of(one.around)] for one in sheet.conditions]
    for one in preludes.items:
        length = _NO_TEXT if one.text is None else len(one.text)
        columns["preludes"] += (one.offset, length, number_of(one.parent), one.condition)
    for numbers in keys.buckets.values():
        columns["bucket_starts"].append(len(columns["buckets"]))
        columns["buckets"] += numbers
    columns["bucket_starts"].append(len(columns["buckets"]))
    head = {
        "columns": [len(column) for column in columns.values()],
        "texts": texts.items,
        "conditions": conditions,
        "imports": [[i.url, i.layer, i.supports, i.media, i.offset] for i in sheet.imports],
        "layers": sheet.layers,
        "namespaces": sheet.namespaces,
        "registrations": sheet.registrations,
        "too_deep": sheet.too_deep,
        "keys": list(keys.buckets),
        "attributes": sorted(keys.attribute_names),
    }
    line = json.dumps(head, separators=(",", ":")).encode("ascii")
    return line + b"\n" + b"".join(_packed(column) for column in columns.values())


def from_rows(rows: bytes, text: str) -> Sheet:
    """Return the sheet that rows hold; ``text`` is its text.

    Raises ``ValueError`` for rows that are none.
    """
    line, _, packed = rows.partition(b"\n")
    try:
        head = json.loads(line)
        return _sheet(head, _unpacked(packed, head["columns"]), text)
    except (TypeError, KeyError, IndexError, RecursionError) as error:
        raise ValueError(f"rows: not those of a sheet: {type(error).__name__}: {error}") from error


def _packed(column: list[int]) -> bytes:
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
        raise ValueError("rows: not those of a sheet: columns of other lengths")
    return columns


def _sheet(head: Mapping[str, Any], columns: Mapping[str, array[int]], text: str) -> Sheet:
    rules = _StoredRules(head["texts"], columns, text)
    rules.check(len(head["conditions"]))
    starts, numbers = columns["bucket_starts"], columns["buckets"]
    buckets = {
        key: numbers[start:end]
        for key, start, end in zip(head["keys"], starts[:-1], starts[1:], strict=True)
    }
    return Sheet(
        text=text,
        rules=rules,
        conditions=tuple(
            Condition(kind, prelude, parent, offset, rules.prelude(around))
            for kind, prelude, parent, offset, around in head["conditions"]
        ),
        imports=tuple(
            Import(url=url, layer=layer, supports=supports, media=media, offset=offset)
            for url, layer, supports, media, offset in head["imports"]
        ),
        layers=tuple((condition, name) for condition, name in head["layers"]),
        namespaces=tuple((prefix, url) for prefix, url in head["namespaces"]),
        registrations=tuple((at, name, found) for at, name, found in head["registrations"]),
        too_deep=bool(head["too_deep"]),
        keys=SheetKeys(buckets=buckets, attribute_names=frozenset(head["attributes"])),
    )


class _StoredRules(Sequence[Rule]):
    """The rules of a sheet read back, each made when it is first asked for."""

    __slots__ = ("_columns", "_made", "_made_preludes", "_text", "_texts")

    def __init__(self, texts: list[str], columns: Mapping[str, array[int]], text: str) -> None:
        self._texts = texts
        self._columns = columns
        self._text = text
        self._made: dict[int, Rule] = {}
        self._made_preludes: dict[int, Prelude] = {}

    def check(self, conditions: int) -> None:
        """Raise ``ValueError`` for numbers of what is not there."""
        preludes, rules, starts, declarations, bucket_starts, buckets = self._columns.values()
        within = (
            (rules[0::2], 0, len(preludes) // 4),
            (rules[1::2], -1, conditions),
            (declarations[0::4], 0, len(self._texts)),
            (declarations[1::4], 0, len(self._texts)),
            (starts, 0, len(declarations) + 1),
            (bucket_starts, 0, len(buckets) + 1),
            (buckets, 0, len(self)),
        )
        for numbers, first, end in within:
            if numbers and not (first <= min(numbers) and max(numbers) < end):
                raise ValueError("rows: not those of a sheet: a number of what is not there")
        if any(parent >= number for number, parent in enumerate(preludes[2::4])):
            raise ValueError("rows: not those of a sheet: a rule within a later one")
        if len(starts) != len(self) + 1 or len(declarations) % 4 or len(preludes) % 4:
            raise ValueError("rows: not those of a sheet: columns of other lengths")

    def __len__(self) -> int:
        return len(self._columns["rules"]) // 2

    @overload
    def __getitem__(self, number: int) -> Rule: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Rule]: ...
    def __getitem__(self, number: int | slice) -> Rule | Sequence[Rule]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        rule = self._made.get(number)
        if rule is None:
            if not 0 <= number < len(self):
                raise IndexError(number)
            rule = self._made[number] = self._make(number)
        return rule

    def _make(self, number: int) -> Rule:
        texts, rows = self._texts, self._columns["declarations"]
        start, end = self._columns["starts"][number : number + 2]
        declarations = tuple(
            RawDeclaration(texts[rows[at]], texts[rows[at + 1]], bool(rows[at + 2]), rows[at + 3])
            for at in range(start, end, 4)
        )
        prelude_number, condition = self._columns["rules"][2 * number : 2 * number + 2]
        prelude = self.prelude(prelude_number)
        if prelude is None:
            raise IndexError(number)
        return Rule(prelude, condition, declarations)

    def prelude(self, number: int) -> Prelude | None:
        """Return the prelude of a number; ``None`` for -1."""
        if number < 0:
            return None
        prelude = self._made_preludes.get(number)
        if prelude is None:
            row = self._columns["preludes"][4 * number : 4 * number + 4]
            offset, length, parent, condition = row
            text = None if length == _NO_TEXT else self._text[offset : offset + length]
            prelude = Prelude(text, offset, self.prelude(parent), condition)
            self._made_preludes[number] = prelude
        return prelude
