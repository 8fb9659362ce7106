"""Our HTML against htpy's, the fastest of the composers on the Python registry."""

from __future__ import annotations

import timeit

import htpy

from a11yview import Catalog, Preferences, attributes, panel
from a11yview.emit.markup import tag

CHOICE = Preferences(scheme="white-on-black", font_size=150, letter_spacing=0.12)
NAMES = dict(attributes(CHOICE))
CATALOG = Catalog.classic()
LABEL = {"title": "white on black"}
RADIO = {"type": "radio", "name": "scheme", "value": "white-on-black", "checked": True}


def _ours() -> str:
    return f"<html {attributes(CHOICE)}>"


def _theirs() -> str:
    return str(htpy.html(NAMES))


def _ours_from_cookie() -> str:
    return f"<html {attributes(Preferences.from_cookie('scheme=white-on-black&font-size=150'))}>"


def _our_radio() -> str:
    return str(tag("label", LABEL, tag("input", RADIO), tag("span", {}, "White & black")))


def _their_radio() -> str:
    return str(htpy.label(LABEL)[htpy.input(RADIO), htpy.span["White & black"]])


def _panel() -> str:
    return panel(CATALOG, CHOICE)


def _best(function: object, number: int = 20_000) -> float:
    return min(timeit.repeat(function, number=number, repeat=7)) / number


def main() -> None:
    """Print the time of one call as a ratio to htpy's, and that of a whole panel."""
    ours, theirs, whole = _best(_ours), _best(_theirs), _best(_ours_from_cookie, 5000)
    print(f"attributes as HTML: ours {1e6 * ours:.2f} µs, htpy {1e6 * theirs:.2f} µs", end="")
    print(f", ratio {ours / theirs:.2f}; from the cookie on {1e6 * whole:.2f} µs")
    ours, theirs, whole = _best(_our_radio), _best(_their_radio), _best(_panel, 300)
    print(f"a radio button: ours {1e6 * ours:.2f} µs, htpy {1e6 * theirs:.2f} µs", end="")
    print(f", ratio {ours / theirs:.2f}; the whole panel {1e6 * whole:.0f} µs")


if __name__ == "__main__":
    main()
