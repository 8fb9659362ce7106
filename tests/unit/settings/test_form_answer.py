from __future__ import annotations

import pytest

from a11yview import Catalog, Preferences
from a11yview.settings import form_answer
from a11yview.settings.form_answer import is_local_path

CLASSIC = Catalog.classic()
BLACK = "__Host-a11yview=scheme=white-on-black; Path=/; Max-Age=31536000; SameSite=Lax; Secure"


@pytest.mark.parametrize(
    "form",
    [
        "scheme=white-on-black&font=&return-to=%2Fnews%3Fpage%3D2",
        b"scheme=white-on-black&font=&return-to=%2Fnews%3Fpage%3D2",
        {"scheme": "white-on-black", "font": "", "return-to": "/news?page=2"},
        {"scheme": ["white-on-black"], "font": [""], "return-to": ["/news?page=2"]},
    ],
)
def test_a_choice_is_kept_and_leads_back(form: object) -> None:
    answer = form_answer(form, CLASSIC)
    assert answer == ("/news?page=2", BLACK, Preferences(scheme="white-on-black"))


def test_the_regular_version_clears_the_cookie() -> None:
    answer = form_answer("scheme=white-on-black&reset=on", CLASSIC)
    assert answer.location == "/"
    assert answer.set_cookie.startswith("__Host-a11yview=; Path=/; Max-Age=0;")
    assert not answer.preferences


def test_over_plain_http_the_cookie_has_the_plain_name() -> None:
    answer = form_answer("scheme=white-on-black", CLASSIC, secure=False)
    assert answer.set_cookie.startswith("a11yview=scheme=white-on-black; Path=/;")


@pytest.mark.parametrize(
    "back",
    [
        *("//evil.example", "/\\evil.example", "https://evil.example", "/\ta", "", "a"),
        "/\ud800",
    ],
)
def test_no_answer_leads_off_the_site(back: str) -> None:
    assert not is_local_path(back)
    assert form_answer({"return-to": back}, CLASSIC).location == "/"


@pytest.mark.parametrize("back", ["/" + "x" * 4096, "/" + "Ж" * 1000])
def test_no_header_is_too_long_to_be_sent(back: str) -> None:
    assert form_answer({"return-to": back}, CLASSIC).location == "/"


@pytest.mark.parametrize("form", [None, 7, b"\xff", "%", {"reset": None}, {"return-to": 3}])
def test_whatever_comes_there_is_an_answer(form: object) -> None:
    assert form_answer(form, CLASSIC).location == "/"


@pytest.mark.parametrize("form", [{"return-to": "/a b?c=d+e"}, "return-to=%2Fa+b%3Fc%3Dd%2Be"])
def test_a_path_with_a_space_is_led_back_to(form: object) -> None:
    """Frameworks decode paths, and a form sends a space as a plus."""
    assert form_answer(form, CLASSIC).location == "/a%20b?c=d+e"


@pytest.mark.parametrize("target", ["/", "/a/b?c=d#e", "/%41", "/Ж", "/a b"])
def test_local_paths(target: str) -> None:
    assert is_local_path(target)
    assert form_answer({"return-to": target}).location.isascii()
