"""``suggest``: the nearest pair of colors that passes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, get_args

from a11yview.cli.color_pair import add_color_pair, color_pair
from a11yview.cli.swatches import swatch
from a11yview.cli.terminal import add_command, deliver, say
from a11yview.color import Level, Move, format_ratio, suggest

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "suggest",
        summary="print the nearest pair of colors that passes",
        examples="  a11yview suggest '#999' white\n"
        "  a11yview suggest '#999' '#222' --level AAA --move background\n",
    )
    parser.add_argument(
        "--level", choices=get_args(Level), default="AA", help="default: %(default)s"
    )
    parser.add_argument(
        "--move",
        choices=get_args(Move),
        default="text",
        help="which color may change (default: %(default)s)",
    )
    add_color_pair(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the pair; 1 where there is none."""
    text, background = color_pair(args)
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
