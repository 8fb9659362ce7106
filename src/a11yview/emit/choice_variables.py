"""Each choice as custom properties, which our rules and a site's own CSS read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.settings import OWN, ROLES, Scheme, wire_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.settings import Catalog

__all__ = ["FOLLOWING", "choice_variables", "scheme_variables", "size_variables", "unlike_followed"]

_UNITS: Final = {
    "font-size": "%",
    "letter-spacing": "em",
    "word-spacing": "em",
    "paragraph-spacing": "em",
    "measure": "ch",
}
_ON_THE_BACKGROUND: Final = "var(--a11yview-own-text)"
_ON_THE_TEXT: Final = "var(--a11yview-own-background)"
_SWAPPED: Final = frozenset({"background", "selection_text", "button_text", "mark_text"})

# Roles that mostly are what another one is, and that other one.
_FOLLOWED: Final = {
    **dict.fromkeys(("hover", "selection_background", "border", "disabled", "placeholder"), "text"),
    **dict.fromkeys(("button_background", "link", "error"), "text"),
    "visited": "link",
    **dict.fromkeys(("selection_text", "button_text", "mark_text"), "background"),
    **dict.fromkeys(("focus", "mark_background"), "link"),
}

# The share by which a scaled size is larger than it should be, so that it can be told from one
# that is still the site's own: see ``assets/override/font-size.css``. Sites cut their factors off
# after three to five digits, and such a loss must not be the same: 0.8571 is 50 millionths below
# 6/7. Of sizes of 10 to 24 px times the factors of real sheets, one in 600 meets this share by
# chance when it is scaled.
_MARK: Final = 0.00011


def choice_variables(catalog: Catalog, field: str, token: str) -> dict[str, str]:
    """Return the custom properties of the choice ``token`` in ``field``, both as on the wire."""
    if field == "scheme":
        return _own_variables() if token == OWN else scheme_variables(catalog.scheme(token))
    value = catalog.font(token).css_family if field == "font" else token + _UNITS.get(field, "")
    return {f"--a11yview-{field}": value}


def scheme_variables(scheme: Scheme) -> dict[str, str]:
    """Return the sixteen roles of ``scheme`` as custom properties."""
    return {_property(role): str(color) for role, color in scheme.roles.items()}


def unlike_followed(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the roles of ``variables`` but for those that ``FOLLOWING`` gives the same value."""
    followed = {_property(role): _property(other) for role, other in _FOLLOWED.items()}
    return {
        name: value
        for name, value in variables.items()
        if name not in followed or value != variables[followed[name]]
    }


def size_variables(percent: int) -> dict[str, str]:
    """Return the variables of the font size: the factor by which text grows.

    ``--a11yview-size`` is the progress of an animation toward zero that gives the wanted
    multiple: minus one for twice the size.
    """
    factor = percent / 100 * (1 + _MARK)
    return {
        "--a11yview-size": f"{1 - factor:.6f}".rstrip("0").replace("0.", "."),
    }


def _own_variables() -> dict[str, str]:
    """Return the roles of the visitor's own colors, which a script sets as two properties.

    With only text and background known, every other role is one of the two: they are the
    visitor's, and stand out against each other as far as the visitor wanted.
    """
    return {
        _property(role): _ON_THE_TEXT if role in _SWAPPED else _ON_THE_BACKGROUND for role in ROLES
    }


def _property(role: str) -> str:
    return f"--a11yview-{wire_name(role)}"


FOLLOWING: Final = {
    _property(role): f"var({_property(other)})" for role, other in _FOLLOWED.items()
}
"""Defaults of the roles that a sheet for many schemes does not repeat in each of them."""
