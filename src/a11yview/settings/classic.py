"""The catalogue that people know: the schemes, fonts and steps of the familiar panels.

Sources of the palettes and words: the panels of Belarusian and Russian public sites and the
open-source scripts behind them (bvi 1.0, the kremlin.ru template, special-version-module).
Letter spacing, word spacing, line height and paragraph spacing reach the floors of WCAG 2.2,
1.4.12, at their first step above none or at the last.
"""

from __future__ import annotations

from typing import Final

from a11yview.settings.font import Font
from a11yview.settings.scheme import Scheme

__all__ = ["LOCALES", "classic_fonts", "classic_schemes"]

LOCALES: Final = ("be", "ru", "en")


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


def _scheme(
    palette: str, labels: tuple[str, ...], short_labels: tuple[str, ...], link: str | None = None
) -> Scheme:
    """Return a scheme: token, text and background in one, labels in the order of ``LOCALES``."""
    token, text, background = palette.split()
    return Scheme(
        token=token,
        text=text,
        background=background,
        link=link,
        labels=dict(zip(LOCALES, labels, strict=True)),
        short_labels=dict(zip(LOCALES, short_labels, strict=True)),
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
