"""The wire: the exact writing, lenient reading, bounds, and the headers."""

from __future__ import annotations

import json

import pytest

from a11yview.settings import (
    COOKIE_MAX_AGE,
    COOKIE_NAME,
    DEV_COOKIE_NAME,
    Catalog,
    Preferences,
    Scheme,
    clear_cookie_header,
    preferences_from_cookie_header,
    set_cookie_header,
    write_value,
)

EXAMPLE = Preferences(
    underline_links=True,
    motion="reduce",
    letter_spacing=0.12,
    font_size=150,
    scheme="white-on-black",
)
WRITTEN = "scheme=white-on-black&font-size=150&letter-spacing=0.12&motion=reduce&underline-links=on"
OWN = Preferences(scheme=Scheme(token="own", text="#ffffff", background="#000000"))


@pytest.mark.parametrize("value", [5, ["x"], {"scheme": "white-on-black"}, object()])
def test_what_is_no_text_holds_no_choice(value):
    assert Preferences.from_json(value) == Preferences.from_cookie(value) == Preferences()


class TestWriting:
    def test_the_order_is_fixed(self):
        assert EXAMPLE.to_cookie() == WRITTEN

    def test_no_choice_is_an_empty_text(self):
        assert Preferences().to_cookie() == ""
        assert Preferences().to_json() == "{}"

    def test_own_colors_are_two(self):
        assert OWN.to_cookie() == "scheme=own&text=ffffff&background=000000"

    def test_own_colors_with_a_role_of_their_own(self):
        one = Scheme(token="own", text="#fff", background="#000", button_text="#0f0")
        assert Preferences(scheme=one).to_cookie() == (
            "scheme=own&text=ffffff&background=000000&button-text=00ff00"
        )

    def test_a_given_role_moves_what_derives_from_it_and_is_still_read_back(self):
        derived = Scheme(token="own", text="#fff", background="#000")
        one = Scheme(token="own", text="#fff", background="#000", link="#0ff", focus=derived.focus)
        assert Preferences.from_cookie(Preferences(scheme=one).to_cookie()).scheme == one

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (0.0, "0"),
            (0.12, "0.12"),
            (1.5, "1.5"),
            (2.0, "2"),
            (10.0, "10"),
            (150, "150"),
            (0, "0"),
            (0.001, "0.001"),
            (True, "on"),
        ],
    )
    def test_numbers_are_shortest(self, value, written):
        assert write_value(value) == written

    def test_json_keeps_the_types(self):
        assert json.loads(EXAMPLE.to_json()) == {
            "scheme": "white-on-black",
            "font-size": 150,
            "letter-spacing": 0.12,
            "motion": "reduce",
            "underline-links": True,
        }


class TestCookie:
    def test_it_gives_back(self):
        assert Preferences.from_cookie(WRITTEN) == EXAMPLE
        assert Preferences.from_cookie(WRITTEN.encode()) == EXAMPLE

    def test_quotes_that_a_server_put_round_it_come_off(self):
        assert Preferences.from_cookie(f'"{WRITTEN}"') == EXAMPLE
        assert Preferences.from_cookie(f'"{WRITTEN}"'.encode()) == EXAMPLE

    def test_the_unknown_is_dropped_and_the_known_kept(self):
        text = "scheme=pink&font-size=150&letter-spacing=9&x=y&&=&font&images"
        assert Preferences.from_cookie(text) == Preferences(font_size=150)

    @pytest.mark.parametrize("value", ["0.120", ".12", "0,12", "+0.12", "1.2e-1", "0.12em", "٠.١٢"])
    def test_only_the_canonical_writing_is_known(self, value):
        assert Preferences.from_cookie(f"letter-spacing={value}") == Preferences()

    def test_the_last_value_counts(self):
        assert Preferences.from_cookie("font-size=150&font-size=200").font_size == 200
        assert Preferences.from_cookie("font-size=150&font-size=x").font_size is None

    def test_what_is_too_long_holds_no_choice(self):
        text = WRITTEN + "&" + "x" * (1024 - len(WRITTEN) - 1)
        assert Preferences.from_cookie(text) == EXAMPLE
        assert Preferences.from_cookie(text + "x") == Preferences()

    @pytest.mark.parametrize(
        "text", [None, "", b"", '"', b'"', "\0", b"\xff\xfe", "<script>", "\ud800", 1]
    )
    def test_nothing_from_anyone_raises(self, text):
        assert Preferences.from_cookie(text) == Preferences()

    def test_it_is_read_by_the_catalog_of_the_site(self):
        catalog = Catalog(font_sizes=(300,))
        assert Preferences.from_cookie("font-size=300", catalog).font_size == 300
        assert Preferences.from_cookie("font-size=150", catalog) == Preferences()

    @pytest.mark.parametrize(
        "text",
        [
            "scheme=own",
            "scheme=own&text=ffffff",
            "scheme=own&text=ffffff&background=red",
            "scheme=own&text=ffffff&background=000",
            "scheme=own&text=ffffff&background=url(x)",
            "scheme=own&text=ffffff&background=0000000",
            "text=ffffff&background=000000",
        ],
    )
    def test_own_colors_are_two_of_six_digits(self, text):
        assert Preferences.from_cookie(text) == Preferences()


class TestForm:
    @pytest.mark.parametrize(
        "form",
        [
            WRITTEN,
            WRITTEN.encode(),
            WRITTEN + "&font=&next=%2Fnews%3Fa%3Db&token=" + "x" * 2000,
            dict(part.split("=") for part in WRITTEN.split("&")),
            {part.split("=")[0]: ["x", part.split("=")[1]] for part in WRITTEN.split("&")},
        ],
    )
    def test_a_body_or_a_mapping_of_either_kind(self, form):
        assert Preferences.from_query(form) == EXAMPLE

    def test_own_colors_come_as_a_color_input_sends_them(self):
        assert Preferences.from_query("scheme=own&text=%23FFFFFF&background=%23000000") == OWN
        assert (
            Preferences.from_query({"scheme": "own", "text": "#ffffff", "background": ["#000000"]})
            == OWN
        )

    def test_colors_beside_another_scheme_say_nothing(self):
        form = "scheme=white-on-black&text=%23ff0000&background=%23ff0001"
        assert Preferences.from_query(form) == Preferences(scheme="white-on-black")

    @pytest.mark.parametrize(
        "form", [None, "", {}, {"font": []}, {"font": None}, {"font": [None]}, 1, "&" * 20_000]
    )
    def test_nothing_from_anyone_raises(self, form):
        assert Preferences.from_query(form) == Preferences()


class TestJson:
    def test_it_gives_back(self):
        assert Preferences.from_json(EXAMPLE.to_json()) == EXAMPLE
        assert Preferences.from_json(EXAMPLE.to_json().encode()) == EXAMPLE
        assert Preferences.from_json(OWN.to_json()) == OWN

    def test_a_number_is_a_number_however_written(self):
        text = '{"font-size": 150.0, "letter-spacing": 0.120, "line-height": 2}'
        assert Preferences.from_json(text) == Preferences(
            font_size=150, letter_spacing=0.12, line_height=2
        )

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "null",
            "[]",
            "[" * 4000,
            '{"font-size": NaN}',
            '{"font-size": Infinity}',
            '{"font-size": 1e999}',
            '{"font-size": ' + "9" * 4000 + "}",
            '{"font-size": 150.0001}',
            '{"underline-links": 1}',
            '{"underline-links": false}',
            '{"letter-spacing": false}',
            '{"scheme": ["white-on-black"]}',
            '{"scheme": "\\ud800"}',
            b"\xff\xfe\x00",
            " " * 5000 + '{"font-size": 150}',
            None,
        ],
    )
    def test_nothing_from_anyone_raises(self, text):
        assert Preferences.from_json(text) == Preferences()


class TestHeaders:
    def test_setting(self):
        assert set_cookie_header(EXAMPLE) == (
            f"__Host-a11yview={WRITTEN}; Path=/; Max-Age={COOKIE_MAX_AGE}; SameSite=Lax; Secure"
        )

    def test_a_development_server(self):
        assert set_cookie_header(EXAMPLE, secure=False) == (
            f"a11yview={WRITTEN}; Path=/; Max-Age={COOKIE_MAX_AGE}; SameSite=Lax"
        )

    def test_clearing(self):
        cleared = "__Host-a11yview=; Path=/; Max-Age=0; SameSite=Lax; Secure"
        assert clear_cookie_header() == cleared
        assert set_cookie_header(Preferences()) == cleared
        assert clear_cookie_header(secure=False) == "a11yview=; Path=/; Max-Age=0; SameSite=Lax"

    def test_reading_finds_the_cookie_among_others(self):
        header = f"a=b;{COOKIE_NAME}={WRITTEN} ; {DEV_COOKIE_NAME}=font-size=200; c"
        assert preferences_from_cookie_header(header) == EXAMPLE
        assert preferences_from_cookie_header(header.encode()) == EXAMPLE
        assert preferences_from_cookie_header(header, secure=False).font_size == 200

    def test_a_plain_cookie_changes_nothing_over_https(self):
        assert preferences_from_cookie_header(f"{DEV_COOKIE_NAME}={WRITTEN}") == Preferences()

    def test_the_first_of_two_counts(self):
        header = f"{COOKIE_NAME}=font-size=150; {COOKIE_NAME}=font-size=200"
        assert preferences_from_cookie_header(header).font_size == 150

    @pytest.mark.parametrize(
        "header",
        [
            None,
            "",
            ";;;",
            f"{COOKIE_NAME}",
            f"{COOKIE_NAME}=" + "x" * 10_000,
            f"{COOKIE_NAME}=\0<script>",
            f"x{COOKIE_NAME}=font-size=150",
            b"\xff\x00",
            7,
            {"a": "b"},
        ],
    )
    def test_a_hostile_header_changes_nothing(self, header):
        assert preferences_from_cookie_header(header) == Preferences()
