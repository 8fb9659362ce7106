"""Themes that a configuration names."""

from __future__ import annotations

import json

import pytest

from a11yview.audit import ConfigurationError, read_check_table
from a11yview.cli import main

PAGE = "<!doctype html><html lang=en><title>t</title><style>{}</style><body><p>text</html>"
CSS = "body.b-7 p { color: #aaa } html.dark p { color: #bbb }"


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(PAGE.format(CSS), encoding="utf-8")
    return tmp_path / "a11yview.toml"


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("", ["theme:.dark"]),
        ("find-themes = false", []),
        ("themes = {evening = 'body.b-7'}", ["theme:.dark", "theme:evening"]),
        ("find-themes = false\nthemes = {evening = 'body.b-7'}", ["theme:evening"]),
        ("themes = {night = '.dark'}", ["theme:night"]),
    ],
)
def test_names_and_switches_off(site, capsys, table, names):
    site.write_text(f"[check]\n{table}\n", encoding="utf-8")
    assert main(["check", "page.html", "--states", "site,themes", "--format", "json"]) < 2
    states = json.loads(capsys.readouterr().out)["states"]
    assert [state["name"] for state in states] == ["site", *names]


@pytest.mark.usefixtures("site")
def test_the_command_line_leaves_those_out_that_are_found(capsys):
    assert main(["check", "page.html", "--states", "site,themes", "--themes", "none"]) == 0
    assert "in 1 state" in capsys.readouterr().out


@pytest.mark.parametrize("selector", ["p", "html", "#id", ".a .b", "html.dark p", ".a, .b", "]"])
def test_other_selectors_are_refused_by_name(selector):
    with pytest.raises(ConfigurationError, match=r"check\.themes\.x: not a selector of a theme"):
        read_check_table({"themes": {"x": selector}})
