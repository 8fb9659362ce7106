"""The Sphinx extension, in the theme that Sphinx has itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from sphinx.application import Sphinx
from sphinx.cmd.build import main
from sphinx.errors import ConfigError
from sphinx.util.docutils import docutils_namespace

if TYPE_CHECKING:
    from pathlib import Path

RAW = ".. raw:: html\n\n   <p style='color: #999; background: #fff'>pale</p>\n"


def built(root: Path, page: str = "", builder: str = "html", **options: object) -> tuple[Path, str]:
    (root / "conf.py").write_text("")
    (root / "index.rst").write_text(f"Town\n====\n\nText\n\n.. toctree::\n\n   more\n\n{page}")
    (root / "more.rst").write_text("More\n====\n\nText\n")
    overrides = {"extensions": ["a11yview.sphinx"], "html_theme": "basic", **options}
    out, said = root / "out" / builder, io.StringIO()
    with docutils_namespace():
        app = Sphinx(
            root, root, out, root / "doctrees", builder,
            confoverrides=overrides, status=None, warning=said,
        )  # fmt: skip
        app.build()
    return out, said.getvalue()


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_page_has_the_panel(tmp_path: Path, builder: str) -> None:
    out, said = built(tmp_path, builder=builder, a11yview_check="off", language="be")
    assert "a11yview" not in said
    pages = sorted(out.rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.count("<form data-a11yview-panel") == 1, page
        assert 'lang="be" dir="ltr"' in text
    if builder != "html":
        return
    once = {page: page.read_bytes() for page in pages}
    built(tmp_path, builder=builder, a11yview_check="off", language="be")
    assert {page: page.read_bytes() for page in pages} == once


def test_a_builder_of_no_site_is_left_alone(tmp_path: Path) -> None:
    out, _ = built(tmp_path, builder="text")
    assert not (out / "a11yview").exists()


def test_texts_without_contrast_are_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a11yview.toml").write_text("[check]\nstates = ['site']\nschemes = 'none'\n")
    _, said = built(tmp_path, RAW)
    assert "AV101 contrast 2.84 < 4.5 (#999 on #fff)" in said


def test_what_is_configured_wrong_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="a11yview_check: unknown value: 'of'; did you mean"):
        built(tmp_path, a11yview_check="of")
    with pytest.raises(ConfigError, match="no such file"):
        built(tmp_path, a11yview_catalog="none.toml")
    with pytest.raises(ConfigError, match="a11yview_language: no words for: 'xx'"):
        built(tmp_path, a11yview_language="xx")


def test_the_command_ends_with_1_and_paths_of_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text(
        "extensions = ['a11yview.sphinx']\nhtml_theme = 'basic'\na11yview_check = 'error'\n"
        "html_static_path = ['own']\nhtml_css_files = ['style.css']\n"
    )
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "style.css").write_text(".x { color: #999; background: #fff }")
    (tmp_path / "a11yview.toml").write_text("[check]\nstates = ['site']\nschemes = 'none'\n")
    (tmp_path / "index.rst").write_text("Town\n====\n\n.. rst-class:: x\n\nText\n")
    with docutils_namespace():
        assert main(["-q", str(tmp_path), str(tmp_path / "out")]) == 1
    err = capsys.readouterr().err
    assert "index.html:" in err
    assert "_static/style.css:1:" in err
    assert str(tmp_path / "out") not in err
    assert "Traceback" not in err
