"""Which rules a run asks for."""

from __future__ import annotations

import pytest

from a11yview.audit import CONTRAST, RULES, ConfigurationError, read_check_table, rules_asked


def test_groups_ids_and_names_are_rules_in_the_order_of_reports() -> None:
    everything = tuple(rule.id for rule in RULES.values() if rule.group != "run")
    assert rules_asked(["contrast"]) == CONTRAST
    assert rules_asked(["ALL"]) == everything
    assert rules_asked(["focus-not-visible", "av304", "AV101"]) == ("AV101", "AV304", "AV306")
    assert rules_asked(["AV309", "contrast"]) == (*CONTRAST, "AV309")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["AV30l"], "unknown: 'AV30l'; did you mean 'AV309'? use contrast, all, or ids such as"),
        (["zom-forbidden"], "unknown: 'zom-forbidden'; did you mean 'zoom-forbidden'?"),
        (["AV902"], "always on: 'AV902'; use contrast, all,"),
        ([], "none: []; use contrast, all,"),
    ],
)
def test_what_is_no_rule_to_ask_for_is_told(names: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=r"^" + said.replace("[", r"\[").replace("?", r"\?")):
        rules_asked(names)


def test_the_configuration_takes_a_text_or_a_list() -> None:
    assert read_check_table({"rules": "all"}).rules == rules_asked(["all"])
    assert read_check_table({"rules": ["AV304", "contrast"]}).rules == (*CONTRAST, "AV304")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (3, "check.rules: not a list of texts: 3; use 'contrast', 'all', or a list"),
        (["AV3"], "check.rules: unknown: 'AV3'; "),
        ([], "check.rules: none: []"),
    ],
)
def test_the_configuration_says_what_is_wrong(value: object, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_check_table({"rules": value})
    assert str(caught.value).startswith(said)
