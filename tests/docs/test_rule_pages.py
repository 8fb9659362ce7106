"""A page for every rule: the same set, the same words, and examples that do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from a11yview.audit import RULES
from a11yview.site.checking import check

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
PAGES = {file.stem: file.read_text(encoding="utf-8") for file in FOLDER.glob("AV*.md")}
# No page by itself can be unreadable, or show a configuration.
SHOWN = [rule for rule in RULES if rule not in {"AV901", "AV906"}]


def example(rule: str, heading: str) -> str:
    found = re.search(
        rf"^## {heading}\n\n```html\n(.*?)^```", PAGES[rule], re.MULTILINE | re.DOTALL
    )
    assert found is not None, f"{rule}: {heading}"
    return found[1]


def rules_on(page: str, tmp_path: Path, rule: str) -> set[str]:
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    rules = "all" if RULES[rule].group == "beyond" else "contrast"
    report = check([file], rules=rules, schemes="none", level="AAA" if rule == "AV102" else "AA")
    return {one.rule for one in (*report.findings, *report.notices)}


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert set(PAGES) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_says_what_the_table_says(rule: str) -> None:
    entry, text = RULES[rule], PAGES[rule]
    assert text.startswith(f"# {rule}: {entry.name}\n\n{entry.title}.\n")
    assert f"| {entry.severity} | " in text
    assert (f"WCAG 2.2, {entry.criterion} |" in text) is (entry.criterion is not None)
    assert "\n## Why\n" in text
    assert "\n## How to fix\n" in text


@pytest.mark.parametrize("rule", SHOWN)
def test_the_bad_example_has_the_finding_and_the_good_one_has_none(
    rule: str, tmp_path: Path
) -> None:
    assert rules_on(example(rule, "Bad"), tmp_path, rule) == {rule}
    assert rules_on(example(rule, "Good"), tmp_path, rule) == set()


def test_the_index_lists_the_table() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = [
        f"| [{rule.id}]({rule.id}.md) | `{rule.name}` | {rule.title} | {rule.severity} | "
        f"{rule.criterion or ''} |"
        for rule in RULES.values()
    ]
    assert re.findall(r"^\| \[AV.*$", text, re.MULTILINE) == rows
