"""``css``: the stylesheet of all visitors, or of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cli.asset_output import deliver_asset
from a11yview.cli.terminal import (
    PREFERENCES_HELP,
    add_catalog,
    add_command,
    add_output,
    catalog_of,
)
from a11yview.emit import stylesheet
from a11yview.settings import Preferences

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers

__all__ = ["add_parser", "run"]

_MODES: Final = ("override", "variables")


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "css",
        summary="print the stylesheet of all visitors, or of one",
        examples="  a11yview css -o static/a11yview.css\n"
        "  a11yview css --preferences 'scheme=white-on-black&font-size=150'\n"
        "  a11yview css --mode variables --catalog a11yview.toml\n",
    )
    parser.add_argument(
        "--mode",
        choices=_MODES,
        default="override",
        help="override the site's own styles, or only define custom properties "
        "(default: %(default)s)",
    )
    parser.add_argument("--preferences", metavar="TEXT", help=PREFERENCES_HELP)
    add_catalog(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the stylesheet, or write it into a file."""
    catalog = catalog_of(args)
    chosen = None if args.preferences is None else Preferences.parse(args.preferences, catalog)
    deliver_asset(stylesheet(catalog, chosen, mode=args.mode), args.output)
    return 0
