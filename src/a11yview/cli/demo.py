"""``demo``: the example site, built, checked and served on this machine."""

from __future__ import annotations

import gzip
import tempfile
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11yview.cli.terminal import InputError, add_catalog, add_command, catalog_of, say
from a11yview.color import format_ratio
from a11yview.site.building.folder import build_site
from a11yview.site.building.parts import ACTION, site_assets, site_parts

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers
    from a11yview.settings import Catalog

__all__ = ["add_parser", "run"]

_DEFAULT_PORT: Final = 8000
_LAST_PORT: Final = 65_535


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "demo",
        summary="build an example site in three languages, and serve it",
        examples="  a11yview demo\n"
        "  a11yview demo --port 0              (any free port)\n"
        "  a11yview demo --no-serve -o town    (only build it into a folder)\n",
    )
    parser.add_argument(
        "--port",
        metavar="N",
        type=int,
        default=_DEFAULT_PORT,
        help="port on 127.0.0.1, 0 for any free one (default: %(default)s)",
    )
    parser.add_argument(
        "--no-serve", action="store_true", help="end after building, checking and printing"
    )
    parser.add_argument(
        "-o", "--output", metavar="DIR", type=Path, help="build there, and leave it there"
    )
    add_catalog(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Build, check and print; then serve until Ctrl-C. 1 where a scheme or a page falls short."""
    if not 0 <= args.port <= _LAST_PORT:
        raise InputError(f"--port: out of range: {args.port}; use 0 to {_LAST_PORT}")
    catalog = catalog_of(args)
    with ExitStack() as stack:
        folder = args.output
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="a11yview-")))
        source = stack.enter_context(as_file(files("a11yview.site") / "demo"))
        code = _build(source, folder, catalog)
        if not args.no_serve:
            _serve(folder, catalog, args.port)
    return code


def _build(source: Path, folder: Path, catalog: Catalog) -> int:
    """Build the site, say what was built and how the schemes fare; 1 where anything fails."""
    assets = site_assets(catalog, action=ACTION)
    parts = site_parts(catalog, action=ACTION)
    built = build_site(source, folder, parts=parts, assets=assets)
    print(f"Built the example site in {folder}")
    print(f"  {len(built.pages)} pages with the panel, {built.copied} other files")
    for name, text in assets.items():
        size, packed = len(text.encode()), len(gzip.compress(text.encode(), mtime=0))
        print(f"  a11yview/{name}: {size:,} bytes, {packed:,} gzipped")
    print(f"Color schemes at {catalog.level}:")
    for scheme in catalog.schemes:
        pairs = scheme.pairs(catalog.level)
        least = min(pairs, key=lambda pair: pair.ratio / pair.required)
        verdict = "pass" if all(pair.passes for pair in pairs) else "FAIL"
        print(
            f"  {scheme.token:<22} text {format_ratio(pairs[0].ratio):>5}, tightest "
            f"{format_ratio(least.ratio)} of {least.required:g}: {verdict}"
        )
    failing = any(scheme.problems(catalog.level) for scheme in catalog.schemes)
    for note in built.unhandled:
        say(f"{note.place}: cannot handle: {note.reason}")
    return 1 if failing or built.unhandled else 0


def _serve(folder: Path, catalog: Catalog, port: int) -> None:
    from a11yview.cli.serving import SiteServer  # noqa: PLC0415 - only who serves pays for it

    try:
        server = SiteServer(folder, catalog, port=port)
    except OSError as error:
        raise InputError(
            f"--port: cannot be used: {port} ({error.strerror}); name another, or 0 for a free one"
        ) from error
    with server:
        print(f"Serving it on {server.url} until Ctrl-C", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped")
