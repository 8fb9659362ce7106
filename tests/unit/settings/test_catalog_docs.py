"""The reference of the catalog files is true: its examples are read, its tables complete."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from a11yview.errors import CatalogError
from a11yview.settings import FIELDS, ROLES, Catalog, Preferences
from a11yview.settings.catalog import field_names
from a11yview.settings.classic import ready_schemes

PAGE = (Path(__file__).parents[3] / "docs" / "catalog.md").read_text("utf-8")
SCHEMA = json.loads(files("a11yview.settings").joinpath("catalog.schema.json").read_text("utf-8"))


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.mark.parametrize("text", blocks("toml"))
def test_each_toml_example_is_read_and_changes_something(text):
    assert Catalog.from_toml(text) != Catalog.classic()
    table = tomllib.loads(text)
    jsonschema.validate(table.get("tool", {}).get("a11yview", table), SCHEMA)


@pytest.mark.parametrize("text", blocks("json"))
def test_each_json_example_is_read_and_changes_something(text):
    assert Catalog.from_json(text) != Catalog.classic()
    jsonschema.validate(json.loads(text), SCHEMA)


@pytest.mark.parametrize("text", blocks("toml"))
def test_each_word_in_an_example_is_one_of_the_panels(text):
    panel = json.loads(files("a11yview.emit").joinpath("locales/en.json").read_text("utf-8"))
    for words in Catalog.from_toml(text).words.values():
        assert set(words) <= set(panel)


def test_there_are_examples():
    assert len(blocks("toml")) >= 5
    assert len(blocks("json")) >= 1


def test_the_problems_shown_are_the_ones_raised():
    with pytest.raises(CatalogError) as caught:
        Catalog.from_toml("""
            font_sizes = [100, "big"]
            [[schemes]]
            token = "a"
            text = "blak"
            background = "white"
            [[schemes]]
            token = "b"
            text = "black"
            background = "white"
            link = "#777777"
        """)
    assert "\n".join(caught.value.problems) in PAGE


def test_the_cookies_shown_are_taken_whole():
    shown = [line for line in blocks("text")[1].splitlines() if line]
    assert [Preferences.parse(line).to_cookie() for line in shown] == shown


@pytest.mark.parametrize("name", [*field_names(), *ROLES])
def test_each_key_is_described(name):
    assert f"`{name}`" in PAGE


def test_the_schema_has_the_keys_of_the_reader():
    assert set(SCHEMA["properties"]) - {"$schema", "check"} == set(field_names())
    names = {"token", "labels", "short_labels", "sample", *ROLES}
    assert set(SCHEMA["$defs"]["scheme"]["properties"]) == names


def test_the_schema_knows_the_classic_tokens():
    classic = Catalog.classic()
    ready = {"schemes": ready_schemes(), "fonts": classic.fonts}
    for key, items in ready.items():
        known = SCHEMA["properties"][key]["items"]["anyOf"][0]["enum"]
        assert known == [item.token for item in items]


def test_the_schema_knows_the_fields_of_a_preset():
    assert list(SCHEMA["$defs"]["preset"]["properties"]["preferences"]["properties"]) == [*FIELDS]


def test_the_classic_presets_are_described():
    for preset in Catalog.classic().offered_presets():
        assert f"| `{preset.token}` | {preset.label('en')} |" in PAGE


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
