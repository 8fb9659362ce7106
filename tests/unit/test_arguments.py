"""Whatever a caller gives to a public function, the error names the argument and what is right."""

from __future__ import annotations

import re

import pytest

import a11yview
from a11yview.site.page_files import PageSource

CLASSIC = a11yview.Catalog.classic()
WRONG = {
    "ratio": lambda value: a11yview.meets(value, "AA"),
    "level": lambda value: a11yview.meets(4.5, value),
    "move": lambda value: a11yview.suggest("#777", "white", move=value),
    "channel": lambda value: a11yview.Color(red=0, green=value, blue=0),
    "lightness": lambda value: a11yview.Color.from_oklch(value, 0.1, 20),
    "preferences": a11yview.attributes,
    "catalog": a11yview.stylesheet,
    "mode": lambda value: a11yview.stylesheet(CLASSIC, mode=value),
    "action": lambda value: a11yview.panel(CLASSIC, action=value),
    "lang": lambda value: a11yview.panel(CLASSIC, lang=value),
    "text": a11yview.Preferences.parse,
    "table": a11yview.Catalog.from_mapping,
    "pages": a11yview.check,
    "pages[0]": lambda value: a11yview.check([value]),
    "states": lambda value: a11yview.check(["x.html"], states=value),
    "schemes": lambda value: a11yview.check(["x.html"], schemes=value),
    "viewports[0]": lambda value: a11yview.check(["x.html"], viewports=[value]),
    "ignore[0]": lambda value: a11yview.check(["x.html"], ignore=[value]),
    "html": lambda value: PageSource(name="x", html=value),
    "css": lambda value: PageSource(name="x", html="", css=value),
    "css[0]": lambda value: PageSource(name="x", html="", css=(value,)),
}
NOT_NONE = {
    "catalog": a11yview.script,
    "preferences": lambda value: a11yview.stylesheet(CLASSIC, value),
    "return_to": lambda value: a11yview.panel(CLASSIC, return_to=value),
    "resolve": lambda value: a11yview.check(["x.html"], resolve=value),
    "root": lambda value: a11yview.check(["x.html"], root=value),
    "cache": lambda value: a11yview.check(["x.html"], cache=value),
    "executor": lambda value: a11yview.check(["x.html"], executor=value),
}


@pytest.mark.parametrize("value", [None, 10**400, b"red", [1], object()], ids=type)
@pytest.mark.parametrize("name", WRONG)
def test_argument_of_another_type_is_named(name, value):
    if (name, type(value)) in {("ratio", int), ("pages", list), ("html", bytes)}:
        return
    with pytest.raises((TypeError, ValueError), match="^" + re.escape(name)):
        WRONG[name](value)


@pytest.mark.parametrize("value", [1, [1], object()], ids=type)
@pytest.mark.parametrize("name", NOT_NONE)
def test_optional_argument_of_another_type_is_named(name, value):
    with pytest.raises(TypeError, match=f"^{name}: wrong type: .*; use "):
        NOT_NONE[name](value)


def test_text_is_no_list_of_its_letters():
    with pytest.raises(TypeError, match=r"^states: not a list: 'hover'; use a list of site, "):
        a11yview.check(["x.html"], states="hover")
