"""One script that brings the panel along: each language's panel comes out of it as it went in."""

from __future__ import annotations

import json
import re

import pytest

from a11yview.emit import panel, script, stylesheet
from a11yview.emit.bundling import bundle, panel_table
from a11yview.emit.words import LOCALES
from a11yview.settings import Catalog, Font

CLASSIC = Catalog.classic()


def test_every_panel_is_made_of_its_template_and_words() -> None:
    panels = {tag: str(panel(CLASSIC, lang=tag)) for tag in LOCALES}
    templates, table = panel_table(panels)
    assert list(table) == list(panels)
    for tag, (number, words) in table.items():
        made = [words[part] if isinstance(part, int) else part for part in templates[number]]
        assert "".join(made) == panels[tag]
    assert table["ar"][0] == table["zh"][0] != table["be"][0]  # without the fonts


def test_the_script_holds_what_it_needs_and_then_the_usual_one() -> None:
    made = bundle(CLASSIC, languages=["ru", "de"])
    assert made.languages == ("ru", "de")
    assert made.script.endswith(script(CLASSIC))
    assert made.stylesheet == stylesheet(CLASSIC)
    languages = json.loads(re.search(r"^const languages=(.*);$", made.script, re.MULTILINE)[1])
    assert list(languages) == ["ru", "de"]
    assert 'languages[tag||"ru"]' in made.script


def test_the_first_of_the_catalogs_locales_is_the_default() -> None:
    assert bundle(CLASSIC, languages=["de", "pl", "ru"]).languages == ("ru", "pl", "de")
    assert bundle(CLASSIC).languages == LOCALES
    assert bundle(Catalog(locales=("kk", "ru"))).languages[:2] == ("kk", "ru")


@pytest.mark.parametrize("label", ["</script><script>alert(1)</script>", "LANGUAGES", "TEMPLATES"])
def test_no_word_ends_the_script_or_is_taken_for_a_place(label: str) -> None:
    font = Font(token="f", family=("F",), generic="serif", labels={"en": label})
    made = bundle(Catalog(fonts=(font,)), languages=["en", "ru"])
    assert "</script" not in made.script
    assert made.script.count("const languages={") == 1
