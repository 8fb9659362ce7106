"""Laws of the panel, for any catalog, choice and words."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import html5lib
import tinycss2
from hypothesis import given, settings
from hypothesis import strategies as st

from a11yview.emit import panel, panel_css, script
from a11yview.settings import Catalog, Preferences
from settings_strategies import catalogs_with_preferences, texts

WORDS = json.loads((files("a11yview.emit") / "locales" / "en.json").read_text("utf-8"))
KEYS = {key: word for key, word in WORDS.items() if not key.startswith("$")}
words = st.dictionaries(st.sampled_from(sorted(KEYS)), texts | st.just("<b>&lt;\"'>{}")).map(
    lambda own: {key: text + "{}" * ("{}" in KEYS[key]) for key, text in own.items()}
)


def parse(html):
    return html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)


PLAIN = parse(panel(Catalog.classic(), return_to="/"))
TAGS = {node.tag for node in PLAIN.iter()} | {"wbr"}
ATTRIBUTES = {name for node in PLAIN.iter() for name in node.attrib}
ATTRIBUTES |= {"open", "hidden", "data-place", "data-afloat"}
any_text = st.text(st.characters(exclude_categories=()), max_size=30)


@given(catalogs_with_preferences(), words, st.text(max_size=30), any_text)
@settings(max_examples=60)
def test_no_text_opens_an_element_and_posting_it_untouched_keeps_the_choice(
    given_pair, own_words, lang, back
):
    catalog, preferences = given_pair
    catalog = replace(catalog, words={"en": own_words})
    form = panel(catalog, preferences, lang=lang, return_to=f"/{back}")
    assert form.encode()
    tree = parse(form)
    assert {node.tag for node in tree.iter()} <= TAGS
    assert {name for node in tree.iter() for name in node.attrib} <= ATTRIBUTES
    posted = {
        one.attrib["name"]: one.attrib["value"]
        for one in tree.iter("input")
        if one.attrib["type"] == "hidden" or "checked" in one.attrib
    } | {
        one.attrib["name"]: option.attrib["value"]
        for one in tree.iter("select")
        for option in one
        if "selected" in option.attrib
    }
    kept = Preferences.from_query(posted, catalog)
    if catalog.schemes:
        assert kept == preferences
    else:
        # own colors have no group to stand in
        assert replace(kept, catalog=catalog) == replace(preferences, scheme=None, catalog=catalog)


@given(catalogs_with_preferences())
@settings(max_examples=60)
def test_its_rules_parse_and_lie_within_the_panel(given_pair):
    catalog, preferences = given_pair
    for chosen in (None, preferences):
        (layer,) = tinycss2.parse_stylesheet(panel_css(catalog, chosen), skip_whitespace=True)
        (inner,) = tinycss2.parse_rule_list(layer.content, skip_whitespace=True)
        assert_within_the_panel(inner.content)


def assert_within_the_panel(content):
    for rule in tinycss2.parse_blocks_contents(content, skip_whitespace=True):
        if rule.type == "at-rule":
            assert rule.at_keyword in {"media", "container"}
            assert_within_the_panel(rule.content)
        else:
            assert rule.type == "qualified-rule"
            assert "[data-a11yview-" in tinycss2.serialize(rule.prelude)
            found = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
            assert {one.type for one in found} == {"declaration"}


@given(catalogs_with_preferences())
@settings(max_examples=30)
def test_the_script_of_any_catalog_has_its_tokens_as_json(given_pair):
    catalog, preferences = given_pair
    offered = json.JSONDecoder().raw_decode(script(catalog).partition("offered=")[2])[0]
    for name, token in preferences.tokens().items():
        assert token in (*offered[name], "own")
