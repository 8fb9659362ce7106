"""The schemes as a page of their own, for a designer to look at: one file, no script.

The page's own words are English; the names of the schemes are in the language asked for.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from a11yview.color import format_ratio
from a11yview.emit.markup import HtmlText, lines, tag

if TYPE_CHECKING:
    from a11yview.color import Level
    from a11yview.settings import Catalog, RolePair, Scheme

__all__ = ["gallery_page"]


def gallery_page(catalog: Catalog, level: Level, lang: str) -> str:
    """Return a self-contained HTML page that shows each scheme on a sample and its role pairs."""
    style = (files("a11yview.cli") / "gallery.css").read_text(encoding="utf-8")
    colors = "".join(map(_colors, catalog.schemes))
    head = lines(
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("title", {}, f"Color schemes: {level}"),
        tag("style", {}, "\n", style, colors),
    )
    header = lines(
        tag("h1", {}, "Color schemes"),
        tag("p", {}, *_verdict(catalog, level)),
        _contents(catalog, lang),
    )
    sections = lines(*(_section(scheme, level, lang) for scheme in catalog.schemes))
    body = lines(tag("header", {}, "\n", header), tag("main", {}, "\n", sections))
    html = lines(tag("head", {}, "\n", head), tag("body", {"id": "top"}, "\n", body))
    return lines(HtmlText("<!doctype html>"), tag("html", {"lang": "en"}, "\n", html))


def _contents(catalog: Catalog, lang: str) -> HtmlText:
    links = (
        tag("a", {"href": f"#{scheme.token}", "lang": lang}, scheme.label(lang))
        for scheme in catalog.schemes
    )
    items = lines(*(tag("li", {}, link) for link in links))
    return tag("nav", {"aria-label": "Schemes"}, tag("ul", {}, "\n", items))


def _verdict(catalog: Catalog, level: Level) -> tuple[str, ...]:
    pairs = [pair for scheme in catalog.schemes for pair in scheme.pairs(level)]
    failing = sum(not pair.passes for pair in pairs)
    least = format_ratio(min((pair.ratio for pair in pairs), default=21.0))
    return (
        f"{len(catalog.schemes)} schemes, {len(pairs)} role pairs, level {level}: ",
        tag("strong", {}, f"{failing} fail") if failing else "all pass",
        f". The least ratio is {least}.",
    )


def _colors(scheme: Scheme) -> str:
    roles = "".join(f"--{role.replace('_', '-')}:{color};" for role, color in scheme.roles.items())
    mode = "dark" if scheme.is_dark else "light"
    return f"#{scheme.token}{{color-scheme:{mode};{roles}}}\n"


def _section(scheme: Scheme, level: Level, lang: str) -> HtmlText:
    token = scheme.token
    heading, caption = f"{token}-name", f"{token}-pairs"
    name = tag("span", {"lang": lang}, scheme.label(lang))
    short = tag("span", {"lang": lang}, scheme.short_label(lang))
    columns = ("Role pair", "Colors", "Ratio", "Needs", "Verdict")
    table = lines(
        tag("caption", {"id": caption}, "Role pairs of ", name),
        tag("thead", {}, tag("tr", {}, *(tag("th", {"scope": "col"}, one) for one in columns))),
        tag("tbody", {}, "\n", lines(*(_row(scheme, pair) for pair in scheme.pairs(level)))),
    )
    region = {"class": "pairs", "tabindex": "0", "role": "region", "aria-labelledby": caption}
    content = lines(
        tag("h2", {"id": heading}, name),
        tag("p", {}, short, " · ", tag("code", {}, token)),
        _sample(token),
        tag("div", region, tag("table", {}, "\n", table)),
    )
    return tag("section", {"id": token, "aria-labelledby": heading}, "\n", content)


def _sample(token: str) -> HtmlText:
    """Return a text that has every role of the scheme in it."""
    field = f"{token}-field"
    prose = tag(
        "p",
        {},
        "Text with a ",
        tag("a", {"class": "link", "href": "#top"}, "link"),
        ", ",
        tag("span", {"class": "visited"}, "a visited link"),
        ", ",
        tag("span", {"class": "hover"}, "a link under the pointer"),
        ", ",
        tag("mark", {}, "marked text"),
        ", ",
        tag("span", {"class": "selection"}, "selected text"),
        " and ",
        tag("span", {"class": "focus"}, "something in focus"),
        ".",
    )
    controls = tag(
        "p",
        {},
        tag("label", {"for": field}, "Field"),
        " ",
        tag("input", {"id": field, "placeholder": "hint"}),
        " ",
        tag("span", {"class": "button"}, "Button"),
        " ",
        tag("span", {"class": "disabled"}, "Disabled"),
    )
    error = tag("p", {"class": "error"}, "An error message.")
    return tag("div", {"class": "sample"}, "\n", lines(prose, error, controls))


def _row(scheme: Scheme, pair: RolePair) -> HtmlText:
    front, back = getattr(scheme, pair.foreground), getattr(scheme, pair.background)
    names = f"{pair.foreground} on {pair.background}".replace("_", " ")
    chip = {"class": "chip", "style": f"color:{front};background:{back}", "aria-hidden": "true"}
    colors = (tag("code", {}, str(front)), " on ", tag("code", {}, str(back)))
    return tag(
        "tr",
        {},
        tag("th", {"scope": "row"}, names),
        tag("td", {}, tag("span", chip, "Aa"), " ", *colors),
        tag("td", {}, format_ratio(pair.ratio)),
        tag("td", {}, f"{pair.required:g}"),
        tag("td", {}, "pass" if pair.passes else tag("strong", {}, "fail")),
    )
