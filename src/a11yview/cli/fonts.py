"""``fonts``: which languages a web font has the letters of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11yview.cli.terminal import InputError, add_command, deliver
from a11yview.errors import did_you_mean
from a11yview.site.font_coverage import alphabets, coverage_of, unicode_ranges

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers
    from a11yview.site.font_coverage import FontCoverage

__all__ = ["add_parser", "run"]

_MOST_SHOWN: Final = 12  # letters of a language that is nearly there


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "fonts",
        summary="say which languages a web font has the letters of",
        examples="  a11yview fonts fonts/*.woff2\n"
        "  a11yview fonts PTSans-Regular.ttf --format json\n",
    )
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="a font file")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="default: %(default)s"
    )
    parser.add_argument(
        "--language",
        metavar="TAG",
        action="append",
        default=[],
        help="exit with 1 where a font lacks letters of it; may be given several times",
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print what each font covers; 1 where one lacks letters of a language that is asked for."""
    known = ", ".join(alphabets())
    for tag in args.language:
        if tag not in alphabets():
            hint = did_you_mean(tag, alphabets())
            raise InputError(f"--language: no alphabet of: {tag!r}; {hint}use one of {known}")
    found = {str(file): coverage_of(file) for file in args.files}
    if args.format == "json":
        deliver(json.dumps({file: _table(one) for file, one in found.items()}, indent=2), None)
    else:
        deliver("\n".join(_text(file, one) for file, one in found.items()), None)
    lacking = any(one.missing[tag] for one in found.values() for tag in args.language)
    return 1 if lacking else 0


def _table(coverage: FontCoverage) -> dict[str, object]:
    return {
        "family": coverage.family,
        "style": coverage.style,
        "languages": coverage.languages,
        "scripts": coverage.scripts,
        "missing": {tag: letters for tag, letters in coverage.missing.items() if letters},
        "unicode_range": unicode_ranges(coverage.characters),
    }


def _text(file: str, coverage: FontCoverage) -> str:
    lines = [
        f"{file}: {coverage.family} {coverage.style}".rstrip()
        + f", {len(coverage.characters):,} characters",
        f"  languages  {', '.join(coverage.languages) or 'none of those known'}",
        f"  scripts    {json.dumps(list(coverage.scripts))}",
    ]
    for tag, letters in coverage.missing.items():
        if letters and len(letters) <= _MOST_SHOWN:
            lines.append(f"  not {tag:<6} lacks {' '.join(letters)}")
    return "\n".join(lines)
