from __future__ import annotations

import pytest

from a11yview.audit.backdrop.filters import apply_filter, blurs, color_filter
from a11yview.color import Color


@pytest.mark.parametrize(
    ("text", "color", "expected"),
    [
        # Read off Chromium's pixels.
        ("none", "#336699", "#336699"),
        ("invert(1)", "#336699", "#cc9966"),
        ("invert(50%)", "#336699", "#808080"),
        ("brightness(50%)", "#336699", "#1a334d"),
        ("brightness(3)", "#336699", "#99ffff"),
        ("contrast(200%)", "#336699", "#004db3"),
        ("opacity(25%)", "#336699", "#33669940"),
        ("grayscale(100%)", "#336699", "#5f5f5f"),
        ("saturate(0)", "#336699", "#5f5f5f"),
        ("drop-shadow(rgb(0, 0, 0) 2px 2px 2px)", "#336699", "#336699"),
        ("blur(2px)", "#336699", "#336699"),
        ("brightness(50%) invert(1)", "#336699", "#e6ccb3"),
        ("brightness(calc(1 / 2))", "#336699", "#1a334d"),
        ("invert(min(100%, 200%))", "#336699", "#cc9966"),
        ("opacity(calc(1/4))", "#336699", "#33669940"),
        ("hue-rotate(calc(1turn / 2))", "#336699", "#8b5825"),
        ("hue-rotate(.5turn)", "#336699", "#8b5825"),
        ("grayscale()", "#336699", "#5f5f5f"),
        ("hue-rotate()", "#336699", "#336699"),
    ],
)
def test_a_filter_changes_a_color_as_browsers_do(text, color, expected):
    functions = color_filter(text)
    assert functions is not None
    assert apply_filter(Color.parse(color), functions).hex == expected


@pytest.mark.parametrize(
    "text",
    [
        'url("#id")',
        "url(a.svg#b) invert(1)",
        'url("blur(0) invert(1)")',
        "nonsense",
        "brightness(calc(1em / 2))",
        "brightness(calc(infinity))",
        "brightness(90deg)",
        "hue-rotate(50%)",
    ],
)
def test_what_takes_pixels_is_not_known(text):
    assert color_filter(text) is None


@pytest.mark.parametrize("text", ["hue-rotate(90deg)", "sepia(60%)", "saturate(2)"])
def test_grays_keep_their_kind_of_gray(text):
    functions = color_filter(text)
    assert functions
    gray = apply_filter(Color.parse("#808080"), functions)
    if "sepia" not in text:
        assert max(gray.rgb8) - min(gray.rgb8) <= 1
    else:
        assert gray.red > gray.blue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none", False),
        ("invert(1)", False),
        ("blur()", False),
        ("blur(0)", False),
        ("blur(0.0px)", False),
        ("blur(calc(5px - 5px))", False),
        ("blur(calc(-5px))", False),
        ("blur(5px)", True),
        ("blur(calc(5px))", True),
        ("blur(calc(1em - 16px))", True),
        ("invert(1) blur(max(0px, 1em))", True),
        ('url("blur(5px)")', False),
    ],
)
def test_a_blur_has_a_radius(text, expected):
    assert blurs(text) is expected
