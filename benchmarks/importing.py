"""The cost of ``import a11yview``, against importing its two dependencies alone."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 25
STATEMENTS = (
    "pass",
    "import tinycss2, webcolors",
    "import a11yview",
    "from a11yview import contrast_ratio",
    "from a11yview import Catalog, Preferences",
    "from a11yview import Catalog, Preferences, attributes, panel, script, stylesheet",
)


def _spent(statement: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", statement], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print each cost with the interpreter's own start taken off, and its ratio to the base."""
    rows = [[_spent(statement) for statement in STATEMENTS] for _ in range(ROUNDS)]
    bare, base, *others = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"{STATEMENTS[1]}: {1000 * (base - bare):.1f} ms on top of {1000 * bare:.1f}")
    for statement, spent in zip(STATEMENTS[2:], others, strict=True):
        ratio = (spent - bare) / (base - bare)
        print(f"{statement}: {1000 * (spent - bare):.1f} ms, ratio {ratio:.2f}", end="")
        print(" (aim: at most 1.50)" if statement == "import a11yview" else "")


if __name__ == "__main__":
    main()
