"""The panel's rules: nothing beyond the panel, nothing that a site's rule could beat."""

from __future__ import annotations

import gzip

import pytest
import tinycss2

from a11yview.color import Color, contrast_ratio, meets
from a11yview.emit import panel_css, stylesheet
from a11yview.settings import Catalog, Preferences, Scheme

CLASSIC = Catalog.classic()
STATIC = panel_css(CLASSIC)


def rules(css):
    """Yield selector and declarations of every style rule, inside layers and media too."""

    def walk(nodes):
        for node in nodes:
            assert node.type != "error", node.message
            if node.type == "at-rule":
                yield from walk(
                    tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                )
            else:
                yield (
                    tinycss2.serialize(node.prelude),
                    tinycss2.parse_declaration_list(node.content, skip_whitespace=True),
                )

    yield from walk(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def zipped(text):
    return len(gzip.compress(text.encode(), 9, mtime=0))


def declared(css, selector):
    return {
        one.name: tinycss2.serialize(one.value)
        for name, declarations in rules(css)
        if selector in name.split(",")
        for one in declarations
    }


@pytest.fixture(
    params=[
        Preferences(),
        Preferences(scheme="white-on-black", font="arial", font_size=200, line_height=2),
        Preferences(scheme=Scheme(token="own", text="#123456", background="#fedcba")),
        None,
    ]
)
def css(request):
    return panel_css(CLASSIC, request.param)


def test_every_rule_lies_within_the_panel(css):
    for selector, _ in rules(css):
        for part in selector.replace("svg,path", "").replace("div>details,", "").split(","):
            assert "[data-a11yview-panel]" in part or part == "[data-wide])", selector


def test_every_declaration_is_important(css):
    for selector, declarations in rules(css):
        assert declarations, selector
        for one in declarations:
            assert one.type == "declaration", (selector, one)
            assert one.important, (selector, one.name)


def test_it_is_in_the_inner_layer():
    assert STATIC.startswith("@layer a11yview{@layer panel{")


def test_it_fits_its_budget_within_the_sheet():
    sheet = stylesheet(CLASSIC)
    assert sheet.endswith(STATIC)
    assert zipped(sheet) - zipped(sheet.removesuffix(STATIC)) <= 1200


def test_the_panel_follows_the_scheme_and_each_sample_keeps_its_own():
    colors = {"--a11yview-t": "#a9e44d", "--a11yview-b": "#3b2716"}
    token = "green-on-dark-brown"
    assert declared(STATIC, f'[data-a11yview-scheme="{token}"] [data-a11yview-panel]') == colors
    assert declared(STATIC, f'[data-a11yview-panel] [data-scheme="{token}"]') == colors


def test_white_and_black_can_both_be_read_on_the_row():
    background = declared(STATIC, "[data-a11yview-panel]")["background"]
    row = Color.parse(background.removeprefix("var(--a11yview-row,").removesuffix(")"))
    for text in ("#fff", "#000"):
        assert meets(contrast_ratio(Color.parse(text), row), "AA"), text


def test_under_a_scheme_the_row_is_of_its_background():
    of_scheme = "var(--a11yview-b)"
    row = "[data-a11yview-panel]"
    assert declared(STATIC, f"[data-a11yview-scheme] {row}") == {"background": of_scheme}
    chosen = panel_css(CLASSIC, Preferences(scheme="white-on-black"))
    assert declared(chosen, row)["background"] == of_scheme
    assert declared(panel_css(CLASSIC, Preferences(font="arial")), row)["background"] != of_scheme


def test_a_token_that_begins_with_a_digit_is_quoted():
    scheme = Scheme(token="2-tone", text="#000", background="#fff")
    css = panel_css(Catalog(schemes=(scheme,)))
    assert declared(css, '[data-a11yview-panel] [data-scheme="2-tone"]')


def test_for_one_visitor_it_asks_no_attribute_of_the_root():
    css = panel_css(CLASSIC, Preferences(scheme="white-on-black", font="arial", font_size=200))
    for selector, _ in rules(css):
        assert "[data-a11yview-scheme" not in selector
        assert "[data-a11yview-font" not in selector
    assert declared(css, "[data-a11yview-panel]")["--a11yview-b"] == "#000"
    assert declared(css, "[data-a11yview-panel]>details")["font-size"] == "200%"
    assert declared(css, "[data-a11yview-panel]>details")["font-family"].startswith("Arial,")


def test_for_one_visitor_own_colors_are_written_out():
    own = Scheme(token="own", text="#123456", background="#fedcba")
    css = panel_css(CLASSIC, Preferences(scheme=own))
    assert declared(css, "[data-a11yview-panel]")["--a11yview-t"] == "#123456"
    assert declared(css, "[data-a11yview-panel] [data-scheme=own]")["--a11yview-b"] == "#fedcba"


def test_golden(golden):
    golden("panel.css", STATIC)
