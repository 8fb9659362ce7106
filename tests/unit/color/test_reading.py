"""Surroundings of a color, and input that a reader must survive."""

from __future__ import annotations

import pytest

from a11yview.calculation.tokens import MAX_DEPTH, MAX_LENGTH, tokens_of
from a11yview.color import Color, ColorContext, is_color, resolve_color
from a11yview.color.system_colors import SYSTEM_COLORS
from a11yview.errors import ColorError

LIGHT = ColorContext()
DARK = ColorContext(color_scheme="dark")


def resolved(text, context=LIGHT):
    return str(resolve_color(text, context))


class TestContext:
    def test_light_dark_follows_the_color_scheme(self):
        assert resolved("light-dark(#fff, #000)") == "#fff"
        assert resolved("light-dark(#fff, #000)", DARK) == "#000"

    def test_system_colors_follow_the_color_scheme(self):
        assert resolved("Canvas") == "#fff"
        assert resolved("canvas", DARK) == "#121212"

    def test_currentcolor_is_the_contexts(self):
        context = ColorContext(current=Color.parse("#abc"))
        assert resolved("CurrentColor", context) == "#abc"
        assert resolved("color-mix(in srgb, currentcolor, currentcolor)", context) == "#abc"

    def test_currentcolor_is_black_unless_said(self):
        assert resolved("currentcolor") == "#000"

    def test_both_branches_must_be_colors(self):
        assert resolve_color("light-dark(#fff, nonsense)", LIGHT) is None

    @pytest.mark.parametrize("name", SYSTEM_COLORS)
    def test_every_system_color_is_a_color_in_both_schemes(self, name):
        assert resolve_color(name, LIGHT) == Color.parse(SYSTEM_COLORS[name][0])
        assert resolve_color(name.upper(), DARK) == Color.parse(SYSTEM_COLORS[name][1])


class TestCalculations:
    @pytest.mark.parametrize(
        ("calculation", "red"),
        [("calc(1 + 2)", 3), ("calc((1 + 2) * 3 - 4)", 5), ("calc(10 / 4 * 2)", 5),
         ("min(7, 5)", 5),
         ("max(3, 5, 4)", 5), ("clamp(1, 9, 5)", 5), ("clamp(none, 9, 5)", 5), ("abs(-5)", 5),
         ("round(5.4)", 5), ("round(down, 5.9)", 5), ("round(up, 4.1, 1)", 5), ("mod(-13, 6)", 5),
         ("rem(17, 6)", 5), ("hypot(3, 4)", 5), ("pow(5, 1)", 5), ("sqrt(25)", 5), ("exp(0)", 1),
         ("log(32, 2)", 5), ("calc(5 * cos(0))", 5), ("calc(10 * sin(30deg))", 5),
         ("calc(5 * sign(1em - 1px))", 5), ("calc(10px / 2px)", 5), ("calc(e * 0 + 5)", 5),
         ("calc(infinity)", 255), ("calc(-infinity)", 0), ("calc(nan)", 0), ("calc(1 / 0)", 255),
         ("round(infinity)", 255), ("sign(nan)", 0), ("mod(5, infinity)", 5),
         ("calc(9 * sign(1s))", 9),
         ("progress(1, 0, 1)", 1), ("calc(1 + (2 * (1 + 1)))", 5)],
    )  # fmt: skip
    def test_of_numbers(self, calculation, red):
        assert resolve_color(f"rgb({calculation} 0 0)", LIGHT).rgb8 == (red, 0, 0)

    def test_of_percentages_and_angles(self):
        assert resolved("rgb(calc(1% * 100) 0 0)") == "red"
        assert resolved("hsl(calc(0.5turn - 180deg) 100% 50%)") == "red"
        assert resolved("hsl(atan2(0, 1) 100% 50%)") == "red"

    @pytest.mark.parametrize(
        "calculation",
        ["calc(1 +2)", "calc(1+ 2)", "calc(1 + 2%)", "calc(1deg)", "calc(1px)", "calc()",
         "calc(1 2)",
         "calc(1 *)", "calc(1px * 1px)", "calc(1 / 1px)", "min()", "min(1, 1%)", "clamp(1, 2)",
         "clamp(1, none, 2)", "sqrt(4px)", "sin(1px)", "round(1px)", "pow(2)", "calc(none)", "pi",
         "unknown(1)", "(1)", "calc(1 * * 2)", "var(--x)"],
    )  # fmt: skip
    def test_what_has_no_value_is_no_color(self, calculation):
        assert not is_color(f"rgb({calculation} 0 0)")


class TestBounds:
    def test_a_text_of_a_megabyte_is_refused_unread(self):
        assert tokens_of("(" * 1_000_000)[0].kind == "other"
        assert not is_color("red" + " " * 1_000_000)

    def test_a_long_text_within_the_bound_is_read(self):
        assert is_color("red" + " " * (MAX_LENGTH - 3))

    @pytest.mark.parametrize("opener", ["(", "calc(", "color-mix(in srgb, red, "])
    def test_deep_nesting_is_no_color(self, opener):
        depth = (MAX_LENGTH - 10) // len(opener) // 2
        assert not is_color(f"rgb({opener * depth}1{')' * depth} 0 0)")

    def test_moderate_nesting_is_read(self):
        depth = MAX_DEPTH - 2
        assert resolved(f"rgb(calc{'(' * depth}255{')' * depth} 0 0)") == "red"

    def test_an_endless_product_is_a_number(self):
        assert is_color(f"rgb(calc({'9 * ' * 3000}9) 0 0)")

    def test_more_digits_than_python_reads_are_no_color(self):
        assert not is_color(f"rgb({'9' * 10_000} 0 0)")
        with pytest.raises(ColorError, match="not a CSS color: 'rgb"):
            Color.parse(f"rgb({'9' * 10_000} 0 0)")

    def test_huge_exponents_are_numbers(self):
        assert resolved("rgb(1e999 0 0)") == "red"
        assert resolved("color(srgb 1e308 -1e308 0)") == "red"

    @pytest.mark.parametrize("space", ["lab", "lch", "oklab", "oklch", "color(xyz", "hsl", "hwb"])
    def test_huge_components_convert_and_mix(self, space):
        start = space if "(" in space else f"{space}("
        color = f"{start} 1e308 -1e308 1e308)"
        for text in (color, f"color-mix(in hsl, {color}, red)", f"hsl(from {color} h s l)"):
            assert resolve_color(text, LIGHT) is not None

    def test_rounding_by_next_to_nothing(self):
        assert resolved("rgb(round(1e300, 1e-300) 0 0)") == "red"


@pytest.mark.parametrize(
    ("theme", "color"), [("black-on-white", "#00009f"), ("white-on-black", "#ff0")]
)
def test_system_colors_in_a_contrast_theme(theme, color):
    context = ColorContext(contrast_theme=theme)
    assert str(resolve_color("LinkText", context)) == color
    assert str(resolve_color("color-mix(in srgb, linktext, linktext)", context)) == color
    assert resolve_color("red", context) == resolve_color("red", LIGHT)
    assert resolve_color("AccentColor", context) == resolve_color("AccentColor", LIGHT)


def test_a_theme_or_a_scheme_that_there_is_not_is_named():
    with pytest.raises(ColorError, match="contrast theme: 'typo'; use '' or 'black-on-white'"):
        ColorContext(contrast_theme="typo")
    with pytest.raises(ColorError, match="color scheme: 'dim'; use 'light' or 'dark'"):
        ColorContext(color_scheme="dim")
