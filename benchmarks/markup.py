"""``attributes()`` against the fastest attribute writer on the Python registry."""

from __future__ import annotations

import timeit

import htpy

from a11yview import Preferences, attributes

CHOICE = Preferences(scheme="white-on-black", font_size=150, letter_spacing=0.12)
NAMES = dict(attributes(CHOICE))


def _ours() -> str:
    return f"<html {attributes(CHOICE)}>"


def _theirs() -> str:
    return str(htpy.html(NAMES))


def _ours_from_cookie() -> str:
    return f"<html {attributes(Preferences.from_cookie('scheme=white-on-black&font-size=150'))}>"


def _best(function: object, number: int = 20_000) -> float:
    return min(timeit.repeat(function, number=number, repeat=7)) / number


def main() -> None:
    """Print the time of one call as a ratio to htpy's."""
    ours, theirs, whole = _best(_ours), _best(_theirs), _best(_ours_from_cookie, 5000)
    print(f"attributes as HTML: ours {1e6 * ours:.2f} µs, htpy {1e6 * theirs:.2f} µs", end="")
    print(f", ratio {ours / theirs:.2f}; from the cookie on {1e6 * whole:.2f} µs")


if __name__ == "__main__":
    main()
