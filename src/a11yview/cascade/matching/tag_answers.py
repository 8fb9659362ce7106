"""Compounds that the tags of a signature satisfy, found out once for all pages of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.selectors.model import Compound

if TYPE_CHECKING:
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["TagAnswers"]


class _Answers(dict[Compound, bool]):
    """The answers of one signature; looking up a new one works it out."""

    __slots__ = ("_signature",)

    def __init__(self, signature: Signature) -> None:
        super().__init__()
        self._signature = signature

    def __missing__(self, compound: Compound) -> bool:
        answer = self[compound] = compound.accepts(self._signature)
        return answer


class TagAnswers:
    """The answers of all signatures of an index.

    >>> from a11yview.cascade.selectors.signature import Signature
    >>> paragraph = Signature(0, "p", "html", "", frozenset(), {}, ("*", "p"))
    >>> TagAnswers().of(paragraph)[Compound(tag="p")]
    True
    """

    def __init__(self) -> None:
        self._of: dict[Signature, _Answers] = {}

    def of(self, signature: Signature) -> _Answers:
        """Return the answers of a signature: a mapping from compounds that fills itself."""
        answers = self._of.get(signature)
        if answers is None:
            answers = self._of[signature] = _Answers(signature)
        return answers
