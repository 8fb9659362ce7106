"""``Scheme``: a named set of colors by role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.color import Color
from a11yview.errors import CatalogError, ColorError
from a11yview.settings.frozen_map import FrozenMap
from a11yview.settings.roles import ROLES, RolePair, derived_roles, role_pairs
from a11yview.settings.validation import localized_problems, shown, text_problems, token_problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.color import Level

__all__ = ["OWN", "Scheme", "localized"]

OWN: Final = "own"


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Scheme:
    """Colors by role, for a whole page.

    Only ``token``, ``text`` and ``background`` are required; each other role that is left out
    derives from the two so that it passes (see ``derived_roles``). Colors are given as ``Color`` or
    as CSS text, must be opaque, and are kept in 8 bits a channel, as screens show them: what is
    judged is what is painted. After construction every role is a ``Color``.

    ``labels`` and ``short_labels`` map locales to names: the long one says both colors
    ("dark blue on blue"), the short one the background ("on blue"). ``sample`` is the text
    that shows the scheme in the panel; ``None`` leaves it to the panel's own words.

    Raises ``CatalogError`` with every problem at once.
    """

    token: str
    text: Color
    background: Color
    link: Color
    visited: Color
    hover: Color
    focus: Color
    selection_text: Color
    selection_background: Color
    border: Color
    disabled: Color
    placeholder: Color
    button_text: Color
    button_background: Color
    mark_text: Color
    mark_background: Color
    error: Color
    labels: Mapping[str, str]
    short_labels: Mapping[str, str]
    sample: str | None

    def __init__(  # noqa: PLR0913 - the sixteen roles are what a scheme is
        self,
        *,
        token: str,
        text: Color | str,
        background: Color | str,
        link: Color | str | None = None,
        visited: Color | str | None = None,
        hover: Color | str | None = None,
        focus: Color | str | None = None,
        selection_text: Color | str | None = None,
        selection_background: Color | str | None = None,
        border: Color | str | None = None,
        disabled: Color | str | None = None,
        placeholder: Color | str | None = None,
        button_text: Color | str | None = None,
        button_background: Color | str | None = None,
        mark_text: Color | str | None = None,
        mark_background: Color | str | None = None,
        error: Color | str | None = None,
        labels: Mapping[str, str] | None = None,
        short_labels: Mapping[str, str] | None = None,
        sample: str | None = None,
    ) -> None:
        written = {
            "text": text,
            "background": background,
            "link": link,
            "visited": visited,
            "hover": hover,
            "focus": focus,
            "selection_text": selection_text,
            "selection_background": selection_background,
            "border": border,
            "disabled": disabled,
            "placeholder": placeholder,
            "button_text": button_text,
            "button_background": button_background,
            "mark_text": mark_text,
            "mark_background": mark_background,
            "error": error,
        }
        labels = {} if labels is None else labels
        short_labels = {} if short_labels is None else short_labels
        problems = token_problems("token", token)
        colors, color_problems = _read_colors(written)
        problems += color_problems
        problems += localized_problems("labels", labels)
        problems += localized_problems("short_labels", short_labels)
        if sample is not None:
            problems += text_problems("sample", sample)
        if problems:
            raise CatalogError(tuple(problems))
        roles = derived_roles(colors["text"], colors["background"], colors)
        for role, color in roles.items():
            object.__setattr__(self, role, color)
        object.__setattr__(self, "token", token)
        object.__setattr__(self, "labels", FrozenMap(labels))
        object.__setattr__(self, "short_labels", FrozenMap(short_labels))
        object.__setattr__(self, "sample", sample)

    @property
    def roles(self) -> Mapping[str, Color]:
        """The sixteen colors by role, in the order of ``ROLES``."""
        return {role: getattr(self, role) for role in ROLES}

    @property
    def is_dark(self) -> bool:
        """Whether the background is darker than the text; decides CSS ``color-scheme``."""
        return self.background.luminance < self.text.luminance

    def pairs(self, level: Level = "AAA") -> tuple[RolePair, ...]:
        """Return every role pair that can meet on a page, with the ratio it has and needs."""
        return role_pairs(self.roles, level)

    def problems(self, level: Level = "AAA") -> tuple[RolePair, ...]:
        """Return the role pairs below the ratio that they need; none is best."""
        return tuple(pair for pair in self.pairs(level) if not pair.passes)

    def label(self, locale: str) -> str:
        """Return the long name in ``locale``, else in its language, in English, or the token."""
        return localized(self.labels, locale) or self.token.replace("-", " ")

    def short_label(self, locale: str) -> str:
        """Return the short name, else the long one, in ``locale``; falls back as ``label`` does."""
        return localized({**self.labels, **self.short_labels}, locale) or self.label(locale)


def localized(texts: Mapping[str, str], locale: str) -> str | None:
    """Return the text for ``locale``, else for its language alone, else in English, or ``None``."""
    for tag in (locale, locale.partition("-")[0], "en"):
        if tag in texts:
            return texts[tag]
    return None


def _read_colors(
    written: Mapping[str, Color | str | None],
) -> tuple[dict[str, Color], list[str]]:
    """Return the colors that were written and the problems of those that are none."""
    colors: dict[str, Color] = {}
    problems: list[str] = []
    for role, value in written.items():
        if value is None and role not in {"text", "background"}:
            continue
        color = _read_color(value)
        if color is None:
            problems.append(
                f"{role}: not a CSS color: {shown(value)}; use a name, #rrggbb, rgb() or oklch()"
            )
        elif color.alpha < 1:
            problems.append(
                f"{role}: translucent: {str(color)!r}; a scheme's colors are opaque, alpha 1"
            )
        else:
            colors[role] = color.rounded()
    return colors, problems


def _read_color(value: object) -> Color | None:
    if isinstance(value, Color):
        return value
    if isinstance(value, str):
        try:
            return Color.parse(value)
        except ColorError:
            return None
    return None
