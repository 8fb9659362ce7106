"""``build``: a copy of a folder of static pages with the panel in each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from a11yview.cli.terminal import add_catalog, add_command, say
from a11yview.site.building import build_site
from a11yview.site.catalog_file import read_catalog
from a11yview.site.parts import site_assets, site_parts

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from a11yview.cli.terminal import Subparsers
    from a11yview.site.building import Note

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "build",
        summary="copy a folder of static pages with the stylesheet and the panel in each page",
        examples="  a11yview build site -o out\n"
        "  a11yview build public -o dist --lang be --catalog a11yview.toml\n",
    )
    parser.add_argument("site", metavar="SITE", type=Path, help="the folder of the pages")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help="the folder to write: new, empty, or written by an earlier build",
    )
    add_catalog(parser)
    parser.add_argument(
        "--lang",
        help="language of the panel in pages that declare none (default: the catalogue's first)",
    )
    parser.add_argument(
        "--action",
        metavar="URL",
        help="where the form posts to without scripts, if the site has a server for it; "
        "without this, pages say that the settings need JavaScript",
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Build the site; 1 where a page could not be handled."""
    catalog = read_catalog(args.catalog)
    parts = site_parts(catalog, lang=args.lang, action=args.action)
    assets = site_assets(catalog, action=args.action)
    built = build_site(args.site, args.output, parts=parts, assets=assets)
    others = built.copied + len(built.fragments) + len(built.unhandled)
    pages, files = _counted(len(built.pages), "page"), _counted(others, "other file")
    print(f"{args.output}: {pages} with the panel, {files} copied")
    _name("not a page", built.fragments)
    _name("left out", built.left_out)
    _name("cannot handle", built.unhandled)
    return 1 if built.unhandled else 0


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _name(what: str, notes: Sequence[Note]) -> None:
    for note in notes:
        # a file's name may hold line ends and what moves a terminal's cursor
        place = "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in note.place)
        say(f"{place}: {what}: {note.reason.removeprefix(what).removeprefix(': ')}")
