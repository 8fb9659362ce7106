"""The rules that put a visitor's choice on a page, read from ``assets/override``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from a11yview.emit.minifying import minified

__all__ = ["opt_out_rules", "override_rules"]

ON_ROOT = re.compile(r':root\[data-a11yview-([a-z-]+)(?:="([a-z]+)")?\]')
RULE = re.compile(r"[^{}]+\{[^{}]*\}")

# Scripts whose letters join or whose marks stand on their letters: Arabic, Hebrew with points
# (Yiddish), Indic, Mongolian, Nko, Syriac, Thaana, Khmer, Lao, Burmese, Tibetan.
JOINED = (
    *("ar", "fa", "ur", "ps", "sd", "ug", "ckb", "pnb", "ks", "dv", "syr", "nqo", "yi"),
    *("hi", "mr", "ne", "sa", "bho", "mai", "as", "bn", "gu", "pa", "or", "ta", "te"),
    *("kn", "ml", "si", "km", "lo", "my", "bo"),
)


def override_rules(field: str, token: str | None = None) -> str:
    """Return the rules of one *field* (its wire name), tied to its attribute on the root.

    With *token* they are for a visitor who chose it: tied to no attribute, without the rules of
    the field's other tokens.
    """
    css = _asset(field)
    if token is not None:
        return _untied(css, token)
    if field == "font-size":
        # The site's own size is a choice too, of nothing: there is nothing to scale.
        tied = ":root[data-a11yview-font-size]"
        css = css.replace(tied, f'{tied}:not([data-a11yview-font-size="100"])')
    return css


def opt_out_rules(selector: str) -> str:
    """Return the rule that gives what *selector* holds back to the site.

    It comes last, with more specificity than any other rule of the layer: what the layer says is
    rolled back there, and the site's own declarations apply.

    Source: CSS Cascading and Inheritance 5, 7.3.5.
    """
    inside = f":root:root:root:root:root :is({selector})"
    parts = [
        f"{inside}{deep}{pseudo}" for deep in ("", " *") for pseudo in ("", "::before", "::after")
    ]
    return f"{','.join(parts)}{{all:revert-layer!important}}"


@cache
def _asset(field: str) -> str:
    text = (files("a11yview.emit") / "assets" / "override" / f"{field}.css").read_text("utf-8")
    return minified(text).replace("JOINED", ",".join(f":lang({tag})" for tag in JOINED))


def _untied(css: str, token: str) -> str:
    """Return *css* with its rules tied to nothing; those for another token left out."""

    def keep(rule: re.Match[str]) -> str:
        tokens = {found[2] for found in ON_ROOT.finditer(rule[0])} - {None}
        return rule[0] if not tokens or token in tokens else ""

    return ON_ROOT.sub(":root", RULE.sub(keep, css))
