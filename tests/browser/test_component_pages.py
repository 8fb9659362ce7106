"""Pages of component libraries, saved with their shadow trees, against Chromium and axe-core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.chromium import LOCAL_ONLY, running_chromium
from support.component_agreement import Agreement, compared

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.browser

LIBRARIES = ("@fluentui/web-components", "@shoelace-style/shoelace", "wired-elements")
PAGES = ("buttons", "cards", "messages")
"""What is looked at here; ``benchmarks/component_libraries.py`` has all."""


@pytest.fixture(scope="module")
def agreements() -> Mapping[str, Agreement]:
    with running_chromium(LOCAL_ONLY) as browser:
        return compared(browser, pages=PAGES, libraries=LIBRARIES, environments=("plain", "dark"))


def test_libraries_have_shadow_trees(agreements: Mapping[str, Agreement]) -> None:
    assert set(agreements) == set(LIBRARIES)
    assert all(one.counts["trees"] >= 6 for one in agreements.values())


def test_values_are_those_of_chromium(agreements: Mapping[str, Agreement]) -> None:
    values = sum(one.counts["values"] for one in agreements.values())
    wrong = [difference for one in agreements.values() for difference in one.wrong]
    assert values > 5_000
    assert len(wrong) <= values / 1000, wrong[:5]


def test_violations_are_found_and_no_pass_is_failed(agreements: Mapping[str, Agreement]) -> None:
    violations = sum(one.counts["violations"] for one in agreements.values())
    found = sum(one.counts["violations: fail"] for one in agreements.values())
    assert violations >= 15
    assert found >= 0.99 * violations
    assert [row for one in agreements.values() for row in one.failed] == []
