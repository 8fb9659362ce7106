"""Contrast ratio, relative luminance and levels."""

from __future__ import annotations

import pytest

from a11yview.color import (
    NON_TEXT,
    Color,
    contrast_ratio,
    format_ratio,
    level_of,
    meets,
    relative_luminance,
    required_ratio,
)
from a11yview.errors import ColorError


class TestContrastRatio:
    def test_black_on_white_is_21(self):
        assert contrast_ratio("black", "white") == 21

    @pytest.mark.parametrize(
        ("text", "ratio"),
        [("#767676", 4.542), ("#777777", 4.478), ("#959595", 2.995), ("#808080", 3.949)],
    )
    def test_grays_on_white(self, text, ratio):
        assert contrast_ratio(text, "#fff") == pytest.approx(ratio, abs=5e-4)

    def test_takes_colors_and_texts(self):
        white = Color.parse("white")
        assert contrast_ratio(white, "#777") == contrast_ratio("#777", white)

    @pytest.mark.parametrize(
        "pair", [("#0008", "#fff"), ("#fff", "#0008"), ("transparent", "#000")]
    )
    def test_a_translucent_color_must_be_composited_first(self, pair):
        with pytest.raises(ColorError, match=r"translucent color: .*; composite it"):
            contrast_ratio(*pair)

    def test_a_translucent_color_is_refused_every_time(self):
        half, white = Color.parse("#0008"), Color.parse("#fff")
        for _ in range(2):
            with pytest.raises(ColorError):
                contrast_ratio(half, white)

    def test_a_text_that_is_no_color_is_an_error(self):
        with pytest.raises(ColorError, match="not a CSS color: 'blak'"):
            contrast_ratio("blak", "white")


class TestRelativeLuminance:
    @pytest.mark.parametrize(
        ("color", "luminance"),
        [("black", 0), ("white", 1), ("red", 0.2126), ("lime", 0.7152), ("blue", 0.0722)],
    )
    def test_primaries(self, color, luminance):
        assert relative_luminance(color) == pytest.approx(luminance, abs=1e-12)

    def test_is_the_same_the_second_time(self):
        color = Color.parse("#abcdef")
        assert relative_luminance(color) == relative_luminance(color) == color.luminance

    def test_raises_on_a_translucent_color(self):
        with pytest.raises(ColorError, match="translucent"):
            relative_luminance("#0008")


class TestLevels:
    @pytest.mark.parametrize(
        ("ratio", "large", "level"),
        [(21, False, "AAA"), (7, False, "AAA"), (6.999, False, "AA"), (4.5, False, "AA"),
         (4.499, False, None), (1, False, None), (4.5, True, "AAA"), (4.499, True, "AA"),
         (3, True, "AA"), (2.999, True, None)],
    )  # fmt: skip
    def test_level_of(self, ratio, large, level):
        assert level_of(ratio, large=large) == level

    def test_required_ratio(self):
        assert required_ratio("AA") == 4.5
        assert required_ratio("AA", large=True) == 3
        assert required_ratio("AAA") == 7
        assert required_ratio("AAA", large=True) == 4.5
        assert NON_TEXT == 3

    def test_meets_never_rounds(self):
        assert not meets(4.4999999, "AA")
        assert meets(4.5, "AA")
        assert meets(3.2, "AA", large=True)

    @pytest.mark.parametrize("level", ["A", "aa", "", None])
    def test_an_unknown_level_is_told_with_what_there_is(self, level):
        with pytest.raises(ValueError, match=f"unknown: {level!r}; must be 'AA' or 'AAA'"):
            required_ratio(level)


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (4.499, "4.49"),
        (4.5, "4.50"),
        (21, "21.00"),
        (2.995, "2.99"),
        (1, "1.00"),
        (4.56, "4.56"),
        (4.35, "4.35"),
    ],
)
def test_format_ratio_truncates(ratio, text):
    assert format_ratio(ratio) == text
