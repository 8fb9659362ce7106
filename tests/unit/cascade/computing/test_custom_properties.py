"""Custom properties as elements have them, and what refers to them."""

from __future__ import annotations

import pytest

from a11yview.cascade.values.substitution import MAX_LENGTH
from cascade_support import style_of


def test_results_are_bounded():
    sheet = "".join(f"--v{i}: {f'var(--v{i + 1}) ' * 10};" for i in range(30))
    html = f"<style>.x {{ {sheet} --v30: aaaaaaaaaa; color: var(--v0, red); }}</style><p class=x>"
    custom = style_of(html).custom
    assert "--v0" not in custom
    assert all(len(text) <= MAX_LENGTH for text in custom.values())


def test_deep_fallbacks_are_invalid_but_harmless():
    html = f"<p class=x style='color: red; color: {'var(--z,' * 3000}blue{')' * 3000}'>"
    assert str(style_of(html).color) == "red"


def test_a_cycle_makes_its_members_invalid_and_no_others():
    style = style_of(
        "<p class=x style='--a: var(--b, 1); --b: var(--a, 2); --c: var(--a, 3); --d: var(--d)'>"
    )
    assert dict(style.custom) == {"--c": "3"}


def test_a_fallback_that_is_not_taken_makes_no_cycle():
    style = style_of("<p class=x style='--a: var(--b, var(--a)); --b: 1'>")
    assert dict(style.custom) == {"--a": "1", "--b": "1"}


def test_custom_properties_inherit_and_reset():
    html = "<div style='--a: 1; --b: 2; --c: 3'><p class=x style='--a: initial; --b: unset'>"
    assert dict(style_of(html).custom) == {"--b": "2", "--c": "3"}


def test_nothing_declared_shares_the_mapping_of_the_parent():
    html = "<div class=y style='--a: 1'><p class=x style='color: var(--a, red)'>"
    assert style_of(html).custom is style_of(html, "y").custom
    assert dict(style_of(html).custom) == {"--a": "1"}


def test_an_invalid_value_is_unset_not_the_one_before():
    html = "<div style='color: lime'><p class=x style='--a: 1px; color: red; color: var(--a)'>"
    assert str(style_of(html).color) == "#0f0"


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("attr(data-n px)", 30.0),
        ("attr(data-n type(<number>))", 16.0),
        ("calc(attr(data-n type(<number>)) * 1px)", 30.0),
        ("attr(data-l type(<length>), 9px)", 25.0),
        ("attr(data-z px, 33px)", 33.0),
        ("attr(data-z px)", 16.0),
        ("attr(data-n)", 16.0),
        ("env(safe-area-inset-top, 20px)", 0.0),
        ("env(unknown, 20px)", 20.0),
        ("env(unknown)", 16.0),
    ],
)
def test_attributes_and_environment_variables(value, size):
    html = f"<!doctype html><p class=x data-n=30 data-l=25px style='font-size: {value}'>"
    assert style_of(html).font_size == size


@pytest.mark.parametrize(
    "value",
    [
        "attr(data-n px)",
        "ATTR(DATA-N px)",
        "attr(/**/ data-n px)",
        r"attr(data\-n px)",
        r"a\74tr(data-n px)",
        "var(--n)",
    ],
)
@pytest.mark.parametrize("where", ["sheet", "attribute"])
def test_elements_that_differ_in_an_attribute_that_is_read_differ(value, where):
    css = f"--n: attr(data-n px); font-size: {value}"
    style = f"style='{css}'" if where == "attribute" else ""
    sheet = "" if style else f"<style>p {{{css}}}</style>"
    html = f"<!doctype html>{sheet}<p class=x data-n=10 {style}><p class=y data-n=30 {style}>"
    assert (style_of(html).font_size, style_of(html, "y").font_size) == (10.0, 30.0)


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        *((unit, f"2{unit}") for unit in ("deg", "grad", "rad", "turn", "ms", "khz", "fr", "%")),
        *((unit, None) for unit in ("dppx", "x", "dpi")),
    ],
)
def test_attributes_take_the_units_that_chromium_knows_there(unit, value):
    html = f"<p class=x data-n=2 style='--a: attr(data-n {unit})'>"
    assert style_of(html).custom.get("--a") == value


def test_typed_properties_measure_where_they_are_declared():
    html = """<style>@property --l { syntax: "<length>"; inherits: true; initial-value: 7px }
        @property --n { syntax: "<length>"; inherits: false; initial-value: 5px }</style>
        <div style="font-size: 20px; --l: 2em; --n: 2em">
        <p class=x style="font-size: 10px; text-indent: var(--l); letter-spacing: var(--n)">"""
    style = style_of(html)
    assert (style.text_indent, style.letter_spacing) == (40.0, 5.0)


def test_a_font_size_cannot_be_measured_by_itself():
    html = """<style>@property --l { syntax: "<length>"; inherits: true; initial-value: 7px }
        </style><div style="font-size: 20px"><p class=x style="--l: 2em; font-size: var(--l)">"""
    assert style_of(html).font_size == 20.0


@pytest.mark.parametrize("link", ["var(--v{})", "var(--z, var(--v{}))", "var(--v{}, var(--v{}))"])
def test_long_chains_are_followed_to_their_end(link):
    chain = "".join(f"--v{i}: {link.replace('{}', str(i + 1))};" for i in range(2000))
    html = f"<style>.x {{ {chain} --v2000: red; color: var(--v0) }}</style><p class=x>"
    assert str(style_of(html).color) == "red"


def test_long_cycles_are_invalid():
    chain = "".join(f"--v{i}: var(--v{(i + 1) % 2000});" for i in range(2000))
    html = f"<style>.x {{ {chain} color: var(--v0, lime) }}</style><p class=x>"
    assert str(style_of(html).color) == "#0f0"


def test_many_layers_and_deep_conditions_end():
    layers = ",".join(["linear-gradient(red, blue)"] * 3000)
    deep = "(" * 2000 + "color" + ")" * 2000
    html = f"""<style>.x {{ background: {layers} }} @media {deep} {{ .x {{ color: red }} }}
        @supports {deep} {{ .x {{ color: red }} }} @container {deep} {{ .x {{ color: red }} }}
        </style><p class=x>"""
    style = style_of(html)
    assert len(style.background_image) == 3000
    assert str(style.color) == "#000"
