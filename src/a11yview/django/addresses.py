"""The addresses of a project, as its URLs have them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ProjectAddresses", "addresses"]

# Pages that are not the project's, by the name of their application in the URLs.
_OF_OTHERS: Final = {"admin": "of the admin", "djdt": "of the debug toolbar"}
_OURS: Final = "a11yview"
_PLAIN: Final = re.compile(r"[\w/.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectAddresses:
    """The addresses of a project, the patterns that need arguments, and how many are left out.

    ``left_out`` counts by reason: those of the admin, of the debug toolbar, and those that were
    excluded.
    """

    plain: list[str] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def addresses(exclude: Iterable[str] = ()) -> ProjectAddresses:
    """Return the addresses of the project, without those that start with one of ``exclude``."""
    starts = tuple(exclude)
    found = ProjectAddresses()
    for pattern, app in dict(_patterns(get_resolver().url_patterns, "", "")).items():
        address = f"/{pattern}"
        if app in _OF_OTHERS:
            found.left_out[_OF_OTHERS[app]] += 1
        elif address.startswith(starts):
            found.left_out["by --exclude"] += 1
        else:
            (found.plain if _PLAIN.fullmatch(pattern) else found.patterns).append(address)
    return found


def _patterns(
    patterns: Iterable[URLPattern | URLResolver], before: str, app: str
) -> Iterator[tuple[str, str]]:
    """Give each pattern with the name of the application that it is of."""
    for pattern in patterns:
        here = before + _route(str(pattern.pattern))
        if not isinstance(pattern, URLResolver):
            yield here, app
        elif pattern.app_name != _OURS:
            yield from _patterns(pattern.url_patterns, here, app or pattern.app_name or "")


def _route(pattern: str) -> str:
    """Return a route without the signs for start and end of a regular expression."""
    return pattern.removeprefix("^").removesuffix("$").removesuffix(r"\Z")
