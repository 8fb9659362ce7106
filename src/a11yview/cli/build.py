"""``build``: a copy of a folder of static pages with the panel in each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from a11yview.cli.terminal import (
    add_catalog,
    add_command,
    catalog_of,
    checked_address,
    checked_language,
    counted,
    deliver,
    say,
)
from a11yview.emit.words import has_words, left_english, words_for
from a11yview.site.building.folder import build_site
from a11yview.site.building.parts import missing_fonts, site_assets, site_parts

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.cli.terminal import Subparsers
    from a11yview.settings import Catalog
    from a11yview.site.building.folder import Note

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "build",
        summary="copy a folder of static pages, with the panel in each",
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
        help="language of the panel in pages that declare none (default: the catalog's first)",
    )
    parser.add_argument(
        "--action",
        metavar="URL",
        help="where the form posts to without scripts, if the site has a server for it; "
        "without this, pages say that the settings need JavaScript",
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="replace files in OUT that were changed or put there since the last build, where "
        "SITE has one of that name; any other file that no build wrote stays",
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Build the site; 1 where a page could not be handled, or a font is missing."""
    catalog = catalog_of(args)
    if args.action is not None:
        checked_address("--action", args.action)
    lang = None if args.lang is None else checked_language(args.lang, catalog)
    parts = site_parts(catalog, lang=lang, action=args.action)
    assets = site_assets(catalog, action=args.action)
    languages: Counter[str | None] = Counter()

    def panel_of(language: str | None) -> str:
        languages[language] += 1
        return parts.panel(language)

    counting = replace(parts, panel=panel_of)
    built = build_site(
        args.site, args.output, parts=counting, assets=assets, overwrite=args.overwrite
    )
    others = built.copied + len(built.fragments) + len(built.unhandled)
    pages, files = counted(len(built.pages), "page"), counted(others, "other file")
    deliver(f"{args.output}: {pages} with the panel, {files} copied", None)
    _name("not a page", built.fragments)
    _name("left out", built.left_out)
    _name("cannot handle", built.unhandled)
    if lang is None:
        _name_foreign(languages, catalog)
    _name_left_english([language or lang for language in languages], catalog)
    missing = missing_fonts(catalog, args.output)
    for problem in missing:
        say(problem)
    return 1 if built.unhandled or missing else 0


def _name_foreign(languages: Mapping[str | None, int], catalog: Catalog) -> None:
    """Say which pages have a panel in another language than their own, for want of words."""
    locale = words_for(catalog, next(iter(catalog.locales), "en")).locale
    for language, number in languages.items():
        pages = counted(number, "page")
        if language is None:
            say(f"{pages} without lang on <html>: the panel is in {locale}; --lang names another")
        elif not has_words(catalog, language):
            say(
                f"{pages} in {language}, for which the panel has no words: it is in "
                f"{locale}; --lang names another"
            )


def _name_left_english(languages: Iterable[str | None], catalog: Catalog) -> None:
    """Say in which languages a part of the panel is English, for want of words."""
    first = next(iter(catalog.locales), "en")
    for locale in sorted({words_for(catalog, language or first).locale for language in languages}):
        left = left_english(catalog, locale)
        if left:
            say(
                f"the panel in {locale} has {counted(len(left), 'word')} in English, such as "
                f"{left[0]!r}; words.{locale} in the catalog says them"
            )


def _name(what: str, notes: Sequence[Note]) -> None:
    for note in notes:
        reason = note.reason.removeprefix(what).removeprefix(": ")
        say(f"{note.place}: {what}: {reason}")
