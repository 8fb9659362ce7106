"""Rules of ``follow_system``: the system's settings of visitors who chose nothing on the site.

Their system says dark, more contrast, less motion; the answers are schemes of the catalog and its
rule against motion. A setting with an attribute on the root was chosen, and wins. Colors that the
browser forces win over all: the scheme's rules are out of reach then.

Source: Media Queries 5, 11 (user preference media features).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.color import contrast_ratio
from a11yview.emit.choice_variables import scheme_variables
from a11yview.emit.css_rule import rule
from a11yview.emit.override_rules import override_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.settings import Catalog, Scheme

__all__ = ["system_rules", "system_variables"]

_COLORED: Final = "screen and (forced-colors:none) and "
_DARK: Final = "(prefers-color-scheme:dark)"
_MORE: Final = "(prefers-contrast:more)"
_STILL: Final = "screen and (prefers-reduced-motion:reduce)"
_UNCHOSEN: Final = ":root:not([data-a11yview-scheme])"


def system_variables(catalog: Catalog, *, important: bool = True) -> Iterator[str]:
    """Yield, by what a system may ask for, the scheme that answers it, as custom properties."""
    ending = "!important" if important else ""
    for query, scheme in _answers(catalog):
        values = scheme_variables(scheme)
        if important:
            values["color-scheme"] = "dark" if scheme.is_dark else "light"
        written = {name: f"{value}{ending}" for name, value in values.items()}
        yield f"@media {_COLORED}{query}{{{rule((_UNCHOSEN,), written)}}}"


def system_rules(catalog: Catalog) -> Iterator[str]:
    """Yield the rules that put these answers on a page."""
    queries = dict.fromkeys(query.partition(" and ")[0] for query, _ in _answers(catalog))
    if queries:
        yield from system_variables(catalog)
        media = ",".join(_COLORED + query for query in queries)
        yield f"@media {media}{{{_unchosen('scheme', catalog)}}}"
    if catalog.motion:
        yield f"@media {_STILL}{{{_unchosen('motion', catalog)}}}"


def _unchosen(field: str, catalog: Catalog) -> str:
    """Return the rules of one setting, for a root on which it was not chosen."""
    rules = override_rules(field, catalog.opt_out)
    for tie in (f":root[data-a11yview-{field}]", f':root[data-a11yview-{field}="reduce"]'):
        rules = rules.replace(tie, f":root:not([data-a11yview-{field}])")
    return rules


def _answers(catalog: Catalog) -> Iterator[tuple[str, Scheme]]:
    """Yield each media query and the scheme that answers it; a later one beats those before it."""
    dark = [scheme for scheme in catalog.schemes if scheme.is_dark]
    light = [scheme for scheme in catalog.schemes if not scheme.is_dark]
    if dark:
        yield _DARK, dark[0]
    if light:
        yield _MORE, max(light, key=_contrast)
    if dark and (light or max(dark, key=_contrast) != dark[0]):
        yield f"{_MORE} and {_DARK}", max(dark, key=_contrast)


def _contrast(scheme: Scheme) -> float:
    return contrast_ratio(scheme.text, scheme.background)
