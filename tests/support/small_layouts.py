"""Small random layouts that move a text onto, or off, a plain box; and what Chromium paints there.

Each has one text, of id ``t``. By hand: ``python tests/support/small_layouts.py 2000 [SEED]``.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from a11yview.audit import State, Verdict, audit_page
from a11yview.cascade import load_page
from a11yview.color import Color, contrast_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

WINDOW = (600, 400)
DARK, LIGHT = ("#123", "#000", "#236"), ("#fff", "#ffd", "#eee")
TEXTS = ("Text", "Some words to read", "A longer line of words that people may want to read here")
STYLE = "body { margin: 8px; font: 16px/1.5 sans-serif } p { margin: 0 }"


class Layouts:
    """Makes layouts of every kind from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - no secret

    def of_any_kind(self) -> tuple[str, str]:
        kind = self.random.choice(ONLY or KINDS)
        return kind, self.page(getattr(self, kind)())

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def px(self, low: int, high: int) -> str:
        return f"{self.random.randrange(low, high)}px"

    def page(self, body: str) -> str:
        ground, ink = self.pick(*DARK, *LIGHT), self.pick("#fff", "#222", "#777")
        return (
            f"<!doctype html><style>{STYLE} body {{ background: {ground} }} #t {{ color: {ink} }}"
            f" .b {{ background: {self.pick(*DARK, *LIGHT)} }}"
            f" .c {{ background: {self.pick(*DARK, *LIGHT)} }}</style>{body}"
        )

    def text(self, tag: str = "p", style: str = "", inner: str = "") -> str:
        return f"<{tag} id=t style='{style}'>{inner or self.pick(*TEXTS)}</{tag}>"

    def shifted(self) -> str:
        box = f"<div class=b style='height: {self.px(20, 90)}'></div>"
        by = self.random.choice([self.px(-80, -3), self.px(3, 80)])
        how = self.pick(
            f"position: relative; top: {by}",
            f"transform: translateY({by})",
            f"margin-top: {by}",
            f"position: relative; bottom: {by}",
            f"position: relative; left: {by}",
            f"transform: translate(0, {by})",
            f"translate: 0 {by}",
        )
        text = self.text(style=how)
        around = self.pick("", "class=c", "class=c style='padding: 20px'")
        if self.random.random() < 0.3:
            text = f"<div {around}>{text}</div>"
        before, after = self.pick("", box), self.pick("", box)
        if not before and not after:
            before = box
        return f"<div style='height: 100px'></div>{before}{text}{after}"

    def pulled(self) -> str:
        """The box before it has a negative margin."""
        box = f"<div class=b style='height: 60px; margin-bottom: {self.px(-60, -5)}'></div>"
        return box + self.text()

    def labelled(self) -> str:
        display = self.pick("block", "inline-block", "block")
        field = (
            f"<input class=b style='display: {display}; width: {self.pick('100%', '200px')}; "
            f"height: {self.px(30, 60)}; border: 0'>"
        )
        where = self.pick(
            "top: 0; left: 0",
            "top: 50%; left: 8px; transform: translateY(-50%)",
            "bottom: 4px; left: 4px",
            "top: -24px; left: 0",
            "inset: 0",
            "left: 0; top: 20px",
        )
        label = self.text("label", f"position: absolute; {where}")
        pair = self.pick(field + label, label + field)
        return f"<br><br><div style='position: relative'>{pair}</div>"

    def filled(self) -> str:
        box = f"<div class=b style='height: {self.pick('100%', '50%', '40px')}'></div>"
        where = self.pick(
            "top: 0", "bottom: 0", "bottom: 10px; left: 10px", "inset: 0", "top: 60px"
        )
        text = self.text(style=f"position: absolute; {where}")
        pair = self.pick(box + text, text + box)
        around = self.pick("", "class=c")
        return f"<div {around} style='position: relative; height: 120px'>{pair}</div>"

    def stacked(self) -> str:
        """Children of one grid cell."""
        area = self.pick("grid-area: 1 / 1", "grid-row: 1; grid-column: 1", "grid-area: a")
        areas = 'grid-template-areas: "a";' if area.endswith("a") else ""
        box = f"<div class=b style='{area}; height: {self.px(10, 60)}'></div>"
        text = self.text(style=self.pick(area, area, ""))
        pair = self.pick(box + text, text + box)
        around = self.pick("", "class=c")
        return f"<div {around} style='display: grid; {areas}'>{pair}</div>"

    def left(self) -> str:
        """A box that all of its content has left, or not."""
        how = self.pick("float: left", "position: absolute", "float: right", "")
        around = self.pick(
            "",
            "",
            "overflow: hidden",
            "display: flow-root",
            "padding: 10px",
            "height: 40px",
            "display: flex",
            "min-height: 40px",
            "border: 1px solid #888",
            "float: left",
            "height: 0",
            "display: inline-block",
            "column-count: 1",
        )
        more = self.pick("", "", "<div style='clear: both'></div>", "words", "<i></i>")
        sheet = self.pick(
            "", "", '<style>.b::after { content: ""; display: table; clear: both }</style>'
        )
        text = self.text(style=how)
        if self.random.random() < 0.3:
            text = f"<div style='float: left'>{text}</div>"
        return f"{sheet}<div class=b style='{around}'>{text}{more}</div>"

    def exceeding(self) -> str:
        """A box of a fixed size that its text may exceed."""
        size = self.pick(
            f"height: {self.px(0, 40)}",
            f"width: {self.px(20, 200)}; white-space: nowrap",
            f"width: {self.px(20, 200)}; height: {self.px(10, 80)}",
            f"max-height: {self.px(5, 40)}",
        )
        clip = self.pick("", "", "overflow: hidden")
        text = self.text(inner=self.pick(*TEXTS, " ".join(TEXTS * 2)))
        before = self.pick("", "", f"<div style='height: {self.px(10, 60)}'></div>")
        return f"<div class=b style='{size}; {clip}'>{before}{text}</div>"

    def rowed(self) -> str:
        """A flex row that may not shrink."""
        item = f"<span style='flex: {self.pick('0 0', '0 1', '1 0')} {self.px(50, 400)}'>a</span>"
        text = self.text(
            "span", self.pick("flex: none", "flex-shrink: 0", "white-space: nowrap", "")
        )
        return f"<div class=b style='display: flex; width: {self.px(100, 300)}'>{item}{text}</div>"

    def barred(self) -> str:
        side = self.pick(
            f"left: 0; top: 0; bottom: 0; width: {self.px(5, 30)}",
            f"right: 0; top: 0; height: 100%; width: {self.px(5, 30)}",
            f"left: 0; right: 0; bottom: 0; height: {self.px(5, 20)}",
            f"left: {self.px(-20, 10)}; top: 0; height: 100%; width: {self.px(5, 20)}",
        )
        padding = self.pick("0", "10px", "20px", "0 0 0 30px", "0 0 24px", "0 30px 0 0")
        sheet = (
            f'<style>#t {{ position: relative; padding: {padding} }} #t::before {{ content: ""; '
            f"position: absolute; {side}; {self.pick('', 'z-index: -1')} }}</style>"
        )
        around = "<style>#t::before { background: #123 }</style>"
        return f"{sheet}{around}{self.text(inner=TEXTS[2])}"


ONLY: tuple[str, ...] = tuple(sys.argv[3:]) if __name__ == "__main__" else ()
KINDS = (
    "shifted", "pulled", "labelled", "filled", "stacked", "left", "exceeding", "rowed", "barred",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """The share of the visible pixels of a text on which it fails; None: it is not seen."""

    failing: float | None
    pixels: int = 0


INK = (
    "(color) => { const t = document.querySelector('#t'); "
    "for (const e of [t, ...t.querySelectorAll('*')]) {"
    "e.style.setProperty('-webkit-text-fill-color', color, 'important');"
    "e.style.setProperty('color', getComputedStyle(t).color) }}"
)


def seen_in(page: Page, html: str | None) -> Seen:
    """Return what Chromium paints: pixels that change with the color of the text are its own."""
    from PIL import Image, ImageChops  # noqa: PLC0415 - an extra

    if html is not None:
        page.set_content(html)
    page.evaluate("document.querySelectorAll('input').forEach(e => e.blur())")
    color = page.evaluate("getComputedStyle(document.querySelector('#t')).color")
    shots = []
    for ink in ("#000", "#fff", "transparent"):
        page.evaluate(INK, ink)
        shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    black, white, bare = shots
    mask = ImageChops.difference(black, white).convert("L").point(lambda v: 255 * (v > 200))
    box = mask.getbbox()
    if box is None:
        return Seen(None)
    text = Color.parse(color)
    counts: Counter[tuple[int, ...]] = Counter()
    for here, pixel in zip(
        mask.crop(box).get_flattened_data(), bare.crop(box).get_flattened_data(), strict=True
    ):
        if here:
            counts[pixel] += 1
    total = sum(counts.values())
    failing = sum(
        count
        for pixel, count in counts.items()
        if contrast_ratio(text, Color.parse(f"rgb{pixel}")) < 4.5
    )
    return Seen(failing / total, total)


def verdict_on(html: str) -> tuple[Verdict, str | None]:
    page = load_page(html, where="/page.html")
    audit = audit_page(page, "page.html", level="AA", states=[State(viewport=WINDOW)], texts=True)
    one = next(
        text
        for text in audit.texts
        if page.document.attributes(
            next(e for e in range(len(page.document)) if page.document.path(e) == text.path)
        ).get("id")
        == "t"
    )
    return one.verdict, one.reason


def is_wrong(verdict: Verdict, seen: Seen) -> bool:
    """Whether a definite verdict is not that of most of what is painted."""
    if seen.failing is None or seen.pixels < 20:
        return False
    if verdict is Verdict.PASS:
        return seen.failing > 0.15
    return verdict is Verdict.FAIL and seen.failing < 0.15


def compared(
    page: Page, seed: int, number: int
) -> Iterator[tuple[str, str, Verdict, str | None, Seen]]:
    layouts = Layouts(seed)
    for _ in range(number):
        kind, html = layouts.of_any_kind()
        verdict, reason = verdict_on(html)
        yield kind, html, verdict, reason, seen_in(page, html)


def main(number: int, seed: int) -> None:
    from support.chromium import running_chromium  # noqa: PLC0415 - for this alone

    counts: Counter[tuple[str, str]] = Counter()
    shown: Counter[str] = Counter()
    with running_chromium() as browser:
        page = browser.new_page(viewport={"width": WINDOW[0], "height": WINDOW[1]})
        for kind, html, verdict, reason, seen in compared(page, seed, number):
            wrong = is_wrong(verdict, seen)
            outcome = "WRONG" if wrong else str(verdict)
            if not wrong and verdict is Verdict.UNDETERMINED and seen.failing is not None:
                outcome = "open, mixed" if 0.15 < seen.failing < 0.85 else "open"
            counts[kind, outcome] += 1
            if wrong and shown[kind] < 4:
                shown[kind] += 1
                print(  # noqa: T201 - by hand
                    kind,
                    verdict,
                    reason,
                    seen,
                    html.split("</style>", 1)[0][-220:],
                    "|",
                    html.split("</style>", 1)[1],
                )
    outcomes = sorted({outcome for _, outcome in counts})
    print(f"{'':12}", *(f"{outcome:>13}" for outcome in outcomes))  # noqa: T201
    for kind in KINDS:
        print(f"{kind:12}", *(f"{counts[kind, outcome]:13}" for outcome in outcomes))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
