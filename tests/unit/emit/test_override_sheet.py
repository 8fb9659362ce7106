"""The stylesheet: in one layer, important, tied to the root, small, and the same each time."""

from __future__ import annotations

import gzip
import re

import pytest
import tinycss2

from a11yview.emit import attributes, panel_css, script, stylesheet
from a11yview.errors import EmitError
from a11yview.settings import Catalog, Font, FontFace, Preferences, Scheme, offered

CLASSIC = Catalog.classic()
STATIC = stylesheet(CLASSIC)
VARIABLES = stylesheet(CLASSIC, mode="variables")
OWN = Scheme(token="own", text="#123456", background="#fedcba")
VISITOR = Preferences(
    scheme=OWN, font="arial", font_size=150, letter_spacing=0.12, images="hide", motion="reduce"
)
BLOCKS = {"layer", "media", "supports"}
# Defaults that only the browser's own loses to: see docs/stylesheet.md.
GIVES_WAY = {
    "font-size",
    "animation",
    "min-height",
    "min-width",
    "max-width",
    "object-fit",
    "display",
    "fill",
    "hyphens",
    "letter-spacing",
}
# What no site has a name for; see assets/override/font-size.css.
OURS = {f"--a11yview-{name}" for name in "adehkmnr"}


def rules(css):
    """Yield the conditions, the selector and the declarations of each style rule."""

    def walk(nodes, around):
        for node in nodes:
            assert node.type != "error", node.message
            if node.type == "at-rule" and node.lower_at_keyword in BLOCKS:
                name = f"@{node.lower_at_keyword} {tinycss2.serialize(node.prelude).strip()}"
                inner = tinycss2.parse_rule_list(
                    node.content, skip_comments=True, skip_whitespace=True
                )
                yield from walk(inner, (*around, name))
            elif node.type == "qualified-rule":
                declarations = tinycss2.parse_blocks_contents(
                    node.content, skip_comments=True, skip_whitespace=True
                )
                assert all(one.type == "declaration" for one in declarations)
                yield around, tinycss2.serialize(node.prelude).strip(), declarations

    return list(walk(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), ()))


def own_rules(css):
    """Leave the panel's rules out, which have their own tests."""
    return [rule for rule in rules(css) if "@layer panel" not in rule[0]]


@pytest.mark.parametrize("css", [STATIC, VARIABLES, stylesheet(CLASSIC, VISITOR)])
def test_all_of_it_is_in_the_layer(css):
    assert all(around[0] == "@layer a11yview" for around, _, _ in rules(css))


def test_only_attributes_of_the_root_select():
    for _, selector, _ in own_rules(STATIC):
        for part in re.split(r",(?=:root)", selector):
            assert part.startswith(":root[data-a11yview-"), part


def test_what_is_declared_is_important_but_for_defaults():
    for _, selector, declarations in own_rules(STATIC):
        if selector.endswith(f" :is({CLASSIC.opt_out})"):
            assert not any(one.important for one in declarations), selector
            continue
        for one in declarations:
            assert one.important or one.name in GIVES_WAY | OURS, (selector, one.name)


def test_colors_stay_off_paper_and_forced_colors():
    for around, selector, declarations in own_rules(STATIC):
        if any("color" in one.name or one.name == "background" for one in declarations):
            assert "@media screen and (forced-colors:none)" in around, selector
        else:
            assert any(query.startswith("@media screen") for query in around), selector


def test_every_choice_has_its_rule():
    selectors = " ".join(selector for _, selector, _ in own_rules(STATIC)).replace('"', "")
    for field, choices in offered(CLASSIC).items():
        for choice in choices:
            if (field, choice) in {
                ("images", "show"),
                ("motion", "reduce"),
                ("alignment", "start"),
                ("media", "hide"),
            }:
                continue
            ((name, token),) = attributes(Preferences(**{field: choice})).items()
            tied = f"[{name}={token}]" if field != "underline_links" else name
            assert tied in selectors, (field, choice)
    for field in ("motion", "alignment", "media"):
        assert f"data-a11yview-{field}" in selectors


def test_reading_aids_are_for_a_script_of_their_own():
    catalog = Catalog(reading_aids=("pointer", "ruler", "speech"))
    assert stylesheet(catalog) == STATIC
    chosen = Preferences(ruler=True, speech=True, catalog=catalog)
    assert stylesheet(catalog, chosen) == stylesheet(catalog, Preferences())


def test_nothing_that_breaks_fixed_boxes_or_reflow():
    assert not re.search(r"[{;](?:zoom|transform):", STATIC)


def test_it_fits_its_budget_with_the_script():
    size = len(gzip.compress(STATIC.encode(), 9, mtime=0))
    both = size + len(gzip.compress(script(CLASSIC).encode(), 9, mtime=0))
    assert both <= 9216


def test_the_same_input_gives_the_same_bytes():
    again = Catalog.from_json(CLASSIC.to_json())
    assert stylesheet(again) == STATIC
    assert stylesheet(again).file_name == STATIC.file_name
    assert STATIC.kind == "css"


def test_for_one_visitor_no_attribute_is_asked_for():
    css = stylesheet(CLASSIC, VISITOR)
    for _, selector, _ in own_rules(css):
        assert "data-a11yview-" not in selector.replace("data-a11yview-ignore", "")
    assert "--a11yview-text:#123456!important" in css
    assert "color-scheme:light!important" in css
    assert "word-spacing:var" not in css.removesuffix(panel_css(CLASSIC, VISITOR))
    assert "grayscale" not in css


def test_for_a_visitor_without_a_choice_only_the_panel_is_styled():
    assert own_rules(stylesheet(CLASSIC, Preferences())) == []


def test_variables_are_custom_properties_alone():
    for _, selector, declarations in rules(VARIABLES):
        assert all(one.name.startswith("--a11yview-") for one in declarations), selector
    for expected in (
        '[data-a11yview-scheme="white-on-black"]{--a11yview-text:#fff;',
        '[data-a11yview-font-size="200"]{--a11yview-font-size:200%}',
        '[data-a11yview-letter-spacing="0.12"]{--a11yview-letter-spacing:0.12em}',
        '[data-a11yview-measure="60"]{--a11yview-measure:60ch}',
        '[data-a11yview-font="arial"]{--a11yview-font:Arial,',
    ):
        assert expected in VARIABLES


def test_a_mode_there_is_not_is_refused():
    with pytest.raises(EmitError) as caught:
        stylesheet(CLASSIC, mode="x")
    assert str(caught.value) == "mode: unknown: 'x'; use 'override' or 'variables'"


def test_own_colors_are_registered_as_colors():
    for css in (STATIC, VARIABLES):
        for part in ("text", "background"):
            assert f'@property --a11yview-own-{part}{{syntax:"<color>"' in css


def test_what_a_catalog_does_not_offer_is_not_written():
    small = Catalog(schemes=(), fonts=(), letter_spacings=(), font_sizes=(100,), images=())
    css = stylesheet(small).removesuffix(panel_css(small))
    for absent in ("letter-spacing:var", "keyframes", "--a11yview-font", "grayscale"):
        assert absent not in css


def test_a_web_font_brings_its_files():
    face = FontFace(url="/fonts/x.woff2", weight="100 900", unicode_range=("U+0400-045F",))
    font = Font(token="x", family=("X Sans", "Arial"), generic="sans-serif", web_font=(face,))
    css = stylesheet(Catalog(fonts=(font,)))
    assert (
        '@font-face{font-family:"X Sans";src:url("/fonts/x.woff2");font-weight:100 900;'
        "font-style:normal;font-display:swap;unicode-range:U+0400-045F}"
    ) in css


def test_labels_never_reach_the_stylesheet():
    scheme = Scheme(token="x", text="#000", background="#fff", labels={"en": "}*{color:red}"})
    assert "color:red" not in stylesheet(Catalog(schemes=(scheme,)))


@pytest.mark.parametrize(
    ("name", "css"),
    [
        ("stylesheet.css", STATIC),
        ("stylesheet.variables.css", VARIABLES),
        ("stylesheet.visitor.css", stylesheet(CLASSIC, VISITOR)),
    ],
)
def test_golden(golden, name, css):
    # One rule a line, so that a change can be read.
    golden(name, css.replace("}", "}\n"))


def without_panel(sheet):
    """Return the rules for the page: the panel has a dark look of its own."""
    return sheet.split("@layer a11yview{@layer panel{")[0]


class TestFollowingTheSystem:
    """Where a catalog says so, and nothing is chosen, the sheet answers the visitor's system."""

    def test_without_it_nothing_is_emitted(self):
        assert "prefers-" not in without_panel(stylesheet(Catalog.classic()))

    def test_colors_are_never_ours_where_the_browser_forces_its_own(self):
        sheet = without_panel(stylesheet(Catalog(follow_system=True)))
        queries = re.findall(r"@media ([^{]*prefers-(?:color|contrast)[^{]*)\{", sheet)
        assert len(queries) == 4
        for query in queries:
            for part in query.split(","):
                assert part.startswith("screen and (forced-colors:none) and (prefers-")

    def test_a_visitor_without_own_sheet_of_choices_is_not_followed(self):
        catalog = Catalog(follow_system=True)
        sheet = stylesheet(catalog, Preferences(font_size=150))
        assert "prefers-" not in without_panel(sheet)

    def test_the_answers_are_schemes_of_the_catalog(self):
        dark, light = Catalog.classic().scheme("green-on-dark-brown"), Catalog.classic().schemes[0]
        sheet = stylesheet(Catalog(follow_system=True, schemes=(dark,), motion=()))
        assert sheet.count(":root:not([data-a11yview-scheme]){--a11yview-text:") == 1
        assert "--a11yview-background:#3b2716!important" in sheet
        assert "reduced-motion" not in sheet
        sheet = without_panel(stylesheet(Catalog(follow_system=True, schemes=(light,))))
        assert "prefers-color-scheme" not in sheet
        assert "@media screen and (prefers-reduced-motion:reduce){" in sheet

    def test_variables_only(self):
        sheet = stylesheet(Catalog(follow_system=True), mode="variables")
        assert "dark){:root:not([data-a11yview-scheme]){--a11yview-text:#fff;" in sheet
        assert "!important" not in sheet
