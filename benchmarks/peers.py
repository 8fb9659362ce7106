"""Other panels, run for real: their own script on the page, their own way to make a choice."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.npm_packages import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playwright.sync_api import Page

START_BVI = """options => {
  new isvek.Bvi({ target: '.peer-opener', speech: false, images: true, lang: 'en-US', ...options });
}"""
PRESS_BVI = "document.querySelector('.peer-opener').click()"
OPENER = """document.body.insertAdjacentHTML('afterbegin',
  '<a href="#" class="peer-opener" style="position:absolute;top:0;left:0">Display settings</a>')"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A panel from the npm registry; `choices` maps a setting to what chooses it, and colors."""

    name: str
    files: tuple[Path, ...]
    prepare: Callable[[Page], None]
    choices: Mapping[str, tuple[Callable[[Page], None], str]]
    colors: Mapping[str, tuple[str, ...]]

    @property
    def gzipped(self) -> int:
        return sum(len(gzip.compress(file.read_bytes(), 9)) for file in self.files)


def _bvi() -> Peer:
    dist = unpacked("bvi", "1.0.2") / "dist"
    style, code = dist / "css/bvi.min.css", dist / "js/bvi.min.js"

    def prepare(page: Page) -> None:
        page.add_style_tag(content=style.read_text(encoding="utf-8"))
        page.evaluate(OPENER)
        page.evaluate(code.read_text(encoding="utf-8"))

    def choice(**options: str | int | bool) -> tuple[Callable[[Page], None], str]:
        return (lambda page: page.evaluate(START_BVI, options)), PRESS_BVI

    return Peer(
        name="bvi",
        files=(style, code),
        prepare=prepare,
        choices={
            "white-on-black": choice(theme="black"),
            "dark-blue-on-blue": choice(theme="blue"),
            "font-size-200": choice(fontSize=32),
            "spacing": choice(letterSpacing="big", lineHeight="big"),
            "font-times": choice(fontFamily="times"),
            "images-hide": choice(images=False),
        },
        colors={"white-on-black": ("#fff", "#000"), "dark-blue-on-blue": ("#063462", "#9dd1ff")},
    )


def _sienna() -> Peer:
    code = unpacked("sienna-accessibility", "2.2.333") / "dist/sienna.min.js"
    text = code.read_text(encoding="utf-8")

    def choice(**states: str | float | bool) -> tuple[Callable[[Page], None], str]:
        def store(page: Page) -> None:
            page.evaluate(
                "states => localStorage.setItem('asw-user-settings', JSON.stringify({ states }))",
                states,
            )

        return store, text

    return Peer(
        name="sienna",
        files=(code,),
        prepare=lambda _page: None,
        choices={
            "white-on-black": choice(contrast="dark-contrast"),
            "font-size-200": choice(fontSize=2),
            "spacing": choice(**{"letter-spacing": True, "line-height": True}),
        },
        colors={"white-on-black": ("#fff", "#000")},
    )


def _accessibility() -> Peer:
    code = unpacked("accessibility", "6.1.0") / "dist/main.bundle.js"
    start = """options => {
      const always = { session: { persistent: false }, textPixelMode: true };
      window.peer = new Accessibility({ ...always, ...options });
    }"""
    text = code.read_text(encoding="utf-8")

    def choice(press: str, **options: int) -> tuple[Callable[[Page], None], str]:
        def prepare(page: Page) -> None:
            page.evaluate(start, options)
            page.wait_for_timeout(100)

        return prepare, press

    lines = "for (let i = 0; i < 3; i++) peer.menuInterface.increaseLineHeight();"
    return Peer(
        name="accessibility",
        files=(code,),
        prepare=lambda page: page.evaluate(text),
        choices={
            "white-on-black": choice("peer.menuInterface.invertColors()"),
            "font-size-200": choice("peer.menuInterface.increaseText()", textSizeFactor=16),
            "spacing": choice(f"peer.menuInterface.increaseTextSpacing(); {lines}"),
        },
        colors={"white-on-black": ("#fff", "#000")},
    )


def peers() -> tuple[Peer, ...]:
    """Return the panels compared, each at a pinned version."""
    return _bvi(), _sienna(), _accessibility()
