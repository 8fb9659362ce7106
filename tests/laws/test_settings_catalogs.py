"""Laws of catalogs: files give them back, and the schema tells what the reader takes."""

from __future__ import annotations

import contextlib
import copy
import json
import pickle
from importlib.resources import files

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from a11yview.errors import CatalogError
from a11yview.settings import Catalog
from settings_strategies import catalogs

SCHEMA = json.loads(files("a11yview.settings").joinpath("catalog.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

# What a schema cannot say: contrast, order, and what is inside a color, an address, a selector.
MEANING = (
    "not a CSS color",
    "translucent",
    "is below",
    "repeated",
    "not above the step before",
    "not an address",
    "not a simple selector",
    "not one of the locales",
    "lacks",
)

values = st.sampled_from(
    [
        None,
        True,
        0,
        1,
        1.5,
        100,
        1000,
        -1,
        "",
        " ",
        "x",
        "be",
        "own",
        "white-on-black",
        "arial",
        "serif",
        "a b",
        "A",
        "#fff",
        "red",
        "a\nb",
        "AAA",
        "reduce",
        [],
        ["x"],
        [1],
        [1, 1],
        ["arial"],
        {},
        {"x": 1},
        {"en": "x"},
        {"en": ""},
        {"en": {"x": "y"}},
        {"token": "x", "text": "#000", "background": "#fff"},
        {"token": "x", "family": ["X"], "generic": "serif"},
        {"url": "/x.woff2"},
    ]
)
keys = st.sampled_from(["x", "check", "$schema", "labels", "en", "sample", "link", "web_font"])


@st.composite
def changed(draw):
    """The classic file with one to three of its places changed, added to or taken out."""
    document = copy.deepcopy(json.loads(Catalog.classic().to_json()))
    document["fonts"][0]["web_font"] = [{"url": "/a.woff2", "unicode_range": ["U+0400-045F"]}]
    for _ in range(draw(st.integers(min_value=1, max_value=3))):
        place = document
        while True:
            inner = [
                at
                for at in (place if isinstance(place, dict) else range(len(place)))
                if isinstance(place[at], dict | list)
            ]
            if not inner or draw(st.booleans()):
                break
            place = place[draw(st.sampled_from(inner))]
        here = list(place) if isinstance(place, dict) else list(range(len(place)))
        if isinstance(place, dict):
            place[draw(st.sampled_from(here) | keys if here else keys)] = copy.deepcopy(
                draw(values)
            )
        elif here and draw(st.booleans()):
            place[draw(st.sampled_from(here))] = copy.deepcopy(draw(values))
        else:
            place.append(copy.deepcopy(draw(values)))
    return document


def problems_of(document):
    try:
        Catalog.from_json(json.dumps(document))
    except CatalogError as error:
        return error.problems
    return ()


@given(catalogs)
def test_json_gives_back_the_catalog(catalog):
    assert Catalog.from_json(catalog.to_json()) == catalog


@given(catalogs)
def test_the_schema_accepts_what_is_written(catalog):
    assert VALIDATOR.is_valid(json.loads(catalog.to_json()))


@given(catalogs)
def test_a_catalog_travels_and_hashes(catalog):
    again = pickle.loads(pickle.dumps(catalog))  # noqa: S301 - our own bytes
    assert again == catalog
    assert hash(again) == hash(catalog)


@given(changed())
def test_reader_and_schema_agree_about_structure(document):
    structural = [
        problem
        for problem in problems_of(document)
        if not any(meaning in problem for meaning in MEANING)
    ]
    # The table of the checker has a reader of its own, with a test of its own.
    errors = VALIDATOR.iter_errors(document)
    refused = [error.message for error in errors if [*error.absolute_path][:1] != ["check"]]
    if structural:
        assert refused, structural
    elif not problems_of(document):
        assert not refused


@given(changed())
def test_each_problem_is_one_line_that_starts_with_its_place(document):
    for problem in problems_of(document):
        place, _, rest = problem.partition(": ")
        assert "\n" not in problem
        assert rest
        assert place.split("[")[0].split(".")[0] in {*document}


@given(st.text() | st.sampled_from(["[" * 5000, "tool = 1", "[tool]", '{"a":', "a = [" * 3000]))
def test_any_text_is_a_catalog_or_a_catalog_error(text):
    for read in (Catalog.from_toml, Catalog.from_json):
        with contextlib.suppress(CatalogError):
            assert isinstance(read(text), Catalog)
