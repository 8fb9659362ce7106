"""Compounds that the tags of a signature satisfy, found out once for all pages of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.selectors.model import AnyOf, Compound, Has, HostTest, StructuralTest

if TYPE_CHECKING:
    from a11yview.cascade.selectors.model import ElementTest
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


class _HostAnswers(_Answers):
    """The answers of what stands for a host in its own tree: see :mod:`.pseudo_classes.hosts`."""

    __slots__ = ()

    def __missing__(self, compound: Compound) -> bool:
        answer = self[compound] = _may_be_host(compound)
        return answer


def _may_be_host(compound: Compound) -> bool:
    """Whether a compound asks for the host, and for no feature of it."""
    return _is_featureless(compound) and not all(isinstance(test, Has) for test in compound.tests)


def _is_featureless(compound: Compound) -> bool:
    """Whether a compound asks nothing but what a host may answer in its own tree."""
    return compound.is_open and all(map(_may_be_asked, compound.tests))


def _may_be_asked(test: ElementTest) -> bool:
    if isinstance(test, AnyOf):
        allowed = (_is_featureless(one.chain.compound) for one in test.selectors)
        return all(allowed) if test.negated else any(allowed)
    return isinstance(test, (Has, HostTest)) or (
        isinstance(test, StructuralTest) and test.name == "scope"
    )


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
            kind = _Answers if signature.tag else _HostAnswers
            answers = self._of[signature] = kind(signature)
        return answers
