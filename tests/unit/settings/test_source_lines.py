"""The line on which a key of a configuration stands, for messages."""

from __future__ import annotations

import json
import tomllib

import pytest

from a11yview.settings import Catalog
from a11yview.settings.source_lines import key_lines, line_of

TOML = '''\
# a comment with [brackets] and = signs
font_sizes = [100,
  150, # x ] "
  "big"]
words.be.opener = """
a = 1
b"""
literal = \'\'\'
[x]\'\'\'
[check.resolve]
"https://cdn.example/" = "vendor"
[[schemes]]
token = "a"
[schemes.labels]
be = 'x = "y'
[[schemes]]
inline = { a = 1, b = { c = [1, [2, "3"]] } }
[[fonts]]
[[fonts.web_font]]
url = "1"
[[fonts.web_font]]
[[fonts]]
[[fonts.web_font]]
url = "3"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("font_sizes", 2),
        ("font_sizes[1]", 3),
        ("font_sizes[2]", 4),
        ("words.be.opener", 5),
        ("a", None),
        ("x", None),
        ("literal", 8),
        ("check.resolve.https://cdn.example/", 11),
        ("schemes[0].token", 13),
        ("schemes[0].labels.be", 15),
        ("schemes[1]", 16),
        ("schemes[1].border", 16),
        ("schemes[1].inline.b.c[1][1]", 17),
        ("fonts[0].web_font[0].url", 20),
        ("fonts[0].web_font[1]", 21),
        ("fonts[1].web_font[0].url", 24),
        ("", None),
    ],
)
def test_in_toml(path: str, line: int | None) -> None:
    tomllib.loads(TOML)
    assert line_of(path, key_lines(TOML)) == line


def test_in_json() -> None:
    text = '{\n"a": [1,\n2, {"b":\n[3]}],\n"c": {"d": "x,y",\n"e": null}}'
    json.loads(text)
    first = {"a": 2, "a[0]": 2, "a[1]": 3, "a[2]": 3, "a[2].b": 3, "a[2].b[0]": 4}
    assert key_lines(text) == {**first, "c": 5, "c.d": 5, "c.e": 6}


def test_every_key_of_a_catalog_is_found() -> None:
    text = Catalog.classic().to_json()
    lines, numbered = key_lines(text), text.splitlines()
    for number, scheme in enumerate(json.loads(text)["schemes"]):
        for key in scheme:
            assert f'"{key}"' in numbered[lines[f"schemes[{number}].{key}"] - 1]


def test_of_a_project_only_what_is_ours() -> None:
    text = "[project]\nlevel = 1\n[tool.a11yview]\nfonts = 1\n[tool.other]\nschemes = 1\n"
    lines = key_lines(text)
    assert (line_of("fonts", lines), line_of("schemes", lines)) == (4, None)


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "a.b=" * 20_000, "]" * 9, "'''" * 9999, '"\n,=' * 999]
)
def test_what_is_no_configuration_has_no_lines_and_does_no_harm(text: str) -> None:
    assert line_of("schemes[0].text", key_lines(text)) is None
