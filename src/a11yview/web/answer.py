"""A request for an address of ours and the answer to it, whatever the framework."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.settings.wire import Form

__all__ = ["LONGEST_FORM_BYTES", "Answer", "Request"]

LONGEST_FORM_BYTES: Final = 16_384
"""The longest body that is read; an adapter stops behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The parts of a request for one of our addresses that count.

    ``name`` is what follows ``/a11yview/`` in the path, empty for the form's own address;
    ``header`` gives a header by its name, in any case, None where it is missing; ``host`` is the
    host that the visitor asked for, with a port that is not the usual one; ``secure`` says whether
    it came by HTTPS, as far as the server knows. ``body`` is the form, as bytes of at most
    ``LONGEST_FORM_BYTES`` and one more, or as the mapping that a framework made of it.
    """

    method: str
    name: str
    header: Callable[[str], str | None]
    host: str
    secure: bool
    body: Form = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response: its status, its headers in order, and its body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    @classmethod
    def refusal(cls, status: int, text: str, *headers: tuple[str, str]) -> Answer:
        """Return an answer that says in plain text why there is no other."""
        fixed = (("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"))
        return cls(status=status, headers=(*fixed, *headers), body=f"{text}\n".encode())
