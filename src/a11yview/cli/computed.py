"""``computed``: the computed values of every element of a page, as lines of JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from a11yview.cli.terminal import InputError, add_command, add_output, deliver
from a11yview.errors import did_you_mean

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from a11yview.cascade import Environment
    from a11yview.cli.terminal import Subparsers
    from a11yview.site.page_files import PageSource

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "computed",
        summary="print the computed style of every element, as JSON Lines",
        examples="  a11yview computed site/index.html\n"
        "  a11yview computed page.html --feature prefers-color-scheme=dark --pseudo hover\n"
        '  a11yview computed page.html --media print | grep \'"tag": "a"\'\n',
    )
    parser.add_argument(
        "pages",
        metavar="PAGE",
        nargs="+",
        help="a page, a folder of pages, a pattern, or - for stdin",
    )
    _add_conditions(parser)
    parser.add_argument(
        "--root",
        metavar="DIR",
        type=Path,
        help="the site's root: what / means in links; nothing outside it is read",
    )
    add_output(parser)
    parser.set_defaults(run=run)


def _add_conditions(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--viewport",
        metavar="WxH",
        default="1280x800",
        help="width and height of the window in CSS px (default: %(default)s)",
    )
    parser.add_argument(
        "--media", choices=("screen", "print"), default="screen", help="default: %(default)s"
    )
    parser.add_argument(
        "--feature",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="a media feature that differs from the default, such as prefers-color-scheme=dark; "
        "may be repeated",
    )
    parser.add_argument(
        "--pseudo",
        metavar="LIST",
        default="",
        help="pseudo-classes that every element is in, with commas, such as hover,focus",
    )


def run(args: Namespace) -> int:
    """Print a line for each element of each page, in document order."""
    from a11yview.cli.check_inputs import checked_root, named_pages  # noqa: PLC0415 - loads the engine

    pages = named_pages(args.pages, checked_root(args.root))
    environment = _environment(args)
    lines = (line for page in pages for line in _lines(page, environment))
    deliver("".join(lines), args.output)
    return 0


def _lines(page: PageSource, environment: Environment) -> Iterator[str]:
    from a11yview.cascade import computed_rows, load_page  # noqa: PLC0415 - likewise
    from a11yview.report.json_format import json_text  # noqa: PLC0415 - likewise
    from a11yview.site.site_reader import SiteReader  # noqa: PLC0415 - likewise

    if page.is_sheet:
        raise InputError(f"{page.name}: not a page: {page.name!r}; name an HTML file")
    reader = SiteReader(root=page.root or Path())
    if page.path is None:
        content, where = page.html or "", f"/{page.name}"
    else:
        content, where = page.path.read_bytes(), reader.url_of(page.path)
    loaded = load_page(content, where=where, reader=reader)
    for row in computed_rows(loaded.cascade(environment)):
        row["page"] = page.name
        yield json_text(row) + "\n"


def _environment(args: Namespace) -> Environment:
    from a11yview.cascade import Environment  # noqa: PLC0415 - likewise
    from a11yview.cascade.selectors.pseudo_names import STATES  # noqa: PLC0415 - likewise
    from a11yview.cli.check_inputs import viewport_of  # noqa: PLC0415 - likewise

    width, height = viewport_of(args.viewport)
    pseudo = frozenset(name.strip(" :").lower() for name in args.pseudo.split(",") if name.strip())
    for name in sorted(pseudo - STATES):
        known = ", ".join(sorted(STATES))
        hint = did_you_mean(name, STATES)
        raise InputError(f"--pseudo: unknown: {name!r}; {hint}use any of {known}")
    return Environment(
        viewport=(float(width), float(height)),
        media=args.media,
        features=tuple(sorted(dict(map(_feature, args.feature)).items())),
        pseudo=pseudo,
    )


def _feature(text: str) -> tuple[str, str]:
    from a11yview.cascade.conditions.media_queries import DISCRETE  # noqa: PLC0415 - likewise

    name, _, value = text.lower().partition("=")
    if name not in DISCRETE:
        known = ", ".join(sorted(DISCRETE))
        hint = did_you_mean(name, DISCRETE)
        raise InputError(f"--feature: unknown: {text!r}; {hint}use NAME=VALUE with any of {known}")
    if value not in DISCRETE[name]:
        known = ", ".join(DISCRETE[name])
        raise InputError(f"--feature: {name}: no such value: {value!r}; use any of {known}")
    return name, value
