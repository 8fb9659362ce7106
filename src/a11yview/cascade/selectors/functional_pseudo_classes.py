"""Functional pseudo-classes: ``:is()``, ``:not()``, ``:has()``, ``:nth-child()`` and the like.

Source: Selectors 4; valid exactly where Chromium finds them valid.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from a11yview.cascade.selectors.compound_builder import (
    CLASS,
    Invalid,
    SelectorContext,
    add_list,
    pieces_of,
)
from a11yview.cascade.selectors.model import Direction, Has, Language, Nth
from a11yview.cascade.selectors.nth import parse_nth
from a11yview.cascade.selectors.selector_lists import split_list
from a11yview.cascade.selectors.tag_tests import TagTest
from a11yview.cascade.sheets.token_patterns import (
    COMMENT,
    DOUBLE,
    ESCAPE,
    IDENT,
    SINGLE,
    URL,
    strip,
    unescape,
)

if TYPE_CHECKING:
    from a11yview.cascade.selectors.compound_builder import CompoundBuilder
    from a11yview.cascade.selectors.model import Selector

__all__ = ["ListReader", "add_functional", "are_compounds"]

_ANCHOR: Final = re.compile(
    rf":(?P<name>{IDENT.pattern})|{COMMENT}|{DOUBLE}|{SINGLE}|{URL}|{ESCAPE}|(?P<nest>&)"
)


class ListReader(ABC):
    """What reads the lists of selectors that stand in parentheses."""

    @abstractmethod
    def forgiving_list(self, text: str, around: SelectorContext) -> tuple[Selector, ...]:
        """Return the valid selectors of a list without pseudo-elements."""

    @abstractmethod
    def strict_list(self, text: str, around: SelectorContext) -> tuple[Selector, ...]:
        """Return the selectors of a list without pseudo-elements; Invalid if one is not."""


def add_functional(
    name: str, argument: str, parts: CompoundBuilder, around: SelectorContext, lists: ListReader
) -> None:
    """Add a functional pseudo-class, its name in lower case, to a compound in the making."""
    _note_anchors(argument, parts)
    if name in {"is", "where"}:
        _any(name, argument, parts, around.inside(in_any_namespace=True), lists)
    elif name == "-webkit-any":
        _any(name, argument, parts, around.inside(), lists)
    elif name == "not":
        _not(argument, parts, around.inside(in_any_namespace=True), lists)
    elif name == "has":
        _has(argument, parts, around.inside(in_any_namespace=True), lists)
    elif name.startswith("nth-"):
        _nth(name, argument, parts, around.inside(), lists)
    else:
        _worded(name, argument, parts, around, lists)


def _note_anchors(argument: str, parts: CompoundBuilder) -> None:
    """Note ``&`` and ``:scope``: the tokens alone, but those of selectors that are dropped, too."""
    for found in _ANCHOR.finditer(argument):
        if found["nest"]:
            parts.anchored = parts.anchored_inside = True
        elif found["name"] and unescape(found["name"]).lower() == "scope":
            parts.anchored = True


def are_compounds(
    text: str, around: SelectorContext, lists: ListReader, *, one: bool = True
) -> bool:
    """Whether a text in parentheses is a compound selector, or a list of them unless ``one``.

    Raises ``Invalid`` for no selector.
    """
    selectors = lists.strict_list(text, SelectorContext(None, depth=around.inside().depth))
    return (len(selectors) == 1 or not one) and all(
        selector.chain.left is None for selector in selectors
    )


def _any(
    name: str, argument: str, parts: CompoundBuilder, inside: SelectorContext, lists: ListReader
) -> None:
    if name == "-webkit-any":
        selectors = lists.strict_list(argument, inside)
        if any(one.chain.left is not None for one in selectors):
            raise Invalid
        parts.specificity += CLASS  # whatever its arguments
    else:
        selectors = lists.forgiving_list(argument, inside)
        if name == "is":
            parts.specificity += max((one.specificity for one in selectors), default=0)
    add_list(selectors, parts, negated=False)


def _not(argument: str, parts: CompoundBuilder, inside: SelectorContext, lists: ListReader) -> None:
    selectors = lists.strict_list(argument, inside)
    parts.specificity += max(one.specificity for one in selectors)
    add_list(selectors, parts, negated=True)


def _has(argument: str, parts: CompoundBuilder, inside: SelectorContext, lists: ListReader) -> None:
    if inside.in_has:
        raise Invalid
    relatives: list[tuple[str, Selector]] = []
    inside = replace(inside, in_has=True)
    for piece, within in pieces_of(argument, inside):
        text = strip(piece)
        combinator = " "
        if text[:1] and text[0] in ">+~":
            combinator, text = text[0], strip(text[1:])
        relatives.extend((combinator, selector) for selector in lists.strict_list(text, within))
    parts.specificity += max(selector.specificity for _, selector in relatives)
    parts.tests.append(Has(tuple(relatives)))
    parts.scoped = parts.scoped or any(one.chain.scoped for _, one in relatives)


def _nth(
    name: str, argument: str, parts: CompoundBuilder, inside: SelectorContext, lists: ListReader
) -> None:
    if name not in {"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"}:
        raise Invalid
    parsed = parse_nth(argument)
    if parsed is None:
        raise Invalid
    step, offset, rest = parsed
    of_type = name.endswith("of-type")
    of: tuple[Selector, ...] | None = None
    parts.specificity += CLASS
    if rest is not None:
        if of_type:
            raise Invalid
        of = lists.strict_list(rest, inside)
        parts.specificity += max(one.specificity for one in of)
    if step or offset:
        parts.tests.append(Nth(step, offset, "last" in name, of_type, of))
    else:
        parts.tag_tests.append(TagTest("never"))  # counting starts at 1


def _worded(
    name: str, argument: str, parts: CompoundBuilder, around: SelectorContext, lists: ListReader
) -> None:
    word = IDENT.fullmatch(argument)
    parts.specificity += CLASS
    if name == "lang" and word is not None:
        parts.tests.append(Language(unescape(argument).lower()))
    elif name == "dir" and word is not None:
        parts.tests.append(Direction(unescape(argument).lower()))
    elif (
        (name == "state" and word is not None)
        or (name == "active-view-transition-type" and _are_words(argument))
        or (name in {"host", "host-context"} and are_compounds(argument, around, lists))
    ):
        parts.tag_tests.append(TagTest("never"))
    else:
        raise Invalid


def _are_words(argument: str) -> bool:
    return all(IDENT.fullmatch(strip(piece)) for piece in split_list(argument))
