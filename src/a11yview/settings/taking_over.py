"""``take_over``: a visitor's choices in the cookies of another panel, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from a11yview.settings.cookie import COOKIE_NAME, DEV_COOKIE_NAME, set_cookie_header
from a11yview.settings.other_panels import stores_of
from a11yview.settings.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.settings.catalog import Catalog
    from a11yview.settings.other_panels import Store

__all__ = ["TakenOver", "take_over"]

_LONGEST_HEADER: Final = 16_384
_LONGEST_VALUE: Final = 1024
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")


class TakenOver(NamedTuple):
    """The choices found in another panel, and the ``Set-Cookie`` values of the answer.

    The first keeps the choice as ours; the others remove the other panel's cookies, so that a
    visitor who goes back to the regular version stays there.
    """

    preferences: Preferences
    set_cookies: tuple[str, ...]


def take_over(
    header: str | bytes | None, catalog: Catalog, *, secure: bool = True, host: str | None = None
) -> TakenOver | None:
    """Return the choices in a ``Cookie`` header of the panels that ``catalog`` takes over.

    None where it has a choice of ours, or nothing of theirs; never raises. ``host`` is that of
    the request: some panels set their cookies for it by name, and only so they can be removed.
    """
    if isinstance(header, bytes):
        header = header.decode("latin-1")
    if not isinstance(header, str) or not catalog.take_over or len(header) > _LONGEST_HEADER:
        return None
    cookies = _cookies(header)
    if (COOKIE_NAME if secure else DEV_COOKIE_NAME) in cookies:
        return None
    pairs: list[str] = []
    names: list[str] = []
    for store in stores_of(catalog):
        chosen, read = _read(store, cookies)
        pairs += chosen
        names += read
    preferences = Preferences.from_cookie("&".join(pairs), catalog)
    if not preferences:
        return None
    ends = [f"{name}=; Path=/; Max-Age=0" for name in dict.fromkeys(names)]
    named = host.partition(":")[0] if host else ""
    if _HOST.fullmatch(named):
        ends += [f"{end}; Domain={named}" for end in ends]
    return TakenOver(preferences, (set_cookie_header(preferences, secure=secure), *ends))


def _cookies(header: str) -> dict[str, str]:
    cookies: dict[str, str] = {}
    for part in header.split(";"):
        name, _, value = part.partition("=")
        if len(value) <= _LONGEST_VALUE:
            cookies.setdefault(name.strip(" \t"), unquote(value.strip(' \t"')))
    return cookies


def _read(store: Store, cookies: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the choices in one store, and the names of the cookies that hold them."""
    if store.kind == "cookies":
        values = {name: cookies[name] for name in store.settings if name in cookies}
        names = list(values)
        if store.active:
            values |= {store.active[0]: cookies.get(store.active[0], "")}
            names.append(store.active[0])
        return _meant(store, values), names if values else []
    if store.kind == "json" and store.name in cookies:
        return _meant(store, _json_values(cookies[store.name])), [store.name]
    if store.kind == "words":
        return _words(store, cookies)
    return [], []


def _words(store: Store, cookies: Mapping[str, str]) -> tuple[list[str], list[str]]:
    known = store.settings[""]
    for name, value in cookies.items():
        words = value.replace("+", " ").split()
        if len(words) > 1 and all(word in known for word in words) and _is_name(name):
            return [known[word] for word in words if known[word]], [name]
    return [], []


def _meant(store: Store, values: Mapping[str, str]) -> list[str]:
    if store.active and values.get(store.active[0]) != store.active[1]:
        return []
    found = (
        meanings.get(values.get(name, "").lower(), "") for name, meanings in store.settings.items()
    )
    return [pair for pair in found if pair]


def _json_values(text: str) -> dict[str, str]:
    import json  # noqa: PLC0415 - only who takes over pays for the parser

    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return dict(_written(document)) if isinstance(document, dict) else {}


def _written(document: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in document.items():
        if value is True:
            yield name, "1"
        elif value is False:
            yield name, "false"
        elif isinstance(value, str):
            yield name, value
        elif isinstance(value, int | float) and abs(value) < 1e6:
            yield name, f"{value:g}"


def _is_name(name: str) -> bool:
    """Whether it may be written into a header; what a visitor sends is never pasted."""
    return re.fullmatch(r"[A-Za-z0-9_.-]{1,64}", name) is not None
