"""The rules that put a visitor's choice on a page, read from ``assets/override``."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from a11yview.emit.minifying import minified
from a11yview.emit.package_data import package_data

__all__ = ["override_rules"]

_TIE: Final = re.compile(r":root\[data-a11yview-([a-z-]+)(?:=([a-z]+))?\]")
_RULE: Final = re.compile(r"[^{}]+\{[^{}]*\}")
_SELECTOR: Final = re.compile(r"(?:^|(?<=[{};]))(:root[^{};]+)(?=\{)")
# Three levels of brackets are all that our selectors have: `:is(a, [lang]:is(:lang(ar), …))`.
_COMMA: Final = re.compile(r",(?![^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\))")

# Scripts whose letters join or whose marks stand on their letters: Arabic, Hebrew with points
# (Yiddish), Indic, Mongolian, Nko, Syriac, Thaana, Khmer, Lao, Burmese, Tibetan.
# Lists of languages in one :lang() are not known everywhere.
_JOINED: Final = (
    *("ar", "fa", "ur", "ps", "sd", "ug", "ckb", "pnb", "ks", "dv", "syr", "nqo", "yi"),
    *("hi", "mr", "ne", "sa", "bho", "mai", "as", "bn", "gu", "pa", "or", "ta", "te"),
    *("kn", "ml", "si", "km", "lo", "my", "bo"),
)
# Elements that hold lines of text, and whose boxes may grow with it; in an order that other lists
# share, which packs better.
_TEXTS: Final = (
    *("a", "b", "button", "i", "li", "p", "dd", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("label", "legend", "small", "span", "strong", "summary", "td", "th"),
)
# What the assets name in capitals.
_LIGATURES: Final = ('[class*="material-icons"]', '[class*="material-symbols"]')
_ICONS: Final = (
    *('[class^="icon-"]', '[class*=" icon-"]', '[class^="fa-"]', '[class*=" fa-"]'),
    *(".fa", ".glyphicon", 'i[class*="icon"]', *_LIGATURES),
)
# What an ignored box would inherit from a page that has the setting: with the site's own value out
# of reach, the browser's. Not important, so that whatever the site says of the box itself wins.
_HELD: Final = {
    "scheme": "color-scheme:light;color:canvastext;background:canvas",
    "letter-spacing": "letter-spacing:normal",
    "word-spacing": "word-spacing:normal",
    "line-height": "line-height:normal",
}
_LISTS: Final = {
    "JOINED": tuple(f":lang({tag})" for tag in _JOINED),
    "TEXTS": _TEXTS,
    "LIGATURES": _LIGATURES,
    "ICONS": _ICONS,
}


def override_rules(field: str, opt_out: str, token: str | None = None) -> str:
    """Return the rules of one ``field`` (its wire name), tied to its attribute on the root.

    What the selector ``opt_out`` holds is left alone by every rule, and does not inherit colors or
    spacings from the page around it. (Rolling it back afterwards does not do: an important
    ``revert-layer`` takes the site's own declarations away as well.)

    With ``token`` the rules are for a visitor who chose it: tied to no attribute, without those
    of the field's other tokens.

    Source: CSS Cascading and Inheritance 5, 7.3.5.
    """
    css = _SELECTOR.sub(lambda found: _without(found[1], opt_out), _asset(field))
    if field in _HELD:
        css += f":root[data-a11yview-{field}] :is({opt_out}){{{_HELD[field]}}}"
    if token is not None:
        return _untied(css, token)
    if field == "font-size":
        # The site's own size is a choice too, of nothing: there is nothing to scale.
        tied = ":root[data-a11yview-font-size]"
        css = css.replace(tied, f'{tied}:not([data-a11yview-font-size="100"])')
    return css


@cache
def _asset(field: str) -> str:
    css = minified(package_data("assets", "override", f"{field}.css"))
    for name, selectors in _LISTS.items():
        css = css.replace(name, ",".join(selectors))
    return css


def _without(selectors: str, opt_out: str) -> str:
    """Return a list of selectors that match nothing in what ``opt_out`` selects, nor itself."""
    held = opt_out if "," not in opt_out else f":is({opt_out})"
    parts = []
    for selector in _COMMA.split(selectors):
        subject, pseudo, name = selector.partition("::")
        inside = " " in subject
        subject = subject.removesuffix("*")
        parts.append(f"{subject}:not({held} *,{held}){pseudo}{name}" if inside else selector)
    return ",".join(parts)


def _untied(css: str, token: str) -> str:
    """Return ``css`` with its rules tied to nothing; those for another token left out."""

    def keep(rule: re.Match[str]) -> str:
        tokens = {found[2] for found in _TIE.finditer(rule[0])} - {None}
        return rule[0] if not tokens or token in tokens else ""

    return _TIE.sub(":root", _RULE.sub(keep, css))
