"""Declarations of presentational attributes."""

from __future__ import annotations

from a11yview.cascade.html.presentational_hints import _READERS, document_hints, hints
from a11yview.cascade.values.shorthands import RELEVANT, expand
from cascade_support import style_of


def test_hints_are_valid_declarations():
    samples = {"color": "red", "bgcolor": "red", "text": "red", "face": "Arial", "align": "left"}
    samples |= {"background": "a.png", "border": "1", "bordercolor": "red", "frameborder": "0"}
    for tag, readers in (*_READERS.items(), ("hr", ("noshade", "size"))):
        for name in readers:
            for found, text in hints(tag, "html", {name: samples.get(name, "3")}):
                assert found in RELEVANT
                assert expand(found, text), (tag, name, text)


def test_hints_read_only_the_attributes_they_name():
    assert hints("div", "html", {"bgcolor": "red", "color": "red"}) == ()
    assert hints("font", "html", {"color": "transparent"}) == ()
    assert hints("font", "svg", {"color": "red"}) == (("color", "red"),)


def test_rules_of_hr_depend_on_each_other():
    assert ("background-color", "gray") in hints("hr", "html", {"noshade": ""})
    both = hints("hr", "html", {"noshade": "", "color": "red"})
    assert ("background-color", "#ff0000") in both
    assert ("background-color", "gray") not in both


def test_unitless_sizes_are_for_svg():
    html = "<svg><text class=x font-size=20 fill=red>a</text></svg>"
    assert style_of(html).font_size == 20.0


def test_the_transform_of_a_shape_has_a_grammar_of_its_own():
    turned = "translate(5px,6px) rotate(4deg) translate(calc(-1px*5),calc(-1px*6))"
    attribute = "translate(1 2)rotate(3), rotate(4 5,6) skewX(7) scale(2)"
    assert hints("g", "svg", {"transform": attribute}) == (
        (
            "transform",
            f"translate(1px,2px) rotate(3deg) {turned} skewX(7deg) scale(2)",
        ),
    )
    assert style_of("<svg><g class=x transform='rotate(3)'>").transform == "rotate(3deg)"
    assert style_of("<svg><g class=x style='transform: rotate(3)'>").transform == "none"


def test_links_take_the_colors_of_the_body():
    html = "<body link=lime vlink=red><p><a class=x href=#>a</a>"
    assert str(style_of(html).color) == "#0f0"
    assert str(style_of(html + "<style>a { color: revert }</style>").color) == "#0f0"
    assert document_hints({"bgcolor": "red"}) == ""


def test_authors_win_over_hints():
    html = "<style>* { color: lime }</style><font class=x color=red>a</font>"
    assert str(style_of(html).color) == "#0f0"
