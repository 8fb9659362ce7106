"""The table of rules: every id that a report can carry, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from a11yview.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CONTRAST", "RULES", "RULES_BY_NAME", "Rule", "rule_named", "rules_asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that is checked.

    ``id`` never changes and is never given away again; ``name`` is its slug; ``title`` says what
    must hold; ``help`` says what to do; ``criterion`` is the WCAG 2.2 success criterion, if any.
    ``subject`` and ``ground`` name the two colors of a pair, or the two declarations that a finding
    may come from. ``group`` says what a run asks for it by: ``run`` are those about the run itself.
    """

    id: str
    name: str
    title: str
    help: str
    criterion: str | None
    severity: Literal["error", "warning", "note"]
    subject: str = "text"
    ground: str = "background"
    group: Literal["contrast", "beyond", "run"] = "contrast"


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
        id="AV301",
        name="letter-spacing-held",
        title="Visitors can set letters wider apart",
        help="Take !important out of the style attribute, or declare at least 0.12em.",
        criterion="1.4.12",
        severity="error",
        subject="declared",
        group="beyond",
    ),
    Rule(
        id="AV302",
        name="line-height-held",
        title="Visitors can set lines wider apart",
        help="Take !important out of the style attribute, or declare at least 1.5.",
        criterion="1.4.12",
        severity="error",
        subject="declared",
        group="beyond",
    ),
    Rule(
        id="AV303",
        name="word-spacing-held",
        title="Visitors can set words wider apart",
        help="Take !important out of the style attribute, or declare at least 0.16em.",
        criterion="1.4.12",
        severity="error",
        subject="declared",
        group="beyond",
    ),
    Rule(
        id="AV304",
        name="zoom-forbidden",
        title="Visitors can enlarge the page",
        help="Take user-scalable and maximum-scale out of the meta element named viewport.",
        criterion="1.4.4",
        severity="error",
        subject="element",
        group="beyond",
    ),
    Rule(
        id="AV305",
        name="text-cut",
        title="No text is cut off when the page is enlarged",
        help="Let the box grow: min-height instead of height, and let text wrap in it.",
        criterion="1.4.4",
        severity="error",
        subject="too small",
        ground="cut by",
        group="beyond",
    ),
    Rule(
        id="AV306",
        name="focus-not-visible",
        title="Whatever the keyboard reaches shows that it has the focus",
        help="Take outline: none out, or give :focus-visible an outline that stands out.",
        criterion="2.4.7",
        severity="error",
        subject="declared",
        group="beyond",
    ),
    Rule(
        id="AV307",
        name="orientation-locked",
        title="The page can be read in portrait and in landscape",
        help="Do not rotate content in a media query that asks for the orientation.",
        criterion="1.3.4",
        severity="error",
        subject="declared",
        group="beyond",
    ),
    Rule(
        id="AV308",
        name="link-by-color-alone",
        title="Links in a text are told by more than their color",
        help="Underline links in texts, or give them a color that reaches 3:1 against the text.",
        criterion="1.4.1",
        severity="error",
        subject="link",
        ground="text",
        group="beyond",
    ),
    Rule(
        id="AV309",
        name="image-of-text",
        title="Text is text, and no image of it",
        help="Look at the image: if it shows words, write them as text, and style them.",
        criterion="1.4.5",
        severity="note",
        subject="picture",
        group="beyond",
    ),
    Rule(
        id="AV901",
        name="page-not-checked",
        title="The page could be read and checked",
        help="See the message: the page could not be read, or checking it broke down.",
        criterion=None,
        severity="error",
        group="run",
    ),
    Rule(
        id="AV902",
        name="sheet-not-read",
        title="Every linked style sheet could be read",
        help="Put the sheet where the link points inside the site's root, or name a folder for it.",
        criterion=None,
        severity="note",
        group="run",
    ),
    Rule(
        id="AV903",
        name="ignore-unused",
        title="Every ignore entry matches something",
        help="Remove the entry: what it was for is gone.",
        criterion=None,
        severity="warning",
        group="run",
    ),
    Rule(
        id="AV904",
        name="ignore-without-reason",
        title="Every ignore mark says why",
        help="Write the reason into the attribute or comment.",
        criterion=None,
        severity="warning",
        group="run",
    ),
    Rule(
        id="AV905",
        name="part-not-read",
        title="All of the page could be read",
        help="Check what is in it as a page of its own, as a browser shows it.",
        criterion=None,
        severity="note",
        group="run",
    ),
    Rule(
        id="AV906",
        name="override-unused",
        title="Every override fits a page",
        help="Write the pattern for the names that reports give to pages, or remove the override.",
        criterion=None,
        severity="warning",
        group="run",
    ),
)

RULES: Final[dict[str, Rule]] = {rule.id: rule for rule in _TABLE}
"""Every rule by id, in the order of reports."""

RULES_BY_NAME: Final[dict[str, Rule]] = {rule.name: rule for rule in _TABLE}
"""Every rule by its slug."""

CONTRAST: Final = tuple(rule.id for rule in _TABLE if rule.group == "contrast")
"""The rules that a run checks unless it asks for others."""

_ALL: Final = tuple(rule.id for rule in _TABLE if rule.group != "run")
_GROUPS: Final = {"contrast": CONTRAST, "all": _ALL}


def rule_named(text: str) -> Rule | None:
    """Return the rule with that id or slug, or None."""
    return RULES.get(text.upper()) or RULES_BY_NAME.get(text.lower())


def rules_asked(names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the rules that a run asks for, in the order of reports.

    Each name is an id, a slug, ``contrast`` or ``all``. Raises ``ValueError`` for any other, and
    where there is none.
    """
    found: set[str] = set()
    for name in names:
        rule = rule_named(name)
        group = _GROUPS.get(name.lower())
        if group is None and (rule is None or rule.group == "run"):
            known = [*_GROUPS, *_ALL, *(RULES[one].name for one in _ALL)]
            hint = did_you_mean(name, known) if rule is None else ""
            what = "unknown" if rule is None else "always on"
            raise ValueError(
                f"{what}: {name!r}; {hint}use contrast, all, or ids such as AV301 or their slugs"
            )
        found.update(group or (() if rule is None else (rule.id,)))
    if not found:
        raise ValueError("none: []; use contrast, all, or ids such as AV301 or their slugs")
    return tuple(one for one in _ALL if one in found)
