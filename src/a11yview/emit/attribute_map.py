"""``attributes``: a visitor's choice as attributes of the page's ``<html>``."""

from __future__ import annotations

from typing import Final

from a11yview.emit.markup import attribute_list
from a11yview.errors import expect
from a11yview.settings import Preferences
from a11yview.settings.frozen_map import FrozenMap

__all__ = ["Attributes", "attributes"]

_PREFIX: Final = "data-a11yview-"


class Attributes(FrozenMap[str, str]):
    """Attributes by name; ``str()`` and ``__html__()`` write them as HTML, safe as they are."""

    __slots__ = ()

    def __str__(self) -> str:
        # Django's templates take the text of what is no string before they ask whether it is safe.
        return attribute_list(self)

    def __html__(self) -> str:
        return str(self)


def attributes(preferences: Preferences) -> Attributes:
    """Return the attributes of ``<html>``: ``data-a11yview-font-size="150"`` and so on.

    One attribute for each choice, in the order of the wire; none where nothing was chosen. The
    visitor's own colors are ``data-a11yview-scheme="own"``: which colors they are says
    ``stylesheet(catalog, preferences)``, or the script.
    """
    expect("preferences", preferences, Preferences, "Preferences()")
    return Attributes({_PREFIX + name: token for name, token in preferences.tokens().items()})
