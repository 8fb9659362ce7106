"""Which texts count, what lies beneath them, and whether they can be read.

The data walks one way::

    Document ──survey──▶ elements with text, and what exempts them whatever their style
    Styles ──looks──▶ PageNodes            the box of each node, and what lies beneath its content
    PageNodes × Traits ──judgement──▶ JudgedTexts what is judged, once per combination
    JudgedTexts ──page_audit──▶ PageAudit     failures by cause, counts by state
    PageAudits ──assembly──▶ Report
"""

from __future__ import annotations

from a11yview.audit.configuration import (
    CheckConfiguration,
    ConfigurationError,
    PageOverride,
    Schemes,
    read_check_table,
    read_viewport,
)
from a11yview.audit.declared_pairs import audit_sheet
from a11yview.audit.environments import SCHEME_ATTRIBUTE, STATE_KINDS, states_of_run
from a11yview.audit.finding import Declared, Finding, PageShare, Place
from a11yview.audit.findings.assembly import assembled
from a11yview.audit.findings.ignoring import with_ignored
from a11yview.audit.ignore_entry import IgnoreEntry
from a11yview.audit.page_audit import audit_page
from a11yview.audit.result import Counts, IgnoreMark, Notice, PageAudit, PageResult, Report
from a11yview.audit.rule import RULES, RULES_BY_NAME, Rule, rule_named
from a11yview.audit.state import DEFAULT_VIEWPORT, LINK_PSEUDO_CLASSES, State
from a11yview.audit.text_record import TextRecord
from a11yview.audit.verdict import EXEMPT_REASONS, UNDETERMINED_REASONS, Verdict

__all__ = [
    "DEFAULT_VIEWPORT",
    "EXEMPT_REASONS",
    "LINK_PSEUDO_CLASSES",
    "RULES",
    "RULES_BY_NAME",
    "SCHEME_ATTRIBUTE",
    "STATE_KINDS",
    "UNDETERMINED_REASONS",
    "CheckConfiguration",
    "ConfigurationError",
    "Counts",
    "Declared",
    "Finding",
    "IgnoreEntry",
    "IgnoreMark",
    "Notice",
    "PageAudit",
    "PageOverride",
    "PageResult",
    "PageShare",
    "Place",
    "Report",
    "Rule",
    "Schemes",
    "State",
    "TextRecord",
    "Verdict",
    "assembled",
    "audit_page",
    "audit_sheet",
    "read_check_table",
    "read_viewport",
    "rule_named",
    "states_of_run",
    "with_ignored",
]
