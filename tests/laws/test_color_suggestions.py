"""Laws of the nearest passing color.

One 8-bit step of lightness is 1/255 of OKLCH lightness. A point of the path to a suggestion is
the original with its hue, another lightness, and its chroma as far as the gamut has it, painted
in 8 bits: these tests walk that path by coloraide's conversions, not by those under test.
"""

from __future__ import annotations

from coloraide import Color as Oracle
from hypothesis import given, settings
from hypothesis import strategies as st

from a11yview.color import Color, color_distance, contrast_ratio, meets, suggest
from color_strategies import opaque_8bit

levels = st.sampled_from(["AA", "AAA"])
moves = st.sampled_from(["text", "background", "both"])
STEP = 1 / 255


def painted(lightness, chroma, hue):
    """The 8-bit color at a point of the path, by coloraide."""
    low, high = 0.0, chroma
    if not Oracle("oklch", [lightness, chroma, hue]).in_gamut("srgb", tolerance=1e-4):
        for _ in range(20):
            middle = (low + high) / 2
            if Oracle("oklch", [lightness, middle, hue]).in_gamut("srgb", tolerance=1e-4):
                low = middle
            else:
                high = middle
        chroma = low
    red, green, blue = Oracle("oklch", [lightness, chroma, hue]).convert("srgb").coords(nans=False)
    return Color.clipped(red, green, blue).rounded()


def nearer(original, suggested):
    """The painted color one step of lightness from the suggestion towards the original.

    Near black, where 8 bits have fewer colors than steps, the next one that they have.
    """
    lightness, chroma, hue = original.to_oklch()
    end = suggested.to_oklch()[0]
    towards = STEP if lightness > end else -STEP
    for count in range(1, int(abs(lightness - end) / STEP) + 1):
        point = painted(end + count * towards, chroma, hue)
        if point != suggested:
            return point
    return original


@given(opaque_8bit, opaque_8bit, levels, st.booleans(), moves)
def test_a_suggestion_passes_as_it_is_written(text, background, level, large, move):
    found = suggest(text, background, level=level, large=large, move=move)
    if found is None:
        assert move != "both"
        return
    assert contrast_ratio(found.text.hex, found.background.hex) == found.ratio
    assert meets(found.ratio, level, large=large)


@given(opaque_8bit, opaque_8bit, levels, st.booleans())
@settings(max_examples=150)
def test_one_step_of_lightness_nearer_does_not_pass(text, background, level, large):
    found = suggest(text, background, level=level, large=large)
    if found is None or found.distance == 0:
        return
    before = nearer(text, found.text)
    assert not meets(contrast_ratio(before, background), level, large=large)


@given(opaque_8bit, opaque_8bit, levels)
@settings(max_examples=100)
def test_one_step_nearer_does_not_pass_for_the_background_either(text, background, level):
    found = suggest(text, background, level=level, move="background")
    if found is None or found.distance == 0:
        return
    before = nearer(background, found.background)
    assert not meets(contrast_ratio(text, before), level)


@given(opaque_8bit, opaque_8bit, levels)
@settings(max_examples=40)
def test_nothing_nearer_on_the_whole_path_passes(text, background, level):
    found = suggest(text, background, level=level)
    if found is None or found.distance == 0:
        return
    lightness, chroma, hue = text.to_oklch()
    moved = abs(found.text.to_oklch()[0] - lightness)
    for towards in (-1, 1):
        steps = int(moved / STEP) if found.text.luminance != text.luminance else 0
        for count in range(1, steps):
            end = lightness + towards * count * STEP
            if 0 <= end <= 1:
                point = painted(end, chroma, hue)
                closer = color_distance(point, text) < found.distance - STEP
                assert not (closer and meets(contrast_ratio(point, background), level))


@given(opaque_8bit, opaque_8bit, levels, st.booleans())
def test_there_is_none_only_where_black_and_white_fail(text, background, level, large):
    found = suggest(text, background, level=level, large=large)
    ends = [contrast_ratio(end, background) for end in ("black", "white")]
    assert (found is not None) == any(meets(ratio, level, large=large) for ratio in ends)


@given(opaque_8bit, opaque_8bit, levels, moves)
def test_what_is_not_to_move_stays(text, background, level, move):
    found = suggest(text, background, level=level, move=move)
    if found is not None:
        assert found.text == text or move != "background"
        assert found.background == background or move != "text"


@given(opaque_8bit, opaque_8bit, levels)
def test_a_suggestion_is_its_own_suggestion(text, background, level):
    found = suggest(text, background, level=level)
    if found is not None:
        again = suggest(found.text, found.background, level=level)
        assert (again.text, again.distance) == (found.text, 0)
