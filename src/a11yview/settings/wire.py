"""The wire: preferences as short texts, read leniently and looked up, never pasted.

One form everywhere: the keys are the fields' names with dashes, in a fixed order, the values
the catalog's tokens and numbers in their shortest writing::

    scheme=white-on-black&font-size=150&letter-spacing=0.12&motion=reduce&underline-links=on
    scheme=own&text=ffffff&background=000000

Only that canonical writing is known: ``0.120`` is no step, as it is none to the stylesheet,
which compares attributes by their letters. What is unknown is dropped; what is too long as a
whole is dropped whole, since half of it could mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from a11yview.color import Color
from a11yview.errors import did_you_mean, not_offered
from a11yview.settings.catalog import Catalog, offered
from a11yview.settings.roles import ROLES, derived_roles
from a11yview.settings.scheme import OWN, Scheme

if TYPE_CHECKING:
    from a11yview.settings.choice import Choice

__all__ = [
    "LONGEST_COOKIE",
    "Form",
    "own_scheme_items",
    "read_choices",
    "read_form",
    "read_json",
    "read_pairs",
    "unread",
    "wire_name",
    "write_value",
]

Form = str | bytes | Mapping[str, str | Sequence[str]] | None

LONGEST_COOKIE: Final = 1024
_LONGEST_FORM: Final = 16_384
_LONGEST_JSON: Final = 4096

_OWN_COLOR: Final = r"#?([0-9A-Fa-f]{6})"


def wire_name(field: str) -> str:
    """Return the name of a field or role on the wire and in attributes: with dashes."""
    return field.replace("_", "-")


def write_value(choice: Choice) -> str:
    """Return one choice as it is written everywhere: ``0.12``, ``1.5``, ``2``, ``150``, ``on``."""
    if isinstance(choice, Scheme):
        return choice.token
    if choice is True:
        return "on"
    if isinstance(choice, float):
        return f"{choice:.3f}".rstrip("0").rstrip(".")
    return str(choice)


def read_choices(find: Callable[[str], object], catalog: Catalog) -> dict[str, Choice]:
    """Return the valid choices among those that ``find`` gives by wire name; never raises."""
    choices: dict[str, Choice] = {}
    for field, values in offered(catalog).items():
        found = find(wire_name(field))
        if field == "scheme" and found == OWN:
            own = _own_scheme(find)
            if own is not None:
                choices[field] = own
        elif isinstance(found, str):
            for value in values:
                if write_value(value) == found:
                    choices[field] = value
    return choices


def read_pairs(text: str | bytes, longest: int = LONGEST_COOKIE) -> dict[str, str]:
    """Return the last value of each key in ``key=value&…``; empty where ``text`` is too long."""
    if len(text) > longest:
        return {}
    if isinstance(text, bytes):
        text = text.decode("ascii", "replace")
    pairs: dict[str, str] = {}
    for part in text.split("&"):
        key, _, value = part.partition("=")
        pairs[key.strip()] = value.strip()
    return pairs


def unread(text: str, catalog: Catalog) -> list[str]:
    """Return the parts of ``text`` that ``read_choices`` drops, one line each, for an author."""
    if len(text) > LONGEST_COOKIE:
        return [f"preferences: too long: {len(text)} characters; use at most {LONGEST_COOKIE}"]
    pairs = {name: value for name, value in read_pairs(text).items() if name or value}
    known = {wire_name(field): values for field, values in offered(catalog).items()}
    own = ("scheme", OWN)
    roles = {wire_name(role) for role in ROLES} if own in pairs.items() else set()
    problems = [
        f"preferences: no value: {part!r}; write it as in 'font-size=150'"
        for part in text.split("&")
        if part.strip() and "=" not in part
    ]
    for name, value in pairs.items():
        if name in roles:
            if not re.fullmatch(_OWN_COLOR, value):
                problems.append(f"{name}: not six digits: {value!r}; write it as in 'ffffff'")
        elif name not in known:
            allowed = ", ".join(map(repr, known))
            hint = did_you_mean(name, known)
            problems.append(f"preferences: unknown setting: {name!r}; {hint}use one of {allowed}")
        elif value not in {"", *map(write_value, known[name])} and (name, value) != own:
            problems.append(not_offered(name, value, map(write_value, known[name])))
    missing = roles and {"text", "background"} - pairs.keys()
    return problems + [
        f"{name}: missing: ''; the scheme {OWN!r} needs it, as in '{name}=ffffff'"
        for name in sorted(missing)
    ]


def read_form(form: Form) -> Callable[[str], object]:
    """Return a look-up for the fields of a submitted ``form``: a body as text, or a mapping.

    Of several values the last counts, as form libraries have it; ``None`` is an empty form.
    """
    if isinstance(form, str | bytes):
        pairs = read_pairs(form, _LONGEST_FORM)
        return lambda name: _unquoted(pairs.get(name))
    if isinstance(form, Mapping):
        return lambda name: _last(form.get(name))
    return lambda _: None


def read_json(text: str | bytes | None) -> Callable[[str], object]:
    """Return a look-up for the fields of a JSON object; numbers and ``true`` come as text."""
    import json  # noqa: PLC0415 - only who reads JSON pays for the parser

    text = text if text and isinstance(text, str | bytes) else "null"
    try:
        document = json.loads(text) if len(text) <= _LONGEST_JSON else None
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        return lambda _: None
    return lambda name: _written(document.get(name))


def own_scheme_items(scheme: Scheme) -> dict[str, str]:
    """Return the colors of a visitor's own scheme by wire name, without those that derive."""
    roles = scheme.roles
    written: dict[str, Color] = {}
    # a role that is given moves what derives from it, so what to write is found by trying
    while True:
        derived = derived_roles(scheme.text, scheme.background, written)
        differing = {role: roles[role] for role in ROLES if roles[role] != derived[role]}
        if not differing:
            break
        written |= differing
    return {
        wire_name(role): roles[role].hex.removeprefix("#")
        for role in ROLES
        if role in {"text", "background", *written}
    }


def _own_scheme(find: Callable[[str], object]) -> Scheme | None:
    colors: dict[str, Any] = {}
    for role in ROLES:
        found = find(wire_name(role))
        match = re.fullmatch(_OWN_COLOR, found) if isinstance(found, str) else None
        if match:
            colors[role] = Color.parse(f"#{match[1]}")
    if "text" not in colors or "background" not in colors:
        return None
    return Scheme(token=OWN, **colors)


def _unquoted(value: str | None) -> str | None:
    """Return ``value`` as it was before it was sent: of ours, a color's ``#`` and paths change."""
    if value is None or not ("%" in value or "+" in value):
        return value
    from urllib.parse import unquote_plus  # noqa: PLC0415 - rarely needed, and dear to import

    return unquote_plus(value)


def _last(value: object) -> object:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return value
    return value[-1] if value else None


def _written(value: object) -> object:
    if value is True:
        return "on"
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        # JSON has one kind of number: 150.0 is 150; what has more decimals is no step
        return write_value(value) if value == round(value, 3) else None
    # an endless integer is not worth writing out
    return str(value) if isinstance(value, int) and abs(value) < 1e6 else value
