"""What ``import a11yview`` costs, against importing its two dependencies alone."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 25


def _spent(statement: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", statement], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the ratio, of whole processes and with the interpreter's own start taken off."""
    statements = ("pass", "import tinycss2, webcolors", "import a11yview")
    rows = [[_spent(statement) for statement in statements] for _ in range(ROUNDS)]
    bare, base, ours = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"import tinycss2, webcolors {1000 * (base - bare):.1f} ms", end="; ")
    print(f"import a11yview {1000 * (ours - bare):.1f} ms (interpreter {1000 * bare:.1f} ms)")
    print(
        f"  ratio of processes {ours / base:.2f}, of imports {(ours - bare) / (base - bare):.2f}",
        end="",
    )
    print(" (aim: at most 1.50)")


if __name__ == "__main__":
    main()
