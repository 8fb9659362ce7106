"""``ratio``: the contrast of two colors."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, get_args

from a11yview.cli.color_pair import add_color_pair, color_pair
from a11yview.cli.swatches import swatch
from a11yview.cli.terminal import add_command, deliver, say
from a11yview.color import (
    Color,
    Level,
    contrast_ratio,
    format_ratio,
    level_of,
    meets,
    required_ratio,
)

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "ratio",
        summary="print the contrast ratio of two colors, and its level",
        examples="  a11yview ratio '#767676' white\n"
        "  a11yview ratio 'oklch(55% 0.1 250)' '#eee' --level AA   (exit code 1 if it fails)\n"
        "  a11yview ratio '#777' white --large --format json\n",
    )
    parser.add_argument("--level", choices=get_args(Level), help="exit with 1 below this level")
    add_color_pair(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the ratio; 1 where it falls short of ``--level``."""
    text, background = color_pair(args)
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
