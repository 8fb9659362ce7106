"""Blend modes: what they make of colors, and what they mix with."""

from __future__ import annotations

import pytest

from a11yview.audit import State, Verdict, audit_page
from a11yview.audit.backdrop.blending import SEPARABLE, blended
from a11yview.cascade import load_page
from a11yview.color import Color

PASS, FAIL, OPEN = Verdict.PASS, Verdict.FAIL, Verdict.UNDETERMINED


def only(html):
    page = load_page(f"<!DOCTYPE html>{html}")
    (record,) = audit_page(page, "page", level="AA", states=[State()], texts=True).texts
    return record


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("normal", "#336699"),
        ("multiply", "#29297a"),
        ("screen", "#d6a3eb"),
        ("overlay", "#ad52d6"),
        ("darken", "#336699"),
        ("lighten", "#cc66cc"),
        ("color-dodge", "#ffaaff"),
        ("color-burn", "#0000aa"),
        ("hard-light", "#5252d6"),
        ("soft-light", "#b45ad1"),
        ("difference", "#990033"),
        ("exclusion", "#ad7a70"),
    ],
)
def test_opaque_colors(mode, expected):
    mixed = blended(Color.parse("#369"), Color.parse("#c6c"), mode)
    assert mixed.rgb8 == Color.parse(expected).rgb8


@pytest.mark.parametrize("mode", sorted(SEPARABLE))
def test_over_nothing_a_color_stays_what_it_is(mode):
    color = Color.parse("rgb(51 102 153 / 0.5)")
    assert blended(color, Color.parse("transparent"), mode).rgb8 == color.rgb8


def test_alpha_takes_part_twice():
    # Half of the color meets the backdrop, of which it covers half.
    color, backdrop = Color.parse("rgb(255 0 0 / 0.5)"), Color.parse("rgb(0 255 0 / 0.5)")
    assert blended(color, backdrop, "multiply").alpha == pytest.approx(0.75, abs=0.005)
    assert blended(color, backdrop, "multiply").rgb8 == (85, 85, 0)


GRAY = "<body style='background: #eee'>"
SPAN = "<span style='mix-blend-mode: difference; color: #fff'>A text</span>"


@pytest.mark.parametrize(
    ("around", "verdict", "fg"),
    [
        (GRAY, PASS, (17, 17, 17)),
        (f"{GRAY}<div style='position: relative'>", PASS, (17, 17, 17)),
        (f"{GRAY}<div style='overflow: auto'>", PASS, (17, 17, 17)),
        (f"{GRAY}<div style='isolation: isolate'>", FAIL, (255, 255, 255)),
        (f"{GRAY}<div style='position: relative; z-index: 0'>", FAIL, (255, 255, 255)),
        (f"{GRAY}<div style='position: sticky'>", FAIL, (255, 255, 255)),
        (f"{GRAY}<div style='will-change: opacity, top'>", FAIL, (255, 255, 255)),
        (f"{GRAY}<div style='contain: paint'>", FAIL, (255, 255, 255)),
        (f"{GRAY}<div style='rotate: 1deg'>", FAIL, (255, 255, 255)),
        (f"{GRAY}<div style='isolation: isolate; background: #ddd'>", PASS, (34, 34, 34)),
        (f"{GRAY}<div style='isolation: isolate; background: #ddd8'>", OPEN, None),
        (f"{GRAY}<div style='display: flex'><div style='z-index: 1'>", OPEN, None),
        (f"{GRAY}<div style='background: url(a.png)'>", OPEN, None),
        ("<div style='background: #fffc'>", OPEN, None),
        ("<style>html { mix-blend-mode: multiply }</style>", OPEN, None),
    ],
)
def test_a_mode_mixes_with_what_was_painted_in_its_stacking_context(around, verdict, fg):
    record = only(around + SPAN)
    assert (record.verdict, record.fg) == (verdict, fg)


def test_where_nothing_was_painted_nothing_is_mixed():
    record = only("<p style='mix-blend-mode: multiply; color: #999'>A text")
    assert (record.verdict, record.fg) == (FAIL, (153, 153, 153))


@pytest.mark.parametrize("mode", ["hue", "saturation", "color", "luminosity", "plus-lighter"])
def test_modes_of_all_channels_at_once_are_left_open(mode):
    record = only(f"{GRAY}<p style='mix-blend-mode: {mode}'>A text")
    assert (record.verdict, record.reason) == (OPEN, "blend-mode")


def test_text_on_an_image_is_open_however_dark_what_is_mixed_with_it():
    dense = "background: linear-gradient(#000e, #000e), url(a.png)"
    text = "<p style='mix-blend-mode: difference; color: #fff'>A text"
    assert only(f"{GRAY}<div style='{dense}'>{text}").verdict is OPEN


@pytest.mark.parametrize(
    ("background", "verdict", "bg"),
    [
        ("linear-gradient(red, red), #888; background-blend-mode: multiply", FAIL, (136, 0, 0)),
        ("linear-gradient(#ff08, #ff08), #8888; background-blend-mode: multiply", PASS, None),
        ("linear-gradient(red, red), #888; background-blend-mode: hue", OPEN, None),
        ("url(a.png), #888; background-blend-mode: multiply", OPEN, None),
    ],
)
def test_layers_of_a_background_are_mixed_with_each_other(background, verdict, bg):
    record = only(f"<p style='background: {background}'>A text")
    assert record.verdict is verdict
    assert bg is None or record.bg == bg
