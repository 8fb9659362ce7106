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
    """Return the rules of the panel: its layout and its samples.

    It follows the choice by the custom properties that ``stylesheet`` sets in either mode. Every
    rule lies under ``[data-a11yview-panel]``, so nothing else on the page changes. All of
    it is important, in the layer ``panel`` inside ``a11yview``: among important declarations an
    inner layer beats the rules of the layer around it, so the panel is safe from the site's CSS
    and from the override sheet alike, whatever their specificity.

    With ``preferences`` the sample of the visitor's own colors is in these, if there are any.

    Source: CSS Cascading and Inheritance 5, 6.4.4 and 6.4.5.
    """
    rules = _fixed_rules("panel.css") + "".join(_samples(catalog, preferences))
    important = _VALUE.sub(r"\1!important", rules)
    return f"@layer a11yview{{@layer panel{{{important}}}}}\n"


def _samples(catalog: Catalog, preferences: Preferences | None) -> Iterator[str]:
    """Yield a rule for each choice that shows itself in the panel."""
    for scheme in catalog.schemes:
        sample = f'{_PANEL} [data-scheme="{scheme.token}"]'
        yield rule((sample,), _colors(scheme.text, scheme.background))
    own = None if preferences is None else preferences.scheme
    if preferences is None:
        picked = _colors("var(--a11yview-own-text)", "var(--a11yview-own-background)")
        yield rule((_OWN_SAMPLE,), picked)
    elif isinstance(own, Scheme):
        yield rule((_OWN_SAMPLE,), _colors(own.text, own.background))
    if catalog.own_colors:
        yield _fixed_rules("own-colors.css")
    for font in catalog.fonts:
        yield _sample("font", font.token, {"font-family": font.css_family})
    for field, steps in (
        ("letter-spacing", catalog.letter_spacings),
        ("word-spacing", catalog.word_spacings),
    ):
        for token in map(write_value, filter(None, steps)):
            yield _sample(field, token, {field: f"{token}em"}, "b")


def _colors(text: object, background: object) -> dict[str, object]:
    return {"--a11yview-text": text, "--a11yview-background": background}


def _sample(field: str, token: str, values: Mapping[str, str], element: str = "span") -> str:
    return rule((f'{_PANEL} [name={field}][value="{token}"]~{element}',), values)


@cache
def _fixed_rules(name: str) -> str:
    """Return a sheet among the assets without comments and spare space."""
    return minified(package_data("assets", name))
