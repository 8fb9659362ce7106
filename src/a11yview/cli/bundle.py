"""``bundle``: one stylesheet and one script for the template of any site."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

from a11yview.cli.terminal import (
    InputError,
    add_catalog,
    add_command,
    catalog_of,
    checked_address,
    checked_language,
    deliver,
    say,
)
from a11yview.emit.bundling import bundle
from a11yview.emit.markup import lines, tag

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers
    from a11yview.emit import Asset

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "bundle",
        summary="write one stylesheet and one script that brings the panel along, for any CMS",
        examples="  a11yview bundle -o local/a11yview --url /local/a11yview/\n"
        "  a11yview bundle -o assets --lang be,ru,en --catalog a11yview.toml\n",
    )
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, required=True, help="the folder to write into"
    )
    add_catalog(parser)
    parser.add_argument(
        "--lang",
        metavar="TAGS",
        help="languages of the panel, such as be,ru,en (default: all that it has words for)",
    )
    parser.add_argument(
        "--url",
        default="/a11yview/",
        help="where the folder is on the site, for the lines to paste (default: %(default)s)",
    )
    parser.add_argument(
        "--action",
        metavar="URL",
        default="/a11yview",
        help="where the form posts to, if the site has a server for it (default: %(default)s)",
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the two files, and say what to put into a template."""
    checked_address("--url", args.url)
    checked_address("--action", args.action)
    if args.output.exists() and not args.output.is_dir():
        raise InputError(f"--output: not a folder: {str(args.output)!r}; name a folder")
    catalog = catalog_of(args)
    tags = None if args.lang is None else [tag.strip() for tag in args.lang.split(",")]
    languages = None if tags is None else [checked_language(tag, catalog) for tag in tags]
    made = bundle(catalog, languages=languages, action=args.action)
    for asset in (made.stylesheet, made.script):
        _write(args.output, asset)
    url = args.url.rstrip("/")
    # Of another origin, a file with an integrity value loads only when asked for with CORS.
    cors = "anonymous" if re.match(r"(?:https?:)?//", args.url) else None
    sheet, script = made.stylesheet, made.script
    link = {"rel": "stylesheet", "href": f"{url}/{sheet.file_name}"}
    source = {"src": f"{url}/{script.file_name}"}
    deliver(
        lines(
            tag("link", {**link, "integrity": sheet.integrity, "crossorigin": cors}),
            tag("script", {**source, "integrity": script.integrity, "crossorigin": cors}),
        ),
        None,
    )
    say(f"these two lines go first into <head>; the panel is in {', '.join(made.languages)}")
    return 0


def _write(folder: Path, asset: Asset) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"--output: cannot be written: {str(folder)!r} ({error.strerror}); name a folder"
        ) from error
    file = folder / asset.file_name
    deliver(asset, file)
    size, packed = len(asset.encode()), len(gzip.compress(asset.encode(), mtime=0))
    say(f"{file}: {size:,} bytes, {packed:,} gzipped")
