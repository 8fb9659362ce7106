"""Choices made in another panel are taken over, once."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from a11yview.settings import Catalog, Preferences
from a11yview.settings.choice import OTHER_PANELS
from a11yview.settings.other_panels import PANELS, stores_of
from a11yview.settings.taking_over import take_over

ALL = Catalog(take_over=OTHER_PANELS)
BVI = "bvi_panelActive=true; bvi_theme=black; bvi_fontFamily=times; bvi_fontSize=24; "
BVI += "bvi_letterSpacing=average; bvi_lineHeight=average; bvi_images=grayscale"


def test_the_catalog_names_the_panels_that_are_known() -> None:
    assert tuple(PANELS) == OTHER_PANELS


@pytest.mark.parametrize(
    ("cookies", "chosen"),
    [
        (
            BVI,
            (
                "scheme=white-on-black&font=times-new-roman&font-size=150&letter-spacing=0.12"
                "&line-height=2&images=grayscale"
            ),
        ),
        # the standard of that panel, and of ours, is no choice
        (
            "bvi_panelActive=true; bvi_fontSize=16; bvi_letterSpacing=normal; bvi_theme=white",
            "scheme=black-on-white",
        ),
        ("bvi_panelActive=true; bvi_fontSize=39", "font-size=200"),
        ("bvi_panelActive=false; bvi_theme=black", ""),
        ("bvi_theme=black", ""),
        (
            (
                'special={"active":1,"color":3,"font_family":2,"font_size":3,"line_height":2,'
                '"letter_spacing":2,"images":false}'
            ),
            (
                "scheme=dark-blue-on-blue&font=times-new-roman&font-size=200&letter-spacing=0.12"
                "&line-height=1.5&images=hide"
            ),
        ),
        ("special=" + quote('{"active":true,"color":"5"}'), "scheme=green-on-dark-brown"),
        ('special={"active":0,"color":5}', ""),
        (
            "special-fontsize=big; special-color=color2; special-images=off; special-kerning=big",
            "scheme=white-on-black&font-size=150&letter-spacing=0.25&images=hide",
        ),
        (
            "chooseColor=4; letter-spacing=2px; font-family=Times%20New%20Roman; fontSize=18px",
            "scheme=brown-on-beige&font=times-new-roman&font-size=150&letter-spacing=0.12",
        ),
        (
            "any=arial%20font3%20color1%20img_off%20spacing-big",
            "scheme=black-on-white&font=arial&font-size=150&letter-spacing=0.25&images=hide",
        ),
        ("any=arial font3 and more", ""),
        ("", ""),
    ],
)
def test_from_the_cookies_of(cookies: str, chosen: str) -> None:
    taken = take_over(f"other=1; {cookies}", ALL)
    assert (taken.preferences.to_cookie() if taken else "") == chosen


def test_of_a_number_the_nearest_step_is_taken() -> None:
    catalog = Catalog(font_sizes=(100, 140, 300), letter_spacings=(), take_over=("bvi",))
    taken = take_over(BVI, catalog)
    assert taken is not None
    assert taken.preferences.font_size == 140
    assert taken.preferences.letter_spacing is None


def test_once() -> None:
    assert take_over(f"__Host-a11yview=scheme=white-on-black; {BVI}", ALL) is None
    assert take_over(f"a11yview=; {BVI}", ALL, secure=False) is None
    assert take_over(BVI, Catalog.classic()) is None
    taken = take_over(BVI, ALL, host="example.org:8000")
    assert taken is not None
    ours, *theirs = taken.set_cookies
    assert ours == (
        "__Host-a11yview=scheme=white-on-black&font=times-new-roman&font-size=150&letter-spacing="
        "0.12&line-height=2&images=grayscale; Path=/; Max-Age=31536000; SameSite=Lax; Secure"
    )
    assert theirs[0] == "bvi_theme=; Path=/; Max-Age=0"
    assert "bvi_panelActive=; Path=/; Max-Age=0; Domain=example.org" in theirs


@pytest.mark.parametrize("host", ["a\r\nSet-Cookie: x=1", "; Secure", "", "[::1]:80", "é.by"])
def test_a_host_that_is_none_is_not_written(host: str) -> None:
    taken = take_over(BVI, ALL, host=host)
    assert taken is not None
    assert not [cookie for cookie in taken.set_cookies if "Domain" in cookie]


@pytest.mark.parametrize(
    "header",
    [
        b"\xff\xfe\x00special={",
        "special=" + "[" * 1000,
        "special=" + quote(json.dumps({"active": 1, "color": [1], "images": None})),
        'special={"active":1,"color":1e999,"font_size":-1e400}',
        "special=" + "9" * 5000,
        BVI + "; x=" + "y" * 20_000,
        "bvi_panelActive=true; bvi_fontSize=" + "1" * 900,
        "a\r\nb=arial color1; =arial color1",
        "%00=%ff; special=%ff%7b",
        None,
    ],
)
def test_what_is_broken_is_nothing(header: str | bytes | None) -> None:
    assert take_over(header, ALL) is None


def test_every_choice_that_a_table_can_give_is_offered() -> None:
    for store in stores_of(ALL):
        for meanings in store.settings.values():
            for meant in filter(None, meanings.values()):
                assert Preferences.from_cookie(meant, ALL).to_cookie() == meant
