"""The statements of docs/panel.md hold."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

from a11yview.emit import panel
from a11yview.settings import Catalog

PAGE = (Path(__file__).parents[3] / "docs" / "panel.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example_runs():
    (example,) = blocks("python")
    names: dict[str, object] = {}
    exec(compile(example, "docs/panel.md", "exec"), names)  # noqa: S102 - our own page
    assert str(names["html"]).endswith("</form>")


def test_the_catalog_speaks_ukrainian():
    (example,) = blocks("toml")
    html = panel(Catalog.from_toml(example), lang="uk")
    assert ' lang="uk" ' in html
    assert "Звичайна версія" in html


def test_every_word_is_listed_as_it_is():
    text = (files("a11yview.emit") / "locales" / "en.json").read_text("utf-8")
    words = {key: word for key, word in json.loads(text).items() if not key.startswith("$")}
    assert dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|$", PAGE, re.MULTILINE)) == words
