"""The effect of our stylesheet on real pages, in the browsers that Debian has."""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from visitor import SETTINGS, print_table

from a11yview.cli import main as a11yview
from support.engines import ENGINES, USUAL
from support.npm_packages import RealPage, real_pages
from support.visitor.measuring import Measured, measure, opened, serving

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser


def _built(pages: list[RealPage], folder: Path) -> dict[Path, Path]:
    """Build each site once; return where."""
    built = {}
    for number, site in enumerate(sorted({page.site for page in pages})):
        built[site] = folder / str(number)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = a11yview(["build", str(site), "-o", str(built[site])])
        if code:
            raise SystemExit(f"{site} was not built")
    return built


def _measured(browser: Browser, pages: Iterable[RealPage], built: dict[Path, Path]) -> Measured:
    result = Measured()
    for page in pages:
        with serving(page.site) as before, serving(built[page.site]) as after:
            base = opened(browser, f"{before}/{page.path}")
            page_built = opened(browser, f"{after}/{page.path}")
            result.add(measure(base, page_built, SETTINGS))
            base.context.close()
            page_built.context.close()
    return result


def main(limit: int | None = None) -> None:
    """Print the table, over every other page or the first ``limit`` of those."""
    pages = real_pages()[::2][:limit]
    columns = {}
    with tempfile.TemporaryDirectory() as folder:
        built = _built(pages, Path(folder))
        for name in USUAL:
            with ENGINES[name]() as browser:
                columns[name] = _measured(browser, pages, built)
    print_table(columns, len(pages))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
