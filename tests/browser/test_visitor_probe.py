"""The probe that reads pages: which texts are cut off, and which lie on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.visitor.measuring import PROBE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    Reader = Callable[[str], dict[str, dict[str, object]]]

pytestmark = pytest.mark.browser

STYLE = """
* { margin: 0 } body { font: 16px/20px sans-serif }
.box { height: 20px } .tall { padding-top: 20px }
.scroll { overflow: auto } .hide { overflow: hidden }
.low { all: unset; display: block; height: 8px; font-size: 20px }
.on { position: absolute } .down { top: 20px } .at { position: relative }
"""
HOLDS = 'style="transform: translate(0)"'


@pytest.fixture(scope="module")
def read(chromium: Browser) -> Iterator[Reader]:
    """Return the rows of the probe by their texts, for the body of a page."""
    page = chromium.new_page(viewport={"width": 400, "height": 300})

    def rows(body: str) -> dict[str, dict[str, object]]:
        page.set_content(f"<!doctype html><style>{STYLE}</style><body>{body}")
        page.evaluate(PROBE)
        page.evaluate("visitor.number()")
        return {row["text"]: row for row in page.evaluate("visitor.texts()") if row["seen"]}

    yield rows
    page.close()


@pytest.mark.parametrize(
    "body",
    [
        "<div class='box scroll'><p class=tall>inner</p></div>",
        "<div class='box hide'><p>start</p><p style='margin-left: -5px'>inner</p></div>",
        "<div class='box scroll at'><p class='on down'>inner</p></div>",
        f"<div class='box scroll' {HOLDS}><p class='on down'>inner</p></div>",
        f"<div class='box scroll' {HOLDS}><p style='position: fixed; top: 20px'>inner</p></div>",
    ],
    ids=["flow", "hidden", "absolute", "absolute in a transform", "fixed in a transform"],
)
def test_what_a_box_cuts_off_covers_nothing(read: Reader, body: str) -> None:
    assert "covered" not in read(f"{body}<p>outer</p>")["outer"]


@pytest.mark.parametrize(
    "body",
    [
        "<div class=box><p class=tall>inner</p></div>",
        "<div class='box scroll'><p class='on down'>inner</p></div>",
        "<div class=at><div class='box scroll'><p class='on down'>inner</p></div></div>",
    ],
    ids=["no scroller", "absolute", "absolute in what is around the scroller"],
)
def test_what_sticks_out_of_a_box_covers_what_follows(read: Reader, body: str) -> None:
    rows = read(f"{body}<p>outer</p>")
    assert rows["inner"]["covered"]
    assert rows["outer"]["covered"]


@pytest.mark.parametrize("kind", ["scroll", "hide"])
def test_texts_on_each_other_in_a_box_are_found(read: Reader, kind: str) -> None:
    rows = read(f"<div class='box {kind} at'><p class=on>upper</p><p>lower</p></div>")
    assert rows["upper"]["covered"]
    assert rows["lower"]["covered"]


def test_a_scroller_shows_all_that_it_holds(read: Reader) -> None:
    assert read("<div class='box scroll'><p class=tall>inner</p></div>")["inner"]["seen"] == 1
    within = "<div class='box hide'><div class='box scroll'><p class=tall>inner</p></div></div>"
    assert read(within)["inner"]["seen"] == 1


@pytest.mark.parametrize(
    ("body", "share"),
    [
        ("<p class=hide style='height: 10px'>inner</p>", 0.5),
        ("<div class=hide style='height: 10px'><p>inner</p></div>", 0.5),
        ("<input class=low value=inner>", 0.35),
    ],
    ids=["of its own", "around it", "a low field"],
)
def test_a_text_that_is_cut_off_is_seen_in_part(read: Reader, body: str, share: float) -> None:
    assert read(body)["inner"]["seen"] == pytest.approx(share, abs=0.06)


def test_a_scroller_without_any_height_shows_nothing(read: Reader) -> None:
    assert not read("<div class=scroll style='height: 0'><p>inner</p></div>")
