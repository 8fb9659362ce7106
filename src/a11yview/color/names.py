"""The named colors of CSS, from webcolors: the only module that imports it."""

from __future__ import annotations

from typing import Final

import webcolors

__all__ = ["NAMES"]


def _named_colors() -> dict[str, tuple[int, int, int]]:
    colors = {}
    for name in webcolors.names(webcolors.CSS3):
        red, green, blue = webcolors.name_to_rgb(name)
        colors[name] = (red, green, blue)
    # The one name that CSS Color 4 has and CSS 3 has not.
    colors["rebeccapurple"] = (102, 51, 153)
    return colors


NAMES: Final = _named_colors()
"""Name in lower case → red, green, blue, each 0 to 255 (``transparent`` is none of them)."""
