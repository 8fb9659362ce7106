"""Fonts: their stack in CSS, the letters they have, the files they come from."""

from __future__ import annotations

import pytest

from a11yview.errors import CatalogError
from a11yview.settings import Catalog, Font, FontFace
from a11yview.settings.font import script_of


def font(**given):
    return Font(**{"token": "one", "family": ("One",), "generic": "serif", **given})


def refused(make, **given):
    with pytest.raises(CatalogError) as caught:
        make(**given)
    return caught.value.problems


class TestFamily:
    def test_classic_stacks(self):
        stacks = {one.token: one.css_family for one in Catalog.classic().fonts}
        assert stacks == {
            "arial": 'Arial,Arimo,"Liberation Sans",Helvetica,sans-serif',
            "times-new-roman": '"Times New Roman",Tinos,"Liberation Serif",Times,serif',
        }

    @pytest.mark.parametrize("name", ["serif", "Inherit", "initial", "4th", "Шрыфт", "a.b"])
    def test_a_name_that_css_would_read_otherwise_is_quoted(self, name):
        assert font(family=(name,)).css_family == f'"{name}",serif'

    @pytest.mark.parametrize(
        "name",
        [
            "",
            " ",
            'a"b',
            "a;b",
            "a\\b",
            "a{",
            "a,b",
            "</style>",
            "a\n",
            "a\x85",
            "a\u2028",
            "\ud800",
            1,
        ],
    )
    def test_a_name_that_could_end_a_declaration_is_refused(self, name):
        assert refused(font, family=(name,))[0].startswith(f"family[0]: wrong value: {name!r}")

    def test_an_empty_stack_is_refused(self):
        assert refused(font, family=())[0].startswith("family: empty: ()")

    def test_a_text_is_no_stack(self):
        assert refused(font, family="Arial")[0].startswith("family: not a list: 'Arial'")

    def test_a_family_stands_once(self):
        assert refused(font, family=("A", "A"))[0].startswith("family[1]: repeated: 'A'")

    def test_the_generic_is_one_of_css(self):
        assert refused(font, generic="sans")[0].startswith("generic: unknown value: 'sans'")

    def test_the_name_is_the_label_or_the_first_family(self):
        assert font().label("be") == "One"
        assert font(labels={"be": "Адзін"}).label("be-BY") == "Адзін"


class TestScripts:
    @pytest.mark.parametrize(
        ("locale", "script"),
        [
            ("be", "Cyrl"),
            ("be-tarask", "Cyrl"),
            ("en-GB", "Latn"),
            ("sr", "Cyrl"),
            ("sr-Latn-RS", "Latn"),
            ("ar", "Arab"),
            ("xx", None),
        ],
    )
    def test_a_locale_is_written_in(self, locale, script):
        assert script_of(locale) == script

    @pytest.mark.parametrize("script", ["cyrl", "Cyrillic", "", None])
    def test_a_script_is_an_iso_15924_code(self, script):
        assert refused(font, scripts=[script])[0].startswith(f"scripts[0]: wrong value: {script!r}")

    def test_classic_fonts_have_the_letters_of_the_classic_locales(self):
        classic = Catalog.classic()
        needed = {script_of(locale) for locale in classic.locales}
        assert all(needed <= set(one.scripts) for one in classic.fonts)


class TestFace:
    @pytest.mark.parametrize(
        "url", ["https://fonts.example/a.woff2", "/a.woff2?v=1", "./a.woff2", "fonts/a-b_c.woff2"]
    )
    def test_an_address_is_https_or_a_path(self, url):
        assert FontFace(url=url).url == url

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "http://a.example/a.woff2",
            "//a.example/a.woff2",
            "javascript:alert(1)",
            "data:font/woff2,x",
            "/a b",
            "/a)b",
            '/a"b',
            "/a\\b",
            "/" + "a" * 500,
            "https://",
            None,
        ],
    )
    def test_another_address_is_refused(self, url):
        assert refused(FontFace, url=url)[0].startswith("url: not an address of a font")

    def test_its_descriptors_are_those_of_css(self):
        problems = refused(FontFace, url="/a", weight="0", style="x", unicode_range=["U+"])
        assert [problem.split(":")[0] for problem in problems] == [
            "weight",
            "style",
            "unicode_range[0]",
        ]

    @pytest.mark.parametrize(
        "text", ["U+0", "u+0400-045F", "U+10FFFF", "U+4??", "U+0?????", "U+10????"]
    )
    def test_a_range_of_code_points(self, text):
        assert FontFace(url="/a", unicode_range=(text,)).unicode_range == (text,)

    @pytest.mark.parametrize(
        "text", ["U+110000", "U+FFFFFF", "U+4?5", "U+1?????", "U+??????", "U+1;"]
    )
    def test_what_is_no_range_of_code_points(self, text):
        # a browser drops the descriptor, and then takes the file for every letter
        problems = refused(FontFace, url="/a", unicode_range=(text,))
        assert problems[0].startswith(f"unicode_range[0]: wrong value: {text!r}")

    def test_a_font_takes_nothing_else(self):
        assert refused(font, web_font="/a.woff2")[0].startswith("web_font: not font faces")
        assert font(web_font=[FontFace(url="/a")]).web_font == (FontFace(url="/a"),)
