"""The scanner: rules, the at-rules around them, positions, recovery from broken CSS."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yview.cascade.sheets.keyframes import keyframes
from a11yview.cascade.sheets.scanning import scan


def rules(text):
    return [
        (rule.prelude.text and rule.prelude.text.strip(), [d.name for d in rule.declarations])
        for rule in scan(text).rules
        if rule.declarations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a{color:red;margin:x;unknown:y}", [("a", ["color", "margin"])]),
        ("a{COLOR:red;--X:1}", [("a", ["color", "--X"])]),
        ("a{c\\6flor:red}", [("a", ["color"])]),
        ("a{color:red", [("a", ["color"])]),
        (
            "a{color:red}}b{color:red}c{color:red}",
            [*[("a", ["color"])], ("}b", ["color"]), ("c", ["color"])],
        ),
        ("a{color:url(;});color:red}", [("a", ["color", "color"])]),
        ("a{background:url('x;}')}", [("a", ["background"])]),
        ("a{color:red;;:color;2color:x;color:blue}", [("a", ["color", "color"])]),
        ("a{/* } */color/**/:/**/red/**/}", [("a", ["color"])]),
        ("@x{a{color:red}}b{color:red}", [("b", ["color"])]),
        ("@font-face{color:red}b{color:red}", [("b", ["color"])]),
        ("@media print{a{color:red}b{color:red}}", [("a", ["color"]), ("b", ["color"])]),
        ("@media print{color:red;a{color:red}}", [("color:red;a", ["color"])]),
        ("--x:a{color:red}b{color:red}", [("b", ["color"])]),
        ("<!-- a{color:red} -->", [("a", ["color"])]),
        (
            "a{color:red;b{color:blue}color:green}",
            [("a", ["color"]), ("b", ["color"]), ("a", ["color"])],
        ),
        ("a{&:hover{color:red}}", [("&:hover", ["color"])]),
        ("a{b:hover{color:red}}", [("b:hover", ["color"])]),
        ("a{--x:{b:c};color:red}", [("a", ["--x", "color"])]),
        ("a{b(){color:red}c{color:red};color:red}", [("a", ["color"])]),
        ("a{b()c{color:red}}d{color:red}", [("d", ["color"])]),
        ("a{url(x)b{color:red}}", [("url(x)b", ["color"])]),
        ("b(){color:red}", [("b()", ["color"])]),
        ("@scope(a){color:red;b{color:red}}", [(None, ["color"]), ("b", ["color"])]),
    ],
)
def test_rules_and_declarations(text, expected):
    assert rules(text) == expected


def test_places_count_lines_as_css_does():
    sheet = scan("a{}\r\nb {\f  color: red }")
    (rule,) = sheet.rules
    assert sheet.line_and_column(rule.declarations[0].offset) == (3, 3)


class TestConditions:
    def test_each_rule_knows_the_at_rules_around_it(self):
        sheet = scan("@media print{@supports (x:y){a{color:red}}}b{color:red}")
        inner, outer = sheet.rules
        condition = sheet.conditions[inner.condition]
        assert (condition.kind, condition.text) == ("supports", "(x:y)")
        assert sheet.conditions[condition.parent].text == "print"
        assert outer.condition == -1

    def test_layers_are_named_in_order(self):
        sheet = scan("@layer a, b.c; @layer b { @layer d { p { color: red } } } @layer { }")
        assert [name for _, name in sheet.layers] == ["a", "b.c", "b", "b.d", "(1)"]

    def test_invalid_layer_block_is_dropped(self):
        assert rules("@layer a, b { p { color: red } } q { color: red }") == [("q", ["color"])]

    def test_blocks_nested_too_deep_are_dropped(self):
        assert rules("a{" * 5_000 + "color:red" + "}" * 5_000 + "b{color:red}")[-1] == (
            "b",
            ["color"],
        )

    def test_registered_properties_keep_their_descriptors(self):
        sheet = scan("@property --x { syntax: '<color>'; inherits: true; initial-value: red }")
        ((condition, name, descriptors),) = sheet.registrations
        assert (condition, name, descriptors["syntax"]) == (-1, "--x", "'<color>'")

    def test_of_several_descriptors_the_last_that_fits_counts(self):
        text = "syntax:'<color>';syntax:x y;inherits:true;inherits:no;@media all{inherits:false}"
        ((_, _, descriptors),) = scan(f"@property --x {{ {text} }}").registrations
        assert descriptors == {"syntax": "'<color>'", "inherits": "true"}

    def test_in_a_rule_nothing_is_registered(self):
        rule = "@property --x { syntax: '<color>'; inherits: true; initial-value: red }"
        assert len(scan(f"@layer a {{ @scope (p) {{ {rule} }} }}").registrations) == 1
        assert scan(f"p {{ {rule} @media all {{ {rule} }} }}").registrations == ()


@given(st.lists(st.sampled_from(["a{}", "\n", "\r\n", "\r", "\f", "é", "x" * 2500]), max_size=40))
def test_the_place_of_an_offset_counts_every_kind_of_line_end(pieces):
    sheet = scan("".join(pieces))
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|[\n\r\f]", sheet.text))]
    for line, start in enumerate(starts, 1):
        assert sheet.line_and_column(start) == (line, 1)
        if start:
            end = start - 1
            assert sheet.line_and_column(end) == (line - 1, end - starts[line - 2] + 1)


class TestKeyframes:
    def test_a_rule_is_noted_with_its_condition_and_block(self):
        text = "@media print { @-webkit-keyframes 'a b' { to { color: red } } }"
        (rule,) = scan(text).keyframes
        assert (rule.condition, rule.name, rule.is_prefixed) == (0, "a b", True)
        assert text[rule.start : rule.end].strip() == "to { color: red }"

    def test_a_name_that_is_reserved_or_nesting_in_a_rule_is_none(self):
        assert scan("@keyframes none { to {} } p { @keyframes a { to {} } }").keyframes == ()
        assert scan("@keyframes Revert-Rule { to {} }").keyframes == ()

    def test_frames_are_read_with_offsets_and_bad_selectors_dropped(self):
        text = "@keyframes a { from, 50% { color: red } 50%, 120% { color: blue } to{opacity:1"
        (rule,) = scan(text).keyframes
        first, last = keyframes(text, rule.start, rule.end)
        assert (first.positions, last.positions) == ((0.0, 0.5), (1.0,))
        assert text[first.declarations[0].offset :].startswith("color: red")
        assert last.declarations[0].value == "1"
