"""The catalog that people know: the schemes, fonts and presets of the familiar panels.

Sources of the palettes and words: the panels of Belarusian and Russian public sites and the
open-source scripts behind them (bvi 1.0, the kremlin.ru template, special-version-module).
Letter spacing, word spacing, line height and paragraph spacing reach the floors of WCAG 2.2,
1.4.12, at their first step above none or at the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.settings.choice import offered_choice
from a11yview.settings.classic_labels import further_labels, further_short_labels
from a11yview.settings.font import Font
from a11yview.settings.preset import Preset
from a11yview.settings.scheme import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yview.settings.choice import Choice

__all__ = ["LOCALES", "classic_fonts", "classic_presets", "classic_schemes", "ready_schemes"]

LOCALES: Final = ("be", "ru", "en")

# What the classic presets choose: of the values of each field the first that a catalog offers.
# Sources: WCAG 2.2, 1.4.12, and the style guide of the British Dyslexia Association, 2023, for
# letters, words and lines; 60 to 70 characters a line are what it recommends.
_PRESETS: Final[tuple[tuple[str, tuple[str, ...], dict[str, tuple[Choice, ...]]], ...]] = (
    (
        "large-and-clear",
        ("буйна і выразна", "крупно и чётко", "large and clear"),
        {
            "scheme": ("black-on-white",),
            "font": ("arial",),
            "font_size": (150, 175, 200),
            "line_height": (1.5, 2.0),
            "underline_links": (True,),
        },
    ),
    (
        "dim",
        ("без блікаў", "без бликов", "low glare"),
        {"scheme": ("dim", "green-on-dark-brown"), "motion": ("reduce",)},
    ),
    (
        "easy-letters",
        ("лёгкае чытанне", "лёгкое чтение", "easy letters"),
        {
            "font": ("arial",),
            "letter_spacing": (0.12,),
            "word_spacing": (0.32, 0.16),
            "line_height": (1.5, 2.0),
            "paragraph_spacing": (2.0, 1.5),
            "measure": (70, 60),
            "alignment": ("start",),
        },
    ),
    (
        "calm",
        ("спакойна", "спокойно", "calm"),
        {"motion": ("reduce",), "images": ("grayscale",)},
    ),
)


def classic_schemes() -> tuple[Scheme, ...]:
    """Return the five palettes of the familiar panels, then yellow on black; each is AAA."""
    return (
        _scheme(
            "black-on-white #000000 #ffffff",
            ("чорным па белым", "чёрным по белому", "black on white"),
            ("на белым", "на белом", "on white"),
        ),
        _scheme(
            "white-on-black #ffffff #000000",
            ("белым па чорным", "белым по чёрному", "white on black"),
            ("на чорным", "на чёрном", "on black"),
        ),
        _scheme(
            "dark-blue-on-blue #063462 #9dd1ff",
            ("цёмна-сінім па блакітным", "тёмно-синим по голубому", "dark blue on blue"),
            ("на блакітным", "на голубом", "on blue"),
            # Any other blue would be lost in this text; links are told by their underline.
            link="#063462",
        ),
        _scheme(
            "brown-on-beige #4d4b43 #f7f3d6",
            ("карычневым па бэжавым", "коричневым по бежевому", "brown on beige"),
            ("на бэжавым", "на бежевом", "on beige"),
        ),
        _scheme(
            "green-on-dark-brown #a9e44d #3b2716",
            (
                "зялёным па цёмна-карычневым",
                "зелёным по тёмно-коричневому",
                "green on dark brown",
            ),
            ("на цёмна-карычневым", "на тёмно-коричневом", "on dark brown"),
        ),
        _scheme(
            "yellow-on-black #ffff00 #000000",
            ("жоўтым па чорным", "жёлтым по чёрному", "yellow on black"),
            # The background alone would name two schemes.
            ("жоўтым па чорным", "жёлтым по чёрному", "yellow on black"),
        ),
    )


def ready_schemes() -> tuple[Scheme, ...]:
    """Return the schemes that a catalog's file may name by their token: the classic, and two.

    Those two are for visitors whom a bright page or a strong contrast dazzles: soft, yet AAA.
    """
    return (
        *classic_schemes(),
        _scheme(
            "dim #c2bdb0 #282828",
            ("светла-шэрым па цёмна-шэрым", "светло-серым по тёмно-серому", "gray on dark gray"),
            ("на цёмна-шэрым", "на тёмно-сером", "on dark gray"),
            link="#9fc6e8",
            visited="#cfb5dd",
            error="#e8b09c",
        ),
        _scheme(
            "sepia #573f2b #f1e3c6",
            ("карычневым па сепіі", "коричневым по сепии", "brown on sepia"),
            ("на сепіі", "на сепии", "on sepia"),
            link="#0f4b80",
            visited="#5c2a6d",
            error="#8c1d18",
        ),
    )


def classic_presets(offered: Mapping[str, Sequence[Choice]]) -> tuple[Preset, ...]:
    """Return the classic presets all of whose choices are among the ``offered`` ones, by field."""
    return tuple(_fitting_presets(offered))


def _fitting_presets(offered: Mapping[str, Sequence[Choice]]) -> Iterator[Preset]:
    for token, labels, wishes in _PRESETS:
        chosen = {field: _first_offered(offered[field], wanted) for field, wanted in wishes.items()}
        fitting = {field: choice for field, choice in chosen.items() if choice is not None}
        if len(fitting) == len(wishes):
            further = further_labels("low-glare" if token == "dim" else token)
            names = dict(zip(LOCALES, labels, strict=True)) | further
            yield Preset(token=token, preferences=fitting, labels=names)


def _first_offered(known: Sequence[Choice], wanted: Sequence[Choice]) -> Choice | None:
    found = (offered_choice(known, one) for one in wanted)
    return next((choice for choice in found if choice is not None), None)


def _scheme(
    palette: str,
    labels: tuple[str, ...],
    short_labels: tuple[str, ...],
    **roles: str,
) -> Scheme:
    """Return a scheme: token, text and background in one, labels in the order of ``LOCALES``."""
    token, text, background = palette.split()
    return Scheme(
        token=token,
        text=text,
        background=background,
        labels=dict(zip(LOCALES, labels, strict=True)) | further_labels(token),
        short_labels=dict(zip(LOCALES, short_labels, strict=True)) | further_short_labels(token),
        **roles,
    )


def classic_fonts() -> tuple[Font, ...]:
    """Return the two typefaces of the familiar panels, each with metric-compatible stand-ins."""
    scripts = ("Latn", "Cyrl", "Grek")
    return (
        Font(
            token="arial",
            family=("Arial", "Arimo", "Liberation Sans", "Helvetica"),
            generic="sans-serif",
            scripts=scripts,
        ),
        Font(
            token="times-new-roman",
            family=("Times New Roman", "Tinos", "Liberation Serif", "Times"),
            generic="serif",
            scripts=scripts,
        ),
    )
