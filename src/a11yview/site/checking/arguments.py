"""Arguments of ``check``, refused by name where they are of a wrong type."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from a11yview.audit import STATE_KINDS, CheckConfiguration, IgnoreEntry
from a11yview.errors import ArgumentError, expect

if TYPE_CHECKING:
    from types import UnionType

    from a11yview.audit import Schemes
    from a11yview.color import Level

__all__ = ["PATH", "given_configuration", "given_rules", "given_schemes", "listed"]

PATH: Final = (str, os.PathLike)

_Item = TypeVar("_Item")
_LARGEST: Final = 99_999


def given_configuration(  # noqa: PLR0913 - arguments of ``check``
    *,
    level: Level,
    rules: str | Iterable[str],
    schemes: Schemes | list[str],
    states: Iterable[str],
    viewports: Iterable[tuple[int, int]] | None,
    resolve: Mapping[str, str | os.PathLike[str]] | None,
    ignore: Iterable[IgnoreEntry],
    pictures: bool,
) -> CheckConfiguration:
    """Return the configuration that the arguments make. Raises ``ArgumentError``."""
    sizes: tuple[tuple[int, int], ...] | None = None
    if viewports is not None:
        given = listed("viewports", viewports, object, "sizes, such as (1280, 800)")
        sizes = tuple(_size(f"viewports[{number}]", one) for number, one in enumerate(given))
    expect("pictures", pictures, bool, "True or False")
    expect("resolve", resolve, Mapping | None, "a mapping from starts of URLs to folders")
    for url, folder in (resolve or {}).items():
        expect("resolve", url, str, "the start of a URL")
        expect(f"resolve[{url!r}]", folder, PATH, "the path of a folder")
    return CheckConfiguration(
        level=level,
        rules=given_rules(rules),
        schemes=given_schemes(schemes),
        states=listed("states", states, str, ", ".join(STATE_KINDS)),
        viewports=sizes,
        resolve={url: os.fspath(folder) for url, folder in (resolve or {}).items()},
        ignore=listed("ignore", ignore, IgnoreEntry, "IgnoreEntry values"),
        pictures=pictures,
    )


def given_rules(rules: str | Iterable[str]) -> tuple[str, ...]:
    """Return which rules to check, as named. Raises ``ArgumentError``."""
    if isinstance(rules, str):
        return (rules,)
    return listed("rules", rules, str, "ids or names of rules, or 'contrast' or 'all'")


def given_schemes(schemes: Schemes | list[str]) -> Schemes:
    """Return which schemes to look at. Raises ``ArgumentError``."""
    if schemes in ("auto", "all", "none"):
        return schemes
    return listed("schemes", schemes, str, "tokens, or 'all' or 'none'")


def listed(
    name: str, value: Iterable[_Item], kinds: type | UnionType | tuple[type, ...], right: str
) -> tuple[_Item, ...]:
    """Return the items of a list. A text is one item, and never meant as its letters."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise ArgumentError(f"{name}: not a list: {value!r}; use a list of {right}")
    items = tuple(value)
    for number, item in enumerate(items):
        expect(f"{name}[{number}]", item, kinds, right)
    return items


def _size(name: str, value: object) -> tuple[int, int]:
    """Return the width and height of a window in CSS px."""
    match value:
        case (int(width), int(height)) if 0 < min(width, height) <= max(width, height) <= _LARGEST:
            return width, height
    raise ArgumentError(f"{name}: not a size: {value!r}; use a width and a height, (1280, 800)")
