"""Declarations and ``@property`` rules are valid or not, as Chromium has them."""

from __future__ import annotations

import pytest

from a11yview.cascade.values.registered_properties import registration
from a11yview.cascade.values.shorthands import RELEVANT, expand
from cascade_support import vectors


@pytest.mark.parametrize(("given", "case"), vectors("declarations.json"))
def test_a_declaration_is_kept_or_dropped(given, case):
    assert given["name"] in RELEVANT
    assert bool(expand(given["name"], given["value"])) is case["expect"]


@pytest.mark.parametrize(("given", "case"), vectors("registrations.json"))
def test_a_property_rule_is_valid_or_not(given, case):
    descriptors = {"syntax": repr(given["syntax"])}
    for name in ("inherits", "initial-value"):
        if given[name] is not None:
            descriptors[name] = given[name]
    # A `;` ends the value before the rule is read.
    if ";" in descriptors.get("initial-value", ""):
        descriptors["initial-value"] = descriptors["initial-value"].partition(";")[0]
    assert (registration("--q", descriptors) is not None) is case["expect"]
