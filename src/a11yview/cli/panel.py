"""``panel``: the panel's HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cli.terminal import (
    PREFERENCES_HELP,
    add_catalog,
    add_command,
    add_output,
    catalog_of,
    checked_language,
    deliver,
)
from a11yview.emit import panel
from a11yview.settings import Preferences

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "panel",
        summary="print the panel's HTML",
        examples="  a11yview panel --lang be\n"
        "  a11yview panel --action /settings -o templates/panel.html\n",
    )
    parser.add_argument(
        "--lang", default="en", help="language of the page, such as be (default: %(default)s)"
    )
    parser.add_argument(
        "--action",
        metavar="URL",
        default="/a11yview",
        help="where the form posts to without scripts (default: %(default)s)",
    )
    parser.add_argument("--preferences", metavar="TEXT", default="", help=PREFERENCES_HELP)
    add_catalog(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the panel, or write it into a file."""
    catalog = catalog_of(args)
    chosen = Preferences.parse(args.preferences, catalog)
    lang = checked_language(args.lang, catalog)
    deliver(str(panel(catalog, chosen, action=args.action, lang=lang)), args.output)
    return 0
