"""``panel_css``: the panel's own rules, which every emitted stylesheet carries."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from a11yview.emit.css_rule import rule
from a11yview.emit.minifying import minified
from a11yview.emit.package_data import package_data
from a11yview.settings import OWN, Scheme, write_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.settings import Catalog, Preferences

__all__ = ["panel_css"]

_PANEL: Final = "[data-a11yview-panel]"
_OWN_SAMPLE: Final = f"{_PANEL} [data-scheme={OWN}]"

# A declaration's value runs from its colon to the `;` or `}` after it; the colon of a
# pseudo-class does not match, because a `{` comes first.
_VALUE: Final = re.compile(r"(:[^;{}]+)(?=[;}])")


def panel_css(catalog: Catalog, preferences: Preferences | None = None) -> str:
    """Return the rules of the panel: its layout, its samples, and how it follows the choice.

    Every rule lies under ``[data-a11yview-panel]``, so nothing else on the page changes. All of
    it is important, in the layer ``panel`` inside ``a11yview``: among important declarations an
    inner layer beats the rules of the layer around it, so the panel is safe from the site's CSS
    and from the override sheet alike, whatever their specificity.

    With ``preferences`` the panel shows these, no matter what the root's attributes say.

    Source: CSS Cascading and Inheritance 5, 6.4.4 and 6.4.5.
    """
    chosen = None if preferences is None else preferences.tokens()
    rules = _fixed_rules() + "".join(_rules(catalog, chosen))
    if preferences is not None and isinstance(preferences.scheme, Scheme):
        own = preferences.scheme
        rules += rule((_PANEL, _OWN_SAMPLE), _colors(own.text, own.background))
    important = _VALUE.sub(r"\1!important", rules)
    return f"@layer a11yview{{@layer panel{{{important}}}}}\n"


def _rules(catalog: Catalog, chosen: Mapping[str, str] | None) -> Iterator[str]:
    """Yield a rule for each choice that changes the panel itself or shows itself in it."""
    body = f"{_PANEL}>details"
    for scheme in catalog.schemes:
        follow = _chosen("scheme", scheme.token, _PANEL, chosen)
        sample = f'{_PANEL} [data-scheme="{scheme.token}"]'
        yield rule((*follow, sample), _colors(scheme.text, scheme.background))
    if chosen is None:
        follow = _chosen("scheme", OWN, _PANEL, chosen)
        picked = _colors("var(--a11yview-own-text)", "var(--a11yview-own-background)")
        yield rule((*follow, _OWN_SAMPLE), picked)
    if chosen is None or "scheme" in chosen:
        tie = "[data-a11yview-scheme] " if chosen is None else ""
        yield rule((tie + _PANEL,), {"background": "var(--a11yview-b)"})
    if catalog.own_colors:
        size = {"width": "3em", "height": "2em", "padding": 0, "border-radius": 0}
        yield rule((f"{_PANEL} [type=color]",), {"appearance": "auto", **size})
        # By their first lines they would not stand level: a field for a color has none of its own.
        yield rule((f"{_PANEL} label",), {"vertical-align": "top"})
    for font in catalog.fonts:
        follow = _chosen("font", font.token, body, chosen)
        yield rule((*follow, _sample("font", font.token)), {"font-family": font.css_family})
    for step in catalog.font_sizes:
        follow = _chosen("font-size", str(step), body, chosen)
        yield rule((*follow, _sample("font-size", str(step), "b")), {"font-size": f"{step}%"})
    for field, steps in (
        ("letter-spacing", catalog.letter_spacings),
        ("word-spacing", catalog.word_spacings),
    ):
        for token in map(write_value, filter(None, steps)):
            follow = _chosen(field, token, body, chosen)
            yield rule((*follow, _sample(field, token)), {field: f"{token}em"})
    for token in map(write_value, catalog.line_heights):
        yield rule(_chosen("line-height", token, body, chosen), {"line-height": token})


def _colors(text: object, background: object) -> dict[str, object]:
    return {"--a11yview-t": text, "--a11yview-b": background}


def _sample(field: str, token: str, element: str = "span") -> str:
    return f'{_PANEL} [name={field}][value="{token}"]~{element}'


def _chosen(
    field: str, token: str, subject: str, chosen: Mapping[str, str] | None
) -> tuple[str, ...]:
    """Return the selector of ``subject`` while ``token`` is chosen; none if it is not, for good."""
    if chosen is None:
        return (f'[data-a11yview-{field}="{token}"] {subject}',)
    return (subject,) if chosen.get(field) == token else ()


@cache
def _fixed_rules() -> str:
    """Return ``assets/panel.css`` without comments and spare space."""
    return minified(package_data("assets", "panel.css"))
