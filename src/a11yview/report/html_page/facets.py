"""The facets by which findings are filtered: verdict, rule, and the parts that states are made of.

A state is a look (the site's own, a theme, a scheme, dark, print), what is done to the page
(hovered, focused, expanded), and a width of the window. The page's script holds the parts of each
state, and finds the findings that show in those that are chosen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from a11yview.audit import RULES, State
from a11yview.emit.markup import HtmlText, fragment, lines, tag
from a11yview.report.control_characters import plain
from a11yview.report.summary import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from a11yview.audit import Finding, Report

__all__ = ["Facets", "breakable"]

_LOOKS: Final = "Look"
_ACTIONS: Final = "Action"
_WIDTHS: Final = "Width"
_FEW: Final = 3
_AT_REST: Final = "at rest"
_USUAL_WIDTH: Final = f"{State().viewport[0]}px"


@dataclass(frozen=True, slots=True)
class _Parts:
    """A state in parts, each in words."""

    look: str
    action: str
    width: str


class Facets:
    """The filters of a report, and the attributes that its findings need for them."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._parts = {state.name: _parts(state) for state in report.states}
        self._numbers = {name: number for number, name in enumerate(self._parts)}
        self._pages = {page.page: number for number, page in enumerate(report.pages)}
        self._sets: dict[tuple[str, ...], int] = {}

    def attributes(self, finding: Finding) -> dict[str, str]:
        """Return the attributes that the script reads of a finding.

        ``data-shares`` holds for each set of states the pages on which it shows in these, both by
        number: ``0:0-3,7;2:5``.
        """
        pages: dict[int, list[int]] = {}
        for share in finding.pages:
            number = self._sets.setdefault(share.states, len(self._sets))
            pages.setdefault(number, []).append(self._pages.get(share.page, -1))
        shares = ";".join(f"{number}:{_ranges(found)}" for number, found in pages.items())
        return {"data-verdict": finding.kind, "data-rule": finding.rule, "data-shares": shares}

    def in_words(self, names: Sequence[str]) -> str:
        """Return the parts that set these states apart from the others, few of each."""
        left = list(self._parts.values())
        parts = [self._parts[name] for name in names if name in self._parts]
        words = []
        for part in ("look", "action", "width"):
            values = list(dict.fromkeys(getattr(one, part) for one in parts))
            if {getattr(one, part) for one in left} != set(values):
                words.append(_few(values))
            left = [one for one in left if getattr(one, part) in values]
        return " · ".join(words)

    def data(self) -> HtmlText:
        """Return the parts of states as data for the script; call it after the attributes."""
        parts = list(self._parts.values())
        names = [[one.look, one.action, one.width] for one in parts]
        sets = [[self._numbers[name] for name in names] for names in self._sets]
        document = json.dumps({"states": names, "sets": sets}, separators=(",", ":"))
        escaped = document.replace("<", "\\u003c")
        return tag("script", {"type": "application/json", "id": "state-data"}, HtmlText(escaped))

    def state_attributes(self, name: str) -> dict[str, str]:
        """Return the attributes of a button that filters by one state."""
        parts = self._parts[name]
        return {"data-look": parts.look, "data-action": parts.action, "data-width": parts.width}

    def form(self) -> HtmlText:
        """Return the filters. They are hidden until the script brings them to life."""
        report = self._report
        verdicts = _counts(report.findings, lambda finding: [finding.kind])
        rules = _counts(report.findings, lambda finding: [finding.rule])
        content = lines(
            _search(),
            _tiles("verdict", "Verdict", verdicts, str),
            _tiles("rule", "Rule", rules, lambda rule: f"{rule} {RULES[rule].name}"),
            *(self._part(name) for name in (_LOOKS, _ACTIONS, _WIDTHS)),
            self._page_choice(),
            tag("button", {"type": "reset"}, "Show all"),
        )
        form = tag("form", {"aria-label": "Filter the findings"}, "\n", content)
        summary = tag("summary", {}, "Filters")
        return tag("details", {"id": "filters", "hidden": True}, summary, "\n", form)

    def _part(self, title: str) -> HtmlText:
        name = title.lower()
        order = list(dict.fromkeys(getattr(parts, name) for parts in self._parts.values()))
        found = _counts(
            self._report.findings,
            lambda finding: {
                getattr(self._parts[state], name)
                for state in finding.states
                if state in self._parts
            },
        )
        counts = {value: found[value] for value in order if value in found}
        return _tiles(name, title, counts, str) if len(order) > 1 else fragment()

    def _page_choice(self) -> HtmlText:
        found = {share.page for finding in self._report.findings for share in finding.pages}
        pages = [page for page in self._pages if page in found]
        if len(pages) < 2:
            return fragment()
        options = (tag("option", {"value": str(self._pages[page])}, page) for page in pages)
        first = tag("option", {"value": ""}, f"all {counted(len(pages), 'page')}")
        select = tag("select", {"id": "page", "name": "page"}, first, *options)
        return tag("p", {}, tag("label", {"for": "page"}, "Page"), select)


def breakable(name: str) -> HtmlText:
    """Let a long name break behind its slashes and hyphens."""
    parts: list[HtmlText | str] = []
    for sign in name:
        parts.append(sign)
        if sign in "/-_":
            parts.append(tag("wbr", {}))
    return fragment(*parts)


def _few(values: Sequence[str]) -> str:
    more = f" and {len(values) - _FEW} more" if len(values) > _FEW else ""
    return ", ".join(plain(value) for value in values[:_FEW]) + more


def _parts(state: State) -> _Parts:
    look = replace(state, change=None, pseudo=(), turn=0, widths=None, viewport=State().viewport)
    action = State(change=state.change, pseudo=state.pseudo, turn=state.turn)
    width = State(widths=state.widths, viewport=state.viewport)
    return _Parts(
        look=look.name.replace("theme:", ""),
        action=_AT_REST if action.is_plain else action.name,
        width=_USUAL_WIDTH if width == State() else width.name,
    )


def _counts(
    findings: Sequence[Finding], values_of: Callable[[Finding], Iterable[str]]
) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in findings:
        for value in values_of(finding):
            counts[value] = counts.get(value, 0) + 1
    return counts


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers with neighbors joined: ``0-3,7``."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = ranges[-1][0], number
        else:
            ranges.append((number, number))
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in ranges)


def _search() -> HtmlText:
    field = {"id": "search", "name": "search", "type": "search", "autocomplete": "off"}
    label = tag("label", {"for": "search"}, "Search")
    hint = tag("small", {"id": "search-hint"}, "selector, color, file, words")
    return tag("p", {}, label, tag("input", {**field, "aria-describedby": "search-hint"}), hint)


def _tiles(name: str, title: str, counts: dict[str, int], words: Callable[[str], str]) -> HtmlText:
    if not counts:
        return fragment()
    boxes = (
        tag(
            "label",
            {"class": "tile"},
            tag("input", {"type": "checkbox", "name": name, "value": value}),
            tag("span", {}, breakable(words(value))),
            " ",
            tag("b", {}, f"{number:,}"),
        )
        for value, number in counts.items()
    )
    return tag("fieldset", {}, tag("legend", {}, title), "\n", lines(*boxes))
