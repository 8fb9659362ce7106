"""``not``, ``and``, ``or`` and parentheses, as media, supports and container conditions share them.

A condition is compiled to a test that says true, false or unknown (``None``), in Kleene's logic.

Source: Media Queries Level 4, sections 3 and 3.1; CSS Conditional Rules Level 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from a11yview.cascade.values.tokens import contents, keyword, too_deep, walk, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.values.tokens import Token

S = TypeVar("S")
Test: TypeAlias = "Callable[[S], bool | None]"
Leaf: TypeAlias = "Callable[[Token], Test[S] | None]"

_MAX_DEPTH: Final = 60


def parse_condition(tokens: Sequence[Token], leaf: Leaf[S], *, depth: int = 0) -> Test[S] | None:
    """Return the test of a whole condition, or ``None`` when it does not parse.

    ``leaf`` compiles one parenthesised feature or function, and returns ``None`` for what it
    does not know: that is an unknown condition if it is well formed, and no condition if not.
    """
    parts = words(tokens)
    # Looked at once, at the top: else each level would find out anew what lies below it.
    if not parts or (not depth and too_deep(parts, _MAX_DEPTH)):
        return None
    if keyword(parts[0]) == "not":
        return _negated(parts[1:], leaf, depth)
    operators = {keyword(word) for word in parts[1::2]}
    if len(parts) % 2 == 0 or len(operators) > 1 or not operators <= {"and", "or"}:
        return None
    tests: list[Test[S]] = []
    for part in parts[::2]:
        test = in_parentheses(part, leaf, depth)
        if test is None:
            return None
        tests.append(test)
    if len(tests) == 1:
        return tests[0]
    return any_of(tests) if "or" in operators else all_of(tests)


def _negated(parts: list[Token], leaf: Leaf[S], depth: int) -> Test[S] | None:
    if len(parts) != 1:
        return None
    inner = in_parentheses(parts[0], leaf, depth)
    return None if inner is None else opposite_of(inner)


def in_parentheses(token: Token, leaf: Leaf[S], depth: int) -> Test[S] | None:
    """Return the test of one ``( … )`` or function, ``None`` when it is neither, or malformed."""
    if token.type == "() block":
        nested = parse_condition(token.content, leaf, depth=depth + 1)
        if nested is not None:
            return nested
    elif token.type != "function":
        return None
    return leaf(token) or (_unknown if is_any_value(contents(token)) else None)


def _unknown(_: object) -> bool | None:
    return None


def is_any_value(tokens: Sequence[Token]) -> bool:
    """Whether the tokens are well formed, so that what is unknown in them may mean something."""
    return not too_deep(tokens) and all(token.type != "error" for token in walk(tokens))


def opposite_of(inner: Test[S]) -> Test[S]:
    """Return the test that holds if another does not: unknown stays unknown."""

    def test(subject: S) -> bool | None:
        holds = inner(subject)
        return None if holds is None else not holds

    return test


def all_of(tests: Sequence[Test[S]]) -> Test[S]:
    """Return the test that holds if all do: false beats unknown."""

    def test(subject: S) -> bool | None:
        result: bool | None = True
        for each in tests:
            holds = each(subject)
            if holds is False:
                return False
            if holds is None:
                result = None
        return result

    return test


def any_of(tests: Sequence[Test[S]]) -> Test[S]:
    """Return the test that holds if any does: true beats unknown."""

    def test(subject: S) -> bool | None:
        result: bool | None = False
        for each in tests:
            holds = each(subject)
            if holds:
                return True
            if holds is None:
                result = None
        return result

    return test
