"""``Color``: parsing, its errors, its text, compositing, OKLCH."""

from __future__ import annotations

import copy
import pickle

import pytest

from a11yview.color import Color
from a11yview.errors import A11yviewError, ColorError

RED = Color(red=1.0, green=0.0, blue=0.0)
WHITE = Color(red=1.0, green=1.0, blue=1.0)
BLACK = Color(red=0.0, green=0.0, blue=0.0)


class TestParse:
    @pytest.mark.parametrize(
        "text",
        ["red", "RED", " red\n", "#f00", "#FF0000", "#f00f", "rgb(255 0 0)", "rgb(255, 0, 0)",
         "rgb(100% 0 0)", "hsl(0 100% 50%)", "hwb(0 0% 0%)", "color(srgb 1 0 0)", "r\\65 d",
         "rgb(from blue 255 g 0)", "color-mix(in srgb, red, red)", "rgb(300 -5 0)"],
    )  # fmt: skip
    def test_every_notation_of_red_is_red(self, text):
        assert Color.parse(text) == RED

    def test_wide_gamut_is_clipped_as_painted(self):
        assert Color.parse("color(display-p3 1 0 0)") == RED

    def test_numbers_in_color_keep_all_their_digits(self):
        assert Color.parse("color(srgb 0.123456789 0 1 / 0.3)") == Color(
            red=0.123456789, green=0.0, blue=1.0, alpha=0.3
        )

    def test_channels_of_the_older_notations_have_8_bits(self):
        assert Color.parse("rgb(0 127.5 0 / 0.5)") == Color.parse("#00800080")

    def test_a_wrong_name_is_told_with_what_would_be_right(self):
        with pytest.raises(ColorError) as error:
            Color.parse("blak")
        assert str(error.value) == (
            "not a CSS color: 'blak'; use a name, #rgb or rgb(); perhaps 'black'"
        )

    def test_nonsense_gets_no_name_proposed(self):
        with pytest.raises(
            ColorError, match=r"^not a CSS color: '#12345'; use a name, .* rgb\(\)$"
        ):
            Color.parse("#12345")

    @pytest.mark.parametrize("text", ["currentcolor", "CanvasText", "light-dark(red, blue)"])
    def test_a_color_of_the_page_is_told_apart(self, text):
        with pytest.raises(ColorError, match="color depends on the page: "):
            Color.parse(text)

    def test_a_long_text_is_shortened_in_the_message(self):
        with pytest.raises(ColorError) as error:
            Color.parse("x" * 5000)
        assert len(str(error.value)) < 200

    def test_what_is_no_text_is_an_error_too(self):
        with pytest.raises(ColorError, match="not a CSS color: 255"):
            Color.parse(255)

    def test_the_error_is_a_value_error_of_this_library(self):
        assert issubclass(ColorError, ValueError)
        assert issubclass(ColorError, A11yviewError)


class TestValue:
    @pytest.mark.parametrize("channel", [-0.1, 1.1, float("nan"), float("inf")])
    def test_channels_outside_their_range_are_refused(self, channel):
        with pytest.raises(ColorError, match="channel outside its range"):
            Color(red=channel, green=0.0, blue=0.0)
        with pytest.raises(ColorError, match="channel outside its range"):
            Color(red=0.0, green=0.0, blue=0.0, alpha=channel)

    def test_is_frozen(self):
        with pytest.raises(AttributeError):
            RED.red = 0.5

    def test_equal_by_value_whether_or_not_its_luminance_is_known(self):
        known, fresh = Color.parse("#123456"), Color(red=18 / 255, green=52 / 255, blue=86 / 255)
        assert known.luminance > 0
        assert known == fresh
        assert hash(known) == hash(fresh)
        assert "luminance" not in repr(known)

    def test_pickles_and_copies(self):
        assert pickle.loads(pickle.dumps(RED)) == RED  # noqa: S301 - its own bytes
        assert copy.deepcopy(RED) == RED


class TestText:
    @pytest.mark.parametrize(
        ("text", "shortest"),
        [("#ffffff", "#fff"), ("#123456", "#123456"), ("#11223344", "#1234"), ("#ff0000", "red"),
         ("#000080", "navy"), ("#0000ff", "#00f"), ("#808080", "gray"), ("#ffff00", "#ff0"),
         ("transparent", "#0000"), ("#12345680", "#12345680"), ("rebeccapurple", "#639"),
         ("color(srgb 0.1 0.00001 1 / 0.25)", "color(srgb .1 1e-5 1/.25)")],
    )  # fmt: skip
    def test_is_the_shortest(self, text, shortest):
        assert str(Color.parse(text)) == shortest

    def test_hex_is_as_painted(self):
        assert Color.parse("color(srgb 0.5 0 0)").hex == "#800000"
        assert Color.parse("#11223344").hex == "#11223344"

    @pytest.mark.parametrize(
        ("text", "name"),
        [("#f00", "red"), ("#fe0101", "red"), ("#111", "black"), ("#063462", "midnightblue")],
    )
    def test_name_is_exact_or_nearest(self, text, name):
        assert Color.parse(text).name == name

    def test_rounded_has_8_bits(self):
        assert Color(red=0.5, green=0.1, blue=0.0, alpha=0.5).rounded() == Color.parse("#801a0080")


class TestOver:
    def test_half_black_on_white(self):
        half = Color(red=0.0, green=0.0, blue=0.0, alpha=0.5)
        assert half.over(WHITE) == Color(red=0.5, green=0.5, blue=0.5)

    def test_opaque_hides_its_backdrop(self):
        assert RED.over(WHITE) is RED

    def test_invisible_shows_its_backdrop(self):
        assert Color.parse("transparent").over(RED) == RED

    def test_nothing_over_nothing_is_nothing(self):
        nothing = Color.parse("#fff0")
        assert nothing.over(nothing).alpha == 0

    def test_two_translucent_layers(self):
        half_red = Color(red=1.0, green=0.0, blue=0.0, alpha=0.5)
        half_blue = Color(red=0.0, green=0.0, blue=1.0, alpha=0.5)
        both = half_red.over(half_blue)
        assert both.alpha == 0.75
        assert both.red == pytest.approx(2 / 3)
        assert both.blue == pytest.approx(1 / 3)

    @pytest.mark.parametrize("color", [RED, Color.parse("#f008")])
    @pytest.mark.parametrize("backdrop", [None, "white"])
    def test_a_backdrop_is_a_color(self, color, backdrop):
        with pytest.raises(TypeError, match=rf"backdrop: wrong type: {backdrop!r}; use a Col"):
            color.over(backdrop)


class TestOklch:
    def test_red(self):
        assert RED.to_oklch() == pytest.approx((0.62796, 0.25768, 29.2339), abs=1e-4)

    @pytest.mark.parametrize("text", ["#000", "#777", "#fff"])
    def test_a_gray_has_no_hue(self, text):
        assert Color.parse(text).to_oklch()[1:] == (0.0, 0.0)

    def test_from_oklch_clips(self):
        assert Color.from_oklch(0.9, 0.4, 145).green == 1.0

    def test_from_oklch_takes_an_alpha(self):
        assert Color.from_oklch(0.5, 0.1, 20, 0.5).alpha == 0.5
