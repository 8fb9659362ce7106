"""Checks of a catalog: of each field, and of fields against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from a11yview.color import format_ratio, suggest
from a11yview.errors import did_you_mean, not_offered
from a11yview.settings.choice import OTHER_PANELS, READING_AIDS, Choice, offered_choice
from a11yview.settings.font import Font, script_of
from a11yview.settings.preset import Preset
from a11yview.settings.scheme import OWN, Scheme
from a11yview.settings.validation import (
    LIST,
    Steps,
    choices_problems,
    distinct_problems,
    locale_problems,
    opt_out_problems,
    shown,
    shown_key,
    steps_problems,
    text_problems,
)

if TYPE_CHECKING:
    from a11yview.color import Level

__all__ = [
    "ALIGNMENT",
    "IMAGES",
    "MEDIA",
    "MOTION",
    "STEPS",
    "catalog_problems",
    "presets_problems",
]

IMAGES: Final = ("show", "grayscale", "hide")
MOTION: Final = ("reduce",)
ALIGNMENT: Final = ("start",)
MEDIA: Final = ("hide",)
_PLACEMENTS: Final = ("auto", "row", "top-start", "top-end", "bottom-start", "bottom-end")
# Source: WAI-ARIA 1.2, aria-keyshortcuts; WCAG 2.2, 2.1.4: a letter alone is for typing.
_SHORTCUT: Final = r"(?=.*(?:Control|Alt|Meta)\+)(?:(?:Control|Alt|Shift|Meta)\+)+[A-Z0-9]"
_LEVELS: Final = ("AA", "AAA")

STEPS: Final = {
    "font_sizes": Steps(low=50, high=500, unit="percent of the site's own", whole=True),
    "letter_spacings": Steps(low=0, high=1, unit="em"),
    "word_spacings": Steps(low=0, high=2, unit="em"),
    "line_heights": Steps(low=1, high=4, unit="times the font size"),
    "paragraph_spacings": Steps(low=0, high=10, unit="em"),
    "measure": Steps(low=20, high=200, unit="ch", whole=True),
}
_WORD_KEY: Final = r"[a-z][a-z0-9_.-]{0,59}"


def catalog_problems(fields: Mapping[str, object]) -> list[str]:
    """Return every problem of a catalog's ``fields``, each with its key path, in field order.

    In ``schemes`` and ``fonts`` a ``None`` stands for an item whose problems are already known.
    """
    level = fields["level"]
    problems = _items_problems("schemes", fields["schemes"], Scheme)
    if level in _LEVELS:
        problems += _contrast_problems(fields["schemes"], "AAA" if level == "AAA" else "AA")
    problems += _items_problems("fonts", fields["fonts"], Font)
    problems += _script_problems(fields["fonts"], fields["locales"])
    for name, steps in STEPS.items():
        problems += steps_problems(name, fields[name], steps)
    problems += choices_problems("images", fields["images"], IMAGES)
    for name, allowed in (("motion", MOTION), ("alignment", ALIGNMENT), ("media", MEDIA)):
        problems += choices_problems(name, fields[name], allowed)
    problems += [
        f"{name}: not a truth value: {shown(fields[name])}; use true or false"
        for name in ("underline_links", "own_colors", "follow_system")
        if not isinstance(fields[name], bool)
    ]
    problems += choices_problems("reading_aids", fields["reading_aids"], READING_AIDS)
    if fields["presets"] is not None:
        problems += _items_problems("presets", fields["presets"], Preset)
    problems += _opener_problems(fields["placement"], fields["shortcut"])
    problems += choices_problems("take_over", fields["take_over"], OTHER_PANELS)
    problems += _locales_problems(fields["locales"])
    if level not in _LEVELS:
        hint = did_you_mean(level, _LEVELS)
        problems.append(f"level: unknown value: {shown(level)}; {hint}use 'AA' or 'AAA'")
    problems += opt_out_problems("opt_out", fields["opt_out"])
    problems += _words_problems(fields["words"], fields["locales"])
    return problems


def presets_problems(
    presets: Sequence[Preset], offered: Mapping[str, Sequence[Choice]]
) -> list[str]:
    """Name each choice of a preset that the catalog does not offer."""
    return [
        f"presets[{index}].preferences.{not_offered(field, value, offered[field])}"
        for index, preset in enumerate(presets)
        for field, value in preset.preferences.items()
        if offered_choice(offered[field], value) is None
    ]


def _opener_problems(placement: object, shortcut: object) -> list[str]:
    problems = []
    if placement not in _PLACEMENTS:
        known = ", ".join(map(repr, _PLACEMENTS))
        hint = did_you_mean(placement, _PLACEMENTS)
        problems.append(f"placement: unknown value: {shown(placement)}; {hint}use one of {known}")
    if not (isinstance(shortcut, str) and (not shortcut or re.fullmatch(_SHORTCUT, shortcut))):
        right = "use Control, Alt or Meta with a letter or digit, such as 'Alt+Shift+D', or ''"
        problems.append(f"shortcut: not a shortcut: {shown(shortcut)}; {right}")
    return problems


def _items_problems(where: str, value: object, kind: type[Scheme | Font | Preset]) -> list[str]:
    name = {Font: "font", Preset: "preset"}.get(kind, "color scheme")
    if not isinstance(value, LIST):
        return [f"{where}: not a list: {shown(value)}; use a list of {name}s"]
    problems = [
        f"{where}[{index}]: not a {name}: {shown(item)}; use a {name}"
        for index, item in enumerate(value)
        if item is not None and not isinstance(item, kind)
    ]
    tokens = [getattr(item, "token", index) for index, item in enumerate(value)]
    problems += distinct_problems(where, tokens, key=".token")
    if OWN in tokens and kind is not Preset:
        problems.append(
            f"{where}[{tokens.index(OWN)}].token: reserved: {OWN!r}; "
            "it stands for the visitor's own colors, use another"
        )
    return problems


def _contrast_problems(schemes: object, level: Level) -> list[str]:
    """Name each two colors below ``level`` that meet, with the nearest foreground that passes."""
    problems = []
    for index, scheme in enumerate(schemes if isinstance(schemes, LIST) else ()):
        if not isinstance(scheme, Scheme):
            continue
        seen = set()
        for pair in scheme.problems(level):
            foreground, background = scheme.roles[pair.foreground], scheme.roles[pair.background]
            # roles that derive from a failing text would only repeat it
            if {foreground, background} in seen:
                continue
            seen.add(frozenset({foreground, background}))
            found = suggest(foreground, background, level=level)
            remedy = f"the nearest that passes is {found.text.hex}" if found else "none passes"
            problems.append(
                f"schemes[{index}].{pair.foreground}: contrast {format_ratio(pair.ratio)} on "
                f"{pair.background} {background.hex} is below {pair.required:g} ({level}): "
                f"{foreground.hex!r}; {remedy}"
            )
    return problems


def _script_problems(fonts: object, locales: object) -> list[str]:
    """Name each font known to lack the letters of every locale; it would never be offered."""
    if not isinstance(fonts, LIST) or not isinstance(locales, LIST):
        return []
    scripts = (script_of(locale) for locale in locales if isinstance(locale, str))
    needed = dict.fromkeys(scripts)
    return [
        f"fonts[{index}].scripts: lacks the letters of every locale: {font.scripts!r}; the "
        f"locales need {', '.join(filter(None, needed))}: add a typeface that has them to the "
        "family, or leave the font out"
        for index, font in enumerate(fonts)
        if isinstance(font, Font) and font.scripts and needed
        if {None, *font.scripts}.isdisjoint(needed)
    ]


def _locales_problems(value: object) -> list[str]:
    if not isinstance(value, LIST):
        return [f"locales: not a list: {shown(value)}; use a list such as ['be', 'ru', 'en']"]
    if not value:
        return ["locales: empty: (); name at least one"]
    problems = []
    for index, locale in enumerate(value):
        problems += locale_problems(f"locales[{index}]", locale)
    return problems + distinct_problems("locales", list(value))


def _words_problems(value: object, locales: object) -> list[str]:
    if not isinstance(value, Mapping):
        return [f"words: not a table by locale: {shown(value)}; use {{be = {{opener = '…'}}}}"]
    problems = []
    for locale, words in value.items():
        where = f"words.{shown_key(locale)}"
        if not (isinstance(locales, LIST) and locale in locales):
            problems.append(f"{where}: not one of the locales: {shown(locale)}; add it there")
        if not isinstance(words, Mapping):
            problems.append(f"{where}: not a table of words: {shown(words)}; use {{opener = '…'}}")
            continue
        for key, text in words.items():
            if not (isinstance(key, str) and re.fullmatch(_WORD_KEY, key)):
                problems.append(
                    f"{where}.{shown_key(key)}: not a key: {shown(key)}; use lower-case letters, "
                    "digits, dots, dashes and underscores"
                )
            problems += text_problems(f"{where}.{shown_key(key)}", text, longest=500)
    return problems
