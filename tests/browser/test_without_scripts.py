"""Pages that fix things to the window's top, built and seen without scripts.

Playwright turns scripts off in Chromium alone. In the others the same is done by hand: the script
is left out, and what is in ``<noscript>`` stands in the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from a11yview.cli import main
from a11yview.site.building.no_script_sheets import NoScriptSheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SITE = """<!doctype html><html lang=en{attributes}><meta charset=utf-8>
<meta name=viewport content="width=device-width"><title>Town</title><style>
html {{ scroll-padding-top: 3rem }}
body {{ margin: 0; padding-top: 3rem }}
header {{ position: fixed; inset: 0 0 auto; height: 3rem; background: #def; z-index: 99 }}
.sub {{ position: sticky; top: 3rem; background: #fed }}
.hero {{ position: absolute; top: 3rem; right: 0 }}
.foot {{ position: fixed; bottom: 0 }}
@media (min-width: 800px) {{
  aside {{ position: fixed; top: 3rem; left: 0; width: 9rem; height: calc(100vh - 3rem);
    overflow: auto }}
  main {{ margin-left: 9rem }}
}}
main {{ height: 300vh }}
</style><header><a id=home href="#goal">Town</a></header><p class=sub><a href=x>sub</a></p>
<aside><a href=x>side</a></aside><p class=hero>hero</p>
<main><p id=goal style="margin-top:120vh">goal</p></main><p class=foot>foot</p>"""

BOXES = """() => {
  const box = selector => {
    const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
    return [Math.round(top), Math.round(bottom)];
  };
  const parts = ["header", ".sub", "aside", ".hero", ".foot"];
  const row = [...document.querySelectorAll("[data-a11yview-panel]")].find(one => one.offsetHeight);
  const { top, bottom } = row.getBoundingClientRect();
  const hit = document.elementFromPoint(innerWidth / 2, (top + bottom) / 2);
  return {
    row: [Math.round(top), Math.round(bottom)],
    isFree: row.contains(hit),
    color: getComputedStyle(row).backgroundColor,
    height: innerHeight,
    ...Object.fromEntries(parts.map(one => [one, box(one)])),
  };
}"""


def built(folder: Path, *options: str, attributes: str = "") -> Path:
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text(SITE.format(attributes=attributes))
    assert main(["build", str(folder / "site"), "-o", str(folder / "out"), *options]) == 0
    return folder / "out" / "index.html"


@pytest.fixture
def tab(engine: Browser, engine_name: str) -> Iterator[Page]:
    options = {"java_script_enabled": False} if engine_name == "chromium" else {}
    context = engine.new_context(viewport={"width": 1280, "height": 800}, **options)
    yield context.new_page()
    context.close()


def visit(tab: Page, file: Path, engine_name: str, fragment: str = "") -> None:
    if engine_name != "chromium":
        page = re.sub(r"</?noscript>|<script.*?</script>", "", file.read_text())
        file.write_text(page.replace("(scripting:none)", "all"))
        for sheet in (file.parent / "a11yview").glob("a11yview.*.css"):
            sheet.write_text(sheet.read_text().replace("(scripting:none)", "all"))
    tab.goto(file.as_uri() + fragment)


@pytest.mark.parametrize("options", [(), ("--action", "/settings")], ids=["message", "form"])
def test_all_of_the_page_stands_below_the_row(
    tab: Page, tmp_path: Path, engine_name: str, options: tuple[str, ...]
) -> None:
    visit(tab, built(tmp_path, *options), engine_name)
    assert tab.evaluate(BOXES)["color"] == "rgb(221, 238, 255)"  # as the header
    for width, height in ((1280, 800), (500, 640)):
        tab.set_viewport_size({"width": width, "height": height})
        boxes = tab.evaluate(BOXES)
        assert boxes["row"] == [0, 52]
        assert boxes["isFree"]
        assert boxes["header"] == [52, 100]
        assert boxes[".hero"][0] == 116  # by a paragraph's own margin
        assert boxes[".foot"][1] == boxes["height"] - 16
        if width > 800:
            assert boxes["aside"] == [100, boxes["height"]]
        else:
            assert boxes["aside"][0] > boxes[".sub"][1] > 100
    tab.evaluate("scrollTo({ top: 500, behavior: 'instant' })")
    boxes = tab.evaluate(BOXES)
    assert (boxes["row"], boxes["header"], boxes[".sub"][0]) == ([0, 52], [52, 100], 100)


@pytest.mark.engines("chromium", "firefox")
def test_what_a_link_leads_to_is_in_sight(tab: Page, tmp_path: Path, engine_name: str) -> None:
    visit(tab, built(tmp_path), engine_name, "#goal")
    goal = tab.evaluate("document.getElementById('goal').getBoundingClientRect().top")
    assert round(goal) == 100


def test_a_chosen_size_makes_the_row_higher_on_phones(
    tab: Page, tmp_path: Path, engine_name: str
) -> None:
    page = built(tmp_path, "--action", "/s", attributes=' data-a11yview-font-size="200"')
    visit(tab, page, engine_name)
    for width, row in ((1280, 52), (500, 64)):
        tab.set_viewport_size({"width": width, "height": 640})
        boxes = tab.evaluate(BOXES)
        assert boxes["row"] == [0, row]
        assert boxes["header"][0] == row
        assert boxes["isFree"]
        opener = tab.locator("[data-a11yview-opener]").bounding_box()
        assert opener["height"] >= 44
        assert opener["y"] + opener["height"] <= row


def test_opened_it_lies_over_the_page_and_stays(
    tab: Page, tmp_path: Path, engine_name: str
) -> None:
    visit(tab, built(tmp_path, "--action", "/settings"), engine_name)
    tab.evaluate("document.querySelector('details').open = true")
    tab.evaluate("scrollTo({ top: 500, behavior: 'instant' })")
    details = tab.locator("[data-a11yview-panel] > details").bounding_box()
    assert details["y"] == 0
    assert details["height"] > 52
    assert tab.locator("[name=reset]").bounding_box()["height"] >= 44
    assert tab.evaluate(BOXES)["header"] == [52, 100]


@pytest.mark.engines("chromium")
def test_a_header_that_says_so_goes_down_without_a_look_at_the_page(
    tab: Page, tmp_path: Path, engine_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NoScriptSheets, "_rules", lambda *_: None)  # as on a server
    monkeypatch.setattr(
        f"{__name__}.SITE",
        SITE.replace("<header>", "<header data-a11yview-header>").replace(
            "top: 3rem;", "top: calc(3rem + var(--a11yview-above, 0px));"
        ),
    )
    visit(tab, built(tmp_path), engine_name)
    tab.evaluate("scrollTo({ top: 500, behavior: 'instant' })")
    boxes = tab.evaluate(BOXES)
    assert (boxes["row"], boxes["header"], boxes[".sub"][0]) == ([0, 52], [52, 100], 100)
    assert boxes["aside"][0] == 100
