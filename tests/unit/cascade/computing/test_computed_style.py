"""Computed values that depend on more than their own declaration."""

from __future__ import annotations

import pytest

from a11yview.cascade.computing.initial_values import INITIAL, initial_style
from a11yview.cascade.model import Environment
from a11yview.cascade.style import Gradient, Picture, Style
from a11yview.color import Color
from cascade_support import style_of

DARK = Environment(features=(("prefers-color-scheme", "dark"),))


def test_initial_values_fit_their_fields():
    assert set(INITIAL._asdict()) == set(Style._fields)
    assert initial_style(Environment(font_size=20.0)).font_size == 20.0


@pytest.mark.parametrize(
    ("outer", "inner", "size"),
    [
        ("font-size: 2em", "font-family: monospace", 26.0),
        ("font-size: 2rem", "font-family: monospace", 32.0),
        ("font-size: large", "font-family: monospace", 16.0),
        ("font-family: monospace; font-size: 1em", "font-family: serif", 16.0),
        ("", "font-family: monospace, monospace", 16.0),
        ("font-size: .1em", "font-size: 2em", 6.0),
        ("font-size: 5px", "font-size: 1em", 5.0),
        ("font-size: 0", "font-size: 2em", 0.0),
        ("font-size: 20000px", "font-size: .5em", 5000.0),
        ("line-height: 2", "font-size: 1lh", 32.0),
    ],
)
def test_font_sizes_inherit_with_what_made_them(outer, inner, size):
    html = f"<!doctype html><div style='{outer}'><p class=x style='{inner}'>"
    assert style_of(html).font_size == pytest.approx(size)


@pytest.mark.parametrize(
    ("parent", "bolder", "lighter"),
    [
        (1, 400, 1),
        (99, 400, 99),
        (100, 400, 100),
        (349, 400, 100),
        (350, 700, 100),
        (549, 700, 100),
        (550, 900, 400),
        (749, 900, 400),
        (750, 900, 700),
        (950, 950, 700),
    ],
)
def test_relative_weights(parent, bolder, lighter):
    html = f"<div style='font-weight: {parent}'><p class=x style='font-weight: "
    assert style_of(html + "bolder'>").font_weight == bolder
    assert style_of(html + "lighter'>").font_weight == lighter


def test_currentcolor_is_inherited_as_such():
    html = "<div style='color: red; background: currentcolor'><p class=x style='color: lime; "
    assert str(style_of(html + "background: inherit'>").background_color) == "#0f0"
    assert str(style_of(html + "border-color: inherit'>").border_color[0]) == "#0f0"


def test_colors_outside_srgb_mix_unclipped():
    html = "<div style='color: color(srgb 2 0 0)'><p class=x style='background: {}'>"
    mixed = style_of(html.format("color-mix(in srgb, currentcolor, black)")).background_color
    assert mixed.red == pytest.approx(1.0)
    assert style_of(html.format("none")).color == Color(red=1.0, green=0.0, blue=0.0)


@pytest.mark.parametrize(
    ("scheme", "light", "dark"),
    [
        ("normal", "light", "light"),
        ("dark", "dark", "dark"),
        ("light dark", "light", "dark"),
        ("only dark", "dark", "dark"),
        ("dark unknown", "dark", "dark"),
        ("unknown", "light", "light"),
    ],
)
def test_the_used_color_scheme(scheme, light, dark):
    html = f"<p class=x style='color-scheme: {scheme}; color: initial'>"
    for environment, expected in ((Environment(), light), (DARK, dark)):
        style = style_of(html, environment=environment)
        assert style.palette == expected
        assert str(style.color) == ("#000" if expected == "light" else "#fff")


def test_the_page_can_name_its_color_schemes():
    html = "<meta name=color-scheme content='light dark'><p class=x>"
    assert str(style_of(html, environment=DARK).color) == "#fff"
    assert str(style_of(html).color) == "#000"


@pytest.mark.parametrize(
    ("contents", "color"),
    [
        (["dark, light"], "#000"),
        (["", "dark"], "#fff"),
        (["a, b", "dark"], "#fff"),
        (["light", "dark"], "#000"),
        (["normal", "dark"], "#000"),
    ],
)
def test_the_first_that_is_valid_counts(contents, color):
    html = "".join(f"<meta name=color-scheme content='{content}'>" for content in contents)
    assert str(style_of(f"{html}<p class=x>", environment=DARK).color) == color


@pytest.mark.parametrize(
    ("html", "pseudo", "alpha"),
    [
        ("<select><option class=x>", {"hover"}, 0.1),
        ("<select><option class=x>", {"hover", "active"}, 0.2),
        ("<select multiple><option class=x>", {"hover"}, 0.0),
        ("<select multiple><option class=x>", {"active"}, 0.2),
        ("<select disabled><option class=x>", {"active"}, 0.0),
        ("<select><option disabled class=x>", {"active"}, 0.0),
        ("<option class=x>", {"active"}, 0.0),
    ],
)
def test_options_are_tinted_under_the_pointer(html, pseudo, alpha):
    style = style_of(html, environment=Environment(pseudo=frozenset(pseudo)))
    assert style.background_color.alpha == pytest.approx(alpha, abs=1 / 255)


@pytest.mark.parametrize(
    ("outer", "inner", "display"),
    [
        ("display: flex", "display: inline", "block"),
        ("display: grid", "display: inline-table", "table"),
        ("", "float: left; display: inline-flex", "flex"),
        ("", "position: absolute; display: table-cell", "block"),
        ("", "display: inline", "inline"),
        ("display: flex", "display: none", "none"),
        ("display: flex", "display: contents", "contents"),
    ],
)
def test_boxes_become_blocks(outer, inner, display):
    html = f"<div style='{outer}'><span class=x style='{inner}'>a"
    assert style_of(html).display == display


def test_items_of_a_flex_container_may_stand_in_contents():
    html = "<div style='display: flex'><p style='display: contents'><span class=x>a"
    assert style_of(html).display == "block"


def test_overflow_of_one_axis_changes_the_other():
    style = style_of("<p class=x style='overflow-x: hidden'>")
    assert (style.overflow_x, style.overflow_y) == ("hidden", "auto")


def test_unitless_line_heights_are_inherited_as_factors():
    html = "<div style='line-height: {}'><p class=x style='font-size: 32px'>"
    assert style_of(html.format("1.5")).line_height == 48.0
    assert style_of(html.format("150%")).line_height == 24.0


def test_background_layers_and_their_gradients():
    html = (
        "<p class=x style='color: red; background: url(a.png), conic-gradient(lime, currentcolor)'>"
    )
    picture, gradient = style_of(html).background_image
    assert picture == Picture("url(a.png)")
    assert isinstance(gradient, Gradient)
    assert [str(color) for color in gradient.colors] == ["#0f0", "red"]
    assert style_of("<p class=x style='background: none'>").background_image == (None,)


def test_borders_that_are_not_drawn_have_no_width():
    style = style_of("<p class=x style='border: 2px solid; border-left-style: none'>")
    assert style.border_width == (2.0, 2.0, 2.0, 0.0)


@pytest.mark.parametrize(
    ("declared", "computed"),
    [
        ("50%", "50%"),
        ("10em", 160.0),
        ("calc(100% - 2em)", "calc(100% + -32px)"),
        ("calc(50% * 2)", "100%"),
        ("calc(2em + 1px)", 33.0),
        ("min(10px, 5%)", "min(10px, 5%)"),
        ("auto", "auto"),
    ],
)
def test_lengths_that_only_layout_resolves_stay_text(declared, computed):
    html = f"<!doctype html><p class=x style='width: {declared}'>"
    assert style_of(html).width == computed


def test_shadows_and_strokes_resolve_their_colors():
    html = "<p class=x style='color: red; text-shadow: 1px 1px 2px; -webkit-text-stroke: 1px lime'>"
    style = style_of(html)
    assert str(style.text_shadow[0].color) == "red"
    assert (str(style.text_stroke_color), style.text_stroke_width) == ("#0f0", 1.0)
    assert style.text_fill_color is None


@pytest.mark.parametrize(
    ("declared", "color"),
    [
        ("", "#fff"),
        ("color: initial", "#fff"),
        ("color: revert", "#fff"),
        ("color: inherit", "#000"),
        ("color: unset", "#000"),
        ("color: var(--z)", "#000"),
    ],
)
def test_a_dark_root_has_light_text_unless_it_inherits(declared, color):
    html = f"<!doctype html><html class=x style='color-scheme: dark; {declared}'>"
    assert str(style_of(html).color) == color


def test_size_keywords_of_monospace_text_in_quirks_mode():
    html = "<p class=x style='font: small monospace'>"
    assert style_of("<!doctype html>" + html).font_size == 12.0
    assert style_of(html).font_size == 10.0


@pytest.mark.parametrize(
    ("element", "display"),
    [
        ("<img class=x>", "none"),
        ("<input class=x>", "none"),
        ("<select class=x>", "none"),
        ("<svg class=x>", "none"),
        ("<math class=x>", "none"),
        ("<math><math class=x>", "none"),
        ("<svg><svg class=x>", "contents"),
        ("<svg><foreignObject><svg class=x>", "none"),
        ("<button class=x>", "contents"),
        ("<details class=x>", "contents"),
        ("<p class=x>", "contents"),
    ],
)
def test_contents_takes_some_elements_away(element, display):
    html = f"<!doctype html><style>.x {{ display: contents }}</style>{element}"
    assert style_of(html).display == display
