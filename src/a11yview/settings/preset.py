"""``Preset``: a combination of choices that a site offers under one name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from a11yview.errors import CatalogError
from a11yview.settings.choice import FIELDS, Choice
from a11yview.settings.frozen_map import FrozenMap
from a11yview.settings.scheme import localized
from a11yview.settings.validation import key_problems, localized_problems, shown, token_problems

__all__ = ["Preset"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """Choices that a visitor takes with one press, and may adjust afterwards.

    ``preferences`` are the fields of ``Preferences`` that the preset chooses, at least one; the
    other fields stay as the visitor has them. ``labels`` map locales to names.

    Raises ``CatalogError`` with every problem at once. Whether a catalog offers what the preset
    chooses is for the catalog to say.
    """

    token: str
    preferences: Mapping[str, Choice]
    labels: Mapping[str, str] = field(default_factory=FrozenMap)

    def __post_init__(self) -> None:
        problems = token_problems("token", self.token)
        problems += _choices_problems(self.preferences)
        problems += localized_problems("labels", self.labels)
        if problems:
            raise CatalogError(tuple(problems))
        object.__setattr__(self, "preferences", FrozenMap(self.preferences))
        object.__setattr__(self, "labels", FrozenMap(self.labels))

    def label(self, locale: str) -> str:
        """Return the name in ``locale``, else in its language, in English, or the token."""
        return localized(self.labels, locale) or self.token.replace("-", " ")


def _choices_problems(value: object) -> list[str]:
    right = "use the fields of a choice, such as {font_size = 150}"
    if not isinstance(value, Mapping):
        return [f"preferences: not a table of choices: {shown(value)}; {right}"]
    if not value:
        return [f"preferences: empty: {shown(value)}; {right}"]
    problems = [f"preferences.{problem}" for problem in key_problems(value, FIELDS)]
    return problems + [
        f"preferences.{key}: not a choice: {shown(choice)}; use a token, a number or true"
        for key, choice in value.items()
        if key in FIELDS and not isinstance(choice, str | int | float)
    ]
