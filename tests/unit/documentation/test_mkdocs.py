"""The MkDocs plugin, in the themes that MkDocs has itself."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

if TYPE_CHECKING:
    from pathlib import Path

PALE = "<p style='color: #999; background: #fff'>pale</p>\n"


def built(root: Path, page: str = "", **options: object) -> Path:
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "index.md").write_text(f"# Town\n\nText\n\n{page}")
    (root / "docs" / "more.md").write_text("# More\n\nText\n")
    (root / "mkdocs.yml").write_text("site_name: Town\n")
    config = load_config(
        str(root / "mkdocs.yml"),
        site_dir=str(root / "site"),
        site_url="https://example.org/docs/",
        plugins=[{"a11yview": options}],
        theme=options.pop("theme", "mkdocs"),
    )
    config.plugins.run_event("startup", command=options.pop("command", "build"), dirty=False)
    build(config)
    return root / "site"


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_every_page_has_the_panel(tmp_path: Path, theme: str) -> None:
    site = built(tmp_path, theme=theme, check="off")
    pages = sorted(site.rglob("*.html"))
    assert len(pages) >= 3
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.count("<form data-a11yview-panel") == 1, page
        assert text.index("a11yview/a11yview.") < text.index(
            'rel="stylesheet"', text.index("/a11yview.")
        )
    assert 'href="../a11yview/a11yview.' in (site / "more" / "index.html").read_text()
    # shown under any address that is not there
    assert 'href="/docs/a11yview/a11yview.' in (site / "404.html").read_text()
    # Both themes fix their header to the window's top.
    names = sorted(path.name.split(".")[0] for path in (site / "a11yview").iterdir())
    assert names == ["a11yview", "a11yview", "no-script"]


def test_texts_without_contrast_are_a_warning_or_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a11yview.toml").write_text("[check]\nstates = ['site']\nschemes = 'none'\n")
    with caplog.at_level(logging.WARNING):
        built(tmp_path, PALE)
    assert "index.html:" in caplog.text
    assert "AV101 contrast 2.84 < 4.5 (#999 on #fff)" in caplog.text
    assert f"{tmp_path}/site" not in caplog.text
    caplog.clear()
    with pytest.raises(Abort):
        built(tmp_path, PALE, check="error")
    assert "texts without contrast" in caplog.text
    caplog.clear()
    built(tmp_path, PALE, check="error", command="serve")
    assert "contrast" not in caplog.text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"check": "warm"}, "check: unknown value: 'warm'; did you mean 'warn'\\?"),
        ({"catalog": "none.toml"}, "no such file"),
        ({"language": "xx"}, "language: no words for: 'xx'; use one of be, ru, en"),
        (
            {"catalog": "bad.toml"},
            "bad.toml:1: fontsizes: unknown key: .* did you mean 'font_sizes'",
        ),
    ],
)
def test_what_is_configured_wrong_ends_the_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, options: dict[str, str], said: str
) -> None:
    (tmp_path / "bad.toml").write_text("fontsizes = [1]")
    with pytest.raises(Abort):
        built(tmp_path, **options)
    assert re.search(said, caplog.text)
    assert not (tmp_path / "site").exists()


def test_the_catalog_beside_the_configuration_counts(tmp_path: Path) -> None:
    (tmp_path / "a11yview.toml").write_text('schemes = ["yellow-on-black"]\nlocales = ["ru"]')
    site = built(tmp_path, check="off", language="ru")
    sheet = next((site / "a11yview").glob("a11yview.*.css")).read_text()
    assert "yellow-on-black" in sheet
    assert "white-on-black" not in sheet
