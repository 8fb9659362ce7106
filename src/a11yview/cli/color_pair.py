"""Two colors as a command's arguments: a text's, and the one beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cli.terminal import InputError
from a11yview.color import Color
from a11yview.errors import ColorError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_color_pair", "color_pair"]


def add_color_pair(parser: ArgumentParser) -> None:
    """Let a command take two colors, the size of the text, and the format of its answer."""
    parser.add_argument("text", metavar="TEXT", help="the text's color, as CSS writes it")
    parser.add_argument("background", metavar="BACKGROUND", help="the color beneath it")
    parser.add_argument(
        "--large", action="store_true", help="for text of 24 px, or of 18.67 px in bold, and more"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="default: %(default)s"
    )


def color_pair(args: Namespace) -> tuple[Color, Color]:
    """Return the colors of text and background as they are seen, both opaque.

    Raises ``InputError`` for what is no color, and for a translucent background.
    """
    background = _color(args.background, "background")
    if background.alpha < 1:
        raise InputError(
            f"background: translucent color: {args.background!r}; name the opaque color that it "
            "gives over its backdrop"
        )
    return _color(args.text, "text").over(background), background


def _color(text: str, where: str) -> Color:
    try:
        return Color.parse(text)
    except ColorError as error:
        raise InputError(f"{where}: {error}") from error
