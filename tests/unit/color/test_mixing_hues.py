"""Which way round hues are mixed, as Chromium 156 does it."""

from __future__ import annotations

import pytest

from a11yview.color import Color


@pytest.mark.parametrize(
    ("mixed", "expected"),
    [
        ("oklch longer hue, #07a 67%, plum", "oklch(0.619942 0.114639 147.851)"),
        # An oklab color has its hue between -180 and 180 degrees, which makes longer ways of some.
        ("oklch longer hue, oklab(.5 -.03 -.1) 67%, plum", "oklch(0.593482 0.105518 36.2773)"),
        ("oklch increasing hue, oklab(.5 -.03 -.1) 67%, plum", "oklch(0.593482 0.105518 36.2773)"),
        ("oklch decreasing hue, oklab(.5 -.03 -.1) 67%, plum", "oklch(0.593482 0.105518 277.477)"),
        ("lch longer hue, lab(50 -10 -30) 67%, plum", "lch(57.6992 33.6013 156.863)"),
    ],
)
def test_hues_go_the_way_of_the_browser(mixed, expected):
    found, wanted = Color.parse(f"color-mix(in {mixed})"), Color.parse(expected)
    assert (found.red, found.green, found.blue) == pytest.approx(
        (wanted.red, wanted.green, wanted.blue), abs=0.003
    )
