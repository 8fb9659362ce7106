"""``computed``: a line of JSON for each element, under the conditions that are named."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from a11yview.cli import main

PAGE = """<!doctype html>
<html lang="en">
<title>t</title>
<link rel="stylesheet" href="/style.css">
<p>text <a href="/">link</a></p>
</html>
"""
STYLE = """p { color: rgb(255 0 0 / 0.2); font-size: 20px }
a { color: #0f0; font-weight: 700 }
a:hover { color: #00f }
@media (prefers-color-scheme: dark) { a { background: #fff } }
@media print { p { visibility: hidden } }
@media (max-width: 400px) { p { display: inline; opacity: 0.5 } }
"""


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    Path("site/a.html").write_text(PAGE, encoding="utf-8")
    Path("site/style.css").write_text(STYLE, encoding="utf-8")


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, object]]:
    assert main(["computed", "site", *arguments]) == 0
    lines = capsys.readouterr().out.splitlines()
    return {row["path"]: row for row in map(json.loads, lines)}


def test_every_element_has_a_line_with_these_keys(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys)
    assert list(found) == ["", "/1", "/1/1", "/1/2", "/2", "/2/1", "/2/1/1"]
    assert found["/2/1"] == {
        "page": "site/a.html",
        "path": "/2/1",
        "tag": "p",
        "color": [1.0, 0.0, 0.0, 0.2],
        "background_color": [0.0, 0.0, 0.0, 0.0],
        "font_size_px": 20.0,
        "font_weight": 400.0,
        "display": "block",
        "visibility": "visible",
        "opacity": 1.0,
    }
    assert found["/2/1/1"]["font_weight"] == 700


def test_a_page_from_standard_input_is_read_as_that_in_the_root(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = rows(capsys)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PAGE.encode())))
    assert main(["computed", "-", "--root", "site"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [{**row, "page": "site/a.html"} for row in map(json.loads, lines)] == [*whole.values()]


@pytest.mark.parametrize(
    ("arguments", "path", "key", "value"),
    [
        ([], "/2/1/1", "color", [0.0, 1.0, 0.0, 1.0]),
        (["--pseudo", "hover"], "/2/1/1", "color", [0.0, 0.0, 1.0, 1.0]),
        (["--pseudo", ":focus, :hover"], "/2/1/1", "color", [0.0, 0.0, 1.0, 1.0]),
        (
            ["--feature", "prefers-color-scheme=dark"],
            "/2/1/1",
            "background_color",
            [1.0, 1.0, 1.0, 1.0],
        ),
        (["--media", "print"], "/2/1", "visibility", "hidden"),
        (["--viewport", "320x640"], "/2/1", "opacity", 0.5),
        (["--root", "."], "/2/1", "font_size_px", 16.0),
    ],
)
def test_each_option_changes_a_value(
    capsys: pytest.CaptureFixture[str], arguments: list[str], path: str, key: str, value: object
) -> None:
    assert rows(capsys, *arguments)[path][key] == value


def test_it_may_go_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["computed", "site/a.html", "-o", "out.jsonl"]) == 0
    assert capsys.readouterr().out == ""
    assert len(Path("out.jsonl").read_text(encoding="utf-8").splitlines()) == 7


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "nothing: no page here"),
        (["site/style.css"], "site/style.css: not a page"),
        (["site", "--viewport", "x"], "--viewport: not a size: 'x'"),
        (["site", "--pseudo", "wet"], "--pseudo: unknown: 'wet'; use any of active, focus"),
        (["site", "--feature", "dark"], "--feature: unknown: 'dark'; use NAME=VALUE with"),
        (
            ["site", "--feature", "prefers-color-scheme=x"],
            "--feature: prefers-color-scheme: no such value: 'x'; use any of light, dark",
        ),
        (["site", "--root", "nowhere"], "--root: no such folder: 'nowhere'"),
        (["site", "-o", "nowhere/x"], "no such folder"),
    ],
)
def test_what_cannot_be_used_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["computed", *arguments]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    (line,) = written.err.splitlines()
    assert said in line
