"""The content of a host that its declared shadow tree shows, against Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from a11yview.site.checking import check
from a11yview.site.page_files import PageSource

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

TREE = "<template shadowrootmode='open'>{}</template>"
SLOT = TREE.format("<slot></slot>")
CONTENT = "<b>Light</b><i slot='x'>Named</i>"
CASES = {
    "a slot": f"<div>{SLOT}{CONTENT}</div>",
    "none": f"<div>{TREE.format('<p>In</p>')}{CONTENT}</div>",
    "a name": f"<div>{TREE.format('<p><slot name=x>Else</slot></p>')}{CONTENT}</div>",
    "closed": f"<x-y>{TREE.replace('open', 'closed').format('<slot name=x>')}{CONTENT}</x-y>",
    "two": f"<div>{SLOT}{TREE.format('<p>Two</p>')}{CONTENT}</div>",
    "last": f"<div>{CONTENT}{TREE.format('<p>In</p>')}</div>",
    "no host": f"<ul>{TREE.format('<p>In</p>')}<li>{CONTENT}</ul>",
    "no mode": f"<div>{TREE.replace('open', 'x').format('<p>In</p>')}{CONTENT}</div>",
    "upper case": f"<div>{TREE.upper().format('<p>In</p>')}{CONTENT}</div>",
    "the body": f"{TREE.format('<slot name=x></slot>')}{CONTENT}",
    "a button": f"<button>{TREE.format('<p>In</p>')}{CONTENT}</button>",
    "in another": f"<div>{TREE.format('<p>In</p>')}<p>{SLOT}{CONTENT}</p></div>",
    "a slot within": f"<div>{TREE.format(f'<p>{SLOT}<slot></slot></p>')}{CONTENT}</div>",
}
# The paths of the elements that are shown.
SHOWN = """() => [...document.querySelectorAll("b, i")]
  .filter(element => element.getClientRects().length)
  .map(element => {
    let path = "";
    for (let e = element; e.parentElement; e = e.parentElement)
      path = `/${[...e.parentElement.children].indexOf(e) + 1}${path}`;
    return path;
  })"""


@pytest.mark.parametrize("body", CASES.values(), ids=CASES)
def test_what_is_not_rendered(chromium: Browser, body: str) -> None:
    html = f"<!DOCTYPE html><title>Page</title><body>{body}"
    report = check(
        [PageSource(name="page", html=html)], texts=True, states=["site"], schemes="none"
    )
    texts = [record for record in report.texts if record.path.count("/") > 1]
    page = chromium.new_page()
    page.goto(f"data:text/html,{quote(html)}")
    shown = page.evaluate(SHOWN)
    page.close()
    assert [record.path for record in texts if record.reason != "not-rendered"] == shown
