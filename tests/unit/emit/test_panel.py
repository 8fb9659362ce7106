"""The panel's HTML: what it offers, in whose words, and that nothing in it can be broken out of."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import html5lib
import pytest

from a11yview.emit.controls import two_lines
from a11yview.emit.form import panel
from a11yview.emit.words import LOCALES, left_english, words_for
from a11yview.errors import CatalogError, EmitError
from a11yview.settings import (
    FIELDS,
    READING_AIDS,
    Catalog,
    Font,
    Preferences,
    Preset,
    Scheme,
    offered,
    wire_name,
    write_value,
)

CLASSIC = Catalog.classic()
OWN = Scheme(token="own", text="#123456", background="#fedcba")
OWN_COLORS = Preferences(scheme=OWN)
CHOSEN = Preferences(
    scheme="dark-blue-on-blue",
    font="times-new-roman",
    font_size=150,
    letter_spacing=0.12,
    line_height=1.5,
    images="hide",
    underline_links=True,
)


def parse(html):
    return html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)


def inputs(tree):
    return [node.attrib for node in tree.iter("input")]


def posted(tree):
    """Return the successful controls, as a browser would submit them."""
    chosen = {
        one["name"]: one["value"]
        for one in inputs(tree)
        if one["type"] == "hidden" or "checked" in one
    }
    for select in tree.iter("select"):
        (option,) = (one for one in select if "selected" in one.attrib)
        chosen[select.attrib["name"]] = option.attrib["value"]
    return chosen


def values(tree, name):
    """Return the values that the controls of a field may post, in order."""
    options = [
        option.attrib["value"]
        for select in tree.iter("select")
        if select.attrib["name"] == name
        for option in select
    ]
    return options + [one["value"] for one in inputs(tree) if one["name"] == name]


def group_names(tree):
    """Return the names of the groups, each an element that stands in the group."""
    named = []
    for group in tree.iter("fieldset"):
        (name,) = (one for one in group if one.get("id") == group.attrib["aria-labelledby"])
        named.append("".join(name.itertext()))
    return named


def texts(tree, tag):
    return ["".join(node.itertext()).strip() for node in tree.iter(tag)]


def status(tree):
    return next(
        "".join(node.itertext()) for node in tree.iter("p") if node.attrib.get("role") == "status"
    )


def toggles(tree):
    """Return what the labels of the checkboxes say."""
    labels = (one for one in tree.iter("label") if one[0].attrib["type"] == "checkbox")
    return ["".join(one.itertext()).strip() for one in labels]


class TestOpener:
    def test_the_hooks_for_styles_tests_and_measurements(self):
        tree = parse(panel(CLASSIC, lang="en"))
        (form,) = (one for one in tree.iter() if "data-a11yview-panel" in one.attrib)
        (opener,) = (one for one in tree.iter() if "data-a11yview-opener" in one.attrib)
        assert (form.tag, opener.tag) == ("form", "summary")

    def test_its_keys_are_named_by_the_catalog_and_told(self):
        tree = parse(panel(Catalog(shortcut="Alt+0"), lang="en"))
        opener = next(tree.iter("summary"))
        assert opener.attrib["aria-keyshortcuts"] == "Alt+0"
        assert opener.attrib["title"] == "Display settings (Alt+0)"
        assert "Keyboard: Alt+0" in texts(tree, "p")
        assert "Keyboard" not in panel(Catalog(shortcut=""), lang="en")
        assert "aria-keyshortcuts" not in panel(Catalog(shortcut=""), lang="en")

    @pytest.mark.parametrize(
        ("placement", "corner"),
        [("auto", None), ("row", None), ("top-start", "top-start"), ("bottom-end", "bottom-end")],
    )
    def test_a_corner_that_the_catalog_wants_needs_no_script(self, placement, corner):
        tree = parse(panel(Catalog(placement=placement)))
        assert next(tree.iter("form")).attrib.get("data-place") == corner
        assert next(tree.iter("details")).attrib.get("data-afloat") == corner


class TestPresets:
    def test_each_is_a_button_that_says_what_it_chooses(self):
        tree = parse(panel(CLASSIC, lang="ru"))
        buttons = [one for one in tree.iter("button") if one.attrib.get("name") == "preset"]
        assert next(one.text for one in buttons) == "крупно и чётко"
        for one in buttons:
            wanted = Preferences.of_preset(one.attrib["value"])
            assert Preferences.from_cookie(one.attrib["data-choice"]) == wanted
            assert one.attrib["aria-pressed"] == "false"

    def test_it_is_pressed_while_all_of_it_is_chosen(self):
        chosen = Preferences.of_preset("calm") | Preferences(font="arial")
        tree = parse(panel(CLASSIC, chosen))
        pressed = [
            one.attrib["value"]
            for one in tree.iter("button")
            if one.attrib.get("aria-pressed") == "true"
        ]
        assert pressed == ["calm"]

    def test_a_catalog_without_presets_has_none(self):
        assert 'name="preset"' not in panel(Catalog(presets=()))


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("Arial", "Arial"),
        ("on white", "on white"),
        ("as on the site", "<i>as on</i> <i>the site</i>"),
        ("на тёмно-коричневом", "<i>на тёмно-</i><wbr><i>коричневом</i>"),
        ("a < b c", "<i>a &lt;</i> <i>b c</i>"),
        ("a b ", "a b "),
        ("", ""),
    ],
)
def test_a_name_breaks_in_one_place_near_its_middle(name, html):
    assert two_lines(name) == html


class TestOffer:
    def test_groups_come_in_the_order_that_people_know(self):
        assert group_names(parse(panel(CLASSIC, lang="en"))) == [
            "Font settings",
            "Font size",
            "Letter spacing",
            "Color scheme",
            "Ready-made",
            "Line spacing",
            "Word spacing",
            "Paragraph spacing",
            "Images",
            "Characters per line, at most",
        ]

    def test_what_is_on_or_off_is_a_checkbox_that_says_what_it_does(self):
        assert toggles(parse(panel(CLASSIC, lang="en"))) == [
            "Motion: stopped",
            "Links: underlined",
            "Text alignment: at the start of the line",
            "Embedded media: off",
        ]

    def test_reading_aids_come_last_where_they_are_offered(self):
        catalog = Catalog(reading_aids=("speech", "pointer", "ruler"))
        assert toggles(parse(panel(catalog, lang="en")))[-3:] == [
            "Pointer: bigger",
            "Reading ruler: on",
            "Speech of the selected text: on",
        ]

    def test_what_comes_after_the_scheme_stands_behind_a_disclosure(self):
        tree = parse(panel(CLASSIC, lang="en"))
        outer, inner = tree.iter("details")
        assert texts(outer, "summary") == ["Display settings", "More"]
        assert len(group_names(inner)) == 6

    def test_each_group_offers_the_sites_own_first_and_then_the_catalog(self):
        tree = parse(panel(CLASSIC))
        same = {"font_size": "100", "letter_spacing": "0", "word_spacing": "0", "images": "show"}
        for field, choices in offered(CLASSIC).items():
            tokens = [write_value(one) for one in choices if write_value(one) != same.get(field)]
            if tokens:
                own = [""] if len(choices) > 1 else []
                colors = ["own"] if field == "scheme" else []
                assert values(tree, wire_name(field)) == [*own, *tokens, *colors], field

    @pytest.mark.parametrize(
        "preferences",
        [
            Preferences(font_size=100),
            Preferences(letter_spacing=0, word_spacing=0),
            Preferences(images="show"),
        ],
    )
    def test_what_means_the_same_as_the_sites_own_is_shown_and_kept_as_it(self, preferences):
        tree = parse(panel(CLASSIC, preferences, lang="en"))
        assert Preferences.from_query(posted(tree)) == preferences
        assert status(tree) == "Nothing is changed: this is the regular version."

    def test_a_step_that_changes_nothing_makes_no_group(self):
        names = group_names(parse(panel(Catalog(letter_spacings=(0,)), lang="en")))
        assert "Letter spacing" not in names

    def test_every_field_of_the_wire_is_there(self):
        tree = parse(panel(Catalog(reading_aids=READING_AIDS)))
        names = {one["name"] for one in inputs(tree)} | {"font-size"}
        assert names == {wire_name(field) for field in FIELDS}

    def test_an_empty_group_is_left_out(self):
        catalog = Catalog(fonts=(), underline_links=False)
        names = group_names(parse(panel(catalog, lang="en")))
        assert "Font settings" not in names
        assert "Links" not in names

    def test_without_more_settings_there_is_no_disclosure(self):
        catalog = Catalog(
            word_spacings=(),
            line_heights=(),
            paragraph_spacings=(),
            alignment=(),
            media=(),
            presets=(),
            images=(),
            motion=(),
            measure=(),
            underline_links=False,
        )
        assert len(list(parse(panel(catalog)).iter("details"))) == 1

    @pytest.mark.parametrize(
        ("steps", "names"),
        [
            ((0, 0.1), ["large"]),
            ((0.1, 0.2), ["medium", "large"]),
            ((0, 0.1, 0.2, 0.3), ["0.1 em", "0.2 em", "0.3 em"]),
        ],
    )
    def test_steps_have_the_familiar_names_while_these_reach(self, steps, names):
        tree = parse(panel(Catalog(letter_spacings=steps), lang="en"))
        labels = [one for one in tree.iter("label") if one[0].attrib["name"] == "letter-spacing"]
        assert [one.attrib["title"] for one in labels] == ["normal", *names]


class TestSchemes:
    def test_a_short_label_is_seen_with_the_ratio_and_the_long_one_is_said(self):
        tree = parse(panel(CLASSIC, lang="be"))
        label = next(
            one
            for one in tree.iter("label")
            if one.attrib.get("data-scheme") == "dark-blue-on-blue"
        )
        assert label.attrib["title"] == "цёмна-сінім па блакітным, 7,75\u00a0:\u00a01"
        assert "".join(label.itertext()) == (
            "Аана блакітным (цёмна-сінім па блакітным, 7,75\u00a0:\u00a01)"
        )

    def test_the_ratio_is_truncated_as_everywhere(self):
        notes = [note for note in texts(parse(panel(CLASSIC, lang="en")), "small") if "(" in note]
        assert notes[0] == "(black on white, 21\u00a0:\u00a01)"
        assert notes[2] == "(dark blue on blue, 7.75\u00a0:\u00a01)"

    def test_a_schemes_own_sample_is_shown(self):
        scheme = Scheme(token="ink", text="#000", background="#fff", sample="Ўў")
        assert 'aria-hidden="true">Ўў</b>' in panel(Catalog(schemes=(scheme,)))


class TestState:
    @pytest.mark.parametrize(
        "preferences",
        [
            Preferences(),
            CHOSEN,
            OWN_COLORS,
            Preferences(scheme=Scheme(token="own", text="#fff", background="#000", link="#ff0")),
        ],
    )
    def test_posting_the_form_untouched_gives_the_same_preferences(self, preferences):
        tree = parse(panel(CLASSIC, preferences))
        assert Preferences.from_query(posted(tree)) == preferences

    def test_the_status_says_in_words_what_is_on(self):
        assert status(parse(panel(CLASSIC, CHOSEN, lang="ru"))) == (
            "Включено: Шрифт: Times New Roman; Размер шрифта: 150\u00a0%; "
            "Интервал между буквами (кернинг): средний; "
            "Цветовая схема: тёмно-синим по голубому; Межстрочный интервал: 1,5; "
            "Изображения: выключены; Ссылки: подчёркнуты."
        )

    def test_the_status_says_that_nothing_is_on(self):
        tree = parse(panel(CLASSIC, lang="en"))
        assert status(tree) == "Nothing is changed: this is the regular version."

    @pytest.mark.parametrize(("preferences", "shown"), [(CHOSEN, False), (OWN_COLORS, True)])
    def test_own_colors_are_shown_only_while_they_are_on(self, preferences, shown):
        (label,) = (
            one
            for one in parse(panel(CLASSIC, preferences)).iter("label")
            if one.attrib.get("data-scheme") == "own"
        )
        assert ("hidden" not in label.attrib) == shown

    def test_own_colors_are_told(self):
        tree = parse(panel(CLASSIC, OWN_COLORS, lang="en"))
        assert status(tree) == "On: Color scheme: own colors."

    def test_a_choice_that_this_catalog_does_not_offer_shows_as_none(self):
        tree = parse(panel(Catalog(font_sizes=(110,)), Preferences(font_size=150), lang="en"))
        assert posted(tree)["font-size"] == ""
        assert status(tree) == "Nothing is changed: this is the regular version."

    def test_opened(self):
        assert "<details open>" in panel(CLASSIC, opened=True)
        assert "<details open>" not in panel(CLASSIC)

    def test_apply_is_the_default_button_so_that_enter_does_not_reset(self):
        buttons = [one.attrib for one in parse(panel(CLASSIC)).iter("button")]
        submitting = [one for one in buttons if one.get("type") != "button"]
        here = {"formaction": "/a11yview#a11yview-settings"}
        assert submitting[0] == here
        assert submitting[-1] == {"name": "reset", "value": "on", **here, "aria-disabled": "true"}

    def test_every_button_that_posts_leads_back_to_the_open_panel(self):
        preset = Preset(token="calm", preferences={"motion": "reduce"})
        tree = parse(panel(Catalog(presets=(preset,)), action="/x#y"))
        buttons = [one for one in tree.iter("button") if one.get("type") != "button"]
        goals = {one.get("formaction") for one in buttons}
        assert len(buttons) == 3
        assert goals == {"/x#a11yview-settings"}
        (goal,) = (one for one in tree.iter() if one.get("id") == "a11yview-settings")
        assert goal in list(tree.find(".//details"))

    def test_the_regular_version_can_be_had_when_something_is_chosen(self):
        (reset,) = (
            one.attrib
            for one in parse(panel(CLASSIC, CHOSEN)).iter("button")
            if one.attrib.get("name") == "reset"
        )
        assert "aria-disabled" not in reset


class TestLanguage:
    @pytest.mark.parametrize(
        ("lang", "locale", "opener"),
        [
            ("be", "be", "Версія для слабавідушчых"),
            ("be-BY", "be", "Версія для слабавідушчых"),
            ("be_BY", "be", "Версія для слабавідушчых"),
            ("RU", "ru", "Версия для слабовидящих"),
            ("en-Latn-GB", "en", "Display settings"),
            ("ka", "be", "Версія для слабавідушчых"),
            ("", "be", "Версія для слабавідушчых"),
            ("\x00<b>", "be", "Версія для слабавідушчых"),
        ],
    )
    def test_a_tag_finds_its_words_or_those_of_the_catalogs_first_locale(
        self, lang, locale, opener
    ):
        tree = parse(panel(CLASSIC, lang=lang))
        assert next(tree.iter("form")).attrib["lang"] == locale
        assert texts(tree, "summary")[0] == opener

    def test_without_any_words_it_is_english(self):
        tree = parse(panel(Catalog(locales=("fi",)), lang="fi"))
        assert next(tree.iter("form")).attrib["lang"] == "en"

    def test_a_catalogs_words_make_a_locale_and_english_fills_in(self):
        catalog = Catalog(locales=("fi",), fonts=(), words={"fi": {"opener": "Näyttöasetukset"}})
        tree = parse(panel(catalog, lang="fi-FI"))
        assert next(tree.iter("form")).attrib["lang"] == "fi"
        assert texts(tree, "summary") == ["Näyttöasetukset", "More"]

    def test_a_tag_of_any_length_is_looked_up_in_no_time(self):
        for lang in ("a-" * 500_000, "be" * 500_000, "be-" * 500_000, "zh-" + "x" * 1_000_000):
            words_for(CLASSIC, lang)
        assert words_for(CLASSIC, "be-" * 500_000).locale == "be"
        assert words_for(CLASSIC, "beeee").locale == "be"
        assert words_for(CLASSIC, "ruX-RU").locale == "be"
        assert words_for(Catalog(locales=("en",)), "ru-" + "x" * 9).locale == "ru"

    @pytest.mark.parametrize("lang", LOCALES)
    def test_every_language_has_every_word_and_says_who_confirmed_them(self, lang):
        text = (files("a11yview.emit") / "locales" / f"{lang}.json").read_text("utf-8")
        told = {key: word for key, word in json.loads(text).items() if key.startswith("$")}
        assert set(told) == {"$seen-on-sites", "$confirmed-by-native-readers"}
        known = {"none", *json_words("en")}
        assert known.issuperset(" ".join(told.values()).split())
        schemes = [scheme.label(lang) for scheme in CLASSIC.schemes]
        assert len(set(schemes)) == len(schemes)
        assert lang == "en" or not set(schemes) & {it.label("en") for it in CLASSIC.schemes}
        assert left_english(CLASSIC, lang) == ()

    @pytest.mark.parametrize(
        ("lang", "fonts"),
        [("kk", 2), ("de-AT", 2), ("el", 2), ("xx", 2), ("ar", 0), ("zh-TW", 0), ("sr-Arab", 0)],
    )
    def test_a_font_is_offered_where_it_has_the_letters(self, lang, fonts):
        page = panel(CLASSIC, lang=lang)
        assert page.count('value="arial"') + page.count('value="times-new-roman"') == fonts
        assert len(CLASSIC.for_language(lang).fonts) == fonts

    def test_the_longest_tag_with_words_is_found(self):
        words = {"sr": {"reset": "Обична верзија"}, "sr-Latn": {"reset": "Obična verzija"}}
        catalog = Catalog(locales=tuple(words), fonts=(), words=words)
        assert ">Obična verzija<" in panel(catalog, lang="sr-Latn-RS")
        assert ">Обична верзија<" in panel(catalog, lang="sr-RS")

    def test_a_catalogs_words_win_over_the_shipped_ones(self):
        catalog = Catalog(words={"ru": {"reset": "Вернуть как было"}})
        assert texts(parse(panel(catalog, lang="ru")), "button")[-1] == "Вернуть как было"

    def test_a_word_that_the_panel_does_not_know_is_the_authors_error(self):
        catalog = Catalog(words={"ru": {"opner": "Открыть"}})
        with pytest.raises(
            CatalogError, match=r"words\.ru\.opner: unknown word: 'opner'; did you mean 'opener'\?"
        ):
            panel(catalog)

    def test_a_word_without_its_number_is_refused(self):
        catalog = Catalog(words={"ru": {"percent": "процентов"}})
        said = r"words\.ru\.percent: no number in it: 'процентов'; write {} where it goes"
        with pytest.raises(CatalogError, match=said):
            panel(catalog)

    @pytest.mark.parametrize(
        ("locale", "direction"),
        [
            *((locale, "rtl") for locale in ("fa", "uz-Arab", "he-IL", "nqo", "syr", "pnb")),
            *((locale, "rtl") for locale in ("ks", "mzn", "sdh-IR")),
            *((locale, "ltr") for locale in ("ks-Deva", "uk", "uz")),
        ],
    )
    def test_the_direction_is_the_scripts(self, locale, direction):
        catalog = Catalog(locales=(locale,), fonts=(), words={locale: {"apply": "x"}})
        assert next(parse(panel(catalog, lang=locale)).iter("form")).attrib["dir"] == direction


class TestHostile:
    EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> &amp; {}"

    def test_no_text_of_author_or_server_opens_an_element(self):
        texts_by_locale = {"en": self.EVIL}
        catalog = Catalog(
            schemes=(
                Scheme(
                    token="evil",
                    text="#000",
                    background="#fff",
                    labels=texts_by_locale,
                    short_labels={"en": self.EVIL[::-1]},
                    sample=self.EVIL,
                ),
            ),
            fonts=(Font(token="f", family=("F",), generic="serif", labels=texts_by_locale),),
            words={"en": dict.fromkeys(json_words("en"), self.EVIL)},
        )
        hostile = panel(
            catalog,
            Preferences(scheme="evil", catalog=catalog),
            action=self.EVIL,
            return_to="/" + self.EVIL,
            lang="en",
        )
        tree, plain = parse(hostile), parse(panel(CLASSIC, lang="en", return_to="/"))
        tags = {node.tag for node in plain.iter()}
        attributes = {name for node in plain.iter() for name in node.attrib}
        assert {node.tag for node in tree.iter()} <= tags
        assert {name for node in tree.iter() for name in node.attrib} <= attributes
        form = next(tree.iter("form")).attrib
        assert form["action"] == self.EVIL
        assert posted(tree)["return-to"] == "/" + self.EVIL

    @pytest.mark.parametrize("back", ["", "news", "//evil.example", "https://x/", "/\ud800", "/\0"])
    def test_a_way_back_that_the_server_would_not_take_is_left_out(self, back):
        form = panel(CLASSIC, return_to=back)
        assert "return-to" not in posted(parse(form))
        assert form.encode()

    def test_there_is_no_inline_style_script_or_handler(self):
        for node in parse(panel(CLASSIC, CHOSEN)).iter():
            assert node.tag not in {"script", "style"}
            assert not [name for name in node.attrib if name == "style" or name.startswith("on")]


def json_words(locale):
    text = (files("a11yview.emit") / "locales" / f"{locale}.json").read_text("utf-8")
    return {key: word for key, word in json.loads(text).items() if not key.startswith("$")}


class TestWords:
    @pytest.mark.parametrize("locale", LOCALES)
    def test_each_locale_has_every_word_in_the_same_order(self, locale):
        assert list(json_words(locale)) == list(json_words("en"))

    @pytest.mark.parametrize(
        ("locale", "foreign"),
        [
            # No Latin look-alike hides among Cyrillic letters; no letter of the neighbor's
            # alphabet either.
            ("be", "[A-Za-zИиЩщЪъ]"),
            ("ru", "[A-Za-zІіЎў]"),
            ("en", "[А-я]"),
        ],
    )
    def test_each_locale_is_written_in_its_own_letters(self, locale, foreign):
        texts = [text.replace("JavaScript", "") for text in json_words(locale).values()]
        assert not [text for text in texts if re.search(foreign, text)]

    @pytest.mark.parametrize("locale", LOCALES)
    def test_placeholders_are_kept(self, locale):
        words = json_words(locale)
        assert [key for key, text in words.items() if "{}" in text] == ["keys", "percent", "ratio"]


class TestAction:
    @pytest.mark.parametrize(
        "action",
        ["javascript:x", " JavaScript:x", "java\tscript:x", "\0data:,x", "mailto:a@b.c", "/\ud800"],
    )
    def test_what_is_no_address_to_post_to_is_refused(self, action):
        with pytest.raises(EmitError) as caught:
            panel(CLASSIC, action=action)
        assert str(caught.value) == (
            f"action: not an address to post to: {action!r}; use a path or https:"
        )

    @pytest.mark.parametrize(
        "action", ["/a11yview", "settings?a=b:c", "../x:y", "https://a.example/", "HTTP://a/", "?"]
    )
    def test_paths_and_web_addresses_are_kept(self, action):
        assert f'action="{action}"' in panel(CLASSIC, action=action)


def test_template_engines_take_it_as_safe():
    html = panel(CLASSIC)
    assert isinstance(html, str)
    assert html.__html__() == html
    assert type(html.__html__()) is str


@pytest.mark.parametrize(
    ("lang", "preferences"),
    [("be", Preferences()), ("ru", CHOSEN), ("en", OWN_COLORS)],
)
def test_golden(golden, lang, preferences):
    golden(f"panel.{lang}.html", panel(CLASSIC, preferences, lang=lang, return_to="/") + "\n")


class TestOwnColors:
    PICKING = Catalog(own_colors=True)

    def test_a_site_may_offer_own_colors_alone(self):
        html = panel(Catalog(own_colors=True, schemes=()))
        assert html.count('type="color"') == 2
        assert html.count('name="scheme"') == 2

    def test_only_a_catalog_that_offers_it_has_the_picker(self):
        assert 'type="color"' not in panel(Catalog.classic())
        assert panel(self.PICKING).count('type="color"') == 2

    def test_it_shows_what_was_picked_and_keeps_the_other_roles(self):
        own = Scheme(token="own", text="#102030", background="#f0f0f0", link="#400040")
        html = panel(self.PICKING, Preferences(scheme=own))
        assert '<input type="color" name="text" value="#102030">' in html
        assert '<input type="color" name="background" value="#f0f0f0">' in html
        assert '<input type="hidden" name="link" value="400040">' in html
        assert html.count('name="text"') == 1

    @pytest.mark.parametrize(("lang", "low"), [("be", "нізкі кантраст"), ("ru", "низкий контраст")])
    def test_it_warns_in_the_language_of_the_page(self, lang, low):
        own = Scheme(token="own", text="#808080", background="#909090")
        assert panel(self.PICKING, Preferences(scheme=own), lang=lang).count(f", {low}") >= 3


@pytest.mark.parametrize("lang", LOCALES)
def test_a_ratio_and_the_steps_of_the_size_are_each_one_piece(lang):
    catalog = Catalog(locales=tuple(LOCALES))
    assert " " not in words_for(catalog, lang)["ratio"]
    # On its own side of the letter, in a right-to-left panel too.
    html = panel(catalog, lang=lang)
    assert "<bdi>A\N{MINUS SIGN}</bdi>" in html
    assert "<bdi>A+</bdi>" in html
