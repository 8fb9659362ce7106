"""The nearest color that passes."""

from __future__ import annotations

import pytest

from a11yview.color import Color, color_distance, contrast_ratio, suggest
from a11yview.errors import ColorError


def moved(text, background, **options):
    found = suggest(text, background, **options)
    return (str(found.text), str(found.background))


class TestText:
    @pytest.mark.parametrize(
        ("text", "background", "nearest"),
        [("#777", "#fff", "#767676"), ("#f0f0f0", "#fff", "#767676"), ("red", "#fff", "#e00"),
         ("#888", "gray", "#171717")],
    )  # fmt: skip
    def test_on_a_background(self, text, background, nearest):
        assert str(suggest(text, background).text) == nearest

    def test_what_is_no_text_is_no_color(self):
        with pytest.raises(ColorError, match="not a CSS color: None"):
            suggest(None, "#fff")

    def test_a_pair_that_passes_stays(self):
        found = suggest("#000", "#fff")
        assert (str(found.text), found.ratio, found.distance) == ("#000", 21, 0)

    def test_keeps_the_hue(self):
        before, after = Color.parse("#00f"), suggest("#00f", "#000").text
        assert after.to_oklch()[2] == pytest.approx(before.to_oklch()[2], abs=1)

    def test_keeps_the_chroma_where_the_gamut_has_it(self):
        before, after = Color.parse("#7a9a7a"), suggest("#7a9a7a", "#fff").text
        assert after.to_oklch()[1] == pytest.approx(before.to_oklch()[1], abs=3e-3)

    def test_a_gray_stays_gray(self):
        assert len(set(suggest("#999", "#eee").text.rgb8)) == 1

    def test_none_where_neither_black_nor_white_passes(self):
        assert suggest("#888", "gray", level="AAA") is None

    def test_the_better_side_is_taken_when_only_that_one_passes(self):
        assert suggest("#667", "#556").text.luminance > suggest("#667", "#ccd").text.luminance

    def test_large_text_moves_less(self):
        plain, large = suggest("#aaa", "#fff"), suggest("#aaa", "#fff", large=True)
        assert large.distance < plain.distance
        assert 3 <= large.ratio < 4.5

    def test_aaa_moves_more(self):
        plain, strict = suggest("#aaa", "#fff"), suggest("#aaa", "#fff", level="AAA")
        assert strict.distance > plain.distance
        assert strict.ratio >= 7


class TestOtherMoves:
    def test_background_alone(self):
        found = suggest("#777", "#eee", move="background")
        assert str(found.text) == "#777"
        assert found.ratio >= 4.5

    def test_both_move_apart(self):
        found = suggest("#888", "#777", move="both")
        assert found.text.luminance > Color.parse("#888").luminance
        assert found.background.luminance < Color.parse("#777").luminance

    def test_both_always_find_a_pair(self):
        assert suggest("#888", "#808080", level="AAA", move="both").ratio >= 7

    def test_an_unknown_move_is_told_with_what_there_is(self):
        with pytest.raises(ValueError, match="move: unknown: 'up'; must be"):
            suggest("#000", "#fff", move="up")

    def test_an_unknown_level_is_refused(self):
        with pytest.raises(ValueError, match="level: unknown"):
            suggest("#000", "#fff", level="A")


class TestExactness:
    def test_both_colors_have_8_bits_and_pass_as_they_are_written(self):
        found = suggest("color(srgb .4701 .47 .47)", "color(srgb .9999 1 1)")
        assert contrast_ratio(found.text.hex, found.background.hex) == found.ratio >= 4.5

    def test_distance_is_that_of_what_moved(self):
        found = suggest("#aaa", "#fff")
        assert found.distance == color_distance(Color.parse("#aaa"), found.text)

    @pytest.mark.parametrize("pair", [("#0008", "#fff"), ("#000", "#fff8")])
    def test_translucent_colors_are_refused(self, pair):
        with pytest.raises(ColorError, match="translucent"):
            suggest(*pair)


def test_distance_of_black_and_white_is_one():
    assert color_distance(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(1, abs=1e-6)
