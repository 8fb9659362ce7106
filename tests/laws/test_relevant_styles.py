"""Backdrops and judgements depend on box and text styles: shapes with equal ones are alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from a11yview.audit.backdrop.backdrop import canvas_backdrop, content_backdrop
from a11yview.audit.backdrop.overlap import DrawnColors, Overlap
from a11yview.audit.backdrop.svg_paint import without_box
from a11yview.audit.judging.judgement import judge
from a11yview.audit.judging.relevant_style import (
    box_style,
    svg_box_style,
    svg_text_style,
    text_style,
)
from a11yview.audit.texts.survey import Traits
from a11yview.cascade import Environment, Picture, Shadow
from a11yview.cascade.computing.initial_values import initial_style
from a11yview.color import Color

LENGTHS = ("auto", 0.0, 1.0, 20.0, -900.0, 1200.0, "50%", "100%", "-120%", "calc(100% + 4px)")
SHAPES = {
    "font_size": (0.0, 9.5, 16.0, 16.4, 24.0, 31.0),
    "font_weight": (400.0, 700.0, 900.0),
    "font_family": (("serif",), ("Material Icons",), ("feather", "serif")),
    "text_indent": (0.0, -999.0, "100%"),
    "visibility": ("visible", "hidden"),
    "text_stroke_width": (0.0, 0.4, 2.0),
    "opacity": (0.0, 0.5, 1.0),
    "display": ("block", "inline", "none", "contents"),
    "position": ("static", "relative", "absolute", "fixed", "sticky"),
    "overflow_x": ("visible", "hidden"),
    "overflow_y": ("visible", "clip"),
    "clip": ("auto", "rect(0px, 0px, 0px, 0px)"),
    "clip_path": ("none", "inset(50%)"),
    "filter": ("none", "invert(1)", "url(#a)"),
    "backdrop_filter": ("none", "blur(2px)", "invert(1)"),
    "mix_blend_mode": ("normal", "multiply", "hue"),
    "isolation": ("auto", "isolate"),
    "will_change": ("auto", "transform", "filter, color"),
    "contain": ("none", "paint", "style"),
    "z_index": ("auto", "0"),
    "transform": ("none", "scale(0)", "translate(-100%, 0)"),
    "translate": ("none", "-100% 0", "-300px"),
    "scale": ("none", "0"),
    "perspective": ("none", "10px"),
    "content_visibility": ("visible", "hidden", "auto"),
    "box_sizing": ("content-box", "border-box"),
    "text_transform": ("none", "uppercase"),
    "fill_opacity": (0.5, 1.0),
    "stroke_opacity": (0.5, 1.0),
    "stroke_width": (0.0, 1.0, 3.0, "5%"),
    "paint_order": ("normal", "stroke"),
    **dict.fromkeys(("width", "height", "max_width", "min_height"), LENGTHS),
    **dict.fromkeys(("top", "right", "bottom", "left"), LENGTHS),
    **dict.fromkeys(("padding_top", "padding_left", "margin_left"), (0.0, 8.0)),
}
HALF = Color.parse("rgb(10 20 30 / .5)")
PAINTS = {
    "color": (Color.parse("#777"), Color.parse("#fff"), HALF),
    "text_fill_color": (None, Color.parse("#070")),
    "text_stroke_color": (None, Color.parse("#700")),
    "text_shadow": ((), (Shadow(Color.parse("#eee"), 0.0, 0.0, 3.5),), (Shadow(HALF, 1, 1, 0),)),
    "fill": (Color.parse("#777"), None, "none", "url(#a)"),
    "stroke": ("none", Color.parse("#eee"), None, HALF),
    "background_color": (Color.parse("#fff0"), Color.parse("#888"), HALF),
    "background_image": ((None,), (None, None), (Picture("url(a.png)"),)),
    "background_clip": (("border-box",), ("text",)),
}
INITIAL = initial_style(Environment())
CANVAS = canvas_backdrop(INITIAL, None)[0]
TRAITS = (Traits(), Traits(short=True), Traits(ligature=True))
DRAWN = Traits(drawn=True)
SCALED = Overlap("image-element", drawn=DrawnColors(0, is_scaled=True))


def changes(fields):
    one = st.sampled_from(sorted(fields)).flatmap(
        lambda name: st.tuples(st.just(name), st.sampled_from(fields[name]))
    )
    return st.lists(one, max_size=4).map(dict)


styles = st.builds(
    lambda shape, paint: INITIAL._replace(**shape, **paint), changes(SHAPES), changes(PAINTS)
)


@given(around=styles, style=styles, change=changes(SHAPES))
def test_shapes_with_equal_relevant_styles_are_painted_and_judged_alike(around, style, change):
    other = style._replace(**change)
    outer = content_backdrop(CANVAS, around)
    if box_style(other) is box_style(style):
        for on_canvas in (False, True):
            expected = content_backdrop(outer, style, on_canvas=on_canvas)
            assert content_backdrop(outer, other, on_canvas=on_canvas) == expected
    if text_style(other) is text_style(style):
        for paint in (CANVAS, outer):
            for traits in TRAITS:
                assert judge(other, paint, traits, "AA") == judge(style, paint, traits, "AA")
    if svg_text_style(other) is svg_text_style(style):
        for near in (None, SCALED):
            expected = judge(style, CANVAS, DRAWN, "AA", near)
            assert judge(other, CANVAS, DRAWN, "AA", near) == expected
    if svg_box_style(other) is svg_box_style(style):
        expected = content_backdrop(outer, without_box(style))
        assert content_backdrop(outer, without_box(other)) == expected
