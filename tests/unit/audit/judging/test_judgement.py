from __future__ import annotations

import math

import pytest

from a11yview.audit import Verdict
from a11yview.audit.backdrop.backdrop import canvas_backdrop, content_backdrop
from a11yview.audit.backdrop.overlap import Overlap
from a11yview.audit.judging.judgement import is_large, judge
from a11yview.audit.texts.survey import Traits
from a11yview.cascade import Shadow
from a11yview.color import Color, contrast_ratio


@pytest.fixture
def verdict(style):
    """Judge a text of that style on backgrounds from the canvas up."""

    def of(text, *backgrounds, traits=None, level="AA", around=None):
        paint = canvas_backdrop(style(), None)[0]
        for background in (*backgrounds, text):
            paint = content_backdrop(paint, background)
        return judge(text, paint, traits or Traits(), level, around)

    return of


@pytest.mark.parametrize(
    ("size", "weight", "large"),
    [
        (24, 400, True),
        (23.99, 400, True),
        (23.9, 400, False),
        (18.66, 700, True),
        (18.6, 700, False),
        (18.66, 600, False),
        (24, 100, True),
    ],
)
def test_large_text_is_18_points_or_14_bold(size, weight, large):
    assert is_large(size, weight) is large


@pytest.mark.parametrize(
    ("color", "level", "expected"),
    [
        ("#767676", "AA", Verdict.PASS),  # 4.54
        ("#777", "AA", Verdict.FAIL),  # 4.478
        ("#0078d7", "AA", Verdict.FAIL),  # 4.4989: never rounded up
        ("#595959", "AAA", Verdict.PASS),  # 7.00
        ("#5a5a5a", "AAA", Verdict.FAIL),  # 6.89
    ],
)
def test_the_ratio_is_compared_unrounded(style, verdict, color, level, expected):
    assert verdict(style(color=color), level=level).verdict is expected


def test_large_text_needs_less(style, verdict):
    small, large = style(color="#949494"), style(color="#949494", font_size=24.0)
    assert verdict(small).verdict is Verdict.FAIL
    assert verdict(large).verdict is Verdict.PASS
    assert (verdict(small).needed, verdict(large).needed) == (4.5, 3.0)


def test_a_failing_pair_is_told_as_painted(style, verdict):
    found = verdict(style(color="rgb(0 0 0 / 0.3)"), style(background_color="#eee"))
    assert found.verdict is Verdict.FAIL
    assert (found.text.hex, found.background.hex) == ("#a7a7a7", "#eeeeee")


class TestGradients:
    def test_all_stops_failing_is_a_failure_with_the_best_ratio(self, style, verdict, gradient):
        found = verdict(style(color="#777"), style(background_image=(gradient("#fff", "#eee"),)))
        assert found.verdict is Verdict.FAIL
        assert found.background.hex == "#ffffff"

    def test_all_stops_passing_is_a_pass_with_the_worst_ratio(self, style, verdict, gradient):
        found = verdict(style(color="#000"), style(background_image=(gradient("#fff", "#eee"),)))
        assert found.verdict is Verdict.PASS
        assert found.background.hex == "#eeeeee"

    def test_some_of_each_is_open_with_both_ratios(self, style, verdict, gradient):
        found = verdict(style(color="#777"), style(background_image=(gradient("#fff", "#000"),)))
        assert found.verdict is Verdict.UNDETERMINED
        assert found.reason == "gradient"
        low, high = found.bounds
        assert low < 4.5 < high or low < high

    def test_stops_on_both_sides_of_the_text_pass_through_it(self, style, verdict, gradient):
        found = verdict(style(color="#777"), style(background_image=(gradient("#000", "#fff"),)))
        assert found.verdict is Verdict.UNDETERMINED


class TestImages:
    def test_text_on_an_image_is_open_and_says_what_is_without_it(self, style, verdict, picture):
        found = verdict(
            style(color="#fff"), style(background_image=(picture,), background_color="#eee")
        )
        assert (found.verdict, found.reason) == (Verdict.UNDETERMINED, "background-image")
        color, ratio = found.beneath
        assert color.hex == "#eeeeee"
        assert ratio == pytest.approx(1.16, abs=0.01)

    @pytest.mark.parametrize(
        ("color", "veil", "expected"),
        [
            ("#fff", "rgb(0 0 0 / 0.6)", Verdict.PASS),  # at least 5.74, on #666
            ("#fff", "rgb(0 0 0 / 0.5)", Verdict.UNDETERMINED),  # 3.95 on #808080
            ("#50c1e9", "rgb(255 255 255 / 0.9)", Verdict.FAIL),  # at most 2.05, on white
            ("rgb(255 255 255 / 0.99)", "rgb(0 0 0 / 0.6)", Verdict.UNDETERMINED),
            ("#777", "rgb(119 119 119 / 0.6)", Verdict.FAIL),  # on both sides of the text
        ],
    )
    def test_whatever_an_image_shows_through_a_veil(
        self, style, verdict, picture, color, veil, expected
    ):
        image = style(background_image=(picture,), background_color="#eee")
        found = verdict(style(color=color), image, style(background_color=veil))
        assert found.verdict is expected
        assert (found.bounds is None) is (expected is Verdict.UNDETERMINED)

    @pytest.mark.parametrize(
        ("color", "veil", "expected"),
        [
            ("#252f40", "rgb(255 255 255 / 0.8)", ("pass", None)),
            ("#ddd", "rgb(255 255 255 / 0.8)", ("fail", None)),
            ("#666", "rgb(255 255 255 / 0.8)", ("undetermined", "backdrop-filter")),
            ("#252f40", "transparent", ("undetermined", "backdrop-filter")),
        ],
    )
    def test_whatever_a_backdrop_filter_makes_shows_through_a_veil(
        self, style, verdict, color, veil, expected
    ):
        bar = style(backdrop_filter="saturate(200%) blur(30px)", background_color=veil)
        found = verdict(style(color=color), bar)
        assert (str(found.verdict), found.reason) == expected

    def test_a_group_that_fades_text_over_an_image_leaves_it_open(self, style, verdict, picture):
        image = style(background_image=(picture,))
        group = style(background_color="#000", opacity=0.9)
        assert verdict(style(color="#fff"), image, group).reason == "background-image"
        inside = style(background_color="#000", opacity=0.9, background_image=(picture,))
        assert verdict(style(color="#fff"), inside, style(background_color="rgb(0 0 0/.9)")).bounds


class TestExempt:
    @pytest.mark.parametrize(
        ("reason", "traits"),
        [("disabled", Traits(exempt="disabled")), ("no-letters", Traits(exempt="no-letters"))],
    )
    def test_traits_exempt(self, style, verdict, reason, traits):
        found = verdict(style(color="#eee"), traits=traits)
        assert (found.verdict, found.reason) == (Verdict.EXEMPT, reason)

    def test_text_of_the_color_of_its_background_is_not_visible(self, style, verdict):
        found = verdict(style(color="#fff"))
        assert (found.verdict, found.reason) == (Verdict.EXEMPT, "same-color")

    def test_hidden_text_is_exempt(self, style, verdict):
        assert verdict(style(color="#eee", visibility="hidden")).reason == "visibility"

    def test_a_single_failing_character_is_open(self, style, verdict):
        found = verdict(style(color="#aaa"), traits=Traits(short=True))
        assert (found.verdict, found.reason) == (Verdict.UNDETERMINED, "short-text")
        assert verdict(style(color="#000"), traits=Traits(short=True)).verdict is Verdict.PASS


class TestPlacedElsewhere:
    @pytest.mark.parametrize(
        ("color", "colors", "expected"),
        [
            ("#fff", ("#fff", "#1abc9c"), Verdict.FAIL),  # pale here, and nothing to see there
            ("#fff", ("#1abc9c", "#fff"), Verdict.UNDETERMINED),  # there for a reason unknown
            ("#fff", ("#000", "#1abc9c"), Verdict.UNDETERMINED),
        ],
    )
    def test_what_is_seen_on_neither_ground_fails(self, style, verdict, color, colors, expected):
        box, inner = (style(background_color=each) for each in colors)
        box = box._replace(position="relative")
        text = style(color=color, position="absolute", top=0.0, left=0.0)
        assert verdict(text, box, inner).verdict is expected


class TestPaintOfLetters:
    def test_the_fill_color_is_what_is_seen(self, style, verdict):
        found = verdict(style(color="#eee", text_fill_color="#000"))
        assert found.verdict is Verdict.PASS

    def test_a_wide_stroke_hides_the_fill(self, style, verdict):
        stroked = style(color="#eee", text_stroke_color="#000", text_stroke_width=1.0)
        assert verdict(stroked).verdict is Verdict.PASS
        thin = style(color="#eee", text_stroke_color="#000", text_stroke_width=0.2)
        assert verdict(thin).verdict is Verdict.FAIL

    @pytest.mark.parametrize(
        ("stops", "ground", "expected", "ratio"),
        [
            (("#c00", "#00c"), "#fff", "pass", 5.89),
            (("#fcc", "#ccf"), "#fff", "fail", 1.54),
            (("red", "blue"), "#fff", "undetermined", None),  # 3.998 to 8.59
            (("#000", "#fff"), "#777", "undetermined", None),  # darker here and lighter there
            (("#fff", "#eee"), "#333", "pass", 10.89),
        ],
    )
    def test_letters_that_show_a_gradient(
        self, style, verdict, gradient, stops, ground, expected, ratio
    ):
        cut_out = style(
            text_fill_color="transparent",
            background_image=(gradient(*stops),),
            background_clip=("text",),
        )
        found = verdict(cut_out, style(background_color=ground))
        assert found.verdict == expected
        assert found.reason == (None if ratio else "background-clip")
        assert found.ratio == (ratio and pytest.approx(ratio, abs=0.01))

    @pytest.mark.parametrize(
        ("own", "child"),
        [
            ({"background_size": (("100%", 2.0),)}, {}),
            ({"background_blend_mode": "multiply"}, {}),
            ({}, {"background_color": "#fff"}),
            ({}, {"position": "absolute", "top": 0.0}),
            ({}, {"opacity": 0.5}),
        ],
    )
    def test_letters_are_open_where_it_may_not_be_all_they_show(
        self, style, verdict, gradient, own, child
    ):
        fill = {"text_fill_color": "transparent"}
        image = {"background_image": (gradient("#000", "#000"),), "background_clip": ("text",)}
        found = verdict(style(**fill), style(**image, **own), style(**child))
        assert (found.verdict, found.reason) == (Verdict.UNDETERMINED, "background-clip")

    def test_letters_may_show_a_color_and_a_half_of_their_own(self, style, verdict):
        clipped = style(background_color="#900", background_clip=("text",))
        assert verdict(style(text_fill_color="transparent"), clipped).text.hex == "#990000"
        half = style(text_fill_color="rgb(0 0 255 / 0.5)")
        assert verdict(half, clipped).text.rgb8 == (77, 0, 128)
        assert verdict(style(text_fill_color="#00f"), clipped).text.hex == "#0000ff"

    def test_a_sharp_shadow_on_all_sides_outlines_the_letters(self, style, verdict):
        black = Color.parse("black")
        sides = [(2, 0), (-2, 0), (0, 2), (0, -2)]
        shadows = tuple(Shadow(black, float(x), float(y), 0.0) for x, y in sides)
        assert verdict(style(color="#fff", text_shadow=shadows)).verdict is Verdict.PASS
        assert verdict(style(color="#fff", text_shadow=shadows[:2])).reason == "text-shadow"

    @pytest.mark.parametrize(
        ("color", "outline", "seen"),
        [
            ("#ddd", "#999", ("#999999", "#ffffff", "text")),
            ("#777", "#bbb", ("#777777", "#ffffff", None)),
            ("#fff", "#ccc", ("#cccccc", "#ffffff", "text")),
            ("#000", "#fff", ("#000000", "#ffffff", None)),
        ],
    )
    def test_an_outlined_text_is_told_by_the_colors_whose_the_ratio_is(
        self, style, verdict, color, outline, seen
    ):
        sides = [(2, 0), (-2, 0), (0, 2), (0, -2)]
        line = Color.parse(outline)
        shadows = tuple(Shadow(line, float(x), float(y), 0.0) for x, y in sides)
        found = verdict(style(color=color, text_shadow=shadows))
        assert (found.text.hex, found.background.hex, found.outline) == seen
        assert found.ratio == contrast_ratio(found.text, found.background)

    def test_a_text_may_be_told_on_its_outline(self, style, verdict):
        sides = [(2, 0), (-2, 0), (0, 2), (0, -2)]
        line = Color.parse("#bbb")
        shadows = tuple(Shadow(line, float(x), float(y), 0.0) for x, y in sides)
        found = verdict(style(color="#555", text_shadow=shadows), style(background_color="#777"))
        assert (found.text.hex, found.background.hex) == ("#555555", "#bbbbbb")
        assert (found.verdict, found.outline) == (Verdict.FAIL, "background")

    def test_too_many_gradients_in_groups_are_open(self, style, verdict, gradient):
        stops = [f"rgb({18 * i} {i} {9 * i} / .5)" for i in range(13)]
        group = style(opacity=0.9, background_image=(gradient(*stops),))
        found = verdict(style(), group, group)
        assert (found.verdict, found.reason) == (Verdict.UNDETERMINED, "gradient")
        hidden = verdict(style(), group, group, style(background_color="#fff"))
        assert hidden.verdict is Verdict.PASS

    @pytest.mark.parametrize(
        ("colors", "shadows", "expected"),
        [
            (("#9db0d4", "#19243a"), [("rgb(0 0 0/0.9)", 1)], 8.18),
            (("#9db0d4", "#19243a"), [("rgb(0 0 0/0.9)", 1), ("rgb(255 0 0/0.5)", 2)], 7.08),
            (("#777", "#fff"), [("rgb(0 0 0/0.5)", 5), ("rgb(0 0 255/0.7)", 9)], 2.58),
        ],
    )
    def test_soft_shadows_count_as_in_axe_core(self, style, verdict, colors, shadows, expected):
        shadow = tuple(Shadow(Color.parse(color), 0.0, 1.0, blur) for color, blur in shadows)
        text, background = colors
        found = verdict(style(color=text, text_shadow=shadow), style(background_color=background))
        assert math.floor(found.ratio * 100) / 100 == expected

    def test_a_blur_makes_nothing_clearer(self, style, verdict):
        blurred = style(filter="blur(2px)")
        assert verdict(style(color="#999"), blurred).verdict is Verdict.FAIL
        assert verdict(style(), blurred).reason == "filter"
        assert verdict(style(color="#999"), style(filter="url(#f) blur(2px)")).reason == "filter"

    def test_an_issue_of_the_surroundings_is_told(self, style, verdict):
        found = verdict(style(), around=Overlap("overlap"))
        assert (found.verdict, found.reason) == (Verdict.UNDETERMINED, "overlap")
