"""The script's text; what it does is tested in a browser."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from a11yview.emit.client import script
from a11yview.settings import Catalog, Font, Preferences, offered, wire_name, write_value

CLASSIC = Catalog.classic()


def tokens(text):
    return json.JSONDecoder().raw_decode(text.partition("offered=")[2])[0]


def test_it_knows_exactly_what_the_catalog_offers_in_the_order_of_the_wire():
    expected = {
        wire_name(field): [write_value(one) for one in choices]
        for field, choices in offered(CLASSIC).items()
        if choices
    }
    assert tokens(script()) == expected
    assert list(tokens(script())) == list(expected)


def test_another_catalog_makes_another_script():
    font = Font(token="noto", family=("Noto Sans",), generic="sans-serif")
    other = script(Catalog(fonts=(font,)))
    assert tokens(other)["font"] == ["noto"]
    assert other.file_name != script().file_name


def test_colors_are_picked_only_where_the_catalog_offers_it():
    assert "type=color" not in script()
    picking = script(Catalog(own_colors=True))
    assert "type=color" in picking
    assert len(gzip.compress(picking.encode(), 9, mtime=0)) <= 5120


def test_it_fits_its_budget():
    assert len(gzip.compress(script().encode(), 9, mtime=0)) <= 4864


def test_it_evaluates_no_text():
    assert not re.search(r"eval|Function\(|innerHTML|insertAdjacent|document\.write", script())


def test_nothing_is_left_to_fill_in_and_no_comment_is_sent():
    text = script()
    assert "OFFERED" not in text
    assert "LIMIT" not in text
    assert not re.search(r"^\s*//", text, re.MULTILINE)


@pytest.mark.parametrize("own_colors", [False, True])
def test_strings_keep_the_spaces_that_the_code_loses(own_colors):
    text = script(Catalog(own_colors=own_colors))
    assert '"(?:^|; )"' in text
    assert not re.search(r" [=+?&|{}] ", re.sub(r'"[^"]*"|`[^`]*`', "", text))


def test_it_is_named_by_its_content():
    assert re.fullmatch(r"a11yview\.[0-9a-f]+\.js", script().file_name)
    assert script().integrity.startswith("sha384-")


def test_it_reads_as_much_as_the_server_does():
    """A cookie that the one refuses for its length must not mean something to the other."""
    longest = int(re.search(r"text\.length>(\d+)", script())[1])
    fits = "scheme=white-on-black&x=" + "x" * (longest - 24)
    assert Preferences.from_cookie(fits)
    assert not Preferences.from_cookie(fits + "x")


def test_golden(golden):
    golden("script.js", script())
