"""Laws of colors, their text and their contrast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yview.color import (
    Color,
    ColorContext,
    contrast_ratio,
    format_ratio,
    is_color,
    level_of,
    relative_luminance,
    required_ratio,
    resolve_color,
)
from a11yview.errors import ColorError
from color_strategies import any_colors, channels, opaque_8bit, opaque_colors, texts


@given(any_colors)
def test_parsing_what_was_written_is_the_same_color(color):
    assert Color.parse(str(color)) == color


@given(any_colors)
def test_no_text_is_longer_than_the_hex_of_8_bits(color):
    if color == color.rounded():
        assert len(str(color)) <= len(color.hex)


@given(any_colors)
def test_hex_is_the_rounded_color(color):
    assert Color.parse(color.hex) == color.rounded()


@given(any_colors)
def test_rounding_twice_is_rounding_once(color):
    assert color.rounded().rounded() == color.rounded()


@given(opaque_colors, opaque_colors)
def test_contrast_is_symmetric_and_within_its_range(a, b):
    ratio = contrast_ratio(a, b)
    assert ratio == contrast_ratio(b, a)
    assert 1 <= ratio <= 21


@given(opaque_colors)
def test_a_color_has_no_contrast_with_itself(color):
    assert contrast_ratio(color, color) == 1


@given(opaque_colors)
def test_black_or_white_reaches_aa(color):
    assert max(contrast_ratio(color, "black"), contrast_ratio(color, "white")) >= 4.58


@given(opaque_colors, st.sampled_from(["red", "green", "blue"]), channels)
def test_luminance_grows_with_every_channel(color, channel, other):
    values = {name: getattr(color, name) for name in ("red", "green", "blue")}
    changed = Color(**{**values, channel: other})
    if other >= values[channel]:
        assert relative_luminance(changed) >= relative_luminance(color)
    else:
        assert relative_luminance(changed) <= relative_luminance(color)


@given(st.floats(min_value=1, max_value=21))
def test_a_ratio_is_never_shown_above_itself(ratio):
    assert float(format_ratio(ratio)) <= ratio < float(format_ratio(ratio)) + 0.0101


@given(st.floats(min_value=1, max_value=21), st.booleans())
def test_a_level_is_reached_exactly_from_its_ratio_on(ratio, large):
    level = level_of(ratio, large=large)
    assert (level is not None) == (ratio >= required_ratio("AA", large=large))
    assert (level == "AAA") == (ratio >= required_ratio("AAA", large=large))


@given(any_colors, any_colors)
def test_an_opaque_backdrop_makes_an_opaque_color(color, backdrop):
    solid = Color(red=backdrop.red, green=backdrop.green, blue=backdrop.blue)
    assert color.over(solid).alpha == pytest.approx(1)


@given(any_colors, any_colors)
def test_compositing_is_idempotent_for_an_opaque_color(color, backdrop):
    solid = Color(red=color.red, green=color.green, blue=color.blue)
    assert solid.over(backdrop) == solid
    assert solid.over(backdrop).over(backdrop) == solid


@given(any_colors, any_colors)
def test_a_composite_lies_between_its_two_colors(color, backdrop):
    over = color.over(Color(red=backdrop.red, green=backdrop.green, blue=backdrop.blue))
    for name in ("red", "green", "blue"):
        low, high = sorted((getattr(color, name), getattr(backdrop, name)))
        assert low - 1e-9 <= getattr(over, name) <= high + 1e-9


@given(opaque_8bit)
def test_oklch_and_back_is_the_same_painted_color(color):
    assert Color.from_oklch(*color.to_oklch()).rounded() == color


@given(texts)
def test_any_text_is_a_color_or_a_color_error(text):
    try:
        color = Color.parse(text)
    except ColorError as error:
        assert str(error)  # noqa: PT017 - parse may also succeed
    else:
        assert resolve_color(text, ColorContext()) == color


@given(texts, st.sampled_from(["light", "dark"]), any_colors)
def test_any_text_resolves_or_does_not_but_never_raises(text, scheme, current):
    context = ColorContext(color_scheme=scheme, current=current)
    assert (resolve_color(text, context) is not None) == is_color(text)
