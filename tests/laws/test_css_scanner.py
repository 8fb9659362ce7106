"""The scanner finds what tinycss2 does: rules, declarations, positions, broken CSS included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tinycss2
from hypothesis import assume, example, given
from hypothesis import strategies as st

from a11yview.cascade.sheets.at_rules import layer_names
from a11yview.cascade.sheets.declarations import scan_style
from a11yview.cascade.sheets.scanning import scan
from a11yview.cascade.values.shorthands import RELEVANT

if TYPE_CHECKING:
    from a11yview.cascade.sheets.model import Prelude

GROUPS = {"media", "supports", "layer", "container", "scope"}
NAMED = re.compile(r"[\w\\{};é-]+(?:\s|/\*.*?\*/)*:(?:\s|/\*.*?\*/)*", re.DOTALL)
TRAILING = re.compile(r"(?:\s|/\*(?:[^*]|\*(?!/))*+\*/)++([)\]}]++)\Z")
CALL = re.compile(r"[;{}](?:\s|/\*.*?\*/|<!--|-->)*+[\w\\é-]+\(", re.DOTALL)
"""An item that begins with a call: browsers take it for a mixin's, tinycss2 for a selector."""
PIECES = st.sampled_from(
    [
        *("a", ".b", "#c", "&", ">", "+", "~", "*", ":hover", "::before", "[x=y]", '[x="}"]'),
        *("color", "background", "font-size", "--x", "unknown", "Color", "red", "1px", "blue"),
        *(":", ";", "{", "}", "(", ")", "[", "]", ",", "!important", "!", "/", "%", "#"),
        *(" ", "\n", "\t", "\r\n", "/* } */", "/*", "*/", "<!--", "-->"),
        *('"', "'", '"a;b}"', "'{'", "\\{", "\\}", "\\;", "url(", "url(a;b)", "url('x')"),
        *("@media print", "@media", "@layer x", "@supports (a:b)", "@font-face", "@unknown"),
        *("@property --x", "@keyframes k", "@charset", "@", "rgb(1, 2, 3)", "var(--x, {a;b})"),
        *("a{color:red}", "color:blue;", "{color:red;", "b{", "}", ":not(.x)", "url(x", "é", "0"),
    ]
)
SHEETS = st.lists(PIECES, max_size=24).map("".join)


def _text(tokens: list[tinycss2.ast.Node]) -> str:
    """The tokens without white space and comments at both ends."""
    kept = list(tokens)
    for end in (0, -1):
        while kept and kept[end].type in {"whitespace", "comment"}:
            kept.pop(end)
    # White space and comments at the end of an unclosed bracket belong to nothing.
    return TRAILING.sub(r"\1", tinycss2.serialize(kept))


def _value(text: str) -> str:
    return _text(tinycss2.parse_component_value_list(text))


def _is_custom(prelude: list[tinycss2.ast.Node]) -> bool:
    meant = [token for token in prelude if token.type not in {"whitespace", "comment"}]
    return (
        len(meant) > 1
        and meant[0].type == "ident"
        and meant[0].value.startswith("--")
        and meant[1] == ":"
    )


def _groups(node: tinycss2.ast.Node) -> bool:
    """Whether the node is an at-rule around other rules."""
    if node.type != "at-rule" or node.content is None or node.lower_at_keyword not in GROUPS:
        return False
    prelude = _text(node.prelude)
    return node.lower_at_keyword != "layer" or not prelude or len(layer_names(prelude)) == 1


def _declaration(node: tinycss2.ast.Declaration) -> tuple[object, ...] | None:
    if [token.type for token in node.value if token.type not in {"whitespace", "comment"}] == [
        "{} block"
    ] and not node.name.startswith("--"):
        return None
    name = node.name if node.name.startswith("--") else node.lower_name
    if not name.startswith("--") and name not in RELEVANT:
        return None
    return name, _text(node.value), node.important, node.source_line, node.source_column


def _block(prelude: str | None, content: list[tinycss2.ast.Node]) -> list[tuple[object, ...]]:
    """The rules that a style rule's block makes: runs of declarations between nested rules."""
    rules: list[tuple[object, ...]] = []
    run: list[tuple[object, ...]] = []

    def flush() -> None:
        if run:
            rules.append((prelude, tuple(run)))
            run.clear()

    for node in tinycss2.parse_blocks_contents(content):
        if node.type == "declaration":
            declaration = _declaration(node)
            if declaration is not None:
                run.append(declaration)
        elif node.type == "qualified-rule":
            flush()
            if _is_custom(node.prelude):
                continue  # tinycss2 takes no block within a custom property's value
            rules.extend(_block(_text(node.prelude), node.content))
        elif _groups(node):
            flush()
            rules.extend(_block(prelude, node.content))
    flush()
    return rules


def _list(nodes: list[tinycss2.ast.Node]) -> list[tuple[object, ...]]:
    rules: list[tuple[object, ...]] = []
    for node in nodes:
        if node.type == "qualified-rule" and not _is_custom(node.prelude):
            rules.extend(_block(_text(node.prelude), node.content))
        elif _groups(node):
            if node.lower_at_keyword == "scope":
                rules.extend(_block(None, node.content))
            else:
                rules.extend(_list(tinycss2.parse_rule_list(node.content)))
    return rules


def _mixes_block(text: str) -> bool:
    """Whether a value has a block and more: tinycss2 drops it, here the value's grammar does."""
    tokens = [t for t in tinycss2.parse_component_value_list(text) if t.type != "whitespace"]
    return len(tokens) > 1 and any(token.type == "{} block" for token in tokens)


def _could_be_declaration(prelude: Prelude | None) -> bool:
    """Whether a prelude, or one around it, reads ``name:``; tinycss2 makes it a declaration."""
    while prelude is not None:
        if prelude.text is not None and NAMED.fullmatch(prelude.text):
            return prelude.parent is not None or prelude.condition >= 0
        prelude = prelude.parent
    return False


def _scanned(text: str) -> list[tuple[object, ...]]:
    sheet = scan(text)
    return [
        (
            None if rule.prelude.text is None else _value(rule.prelude.text),
            tuple(
                (name, _value(value), important, *sheet.line_and_column(offset))
                for name, value, important, offset in rule.declarations
                if not _mixes_block(value)
            ),
        )
        for rule in sheet.rules
        if rule.declarations
        and not _could_be_declaration(rule.prelude)
        and not all(_mixes_block(declaration.value) for declaration in rule.declarations)
    ]


@given(SHEETS)
def test_rules_and_declarations_are_those_of_tinycss2(text):
    assume(CALL.search(text) is None)
    assert _scanned(text) == _list(tinycss2.parse_stylesheet(text))


@given(st.text(max_size=60))
def test_any_text_is_scanned(text):
    assert scan(text).text == text


@given(st.lists(PIECES, max_size=12).map("".join))
@example("color:hover(/*")
@example("color:a([ /* */ /**")
def test_style_attribute_declarations_are_those_of_tinycss2(text):
    found = [
        (name, _value(value), important)
        for name, value, important, _ in scan_style(text)
        if not _mixes_block(value + " x")
    ]
    nodes = tinycss2.parse_declaration_list(text)  # an attribute holds no nested rules
    expected = [_declaration(node) for node in nodes if node.type == "declaration"]
    assert found == [
        one[:3] for one in expected if one is not None and not _mixes_block(f"{one[1]} x")
    ]
