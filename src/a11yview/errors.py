"""The errors an author can meet; what comes from a visitor never raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import UnionType

__all__ = [
    "A11yviewError",
    "ArgumentError",
    "CatalogError",
    "ColorError",
    "EmitError",
    "MissingExtraError",
    "PreferencesError",
    "did_you_mean",
    "expect",
    "not_offered",
]

_LONGEST_SHOWN: Final = 100


class A11yviewError(Exception):
    """Root of every error that this library raises on purpose.

    A message reads *where: what is wrong: the value; what would be right*.
    """


class ArgumentError(A11yviewError, TypeError):
    """An argument of a type that a function cannot take."""


class ColorError(A11yviewError, ValueError):
    """A text that is no CSS color, or a color that the operation cannot take."""


class CatalogError(A11yviewError, ValueError):
    """A catalog with problems: all of them, each with its key path.

    ``problems`` holds one line each, such as
    ``schemes[2].text: not a CSS color: 'blak'; use a name, #rgb or rgb()``. ``position`` is the
    line and the column, from 1, of a text that no parser can read.
    """

    def __init__(
        self, problems: tuple[str, ...], *, position: tuple[int, int] | None = None
    ) -> None:
        self.problems = problems
        self.position = position
        super().__init__("\n".join(problems))


class PreferencesError(A11yviewError, ValueError):
    """Choices that the catalog does not offer: all of them, each with its field.

    ``problems`` holds one line each, such as
    ``scheme: not offered: 'blue'; use one of 'black-on-white', 'white-on-black'``.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class EmitError(A11yviewError, ValueError):
    """An argument with which no stylesheet and no panel can be written."""


class MissingExtraError(A11yviewError, ImportError):
    """Something was asked for that only an extra of the package can do."""


def expect(
    name: str, value: object, kinds: type | UnionType | tuple[type, ...], right: str
) -> None:
    """Raise ``ArgumentError`` unless ``value`` is of the ``kinds``; ``right`` says what to use."""
    if not isinstance(value, kinds):
        shown = repr(value)
        shown = shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"
        raise ArgumentError(f"{name}: wrong type: {shown}; use {right}")


def did_you_mean(value: object, known: Iterable[object]) -> str:
    """Return a question with the ``known`` word that ``value`` is likely to mean, else nothing.

    It is made for the middle of a message, and ends in a space.
    """
    words = [str(word) for word in known]
    if not isinstance(value, str) or len(value) > _LONGEST_SHOWN:
        return ""
    from difflib import get_close_matches  # noqa: PLC0415 - only who erred pays for it

    if value in words:
        return ""
    # a capital, or a dash for an underscore, is as good as the letter itself
    alike = {word.lower().replace("-", "_"): word for word in reversed(words)}
    close = get_close_matches(value.lower().replace("-", "_"), alike, n=1, cutoff=0.7)
    return f"did you mean {alike[close[0]]!r}? " if close else ""


def not_offered(field: str, value: object, known: Iterable[object]) -> str:
    """Return the problem of a ``value`` that is none of the ``known`` ones."""
    known = list(known)
    allowed = ", ".join(map(repr, known))
    hint = f"use one of {allowed}" if allowed else "the catalog offers none"
    return f"{field}: not offered: {value!r}; {did_you_mean(value, known)}{hint}"
