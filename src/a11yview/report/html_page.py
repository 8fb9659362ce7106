"""The report as one HTML file with no other file, script host or font behind it."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from a11yview.color import format_ratio
from a11yview.emit.markup import HtmlText, fragment, lines, tag
from a11yview.report.control_characters import in_markup
from a11yview.report.summary import counted, findings_sentence, grouped_notices, more_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit import Counts, Declared, Finding, PageResult, Report
    from a11yview.color import Color
    from a11yview.report.options import Options

__all__ = ["is_report", "render_html"]

_SAMPLE: Final = 80
_MARK: Final = tag("meta", {"name": "generator", "content": "a11yview check"})
_IGNORE: Final = "a sample of the pair that this report is about"


def render_html(report: Report, options: Options) -> str:  # noqa: ARG001 - one form for all
    """Return a self-contained HTML page: totals, pages × states, filters, findings.

    Everything is there without a script; the script adds the filters. Samples are painted as
    generated content, so that a checker run on this page judges the page and not its samples.
    """
    main = lines(
        tag("h1", {}, "Contrast report"),
        _outcome(report),
        *_totals(report),
        *_broken_pages(report),
        *_matrix(report),
        tag("h2", {"id": "findings", "tabindex": "-1"}, "Findings"),
        _filters(report),
        tag("p", {"id": "shown", "role": "status"}),
        *(_finding(finding, len(report.states)) for finding in report.findings),
        *_notices(report),
    )
    body = lines(
        tag("main", {}, "\n", main),
        tag("script", {}, "\n", _data_file("html_page.js")),
    )
    html = tag("html", {"lang": "en"}, "\n", lines(_head(report), tag("body", {}, "\n", body)))
    return in_markup(lines(HtmlText("<!DOCTYPE html>"), html))


def is_report(page: bytes) -> bool:
    """Whether a page is such a report. Its first 200 bytes are enough."""
    return _MARK.encode() in page


def _data_file(name: str) -> str:
    return (files("a11yview.report") / name).read_text(encoding="utf-8")


def _head(report: Report) -> HtmlText:
    content = lines(
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        _MARK,
        tag("title", {}, f"Contrast report: {findings_sentence(report)}"),
        tag("style", {}, "\n", _data_file("html_page.css")),
    )
    return tag("head", {}, "\n", content)


def _outcome(report: Report) -> HtmlText:
    color = "pass" if report.is_clean() else "fail"
    sentence = f"Level {report.level}: {findings_sentence(report)}."
    return tag("p", {"class": f"lead {color}"}, sentence)


def _totals(report: Report) -> tuple[HtmlText, ...]:
    counts = report.counts
    rows = [
        ("pass", "pass", counts.passed),
        ("fail", "fail", counts.failed),
        ("review", "undetermined", counts.undetermined),
        ("", "exempt", counts.exempt),
    ]
    if counts.ignored:
        rows.append(("", "ignored", counts.ignored))
    items = (
        tag("li", {}, tag("b", {"class": kind}, f"{number:,}"), f" {name}")
        for kind, name, number in rows
    )
    heading = f"{counts.total:,} texts in all states, by verdict"
    return (
        tag("p", {"class": "note", "id": "totals"}, heading),
        tag("ul", {"class": "totals", "aria-labelledby": "totals"}, *items),
    )


def _broken_pages(report: Report) -> tuple[HtmlText, ...]:
    if not report.failed_pages:
        return ()
    items = (
        tag("li", {}, tag("code", {}, page.page), f": {page.error or ''}")
        for page in report.failed_pages
    )
    return tag("h2", {}, "Pages not checked"), tag("ul", {}, *items)


def _matrix(report: Report) -> tuple[HtmlText, ...]:
    states = [state.name for state in report.states]
    heads = (tag("th", {"scope": "col"}, _breaking(name)) for name in ("Page", *states))
    pages = [page for page in report.pages if page.error is None]
    pages.sort(key=lambda page: not _has_some(page.total))  # of many pages most may be fine
    rows = lines(*(_matrix_row(page, states) for page in pages))
    table = lines(
        tag("thead", {}, tag("tr", {}, *heads)),
        tag("tbody", {}, "\n", rows),
    )
    region = {"class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "matrix"}
    return (
        tag("h2", {"id": "matrix"}, "Pages and states"),
        tag(
            "p",
            {},
            "Failing texts, then undetermined ones in brackets; pages that have some come first. "
            "A number\nfilters ",
            tag("a", {"href": "#findings"}, "the findings below"),
            ".",
        ),
        tag("div", region, "\n", lines(tag("table", {}, "\n", table))),
    )


def _has_some(counts: Counts) -> bool:
    return bool(counts.failed or counts.undetermined)


def _breaking(name: str) -> HtmlText:
    """Let a long name break behind its hyphens and slashes, so that all states fit a window."""
    first, *rest = re.split("(?<=[-/])", name)
    return fragment(first, *(fragment(tag("wbr", {}), part) for part in rest))


def _matrix_row(page: PageResult, states: list[str]) -> HtmlText:
    by_state = dict(page.counts)
    cells = (_cell(page.page, name, by_state.get(name)) for name in states)
    return tag("tr", {}, tag("th", {"scope": "row"}, _breaking(page.page)), *cells)


def _cell(page: str, state: str, counts: Counts | None) -> HtmlText:
    if counts is None:
        return tag("td", {}, "–")
    text = f"{counts.failed:,}" + (f" ({counts.undetermined:,})" if counts.undetermined else "")
    if not _has_some(counts):
        return tag("td", {}, text)
    label = f"{page}, {state}: {counts.failed} fail, {counts.undetermined} undetermined"
    button = {"type": "button", "data-page": page, "data-state": state, "aria-label": label}
    kind = "fail" if counts.failed else "review"
    return tag("td", {"class": kind}, tag("button", button, text))


def _filters(report: Report) -> HtmlText:
    found = {share.page for finding in report.findings for share in finding.pages}
    pages = [page.page for page in report.pages if page.page in found]
    states = [state.name for state in report.states]
    kinds = list(dict.fromkeys(finding.kind for finding in report.findings))
    controls = lines(
        _select("page", "Page", "all pages", pages),
        _select("state", "State", "all states", states),
        _select("verdict", "Verdict", "all verdicts", kinds),
        tag("div", {}, tag("button", {"type": "reset"}, "Show all")),
    )
    return tag("form", {"hidden": True, "aria-label": "Filter the findings"}, "\n", controls)


def _select(name: str, label: str, every: str, values: Sequence[str]) -> HtmlText:
    field = f"filter-{name}"
    first = tag("option", {"value": ""}, every)
    options = (tag("option", {"value": value}, value) for value in values)
    return tag(
        "div",
        {},
        tag("label", {"for": field}, label),
        tag("select", {"id": field, "name": name}, first, *options),
    )


def _finding(finding: Finding, all_states: int) -> HtmlText:
    shares = json.dumps([[share.page, share.states] for share in finding.pages])
    kind, rule = finding.kind, finding.rule_entry
    color = "fail" if kind == "fail" else "review"
    states = "all" if len(finding.states) == all_states else ", ".join(finding.states)
    criterion = f", WCAG {rule.criterion}" if rule.criterion else ""
    text = _declared(finding.text_declared, finding.text, "nothing declares it")
    background = _declared(finding.background_declared, finding.background, "the canvas")
    rows = [
        ("Rule", f"{rule.id} {rule.name}{criterion}"),
        (rule.subject.capitalize(), text),
        (rule.ground.capitalize(), background),
        ("States", states),
        ("Places", _places(finding)),
    ]
    content = lines(
        tag("h3", {}, tag("span", {"class": color}, kind.capitalize()), f": {finding.message}"),
        _samples(finding),
        tag("dl", {}, "\n", lines(*(_row(name, value) for name, value in rows if value))),
    )
    return tag("article", {"data-verdict": kind, "data-shares": shares}, "\n", content)


def _row(name: str, value: str) -> HtmlText:
    return fragment(tag("dt", {}, name), tag("dd", {}, value))


def _samples(finding: Finding) -> HtmlText:
    if finding.text is None or finding.background is None:
        return fragment()
    now = _caption("now", finding.text, finding.background, finding.ratio)
    if not finding.is_about_text:
        edge = _sample("edge", "", now, finding.text, finding.background)
        return tag("ul", {"class": "samples"}, edge)
    text = finding.places[0].snippet[:_SAMPLE] if finding.places else ""
    items = [_sample("sample", text, now, finding.text, finding.background)]
    for nearest in finding.suggestions:
        caption = _caption("suggested", nearest.text, nearest.background, nearest.ratio)
        items.append(_sample("sample", text, caption, nearest.text, nearest.background))
    return tag("ul", {"class": "samples"}, *items)


def _caption(label: str, color: Color, backdrop: Color, ratio: float | None) -> str:
    shown = "" if ratio is None else f", {format_ratio(ratio)}:1"
    return f"{label}: {color} on {backdrop}{shown}"


def _sample(kind: str, text: str, caption: str, color: Color, backdrop: Color) -> HtmlText:
    painted = {
        "class": kind,
        "data-a11yview-ignore": _IGNORE,
        "data-sample": text or "Sample",
        "style": f"color:{color.hex};background-color:{backdrop.hex}",
    }
    return tag("li", {}, tag("span", painted), tag("span", {"class": "caption"}, caption))


def _declared(declared: Declared | None, color: Color | None, undeclared: str) -> str:
    if declared is not None and declared.file is not None:
        html = _declaration(declared)
        if declared.defined is not None:
            html = fragment(html, tag("br", {}), _declaration(declared.defined))
        return html
    if color is None:
        return ""
    origin = undeclared if declared is None else f"{declared.origin}’s own style"
    return f"{color}, {origin}"


def _declaration(declared: Declared) -> HtmlText:
    return fragment(tag("code", {}, declared.position), " ", tag("code", {}, declared.source))


def _places(finding: Finding) -> str:
    items: list[HtmlText] = [
        tag(
            "li",
            {},
            tag("code", {}, f"{place.page}:{place.line}:{place.column}"),
            " ",
            tag("code", {}, place.element),
            f" {place.snippet}",
        )
        for place in finding.places
    ]
    unseen = finding.count - len(finding.places)
    if unseen > 0:
        items.append(tag("li", {}, f"and {counted(unseen, 'more place')}"))
    return tag("ul", {}, *items) if items else more_places(finding)


def _notices(report: Report) -> tuple[HtmlText, ...]:
    if not report.notices:
        return ()
    items = (
        tag("li", {}, f"{notice.rule} ", tag("code", {}, notice.position), f": {notice.message}")
        for notice in grouped_notices(report)
    )
    return tag("h2", {}, "Notices"), tag("ul", {}, *items)
