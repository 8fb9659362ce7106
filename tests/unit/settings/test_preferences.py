"""Preferences: strict where an author writes them, merged, true where something was chosen."""

from __future__ import annotations

import dataclasses

import pytest

from a11yview.errors import PreferencesError
from a11yview.settings import FIELDS, Catalog, Preferences, Scheme

FULL = {
    "scheme": "white-on-black",
    "font": "times-new-roman",
    "font_size": 150,
    "letter_spacing": 0.12,
    "word_spacing": 0.16,
    "line_height": 1.5,
    "paragraph_spacing": 2,
    "images": "grayscale",
    "motion": "reduce",
    "measure": 60,
    "underline_links": True,
    "alignment": "start",
    "media": "hide",
    "pointer": True,
    "ruler": True,
    "speech": True,
}
# The reading aids are offered only where a catalog names them.
AIDED = Catalog(reading_aids=("pointer", "ruler", "speech"))


def own(text="#fff", background="#000", **given):
    return Scheme(token="own", text=text, background=background, **given)


class TestConstruction:
    def test_no_choice_is_none_everywhere(self):
        assert all(getattr(Preferences(), field) is None for field in FIELDS)
        assert not Preferences()

    @pytest.mark.parametrize("field", FIELDS)
    def test_each_choice_alone_makes_it_true(self, field):
        one = Preferences(**{field: FULL[field]}, catalog=AIDED)
        assert one
        assert one.choices() == {field: FULL[field]}

    def test_zero_is_a_choice(self):
        assert Preferences(letter_spacing=0)
        assert Preferences(letter_spacing=0) != Preferences()

    def test_the_fields_are_those_of_the_wire(self):
        assert tuple(one.name for one in dataclasses.fields(Preferences)) == FIELDS

    def test_a_number_is_kept_as_the_catalog_has_it(self):
        assert isinstance(Preferences(line_height=2).line_height, float)
        assert isinstance(Preferences(font_size=150.0).font_size, int)

    def test_another_catalog_offers_other_choices(self):
        catalog = Catalog(font_sizes=(300,), underline_links=False, motion=())
        assert Preferences(font_size=300, catalog=catalog).font_size == 300
        with pytest.raises(PreferencesError, match="motion: not offered: 'reduce'; the catal"):
            Preferences(motion="reduce", catalog=catalog)
        with pytest.raises(PreferencesError, match="underline_links: not offered: True"):
            Preferences(underline_links=True, catalog=catalog)

    def test_an_unknown_token_names_the_known(self):
        with pytest.raises(ValueError, match=r"^scheme: not offered: 'x'; use one of 'black-on-wh"):
            Preferences(scheme="x")

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("font_size", "150"),
            ("font_size", 130),
            ("font_size", True),
            ("letter_spacing", "0"),
            ("letter_spacing", False),
            ("letter_spacing", float("nan")),
            ("underline_links", False),
            ("underline_links", 1),
            ("font", ""),
            ("images", ["show"]),
            ("scheme", 1),
        ],
    )
    def test_what_is_not_offered_is_refused_whatever_its_type(self, field, value):
        with pytest.raises(PreferencesError) as caught:
            Preferences(**{field: value})
        assert str(caught.value).startswith(f"{field}: not offered: {value!r}; use one of ")

    def test_all_at_once(self):
        with pytest.raises(PreferencesError) as caught:
            Preferences(font="x", measure=1)
        assert len(caught.value.problems) == 2
        assert str(caught.value) == "\n".join(caught.value.problems)

    def test_it_cannot_change(self):
        with pytest.raises(dataclasses.FrozenInstanceError):
            Preferences().font = "arial"


class TestOwnColors:
    def test_a_scheme_called_own_is_the_visitors(self):
        assert Preferences(scheme=own()).scheme == own()

    def test_its_names_are_not_kept(self):
        named = own(labels={"en": "mine"}, short_labels={"en": "my"}, sample="x")
        assert Preferences(scheme=named).scheme == own()

    def test_they_are_never_refused_for_their_contrast(self):
        assert Preferences(scheme=own("#777", "#777")).scheme.problems()

    def test_a_scheme_of_the_catalog_becomes_its_token(self):
        one = Catalog.classic().scheme("white-on-black")
        assert Preferences(scheme=one) == Preferences(scheme="white-on-black")

    def test_another_scheme_is_refused(self):
        with pytest.raises(PreferencesError, match="scheme: not offered: 'x'; use one of the cata"):
            Preferences(scheme=Scheme(token="x", text="#000", background="#fff"))
        with pytest.raises(PreferencesError, match="scheme: not offered: 'own'; use one of 'black"):
            Preferences(scheme="own")


class TestMerging:
    def test_the_right_side_wins_where_it_chose(self):
        left = Preferences(scheme="white-on-black", font_size=150)
        right = Preferences(font_size=200, letter_spacing=0)
        assert left | right == Preferences(scheme="white-on-black", font_size=200, letter_spacing=0)

    def test_the_sides_may_come_from_other_catalogs(self):
        big = Preferences(font_size=300, catalog=Catalog(font_sizes=(300,)))
        assert (Preferences(font="arial") | big).choices() == {"font": "arial", "font_size": 300}

    def test_nothing_else_merges(self):
        with pytest.raises(TypeError):
            Preferences() | {"font": "arial"}


class TestPresets:
    def test_a_pressed_one_adds_to_the_form(self):
        chosen = Preferences.from_query("font-size=150&images=show&preset=calm")
        assert chosen == Preferences(font_size=150, images="grayscale", motion="reduce")
        assert Preferences.from_query({"preset": ["x", "calm"]}) == Preferences.of_preset("calm")

    @pytest.mark.parametrize("pressed", ["", "x", ["calm", []], {"calm": 1}, None, 1])
    def test_an_unknown_one_changes_nothing(self, pressed):
        form = {"font-size": "150", "preset": pressed}
        assert Preferences.from_query(form) == Preferences(font_size=150)

    def test_a_cookie_holds_none(self):
        assert not Preferences.from_cookie("preset=calm")


class TestWritten:
    def test_tokens_are_what_attributes_hold(self):
        assert Preferences(**FULL, catalog=AIDED).tokens() == {
            "scheme": "white-on-black",
            "font": "times-new-roman",
            "font-size": "150",
            "letter-spacing": "0.12",
            "word-spacing": "0.16",
            "line-height": "1.5",
            "paragraph-spacing": "2",
            "images": "grayscale",
            "motion": "reduce",
            "measure": "60",
            "underline-links": "on",
            "alignment": "start",
            "media": "hide",
            "pointer": "on",
            "ruler": "on",
            "speech": "on",
        }

    def test_own_colors_are_a_token_too(self):
        assert Preferences(scheme=own()).tokens() == {"scheme": "own"}


class TestParsing:
    def test_it_takes_what_the_cookie_holds(self):
        one = Preferences(**FULL, catalog=AIDED)
        assert Preferences.parse(one.to_cookie(), AIDED) == one
        assert Preferences.parse("") == Preferences.parse("font=") == Preferences()
        assert Preferences.parse("scheme=own&text=fff000&background=000000&link=ffffff").scheme == (
            own("#fff000", link="#fff")
        )

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                "fontsize=150",
                "preferences: unknown setting: 'fontsize'; did you mean 'font-size'? use one",
            ),
            (
                "font-size=130",
                "font-size: not offered: '130'; use one of '100', '125', '150', ",
            ),
            (
                "letter-spacing=0.120",
                "letter-spacing: not offered: '0.120'; did you mean '0.12'? use one of '0', ",
            ),
            ("font=own", "font: not offered: 'own'; use one of 'arial', 'times-new-roman'"),
            ("scheme=own&font=own", "font: not offered: 'own'"),
            ("scheme=own&text=red", "text: not six digits: 'red'; write it as in 'ffffff'"),
            ("scheme=own&text=ffffff", "background: missing: ''; the scheme 'own' needs it"),
            ("text=ffffff", "preferences: unknown setting: 'text'"),
            ("=x", "preferences: unknown setting: ''"),
            ("font&scheme=", "preferences: no value: 'font'; write it as in 'font-size=150'"),
            ("x" * 2000, "preferences: too long: 2000 characters; use at most 1024"),
        ],
    )
    def test_it_refuses_what_reading_would_drop(self, text, message):
        with pytest.raises(PreferencesError) as caught:
            Preferences.parse(text)
        assert message in str(caught.value)
