"""``script``: the script that makes the panel instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cli.asset_output import deliver_asset
from a11yview.cli.terminal import (
    add_catalog,
    add_command,
    add_output,
    catalog_of,
)
from a11yview.emit import reading_aids_script, script

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "script",
        summary="print the script that makes the panel instant",
        examples="  a11yview script -o static/a11yview.js\n"
        "  a11yview script --reading-aids -o static/reading-aids.js\n",
    )
    parser.add_argument(
        "--reading-aids",
        action="store_true",
        help="print the second script instead: bigger pointer, ruler, speech",
    )
    add_catalog(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the script, or write it into a file."""
    catalog = catalog_of(args)
    deliver_asset(reading_aids_script() if args.reading_aids else script(catalog), args.output)
    return 0
