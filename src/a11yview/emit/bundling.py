"""``bundle``: a stylesheet and one script that brings the panel along, in the page's language.

For pages whose template takes two lines in ``<head>`` and nothing else. The script holds the
panel of every language once: what the panels have in common as a template, and the words of each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.emit.asset import Asset
from a11yview.emit.client import script_source
from a11yview.emit.form import panel
from a11yview.emit.override_sheet import stylesheet
from a11yview.emit.reading_aids import scripts
from a11yview.emit.words import LOCALES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.settings import Catalog

__all__ = ["Bundle", "bundle", "panel_table"]

# What differs between two languages stands between these: a text, with what it holds together, or
# an attribute's value.
_EDGE: Final = re.compile(r'("|<(?!/?i>|wbr>)|(?<!<i)(?<!</i)(?<!<wbr)>)')

Template = list[str | int]
Language = tuple[int, list[str]]


class Bundle(NamedTuple):
    """The two files, and the languages in which the script has the panel, the default first."""

    stylesheet: Asset
    script: Asset
    languages: tuple[str, ...]


def bundle(
    catalog: Catalog, *, languages: Iterable[str] | None = None, action: str = "/a11yview"
) -> Bundle:
    """Return the stylesheet of ``catalog``, and its script with the panel in it.

    ``languages`` are those that the panel has words for, all of them when left out; a page in any
    other gets the first of the catalog's locales that is among them. ``action`` is where the form
    posts to; without a server the script alone answers it.
    """
    import json  # noqa: PLC0415 - only who emits pays for the encoder

    known = dict.fromkeys((*catalog.locales, *LOCALES, *catalog.words))
    wanted = list(dict.fromkeys(languages)) if languages is not None else list(known)
    wanted.sort(key=lambda tag: list(known).index(tag) if tag in known else len(known))
    templates, table = panel_table(
        {tag: str(panel(catalog, action=action, lang=tag)) for tag in wanted}
    )
    values = {
        "LANGUAGES": {tag.lower(): language for tag, language in table.items()},
        "TEMPLATES": templates,
        "FALLBACK": wanted[0].lower(),
    }
    text = script_source("bundle.js")
    for name, value in values.items():
        written = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
        text = text.replace(name, written.replace("</", "<\\/"))
    return Bundle(
        stylesheet=stylesheet(catalog),
        script=Asset(text + "".join(scripts(catalog)), kind="js"),
        languages=tuple(wanted),
    )


def panel_table(panels: dict[str, str]) -> tuple[list[Template], dict[str, Language]]:
    """Return templates and, by language, the number of its template and its words.

    A template's numbers stand for words. Panels of one template are those cut into as many
    pieces: a language without a font has another.
    """
    pieces = {tag: _EDGE.split(html) for tag, html in panels.items()}
    lengths = list(dict.fromkeys(map(len, pieces.values())))
    templates: list[Template] = []
    table: dict[str, Language] = {}
    for number, length in enumerate(lengths):
        alike = {tag: cut for tag, cut in pieces.items() if len(cut) == length}
        template, words = _template(list(zip(*alike.values(), strict=True)))
        templates.append(template)
        for index, tag in enumerate(alike):
            table[tag] = (number, [word[index] for word in words])
    return templates, {tag: table[tag] for tag in panels}


def _template(columns: Sequence[tuple[str, ...]]) -> tuple[Template, list[tuple[str, ...]]]:
    """Return a template of pieces, and the words by number, each in all languages."""
    numbers: dict[tuple[str, ...], int] = {}
    template: Template = []
    for column in columns:
        if len(set(column)) > 1:
            template.append(numbers.setdefault(column, len(numbers)))
        elif template and isinstance(template[-1], str):
            template[-1] += column[0]
        else:
            template.append(column[0])
    return template, list(numbers)
