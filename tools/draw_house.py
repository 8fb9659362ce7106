"""Draws the packages of a11yview from their imports: ``python tools/draw_house.py``.

Writes ``docs/pictures/house.svg``. A package (filled) or module stands on a floor above all that it
imports; lines show its imports, but for those that follow from others.
"""

from __future__ import annotations

import ast
import functools
import math
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
PICTURE = ROOT / "docs" / "pictures" / "house.svg"
CONTAINERS = ("a11yview", "a11yview.audit", "a11yview.cascade")

MARGIN, TITLE = 20, 34
BOX_HEIGHT, GAP, FLOOR = 30, 12, 62
LETTER = 7.85  # px of a letter at 13 px

STYLE = """
text { font: 13px ui-monospace, monospace; text-anchor: middle; fill: #1b1f24 }
.title { font-weight: bold; font-size: 16px }
rect { fill: #d6e6f7; stroke: #3b6ea5 }
.module { fill: #fff }
path { fill: none; stroke: #3b6ea5; stroke-opacity: .55 }
.page { fill: #fff; stroke: none }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } rect { fill: #1d3a57; stroke: #7fb2e5 } path { stroke: #7fb2e5 }
  .module, .page { fill: #0d1117 }
}
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A package or module, and where it is drawn."""

    name: str
    is_package: bool
    x: float
    y: float

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return self.x + width_of(self.name) / 2


def imports_in(file: Path) -> set[str]:
    """Return the modules of the project that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {name for name in found if name.startswith("a11yview.")}


def children(container: str) -> dict[str, list[Path]]:
    """Return the packages and modules directly in a package, with their files."""
    folder = SOURCE.joinpath(*container.split("."))
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / "__init__.py").exists():
            found[path.name] = sorted(path.rglob("*.py"))
        elif path.suffix == ".py" and not path.stem.startswith("__"):
            found[path.stem] = [path]
    return found


def imports_among(container: str) -> dict[str, set[str]]:
    """Return for each child of a package the other children that it imports."""
    files = children(container)
    start = len(container) + 1
    return {
        name: {
            child
            for file in of_child
            for module in imports_in(file)
            if module.startswith(f"{container}.")
            and (child := module[start:].split(".")[0]) in files
            and child != name
        }
        for name, of_child in files.items()
    }


def floors(imports: dict[str, set[str]]) -> list[list[str]]:
    """Return the children by floor, the highest first; each imports from lower floors only."""

    @functools.cache
    def height(name: str) -> int:
        return 1 + max(map(height, imports[name]), default=-1)

    rows: list[list[str]] = [[] for _ in range(1 + max(map(height, imports)))]
    for name in sorted(imports):
        rows[height(name)].append(name)
    return rows[::-1]


def reduced(imports: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the imports that do not follow from others."""

    @functools.cache
    def below(name: str) -> frozenset[str]:
        return frozenset().union(*({one} | below(one) for one in imports[name]))

    return {
        name: {one for one in ones if not any(one in below(other) for other in ones - {one})}
        for name, ones in imports.items()
    }


def width_of(name: str) -> float:
    """Return the width of a box."""
    return len(name) * LETTER + 20


def row_width(row: list[str]) -> float:
    """Return the width of the boxes of a floor, with the gaps between them."""
    return math.fsum(map(width_of, row)) + GAP * (len(row) - 1)


def placed(rows: list[list[str]], packages: set[str], left: float, width: float) -> list[Box]:
    """Return the boxes of a panel, each row in the middle."""
    boxes: list[Box] = []
    for number, row in enumerate(rows):
        x = left + (width - row_width(row)) / 2
        for name in row:
            boxes.append(Box(name, name in packages, x, MARGIN + TITLE + number * FLOOR))
            x += width_of(name) + GAP
    return boxes


def panel(container: str, left: float) -> tuple[list[str], float, int]:
    """Return the lines of a panel, its width, and the number of its floors."""
    imports = imports_among(container)
    rows = floors(imports)
    width = max(map(row_width, rows))
    packages = {name for name, files in children(container).items() if len(files) > 1}
    boxes = {box.name: box for box in placed(rows, packages, left, width)}
    start = f'<text class="title" x="{left + width / 2:.1f}" y="{MARGIN + 16}">'
    lines = [f"{start}{escape(container)}</text>"]
    for name, ones in sorted(reduced(imports).items()):
        x, y = boxes[name].middle, boxes[name].y + BOX_HEIGHT
        for lower in (boxes[one] for one in sorted(ones)):
            half = (y + lower.y) / 2
            lines.append(
                f'<path d="M{x:.1f} {y:g}C{x:.1f} {half:g} {lower.middle:.1f} {half:g} '
                f'{lower.middle:.1f} {lower.y:g}"/>'
            )
    for box in boxes.values():
        kind = "" if box.is_package else ' class="module"'
        lines.append(
            f'<rect{kind} x="{box.x:.1f}" y="{box.y:g}" width="{width_of(box.name):.1f}" '
            f'height="{BOX_HEIGHT}" rx="4"/>'
            f'<text x="{box.middle:.1f}" y="{box.y + 20:g}">{escape(box.name)}</text>'
        )
    return lines, width, len(rows)


def drawn() -> str:
    """Return the picture."""
    lines: list[str] = []
    left, most = float(MARGIN), 0
    for container in CONTAINERS:
        found, width, number = panel(container, left)
        lines += found
        left += width + 2 * MARGIN
        most = max(most, number)
    left -= MARGIN
    bottom = MARGIN + TITLE + most * FLOOR
    start = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left:.0f} {bottom}" role="img" '
        'aria-label="The packages of a11yview, each above those it imports">'
    )
    page = f'<rect class="page" width="{left:.0f}" height="{bottom}"/>'
    return "\n".join([start, f"<style>{STYLE}</style>", page, *lines, "</svg>\n"])


if __name__ == "__main__":
    PICTURE.write_text(drawn(), encoding="utf-8")
    print(PICTURE.relative_to(ROOT))
