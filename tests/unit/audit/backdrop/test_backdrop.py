from __future__ import annotations

import pytest

from a11yview.audit.backdrop.backdrop import canvas_backdrop, content_backdrop
from a11yview.audit.backdrop.compositing import as_written, composited
from a11yview.audit.backdrop.stack import flattened, unknown_in
from a11yview.cascade import Picture
from a11yview.color import Color
from cascade_support import style_of

BLACK = Color.parse("black")


def seen(paint, text="black"):
    """The visible colors of a text and its backdrop, as hex."""
    return [(above.hex, below.hex) for above, below in flattened(paint.layers, Color.parse(text))]


@pytest.fixture
def canvas(style):
    return canvas_backdrop(style(), None)[0]


class TestCanvas:
    def test_it_is_white_or_as_dark_as_chromium_paints_it(self, style):
        assert seen(canvas_backdrop(style(), None)[0]) == [("#000000", "#ffffff")]
        assert seen(canvas_backdrop(style(palette="dark"), None)[0]) == [("#000000", "#121212")]

    def test_the_background_of_the_body_goes_to_the_canvas_if_the_root_has_none(self, style):
        body = style(background_color="#123456")
        paint, on_canvas = canvas_backdrop(style(), body)
        assert on_canvas
        assert seen(paint) == [("#000000", "#123456")]

    def test_that_of_the_root_goes_first(self, style):
        paint, on_canvas = canvas_backdrop(
            style(background_color="#eee"), style(background_color="#123456")
        )
        assert not on_canvas
        assert seen(paint) == [("#000000", "#eeeeee")]

    def test_a_translucent_body_is_painted_once(self, style):
        body = style(background_color="rgb(0 0 0 / 0.5)")
        paint, on_canvas = canvas_backdrop(style(), body)
        inner = content_backdrop(paint, body, on_canvas=on_canvas)
        assert seen(inner) == [("#000000", "#808080")]


class TestBackgrounds:
    def test_a_translucent_color_lies_over_what_is_beneath(self, canvas, style):
        paint = content_backdrop(canvas, style(background_color="rgb(255 0 0 / 0.5)"))
        assert seen(paint) == [("#000000", "#ff8080")]

    @pytest.mark.parametrize(
        ("beneath", "color", "expected"),
        [
            ("#e74c3c", "rgb(255 255 255 / 0.7)", "#f8c9c5"),
            ("#fff", "rgb(0 0 0 / 0.3)", "#b3b3b3"),
            ("#fff", "rgb(0 0 0 / 0.9)", "#191919"),
        ],
    )
    def test_half_a_step_goes_as_axe_core_rounds_it(self, canvas, style, beneath, color, expected):
        opaque = content_backdrop(canvas, style(background_color=beneath))
        paint = content_backdrop(opaque, style(background_color=color))
        assert seen(paint) == [("#000000", expected)]
        text = as_written(Color.parse(color))
        assert [above.hex for above, _ in flattened(opaque.layers, text)] == [expected]

    def test_each_layer_is_rounded_before_the_next(self, canvas, style):
        stripe = content_backdrop(canvas, style(background_color="rgb(0 0 50 / 0.02)"))  # 249.9
        text = as_written(Color.parse("rgb(0 0 0 / 0.87)"))  # 32.5 over 250
        ((above, below),) = flattened(stripe.layers, text)
        assert (above.hex, below.hex) == ("#212121", "#fafafb")

    def test_no_color_runs_out_of_its_range(self):
        blue, group = Color.parse("#00f8"), Color(red=0.0, green=0.0, blue=1.0, alpha=0.5)
        for share in range(1, 256):
            color = Color(red=0.0, green=0.0, blue=1.0, alpha=share / 255)
            assert composited(color, group).blue <= 1
            assert composited(blue, color).blue <= 1

    def test_an_opaque_color_settles_what_an_image_left_open(self, canvas, style, picture):
        unknown = content_backdrop(canvas, style(background_image=(picture,)))
        assert unknown_in(unknown.layers) == "background-image"
        settled = content_backdrop(unknown, style(background_color="#fff"))
        assert unknown_in(settled.layers) is None

    def test_a_translucent_color_over_an_image_settles_nothing(self, canvas, style, picture):
        unknown = content_backdrop(canvas, style(background_image=(picture,)))
        veiled = content_backdrop(unknown, style(background_color="rgb(0 0 0 / 0.9)"))
        assert unknown_in(veiled.layers) == "background-image"

    def test_an_image_without_address_is_none(self, canvas, style):
        paint = content_backdrop(canvas, style(background_image=(Picture('url("")'), None)))
        assert unknown_in(paint.layers) is None

    def test_a_gradient_has_the_colors_of_its_stops_and_between(self, canvas, style, gradient):
        paint = content_backdrop(canvas, style(background_image=(gradient("#000", "#fff"),)))
        beneath = [below for _, below in seen(paint)]
        assert beneath == ["#000000", "#333333", "#666666", "#999999", "#cccccc", "#ffffff"]
        assert unknown_in(paint.layers) is None

    @pytest.mark.parametrize(
        ("layout", "is_whole"),
        [
            # As Chromium paints it.
            ("", True),
            ("background-position: 0 100px", True),
            ("background-repeat: no-repeat", True),
            ("background-repeat: no-repeat; background-position: 30% 70%", True),
            ("background-repeat: no-repeat; background-position: right 0", True),
            ("background-repeat: no-repeat; background-position: 0 100px", False),
            ("background-repeat: repeat-x; background-position: 0 50px", False),
            ("background-repeat: space; background-position: 50px", False),
            ("background-repeat: round; background-position: 5px 5px", True),
            ("background-repeat: no-repeat; background-position: calc(1px) 0%", False),
            ("background-repeat: no-repeat; background-position: min(1px, 2%) 0%", False),
            ("background-size: min(1px, 2px)", False),
            ("background-size: cover; background-repeat: no-repeat", True),
            ("background-size: contain; background-repeat: no-repeat", True),
        ],
    )
    def test_a_gradient_hides_what_it_certainly_covers(self, canvas, gradient, layout, is_whole):
        box = style_of(f'<p class="x" style="{layout}">')
        paint = content_backdrop(canvas, box._replace(background_image=(gradient("#000", "#000"),)))
        beneath = {below for _, below in seen(paint)}
        assert beneath == ({"#000000"} if is_whole else {"#000000", "#ffffff"})

    def test_each_gradient_has_its_own_place(self, canvas, gradient):
        images = gradient("#00f", "#00f"), gradient("#000", "#000")
        layout = "background-size: 2px, cover; background-position: 9px 9px, 0% 0%"
        box = style_of(f'<p class="x" style="{layout}">')
        paint = content_backdrop(canvas, box._replace(background_image=images))
        assert {below for _, below in seen(paint)} == {"#0000ff", "#000000"}

    def test_a_gradient_that_is_sized_may_miss_the_text(self, canvas, style, gradient):
        sized = style(
            background_image=(gradient("#000", "#000"),), background_size=(("100%", 2.0),)
        )
        beneath = {below for _, below in seen(content_backdrop(canvas, sized))}
        assert beneath == {"#000000", "#ffffff"}

    def test_contents_and_invisible_boxes_paint_no_background(self, canvas, style):
        for change in ({"display": "contents"}, {"visibility": "hidden"}):
            paint = content_backdrop(canvas, style(background_color="#000", **change))
            assert seen(paint) == [("#000000", "#ffffff")]

    def test_a_background_in_the_letters_is_not_beneath_them(self, canvas, style):
        paint = content_backdrop(canvas, style(background_color="#f00", background_clip=("text",)))
        assert seen(paint) == [("#000000", "#ffffff")]
        assert paint.in_letters


class TestGroups:
    def test_text_and_background_of_a_group_fade_together(self, canvas, style):
        paint = content_backdrop(canvas, style(background_color="#000", opacity=0.5))
        assert seen(paint, "#fff") == [("#ffffff", "#808080")]

    def test_text_alone_fades_over_what_is_beneath_the_group(self, canvas, style):
        assert seen(content_backdrop(canvas, style(opacity=0.5))) == [("#808080", "#ffffff")]

    def test_groups_within_groups_multiply(self, canvas, style):
        outer = content_backdrop(canvas, style(opacity=0.5))
        inner = content_backdrop(outer, style(opacity=0.5))
        assert seen(inner) == [("#bfbfbf", "#ffffff")]

    def test_an_opaque_color_in_a_group_leaves_an_image_below_it_open(self, canvas, style, picture):
        on_image = content_backdrop(canvas, style(background_image=(picture,)))
        group = content_backdrop(on_image, style(opacity=0.9, background_color="#fff"))
        assert unknown_in(group.layers) == "background-image"

    def test_a_filter_changes_text_and_background(self, canvas, style):
        paint = content_backdrop(canvas, style(background_color="#fff", filter="invert(100%)"))
        assert seen(paint) == [("#ffffff", "#000000")]

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({"filter": 'url("#f")'}, "filter"),
            ({"filter": "blur(2px) contrast(20)"}, "filter"),
            ({"mix_blend_mode": "luminosity"}, "blend-mode"),
        ],
    )
    def test_what_needs_pixels_is_said(self, canvas, style, change, reason):
        assert content_backdrop(canvas, style(**change)).unclear == reason

    @pytest.mark.parametrize(
        ("value", "background", "reason"),
        [
            ("brightness(50%)", "transparent", "backdrop-filter"),
            ("url(#f) blur(2px)", "rgb(255 255 255 / 0.8)", "backdrop-filter"),
            ("brightness(50%)", "#fff", None),
            ("blur(8px)", "transparent", None),  # a plain backdrop stays what it is
        ],
    )
    def test_a_backdrop_filter_is_seen_where_nothing_hides_it(
        self, canvas, style, value, background, reason
    ):
        paint = content_backdrop(canvas, style(backdrop_filter=value, background_color=background))
        assert unknown_in(paint.layers) == reason
        inside = content_backdrop(paint, style(background_color="#fff"))
        assert unknown_in(inside.layers) is None


class TestHidden:
    def test_what_is_not_rendered_hides_all_in_it(self, canvas, style):
        outer = content_backdrop(canvas, style(display="none"))
        assert content_backdrop(outer, style(display="block")).hidden == "not-rendered"

    def test_a_box_clipped_to_nothing_hides_what_stays_in_it(self, canvas, style):
        tiny = style(
            display="block", width=1.0, height=1.0, overflow_x="hidden", overflow_y="hidden"
        )
        outer = content_backdrop(canvas, tiny)
        assert content_backdrop(outer, style()).clipped

    def test_absolute_content_escapes_a_static_clipping_box(self, canvas, style):
        tiny = style(display="block", height=0.0, overflow_x="hidden", overflow_y="hidden")
        escaped = content_backdrop(content_backdrop(canvas, tiny), style(position="absolute"))
        assert not escaped.clipped
        assert escaped.hidden is None

    def test_it_does_not_escape_one_that_is_positioned(self, canvas, style):
        tiny = style(
            display="block",
            position="relative",
            height=0.0,
            overflow_x="hidden",
            overflow_y="hidden",
        )
        inner = content_backdrop(content_backdrop(canvas, tiny), style(position="absolute"))
        assert inner.hidden == "clipped"
