"""Each option of ``check`` changes what comes out, and some are told in two ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11yview.cli import main

QUICK = ("--schemes", "none", "--states", "site")
PAGE = '<!doctype html><html lang="en"><title>t</title><style>{}</style><p>text {}</p>'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("site/sub").mkdir(parents=True)


def write(css: str, more: str = "", name: str = "index.html") -> None:
    Path("site", name).write_text(PAGE.format(css, more), encoding="utf-8")


def changes(
    capsys: pytest.CaptureFixture[str], before: tuple[str, ...], option: tuple[str, ...]
) -> str:
    """Return the report of a run that fails with an option, and without it passes."""
    assert main(["check", "site", *before]) == 0
    capsys.readouterr()
    assert main(["check", "site", *before, *option]) == 1
    return capsys.readouterr().out


def test_strict_counts_what_cannot_be_determined(capsys: pytest.CaptureFixture[str]) -> None:
    write("p { background: url(x.png) }")
    assert "it lies on an image" in changes(capsys, QUICK, ("--strict",))


def test_strict_counts_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    write("input { border: 1px solid #eee }", "<input>")
    assert "AV201 warning:" in changes(capsys, QUICK, ("--strict",))


def test_level(capsys: pytest.CaptureFixture[str]) -> None:
    write("p { color: #666 }")
    assert "AV102 contrast 5.74 < 7" in changes(capsys, QUICK, ("--level", "AAA"))


@pytest.mark.parametrize("rules", ["all", "contrast, av306", "focus-not-visible"])
def test_rules(capsys: pytest.CaptureFixture[str], rules: str) -> None:
    write("a { outline: none }", '<a href="/">link</a>')
    states = ("--schemes", "none", "--states", "site,focus")
    assert "AV306 focus cannot be seen" in changes(capsys, states, ("--rules", rules))


def test_rules_of_the_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    write("a { outline: none }", '<a href="/">link</a>')
    Path("a11yview.toml").write_text("[check]\nrules = ['AV306']\n", encoding="utf-8")
    assert main(["check", "site"]) == 1
    assert "AV306" in capsys.readouterr().out
    assert main(["check", "site", "--rules", "contrast"]) == 0


@pytest.mark.parametrize(
    "sizes", [("--viewport", "320x640,1280x800"), ("--viewport", "1280x800", "--viewport", "320x1")]
)
def test_viewports(capsys: pytest.CaptureFixture[str], sizes: tuple[str, ...]) -> None:
    write("@media (max-width: 400px) { p { color: #999 } }")
    assert "in 2 states" in changes(capsys, (*QUICK, "--viewport", "1280x800"), sizes)


def test_states(capsys: pytest.CaptureFixture[str]) -> None:
    write("a { color: #06c } a:hover { color: #999 }", '<a href="/">link</a>')
    assert "in 2 states" in changes(capsys, QUICK, ("--states", " site, hover"))


def test_schemes(capsys: pytest.CaptureFixture[str]) -> None:
    write("p { color: #595959 }")
    before = ("--states", "site,schemes")
    assert main(["check", "site", *before, "--schemes", "white-on-black, brown-on-beige"]) == 0
    assert "in 3 states" in capsys.readouterr().out
    assert main(["check", "site", *before, "--schemes", "none"]) == 0
    assert "in 1 state" in capsys.readouterr().out


def test_root(capsys: pytest.CaptureFixture[str]) -> None:
    write("", '<link rel="stylesheet" href="/pale.css">', "sub/index.html")
    Path("site/pale.css").write_text("p { color: #999 }", encoding="utf-8")
    assert main(["check", "site/sub", *QUICK]) == 0
    assert "--root names the folder that / means" in capsys.readouterr().err
    assert main(["check", "site/sub", *QUICK, "--root", "site"]) == 1
    assert "site/pale.css:1:5" in capsys.readouterr().out


def test_resolve(capsys: pytest.CaptureFixture[str]) -> None:
    write("", '<link rel="stylesheet" href="https://cdn.example/v=1/pale.css">')
    Path("vendor").mkdir()
    Path("vendor/pale.css").write_text("p { color: #999 }", encoding="utf-8")
    said = changes(capsys, QUICK, ("--resolve", "https://cdn.example/v=1/=vendor"))
    assert "vendor/pale.css:1:5" in said


@pytest.mark.parametrize("option", [("--jobs", "2"), ("--jobs", "0"), ("--cache", "kept")])
def test_the_report_is_the_same_whoever_does_the_work(
    capsys: pytest.CaptureFixture[str], option: tuple[str, ...]
) -> None:
    for number in range(4):
        write(f"p {{ color: #99{number} }}", name=f"{number}.html")
    assert main(["check", "site", *QUICK]) == 1
    report = capsys.readouterr().out
    for _ in range(2):
        assert main(["check", "site", *QUICK, *option]) == 1
        assert capsys.readouterr().out == report
    assert Path("kept/pages").is_dir() == ("--cache" in option)
