"""The ``check`` table of a configuration file, read with every problem's key path."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeAlias, TypeVar, cast

from a11yview.audit.ignore_entry import IgnoreEntry
from a11yview.audit.rule import CONTRAST, RULES_BY_NAME, rule_named, rules_asked
from a11yview.audit.state import DEFAULT_VIEWPORT
from a11yview.audit.states.request import STATE_KINDS
from a11yview.cascade import root_switch
from a11yview.color import Color
from a11yview.errors import A11yviewError, ColorError, did_you_mean
from a11yview.settings.validation import shown

if TYPE_CHECKING:
    from a11yview.color import Level

__all__ = [
    "CheckConfiguration",
    "ConfigurationError",
    "PageOverride",
    "Schemes",
    "read_check_table",
    "read_viewport",
]

Schemes = Literal["auto", "all", "none"] | tuple[str, ...]
"""Which schemes of the catalog to look at: all, none, or those tokens.

``auto`` is all on pages that offer display settings, and none on others.
"""

_LEVELS: Final = ("AA", "AAA")
_VIEWPORT: Final = re.compile(r"([1-9]\d{0,4})\s*[x×]\s*([1-9]\d{0,4})")
_MOST_VIEWPORTS: Final = 20

_Item = TypeVar("_Item")
_Readers: TypeAlias = "Mapping[str, Callable[[_Reading, str, Any], Any]]"


class ConfigurationError(A11yviewError, ValueError):
    """A check configuration with problems: all of them, each with its key path."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOverride:
    """Settings for the pages whose name fits a pattern; None: as for all pages."""

    pages: str
    level: Level | None = None
    schemes: Schemes | None = None
    states: tuple[str, ...] | None = None

    def fits(self, page: str) -> bool:
        """Return whether the override is about the page of that name."""
        return fnmatchcase(page, self.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckConfiguration:
    """The settings of a site's checks. Every field has the default of a run without a file.

    ``rules`` are the ids of those to check, or their slugs, ``contrast`` or ``all``.
    ``paths`` are the pages, folders, patterns and style sheets of a run that names none.
    ``viewports`` are widths and heights of windows in CSS px; None: every width that differs.
    ``themes`` are selectors of the root or ``body`` under a theme, by its name; those that are
    found come besides, unless ``find_themes`` is false. ``pictures`` beneath texts
    are read unless it is false. ``root`` and ``baseline`` are paths relative to the file;
    ``resolve`` maps the start of a URL to a folder; ``ignore`` takes findings out; of several
    ``overrides`` the last that fits wins.
    """

    paths: tuple[str, ...] = ()
    level: Level = "AA"
    rules: tuple[str, ...] = CONTRAST
    schemes: Schemes = "auto"
    states: tuple[str, ...] = STATE_KINDS
    viewports: tuple[tuple[int, int], ...] | None = None
    themes: Mapping[str, str] = field(default_factory=dict)
    find_themes: bool = True
    pictures: bool = True
    root: str | None = None
    baseline: str | None = None
    strict: bool = False
    resolve: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[IgnoreEntry, ...] = ()
    overrides: tuple[PageOverride, ...] = ()


def read_viewport(text: str) -> tuple[int, int] | None:
    """Return width and height of ``1280x800``, or None if it is none."""
    found = _VIEWPORT.fullmatch(text.strip().lower())
    return (int(found[1]), int(found[2])) if found else None


def read_check_table(table: Mapping[str, Any], *, where: str = "check") -> CheckConfiguration:
    """Return the configuration that a ``check`` table gives.

    ``where`` leads the key paths of messages. Raises :class:`ConfigurationError` with all
    problems: unknown keys, values of the wrong shape, ignore entries without a reason.
    """
    reading = _Reading(where)
    fields = reading.fields(table, _READERS)
    if reading.problems:
        raise ConfigurationError(tuple(reading.problems))
    return CheckConfiguration(**fields)


class _Reading:
    """Gathers problems while values are read."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.problems: list[str] = []

    def fields(self, table: Mapping[str, Any], readers: _Readers) -> dict[str, Any]:
        """Read each key with its reader; name those that have none."""
        found: dict[str, Any] = {}
        for key, value in table.items():
            name = key.replace("-", "_")
            path = f"{self.where}.{key}"
            if name not in readers:
                known = ", ".join(reader.replace("_", "-") for reader in readers)
                hint = did_you_mean(name, readers).replace("_", "-")
                self.wrong(path, "unknown key", key, f"{hint}the keys are {known}")
                continue
            found[name] = readers[name](self, path, value)
        return found

    def wrong(self, path: str, what: str, value: object, right: str) -> None:
        """Note one problem."""
        self.problems.append(f"{path}: {what}: {shown(value)}; {right}")

    def texts(self, path: str, value: object, right: str) -> tuple[str, ...]:
        """Read a list of texts."""
        if isinstance(value, str) or not isinstance(value, Sequence):
            self.wrong(path, "not a list of texts", value, right)
            return ()
        if not all(isinstance(item, str) for item in value):
            self.wrong(path, "not a list of texts", value, right)
            return ()
        return tuple(value)


def _paths(reading: _Reading, path: str, value: object) -> tuple[str, ...]:
    right = "use a list such as ['public', 'mail/*.html']"
    paths = reading.texts(path, value, right)
    for number, name in enumerate(paths):
        if not name.strip() or name == "-":
            reading.wrong(f"{path}[{number}]", "names no file", name, right)
    return paths


def _level(reading: _Reading, path: str, value: object) -> Level:
    if value not in _LEVELS:
        reading.wrong(path, "unknown level", value, "use 'AA' or 'AAA'")
        return "AA"
    return value


def _schemes(reading: _Reading, path: str, value: object) -> Schemes:
    if isinstance(value, str) and value in {"auto", "all", "none"}:
        return cast("Schemes", value)
    return reading.texts(path, value, "use 'auto', 'all', 'none' or a list of scheme tokens")


def _states(reading: _Reading, path: str, value: object) -> tuple[str, ...]:
    states = reading.texts(path, value, f"use a list of any of {', '.join(STATE_KINDS)}")
    for state in states:
        if state not in STATE_KINDS:
            right = f"{did_you_mean(state, STATE_KINDS)}use any of {', '.join(STATE_KINDS)}"
            reading.wrong(path, "unknown state", state, right)
    return states


def _rules(reading: _Reading, path: str, value: object) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    names = reading.texts(path, texts, "use 'contrast', 'all', or a list such as ['AV301']")
    try:
        return rules_asked(names) if names or texts == [] else CONTRAST
    except ValueError as error:
        reading.problems.append(f"{path}: {error}")
        return CONTRAST


def _viewports(reading: _Reading, path: str, value: object) -> tuple[tuple[int, int], ...] | None:
    if value == "auto":
        return None
    texts = [value] if isinstance(value, str) else value
    names = reading.texts(path, texts, "use a list such as ['1280x800', '320x640']")
    if len(names) > _MOST_VIEWPORTS:
        reading.wrong(path, "too many viewports", len(names), f"name at most {_MOST_VIEWPORTS}")
        return (DEFAULT_VIEWPORT,)
    if texts == []:
        reading.wrong(path, "none", texts, "name one, such as '1280x800', or leave the key out")
    sizes = []
    for name in names:
        size = read_viewport(name)
        if size is None:
            reading.wrong(path, "not a viewport", name, "use WIDTHxHEIGHT, such as '1280x800'")
        else:
            sizes.append(size)
    return tuple(sizes) or (DEFAULT_VIEWPORT,)


def _text(reading: _Reading, path: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        reading.wrong(path, "not a text", value, "use a text in quotes")
        return ""
    return value


def _rule(reading: _Reading, path: str, value: object) -> str:
    name = _text(reading, path, value)
    if name and rule_named(name) is None:
        hint = did_you_mean(name, RULES_BY_NAME)
        reading.wrong(path, "unknown", name, f"{hint}use an id such as AV101 or its slug")
    return name


def _truth(reading: _Reading, path: str, value: object) -> bool:
    if not isinstance(value, bool):
        reading.wrong(path, "not a truth value", value, "use true or false")
        return False
    return value


def _resolve(reading: _Reading, path: str, value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        reading.wrong(path, "not a table", value, 'use {"https://cdn.example/" = "vendor"}')
        return {}
    return {url: _text(reading, f"{path}.{url}", folder) for url, folder in value.items()}


def _themes(reading: _Reading, path: str, value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        reading.wrong(path, "not a table", value, """use {night = '[data-theme="dark"]'}""")
        return {}
    found: dict[str, str] = {}
    for name, selector in value.items():
        text = _text(reading, f"{path}.{name}", selector)
        if text and root_switch(text) is None:
            right = "use classes or attributes of html or body, such as 'body.night'"
            reading.wrong(f"{path}.{name}", "not a selector of a theme", text, right)
        elif text:
            found[name] = text
    return found


def _color(reading: _Reading, path: str, value: object) -> Color | None:
    text = _text(reading, path, value)
    try:
        return Color.parse(text) if text else None
    except ColorError:
        reading.wrong(path, "not a CSS color", value, "use a name, #rgb or rgb()")
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables(Generic[_Item]):
    """A list of tables: what each makes, and the key that it must have, with what that says."""

    make: Callable[..., _Item]
    readers: _Readers
    required: str
    right: str

    def read(self, reading: _Reading, path: str, value: object) -> tuple[_Item, ...]:
        """Read the list; what ``make`` refuses by a ValueError is a problem, too."""
        if isinstance(value, Mapping | str) or not isinstance(value, Sequence):
            reading.wrong(path, "not a list of tables", value, "use [[…]] or [{…}]")
            return ()
        items = []
        for place, table in enumerate(value):
            inner = _Reading(f"{path}[{place}]")
            if not isinstance(table, Mapping):
                reading.wrong(inner.where, "not a table", table, "use {…}")
                continue
            fields = inner.fields(table, self.readers)
            if self.required not in fields:
                inner.wrong(f"{inner.where}.{self.required}", "missing", "", self.right)
            if not inner.problems:
                try:
                    items.append(self.make(**fields))
                except ValueError as error:
                    inner.problems.append(f"{inner.where}: {error}")
            reading.problems += inner.problems
        return tuple(items)


_IGNORE: Final = _Tables(
    make=IgnoreEntry,
    readers={
        "reason": _text,
        "rule": _rule,
        "page": _text,
        "selector": _text,
        "text": _color,
        "background": _color,
        "state": _text,
        "fingerprint": _text,
    },
    required="reason",
    right="say why these findings need no fix",
)
_OVERRIDES: Final = _Tables(
    make=PageOverride,
    readers={"pages": _text, "level": _level, "schemes": _schemes, "states": _states},
    required="pages",
    right="name pages, such as 'old/**'",
)
_READERS: Final[_Readers] = {
    "level": _level,
    "rules": _rules,
    "schemes": _schemes,
    "states": _states,
    "viewports": _viewports,
    "themes": _themes,
    "find_themes": _truth,
    "pictures": _truth,
    "paths": _paths,
    "root": _text,
    "baseline": _text,
    "strict": _truth,
    "resolve": _resolve,
    "ignore": _IGNORE.read,
    "overrides": _OVERRIDES.read,
}
