"""A style made of parts is the style computed as a whole, whatever was computed before."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11yview import Catalog, stylesheet
from a11yview.cascade import known_sheets as sheets_module
from a11yview.cascade import load_page
from a11yview.cascade.model import Environment
from a11yview.cascade.sharing import cascaded_values, shared_parts, style_store

SCHEMES = tuple(scheme.token for scheme in Catalog.classic().schemes)
SETTINGS = (("/settings.css", str(stylesheet(Catalog.classic()))),)
PLAIN = Environment()
DARK = Environment(features=(("prefers-color-scheme", "dark"),))


def under(scheme, **named):
    return Environment(root_attributes=(("data-a11yview-scheme", scheme),), **named)


ENVIRONMENTS = (
    PLAIN,
    *map(under, SCHEMES[:3]),
    under(SCHEMES[0], pseudo=frozenset({"hover"}), pseudo_on="links"),
    DARK,
    Environment(pseudo=frozenset({"hover"}), pseudo_on="links"),
    Environment(font_size=20.0, viewport=(400.0, 600.0)),
)
TAGS = ("p", "b", "div", "a href=/x", "span", "table", "td", "button", "details", "select", "mark")
ATTRIBUTES = (
    *("", "class=x", "class=y", "class='x y'", "data-n=3", "data-n=12px", "bgcolor=red"),
    *("style='color:var(--a)'", "style='--a:teal;--s:2em'", "style='border:inherit'", "hidden"),
)
SELECTORS = (
    *("*", "p", "b", ".x", ".y", ".x .y", "a", ":root", "body", "div:first-child", "td"),
    *("a:hover", "a:hover b", "::before", ".x::after", "[data-n]", "::placeholder", "details"),
)
REFERRING = (
    *("color: var(--a)", "background: var(--a)", "border: 1px solid var(--a, red)"),
    *("font-size: var(--s)", "padding: var(--s, 1em) 2px", "line-height: var(--s)"),
    *("text-shadow: 1px 0 var(--s) var(--a)", "opacity: var(--o)", "outline: var(--s) solid"),
    *("width: calc(var(--s) * 2)", "all: var(--b)", "color: var(--b, inherit)"),
    *("background: var(--b, revert)", "font: bold var(--s)/2 serif", "display: var(--d, block)"),
)
DECLARATIONS = (
    *REFERRING,
    *("--a: red", "--a: var(--b, #123)", "--b: inherit", "--b: var(--a)", "--s: 2em", "--s: 12px"),
    *("--o: .5", "--d: contents", "--a: initial", "--s: attr(data-n px)", "--a: revert-layer"),
    *("--t: 1em", "width: var(--t)", "--t: var(--s)", "--c: var(--a)", "border-color: var(--c)"),
    *("color: inherit", "color: currentcolor", "border: thick solid currentcolor", "color: #8888"),
    *("border-color: inherit", "background: inherit", "text-decoration-color: inherit"),
    *("color: revert", "all: revert", "display: revert-layer", "all: unset", "font: inherit"),
    *("font-size: 2em", "font-family: monospace", "font-size: larger", "font-weight: bolder"),
    *("text-shadow: .1em 0 red", "outline-width: 1em", "outline-offset: 1lh", "text-indent: 2ch"),
    *(
        "color-scheme: dark",
        "color-scheme: light dark",
        "background: canvas",
        "color: light-dark(#111, #eee)",
        "float: left",
    ),
    *("display: flex", "display: contents", "position: absolute", "overflow-x: clip"),
    *("-webkit-text-fill-color: var(--a)", "background: linear-gradient(var(--a), currentcolor)"),
    *("content: 'x'", "content: attr(data-n)", "width: attr(data-n px)", "width: 50cqi"),
    *("container-type: inline-size", "padding: 1em 10%", "color: oklch(70% .3 150)"),
    *("--s: calc(sibling-index() * 5px)", "opacity: calc(1 / sibling-count())"),
    *("color: if(style(--a: red): var(--a); media(width > 500px): teal)", "width: --twice(1em)"),
)
AT_RULES = ("@media (prefers-color-scheme: dark)", "@layer x", "@container (width > 1px)")
REGISTERED = (
    "",
    "@function --twice(--l <length>) { result: calc(var(--l) * 2) }",
    "@property --t { syntax: '<length>'; inherits: true; initial-value: 3px }",
    "@property --a { syntax: '<color>'; inherits: false; initial-value: green }",
    "@property --s { syntax: '*'; inherits: false }",
)

tags = st.builds("<{} {}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
ends = st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS])
bodies = st.lists(tags | ends | st.just("Text"), min_size=2, max_size=12).map("".join)
declared = st.lists(st.sampled_from(DECLARATIONS), min_size=1, max_size=4).map("; ".join)
rules = st.builds("{} {{ {} }}".format, st.sampled_from(SELECTORS), declared)
sheets = st.builds(
    "{}\n{}".format,
    st.sampled_from(REGISTERED),
    st.lists(
        rules | st.builds("{} {{ {} }}".format, st.sampled_from(AT_RULES), rules),
        min_size=1,
        max_size=8,
    ).map("\n".join),
)


@pytest.fixture(autouse=True)
def _forgotten():
    sheets_module._known.clear()
    yield
    sheets_module._known.clear()


def page_of(css, body):
    html = f"<!doctype html><style>{css}</style><body>{body}"
    page = load_page(html, extra_sheets=SETTINGS)
    page.prepare(ENVIRONMENTS)
    return page


def styles_in(page, environment):
    """The styles of all elements and pseudo-elements of a page in an environment."""
    styles = page.cascade(environment)
    elements = range(len(page.document))
    return [styles[element] for element in elements], [
        (element, name, styles.pseudo(element, name))
        for element in elements
        for name in page.matches.pseudo[styles.node_of[element]]
    ]


def alone(css, body, environment):
    """The styles of a page that nothing was known before."""
    sheets_module._known.clear()
    return styles_in(page_of(css, body), environment)


def as_wholes(css, body):
    """The styles of a page in all environments, each style computed as a whole."""
    sheets_module._known.clear()

    class Whole(cascaded_values.CascadedValues):
        def __init__(self, *args):
            super().__init__(*args)
            self.is_whole = self.needs_parent = True

    style_store.CascadedValues = Whole
    try:
        page = page_of(css, body)
        return [styles_in(page, environment) for environment in ENVIRONMENTS]
    finally:
        style_store.CascadedValues = cascaded_values.CascadedValues


@settings(max_examples=150, deadline=None)
@given(body=bodies, css=sheets)
def test_parts_make_the_style_that_is_computed_as_a_whole(body, css):
    expected = as_wholes(css, body)
    sheets_module._known.clear()
    page = page_of(css, body)
    assert [styles_in(page, environment) for environment in ENVIRONMENTS] == expected


@settings(max_examples=60, deadline=None)
@given(before=bodies, body=bodies, css=sheets)
def test_what_was_computed_before_changes_nothing(before, body, css):
    sheets_module._known.clear()
    for earlier in (before, body):
        page = page_of(css, earlier)
        found = [styles_in(page, environment) for environment in ENVIRONMENTS]
    for environment, styles in zip(ENVIRONMENTS, found, strict=True):
        assert alone(css, body, environment) == styles


@settings(max_examples=60, deadline=None)
@given(body=bodies, css=sheets)
def test_equal_styles_are_one_object(body, css):
    styles, _ = styles_in(page_of(css, body), PLAIN)
    by_value = {(id(style.custom), style[1:]) for style in styles}
    assert len({id(style) for style in styles}) == len(by_value)


NAME = re.compile(r"(?<=[{;\s])(?!--)([a-z-]+)(\s*:)(?= )")
FUNCTION = re.compile(r"(?<![\w-])([a-z-]+)(?=\()")
WRITINGS = (
    lambda css: NAME.sub(lambda found: found[0].upper(), css),
    lambda css: FUNCTION.sub(lambda found: found[0].upper(), css),
    lambda css: NAME.sub(lambda found: rf"{found[1][:-1]}\{ord(found[1][-1]):06x}{found[2]}", css),
    lambda css: NAME.sub(lambda found: f"/**/{found[1]}/**/:/* {{ */", css),
    lambda css: re.sub("@([cf])", lambda found: f"@\\{ord(found[1]):x} ", css),
)
"""Ways to write a sheet that mean the same: capitals, escapes, comments."""


@settings(max_examples=150, deadline=None)
@given(body=bodies, css=sheets, writing=st.sampled_from(WRITINGS))
def test_how_a_sheet_is_written_changes_nothing(body, css, writing):
    def values(sheet):
        page = load_page(f"<!doctype html><style>{sheet}</style><body>{body}")
        page.prepare((PLAIN, DARK))
        found = [styles_in(page, environment) for environment in (PLAIN, DARK)]
        # Custom properties keep what is written in them.
        return [
            ([style[1:] for style in styles], [(*key, one and one[1:]) for *key, one in pseudo])
            for styles, pseudo in found
        ]

    sheets_module._known.clear()
    expected = values(css)
    sheets_module._known.clear()
    assert values(writing(css)) == expected


SITE = """
:root { --brand: #06c; --gap: 1rem; --line: 1px solid var(--brand) }
body { font: 16px/1.5 sans-serif; color: #222; background: #fafafa }
.card { --card-gap: var(--gap); padding: var(--card-gap); border: var(--line) }
.card h2 { font-size: 1.5em; color: var(--brand) }
.button { --b: var(--brand); color: #fff; background: var(--b); padding: .5em 1em }
small { opacity: .8; font-size: 80% } td { padding: 2px } em { text-shadow: 0 0 .1em #ccc }
"""
CARD = (
    "<div class=card><h2>Title <small>note</small></h2><p>Text <em>said</em> <a href=/x>link</a>"
    "<a class=button href=/y>Do <b>it</b></a><button class=button>Go</button>"
    "<table><tr><td>1<td><code>2</code></table></div>"
)


def computed_for(environments, monkeypatch):
    """Count the computed parts of each kind for the site in these environments, in order."""
    page = page_of(SITE, CARD * 3)
    calls = Counter()

    def counted(name, original):
        def call(*args):
            calls[name] += 1
            return original(*args)

        return call

    for name in ("compute", "compute_shape", "compute_paint"):
        monkeypatch.setattr(shared_parts, name, counted(name, getattr(shared_parts, name)))
    found = []
    for environment in environments:
        before = calls.copy()
        styles_in(page, environment)
        found.append(calls - before)
    return found


def test_a_further_scheme_computes_a_few_paints_and_nothing_else(monkeypatch):
    site, first, *further = computed_for((PLAIN, *map(under, SCHEMES)), monkeypatch)
    assert site["compute_shape"] > 15
    for counts in further:
        assert set(counts) == {"compute_paint"}
        assert counts["compute_paint"] <= first["compute_paint"] < site["compute_shape"]


def test_a_further_page_of_a_site_computes_nothing_that_is_known(monkeypatch):
    styles_in(page_of(SITE, CARD * 2), PLAIN)
    assert computed_for((PLAIN,), monkeypatch) == [Counter()]


def styles_under(page, schemes):
    return [page.cascade(environment) for environment in map(under, schemes)]


def test_further_schemes_take_the_shapes_of_the_first_over():
    first, *further = styles_under(page_of(SITE, CARD * 3), SCHEMES[:3])
    assert all(styles.node_shapes is first.node_shapes for styles in further)


@pytest.mark.parametrize(
    "css",
    [
        "p { width: var(--s) }",
        "div { --t: var(--s) } p { width: var(--t) }",
        "p::after { content: 'x'; width: var(--s) }",
        "@property --s { syntax: '<length>'; inherits: true; initial-value: 0 } p {width:var(--s)}",
        ":root { font-size: var(--s) } p { width: 1rem }",
    ],
)
def test_shapes_that_refer_to_what_differs_differ(css):
    scheme = SCHEMES[1]
    css = f":root {{ --s: 3px }} :root[data-a11yview-scheme={scheme}] {{ --s: 40px }} {css}"
    page = page_of(css, "<div><p>Text")
    found = []
    for styles in styles_under(page, SCHEMES[:3]):
        element = len(page.document) - 1
        styled = styles.pseudo(element, "::after") or styles[element]
        found.append(styled.width)
    assert found == [3.0, 40.0, 3.0]


def test_lengths_in_paints_are_measured_by_each_font():
    css = "p { outline: 1em solid red } .x { font-size: 30px }"
    page = page_of(css, "<p>Text<p class=x>Text")
    for styles in styles_under(page, SCHEMES[:3]):
        assert [styles[e].outline_width for e in range(len(page.document))][-2:] == [16.0, 30.0]
