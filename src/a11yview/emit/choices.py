"""What the panel offers, setting by setting, in the order that people know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.color import contrast_ratio, format_ratio
from a11yview.settings import OWN, READING_AIDS, write_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.emit.words import Words
    from a11yview.settings import Catalog, Font, Scheme

__all__ = ["Choice", "Setting", "own_choice", "settings_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One radio button.

    ``token`` is its value on the wire, empty for the site's own design; ``label`` what is seen;
    ``says`` the whole name, for the status line, assistive technology and the tooltip;
    ``sample`` a text that shows the effect; ``note`` what stands after the label.
    """

    token: str
    label: str
    says: str
    sample: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One radio group: ``field`` is its name on the wire, ``says`` its name in the status line.

    ``main`` tells the settings that are always in view from those behind *More settings*.
    """

    field: str
    legend: str
    says: str
    choices: tuple[Choice, ...]
    main: bool


# Source: WCAG 2.2, 1.4.3 Contrast (Minimum).
_LOW: Final = 4.5
_MAIN: Final = ("font", "font-size", "letter-spacing", "scheme")


def settings_of(catalog: Catalog, words: Words) -> tuple[Setting, ...]:
    """Return the settings that ``catalog`` offers; one it offers nothing for is left out."""
    offered: dict[str, tuple[Choice, ...]] = {
        "font": tuple(_font(font, words) for font in catalog.fonts),
        "font-size": tuple(_font_size(step, words) for step in catalog.font_sizes),
        "letter-spacing": _named_steps(catalog.letter_spacings, words),
        "scheme": tuple(_scheme(scheme, words) for scheme in catalog.schemes),
        "line-height": _numbers(catalog.line_heights, words),
        "word-spacing": _named_steps(catalog.word_spacings, words),
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
    own = _choice("", words["own"])
    return tuple(
        Setting(
            field=field,
            legend=words["font-legend"] if field == "font" else words[field],
            says=words[field],
            choices=(own, *choices),
            main=field in _MAIN,
        )
        for field, choices in offered.items()
        if choices or (field == "scheme" and catalog.own_colors)
    )


def _font(font: Font, words: Words) -> Choice:
    return _choice(font.token, font.label(words.locale))


def _font_size(step: int, words: Words) -> Choice:
    label = words["percent"].replace("{}", write_value(step))
    return Choice(token=write_value(step), label=label, says=label, sample=words["sample"])


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


def _named_steps(steps: Iterable[float], words: Words) -> tuple[Choice, ...]:
    """Name the steps as the familiar panels do; more than two above zero are told in em."""
    above = [write_value(step) for step in steps if step]
    names = ("medium", "large")[-len(above) :]
    labels = {"0": words["normal"]}
    for index, token in enumerate(above):
        labels[token] = words[names[index]] if len(above) <= 2 else f"{words.number(token)} em"
    return tuple(_choice(token, labels[token]) for token in map(write_value, steps))


def _numbers(steps: Iterable[float], words: Words) -> tuple[Choice, ...]:
    return tuple(_choice(token, words.number(token)) for token in map(write_value, steps))


def _words(field: str, tokens: Iterable[str], words: Words) -> tuple[Choice, ...]:
    return tuple(_choice(token, words[f"{field}-{token}"]) for token in tokens)


def _choice(token: str, label: str) -> Choice:
    return Choice(token=token, label=label, says=label)
