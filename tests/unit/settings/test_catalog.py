"""Catalogs: the classic one, what is refused, and its files."""

from __future__ import annotations

import json

import pytest

from a11yview.errors import CatalogError, PreferencesError
from a11yview.settings import Catalog, Font, Preferences, Preset, Scheme


def refused(**given):
    with pytest.raises(CatalogError) as caught:
        Catalog(**given)
    return caught.value.problems


def refused_toml(text):
    with pytest.raises(CatalogError) as caught:
        Catalog.from_toml(text)
    return caught.value.problems


def scheme(**given):
    return Scheme(**{"token": "one", "text": "#000", "background": "#fff", **given})


class TestClassic:
    def test_its_steps(self):
        classic = Catalog.classic()
        assert classic.font_sizes == (100, 125, 150, 200)
        assert classic.letter_spacings == (0, 0.12, 0.25)
        assert classic.word_spacings == (0, 0.16, 0.32)
        assert classic.line_heights == (1.5, 2)
        assert classic.paragraph_spacings == (1.5, 2)
        assert classic.images == ("show", "grayscale", "hide")
        assert classic.motion == ("reduce",)
        assert classic.measure == (60, 70, 80)
        assert classic.underline_links is True
        assert classic.alignment == ("start",)
        assert classic.media == ("hide",)
        assert classic.reading_aids == ()
        assert classic.placement == "auto"
        assert classic.shortcut == "Alt+Shift+D"
        assert classic.locales == ("be", "ru", "en")

    def test_its_tokens(self):
        classic = Catalog.classic()
        assert [one.token for one in classic.schemes] == [
            "black-on-white",
            "white-on-black",
            "dark-blue-on-blue",
            "brown-on-beige",
            "green-on-dark-brown",
            "yellow-on-black",
        ]
        assert [one.token for one in classic.fonts] == ["arial", "times-new-roman"]

    def test_it_reaches_what_wcag_asks_of_spacing(self):
        classic = Catalog.classic()
        assert max(classic.letter_spacings) >= 0.12
        assert max(classic.word_spacings) >= 0.16
        assert max(classic.line_heights) >= 1.5
        assert max(classic.paragraph_spacings) >= 2
        assert max(classic.font_sizes) >= 200

    def test_it_is_one_object_and_the_default(self):
        assert Catalog.classic() is Catalog.classic()
        assert Catalog() == Catalog.classic()

    def test_its_file(self, golden):
        golden("settings/classic.json", Catalog.classic().to_json())


class TestLookUp:
    def test_by_token(self):
        assert Catalog.classic().scheme("white-on-black").is_dark
        assert Catalog.classic().font("arial").generic == "sans-serif"

    def test_an_unknown_token_names_the_known(self):
        with pytest.raises(PreferencesError, match="font: not offered: 'x'; use one of 'arial', "):
            Catalog.classic().font("x")
        with pytest.raises(PreferencesError, match="scheme: not offered: 'x'; the catalog off"):
            Catalog(schemes=()).scheme("x")


class TestPresets:
    def test_the_classic_ones_choose_what_the_classic_catalog_offers(self):
        chosen = {
            preset.token: Preferences.of_preset(preset.token).to_cookie()
            for preset in Catalog.classic().offered_presets()
        }
        assert chosen == {
            "large-and-clear": "scheme=black-on-white&font=arial&font-size=150&line-height=1.5"
            "&underline-links=on",
            "dim": "scheme=green-on-dark-brown&motion=reduce",
            "easy-letters": "font=arial&letter-spacing=0.12&word-spacing=0.32&line-height=1.5"
            "&paragraph-spacing=2&measure=70&alignment=start",
            "calm": "images=grayscale&motion=reduce",
        }

    def test_the_dim_one_takes_the_dim_scheme_where_it_is_offered(self):
        catalog = Catalog.from_mapping({"schemes": ["dim", "green-on-dark-brown"]})
        assert Preferences.of_preset("dim", catalog).scheme == "dim"

    def test_a_classic_one_that_does_not_fit_is_left_out(self):
        catalog = Catalog(motion=(), font_sizes=(100, 200))
        tokens = [preset.token for preset in catalog.offered_presets()]
        assert tokens == ["large-and-clear", "easy-letters"]
        assert Preferences.of_preset("large-and-clear", catalog).font_size == 200

    def test_they_are_named_in_each_language(self):
        for preset in Catalog.classic().offered_presets():
            assert set(preset.labels) >= set(Catalog.classic().locales)
        assert Catalog.classic().preset("calm").label("be-BY") == "спакойна"

    def test_one_of_a_file(self):
        catalog = Catalog.from_toml("""
            [[presets]]
            token = "evening"
            preferences = { scheme = "white-on-black", line_height = 2, underline_links = true }
        """)
        assert catalog.preset("evening").label("en") == "evening"
        assert Preferences.of_preset("evening", catalog) == Preferences(
            scheme="white-on-black", line_height=2, underline_links=True
        )
        assert Catalog.from_json(catalog.to_json()) == catalog

    def test_none_may_be_offered(self):
        catalog = Catalog(presets=())
        assert catalog.offered_presets() == ()
        with pytest.raises(PreferencesError, match="preset: not offered: 'calm'; the catalog of"):
            catalog.preset("calm")

    def test_what_it_chooses_is_offered(self):
        preset = Preset(token="a", preferences={"font_size": 130, "motion": "reduce"})
        assert refused(presets=[preset], motion=()) == (
            "presets[0].preferences.font_size: not offered: 130; use one of 100, 125, 150, 200",
            "presets[0].preferences.motion: not offered: 'reduce'; the catalog offers none",
        )
        truth = Preset(token="a", preferences={"underline_links": 1, "font_size": True})
        assert len(refused(presets=[truth])) == 2

    def test_every_problem_of_one(self):
        problems = refused_toml("""
            [[presets]]
            token = "A"
            preferences = { size = 150, font = ["arial"] }
            colour = 1
            [[presets]]
            token = "b"
            preferences = {}
            [[presets]]
            token = "c"
        """)
        assert [problem.split(": ")[0] for problem in problems] == [
            "presets[0].colour",
            "presets[0].token",
            "presets[0].preferences.size",
            "presets[0].preferences.font",
            "presets[1].preferences",
            "presets[2].preferences",
        ]

    def test_a_token_twice(self):
        preset = Preset(token="a", preferences={"font_size": 150})
        assert refused(presets=[preset, preset])[0].startswith("presets[1].token: repeated: 'a'")
        assert refused(presets=["calm"])[0].startswith("presets[0]: not a preset: 'calm'")


class TestReadySchemes:
    @pytest.mark.parametrize("token", ["dim", "sepia"])
    def test_they_are_soft_and_still_aaa(self, token):
        (scheme,) = Catalog.from_mapping({"schemes": [token]}).schemes
        assert scheme.problems("AAA") == ()
        assert max(pair.ratio for pair in scheme.pairs()) < 9
        assert set(scheme.labels) == set(scheme.short_labels) >= set(Catalog.classic().locales)

    def test_they_are_not_among_the_classic_six(self):
        assert {"dim", "sepia"}.isdisjoint(one.token for one in Catalog.classic().schemes)


class TestRefusal:
    def test_a_scheme_below_the_level_with_the_nearest_that_passes(self):
        (problem,) = refused(schemes=[scheme(link="#777777")])
        assert problem == (
            "schemes[0].link: contrast 4.47 on background #ffffff is below 7 (AAA): '#777777'; "
            "the nearest that passes is #595959"
        )

    def test_one_pair_of_colors_is_told_once(self):
        problems = refused(schemes=[scheme(text="#888", background="#222")])
        assert [problem.split(":")[0] for problem in problems] == ["schemes[0].text"]

    def test_a_lower_level_may_be_asked_for(self):
        assert Catalog(schemes=[scheme(text="#666")], level="AA").level == "AA"
        assert refused(level="A") == ("level: unknown value: 'A'; use 'AA' or 'AAA'",)

    def test_a_token_twice(self):
        assert refused(schemes=[scheme(), scheme(text="#111")]) == (
            "schemes[1].token: repeated: 'one'; each may stand once",
        )

    def test_the_visitors_own_token(self):
        assert refused(schemes=[scheme(token="own")])[0].startswith(
            "schemes[0].token: reserved: 'own'"
        )
        font = Font(token="own", family=("Arial",), generic="serif")
        assert refused(fonts=[font]) == (
            "fonts[0].token: reserved: 'own'; it stands for the visitor's own colors, use another",
        )

    def test_what_is_no_scheme(self):
        assert refused(schemes=["white-on-black"])[0].startswith("schemes[0]: not a color scheme")
        assert refused(fonts=None)[0].startswith("fonts: not a list: None")

    def test_a_font_without_the_letters_of_a_locale(self):
        latin = Font(token="lexend", family=("Lexend",), generic="serif", scripts=("Latn",))
        assert refused(fonts=[latin], locales=("be", "ru"))[0].startswith(
            "fonts[0].scripts: lacks the letters of every locale: ('Latn',); the locales need Cyrl"
        )
        both = Catalog(fonts=[latin, *Catalog.classic().fonts], locales=("be", "en"))
        assert both.for_language("en-GB") is both
        assert [font.token for font in both.for_language("BE").fonts] == [
            "arial",
            "times-new-roman",
        ]
        assert both.for_language("be").schemes == both.schemes
        assert Catalog(fonts=[latin], locales=("en", "xx")).fonts == (latin,)

    @pytest.mark.parametrize(
        ("field", "steps"),
        [
            ("font_sizes", [100, 49]),
            ("font_sizes", [100.5]),
            ("font_sizes", [True]),
            ("font_sizes", ["100"]),
            ("letter_spacings", [-0.1]),
            ("letter_spacings", [0.1234]),
            ("letter_spacings", [float("nan")]),
            ("word_spacings", [2.5]),
            ("line_heights", [0.5]),
            ("paragraph_spacings", [11]),
            ("measure", [10]),
        ],
    )
    def test_a_step_out_of_range(self, field, steps):
        index = len(steps) - 1
        assert refused(**{field: steps})[0].startswith(
            f"{field}[{index}]: not a step: {steps[index]!r}; use a "
        )

    def test_steps_that_fall_or_repeat(self):
        assert refused(font_sizes=[150, 100, 100]) == (
            "font_sizes[1]: not above the step before it: 100; write the steps in rising order",
            "font_sizes[2]: not above the step before it: 100; write the steps in rising order",
        )

    def test_words_out_of_a_list(self):
        assert refused(images=["show", "blur"])[0].startswith("images[1]: unknown value: 'blur'")
        assert refused(motion=["reduce", "reduce"])[0].startswith("motion[1]: repeated: 'reduce'")
        assert refused(underline_links=1)[0].startswith("underline_links: not a truth value: 1")

    def test_the_opener(self):
        (problem,) = refused(placement="left")
        assert problem.startswith("placement: unknown value: 'left'; use one of 'auto', 'row', 'to")
        assert Catalog(placement="top-end", shortcut="").shortcut == ""

    @pytest.mark.parametrize(
        "keys", ["D", "Shift+D", "Alt+", "alt+d", "Alt+F1", "Alt+Alt", None, 1]
    )
    def test_a_shortcut_that_typing_could_meet(self, keys):
        assert refused(shortcut=keys)[0].startswith(f"shortcut: not a shortcut: {keys!r}; use Con")

    def test_locales(self):
        assert refused(locales=[])[0].startswith("locales: empty")
        assert refused(locales=["en", "EN"])[0].startswith("locales[1]: not a locale: 'EN'")

    @pytest.mark.parametrize(
        "selector", ["", "a, ", "a b", "a{}", "a:hover", "</style>", '[a="\\"]', "a;b", "@x", None]
    )
    def test_a_selector_that_could_do_more_than_select(self, selector):
        assert refused(opt_out=selector)[0].startswith("opt_out: not a simple selector")

    @pytest.mark.parametrize("selector", ["*", "svg", ".map", "a.b#c[d]", '.a, [b~="c d"]'])
    def test_a_simple_selector_is_taken(self, selector):
        assert Catalog(opt_out=selector).opt_out == selector

    def test_words(self):
        assert refused(words={"fi": {"close": "Sulje"}})[0].startswith("words.fi: not one of the")
        assert refused(words={"en": {"A b": "x"}})[0].startswith("words.en.A b: not a key: 'A b'")
        assert refused(words={"en": {"close": ""}})[0].startswith("words.en.close: not a text: ''")
        assert refused(words={"en": "x"})[0].startswith("words.en: not a table of words: 'x'")

    def test_everything_at_once_in_the_order_of_the_fields(self):
        problems = refused(level="A", font_sizes=[1], opt_out="{", schemes=[scheme(token="own")])
        assert [problem.split(":")[0] for problem in problems] == [
            "schemes[0].token",
            "font_sizes[0]",
            "level",
            "opt_out",
        ]


class TestFiles:
    def test_a_part_leaves_the_rest_classic(self):
        catalog = Catalog.from_toml("font_sizes = [100, 300]\nlocales = ['en']")
        assert catalog == Catalog(font_sizes=(100, 300), locales=("en",))

    def test_an_empty_file_is_the_classic_catalog(self):
        assert Catalog.from_toml("") == Catalog.from_json("{}") == Catalog.classic()

    def test_pyproject_holds_it_beside_the_checkers_table(self):
        text = """
            [project]
            name = "site"
            [tool.other]
            x = 99999999999999999999999999
            [tool.a11yview]
            measure = [66]
            [tool.a11yview.check]
            anything = ["goes", 1]
        """
        assert Catalog.from_toml(text) == Catalog(measure=(66,))

    def test_pyproject_without_the_table_is_refused(self):
        assert refused_toml("[tool.other]\nx = 1") == (
            "tool.a11yview: no such table; write [tool.a11yview]",
        )

    def test_classic_items_go_by_their_token(self):
        catalog = Catalog.from_json('{"schemes": ["white-on-black"], "fonts": ["arial"]}')
        assert catalog.schemes == (Catalog.classic().scheme("white-on-black"),)
        assert catalog.fonts == (Catalog.classic().font("arial"),)

    def test_a_scheme_of_ones_own(self):
        catalog = Catalog.from_toml("""
            [[schemes]]
            token = "on-mint"
            text = "darkgreen"
            background = "#e8fff4"
            link = "navy"
            labels = { en = "green on mint" }
            short_labels = { en = "on mint" }
        """)
        (one,) = catalog.schemes
        assert (one.text.hex, one.link.hex, one.label("en")) == (
            "#006400",
            "#000080",
            "green on mint",
        )

    def test_whole_numbers_may_be_written_with_a_point(self):
        assert Catalog.from_json('{"font_sizes": [100.0], "line_heights": [2]}') == Catalog(
            font_sizes=(100,), line_heights=(2.0,)
        )

    def test_every_problem_of_a_file_at_once(self):
        problems = refused_toml("""
            color = "red"
            font_sizes = [100, "big"]
            [[schemes]]
            token = "Bad"
            text = "blak"
            [[schemes]]
            token = "gray"
            text = "#888"
            background = "#222"
            lnk = "red"
            [[schemes]]
            token = "gray"
            text = "#888"
            background = "#222"
            [[fonts]]
            token = "x"
            family = ["X"]
            generic = "serif"
            web_font = [{ url = "ftp:x", size = 1 }, 2]
        """)
        assert [problem.split(": ")[0] for problem in problems] == [
            "schemes[0].background",
            "schemes[0].token",
            "schemes[0].text",
            "schemes[1].lnk",
            "schemes[2].text",
            "fonts[0].web_font[0].size",
            "fonts[0].web_font[0].url",
            "fonts[0].web_font[1]",
            "font_sizes[1]",
            "color",
        ]

    def test_the_error_reads_one_problem_a_line(self):
        with pytest.raises(CatalogError) as caught:
            Catalog.from_json('{"level": "B", "x": 1}')
        assert len(str(caught.value).splitlines()) == len(caught.value.problems) == 2

    def test_null_is_no_value(self):
        with pytest.raises(CatalogError, match=r"schemes\[0\].link: empty: null; write a value"):
            Catalog.from_json(
                '{"schemes": [{"token": "a", "text": "#000", "background": "#fff", "link": null}]}'
            )

    @pytest.mark.parametrize("text", ["{", "[1]", "x", "{} {}", '"a"'])
    def test_what_is_no_json_object(self, text):
        with pytest.raises(CatalogError, match=r"^not (JSON|an object)"):
            Catalog.from_json(text)

    def test_what_is_no_toml(self):
        assert refused_toml("a = ")[0].startswith("not TOML: ")

    @pytest.mark.parametrize("digits", ["9" * 5000, "0x" + "f" * 6000])
    def test_a_number_of_endless_digits_is_one_message(self, digits):
        problems = refused_toml(f"font_sizes = [{digits}]")
        assert len(problems) == 1
        assert problems[0].startswith("not TOML")

    @pytest.mark.parametrize(
        "text",
        [
            "words" + ".a" * 5000 + " = 1",
            "schemes = [{a" + ".a" * 5000 + " = 1}]",
            "images = [{a" + ".a" * 5000 + " = 1}, {a" + ".a" * 5000 + " = 1}]",
            "[check]\nlevel" + ".a" * 5000 + " = 1",
        ],
    )
    def test_tables_without_end_are_one_message(self, text):
        problem = "not TOML that can be read: nested deeper than 32 levels"
        assert refused_toml(text) == (problem,)

    def test_lists_without_end_are_one_message(self):
        with pytest.raises(CatalogError, match="not JSON that can be read: nested deeper than 32"):
            Catalog.from_json('{"level": ' + "[" * 100 + "]" * 100 + "}")

    def test_a_long_value_is_cut_in_the_message(self):
        (problem,) = refused_toml('level = "' + "x" * 100_000 + '"')
        assert problem.startswith("level: unknown value: 'xxx")
        assert problem.endswith("xxx…; use 'AA' or 'AAA'")
        assert len(problem) < 300

    def test_a_value_that_cannot_be_written_is_not_shown(self):
        deep = []
        for _ in range(10_000):
            deep = [deep]
        assert refused(level=deep) == ("level: unknown value: …; use 'AA' or 'AAA'",)
        assert refused(font_sizes=(10**5000,))[0].startswith("font_sizes[0]: not a step: …; ")

    def test_a_key_writes_no_control_characters(self):
        (problem,) = refused_toml('"\\u001b[31m\\n" = 1')
        assert problem.startswith(r"'\x1b[31m\n': unknown key: '\x1b[31m\n'; ")
        problems = refused_toml('words.be."\\u001b" = "x"\nwords."\\n".close = "x"')
        assert problems[0].startswith(r"words.be.'\x1b': not a key: ")
        assert problems[1].startswith(r"words.'\n': not one of the locales: ")

    @pytest.mark.parametrize("letter", ["\r", "\f", "\0", "\ud800"])
    def test_no_selector_ends_its_string(self, letter):
        problems = refused(opt_out=f'[class="a{letter}b"]')
        assert problems[0].startswith("opt_out: not a simple selector: ")

    def test_the_json_is_the_readable_whole(self):
        document = json.loads(Catalog.classic().to_json())
        assert document["letter_spacings"] == [0, 0.12, 0.25]
        assert document["schemes"][1]["link"] == "#ffff00"
        assert "цёмна" in Catalog.classic().to_json()


def test_a_date_is_told_as_it_is_written() -> None:
    with pytest.raises(CatalogError) as raised:
        Catalog.from_toml("font_sizes = [2020-01-01, [2020-01-01T10:00:00]]\nlevel = 07:32:00")
    said = str(raised.value)
    assert "not a step: 2020-01-01;" in said
    assert "not a step: [2020-01-01T10:00:00];" in said
    assert "unknown value: 07:32:00;" in said


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("font_size = [1]", "unknown key: 'font_size'; did you mean 'font_sizes'? the keys are"),
        ("schemes = ['black-on-whit']", "token: 'black-on-whit'; did you mean 'black-on-white'? "),
        ("fonts = ['Arial']", "unknown token: 'Arial'; did you mean 'arial'? the ready ones"),
        ("images = ['greyscale']", "'greyscale'; did you mean 'grayscale'? use one of 'show'"),
        ("[[schemes]]\ntoken='x'\ntext='#000'\nbackgroud='#fff'", "did you mean 'background'?"),
        ("frobnicate = 1", "unknown key: 'frobnicate'; the keys are"),
    ],
)
def test_what_was_likely_meant_is_told(toml: str, said: str) -> None:
    with pytest.raises(CatalogError) as raised:
        Catalog.from_toml(toml)
    assert said in str(raised.value)
