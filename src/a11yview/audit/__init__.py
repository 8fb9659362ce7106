"""Which texts count, what lies beneath them, and whether they can be read."""

from __future__ import annotations

from a11yview.audit.finding import Declared, Finding, PageShare, Place
from a11yview.audit.result import Counts, Notice, PageResult, Report
from a11yview.audit.rule import RULES, RULES_BY_NAME, Rule, rule_named
from a11yview.audit.state import DEFAULT_VIEWPORT, LINK_PSEUDO_CLASSES, State
from a11yview.audit.text import TextRecord
from a11yview.audit.verdict import EXEMPT_REASONS, UNDETERMINED_REASONS, Verdict

__all__ = [
    "DEFAULT_VIEWPORT",
    "EXEMPT_REASONS",
    "LINK_PSEUDO_CLASSES",
    "RULES",
    "RULES_BY_NAME",
    "UNDETERMINED_REASONS",
    "Counts",
    "Declared",
    "Finding",
    "Notice",
    "PageResult",
    "PageShare",
    "Place",
    "Report",
    "Rule",
    "State",
    "TextRecord",
    "Verdict",
    "rule_named",
]
