"""The table of rules: every id that a report can carry, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["RULES", "RULES_BY_NAME", "Rule", "rule_named"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that is checked.

    ``id`` never changes and is never given away again; ``name`` is its slug; ``title`` says what
    must hold; ``help`` says what to do; ``criterion`` is the WCAG 2.2 success criterion, if any.
    ``subject`` and ``ground`` name the two colors of a pair.
    """

    id: str
    name: str
    title: str
    help: str
    criterion: str | None
    severity: Literal["error", "warning", "note"]
    subject: str = "text"
    ground: str = "background"


_TABLE: Final = (
    Rule(
        id="AV101",
        name="text-contrast",
        title="Text stands out from its background",
        help="Make the text darker or lighter until it reaches 4.5:1, or 3:1 if it is large.",
        criterion="1.4.3",
        severity="error",
    ),
    Rule(
        id="AV102",
        name="text-contrast-enhanced",
        title="Text stands out well from its background",
        help="Make the text darker or lighter until it reaches 7:1, or 4.5:1 if it is large.",
        criterion="1.4.6",
        severity="error",
    ),
    Rule(
        id="AV103",
        name="placeholder-contrast",
        title="The placeholder of a field stands out from the field",
        help="Give ::placeholder a color that reaches the ratio of text, and opacity 1.",
        criterion="1.4.3",
        severity="error",
    ),
    Rule(
        id="AV104",
        name="generated-text-contrast",
        title="Text made by ::before and ::after stands out from its background",
        help="Give the pseudo-element a color that reaches the ratio of text.",
        criterion="1.4.3",
        severity="error",
    ),
    Rule(
        id="AV105",
        name="invisible-text",
        title="No text has exactly the color of its background",
        help="Hide the text with the hidden attribute or display: none, or give it another color.",
        criterion="1.4.3",
        severity="warning",
        subject="invisible text",
    ),
    Rule(
        id="AV201",
        name="control-border-contrast",
        title="The edge of a control stands out from what surrounds it",
        help="Give the control a border or a background that reaches 3:1 against what is around.",
        criterion="1.4.11",
        severity="warning",
        subject="edge",
        ground="around it",
    ),
    Rule(
        id="AV202",
        name="focus-indicator-contrast",
        title="The outline of a focused control stands out from what surrounds it",
        help="Give the outline of :focus-visible a color that reaches 3:1 against what is around.",
        criterion="1.4.11",
        severity="warning",
        subject="outline",
        ground="around it",
    ),
    Rule(
        id="AV901",
        name="page-not-checked",
        title="The page could be read and checked",
        help="See the message: the page could not be read, or checking it broke down.",
        criterion=None,
        severity="error",
    ),
    Rule(
        id="AV902",
        name="sheet-not-read",
        title="Every linked style sheet could be read",
        help="Put the sheet where the link points inside the site's root, or name a folder for it.",
        criterion=None,
        severity="note",
    ),
    Rule(
        id="AV903",
        name="ignore-unused",
        title="Every ignore entry matches something",
        help="Remove the entry: what it was for is gone.",
        criterion=None,
        severity="warning",
    ),
    Rule(
        id="AV904",
        name="ignore-without-reason",
        title="Every ignore mark says why",
        help="Write the reason into the attribute or comment.",
        criterion=None,
        severity="warning",
    ),
    Rule(
        id="AV905",
        name="part-not-read",
        title="All of the page could be read",
        help="Check what is in it as a page of its own, as a browser shows it.",
        criterion=None,
        severity="note",
    ),
    Rule(
        id="AV906",
        name="override-unused",
        title="Every override fits a page",
        help="Write the pattern for the names that reports give to pages, or remove the override.",
        criterion=None,
        severity="warning",
    ),
)

RULES: Final[dict[str, Rule]] = {rule.id: rule for rule in _TABLE}
"""Every rule by id, in the order of reports."""

RULES_BY_NAME: Final[dict[str, Rule]] = {rule.name: rule for rule in _TABLE}
"""Every rule by its slug."""


def rule_named(text: str) -> Rule | None:
    """Return the rule with that id or slug, or None."""
    return RULES.get(text.upper()) or RULES_BY_NAME.get(text.lower())
