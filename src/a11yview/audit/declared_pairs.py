"""A style sheet by itself: the pairs of text and background that its rules declare together."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from a11yview.audit.finding import Declared, Finding, PageShare, Place
from a11yview.audit.judge import Judgement, judge
from a11yview.audit.looks import Looks
from a11yview.audit.result import Counts, PageAudit, PageResult
from a11yview.audit.state import State
from a11yview.audit.survey import Traits
from a11yview.audit.verdict import Verdict
from a11yview.cascade import Environment, decode, load_page
from a11yview.cascade.sources import scanned

if TYPE_CHECKING:
    from a11yview.cascade.sheet_model import RawDeclaration, Rule
    from a11yview.color import Level

__all__ = ["audit_sheet"]

_TEXT = frozenset({"color"})
_BACKGROUND = frozenset({"background", "background-color"})
_SIZE = frozenset({"font", "font-size", "font-weight"})
_ELEMENT = "a11yview-pair"  # a name that no selector of a sheet matches by tag
_SELECTOR = 80


def audit_sheet(sheet: str | bytes, name: str, *, level: Level, where: str) -> PageAudit:
    """Return the verdicts on the rules of a sheet that set both text and background color.

    Custom properties have the values that the sheet gives them on the root. Pairs that rules
    make only together, on some page, are not seen: for these, check the pages. ``name`` is how
    reports call the sheet, ``where`` its path within its site.
    """
    text = sheet if isinstance(sheet, str) else decode(sheet)
    rules = [rule for rule in scanned(text).rules if _is_pair(rule)]
    page = load_page(_page_of(rules), where=where, extra_sheets=((where, text),))
    styles = page.cascade(Environment())
    looks = Looks(page.document).of(styles)
    elements = [e for e in range(len(page.document)) if page.document.tag(e) == _ELEMENT]
    counts: Counter[Verdict] = Counter()
    findings: list[Finding] = []
    for element, rule in zip(elements, rules, strict=True):
        look = looks[styles.node_of[element]]
        judgement = judge(look.style, look.paint, Traits(), level)
        counts[judgement.verdict] += 1
        if judgement.verdict in {Verdict.FAIL, Verdict.UNDETERMINED}:
            findings.append(_finding(rule, judgement, text, (name, where)))
    return _audit(name, counts, findings)


def _audit(name: str, counts: Counter[Verdict], findings: list[Finding]) -> PageAudit:
    state = State()
    return PageAudit(
        result=PageResult(
            page=name,
            counts=(
                (
                    state.name,
                    Counts(
                        passed=counts[Verdict.PASS],
                        failed=counts[Verdict.FAIL],
                        undetermined=counts[Verdict.UNDETERMINED],
                        exempt=counts[Verdict.EXEMPT],
                    ),
                ),
            ),
        ),
        states=(state,),
        findings=tuple(findings),
    )


def _is_pair(rule: Rule) -> bool:
    names = {declaration.name for declaration in rule.declarations}
    return bool(names & _TEXT) and bool(names & _BACKGROUND) and rule.prelude.text is not None


def _page_of(rules: list[Rule]) -> str:
    """Return a page with one element per rule, its colors and size in a style attribute."""
    wanted = _TEXT | _BACKGROUND | _SIZE
    elements = []
    for rule in rules:
        style = ";".join(
            f"{d.name}:{d.value}!important"
            for d in rule.declarations
            if d.name in wanted or d.name.startswith("--")
        )
        elements.append(f'<{_ELEMENT} style="{escape(style)}">Aa</{_ELEMENT}>')
    return f"<!DOCTYPE html><html><head></head><body>{''.join(elements)}</body></html>"


def _finding(rule: Rule, judgement: Judgement, sheet: str, file: tuple[str, str]) -> Finding:
    selector = " ".join((rule.prelude.text or "").split())
    line, column = scanned(sheet).place(rule.prelude.offset)
    state, name = State().name, file[0]
    return Finding(
        rule="AV101",
        verdict=judgement.verdict,
        states=(state,),
        text=judgement.text,
        background=judgement.background,
        ratio=judgement.ratio,
        bounds=judgement.bounds,
        needed=judgement.needed,
        large=judgement.large,
        reason=judgement.reason,
        text_declared=_declared(rule, _TEXT, sheet, file),
        background_declared=_declared(rule, _BACKGROUND, sheet, file),
        places=(
            Place(
                page=name,
                line=line,
                column=column,
                path="",
                element=selector[:_SELECTOR],
                snippet="",
            ),
        ),
        pages=(PageShare(page=name, count=1, states=(state,), texts=(1,)),),
    )


def _declared(rule: Rule, names: frozenset[str], sheet: str, file: tuple[str, str]) -> Declared:
    found: RawDeclaration = [d for d in rule.declarations if d.name in names][-1]
    line, column = scanned(sheet).place(found.offset)
    start = sheet.find(found.value, found.offset + len(found.name))
    return Declared(
        file=file[0],
        address=file[1],
        line=line,
        column=column,
        offset=max(start, 0),
        end=max(start, 0) + len(found.value),
        name=found.name,
        value=found.value,
        where=" ".join((rule.prelude.text or "").split()),
    )
