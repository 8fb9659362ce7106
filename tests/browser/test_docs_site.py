"""The documentation as a site: axe-core finds nothing on it, with our panel, in each look."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import a11yview

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.engines("chromium")]

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("docs") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True)
    return out


@pytest.mark.parametrize("name", ["index", "reference", "comparison"])
def test_axe_finds_nothing(
    chromium: Browser, site: Path, axe_findings: Callable[[Page], list[object]], name: str
) -> None:
    for mode, scheme in (("light", ""), ("dark", ""), ("light", "dark-blue-on-blue")):
        context = chromium.new_context(color_scheme=mode)
        page = context.new_page()
        page.goto((site / f"{name}.html").as_uri())
        assert page.locator("form[data-a11yview-panel]").count() == 1
        if scheme:
            page.evaluate(f"document.documentElement.dataset.a11yviewScheme = {scheme!r}")
        assert axe_findings(page) == []
        context.close()


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    text = (site / "reference.html").read_text(encoding="utf-8")
    assert [name for name in a11yview.__all__ if f'<h3 id="{name.lower()}">' not in text] == []
