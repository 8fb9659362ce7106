"""Choices that visitors made in an earlier panel of the site, as choices of a catalog.

One table says what each value of each panel means. A server reads cookies by it; the script of a
catalog with ``take_over`` carries it for what only a browser has.

Sources: the cookies of bvi 1.0 (veks/button-visually-impaired-javascript), of "Special" 1.3 by
lidrekon.ru, and of the template that sites copied from special.kremlin.ru, in whose copies the
names differ; the storage of special-version-module 3.0 (mmxzmax), of which the steps are known
and the names of the settings are not: each likely one is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from a11yview.settings.catalog import offered
from a11yview.settings.wire import wire_name, write_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.settings.catalog import Catalog

__all__ = ["PANELS", "Store", "stores_of"]

Meanings = dict[str, str]
"""From a value of another panel to a choice: ``{"big": "letter-spacing=0.25"}``.

A number is a wish: the step of the catalog that is nearest to it is taken. What is not there is
the panel's standard, and no choice.
"""


class Store(NamedTuple):
    """A place where a panel keeps settings, and what the values there mean.

    ``kind``: ``cookies``, each setting in one of its own; ``json``, a cookie of one JSON object;
    ``words``, a cookie of any name that holds nothing but known words; ``storage``, a JSON object
    in the browser's storage. ``name`` is that of the one cookie or key. ``active`` is a setting
    and the value which it has while the panel is on, None where there is none.
    """

    kind: Literal["cookies", "json", "words", "storage"]
    name: str
    active: tuple[str, str] | None
    settings: Mapping[str, Meanings]


def _schemes(*names: str) -> Meanings:
    """Return the meanings of the familiar palettes, which every panel has in this order."""
    tokens = "black-on-white white-on-black dark-blue-on-blue brown-on-beige green-on-dark-brown"
    return {name: f"scheme={token}" for name, token in zip(names, tokens.split(), strict=False)}


_NUMBERS: Final = tuple("12345")
_COLORS: Final = _schemes(*_NUMBERS) | _schemes("white", "black", "blue", "beige", "green")
_COLORS_BY_CLASS: Final = _schemes(*_NUMBERS) | _schemes(*(f"color{n}" for n in _NUMBERS))
_FONTS: Final = {"arial": "font=arial", "times": "font=times-new-roman"}
_SERIFS: Final = {
    **_FONTS,
    "serif": "font=times-new-roman",
    "sans": "font=arial",
    "times new roman": _FONTS["times"],
}
_HIDDEN: Final = dict.fromkeys(("off", "imagesoff", "img_off", "false", "0"), "images=hide")
_SPACINGS: Final = {
    name: f"letter-spacing={em}"
    for em, names in ((0.12, "normal average 2px spacing-normal"), (0.25, "big 4px spacing-big"))
    for name in names.split()
}
_SIZES: Final = {
    name: f"font-size={percent}"
    for percent, names in (
        (100, "small 100% 14px 14 fontsize-small"),
        (120, "normal 120% 16px 16 fontsize-normal"),
        (150, "big 150% 18px 18 fontsize-big"),
    )
    for name in names.split()
}
_FACTORS: Final = {factor: f"font-size={percent}" for factor, percent in (("1.5", 150), ("2", 200))}
_IMAGES: Final = {
    **_HIDDEN,
    "hide": "images=hide",
    **dict.fromkeys(("grayscale", "gray", "gray"), "images=grayscale"),
}

PANELS: Final[Mapping[str, tuple[Store, ...]]] = {
    "bvi": (
        Store(
            kind="cookies",
            name="",
            active=("bvi_panelActive", "true"),
            settings={
                "bvi_theme": _schemes("white", "black", "blue", "brown", "green"),
                "bvi_fontFamily": _FONTS,
                # pixels, where 16 are the standard
                "bvi_fontSize": {str(px): f"font-size={px * 100 / 16:g}" for px in range(17, 40)},
                "bvi_letterSpacing": {key: _SPACINGS[key] for key in ("average", "big")},
                "bvi_lineHeight": {"average": "line-height=2", "big": "line-height=2.5"},
                "bvi_images": {"false": "images=hide", "grayscale": "images=grayscale"},
            },
        ),
    ),
    "lidrekon": (
        Store(
            kind="json",
            name="special",
            active=("active", "1"),
            settings={
                "color": _COLORS,
                "font_family": {"2": "font=times-new-roman", **_FONTS},
                "font_size": {"2": "font-size=150", "3": "font-size=200"},
                "letter_spacing": {"2": "letter-spacing=0.12", "3": "letter-spacing=0.25"},
                "line_height": {"2": "line-height=1.5", "3": "line-height=2"},
                "images": {"2": "images=hide", **_HIDDEN},
            },
        ),
    ),
    "kremlin": (
        Store(
            kind="cookies",
            name="",
            active=None,
            settings={
                "special-fontsize": _SIZES,
                "special-color": _COLORS_BY_CLASS,
                "special-images": _HIDDEN,
                "special-kerning": _SPACINGS,
                "chooseColor": _COLORS_BY_CLASS,
                "letter-spacing": _SPACINGS,
                "font-family": _SERIFS,
                "fontSize": _SIZES,
            },
        ),
        Store(
            kind="words",
            name="",
            active=None,
            settings={
                "": {
                    **{name: _SERIFS[name] for name in ("arial", "times", "serif", "sans")},
                    **{f"font{n}": f"font-size={size}" for n, size in ((2, 120), (3, 150))},
                    **_schemes(*(f"color{n}" for n in _NUMBERS)),
                    **{name: _HIDDEN[name] for name in ("img_off", "imagesoff")},
                    **{
                        f"spacing-{name}": _SPACINGS[f"spacing-{name}"]
                        for name in ("normal", "big")
                    },
                    **dict.fromkeys(("font1", "img_on", "spacing-small"), ""),
                }
            },
        ),
    ),
    "special-version-module": (
        Store(
            kind="storage",
            name="specialVersionSettings",
            active=None,
            settings={
                **dict.fromkeys(("fontSize", "size"), _FACTORS),
                **dict.fromkeys(("fontFamily", "font"), _SERIFS),
                **dict.fromkeys(("colorScheme", "color", "theme", "scheme"), _COLORS),
                "letterSpacing": {"1.5": "letter-spacing=0.12", **_SPACINGS, "2": _SPACINGS["big"]},
                "lineHeight": {"1.5": "line-height=1.5", "2": "line-height=2"},
                **dict.fromkeys(("images", "image"), _IMAGES),
            },
        ),
    ),
}
"""The panels whose settings can be taken over, by the name that a catalog says."""


def stores_of(catalog: Catalog) -> tuple[Store, ...]:
    """Return the stores of the panels that ``catalog`` takes over, in what it offers.

    Each meaning is a pair of the wire; one for which the catalog has nothing is empty.
    """
    tokens = {
        wire_name(field): tuple(map(write_value, choices))
        for field, choices in offered(catalog).items()
    }
    return tuple(
        store._replace(
            settings={
                key: {value: _nearest(meant, tokens) for value, meant in meanings.items()}
                for key, meanings in store.settings.items()
            }
        )
        for panel in catalog.take_over
        for store in PANELS[panel]
    )


def _nearest(meant: str, offered_tokens: Mapping[str, tuple[str, ...]]) -> str:
    """Return the choice that is meant, of a number the nearest step, empty where there is none."""
    field, _, value = meant.partition("=")
    tokens = offered_tokens.get(field, ())
    if field not in {"font-size", "letter-spacing", "line-height"}:
        return meant if value in tokens else ""
    if not tokens:
        return ""
    token = min(tokens, key=lambda token: abs(float(token) - float(value)))
    # the site's own size and spacing are no choice
    return "" if token in {"0", "100"} else f"{field}={token}"
