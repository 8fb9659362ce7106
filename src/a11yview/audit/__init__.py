"""Contrast of the texts of a page: which count, what lies beneath them, verdicts, findings.

A text walks through the packages in this order::

    Document ──texts──▶ Survey             elements with text, and the traits of each
    Styles ──backdrop──▶ PageNodes         the backdrop of each node: its ancestors' backgrounds
    PageNodes ──overlaps──▶ Overlaps       boxes over or under a text that are no ancestors
    all of these ──judging──▶ JudgedTexts  a verdict, once for texts that are alike
    JudgedTexts ──findings──▶ PageAudit    failures by cause, with the declarations to change
    PageAudits ──findings──▶ Report

A run may ask for more than contrast: ``beyond_contrast`` looks at the same states for text that is
cut off, focus that is not seen, and so on.

``page_audit`` leads a page through them, state by state; ``declared_pairs`` leads a style sheet by
itself. The modules beside the packages are the values that others take: :class:`Finding`,
:class:`State`, :class:`Report`, the tables of rules and reasons, the configuration.

How to think of it:

1. *A verdict depends on a style, a backdrop, traits, overlaps and the level; on nothing else.*
   :func:`.judge` is a pure function of these. Two texts that agree in them have one judgement.
2. *Only what is certain counts.* There is no layout: a box may be anywhere that its style does not
   exclude. A verdict is definite where it is the same in every case that is left; otherwise the
   text is undetermined, with one of ``UNDETERMINED_REASONS``.
3. *The survey decides by the document alone, judging by style.* So the texts are listed once, and
   each state only judges them anew. An exempt text has one of ``EXEMPT_REASONS``.
4. *A backdrop is handed down.* That of an element's content follows from that of the element, its
   box style and its background. So it is worked out once for all nodes that are alike
   (:mod:`.judging.known_backdrops`), and so is each judgement (:mod:`.judging.known_judgements`).
   These two and ``relevant_style`` are there for speed: without them every verdict is the same.
5. *A finding is a cause.* Texts that fail by the same colors from the same declarations are one
   finding, whatever their number, pages and states.

To add a reason for undetermined texts: a row in ``verdict.py``, and the step that cannot know gives
it: a layer of the backdrop (``with_unknown``), an :class:`.Overlap`, or :func:`.judge`. If that
reads a property that no step read so far, ``relevant_style.py`` takes it, too. To add a rule: a row
in ``rule.py``, and ``findings/causes.py``, where a verdict gets its rule.
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
from a11yview.audit.finding import Declared, Finding, PageShare, Place
from a11yview.audit.findings.assembly import assembled
from a11yview.audit.findings.ignoring import with_ignored
from a11yview.audit.ignore_entry import IgnoreEntry
from a11yview.audit.page_audit import audit_page
from a11yview.audit.picture_failure import PictureFailure
from a11yview.audit.result import Counts, IgnoreMark, Notice, PageAudit, PageResult, Report
from a11yview.audit.rule import CONTRAST, RULES, RULES_BY_NAME, Rule, rule_named, rules_asked
from a11yview.audit.state import DEFAULT_VIEWPORT, State
from a11yview.audit.states.environments import SCHEME_ATTRIBUTE
from a11yview.audit.states.request import STATE_KINDS, StatesAsked
from a11yview.audit.text_record import TextRecord
from a11yview.audit.verdict import EXEMPT_REASONS, UNDETERMINED_REASONS, Verdict

__all__ = [
    "CONTRAST",
    "DEFAULT_VIEWPORT",
    "EXEMPT_REASONS",
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
    "PictureFailure",
    "Place",
    "Report",
    "Rule",
    "Schemes",
    "State",
    "StatesAsked",
    "TextRecord",
    "Verdict",
    "assembled",
    "audit_page",
    "audit_sheet",
    "read_check_table",
    "read_viewport",
    "rule_named",
    "rules_asked",
    "with_ignored",
]
