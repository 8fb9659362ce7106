"""Every color that Chromium was asked for: taken or refused alike, and painted alike."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import tinycss2

from a11yview.color import Color, ColorContext, is_color, resolve_color
from a11yview.errors import ColorError

VECTORS = Path(__file__).parents[2] / "vectors"
COLORS = json.loads(gzip.decompress((VECTORS / "css-colors.json.gz").read_bytes()))["cases"]
MEASURED = json.loads((VECTORS / "browser-colors.json").read_text(encoding="utf-8"))["cases"]
CURRENT = Color(red=10 / 255, green=20 / 255, blue=30 / 255)
STEP = 1 / 255


def clipped(channels):
    return [min(max(channel, 0.0), 1.0) for channel in channels]


def channels(color):
    return [color.red, color.green, color.blue, color.alpha]


def differs(color, case):
    """Whether a color is not the one of the case, to within one 8-bit step."""
    if color is None or case["srgb"] is None:
        return (color is None) != (case["srgb"] is None)
    pairs = [
        *zip(channels(color), clipped(case["srgb"]), strict=True),
        *zip(color.rgb8, case["painted"], strict=True),
    ]
    tolerances = [STEP] * 4 + [1] * 3
    return any(abs(a - b) > limit for (a, b), limit in zip(pairs, tolerances, strict=True))


def test_the_vectors_are_all_there():
    assert len(COLORS) == 5537
    assert len({case["id"] for case in COLORS}) == len(COLORS)


def test_every_color_is_what_chromium_computes():
    context = ColorContext()
    assert [c for c in COLORS if differs(resolve_color(c["given"], context), c)] == []


def test_component_values_resolve_like_their_text():
    context = ColorContext()
    cases = COLORS[::7]
    given = [tinycss2.parse_component_value_list(case["given"]) for case in cases]
    assert [
        c for c, g in zip(cases, given, strict=True) if differs(resolve_color(g, context), c)
    ] == []


def test_is_color_is_true_of_what_chromium_takes():
    assert [c for c in COLORS if is_color(c["given"]) != (c["srgb"] is not None)] == []


def parsed(text):
    try:
        return Color.parse(text)
    except ColorError:
        return None


def test_parse_agrees_wherever_no_context_is_needed():
    free = [case for case in COLORS if "light-dark" not in case["given"]]
    assert len(free) > 5500
    assert [case for case in free if differs(parsed(case["given"]), case)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("case", MEASURED, ids=[case["id"] for case in MEASURED])
def test_a_color_in_a_context_is_what_chromium_computes(case, scheme):
    context = ColorContext(color_scheme=scheme, current=CURRENT)
    found = resolve_color(case["given"], context)
    if case[scheme] is None:
        assert found is None
        assert not is_color(case["given"])
    else:
        expected = resolve_color(case[scheme], context)
        assert channels(found) == pytest.approx(channels(expected), abs=STEP)
        assert is_color(case["given"])
