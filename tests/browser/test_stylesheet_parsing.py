"""Chromium reads every rule and every declaration of the sheets: none is dropped."""

from __future__ import annotations

import pytest
import tinycss2

from a11yview.emit import stylesheet
from a11yview.settings import Catalog, Preferences, Scheme

pytestmark = pytest.mark.browser

CATALOG = Catalog.classic()
OWN = Scheme(token="own", text="#123456", background="#fedcba")
SHEETS = {
    "all visitors": stylesheet(CATALOG),
    "variables": stylesheet(CATALOG, mode="variables"),
    "one visitor": stylesheet(
        CATALOG, Preferences(scheme=OWN, font_size=150, images="hide", underline_links=True)
    ),
}
# Each style rule with the properties that Chromium kept of the names it was given: a shorthand
# that a later longhand changes in part is known by the longhands that it left.
READ = """
names => {
  const rules = [];
  const walk = list => { for (const rule of list) {
    if (rule.style && rule.selectorText) rules.push(rule);
    if (rule.cssRules && !(rule instanceof CSSKeyframesRule)) walk(rule.cssRules);
  } };
  walk(document.styleSheets[0].cssRules);
  return rules.map((rule, i) => (names[i] || []).filter(n =>
    rule.style.getPropertyValue(n) || (n === "all" && rule.style.position) ||
    [...rule.style].some(longhand => longhand.startsWith(n + "-"))));
}
"""


def declared(css):
    """Return the names that each style rule declares, in order; fail on any parse error."""
    found = []

    def walk(nodes):
        for node in nodes:
            assert node.type != "error", node.message
            if node.type == "at-rule" and node.content and node.lower_at_keyword in BLOCKS:
                walk(
                    tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                )
            elif node.type == "qualified-rule":
                body = tinycss2.parse_blocks_contents(
                    node.content, skip_comments=True, skip_whitespace=True
                )
                assert all(one.type == "declaration" for one in body), body
                found.append([one.name for one in body])

    walk(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    return found


BLOCKS = {"container", "layer", "media", "supports"}


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_is_dropped(chromium, name):
    expected = declared(SHEETS[name])
    page = chromium.new_page()
    page.set_content(f"<style>{SHEETS[name]}</style>")
    kept = page.evaluate(READ, expected)
    page.close()
    assert len(kept) == len(expected)
    assert kept == expected
