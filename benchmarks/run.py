"""Every figure that the documentation claims, in one run: ``make bench``."""

from __future__ import annotations

import importlib
import sys

PARTS = {
    "importing": "Importing",
    "contrast": "Contrast ratio",
    "markup": "Attributes",
    "servers": "What the settings add to a request of Django and Flask",
    "applying": "Bytes, and time to apply",
    "panel": "What a panel costs the page it stands in",
    "visitor": "What a visitor gets on real pages",
    "engines": "What a visitor gets in each browser",
    "html_report": "The HTML report of many findings in Chromium",
    "pathological": "Time and memory of pathological pages",
    "checker": "Speed of the checker against Chromium with axe-core",
    "accuracy": "Accuracy of the checker, judged by Chromium and axe-core",
}


def main(chosen: list[str]) -> int:
    """Run the parts named, or all of them."""
    unknown = set(chosen) - set(PARTS)
    if unknown:
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
        return 2
    for name in chosen or PARTS:
        print(f"\n== {PARTS[name]} (python benchmarks/{name}.py)", flush=True)
        importlib.import_module(name).main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
