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
from a11yview.cascade.selectors.model import Direction, Has, HostTest, Language, Nth
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
    from collections.abc import Sequence

    from a11yview.cascade.selectors.compound_builder import CompoundBuilder
    from a11yview.cascade.selectors.model import Selector

__all__ = ["ListReader", "add_functional", "compounds_in"]

_ANCHOR: Final = re.compile(
    rf":(?P<name>{IDENT.pattern})|{COMMENT}|{DOUBLE}|{SINGLE}|{URL}|{ESCAPE}|(?P<nest>&)"
)


class ListReader(ABC):
    """A reader of the selector lists in parentheses."""

    @abstractmethod
    def forgiving_list(self, text: str, context: SelectorContext) -> tuple[Selector, ...]:
        """Return the valid selectors of a list without pseudo-elements."""

    @abstractmethod
    def strict_list(self, text: str, context: SelectorContext) -> tuple[Selector, ...]:
        """Return the selectors of a list without pseudo-elements. Raises ``Invalid``."""


def add_functional(
    name: str, argument: str, builder: CompoundBuilder, context: SelectorContext, lists: ListReader
) -> None:
    """Add a functional pseudo-class, its name in lower case, to a compound."""
    _note_anchors(argument, builder)
    if name in {"is", "where"}:
        _any(name, argument, builder, context.inside(in_any_namespace=True), lists)
    elif name == "-webkit-any":
        _any(name, argument, builder, context.inside(), lists)
    elif name == "not":
        _not(argument, builder, context.inside(in_any_namespace=True), lists)
    elif name == "has":
        _has(argument, builder, context.inside(in_any_namespace=True), lists)
    elif name.startswith("nth-"):
        _nth(name, argument, builder, context.inside(), lists)
    else:
        _worded(name, argument, builder, context, lists)


def _note_anchors(argument: str, builder: CompoundBuilder) -> None:
    """Note ``&`` and ``:scope``: the tokens alone, but those of selectors that are dropped, too."""
    for found in _ANCHOR.finditer(argument):
        if found["nest"]:
            builder.anchored = builder.anchored_inside = True
        elif found["name"] and unescape(found["name"]).lower() == "scope":
            builder.anchored = True


def compounds_in(
    text: str, context: SelectorContext, lists: ListReader, *, one: bool = True
) -> Sequence[Selector]:
    """Return the compound selector in parentheses, or the list of them unless ``one``.

    Raises ``Invalid`` for anything else.
    """
    selectors = lists.strict_list(text, SelectorContext(None, depth=context.inside().depth))
    if (one and len(selectors) != 1) or any(one.chain.left is not None for one in selectors):
        raise Invalid
    return selectors


def _any(
    name: str, argument: str, builder: CompoundBuilder, inside: SelectorContext, lists: ListReader
) -> None:
    if name == "-webkit-any":
        selectors = lists.strict_list(argument, inside)
        if any(one.chain.left is not None for one in selectors):
            raise Invalid
        builder.specificity += CLASS  # whatever its arguments
    else:
        selectors = lists.forgiving_list(argument, inside)
        if name == "is":
            builder.specificity += max((one.specificity for one in selectors), default=0)
    add_list(selectors, builder, negated=False)


def _not(
    argument: str, builder: CompoundBuilder, inside: SelectorContext, lists: ListReader
) -> None:
    selectors = lists.strict_list(argument, inside)
    builder.specificity += max(one.specificity for one in selectors)
    add_list(selectors, builder, negated=True)


def _has(
    argument: str, builder: CompoundBuilder, inside: SelectorContext, lists: ListReader
) -> None:
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
    builder.specificity += max(selector.specificity for _, selector in relatives)
    builder.tests.append(Has(tuple(relatives)))
    builder.scoped = builder.scoped or any(one.chain.scoped for _, one in relatives)


def _nth(
    name: str, argument: str, builder: CompoundBuilder, inside: SelectorContext, lists: ListReader
) -> None:
    if name not in {"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"}:
        raise Invalid
    parsed = parse_nth(argument)
    if parsed is None:
        raise Invalid
    step, offset, rest = parsed
    of_type = name.endswith("of-type")
    of: tuple[Selector, ...] | None = None
    builder.specificity += CLASS
    if rest is not None:
        if of_type:
            raise Invalid
        of = lists.strict_list(rest, inside)
        builder.specificity += max(one.specificity for one in of)
    if step or offset:
        builder.tests.append(Nth(step, offset, "last" in name, of_type, of))
    else:
        builder.tag_tests.append(TagTest("never"))  # counting starts at 1


def _worded(
    name: str, argument: str, builder: CompoundBuilder, context: SelectorContext, lists: ListReader
) -> None:
    word = IDENT.fullmatch(argument)
    builder.specificity += CLASS
    if name == "lang" and word is not None:
        builder.tests.append(Language(unescape(argument).lower()))
    elif name == "dir" and word is not None:
        builder.tests.append(Direction(unescape(argument).lower()))
    elif name in {"host", "host-context"}:
        (host,) = compounds_in(argument, context, lists)
        builder.specificity += host.specificity
        builder.tests.append(HostTest(host, around=name == "host-context"))
    elif (name == "state" and word is not None) or (
        name == "active-view-transition-type" and _are_words(argument)
    ):
        builder.tag_tests.append(TagTest("never"))
    else:
        raise Invalid


def _are_words(argument: str) -> bool:
    return all(IDENT.fullmatch(strip(piece)) for piece in split_list(argument))
