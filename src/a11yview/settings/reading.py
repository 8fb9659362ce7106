"""Catalog files into the fields of a ``Catalog``, with every problem's key path.

Only shapes that a field's own checks cannot see are judged here: keys, tables, and the
schemes and fonts, which are built so that their problems join the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, TypeVar

from a11yview.errors import CatalogError, did_you_mean, expect
from a11yview.settings.classic import classic_fonts, ready_schemes
from a11yview.settings.font import Font, FontFace
from a11yview.settings.preset import Preset
from a11yview.settings.scheme import Scheme
from a11yview.settings.validation import LIST, key_problems, shown, within

__all__ = ["CHECK", "own_table", "parse_json", "parse_toml", "read_table", "toml_document"]

CHECK: Final = "check"
"""The table of the checker's own configuration, which lies beside the catalog's keys."""

_DEEPEST: Final = 32
"""Levels of tables and lists in a file; a catalog has five."""

Built = TypeVar("Built", Scheme, Font, FontFace, Preset)
Item = Scheme | Font | Preset
Table = Mapping[str, Any]


def parse_toml(text: str) -> Table:
    """Return the catalog's table in a TOML ``text``: the whole, or its ``tool.a11yview``."""
    return own_table(toml_document(text))


def toml_document(text: str) -> Table:
    """Return all that a TOML ``text`` holds."""
    expect("text", text, str, "the text of a TOML file")
    # only who reads a file pays for the parser
    import tomllib  # noqa: PLC0415

    try:
        return tomllib.loads(text)
    # a number of too many digits is a ValueError of its own
    except (ValueError, RecursionError) as error:
        position = _toml_position(str(error), text)
        raise CatalogError((f"not TOML: {error}",), position=position) from error


def _toml_position(message: str, text: str) -> tuple[int, int] | None:
    """Return the line and column that a message of ``tomllib`` names."""
    found = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    if found is None:
        return None
    if found[1]:
        return int(found[1]), int(found[2])
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def own_table(document: Table) -> Table:
    """Return the catalog's table in a TOML document, as :func:`parse_toml` does."""
    tool = document.get("tool", {"a11yview": document})
    table = tool.get("a11yview") if isinstance(tool, dict) else None
    if not isinstance(table, dict):
        raise CatalogError(("tool.a11yview: no such table; write [tool.a11yview]",))
    _refuse_excess(table, "TOML")
    return table


def parse_json(text: str) -> Table:
    """Return the catalog's table in a JSON ``text``."""
    expect("text", text, str, "the text of a JSON file")
    import json  # noqa: PLC0415 - as for TOML

    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        position = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else None
        raise CatalogError((f"not JSON: {error}",), position=position) from error
    _refuse_excess(document, "JSON")
    if not isinstance(document, dict):
        raise CatalogError((f"not an object: {shown(document)}; write {{…}}",))
    return document


def _refuse_excess(document: object, language: str) -> None:
    """Refuse what no catalog has and no message could show; goes down level by level."""
    values = [document]
    for _ in range(_DEEPEST):
        if any(isinstance(value, int) and value.bit_length() > 63 for value in values):
            raise CatalogError((f"not {language} that can be read: a number beyond 64 bits",))
        values = [
            child
            for value in values
            if isinstance(value, dict | list)
            for child in (value.values() if isinstance(value, dict) else value)
        ]
        if not values:
            return
    raise CatalogError((f"not {language} that can be read: nested deeper than {_DEEPEST} levels",))


def read_table(table: Table, known: tuple[str, ...]) -> tuple[dict[str, Any], list[str]]:
    """Return the fields that ``table`` gives, and the problems met on the way.

    A scheme or font with problems is ``None`` in its list, so that the others keep their place.
    ``$schema``, by which editors find the JSON Schema, is passed over.
    """
    expect("table", table, Mapping, "a mapping of the catalog's fields")
    given = {key: value for key, value in table.items() if key not in {CHECK, "$schema"}}
    problems = key_problems(given, (*known, CHECK))
    given = {key: value for key, value in given.items() if key in known}
    for key, build, ready in (
        ("schemes", _scheme, {item.token: item for item in ready_schemes()}),
        ("fonts", _font, {item.token: item for item in classic_fonts()}),
        ("presets", _preset, {}),
    ):
        if isinstance(given.get(key), LIST):
            given[key], found = _read_items(key, given[key], build, ready)
            problems += found
    return given, problems


def _read_items(
    where: str,
    items: Sequence[object],
    build: Callable[[Table], tuple[Item | None, list[str]]],
    ready: Mapping[str, Item],
) -> tuple[tuple[Item | None, ...], list[str]]:
    """Read a list of tables; a text in it is the token of a ready one."""
    read: list[Item | None] = []
    problems: list[str] = []
    for index, item in enumerate(items):
        built = None
        if isinstance(item, str) and item in ready:
            built = ready[item]
        elif isinstance(item, Mapping):
            built, found = build(item)
            problems += within(f"{where}[{index}]", found)
        elif isinstance(item, str) and ready:
            problems.append(
                f"{where}[{index}]: unknown token: {shown(item)}; {did_you_mean(item, ready)}"
                f"the ready ones are {', '.join(map(repr, ready))}; any other is a table"
            )
        else:
            problems.append(
                f"{where}[{index}]: not a table: {shown(item)}; write one"
                + (f", or the token of a ready one: {', '.join(map(repr, ready))}" if ready else "")
            )
        read.append(built)
    return tuple(read), problems


def _scheme(table: Table) -> tuple[Scheme | None, list[str]]:
    return _build(Scheme, table, ("token", "text", "background"))


def _font(table: Table) -> tuple[Font | None, list[str]]:
    faces = table.get("web_font", ())
    if not isinstance(faces, LIST):
        return _build(Font, table, ("token", "family", "generic"))
    problems: list[str] = []
    read = []
    for index, face in enumerate(faces):
        if not isinstance(face, Mapping):
            problems.append(f"web_font[{index}]: not a table: {shown(face)}; use {{url = '…'}}")
            continue
        built, found = _build(FontFace, face, ("url",))
        problems += within(f"web_font[{index}]", found)
        read.append(built)
    known = [face for face in read if face is not None]
    font, found = _build(Font, {**table, "web_font": known}, ("token", "family", "generic"))
    return font, found + problems


def _preset(table: Table) -> tuple[Preset | None, list[str]]:
    return _build(Preset, table, ("token", "preferences"))


def _build(
    kind: type[Built], table: Table, required: tuple[str, ...]
) -> tuple[Built | None, list[str]]:
    """Build a ``kind`` from ``table``, or say all that is wrong with it."""
    known = tuple(one.name for one in fields(kind))
    missing = [key for key in required if key not in table]
    empty = [key for key in known if key in table and table[key] is None]
    problems = [f"{key}: missing; it is required" for key in missing]
    problems += [f"{key}: empty: null; write a value or leave the key out" for key in empty]
    problems += key_problems(table, known)
    values = {**dict.fromkeys(missing), **{key: table[key] for key in table if key in known}}
    built = None
    try:
        built = kind(**values)
    except CatalogError as error:
        # what is missing or empty is told once, not again as a wrong None
        told = tuple(f"{key}:" for key in missing + empty)
        problems += [problem for problem in error.problems if not problem.startswith(told)]
    return (None, problems) if problems else (built, [])
