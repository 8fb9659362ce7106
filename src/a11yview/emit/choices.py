"""The panel's settings and their choices, in the familiar order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from a11yview.color import contrast_ratio, format_ratio
from a11yview.settings import OWN, READING_AIDS, write_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.emit.words import Words
    from a11yview.settings import Catalog, Font, Scheme

__all__ = ["Choice", "Setting", "own_choice", "settings_of"]


Kind = Literal["segments", "cards", "steps", "toggle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of a setting.

    ``token`` is its value on the wire, empty for the site's own design; ``label`` what is seen;
    ``says`` the whole name, for the status line, assistive technology and the tooltip;
    ``sample`` a text that shows the effect; ``note`` what stands after the name; ``same`` a token
    that means the same, as 100 % is the site's own size.
    """

    token: str
    label: str
    says: str
    sample: str | None = None
    note: str | None = None
    same: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One group: ``field`` is its name on the wire, ``says`` its name in the status line.

    ``kind`` is the control it is made of; ``main`` tells the settings that are always in view
    from those behind *More*. The first of ``choices`` is the site's own design, except in a
    toggle, which has one choice and is the site's own when it is off.
    """

    field: str
    legend: str
    says: str
    choices: tuple[Choice, ...]
    kind: Kind
    main: bool


# Source: WCAG 2.2, 1.4.3 Contrast (Minimum).
_LOW: Final = 4.5
_MAIN: Final = ("font", "font-size", "letter-spacing", "scheme")
_SWITCHED: Final = frozenset(
    {"motion", "underline-links", "alignment", "media", "pointer", "ruler", "speech"}
)
# By field: the token that means the same as the site's own design, and the word for both.
_OWN: Final = {
    "font-size": ("100", "percent"),
    "letter-spacing": ("0", "normal"),
    "word-spacing": ("0", "normal"),
    "line-height": (None, "normal"),
    "paragraph-spacing": (None, "normal"),
    "images": ("show", "images-show"),
}


def settings_of(catalog: Catalog, words: Words) -> tuple[Setting, ...]:
    """Return the settings that ``catalog`` offers; one it offers nothing for is left out."""
    offered: dict[str, tuple[Choice, ...]] = {
        "font": tuple(_font(font, words) for font in catalog.fonts),
        "font-size": tuple(_font_size(step, words) for step in catalog.font_sizes),
        "letter-spacing": _named_steps(catalog.letter_spacings, words, words["letters"]),
        "scheme": tuple(_scheme(scheme, words) for scheme in catalog.schemes),
        "line-height": _numbers(catalog.line_heights, words),
        "word-spacing": _named_steps(catalog.word_spacings, words, " ".join(words["letters"])),
        "paragraph-spacing": _numbers(catalog.paragraph_spacings, words),
        "images": _words("images", catalog.images, words),
        "motion": _words("motion", catalog.motion, words),
        "measure": _numbers(catalog.measure, words),
        "underline-links": _words("underline-links", ("on",) * catalog.underline_links, words),
        "alignment": _words("alignment", catalog.alignment, words),
        "media": _words("media", catalog.media, words),
        **{
            aid: _words(aid, ("on",) * (aid in catalog.reading_aids), words) for aid in READING_AIDS
        },
    }
    settings = (
        Setting(
            field=field,
            legend=words["font-legend"] if field == "font" else words[field],
            says=words[field],
            choices=_with_own(field, choices, words),
            kind=_kind(field, choices),
            main=field in _MAIN,
        )
        for field, choices in offered.items()
    )
    return tuple(
        setting
        for setting in settings
        if setting.kind == "toggle"
        or len(setting.choices) > 1
        or (setting.field == "scheme" and catalog.own_colors)
    )


def _kind(field: str, choices: tuple[Choice, ...]) -> Kind:
    if field == "scheme":
        return "cards"
    if field == "font-size":
        return "steps"
    return "toggle" if len(choices) == 1 and field in _SWITCHED else "segments"


def _with_own(field: str, choices: tuple[Choice, ...], words: Words) -> tuple[Choice, ...]:
    """Put the site's own design first, in place of the choice that means the same."""
    if _kind(field, choices) == "toggle":
        return choices
    same, label = _OWN.get(field, (None, "own"))
    shown = words[label]
    if field == "font-size":
        shown = shown.replace("{}", "100")
    sample = next((choice.sample for choice in choices), None)
    own = Choice(token="", label=shown, says=shown, sample=sample, same=same)
    return (own, *(choice for choice in choices if choice.token != same))


def _font(font: Font, words: Words) -> Choice:
    return _choice(font.token, font.label(words.locale))


def _font_size(step: int, words: Words) -> Choice:
    label = words["percent"].replace("{}", write_value(step))
    return _choice(write_value(step), label)


def own_choice(words: Words, colors: Scheme | None = None) -> Choice:
    """Return the choice of a visitor's own colors; with ``colors`` it tells their contrast."""
    note = None
    if colors is not None:
        note = _ratio(colors, words)
        if contrast_ratio(colors.text, colors.background) < _LOW:
            note += f", {words['own-low']}"
    label = words["scheme-own"]
    return Choice(token=OWN, label=label, says=label, sample=words["sample"], note=note)


def _ratio(scheme: Scheme, words: Words) -> str:
    ratio = format_ratio(contrast_ratio(scheme.text, scheme.background)).removesuffix(".00")
    return words["ratio"].replace("{}", words.number(ratio))


def _scheme(scheme: Scheme, words: Words) -> Choice:
    return Choice(
        token=scheme.token,
        label=scheme.short_label(words.locale),
        says=scheme.label(words.locale),
        sample=scheme.sample or words["sample"],
        note=_ratio(scheme, words),
    )


def _named_steps(steps: Iterable[float], words: Words, sample: str) -> tuple[Choice, ...]:
    """Name the steps as the familiar panels do; more than two above zero are told in em."""
    above = [write_value(step) for step in steps if step]
    names = ("medium", "large")[-len(above) :]
    labels = {"0": words["normal"]}
    for index, token in enumerate(above):
        labels[token] = words[names[index]] if len(above) <= 2 else f"{words.number(token)} em"
    return tuple(
        Choice(token=token, label=labels[token], says=labels[token], sample=sample)
        for token in map(write_value, steps)
    )


def _numbers(steps: Iterable[float], words: Words) -> tuple[Choice, ...]:
    return tuple(_choice(token, words.number(token)) for token in map(write_value, steps))


def _words(field: str, tokens: Iterable[str], words: Words) -> tuple[Choice, ...]:
    return tuple(_choice(token, words[f"{field}-{token}"]) for token in tokens)


def _choice(token: str, label: str) -> Choice:
    return Choice(token=token, label=label, says=label)
