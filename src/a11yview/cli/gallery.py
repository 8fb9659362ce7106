"""The schemes as a page of their own, for a designer to look at: one file, no script.

The page's own words are English; the names of the schemes are in the language asked for.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from a11yview.color import format_ratio

if TYPE_CHECKING:
    from a11yview.color import Level
    from a11yview.settings import Catalog, RolePair, Scheme

__all__ = ["gallery_page"]


def gallery_page(catalog: Catalog, level: Level, lang: str) -> str:
    """Return a self-contained HTML page that shows each scheme on a sample and its role pairs."""
    style = (files("a11yview.cli") / "gallery.css").read_text(encoding="utf-8")
    colors = "".join(map(_colors, catalog.schemes))
    links = "".join(
        f'<li><a href="#{escape(scheme.token)}" lang="{escape(lang)}">'
        f"{escape(scheme.label(lang))}</a></li>\n"
        for scheme in catalog.schemes
    )
    sections = "".join(_section(scheme, level, lang) for scheme in catalog.schemes)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Color schemes: {level}</title>\n<style>\n{style}{colors}</style>\n</head>\n"
        '<body id="top">\n'
        f"<header>\n<h1>Color schemes</h1>\n<p>{_verdict(catalog, level)}</p>\n"
        f'<nav aria-label="Schemes"><ul>\n{links}</ul></nav>\n</header>\n'
        f"<main>\n{sections}</main>\n"
        "</body>\n</html>\n"
    )


def _verdict(catalog: Catalog, level: Level) -> str:
    pairs = [pair for scheme in catalog.schemes for pair in scheme.pairs(level)]
    failing = sum(not pair.passes for pair in pairs)
    least = format_ratio(min((pair.ratio for pair in pairs), default=21.0))
    outcome = "all pass" if not failing else f"<strong>{failing} fail</strong>"
    return (
        f"{len(catalog.schemes)} schemes, {len(pairs)} role pairs, level {level}: {outcome}. "
        f"The least ratio is {least}."
    )


def _colors(scheme: Scheme) -> str:
    roles = "".join(f"--{role.replace('_', '-')}:{color};" for role, color in scheme.roles.items())
    mode = "dark" if scheme.is_dark else "light"
    return f"#{scheme.token}{{color-scheme:{mode};{roles}}}\n"


def _section(scheme: Scheme, level: Level, lang: str) -> str:
    rows = "".join(_row(scheme, pair) for pair in scheme.pairs(level))
    name = f'<span lang="{escape(lang)}">{escape(scheme.label(lang))}</span>'
    short = f'<span lang="{escape(lang)}">{escape(scheme.short_label(lang))}</span>'
    token = escape(scheme.token)
    return (
        f'<section id="{token}" aria-labelledby="{token}-name">\n'
        f'<h2 id="{token}-name">{name}</h2>\n'
        f"<p>{short} · <code>{token}</code></p>\n{_sample(token)}"
        f'<div class="pairs" tabindex="0" role="region" aria-labelledby="{token}-pairs">'
        f'<table>\n<caption id="{token}-pairs">Role pairs of {name}</caption>\n'
        '<thead><tr><th scope="col">Role pair</th><th scope="col">Colors</th>'
        '<th scope="col">Ratio</th><th scope="col">Needs</th><th scope="col">Verdict</th></tr>'
        f"</thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</section>\n"
    )


def _sample(token: str) -> str:
    """Return a text that has every role of the scheme in it."""
    return (
        '<div class="sample">\n<p>Text with a <a class="link" href="#top">link</a>, '
        '<span class="visited">a visited link</span>, <span class="hover">a link under the '
        'pointer</span>, <mark>marked text</mark>, <span class="selection">selected text</span> '
        'and <span class="focus">something in focus</span>.</p>\n'
        '<p class="error">An error message.</p>\n'
        f'<p><label for="{token}-field">Field</label> '
        f'<input id="{token}-field" placeholder="hint"> <span class="button">Button</span> '
        '<span class="disabled">Disabled</span></p>\n</div>\n'
    )


def _row(scheme: Scheme, pair: RolePair) -> str:
    front, back = getattr(scheme, pair.foreground), getattr(scheme, pair.background)
    names = f"{pair.foreground} on {pair.background}".replace("_", " ")
    verdict = "pass" if pair.passes else "<strong>fail</strong>"
    return (
        f'<tr><th scope="row">{names}</th>'
        f'<td><span class="chip" style="color:{front};background:{back}" aria-hidden="true">Aa'
        f"</span> <code>{front}</code> on <code>{back}</code></td>"
        f"<td>{format_ratio(pair.ratio)}</td><td>{pair.required:g}</td><td>{verdict}</td></tr>\n"
    )
