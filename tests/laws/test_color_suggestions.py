"""Laws of the nearest passing color.

A path leads from the original color to black or to white: its hue, a lightness, its chroma as far
as the gamut has it, painted in 8 bits. One 8-bit step of lightness is 1/255 of OKLCH lightness,
and a path has eight points in each. The paths are made here anew, from the definition.
"""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from a11yview.color import Color, color_distance, contrast_ratio, meets, suggest
from a11yview.color.spaces import convert
from color_strategies import opaque_8bit

levels = st.sampled_from(["AA", "AAA"])
moves = st.sampled_from(["text", "background", "both"])
POINTS = 8
STEP = 1 / 255 / POINTS


def is_in_gamut(lightness, chroma, hue, channels="rgb"):
    red, green, blue = convert((lightness, chroma, hue), "oklch", "srgb")
    values = {"r": red, "g": green, "b": blue}
    return all(-1e-4 <= values[channel] <= 1.0001 for channel in channels)


def strongest(lightness, chroma, hue, channels="rgb"):
    """The most chroma, up to the given one, that has those channels in the gamut."""
    low, high = 0.0, chroma
    if is_in_gamut(lightness, chroma, hue, channels):
        return chroma
    for _ in range(20):
        middle = (low + high) / 2
        if is_in_gamut(lightness, middle, hue, channels):
            low = middle
        else:
            high = middle
    return low


def painted(lightness, chroma, hue):
    """The 8-bit color at a point of a path."""
    found = None
    if 255 < hue < 266:  # near blue, red leaves the gamut as chroma grows and may come back
        found = strongest(lightness, chroma, hue, channels="gb")
    if found is None or not is_in_gamut(lightness, found, hue):
        found = strongest(lightness, chroma, hue)
    return Color.from_oklch(lightness, found, hue).rounded()


def path(color, toward, every=1):
    """The points from a color to black (-1) or white (1), one in so many."""
    lightness, chroma, hue = color.to_oklch()
    for count in range(every, round(1 / STEP), every):
        end = lightness + toward * count * STEP
        if not 0 <= end <= 1:
            return
        yield painted(end, chroma, hue)


def points_before(color, suggested):
    """The points of the path that leads to a suggestion, nearest to it first."""
    toward = 1 if suggested.luminance > color.luminance else -1
    points = [color]
    for point in path(color, toward):
        if point == suggested:
            break
        points.append(point)
    return points[::-1]


@given(opaque_8bit, opaque_8bit, levels, st.booleans(), moves)
def test_a_suggestion_passes_as_it_is_written(text, background, level, large, move):
    found = suggest(text, background, level=level, large=large, move=move)
    if found is None:
        assert move != "both"
        return
    assert contrast_ratio(found.text.hex, found.background.hex) == found.ratio
    assert meets(found.ratio, level, large=large)


@given(opaque_8bit, opaque_8bit, levels, st.booleans())
@example(text=Color.parse("#477cf8"), background=Color.parse("#367dff"), level="AAA", large=True)
@settings(max_examples=40)
def test_one_step_of_lightness_nearer_does_not_pass(text, background, level, large):
    found = suggest(text, background, level=level, large=large)
    if found is None or found.distance == 0:
        return
    for point in points_before(text, found.text)[: 2 * POINTS]:
        assert not meets(contrast_ratio(point, background), level, large=large)


@given(opaque_8bit, opaque_8bit, levels)
@settings(max_examples=40)
def test_one_step_nearer_does_not_pass_for_the_background_either(text, background, level):
    found = suggest(text, background, level=level, move="background")
    if found is None or found.distance == 0:
        return
    for point in points_before(background, found.background)[: 2 * POINTS]:
        assert not meets(contrast_ratio(text, point), level)


@given(opaque_8bit, opaque_8bit, levels)
@settings(max_examples=40)
def test_nothing_nearer_passes_neither_darker_nor_lighter(text, background, level):
    found = suggest(text, background, level=level)
    if found is None or found.distance == 0:
        return
    for toward in (-1, 1):
        for point in path(text, toward, every=POINTS):
            # Rounding near black moves a color by up to 0.02, about the least that is seen.
            if color_distance(point, text) + 0.02 >= found.distance:
                break
            assert not meets(contrast_ratio(point, background), level)


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
