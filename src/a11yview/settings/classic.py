"""The catalogue that people know: the schemes, fonts and steps of the familiar panels.

Sources of the palettes and words: the panels of Belarusian and Russian public sites and the
open-source scripts behind them (bvi 1.0, the kremlin.ru template, special-version-module).
Letter spacing, word spacing, line height and paragraph spacing reach the floors of WCAG 2.2,
1.4.12, at their first step above none or at the last.
"""

from __future__ import annotations

from a11yview.settings.font import Font
from a11yview.settings.scheme import Scheme

__all__ = ["classic_fonts", "classic_schemes"]


def classic_schemes() -> tuple[Scheme, ...]:
    """Return the five palettes of the familiar panels, then yellow on black; each is AAA."""
    return (
        Scheme(
            token="black-on-white",
            text="#000000",
            background="#ffffff",
            labels={"be": "чорным па белым", "ru": "чёрным по белому", "en": "black on white"},
            short_labels={"be": "на белым", "ru": "на белом", "en": "on white"},
        ),
        Scheme(
            token="white-on-black",
            text="#ffffff",
            background="#000000",
            labels={"be": "белым па чорным", "ru": "белым по чёрному", "en": "white on black"},
            short_labels={"be": "на чорным", "ru": "на чёрном", "en": "on black"},
        ),
        Scheme(
            token="dark-blue-on-blue",
            text="#063462",
            background="#9dd1ff",
            # Any other blue would be lost in this text; links are told by their underline.
            link="#063462",
            labels={
                "be": "цёмна-сінім па блакітным",
                "ru": "тёмно-синим по голубому",
                "en": "dark blue on blue",
            },
            short_labels={"be": "на блакітным", "ru": "на голубом", "en": "on blue"},
        ),
        Scheme(
            token="brown-on-beige",
            text="#4d4b43",
            background="#f7f3d6",
            labels={
                "be": "карычневым па бэжавым",
                "ru": "коричневым по бежевому",
                "en": "brown on beige",
            },
            short_labels={"be": "на бэжавым", "ru": "на бежевом", "en": "on beige"},
        ),
        Scheme(
            token="green-on-dark-brown",
            text="#a9e44d",
            background="#3b2716",
            labels={
                "be": "зялёным па цёмна-карычневым",
                "ru": "зелёным по тёмно-коричневому",
                "en": "green on dark brown",
            },
            short_labels={
                "be": "на цёмна-карычневым",
                "ru": "на тёмно-коричневом",
                "en": "on dark brown",
            },
        ),
        Scheme(
            token="yellow-on-black",
            text="#ffff00",
            background="#000000",
            labels={"be": "жоўтым па чорным", "ru": "жёлтым по чёрному", "en": "yellow on black"},
            # The background alone would name two schemes.
            short_labels={
                "be": "жоўтым па чорным",
                "ru": "жёлтым по чёрному",
                "en": "yellow on black",
            },
        ),
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
