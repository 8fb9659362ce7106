"""``ratio`` and ``suggest``: the contrast of two colors, and the nearest pair that passes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, get_args

from a11yview.cli.swatches import swatch
from a11yview.cli.terminal import InputError, add_command, deliver, say
from a11yview.color import (
    Color,
    Level,
    Move,
    contrast_ratio,
    format_ratio,
    level_of,
    meets,
    required_ratio,
    suggest,
)
from a11yview.errors import ColorError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from a11yview.cli.terminal import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the two commands."""
    ratio = add_command(
        subparsers,
        "ratio",
        summary="print the contrast ratio of two colors, and its level",
        examples="  a11yview ratio '#767676' white\n"
        "  a11yview ratio 'oklch(55% 0.1 250)' '#eee' --level AA   (exit code 1 if it fails)\n"
        "  a11yview ratio '#777' white --large --format json\n",
    )
    ratio.add_argument("--level", choices=get_args(Level), help="exit with 1 below this level")
    _finish(ratio, _ratio)

    nearest = add_command(
        subparsers,
        "suggest",
        summary="print the nearest pair of colors that passes",
        examples="  a11yview suggest '#999' white\n"
        "  a11yview suggest '#999' '#222' --level AAA --move background\n",
    )
    nearest.add_argument(
        "--level", choices=get_args(Level), default="AA", help="default: %(default)s"
    )
    nearest.add_argument(
        "--move",
        choices=get_args(Move),
        default="text",
        help="which color may change (default: %(default)s)",
    )
    _finish(nearest, _suggest)


def run(args: Namespace) -> int:
    """Print the answer of the command chosen by ``args``; 1 where the colors fall short."""
    background = _color(args.background, "background")
    if background.alpha < 1:
        raise InputError(
            f"background: translucent color: {args.background!r}; name the opaque color that it "
            "gives over its backdrop"
        )
    text = _color(args.text, "text").over(background)
    answer: int = args.answer(args, text, background)
    return answer


def _finish(parser: ArgumentParser, answer: object) -> None:
    parser.add_argument("text", metavar="TEXT", help="the text's color, as CSS writes it")
    parser.add_argument("background", metavar="BACKGROUND", help="the color beneath it")
    parser.add_argument(
        "--large", action="store_true", help="for text of 24 px, or of 18.67 px in bold, and more"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="default: %(default)s"
    )
    parser.set_defaults(run=run, answer=answer)


def _color(text: str, where: str) -> Color:
    try:
        return Color.parse(text)
    except ColorError as error:
        raise InputError(f"{where}: {error}") from error


def _ratio(args: Namespace, text: Color, background: Color) -> int:
    ratio = contrast_ratio(text, background)
    reached = level_of(ratio, large=args.large)
    passes = args.level is None or meets(ratio, args.level, large=args.large)
    if args.format == "json":
        answer = {
            "text": str(text),
            "background": str(background),
            "ratio": ratio,
            "large": args.large,
            "reaches": reached,
        }
        if args.level is not None:
            needed = required_ratio(args.level, large=args.large)
            answer |= {"level": args.level, "required": needed, "passes": passes}
        deliver(json.dumps(answer, indent=2), None)
    else:
        size = " for large text" if args.large else ""
        verdict = f"reaches {reached}" if reached else "below AA"
        when_large = level_of(ratio, large=True)
        also = f" (large text: {when_large})" if when_large != reached else ""
        if Color.parse(args.text).alpha < 1:
            also += f"  {text} on {background}"
        sample = swatch(text, background, sys.stdout)
        deliver(f"{sample}{format_ratio(ratio)}  {verdict}{size}{also}", None)
        if not passes:
            needed = required_ratio(args.level, large=args.large)
            say(f"a11yview: {args.level}{size} needs {needed:g}")
    return 0 if passes else 1


def _suggest(args: Namespace, text: Color, background: Color) -> int:
    found = suggest(text, background, level=args.level, large=args.large, move=args.move)
    if found is None:
        say(
            f"a11yview: no {args.move} color reaches {args.level} here; "
            "try --move with another color"
        )
        return 1
    if args.format == "json":
        answer = {
            "text": str(found.text),
            "background": str(found.background),
            "ratio": found.ratio,
            "distance": found.distance,
        }
        deliver(json.dumps(answer, indent=2), None)
    else:
        sample = swatch(found.text, found.background, sys.stdout)
        pair = f"{sample}{found.text} on {found.background}"
        deliver(f"{pair}  {format_ratio(found.ratio)}", None)
    return 0
