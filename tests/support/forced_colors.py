"""Texts under forced colors, with what Chromium paints and computes: ``forced_colors.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = Path(__file__).parents[1] / "vectors/forced_colors.json"
THEMES = {"black-on-white": "light", "white-on-black": "dark"}
"""Contrast themes of the system, and the color scheme that a visitor of each prefers."""
_HEAD = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>t</title>"
    "<style>@media (forced-colors) { body { margin: 9px } } body, button { font: 16px sans-serif }"
    "</style><body>"
)


class Case(TypedDict, total=False):
    """One text: in each theme its letters, what is beneath, ``color``, ``background-color``."""

    name: str
    html: str
    seen: dict[str, Sequence[str]]


def cases() -> list[Case]:
    """Return the texts, each the element of the class ``text`` in its HTML."""
    found: list[Case] = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
    return found


def page(of: Sequence[Case]) -> str:
    """Return the page of all these texts, each in a section of its own."""
    sections = (
        f"<section style='--number: {number}'>{case['html']}</section>"
        for number, case in enumerate(of)
    )
    return _HEAD + "".join(sections)


def write(of: Sequence[Case]) -> None:
    """Write the texts with what was measured."""
    source = json.loads(FILE.read_text(encoding="utf-8"))["source"]
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in of)
    FILE.write_text(
        f'{{"source": {json.dumps(source)},\n"cases": [\n{lines}\n]}}\n', encoding="utf-8"
    )
