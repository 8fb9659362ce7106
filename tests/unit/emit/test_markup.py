"""HTML by composition: what is written, and what is refused."""

from __future__ import annotations

import doctest

import pytest

from a11yview.emit import markup
from a11yview.emit.markup import HtmlText, attribute_list, fragment, lines, tag
from a11yview.errors import EmitError


class Foreign:
    """Markup of a template engine."""

    def __html__(self):
        return "<i>foreign</i>"


class TestTag:
    def test_text_and_attributes_are_escaped_and_markup_stays(self):
        inner = tag("b", {}, "<&>")
        assert tag("p", {"title": "\"'<&>"}, "1 < 2", inner) == (
            '<p title="&quot;&#x27;&lt;&amp;&gt;">1 &lt; 2<b>&lt;&amp;&gt;</b></p>'
        )

    def test_boolean_attributes_stand_alone_or_not_at_all(self):
        attributes = {"hidden": True, "open": False, "title": None, "lang": ""}
        assert tag("p", attributes) == '<p hidden lang=""></p>'

    def test_void_elements_have_no_end(self):
        assert tag("br", {}) == "<br>"

    def test_a_void_element_takes_no_children(self):
        with pytest.raises(EmitError, match="<br>: a void element: 'x'; it takes no children"):
            tag("br", {}, "x")

    def test_markup_of_template_engines_stays(self):
        assert tag("p", {}, Foreign()) == "<p><i>foreign</i></p>"

    @pytest.mark.parametrize("name", ["", "a b", "p>", "1a", 'x"', "p\n", "-a", "o/", "а"])
    def test_names_are_checked(self, name):
        with pytest.raises(EmitError, match="name of a tag or attribute: "):
            tag(name, {})
        with pytest.raises(EmitError, match="name of a tag or attribute: "):
            tag("p", {name: "x"})
        with pytest.raises(EmitError, match="name of a tag or attribute: "):
            tag("p", {name: True})

    def test_joining_makes_text_of_markup_again(self):
        assert tag("p", {}, tag("b", {}) + "") == "<p>&lt;b&gt;&lt;/b&gt;</p>"


class TestRawText:
    def test_scripts_and_styles_stay_as_they_are(self):
        assert tag("style", {}, "a>b{}") == "<style>a>b{}</style>"
        assert tag("script", {}, "1<2&&3", HtmlText("/**/")) == "<script>1<2&&3/**/</script>"

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("script", "'</SCRIPT>'"),
            ("script", "'<!-- <script>'"),
            ("script", "'<script'"),
            ("style", "</style"),
        ],
    )
    def test_one_that_would_end_early_is_refused(self, name, text):
        with pytest.raises(EmitError, match=f"<{name}>: its text would end early"):
            tag(name, {}, text)
        with pytest.raises(EmitError, match=f"<{name}>: its text would end early"):
            tag(name, {}, text[:4], text[4:])


def test_a_fragment_has_no_element_round_it():
    assert fragment("<", tag("b", {}), Foreign()) == "&lt;<b></b><i>foreign</i>"
    assert fragment() == ""


def test_lines_leave_empty_children_out():
    assert lines("<", "", tag("b", {}), fragment()) == "&lt;\n<b></b>\n"
    assert lines() == ""


def test_an_attribute_list_goes_into_a_start_tag():
    assert attribute_list({"lang": "be", "hidden": True, "dir": None}) == 'lang="be" hidden'
    assert attribute_list({}) == ""


def test_what_is_built_is_safe_for_template_engines():
    for html in (tag("b", {}), fragment("<"), lines("<"), attribute_list({"title": "<"})):
        assert isinstance(html, HtmlText)
        assert html.__html__() == html
        assert type(html.__html__()) is str


def test_the_example_of_the_module_holds():
    assert doctest.testmod(markup) == (0, 1)
