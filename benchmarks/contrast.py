"""Contrast ratios: ours against wcag-contrast-ratio, in the same run on the same colors.

Prints one line a measure: what, how many times as fast as the peer, and the aim.
Run by ``make bench``, or alone: ``python benchmarks/contrast.py``.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from typing import TYPE_CHECKING

import wcag_contrast_ratio
import webcolors

from a11yview.color import Color, contrast_ratio

if TYPE_CHECKING:
    from collections.abc import Callable

PAIRS = 4000
ROUNDS = 25

Triple = tuple[float, float, float]


def seconds(run: Callable[[], None]) -> float:
    gc.disable()
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    gc.enable()
    return elapsed


def pairs_of(items: list) -> list:
    return list(zip(items[::2], items[1::2], strict=True))


def peer(triples: list[Triple]) -> Callable[[], None]:
    pairs, ratio = pairs_of(triples), wcag_contrast_ratio.rgb

    def run() -> None:
        for a, b in pairs:
            ratio(a, b)

    return run


def ours(colors: list) -> Callable[[], None]:
    pairs, ratio = pairs_of(colors), contrast_ratio

    def run() -> None:
        for a, b in pairs:
            ratio(a, b)

    return run


def peer_on_text(texts: list[str]) -> Callable[[], None]:
    """The peer takes floats only: webcolors reads the text for it."""
    pairs = pairs_of(texts)

    def run() -> None:
        for a, b in pairs:
            first, second = webcolors.hex_to_rgb(a), webcolors.hex_to_rgb(b)
            wcag_contrast_ratio.rgb(
                (first.red / 255, first.green / 255, first.blue / 255),
                (second.red / 255, second.green / 255, second.blue / 255),
            )

    return run


def colors_of(triples: list[Triple]) -> list[Color]:
    return [Color(red=red, green=green, blue=blue) for red, green, blue in triples]


def measure(triples: list[Triple]) -> dict[str, tuple[float, float]]:
    """Name of a measure → the best times of ours and of the peer, taken turn by turn."""
    texts = [Color(red=r, green=g, blue=b).hex for r, g, b in triples]
    known, site = colors_of(triples), texts[:40] * (len(texts) // 40)
    contenders = {
        "two Color values": (lambda: ours(known), lambda: peer(triples)),
        "colors never seen before": (lambda: ours(colors_of(triples)), lambda: peer(triples)),
        "CSS text, the 40 colors of a site": (lambda: ours(site), lambda: peer_on_text(site)),
        "CSS text never seen before": (lambda: ours(texts), lambda: peer_on_text(texts)),
    }
    best = dict.fromkeys(contenders, (9000000000.0, 9000000000.0))
    for _ in range(ROUNDS):
        for name, (make_ours, make_peer) in contenders.items():
            a, b = best[name]
            best[name] = (min(a, seconds(make_ours())), min(b, seconds(make_peer())))
    return best


AIMS = {"two Color values": 3.0, "colors never seen before": 1.0}


def main() -> int:
    source = random.Random(20)  # noqa: S311 - the same colors in every run
    triples = [
        (source.randrange(256) / 255, source.randrange(256) / 255, source.randrange(256) / 255)
        for _ in range(2 * PAIRS)
    ]
    print("contrast_ratio, times as fast as wcag-contrast-ratio (higher is better)")
    missed = 0
    for name, (mine, theirs) in measure(triples).items():
        ratio, aim = theirs / mine, AIMS.get(name)
        missed += aim is not None and ratio < aim
        wanted = f"aim {aim:.1f}" if aim else ""
        print(f"  {name:<36} {ratio:6.2f} ×   {mine / PAIRS * 1e6:6.2f} µs   {wanted}".rstrip())
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
