"""The JSON Schema of configuration files takes the ``check`` table that the checker reads."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from a11yview.audit import STATE_KINDS, ConfigurationError, configuration, read_check_table

SCHEMA = json.loads(files("a11yview.settings").joinpath("catalog.schema.json").read_text("utf-8"))
CHECK = SCHEMA["properties"]["check"]
PAGE = Path(__file__).parents[3] / "docs" / "checker.md"


def test_the_keys_are_those_that_are_read() -> None:
    keys = {name.replace("-", "_") for name in CHECK["properties"]}
    assert keys == set(configuration._READERS)
    ignore = CHECK["properties"]["ignore"]["items"]["properties"]
    assert set(ignore) == set(configuration._IGNORE.readers)
    overrides = CHECK["properties"]["overrides"]["items"]["properties"]
    assert set(overrides) == set(configuration._OVERRIDES.readers)


def test_the_states_are_those_that_there_are() -> None:
    assert tuple(CHECK["properties"]["states"]["items"]["enum"]) == STATE_KINDS


def test_the_example_of_the_documentation_is_valid() -> None:
    found = re.search(
        r"^```toml contrast.toml\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found is not None
    jsonschema.validate(tomllib.loads(found[1]), SCHEMA)


@pytest.mark.parametrize(
    "table",
    [
        {"level": "A"},
        {"levle": "AA"},
        {"paths": "public"},
        {"paths": [" "]},
        {"paths": ["-"]},
        {"states": ["wet"]},
        {"viewports": ["big"]},
        {"viewports": ["320x640"] * 21},
        {"strict": "yes"},
        {"ignore": [{"rule": "AV101"}]},
        {"ignore": [{"reason": "x"}]},
        {"overrides": [{"level": "AA"}]},
    ],
)
def test_schema_and_reader_refuse_the_same(table: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"check": table}, SCHEMA)
    with pytest.raises(ConfigurationError):
        read_check_table(table)
