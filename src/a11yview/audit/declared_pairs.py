"""A style sheet by itself: the pairs of text and background that its rules declare together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from a11yview.audit.finding import Declared, PageShare, Place
from a11yview.audit.findings.causes import finding_of
from a11yview.audit.judging.batches import batched, counted
from a11yview.audit.judging.known_judgements import KnownJudgements
from a11yview.audit.result import PageAudit, PageResult
from a11yview.audit.state import State
from a11yview.audit.texts.survey import Traits
from a11yview.audit.verdict import Verdict
from a11yview.cascade import Environment, decode, expand, load_page, scanned, span
from a11yview.emit.markup import tag

if TYPE_CHECKING:
    from collections.abc import Collection

    from a11yview.audit.finding import Finding
    from a11yview.cascade import RawDeclaration, Rule
    from a11yview.color import Level

__all__ = ["audit_sheet"]

_TEXT: Final = frozenset({"color"})
_BACKGROUND: Final = frozenset({"background", "background-color"})
_SIZE: Final = frozenset({"font", "font-size", "font-weight"})
_ELEMENT: Final = "a11yview-pair"  # a name that no selector of a sheet matches by tag
_SELECTOR: Final = 80


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
    judgements = KnownJudgements(level)
    elements = [e for e in range(len(page.document)) if page.document.tag(e) == _ELEMENT]
    nodes = judgements.backdrops.nodes(styles)
    pairs = [((element,), styles.node_of[element], Traits(), None) for element in elements]
    judged = judgements.texts(nodes, batched(pairs, nodes, judgements.backdrops))
    rule_of = dict(zip(elements, rules, strict=True))
    findings: list[Finding] = []
    for one in judged:
        judgement = one.judgement
        if judgement.verdict not in {Verdict.FAIL, Verdict.UNDETERMINED}:
            continue
        for rule in map(rule_of.__getitem__, one.elements):
            finding = finding_of(
                judgement,
                text=_declared(rule, _TEXT, text, (name, where)),
                background=_declared(rule, _BACKGROUND, text, (name, where)),
                level=level,
            )
            findings.append(_placed(finding, rule, text, name))
    state = State()
    counts = counted(judged, Counter())
    return PageAudit(
        result=PageResult(page=name, address=where, counts=((state.name, counts),)),
        states=(state,),
        findings=tuple(findings),
    )


def _is_pair(rule: Rule) -> bool:
    both = _taken(rule, _TEXT) and _taken(rule, _BACKGROUND)
    return bool(both) and rule.prelude.text is not None


def _taken(rule: Rule, names: Collection[str]) -> list[RawDeclaration]:
    """Return the declarations of these properties that browsers take, the weakest first."""
    taken = [d for d in rule.declarations if d.name in names and expand(d.name, d.value)]
    return sorted(taken, key=lambda declaration: declaration.important)


def _page_of(rules: list[Rule]) -> str:
    """Return a page with one element per rule, its colors and size in a style attribute.

    All are important there, so that no other rule of the sheet has a say.
    """
    elements = []
    for rule in rules:
        custom = {d.name for d in rule.declarations if d.name.startswith("--")}
        taken = _taken(rule, _TEXT | _BACKGROUND | _SIZE | custom)
        style = ";".join(f"{d.name}:{d.value}!important" for d in taken)
        elements.append(tag(_ELEMENT, {"style": style}, "Aa"))
    return f"<!DOCTYPE html><html><head></head><body>{''.join(elements)}</body></html>"


def _placed(finding: Finding, rule: Rule, sheet: str, name: str) -> Finding:
    """Return the finding with its place: the rule."""
    selector = " ".join((rule.prelude.text or "").split())
    line, column = scanned(sheet).line_and_column(rule.prelude.offset)
    place = Place(
        page=name, line=line, column=column, path="", element=selector[:_SELECTOR], snippet=""
    )
    states = (State().name,)
    share = PageShare(page=name, count=1, states=states, texts=(1,))
    return finding.on_page(share, (place,))


def _declared(rule: Rule, names: frozenset[str], sheet: str, file: tuple[str, str]) -> Declared:
    found = _taken(rule, names)[-1]
    line, column = scanned(sheet).line_and_column(found.offset)
    start, _ = span(sheet, found.offset)
    return Declared(
        file=file[0],
        address=file[1],
        line=line,
        column=column,
        offset=start,
        end=start + len(found.value),
        name=found.name,
        value=" ".join(found.value.split()),
        where=" ".join((rule.prelude.text or "").split()),
    )
