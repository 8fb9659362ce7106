"""Whatever a sheet says, nothing raises, and nothing takes forever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from a11yview.cascade.conditions.container_queries import container_query
from a11yview.cascade.conditions.feature_support import supports
from a11yview.cascade.conditions.media_queries import media_matches
from a11yview.cascade.html.legacy_attributes import dimension, legacy_color, legacy_font_size
from a11yview.cascade.html.presentational_hints import hints
from a11yview.cascade.model import Environment
from a11yview.cascade.values.registered_properties import registration
from a11yview.cascade.values.shorthands import RELEVANT, expand
from a11yview.color import is_color
from cascade_support import style_of

WORDS = [
    "red",
    "currentcolor",
    "canvas",
    "12px",
    "2em",
    "50%",
    "0",
    "-1",
    "1e9",
    "auto",
    "none",
    "inherit",
    "initial",
    "revert-layer",
    "bold",
    "larger",
    "monospace",
    "'a'",
    "url(x)",
    "#fff",
    "#ggg",
    "var(--a)",
    "var(--a,)",
    "var(--b,red)",
    "env(x)",
    "attr(y",
    "px)",
    "calc(",
    "min(",
    "rgb(",
    "light-dark(",
    "linear-gradient(",
    ",",
    "/",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ";",
    "!",
    "!important",
    "+",
    "-",
    "*",
    "<",
    ">",
    "=",
    ":",
    "and",
    "or",
    "not",
    "only",
    "screen",
    "width",
    "height",
    "min-width",
    "style(",
    "selector(",
    "color",
    ":",
    "--a",
    "--b",
]
PARTS = ["0", "50%", "120deg", "none", "calc(1 + 2)", "1e3", "-5", "red", "#fff", "in oklab", "x"]
SEPARATORS = [" ", ", ", " / "]
colors = st.sampled_from(
    ["red", "#fff", "#ff", "#ggg", "currentcolor", "canvas", "transparent", "reds"]
) | st.builds(
    lambda name, parts, separator: f"{name}({separator.join(parts)})",
    st.sampled_from(
        ["rgb", "rgba", "hsl", "hwb", "lab", "oklch", "light-dark", "color-mix", "contrast-color"]
    ),
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=5),
    st.sampled_from(SEPARATORS),
)
features = st.builds(
    lambda name, sign, value: f"{name}{sign}{value}" if sign else name,
    st.sampled_from(
        "width min-height inline-size aspect-ratio orientation hover grid prefers-color-scheme "
        "resolution color unknown".split()
    ),
    st.sampled_from(["", ":", " > ", "<=", " = "]),
    st.sampled_from(["0", "1280px", "40em", "4/3", "2dppx", "portrait", "none", "dark", "light"]),
)
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
properties = st.sampled_from(sorted(RELEVANT))


@given(properties, texts, st.booleans())
def test_any_value_of_any_property(name, text, quirks):
    for longhand, value in expand(name, text, quirks=quirks):
        assert longhand in RELEVANT
        assert value is not None
        hash(value)


@given(properties, texts)
def test_what_is_expanded_computes(name, text):
    markup = text.replace("&", "&amp;").replace('"', "&quot;")
    style = style_of(f'<!doctype html><p class=x style="{name}: {markup}">')
    assert 1 <= style.font_weight <= 1000
    assert 0 <= style.font_size <= 10_000


@given(texts)
def test_any_custom_property(text):
    for name, value in expand("--a", text):
        assert name == "--a"
        assert value is not None


@given(colors)
def test_colors_are_those_that_the_color_room_takes(text):
    assert bool(expand("color", text)) is is_color(text)


@given(texts | features.map("({})".format))
def test_any_condition(text):
    environment = Environment()
    assert media_matches(text, environment) in {True, False}
    assert supports(text, lambda _: True) in {True, False}
    for query in container_query(text):
        assert query.needs <= {"width", "height", "inline", "block", "style"}


@given(features)
def test_a_query_or_its_negation_holds_unless_it_is_unknown(feature):
    environment = Environment()
    holds, negated, either = (
        media_matches(text, environment)
        for text in (f"({feature})", f"not ({feature})", f"({feature}) or (not ({feature}))")
    )
    assert not (holds and negated)
    assert either is (holds or negated)


@given(texts, texts, texts)
def test_any_property_rule(syntax, inherits, initial):
    found = registration(
        "--x", {"syntax": f"'{syntax}'", "inherits": inherits, "initial-value": initial}
    )
    assert found is None or found.name == "--x"


@given(st.text(max_size=200))
def test_any_legacy_attribute(text):
    color, size, length = legacy_color(text), legacy_font_size(text), dimension(text)
    assert color is None or (len(color) == 7 and expand("color", color))
    assert size is None or expand("font-size", size)
    assert length is None or expand("width", length)


@given(
    st.sampled_from(["font", "table", "hr", "body", "td", "img", "g", "mi", "marquee"]),
    st.sampled_from(["html", "svg", "mathml"]),
    st.dictionaries(
        st.sampled_from(
            [
                "color",
                "bgcolor",
                "size",
                "face",
                "width",
                "border",
                "align",
                "text",
                "font-size",
                "mathsize",
            ]
        ),
        st.text(max_size=20),
    ),
)
def test_any_hint(tag, namespace, attributes):
    for name, text in hints(tag, namespace, attributes):
        assert name in RELEVANT or namespace == "svg"
        expand(name, text)


@given(st.lists(st.tuples(st.sampled_from("abcd"), texts), max_size=6), texts)
def test_any_web_of_references(pairs, text):
    declarations = "".join(f"--{name}: {value};" for name, value in pairs if ";" not in value)
    markup = f"{declarations} color: {text}".replace("&", "&amp;").replace('"', "&quot;")
    style = style_of(f'<p class=x style="{markup}">')
    assert 0 <= style.color.alpha <= 1
