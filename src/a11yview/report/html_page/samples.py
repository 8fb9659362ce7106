"""Samples of pairs, painted by classes: a strict Content-Security-Policy allows no attribute.

Their words are generated content, and marked to be left alone: a check of the page judges the page
and not its samples, and the display settings keep their colors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.emit.markup import HtmlText, tag

if TYPE_CHECKING:
    from a11yview.color import Color

__all__ = ["Samples"]

_LONGEST: Final = 80
_MARK: Final = "a sample of a pair"
_LETTERS: Final = "Aa"


class Samples:
    """Makes samples, and keeps the colors that they need."""

    def __init__(self) -> None:
        self._classes: dict[tuple[str, str], str] = {}

    @property
    def css(self) -> str:
        """The rules of all samples made so far."""
        return "".join(
            f".{name}{{color:{color};background-color:{backdrop}}}\n"
            for (color, backdrop), name in self._classes.items()
        )

    def text(self, color: Color, backdrop: Color, words: str = _LETTERS) -> HtmlText:
        """Return words in a color on another."""
        shown = words[:_LONGEST] or _LETTERS
        return self._sample("sample", color, backdrop, {"data-sample": shown})

    def edge(self, color: Color, backdrop: Color) -> HtmlText:
        """Return a box with an edge of a color on another."""
        return self._sample("sample edge", color, backdrop, {})

    def _sample(self, kind: str, color: Color, backdrop: Color, more: dict[str, str]) -> HtmlText:
        pair = color.hex, backdrop.hex
        name = self._classes.setdefault(pair, f"p{len(self._classes)}")
        attributes = {"class": f"{kind} {name}", "data-a11yview-ignore": _MARK, **more}
        return tag("span", {**attributes, "aria-hidden": "true"})
