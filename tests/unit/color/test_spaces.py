"""Conversions, against coloraide as an independent oracle."""

from __future__ import annotations

import random

import pytest
from coloraide import Color as Base
from coloraide.spaces.display_p3_linear import DisplayP3Linear
from coloraide.spaces.rec2020_oetf import Rec2020OETF

from a11yview.color.spaces import convert

TOLERANCE = 1e-6
# As many of each space, so that there are more than 20,000 in all.
PER_SPACE = 1600


class Oracle(Base):
    """coloraide with the spaces that it leaves out unless asked."""


Oracle.register([DisplayP3Linear(), Rec2020OETF()], overwrite=True)

RGB = [(-0.2, 1.2)] * 3
# Space here → space there, the range of each component, and what scales it there.
SPACES = {
    "srgb": ("srgb", RGB),
    "srgb-linear": ("srgb-linear", RGB),
    "display-p3": ("display-p3", RGB),
    "display-p3-linear": ("display-p3-linear", RGB),
    "a98-rgb": ("a98-rgb", RGB),
    "prophoto-rgb": ("prophoto-rgb", RGB),
    "rec2020": ("rec2020-oetf", RGB),
    "xyz-d65": ("xyz-d65", [(0, 1)] * 3),
    "xyz-d50": ("xyz-d50", [(0, 1)] * 3),
    "lab": ("lab", [(0, 100), (-125, 125), (-125, 125)]),
    "lch": ("lch", [(0, 100), (0, 150), (0, 360)]),
    "oklab": ("oklab", [(0, 1), (-0.4, 0.4), (-0.4, 0.4)]),
    "oklch": ("oklch", [(0, 1), (0, 0.4), (0, 360)]),
    "hsl": ("hsl", [(0, 360), (0, 100), (0, 100)]),
    "hwb": ("hwb", [(0, 360), (0, 100), (0, 100)]),
}
HUNDREDTHS = {"hsl", "hwb"}


def theirs(space, triple):
    h, a, b = triple
    return (h, a / 100, b / 100) if space in HUNDREDTHS else triple


def generated(space):
    source = random.Random(f"a11yview {space}")  # noqa: S311 - the same colors every time
    ranges = SPACES[space][1]
    return [tuple(source.uniform(*limits) for limits in ranges) for _ in range(PER_SPACE)]


def test_there_are_more_than_twenty_thousand_colors():
    assert len(SPACES) * PER_SPACE >= 20_000


@pytest.mark.parametrize("space", SPACES)
def test_to_srgb_is_coloraides(space):
    name = SPACES[space][0]
    worst = 0.0
    for triple in generated(space):
        expected = (
            Oracle(name, theirs(space, triple)).convert("srgb", norm=False).coords(nans=False)
        )
        found = convert(triple, space, "srgb")
        worst = max(worst, *(abs(a - b) for a, b in zip(found, expected, strict=True)))
    assert worst <= TOLERANCE


@pytest.mark.parametrize("space", SPACES)
def test_there_and_back_is_the_same_color(space):
    worst = 0.0
    for triple in generated("srgb"):
        back = convert(convert(triple, "srgb", space), space, "srgb")
        worst = max(worst, *(abs(a - b) for a, b in zip(back, triple, strict=True)))
    assert worst <= TOLERANCE


@pytest.mark.parametrize("space", sorted(set(SPACES) - {"hsl", "hwb", "lch", "oklch"}))
def test_from_srgb_is_coloraides(space):
    name, ranges = SPACES[space]
    worst = 0.0
    for triple in generated("srgb")[:400]:
        expected = Oracle("srgb", triple).convert(name).coords(nans=False)
        found = convert(triple, "srgb", space)
        size = max(high for _, high in ranges)
        worst = max(worst, *(abs(a - b) / size for a, b in zip(found, expected, strict=True)))
    assert worst <= TOLERANCE
