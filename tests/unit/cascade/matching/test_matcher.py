"""Matches of selectors."""

from __future__ import annotations

import pytest

from a11yview.cascade import load_page
from cascade_support import cases, styles_by_place, vectors

BODY = cases("namespaces.json")[0]["given"]


def matched(html, selector, *, doctype="<!doctype html>"):
    """The ids, or else tags, of the elements in ``body`` that a selector matches."""
    page = load_page(f"{doctype}<body>{html}", extra_sheets=[("", f"{selector} {{opacity: .5}}")])
    styles, document = page.cascade(), page.document
    return [
        document.attributes(e).get("id", document.tag(e))
        for e in range(len(document))
        if styles[e].opacity == 0.5
    ]


LIST = "<ul><li id=a>1<li id=b class=x>2<li id=c class=x>3<li id=d>4</ul>"


@pytest.mark.parametrize(
    ("html", "selector", "ids"),
    [
        (LIST, "li:first-child", ["a"]),
        (LIST, "li:nth-child(even)", ["b", "d"]),
        (LIST, "li:nth-child(-n+2)", ["a", "b"]),
        (LIST, "li:nth-last-child(1)", ["d"]),
        (LIST, ":nth-child(1 of .x)", ["b"]),
        (LIST, ":nth-last-child(1 of .x)", ["c"]),
        (LIST, "#a ~ .x", ["b", "c"]),
        (LIST, ".x + .x", ["c"]),
        (LIST, "li:has(+ .x)", ["a", "b"]),
        (LIST, "li:has(~ #d):not(.x)", ["a"]),
        (LIST, "ul:not(:has(p)) > .x:not(:nth-child(2))", ["c"]),
        ("<p id=a><b id=b><i id=c>", "p > b i", ["c"]),
        ("<p id=a><b id=b><i id=c>", "p > i", []),
        ("<p id=a></p><p id=b> </p><p id=c><!-- x --></p>", "p:empty", ["a", "c"]),
        ("<p id=a>x<b id=b>y</b><i id=c>z</i><b id=d>", "b:first-of-type", ["b"]),
        ("<p id=a>x<b id=b>y</b><i id=c>z</i><b id=d>", "p :only-of-type", ["c"]),
        ("<p id=a class='X'>", ".x", []),
        ("<input id=a type=CHECKBOX>", "[type=checkbox]", ["a"]),
        ("<p id=a data-k=X>", "[data-k=x]", []),
        ("<p id=a data-k=X>", "[data-k=x i]", ["a"]),
        (
            "<p id=a data-k='one two'>",
            "[data-k~=two][data-k^=on][data-k$=wo][data-k*='e t']",
            ["a"],
        ),
        ("<p id=a lang=en-GB><b id=b>", "b:lang(en)", ["b"]),
        ("<p id=a lang=english>", "p:lang(en)", []),
        ("<p id=a dir=rtl><b id=b>", "b:dir(rtl)", ["b"]),
        ("<p id=a dir=auto>שלום</p>", "p:dir(rtl)", ["a"]),
        ("<a id=a href=x></a><a id=b></a>", "a:any-link", ["a"]),
        ("<a id=a href=x></a>", "a:visited", []),
        ("<svg id=a><linearGradient id=b>", "lineargradient", ["b"]),
        ("<svg id=a viewBox=1>", "[viewbox]", ["a"]),
        ("<x-a id=a></x-a><p id=b>", "p:defined, x-a:defined", ["b"]),
        (
            "<fieldset disabled><legend><input id=a></legend><input id=b></fieldset>",
            "input:disabled",
            ["b"],
        ),
        (
            "<input id=a placeholder=p><input id=b placeholder=p value=v>",
            ":placeholder-shown",
            ["a"],
        ),
        (
            "<input id=a required><input id=b>",
            "input:optional:valid, :required:invalid",
            ["a", "b"],
        ),
        ("<p id=a contenteditable><b id=b>", "b:read-write", ["b"]),
        ("<select><option id=a>x<option id=b selected>y</select>", "option:checked", ["b"]),
        ("<select><option id=a>x<option id=b>y</select>", "option:checked", ["a"]),
        (
            "<input type=radio name=r id=a checked><input type=radio name=r id=b checked>",
            "input:checked",
            ["b"],
        ),
        ("<details id=a open><summary id=b>", ":open", ["a"]),
        ("<p id=a>", "p:nth-child(0), p:nth-child(0n), p:nth-last-of-type(0)", []),
        ("<p id=a title='x y'>", '[title="x\\\n y"]', ["a"]),
        ("<p id=a data-É=1 data-é2=1>", "[data-É]", ["a"]),
        ("<p id=a data-É=1>", "[data-é]", []),
        ("<p id=a xlink:href=x><svg id=b xlink:href=x>", "[xlink\\:href]", ["a"]),
        ("<p id=a xlink:href=x><svg id=b xlink:href=x>", "[*|href]", ["b"]),
        ("<p id=a xlink:title=x><svg id=b xlink:title=x>", "[*|title]", ["b"]),
        ("<svg id=b xmlns=x>", "[xmlns]", []),
        ("<svg id=b xmlns=x>", "[*|xmlns]", ["b"]),
        ("<a id=a xlink:href=x></a><svg><a id=b xlink:href=x />", "a:any-link", ["b"]),
        ("<p id=a xml:lang=fr><svg id=b lang=de xml:lang=fr>", ":lang(fr)", ["b"]),
        ("<p id=a lang=en-><p id=b lang=en_US><p id=c lang=en-x>", "p:lang(en)", ["c"]),
        ("<p id=a lang=en_US><p id=b lang=ж>", "p:lang(en_US), p:lang(ж)", []),
        ("<p id=a dir=auto><b>שלום</b> b</p>", "p:dir(rtl)", ["a"]),
        ("<p id=a dir=auto><bdi>שלום</bdi> b</p>", "p:dir(rtl)", []),
        ("<p id=a dir=auto><b dir=ltr>a</b> שלום</p>", "p:dir(rtl)", ["a"]),
        ("<input id=a dir=auto value=שלום>", "input:dir(rtl)", ["a"]),
        ("<input id=a type=number dir=auto value=שלום>", "input:dir(rtl)", []),
        ("<svg id=a dir=rtl>", "svg:dir(rtl)", []),
        ("<form id=a></form><input form=a required>", "form:invalid", ["a"]),
        ("<form id=a><input form=b required></form>", "form:valid", ["a"]),
        ("<input id=a type=date value=2021-01-01><input id=b type=date>", ":in-range", ["b"]),
        ("<input id=a type=date value=2021-02-30><input type=week>", ":in-range", ["a", "input"]),
        ("<input id=a type=url value=a:><input id=b type=url value=http:>", ":valid", ["a"]),
        ("<input id=a type=url value='http://a b'>", "input:valid", ["a"]),
        ("<input id=a type=url value=http://a:b>", "input:valid", []),
    ],
)
def test_matches(html, selector, ids):
    assert matched(html, selector) == ids


def test_quirks_mode_ignores_the_case_of_classes_and_ids():
    assert matched("<p id=A class=X>", "#a.x", doctype="") == ["A"]
    assert matched("<p id=A class=X>", "#a.x") == []


def test_invalid_selector_drops_its_whole_rule():
    assert matched("<p id=a>", "p, :bogus") == []


@pytest.mark.parametrize(
    ("names", "language"),
    [(["fr", "en"], "en"), (["fr en"], ""), ([" fr "], ""), (["fr", "fr, en"], "")],
)
def test_the_last_language_that_a_page_names_counts(names, language):
    metas = "".join(f"<meta http-equiv=content-language content='{name}'>" for name in names)
    found = [one for one in ("fr", "en") if matched("<p id=a>", f"p:lang({one})", doctype=metas)]
    assert found == [language] * bool(language)


def test_an_attribute_in_a_namespace_that_the_sheet_declares():
    html = "<p id=a href=x><svg id=b xlink:href=x>"
    xlink = "@namespace x url(http://www.w3.org/1999/xlink);"
    assert matched(html, f"{xlink} [x|href]") == ["b"]
    assert matched(html, "@namespace x url(y); [x|href]") == []


def test_unforgiving_namespace_prefix_must_be_declared():
    svg = "<svg id=a></svg><a id=b></a>"
    assert matched(svg, "@namespace s url(http://www.w3.org/2000/svg); s|*") == ["a"]
    assert matched(svg, "s|*") == []


@pytest.mark.parametrize(("given", "case"), vectors("namespaces.json")[1:])
def test_a_default_namespace_is_that_of_compounds_without_a_name(given, case):
    rules = f"{given['namespaces']} {given['selector']} {{ background: #123456 }}"
    styles = styles_by_place(f"<!doctype html><style>{rules}</style>{BODY}")
    found = [place for place, one in styles.items() if str(one.background_color) == "#123456"]
    assert [place for place in found if not place.startswith("/1")] == case["expect"]


def test_long_rows_of_siblings_take_time_in_proportion():
    html = "<i></i>" * 5_000
    assert len(matched(html, "i ~ i:nth-child(even):not(:last-child)")) == 2_499
