"""The panel's rules: nothing beyond the panel, nothing that a site's rule could beat."""

from __future__ import annotations

import gzip
import re

import pytest
import tinycss2

from a11yview.color import Color, contrast_ratio, meets
from a11yview.emit import panel_css, stylesheet
from a11yview.settings import Catalog, Preferences, Scheme, offered

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
        # the commas within brackets separate no selectors
        for part in re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", "", selector).split(","):
            assert part.startswith(("[data-a11yview-panel]", "[data-a11yview-down")), selector


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
    assert zipped(sheet) - zipped(sheet.removesuffix(STATIC)) <= 2048


def test_the_panel_has_the_colors_of_the_scheme_and_each_sample_its_own():
    panel = declared(STATIC, "[data-a11yview-panel]")
    assert panel["color"].startswith("var(--a11yview-text,")
    assert panel["background"].startswith("var(--a11yview-background,")
    sample = declared(STATIC, '[data-a11yview-panel] [data-scheme="green-on-dark-brown"]')
    assert sample == {"--a11yview-text": "#a9e44d", "--a11yview-background": "#3b2716"}


@pytest.mark.parametrize("mode", ["override", "variables"])
def test_either_mode_sets_what_the_panel_follows(mode):
    everything = {name: choices[-1] for name, choices in offered(CLASSIC).items() if choices}
    sheet = stylesheet(CLASSIC, Preferences(**everything), mode=mode)
    followed = set(re.findall(r"var\((--a11yview-[\w-]+)", STATIC))
    assert "--a11yview-text" in followed
    # its own, a site's, and what a script sets
    others = {"row", "row-text", "row-height", "ink", "paper", "accent", "line", "down", "high"}
    others |= {"own-text", "own-background"}
    for name in followed - {f"--a11yview-{other}" for other in others}:
        assert f"{name}:" in sheet.split("@layer panel")[0], name


@pytest.mark.parametrize("look", range(2), ids=["light", "dark"])
def test_either_look_can_be_read_and_its_lines_be_seen(look):
    """Source: WCAG 2.2, 1.4.6 and 1.4.11."""
    colors = {
        name: Color.parse(found[look if look < len(found) else 0])
        for name in ("ink", "paper", "accent", "line")
        if (found := re.findall(rf"--a11yview-{name}:var\([\w-]+,(#\w+)\)", STATIC))
    }
    assert meets(contrast_ratio(colors["ink"], colors["paper"]), "AAA")
    assert meets(contrast_ratio(colors["paper"], colors["accent"]), "AAA")
    assert contrast_ratio(colors["line"], colors["paper"]) >= 3


def test_a_token_that_begins_with_a_digit_is_quoted():
    scheme = Scheme(token="2-tone", text="#000", background="#fff")
    css = panel_css(Catalog(schemes=(scheme,)))
    assert declared(css, '[data-a11yview-panel] [data-scheme="2-tone"]')


def test_it_asks_no_attribute_of_the_root(css):
    for selector, _ in rules(css):
        assert "[data-a11yview-scheme" not in selector
        assert "[data-a11yview-font" not in selector


def test_for_one_visitor_own_colors_are_written_out():
    own = Scheme(token="own", text="#123456", background="#fedcba")
    css = panel_css(CLASSIC, Preferences(scheme=own))
    sample = declared(css, "[data-a11yview-panel] [data-scheme=own]")
    assert sample == {"--a11yview-text": "#123456", "--a11yview-background": "#fedcba"}
    assert "[data-scheme=own]" not in panel_css(CLASSIC, Preferences())


def test_golden(golden):
    golden("panel.css", STATIC)
