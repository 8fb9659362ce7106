"""``attributes``: the attributes of ``<html>`` for a visitor's choices."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from a11yview.cli.terminal import (
    PREFERENCES_HELP,
    add_catalog,
    add_command,
    add_output,
    catalog_of,
    deliver,
)
from a11yview.emit import attributes
from a11yview.settings import Preferences

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "attributes",
        summary="print the attributes of <html> for a visitor's choices",
        examples="  a11yview attributes 'scheme=white-on-black&font-size=150'\n"
        "  a11yview attributes 'motion=reduce' --format json\n",
    )
    parser.add_argument("text", metavar="TEXT", help=PREFERENCES_HELP)
    parser.add_argument(
        "--format", choices=("html", "json"), default="html", help="default: %(default)s"
    )
    add_catalog(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the attributes, or write them into a file."""
    emitted = attributes(Preferences.parse(args.text, catalog_of(args)))
    as_json = args.format == "json"
    deliver(json.dumps(dict(emitted), indent=2) if as_json else str(emitted), args.output)
    return 0
