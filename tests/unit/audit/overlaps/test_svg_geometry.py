"""Where shapes and texts of drawings are, read off their attributes."""

from __future__ import annotations

import pytest

from a11yview.audit.overlaps.svg_coordinates import ANYWHERE, Frame, Region, frame_of
from a11yview.audit.overlaps.svg_geometry import extent_of, view_of
from a11yview.audit.overlaps.svg_text import text_region, text_width

VIEW = Region(0, 0, 200, 100)
HALFWAY = Region(100, 0, 110, 9)
PLACED = {"x": "10", "y": "20"}


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"width": "200", "height": "100px"}, VIEW),
        ({"viewBox": "-10,-20 30 40", "width": "9"}, Region(-10, -20, 20, 20)),
        ({"width": "100%", "height": "100"}, None),
        ({"width": "٢٠٠", "height": "100"}, None),
        ({"viewBox": "0 0 10"}, None),
        ({}, None),
    ],
)
def test_the_view_is_what_attributes_say(attributes, expected):
    assert view_of(attributes) == expected


@pytest.mark.parametrize(
    ("transform", "expected"),
    [
        ("none", Frame()),
        ("translate(10)", Frame(10, 0)),
        ("translate(10 -5) translate(1,1)", Frame(11, -4)),
        ("translatey(3px)", Frame(0, 3)),
        ("translateX(3)", Frame(3, 0)),
        ("scale(1 1) rotate(0) translate(4 112)", Frame(4, 112)),
        ("rotate(0deg)", Frame()),
        ("scale(1.0) translate(3)", Frame(3, 0)),
        ("scale(1, 1.5)", Frame(wide=1, high=1.5)),
        ("translate(0 100) scale(1 -1)", Frame(0, 100, 1, -1)),
        ("scale(2) translate(10, 5)", Frame(20, 10, 2, 2)),
        ("translate(10, 5) scalex(2) scaley(3)", Frame(10, 5, 2, 3)),
        ("matrix(.5 0 0 -.5 10 80)", Frame(10, 80, 0.5, -0.5)),
        ("matrix(1 0 .5 1 0 0)", None),
        ("scale(0)", None),
        ("scale(1e999)", None),
        ("scale(1deg)", None),
        ("rotate(0.5)", None),
        ("rotate(0 5)", None),
        ("translate(50%, 0px)", None),
        ("translate()", None),
        ("translate(1) what", None),
    ],
)
def test_moving_and_scaling_can_be_followed(transform, expected):
    assert frame_of(transform) == expected


def test_what_is_mirrored_is_where_the_frame_has_it():
    frame = Frame(10, 100, 2, -1)
    assert frame.of(Region(0, 10, 5, 30)) == Region(10, 70, 20, 90)
    assert frame.of(ANYWHERE) == ANYWHERE


@pytest.mark.parametrize(
    ("tag", "attributes", "most", "least"),
    [
        ("rect", {"width": "30", "height": "20"}, Region(0, 0, 30, 20), Region(0, 0, 30, 20)),
        ("rect", {"width": "100%", "height": "100%"}, VIEW, ANYWHERE),
        ("rect", {"width": "200", "height": "100", "rx": "9"}, VIEW, ANYWHERE),
        ("rect", {"x": "50%", "width": "10", "height": "9"}, HALFWAY, HALFWAY),
        ("rect", {"x": "1em", "width": "10", "height": "9"}, ANYWHERE, None),
        ("rect", {"width": "8", "height": "9", "rx": "a"}, Region(0, 0, 8, 9), None),
        ("rect", {"width": "8", "height": "9", "rx": "-5"}, Region(0, 0, 8, 9), Region(0, 0, 8, 9)),
        ("line", {"x2": "10", "y1": "5"}, Region(0, 0, 10, 5), None),
        ("polygon", {"points": "0,0 9,0 9,8 0,8 0,0"}, Region(0, 0, 9, 8), Region(0, 0, 9, 8)),
        ("polygon", {"points": "0,0 9,8 9,0 0,8"}, Region(0, 0, 9, 8), None),
        ("path", {"d": "M1 2h9v8h-9z"}, Region(1, 2, 10, 10), Region(1, 2, 10, 10)),
        ("path", {"d": "m1,2 3,4-5.5.5"}, Region(-1.5, 2, 4, 6.5), None),
        ("path", {"d": "M0 0C9 9-9-9 5 5"}, Region(-9, -9, 9, 9), None),
        ("path", {"d": "M0 0a5 5 0 1 0 6 0"}, Region(-10, -10, 16, 10), None),
        ("path", {"d": "M0 0a5 5 0 016 0"}, ANYWHERE, None),
        ("path", {"d": "M0 0T9 9"}, ANYWHERE, None),
        ("path", {"d": "M0 0 what"}, ANYWHERE, None),
        ("use", {"x": "0"}, ANYWHERE, None),
    ],
)  # fmt: skip
def test_the_extent_of_a_shape(tag, attributes, most, least):
    extent = extent_of(tag, attributes, VIEW)
    assert extent.most == most
    assert extent.least == least


def test_a_drawing_of_unknown_size_is_filled_by_all_of_it():
    all_of_it = {"width": "100%", "height": "100%"}
    assert extent_of("rect", all_of_it, None) == (ANYWHERE, ANYWHERE)
    assert extent_of("rect", all_of_it, None, is_moved=True) == (ANYWHERE, None)
    assert extent_of("rect", all_of_it, VIEW, is_moved=True) == (VIEW, VIEW)


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("rect", {"width": "9"}),
        ("rect", {"width": "1em", "height": "0"}),
        ("rect", {"width": "-9", "height": "9"}),
        ("circle", {}),
        ("circle", {"r": "-5"}),
        ("ellipse", {"r": "9"}),
        ("ellipse", {"rx": "9", "ry": "0"}),
        ("ellipse", {"rx": "-9"}),
        ("polygon", {}),
        ("polyline", {"points": ""}),
        ("path", {}),
        ("path", {"d": " "}),
        ("path", {"d": "none"}),
        ("path", {"d": "M5 5m5 5"}),
    ],
)
def test_what_has_no_size_is_not_drawn(tag, attributes):
    assert extent_of(tag, attributes, VIEW) is None


@pytest.mark.parametrize(
    ("radii", "across", "down"),
    [
        ({"rx": "5"}, 1.464, 1.464),
        ({"ry": "5"}, 1.464, 1.464),
        ({"rx": "5", "ry": "-3"}, 1.464, 1.464),
        ({"rx": "5", "ry": "0"}, 1.464, 0),
        ({"rx": "99", "ry": "5"}, 4.393, 1.464),
    ],
)
def test_rounded_corners_are_not_filled(radii, across, down):
    extent = extent_of("rect", {"width": "30", "height": "20", **radii}, VIEW)
    assert extent.least == pytest.approx((across, down, 30 - across, 20 - down), abs=0.001)


@pytest.mark.parametrize(
    ("radii", "across", "down"),
    [
        ({"rx": "9", "ry": "5"}, 9, 5),
        ({"rx": "9"}, 9, 9),
        ({"ry": "5"}, 5, 5),
        ({"rx": "-9", "ry": "5"}, 5, 5),
    ],
)
def test_a_radius_that_is_not_said_is_as_the_other(radii, across, down):
    extent = extent_of("ellipse", {"cx": "10", "cy": "10", **radii}, None)
    assert extent.most == Region(10 - across, 10 - down, 10 + across, 10 + down)


def test_the_square_in_a_circle_is_filled_for_certain():
    extent = extent_of("circle", {"cx": "10", "cy": "10", "r": "10"}, None)
    assert extent.most == Region(0, 0, 20, 20)
    assert extent.least == pytest.approx((2.929, 2.929, 17.071, 17.071), abs=0.001)


@pytest.mark.parametrize(
    ("attributes", "anchor", "baseline", "expected"),
    [
        ([PLACED], "start", "auto", (10, 9, 60, 24)),
        ([PLACED], "middle", "central", (-15, 12, 35, 28)),
        ([PLACED], "end", "hanging", (-40, 17, 10, 34)),
        ([PLACED], "any", "ideographic", (-40, 6, 60, 34)),
        ([PLACED, {"dy": "1.2em"}], "start", "auto", (10, 9, 60, 36)),
        ([{"y": "20"}, {"x": "5", "y": "40", "dx": "-3"}], "start", "auto", (2, 9, 55, 44)),
        ([{**PLACED, "alignment-baseline": "middle"}], "start", "auto", (10, 6, 60, 34)),
        ([{"x": "50%"}], "start", "auto", ANYWHERE),
        ([{"rotate": "30"}], "start", "auto", ANYWHERE),
    ],
)  # fmt: skip
def test_a_text_lies_in_a_region(attributes, anchor, baseline, expected):
    assert text_region(attributes, 50, 10, anchor, baseline) == Region(*expected)


def test_the_width_of_a_text_is_that_of_a_broad_font():
    assert text_width("Will", 10) == pytest.approx(31)
    assert text_width("\u4e00", 10) == 20
