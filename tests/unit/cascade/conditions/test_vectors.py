"""Conditions hold or not, as Chromium has them."""

from __future__ import annotations

import pytest

from a11yview.cascade.conditions.container_queries import container_query
from a11yview.cascade.conditions.feature_support import supports
from a11yview.cascade.conditions.media_queries import media_matches
from a11yview.cascade.model import Environment
from a11yview.cascade.selectors.parsing import is_selector
from cascade_support import cases, style_of, vectors


@pytest.mark.parametrize(("given", "case"), vectors("media_queries.json"))
def test_a_media_query_holds_or_not(given, case):
    environment = Environment(media=case["media"])
    if case["media"] == "print" and "resolution" in given:
        environment = Environment(media="print", resolution=1.0)
    assert media_matches(given, environment) is case["expect"]


@pytest.mark.parametrize(("given", "case"), vectors("supports.json"))
def test_a_supports_condition_holds_or_not(given, case):
    assert supports(given, is_selector) is case["expect"]


@pytest.mark.parametrize(("given", "case"), vectors("containers.json")[1:])
def test_a_container_query_holds_or_not(given, case):
    page = cases("containers.json")[0]["given"]
    rule = f"<style>@container {given} {{ .x {{ color: #123456 }} }}</style>"
    holds = str(style_of(page + rule).color) == "#123456"
    assert holds is case["expect"]
    assert container_query(given) or not holds
