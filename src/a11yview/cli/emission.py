"""``css``, ``attributes``, ``panel``, ``script``: what a page is given, as texts."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Final

from a11yview.cli.terminal import (
    add_catalog,
    add_command,
    add_output,
    catalog_of,
    checked_language,
    deliver,
    say,
)
from a11yview.emit import Asset, attributes, panel, script, stylesheet
from a11yview.settings import Preferences

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from a11yview.cli.terminal import Subparsers
    from a11yview.settings import Catalog

__all__ = ["add_parser", "run"]

_MODES: Final = ("override", "variables")
_TEXT_HELP: Final = (
    "the choices as the cookie holds them, such as 'scheme=white-on-black&font-size=150'"
)


def add_parser(subparsers: Subparsers) -> None:
    """Add the four commands."""
    css = add_command(
        subparsers,
        "css",
        summary="print the stylesheet of all visitors, or of one",
        examples="  a11yview css -o static/a11yview.css\n"
        "  a11yview css --preferences 'scheme=white-on-black&font-size=150'\n"
        "  a11yview css --mode variables --catalog a11yview.toml\n",
    )
    css.add_argument(
        "--mode",
        choices=_MODES,
        default="override",
        help="override the site's own styles, or only define custom properties "
        "(default: %(default)s)",
    )
    css.add_argument("--preferences", metavar="TEXT", help=_TEXT_HELP)
    _finish(css, _css)

    attribute_list = add_command(
        subparsers,
        "attributes",
        summary="print the attributes of <html> for a visitor's choices",
        examples="  a11yview attributes 'scheme=white-on-black&font-size=150'\n"
        "  a11yview attributes 'motion=reduce' --format json\n",
    )
    attribute_list.add_argument("text", metavar="TEXT", help=_TEXT_HELP)
    attribute_list.add_argument(
        "--format", choices=("html", "json"), default="html", help="default: %(default)s"
    )
    _finish(attribute_list, _attributes)

    form = add_command(
        subparsers,
        "panel",
        summary="print the panel's HTML",
        examples="  a11yview panel --lang be\n"
        "  a11yview panel --action /settings -o templates/panel.html\n",
    )
    form.add_argument(
        "--lang", default="en", help="language of the page, such as be (default: %(default)s)"
    )
    form.add_argument(
        "--action",
        metavar="URL",
        default="/a11yview",
        help="where the form posts to without scripts (default: %(default)s)",
    )
    form.add_argument("--preferences", metavar="TEXT", default="", help=_TEXT_HELP)
    _finish(form, _panel)

    client = add_command(
        subparsers,
        "script",
        summary="print the script that makes the panel instant",
        examples="  a11yview script -o static/a11yview.js\n",
    )
    _finish(client, _script)


def run(args: Namespace) -> int:
    """Print, or write into a file, what the command chosen by ``args`` emits."""
    catalog = catalog_of(args)
    emitted = args.emit(args, catalog)
    deliver(emitted, args.output)
    if args.output is not None and isinstance(emitted, Asset):
        _say_how_to_serve(emitted, args.output)
    return 0


def _finish(parser: ArgumentParser, emit: object) -> None:
    add_catalog(parser)
    add_output(parser)
    parser.set_defaults(run=run, emit=emit)


def _css(args: Namespace, catalog: Catalog) -> str:
    chosen = None if args.preferences is None else Preferences.parse(args.preferences, catalog)
    return stylesheet(catalog, chosen, mode=args.mode)


def _attributes(args: Namespace, catalog: Catalog) -> str:
    emitted = attributes(Preferences.parse(args.text, catalog))
    return json.dumps(dict(emitted), indent=2) if args.format == "json" else str(emitted)


def _panel(args: Namespace, catalog: Catalog) -> str:
    chosen = Preferences.parse(args.preferences, catalog)
    lang = checked_language(args.lang, catalog)
    return str(panel(catalog, chosen, action=args.action, lang=lang))


def _script(_: Namespace, catalog: Catalog) -> str:
    return script(catalog)


def _say_how_to_serve(asset: Asset, output: Path) -> None:
    size, packed = len(asset.encode()), len(gzip.compress(asset.encode(), mtime=0))
    say(f"{output}: {size:,} bytes, {packed:,} gzipped; integrity {asset.integrity}")
    say(f"name it {asset.file_name} to let it be cached for ever")
