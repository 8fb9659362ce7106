"""Colors shown in a terminal: 24-bit escape sequences, only where they are seen as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cli.terminal import shows_color

if TYPE_CHECKING:
    from typing import TextIO

    from a11yview.color import Color

__all__ = ["swatch"]


def swatch(text: Color, background: Color, stream: TextIO, sample: str = " Aa ") -> str:
    """Return ``sample`` in the two colors and a space; nothing where ``stream`` shows no colors.

    Source: ISO 8613-6, SGR 38 and 48 with direct colors.
    """
    if not shows_color(stream):
        return ""
    front = ";".join(map(str, text.rgb8))
    back = ";".join(map(str, background.rgb8))
    return f"\x1b[38;2;{front}m\x1b[48;2;{back}m{sample}\x1b[0m "
