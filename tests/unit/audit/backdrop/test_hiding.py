from __future__ import annotations

import pytest

from a11yview.audit.backdrop.hiding import hidden_by_style, hidden_text, is_zero_clipper

HIDDEN = [
    ("not-rendered", {"display": "none"}),
    ("not-rendered", {"content_visibility": "hidden"}),
    ("transparent", {"opacity": 0.0}),
    ("clipped", {"position": "absolute", "clip": "rect(0px, 0px, 0px, 0px)"}),
    ("clipped", {"position": "absolute", "clip": "rect(1px, 1px, 1px, 1px)"}),
    ("clipped", {"clip_path": "inset(50%)"}),
    ("clipped", {"clip_path": "inset(100%)"}),
    ("clipped", {"clip_path": "inset(0px 100% 0px 0px)"}),
    ("clipped", {"clip_path": "inset(0px 40% 0px 60% round 4px)"}),
    ("clipped", {"clip_path": "inset(0px 50%)"}),
    ("clipped", {"clip_path": "circle(0px at 50% 50%)"}),
    ("clipped", {"transform": "scale(0)"}),
    ("clipped", {"transform": "translatey(4px) scale(1, 0)"}),
    ("clipped", {"transform": "scaley(.0)"}),
    ("clipped", {"transform": "scale3d(0%, 1, 1)"}),
    ("clipped", {"scale": "0"}),
    ("clipped", {"scale": "1 0%"}),
    ("clipped", {"display": "inline", "clip_path": "inset(50%)"}),
    ("transparent", {"display": "inline", "opacity": 0.0}),
    ("off-screen", {"position": "absolute", "left": -9999.0}),
    ("off-screen", {"position": "absolute", "top": -999.0}),
    ("off-screen", {"position": "fixed", "left": 0.0, "transform": "translateX(-100%)"}),
    ("off-screen", {"position": "fixed", "left": 0.0, "transform": "translate3d(-100vw, 0, 0)"}),
    (
        "off-screen",
        {"position": "fixed", "left": 0.0, "transform": "translatey(0) translatex(-100%)"},
    ),
    ("off-screen", {"position": "fixed", "left": 0.0, "translate": "-100% 0"}),
    ("off-screen", {"position": "fixed", "left": 0.0, "translate": "-100vw"}),
    ("off-screen", {"position": "fixed", "left": 0.0, "translate": "calc(-100% + -16px) 0"}),
    (
        "off-screen",
        {"position": "fixed", "left": 0.0, "width": 256.0, "transform": "translatex(-256px)"},
    ),
    (
        "off-screen",
        {"position": "fixed", "left": 0.0, "transform": "translate(calc(-100% + -16px),0)"},
    ),
    ("off-screen", {"position": "fixed", "right": 0.0, "translate": "100%"}),
    ("off-screen", {"position": "fixed", "bottom": 0.0, "translate": "0 100%"}),
    (
        "off-screen",
        {"position": "fixed", "left": 0.0, "translate": "50%", "transform": "translateX(-150%)"},
    ),
    ("off-screen", {"position": "fixed", "left": -280.0, "width": 280.0}),
    ("off-screen", {"position": "fixed", "right": -280.0, "width": 280.0}),
    ("off-screen", {"position": "fixed", "top": "100%"}),
    ("off-screen", {"position": "fixed", "top": "calc(100% + 4px)"}),
    ("off-screen", {"position": "fixed", "right": "-110%"}),
]
SHOWN = [
    {},
    {"clip": "rect(0px, 0px, 0px, 0px)"},  # only absolutely positioned boxes are clipped so
    {"position": "absolute", "clip": "rect(0px, 200px, 40px, 0px)"},
    {"clip_path": "inset(10%)"},
    {"clip_path": "inset(60% 0px 0px)"},
    {"clip_path": "inset(0px 40% 0px 50%)"},
    {"clip_path": "circle(40px)"},
    {"position": "absolute", "top": -40.0},
    {"position": "absolute", "left": -20.0},
    {"left": -9999.0},
    {"position": "fixed", "left": 0.0, "width": 280.0},
    {"position": "fixed", "left": 0.0, "transform": "translateX(-50%)"},
    {"position": "fixed", "left": 0.0, "transform": "translateX(-50vw)"},
    {"position": "fixed", "left": 0.0, "transform": "rotate(180deg) translatex(-100%)"},
    {"position": "fixed", "left": 0.0, "transform": "translatex(-100%) translatex(50%)"},
    {"position": "fixed", "left": 0.0, "translate": "0 50%"},
    {"position": "fixed", "top": "calc(100% - 40px)"},
    {"position": "fixed", "left": 0.0, "translate": "calc(-100% + 40px) 0"},
    {"position": "fixed", "left": 0.0, "width": 256.0, "translate": "calc(-100% + 40px) 0"},
    {"position": "fixed", "left": -280.0, "width": 280.0, "translate": "100%"},
    {"scale": "none"},
    {"scale": ".5 1.0"},
    {"transform": "scale(1.5)"},
    {"transform": "scale(0.9, .05)"},
    {"transform": "scale3d(1, 1, 0)"},
    {"display": "inline", "transform": "scale(0)"},
    {"display": "inline", "scale": "0"},
    {"display": "inline", "content_visibility": "hidden"},
    {"display": "contents", "content_visibility": "hidden"},
    {"display": "contents", "opacity": 0.0},
    {"display": "contents", "transform": "scale(0)"},
    {"display": "contents", "clip_path": "inset(50%)"},
    {"display": "contents", "position": "absolute", "left": -9999.0},
]


@pytest.mark.parametrize(("reason", "changes"), HIDDEN)
def test_the_usual_ways_to_hide_are_known(style, reason, changes):
    assert hidden_by_style(style(**{"display": "block"} | changes)) == reason


@pytest.mark.parametrize("changes", SHOWN)
def test_what_may_be_seen_is_not_taken_for_hidden(style, changes):
    assert hidden_by_style(style(**{"display": "block"} | changes)) is None


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        ("visibility", {"visibility": "hidden"}),
        ("visibility", {"visibility": "collapse"}),
        ("font-size-zero", {"font_size": 0.0}),
        ("off-screen", {"text_indent": -9999.0}),
        ("off-screen", {"text_indent": "100%", "overflow_x": "hidden"}),
        (None, {"text_indent": 30.0}),
        (None, {"text_indent": "100%"}),
        (None, {}),
    ],
)
def test_text_alone_can_be_hidden(style, reason, changes):
    assert hidden_text(style(**changes)) == reason


@pytest.mark.parametrize(
    ("clips", "changes"),
    [
        (True, {"display": "block", "height": 0.0, "overflow_y": "hidden"}),
        (True, {"display": "block", "max_height": 0.0, "overflow_y": "hidden"}),
        (True, {"position": "absolute", "width": 1.0, "overflow_x": "hidden"}),
        (False, {"display": "block", "height": 0.0, "overflow_y": "visible"}),
        (False, {"display": "block", "height": 0.0, "min_height": 40.0, "overflow_y": "hidden"}),
        (
            False,
            {"display": "block", "height": 0.0, "overflow_y": "hidden", "padding_bottom": "56%"},
        ),
        (False, {"display": "inline", "height": 0.0, "overflow_y": "hidden"}),
    ],
)
def test_boxes_of_no_size_clip_what_is_in_them(style, clips, changes):
    assert is_zero_clipper(style(**changes)) is clips
