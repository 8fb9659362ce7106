"""HTML as arrays: the tree a browser builds."""

from __future__ import annotations

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from a11yview.cascade import read_document


def tags(document):
    return [document.tag(element) for element in range(len(document))]


def tags_in(html):
    return {f"<{name}>" for name in ("svg", "math") if f"<{name}>" in html}


class TestTree:
    def test_parser_adds_what_the_standard_implies(self):
        document = read_document("<p>one<p>two")
        assert tags(document) == ["html", "head", "body", "p", "p"]
        assert list(document.parent) == [-1, 0, 0, 2, 2]

    def test_paths_count_child_elements_from_one(self):
        document = read_document("<!doctype html><title>t</title><p>a</p>text<p><b>x</b>")
        assert [document.path(element) for element in range(len(document))] == [
            *("", "/1", "/1/1", "/2", "/2/1", "/2/2", "/2/2/1"),
        ]

    @pytest.mark.parametrize("encode", [str, str.encode])
    @pytest.mark.parametrize(
        "again",
        [
            "<html class=x>",
            "<head>",
            "<!-- a --><!DOCTYPE html>\n<HTML class=x>\n<head id=h>",
            "<script>'<body>'</script><meta charset=utf-8>\n<html>",
        ],
    )
    def test_a_head_that_is_begun_again_goes_on(self, again, encode):
        last = "<link href=a.css></head><body id=b><p>x"
        html = f"<head><title>t</title></head>{again}\n{last}"
        document = read_document(encode(html))
        found = tags(document)
        assert document.tag(document.parent[found.index("link")]) == "head"
        assert document.attributes(found.index("body")) == {"id": "b"}
        assert ("class" in document.attributes(0)) is ("class" in again)
        assert document.position(found.index("p"))[1] == last.index("<p>") + 1

    def test_template_contents_are_left_out_in_texts_of_mathml_too(self):
        document = read_document("<math><mi><template><p>x</template></mi><mo><template>y")
        assert tags(document).count("template") == 2
        assert "p" not in tags(document)
        assert not document.texts

    def test_template_contents_are_left_out(self):
        document = read_document("<template><p>x<template><b></template></template><i>y</i>")
        assert "p" not in tags(document)
        assert document.own_text(tags(document).index("i")) == "y"

    def test_noscript_holds_text(self):
        document = read_document("<body><noscript><p>no</p></noscript><p>yes")
        assert tags(document).count("p") == 1
        assert document.own_text(tags(document).index("noscript")) == "<p>no</p>"

    @pytest.mark.parametrize(
        "script",
        [
            "<!--\nwrite('<script src=x></script>')\n//-->",
            "<!-- <SCRIPT></SCRIPT >'<script/></script>' ",
            "<!--> '<script>' ",
            "<!-- <!--> '<script>' ",
            "<!-- <script> --> '<script>' ",
            "<!-- <scripts> ",
            "'<script>' --> ",
        ],
    )
    def test_a_script_in_a_comment_may_write_another(self, script):
        document = read_document(f"<script>{script}</script><p>")
        assert [document.tag(element) for element in range(len(document))] == [
            *("html", "head", "script", "body", "p")
        ]
        assert document.own_text(2) == script

    def test_foreign_elements_keep_their_namespace_and_case(self):
        document = read_document("<svg viewBox='0 0 1 1'><foreignObject><p>x</svg><math><mi>y")
        found = {kind.tag: kind.namespace for kind in document.kinds}
        assert found["foreignObject"] == "svg"
        assert found["p"] == "html"
        assert found["mi"] == "mathml"
        svg = tags(document).index("svg")
        assert document.attributes(svg) == {"viewBox": "0 0 1 1"}

    def test_a_style_element_in_svg_is_no_raw_text(self):
        document = read_document(
            "<svg><style>a > b, &amp; c</style></svg><style>a > b&amp;</style>"
        )
        texts = [document.own_text(e) for e, tag in enumerate(tags(document)) if tag == "style"]
        assert texts == ["a > b, & c", "a > b&amp;"]

    def test_own_text_is_joined_and_unescaped(self):
        document = read_document("<p>a &lt; <b>x</b>&amp; b\N{NO-BREAK SPACE}")
        assert document.own_text(3) == "a < & b\N{NO-BREAK SPACE}"

    def test_attribute_values_are_unescaped(self):
        document = read_document("""<p title='a "b" &amp; c&nbsp;<d>'>""")
        assert document.attributes(3)["title"] == 'a "b" & c\N{NO-BREAK SPACE}<d>'

    def test_odd_attribute_names_do_not_shift_the_tree(self):
        document = read_document('<p a"b=c =d e\'f><i x"">y</i></p><b>z</b>')
        assert tags(document)[3:] == ["p", "i", "b"]
        assert [document.parent[e] for e in (3, 4, 5)] == [2, 3, 2]

    def test_deep_nesting_is_no_trouble(self):
        document = read_document("<div>" * 20_000)
        assert document.path(len(document) - 1).startswith("/2/1/1/1")

    @given(
        st.lists(
            st.sampled_from(
                [
                    *(
                        "<p>",
                        "</p>",
                        "<b>",
                        "</b>",
                        "<table>",
                        "<td>",
                        "</table>",
                        "<svg>",
                        "</svg>",
                    ),
                    *("<title>", "</title>", "<style>a>b{}</style>", "<!-- > -->", "<br>", "text"),
                    *(
                        "<template>",
                        "</template>",
                        "<a href='x\">'>",
                        "<select>",
                        "<option>",
                        "&lt;",
                    ),
                    *(
                        "<script>'<p>'</script>",
                        "<textarea>",
                        "</textarea>",
                        "<math>",
                        "<mi>",
                        "<li>",
                    ),
                    *("<desc>", "<image x=y>", "<form>", "<noscript>", "</noscript>", "<p/", ">"),
                ]
            ),
            max_size=25,
        )
        .map("".join)
        # Elements inside a <noscript> of SVG or MathML are read as its text: docs/limits.md.
        .filter(lambda html: "<noscript>" not in html or not {"<svg>", "<math>"} & tags_in(html))
    )
    def test_arrays_are_the_tree(self, html):
        """Reading the serialization back gives each element of the tree, with its attributes."""
        document = read_document(html)
        for element in range(len(document)):
            node = document._elements[document.ordinal[element]]
            assert node.tag == document.tag(element)
            assert {name: node.attr(name) for name in node.attrs} == document.attributes(element)
            if document.parent[element] >= 0:
                assert node.parent.tag == document.tag(document.parent[element])


class TestEncoding:
    def test_bytes_are_decoded_as_their_meta_says(self):
        html = '<meta charset="windows-1251"><p>мова'.encode("windows-1251")
        document = read_document(html)
        assert document.own_text(tags(document).index("p")) == "мова"

    def test_invalid_utf8_is_read(self):
        assert read_document(b"\xef\xbb\xbf<p>\xff\xfe").own_text(3)


def test_tree_builder_is_asked_for_what_a_scripting_browser_builds():
    parsed = turbohtml.parse("<noscript><p>x</noscript>", scripting=True)
    assert [element.tag for element in parsed.iter_elements()][-1] != "p"
