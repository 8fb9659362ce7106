"""Schemes: what is required, what derives, what meets, and what is refused."""

from __future__ import annotations

import pytest

from a11yview.color import Color, contrast_ratio
from a11yview.errors import CatalogError
from a11yview.settings import ROLES, Catalog, Scheme

# The well-known pairs of the panels of public sites, with their ratios, truncated.
PALETTES = {
    "black-on-white": ("#000000", "#ffffff", 21.00),
    "white-on-black": ("#ffffff", "#000000", 21.00),
    "dark-blue-on-blue": ("#063462", "#9dd1ff", 7.75),
    "brown-on-beige": ("#4d4b43", "#f7f3d6", 7.80),
    "green-on-dark-brown": ("#a9e44d", "#3b2716", 9.33),
    "yellow-on-black": ("#ffff00", "#000000", 19.55),
}


def scheme(text="#000", background="#fff", **given):
    return Scheme(token="one", text=text, background=background, **given)


def refused(**given):
    with pytest.raises(CatalogError) as caught:
        Scheme(**{"token": "one", "text": "#000", "background": "#fff", **given})
    return caught.value.problems


class TestRoles:
    def test_there_are_sixteen(self):
        assert len(ROLES) == 16
        assert tuple(scheme().roles) == ROLES

    def test_each_is_a_color_after_construction(self):
        assert all(isinstance(color, Color) for color in scheme().roles.values())

    @pytest.mark.parametrize(
        ("role", "expected"),
        [
            ("link", "#ffff00"),
            ("button_text", "#ffffff"),
            ("button_background", "#000000"),
            ("selection_text", "#000000"),
            ("selection_background", "#ffffff"),
            ("placeholder", "#ffffff"),
            ("disabled", "#ffffff"),
        ],
    )
    def test_white_on_black_derives(self, role, expected):
        assert scheme("#fff", "#000").roles[role].hex == expected

    def test_buttons_are_inverted_on_light_and_stay_dark_on_dark(self):
        light, dark = scheme("#063462", "#9dd1ff"), scheme("#ff0", "#000")
        assert (light.button_text.hex, light.button_background.hex) == ("#9dd1ff", "#063462")
        assert (dark.button_text.hex, dark.button_background.hex) == ("#ffff00", "#000000")

    @pytest.mark.parametrize("pair", [("#000", "#fff"), ("#fff", "#000"), ("#ff0", "#000")])
    def test_links_differ_from_the_text_where_a_hue_is_free(self, pair):
        one = scheme(*pair)
        assert one.link != one.text
        assert one.visited not in {one.link, one.text}

    def test_a_given_link_carries_the_focus_and_the_mark(self):
        one = scheme("#fff", "#000", link="#0ff")
        assert one.focus.hex == one.mark_background.hex == "#00ffff"

    def test_a_given_link_that_is_hard_to_see_carries_nothing(self):
        one = scheme("#fff", "#000", link="#00f")
        assert one.focus == one.mark_background == one.text
        assert [pair.foreground for pair in one.problems()] == ["link"]

    def test_a_given_surface_finds_its_ink(self):
        assert scheme(button_background="#063462").button_text.hex == "#ffffff"
        assert scheme(mark_background="#ffff00").mark_text.hex == "#000000"
        assert scheme(mark_text="#ffff00").mark_background.hex == "#000000"

    def test_a_surface_that_neither_color_reads_on_takes_black_or_white(self):
        one = scheme("#063462", "#9dd1ff", button_background="#808080")
        assert one.button_text.hex == "#000000"


class TestColors:
    def test_texts_and_colors_are_the_same(self):
        assert scheme("black", "white") == scheme(
            Color.parse("#000"), Color.parse("rgb(255 255 255)")
        )

    def test_they_are_kept_as_they_are_painted(self):
        assert scheme("oklch(0.4 0.1 250)").text == scheme("oklch(0.4 0.1 250)").text.rounded()
        assert scheme("rgb(0.4 0 0)").text.hex == "#000000"

    def test_dark_is_a_background_darker_than_its_text(self):
        assert scheme("#fff", "#000").is_dark
        assert not scheme("#000", "#fff").is_dark
        assert scheme("#777", "#666").is_dark


class TestPairs:
    def test_each_role_meets_another(self):
        met = {name for pair in scheme().pairs() for name in (pair.foreground, pair.background)}
        assert met == set(ROLES)

    def test_texts_need_the_level_and_the_rest_three(self):
        required = {pair.foreground: pair.required for pair in scheme().pairs("AAA")}
        assert {name: ratio for name, ratio in required.items() if ratio != 7} == {
            "border": 3,
            "focus": 3,
        }
        assert {pair.required for pair in scheme().pairs("AA")} == {4.5, 3}

    def test_ratios_are_those_of_the_colors(self):
        one = scheme("#333", "#ffe")
        for pair in one.pairs():
            expected = contrast_ratio(one.roles[pair.foreground], one.roles[pair.background])
            assert pair.ratio == expected

    def test_a_problem_says_what_is_below_what(self):
        (problem,) = scheme("#000", "#fff", link="#777").problems("AA")
        assert str(problem) == "link on background: contrast 4.47 is below 4.5"
        assert not problem.passes

    def test_a_pair_that_passes_says_so(self):
        assert str(scheme().pairs()[0]) == "text on background: contrast 21.00 reaches 7"

    def test_aa_forgives_what_aaa_does_not(self):
        one = scheme("#666", "#fff")
        assert one.problems("AA") == ()
        assert {pair.foreground for pair in one.problems("AAA")} >= {"text", "placeholder"}


class TestNames:
    def test_a_label_falls_back_to_language_english_token(self):
        one = Scheme(
            token="on-blue", text="#000", background="#fff", labels={"be": "на", "en": "on"}
        )
        assert one.label("be") == one.label("be-tarask") == "на"
        assert one.label("fi") == "on"
        assert scheme().label("be") == "one"
        assert Scheme(token="on-blue", text="#000", background="#fff").label("en") == "on blue"

    def test_a_short_label_falls_back_to_the_long_one_of_its_language(self):
        one = scheme(labels={"be": "доўгая", "en": "long"}, short_labels={"en": "short"})
        assert one.short_label("en") == "short"
        assert one.short_label("be") == "доўгая"
        assert one.short_label("fi") == "short"
        assert scheme().short_label("en") == "one"


class TestRefusal:
    def test_no_color(self):
        assert refused(text="blak") == (
            "text: not a CSS color: 'blak'; use a name, #rrggbb, rgb() or oklch()",
        )

    def test_a_color_that_needs_a_page(self):
        assert refused(link="currentcolor")[0].startswith("link: not a CSS color: 'currentcolor'")

    def test_a_translucent_color(self):
        assert refused(background="#ffffff80") == (
            "background: translucent: '#ffffff80'; a scheme's colors are opaque, alpha 1",
        )

    @pytest.mark.parametrize(
        "token", ["", "A", "a b", "a--b", "-a", "a_b", "a\n", "ы", "a" * 41, 1]
    )
    def test_a_token_that_cannot_stand_in_an_attribute(self, token):
        assert refused(token=token)[0].startswith(f"token: not a token: {token!r}")

    @pytest.mark.parametrize("label", ["", " ", "a\nb", "x" * 201, None, 1])
    def test_a_label_that_is_no_line(self, label):
        shown = repr(label)[:100]  # a long one is cut
        assert refused(labels={"en": label})[0].startswith(f"labels.en: not a text: {shown}")

    def test_a_locale_that_is_none(self):
        assert refused(short_labels={"English": "x"})[0].startswith("short_labels: not a locale")

    def test_a_sample_that_is_no_line(self):
        assert refused(sample="")[0].startswith("sample: not a text: ''")

    def test_all_at_once(self):
        problems = refused(token="A", text="x", background=None, labels=[])
        assert [problem.split(":")[0] for problem in problems] == [
            "token",
            "text",
            "background",
            "labels",
        ]


class TestClassic:
    @pytest.mark.parametrize("token", PALETTES)
    def test_it_has_the_palette_that_people_know(self, token):
        text, background, ratio = PALETTES[token]
        one = Catalog.classic().scheme(token)
        assert (one.text.hex, one.background.hex) == (text, background)
        assert int(contrast_ratio(text, background) * 100) / 100 == ratio

    @pytest.mark.parametrize("token", PALETTES)
    def test_it_is_aaa_in_every_pair(self, token):
        assert Catalog.classic().scheme(token).problems("AAA") == ()

    def test_dark_blue_on_blue_tells_links_by_their_underline(self):
        one = Catalog.classic().scheme("dark-blue-on-blue")
        assert one.link == one.text

    @pytest.mark.parametrize("locale", ["be", "ru", "en"])
    def test_it_has_a_long_and_a_short_name_of_its_own(self, locale):
        schemes = Catalog.classic().schemes
        assert len({one.labels[locale] for one in schemes}) == len(PALETTES)
        assert len({one.short_labels[locale] for one in schemes}) == len(PALETTES)

    def test_it_says_them_as_the_panel_does(self):
        one = Catalog.classic().scheme("dark-blue-on-blue")
        assert (one.label("en"), one.short_label("en")) == ("dark blue on blue", "on blue")
        assert (one.label("be"), one.short_label("be")) == (
            "цёмна-сінім па блакітным",
            "на блакітным",
        )
