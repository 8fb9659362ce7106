from __future__ import annotations

import pytest

from a11yview.audit import (
    CheckConfiguration,
    ConfigurationError,
    IgnoreEntry,
    read_check_table,
    read_viewport,
)
from a11yview.color import Color


def test_an_empty_table_is_the_default():
    assert read_check_table({}) == CheckConfiguration()


def test_every_key_changes_the_configuration():
    table = {
        "level": "AAA",
        "schemes": ["white-on-black"],
        "states": ["site", "hover"],
        "viewports": ["320x640", "1280x800"],
        "root": "public",
        "baseline": "known.json",
        "strict": True,
        "resolve": {"https://cdn.example/": "vendor"},
        "ignore": [{"rule": "AV101", "text": "#999", "reason": "brand color"}],
        "overrides": [{"pages": "old/*", "level": "AA", "schemes": "none"}],
    }
    found = read_check_table(table)
    default = CheckConfiguration()
    for name in table:
        assert getattr(found, name) != getattr(default, name), name
    assert found.viewports == ((320, 640), (1280, 800))
    assert found.ignore == (
        IgnoreEntry(rule="AV101", text=Color.parse("#999"), reason="brand color"),
    )
    assert found.overrides[0].fits("old/index.html")
    assert not found.overrides[0].fits("new/index.html")


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (
            {"levle": "AA"},
            "check.levle: unknown key: 'levle'; did you mean 'level'? the keys are level, rules, ",
        ),
        ({"level": "A"}, "check.level: unknown level: 'A'; use 'AA' or 'AAA'"),
        ({"schemes": 3}, "check.schemes: not a list of texts: 3; use 'auto', 'all', 'none' or a"),
        ({"states": ["pressed"]}, "check.states: unknown state: 'pressed'; use any of site"),
        ({"viewports": ["wide"]}, "check.viewports: not a viewport: 'wide'; use WIDTHxHEIGHT"),
        ({"strict": "yes"}, "check.strict: not a truth value: 'yes'; use true or false"),
        ({"resolve": []}, "check.resolve: not a table: []"),
        ({"ignore": {}}, "check.ignore: not a list of tables: {}"),
        ({"ignore": [{"rule": "AV101"}]}, "check.ignore[0].reason: missing: ''; say why"),
        ({"ignore": [{"reason": "x"}]}, "check.ignore[0]: ignore: no condition"),
        (
            {"ignore": [{"rule": "AV999", "reason": "x"}]},
            "check.ignore[0].rule: unknown: 'AV999'; use an id such as AV101 or its slug",
        ),
        (
            {"ignore": [{"text": "blak", "reason": "x"}]},
            "check.ignore[0].text: not a CSS color: 'blak'; use a name, #rgb or rgb()",
        ),
        ({"overrides": [{"level": "AA"}]}, "check.overrides[0].pages: missing"),
    ],
)
def test_a_problem_says_where_what_and_what_would_be_right(table, problem):
    with pytest.raises(ConfigurationError) as raised:
        read_check_table(table)
    assert str(raised.value).startswith(problem)


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        (
            {"ignore": [5, {"rule": "nope", "reason": "x"}]},
            [
                "check.ignore[0]: not a table: 5; use {…}",
                "check.ignore[1].rule: unknown: 'nope'; use an id such as AV101 or its slug",
            ],
        ),
        (
            {"ignore": [{"rule": "AV1", "text": "blak", "reason": "x"}]},
            [
                "check.ignore[0].rule: unknown: 'AV1'; use an id such as AV101 or its slug",
                "check.ignore[0].text: not a CSS color: 'blak'; use a name, #rgb or rgb()",
            ],
        ),
        (
            {"viewports": []},
            ["check.viewports: none: []; name one, such as '1280x800', or leave the key out"],
        ),
        (
            {"overrides": ["x", {"level": "A"}]},
            [
                "check.overrides[0]: not a table: 'x'; use {…}",
                "check.overrides[1].level: unknown level: 'A'; use 'AA' or 'AAA'",
                "check.overrides[1].pages: missing: ''; name pages, such as 'old/**'",
            ],
        ),
        (
            {"ignore": [{"text": 5, "reason": "x"}]},
            ["check.ignore[0].text: not a text: 5; use a text in quotes"],
        ),
        (
            {"viewports": [f"{width}x800" for width in range(300, 321)]},
            ["check.viewports: too many viewports: 21; name at most 20"],
        ),
    ],
)
def test_each_problem_is_told_once_at_its_own_place(table, problems):
    with pytest.raises(ConfigurationError) as raised:
        read_check_table(table)
    assert list(raised.value.problems) == problems


def test_all_problems_come_together():
    with pytest.raises(ConfigurationError) as raised:
        read_check_table({"level": "A", "strict": 1, "root": ""}, where="a.toml: check")
    assert len(raised.value.problems) == 3
    assert all(problem.startswith("a.toml: check.") for problem in raised.value.problems)


@pytest.mark.parametrize(
    ("text", "size"),
    [("1280x800", (1280, 800)), (" 320X640 ", (320, 640)), ("0x1", None), ("wide", None)],
)
def test_a_viewport_is_width_by_height(text, size):
    assert read_viewport(text) == size
