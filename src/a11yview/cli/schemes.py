"""``schemes``: the catalog's role pairs with their ratios and verdicts."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, get_args

from a11yview.cli.gallery import gallery_page
from a11yview.cli.swatches import swatch
from a11yview.cli.terminal import (
    add_catalog,
    add_command,
    add_output,
    catalog_of,
    counted,
    deliver,
    say,
)
from a11yview.color import Level, format_ratio

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from a11yview.cli.terminal import Subparsers
    from a11yview.settings import Catalog, Scheme

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "schemes",
        summary="print every role pair of the schemes, with ratio and verdict",
        examples="  a11yview schemes\n"
        "  a11yview schemes --format html -o schemes.html\n"
        "  a11yview schemes --catalog a11yview.toml --level AAA   (exit code 1 if a pair fails)\n",
    )
    parser.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help="default: %(default)s"
    )
    parser.add_argument(
        "--level", choices=get_args(Level), help="what texts must reach (default: the catalog's)"
    )
    parser.add_argument(
        "--lang", default="en", help="language of the schemes' names (default: %(default)s)"
    )
    add_catalog(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the pairs, or write them into a file; 1 where one of them falls short."""
    # What misses the level that is asked for is to be seen, not refused.
    catalog = catalog_of(args, level="AA" if args.level else None)
    level: Level = args.level or catalog.level
    render = {"text": _text, "json": _json, "html": gallery_page}[args.format]
    if args.format == "text" and args.output is None:
        text = "\n".join(_lines(catalog, level, args.lang, colored=True))
    else:
        text = render(catalog, level, args.lang)
    deliver(text, args.output)
    failing = sum(len(scheme.problems(level)) for scheme in catalog.schemes)
    if failing:
        are = "is" if failing == 1 else "are"
        say(f"a11yview: {counted(failing, 'role pair')} {are} below {level}")
    return 1 if failing else 0


def _text(catalog: Catalog, level: Level, lang: str) -> str:
    return "\n".join(_lines(catalog, level, lang, colored=False))


def _lines(catalog: Catalog, level: Level, lang: str, *, colored: bool) -> Iterator[str]:
    for index, scheme in enumerate(catalog.schemes):
        if index:
            yield ""
        yield f"{scheme.token}  ({scheme.label(lang)})"
        for pair in scheme.pairs(level):
            front = getattr(scheme, pair.foreground)
            back = getattr(scheme, pair.background)
            sample = swatch(front, back, sys.stdout) if colored else ""
            names = f"{_words(pair.foreground)} on {_words(pair.background)}"
            verdict = "pass" if pair.passes else "FAIL"
            colors = f"{front} on {back}"
            yield (
                f"  {sample}{names:<40}{colors:<20}{format_ratio(pair.ratio):>5}"
                f"  {verdict} {pair.required:g}"
            )


def _json(catalog: Catalog, level: Level, lang: str) -> str:
    schemes = [_record(scheme, level, lang) for scheme in catalog.schemes]
    return json.dumps({"level": level, "schemes": schemes}, indent=2, ensure_ascii=False)


def _record(scheme: Scheme, level: Level, lang: str) -> dict[str, object]:
    return {
        "token": scheme.token,
        "label": scheme.label(lang),
        "short_label": scheme.short_label(lang),
        "dark": scheme.is_dark,
        "roles": {role: color.hex for role, color in scheme.roles.items()},
        "pairs": [
            {
                "foreground": pair.foreground,
                "background": pair.background,
                "ratio": pair.ratio,
                "required": pair.required,
                "passes": pair.passes,
            }
            for pair in scheme.pairs(level)
        ],
    }


def _words(role: str) -> str:
    return role.replace("_", " ")
