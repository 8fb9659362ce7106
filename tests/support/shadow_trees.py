"""The computed values of pages with shadow trees: Chromium's, ours, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from a11yview.cascade import Environment, computed_rows, load_page
from support.judging.agreement import same_color

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.sync_api import Page as BrowserPage

    from a11yview.cascade import ComputedRow, Page

__all__ = ["Difference", "TreeRow", "chromium_rows", "differences", "opened_rows", "our_rows"]

SCRIPT = Path(__file__).with_name("shadow_trees.js").read_text(encoding="utf-8")
N_VALUES = 7
"""How many values of an element are compared."""


class TreeRow(NamedTuple):
    """One element as Chromium computes it."""

    path: str
    tag: str
    color: str
    background_color: str
    font_size: float
    font_weight: float
    display: str
    visibility: str
    opacity: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that differs; ``theirs`` or ``ours`` is ``None`` where there is no such element."""

    path: str
    name: str
    theirs: object
    ours: object


def chromium_rows(page: BrowserPage) -> list[TreeRow]:
    """Return the values of every element of the page that is open."""
    page.evaluate(SCRIPT)
    return [TreeRow(*row) for row in page.evaluate("shadowTrees.computed()")]


def opened_rows(page: BrowserPage, html: str) -> list[TreeRow]:
    """Open a text of HTML, and return the values of every element."""
    page.goto(f"data:text/html;charset=utf-8,{quote(html)}")
    return chromium_rows(page)


def our_rows(page: str | Page, environment: Environment | None = None) -> dict[str, ComputedRow]:
    """Return our values by path."""
    loaded = load_page(page) if isinstance(page, str) else page
    styles = loaded.cascade(environment or Environment())
    return {row["path"]: row for row in computed_rows(styles)}


def differences(theirs: Sequence[TreeRow], ours: Mapping[str, ComputedRow]) -> list[Difference]:
    """Return every value that differs, and every element that one of the two lacks."""
    found = [
        Difference(path, "element", None, ours[path]["tag"])
        for path in ours.keys() - {row.path for row in theirs}
    ]
    for row in theirs:
        mine = ours.get(row.path)
        if mine is None:
            found.append(Difference(row.path, "element", row.tag, None))
            continue
        pairs = {
            "color": same_color(row.color, mine["color"]),
            "background_color": same_color(row.background_color, mine["background_color"]),
            "font_size_px": abs(row.font_size - mine["font_size_px"])
            <= max(0.01, row.font_size / 2000),
            "font_weight": row.font_weight == mine["font_weight"],
            "display": row.display == mine["display"],
            "visibility": row.visibility == mine["visibility"],
            "opacity": abs(row.opacity - mine["opacity"]) < 0.001,
        }
        found += [
            Difference(row.path, name, row, mine[name])  # type: ignore[literal-required] - one of its keys
            for name, is_same in pairs.items()
            if not is_same
        ]
    return found
