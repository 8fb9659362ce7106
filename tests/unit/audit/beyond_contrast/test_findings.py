"""Findings beyond contrast: causes, states, declarations, and what takes them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from a11yview import check
from a11yview.audit import IgnoreEntry, Verdict
from a11yview.site.checking import Baseline, CheckError
from a11yview.site.page_files import PageSource

if TYPE_CHECKING:
    from pathlib import Path

START = "<!doctype html><html lang=en><title>Page</title>"
NO_OUTLINE = "a:focus { outline: none }"
LINKS = "<p><a href='#a'>One</a> <a href='#b'>Two</a></p>"


def found(html: str, css: str = "", **arguments: object) -> list:
    page = PageSource(name="page.html", html=f"{START}<style>\n{css}\n</style>\n{html}")
    arguments = {"rules": "all", "schemes": "none", "states": ("site", "focus"), **arguments}
    return [one for one in check(page, **arguments).findings if one.rule >= "AV3"]


def test_texts_with_one_cause_are_one_finding() -> None:
    (one,) = found(LINKS, NO_OUTLINE)
    assert (one.rule, one.verdict, one.count) == ("AV306", Verdict.FAIL, 2)
    assert [place.element for place in one.places] == ["a", "a"]
    assert one.text_declared.position == "page.html:2:11"
    assert one.text_declared.source == "a:focus { outline: none }"
    assert one.fix.startswith("take outline: none out")
    assert one.states == (":focus",)


def test_the_declaration_is_that_of_a_custom_property_too() -> None:
    (one,) = found(
        "<p>We bake at night, and sell <a href='#'>our bread</a> by day.</p>",
        ":root { --line: none } a { text-decoration: var(--line) }",
        states=("site",),
    )
    assert one.rule == "AV308"
    assert one.text_declared.defined.source == ":root { --line: none }"


def test_fingerprints_hold_no_lines() -> None:
    (one,) = found(LINKS, NO_OUTLINE)
    (moved,) = found(f"<p>before</p>{LINKS}", f"\n\n{NO_OUTLINE}")
    (other,) = found(LINKS, "a { outline: none }")
    assert one.fingerprint == moved.fingerprint != other.fingerprint


def test_a_theme_may_have_what_the_page_has_not() -> None:
    css = "a { text-decoration: none; color: #36f } .dark { background: #111; color: #eee }"
    css += " .dark a { color: #cdf }"
    html = "<body><p>We bake at night, and sell <a href='#'>our bread</a> by day.</p>"
    (one,) = found(html, css, states=("site", "themes"))
    assert (one.rule, one.states) == ("AV308", ("theme:.dark",))


def test_a_width_may_have_what_others_have_not() -> None:
    css = "@media (max-width: 500px) { p { height: 20px; width: 200px; overflow: hidden } }"
    words = "The toy brought back fond memories of being lost in the rain forest. " * 3
    (one,) = found(f"<p>{words}</p>", css)
    assert one.rule == "AV305"
    assert one.states == ("320–500px",)
    assert one.text_declared.source == "p { height: 20px }"
    assert one.background_declared.source == "p { overflow: hidden }"


def test_the_orientation_is_that_of_devices_whatever_the_windows() -> None:
    css = "@media (orientation: landscape) and (max-height: 400px) { body { rotate: 90deg } }"
    (one,) = found("<p>Text</p>", css, viewports=((1280, 800),))
    assert (one.rule, one.count) == ("AV307", 1)
    assert one.text_declared.name == "rotate"


def test_pictures_that_may_show_words_never_fail_a_run() -> None:
    html = (
        "<p>Text</p><img src=a.png alt='Summer sale'><img src=b.png alt='Photo'>"
        "<img src=c.png alt=''><img src=d.png alt='The logo of the town'>"
        "<img src=e.png alt='Printer' width=16><img src=f.png alt='IMG_2041-small.jpg'>"
        "<svg><text>Words that are text</text></svg>"
    )
    page = PageSource(name="page.html", html=START + html)
    report = check(page, rules=["AV309"])
    (one,) = report.findings
    assert (one.rule, one.verdict, one.count) == ("AV309", Verdict.UNDETERMINED, 1)
    assert "“Summer sale”" in one.message
    assert report.is_clean(strict=True)


@pytest.mark.parametrize(
    "html",
    [
        "<p data-a11yview-ignore='known'><a href='#a'>One</a></p>",
        "<meta name=viewport content='user-scalable=no' data-a11yview-ignore='an app'><p>Text</p>",
        "<p style='letter-spacing: 0 !important' data-a11yview-ignore='art'>Text</p>",
        "<p>Text<img src=a.png alt='Summer sale' data-a11yview-ignore='a scan'></p>",
    ],
)
def test_an_attribute_takes_findings_out(html: str) -> None:
    assert found(html, NO_OUTLINE) == []


def test_a_comment_takes_findings_out() -> None:
    css = "a:focus { outline: none; /* a11yview-ignore: shown by the script */ }"
    page = PageSource(name="page.html", html=f"{START}<style>{css}</style>{LINKS}")
    report = check(page, rules=["AV306"])
    assert (report.findings, len(report.ignored)) == ((), 1)
    assert report.notices == ()


def test_an_entry_takes_findings_out() -> None:
    for conditions in ({"rule": "focus-not-visible"}, {"selector": "a:focus"}, {"state": ":focus"}):
        entry = IgnoreEntry(reason="known", **conditions)
        assert found(LINKS, NO_OUTLINE, ignore=[entry]) == []


def test_a_baseline_knows_them() -> None:
    page = PageSource(name="page.html", html=f"{START}<style>{NO_OUTLINE}</style>{LINKS}")
    report = check(page, rules="all")
    known = Baseline.from_json(Baseline.of(report).to_json())
    assert not report.is_clean()
    assert known.without_known(report).is_clean()
    more = PageSource(name="page.html", html=f"{START}<style>{NO_OUTLINE}</style>{LINKS}{LINKS}")
    assert not known.without_known(check(more, rules="all")).is_clean()


def test_rules_that_are_not_asked_for_are_not_told() -> None:
    html = f"<style>p {{ color: #999 }} {NO_OUTLINE}</style>{LINKS}<p>pale</p>"
    page = PageSource(name="page.html", html=START + html)
    assert {one.rule for one in check(page).findings} == {"AV101"}
    assert {one.rule for one in check(page, rules=["AV306"]).findings} == {"AV306"}
    assert {one.rule for one in check(page, rules="all").findings} == {"AV101", "AV306"}
    report = check(page, rules=["AV306"])
    assert (report.rules, report.counts.total) == (("AV306",), 0)
    assert check(page, rules="all").counts == check(page).counts


def test_depth_and_breadth_are_no_matter() -> None:
    deep = "<div>" * 1500 + "<p>words " + "<i>" * 300 + "more words <a href='#'>link</a>"
    wide = "<p>" + "<b>some words <a href='#'>link</a></b> " * 2000 + "</p>"
    css = f"{NO_OUTLINE} a {{ text-decoration: none }} p {{ overflow: hidden; max-height: 9999px }}"
    for html in (deep, wide):
        assert "AV306" in {one.rule for one in found(html, css)}


def test_an_unknown_rule_is_told() -> None:
    with pytest.raises(CheckError, match=r"rules: unknown: 'AV399'; did you mean"):
        found(LINKS, rules=["AV399"])


def test_kept_results_are_those_of_the_rules(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"{START}<style>{NO_OUTLINE}</style>{LINKS}", encoding="utf-8")
    runs = [
        check(file, rules=rules, cache=tmp_path / "cache")
        for rules in ("contrast", "all", "all", "contrast")
    ]
    assert [len(run.findings) for run in runs] == [0, 1, 1, 0]
    assert runs[1].findings == runs[2].findings


def test_a_style_sheet_by_itself_has_contrast_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.css"
    file.write_text("p { color: #999; background: #fff } a:focus { outline: none }")
    assert {one.rule for one in check(file, rules="all").findings} == {"AV101"}
    assert check(file, rules=["AV306"]).findings == ()
