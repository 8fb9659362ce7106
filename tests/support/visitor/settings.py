"""The settings tried on real pages, made from a catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview import Preferences, attributes
from support.visitor.measuring import Setting

if TYPE_CHECKING:
    from a11yview import Catalog, Scheme

INK = ("text", "link", "visited", "disabled", "placeholder", "button_text", "mark_text", "error")
GROUND = ("background", "button_background", "mark_background", "selection_background")


def _colors(scheme: Scheme, roles: tuple[str, ...]) -> frozenset[tuple[int, int, int]]:
    return frozenset(getattr(scheme, role).rgb8 for role in roles)


def visitor_settings(catalog: Catalog) -> dict[str, Setting]:
    """Return every scheme, then size, spacing and font as a visitor would choose them."""
    settings = {
        scheme.token: Setting(
            attributes=attributes(Preferences(scheme=scheme.token)),
            colors=_colors(scheme, INK),
            backgrounds=_colors(scheme, GROUND),
            judge=True,
        )
        for scheme in catalog.schemes
    }
    return settings | {
        "font-size-200": Setting(attributes=attributes(Preferences(font_size=200)), size=2.0),
        "spacing": Setting(
            attributes=attributes(
                Preferences(
                    letter_spacing=0.12, word_spacing=0.16, line_height=1.5, paragraph_spacing=2
                )
            ),
            letter=0.12,
            word=0.16,
            line=1.5,
            paragraph=2,
        ),
        "font-times": Setting(
            attributes=attributes(Preferences(font="times-new-roman")), family="times"
        ),
    }
