"""The report as one HTML file with no other file, script host or font behind it."""

from __future__ import annotations

import json
import re
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from a11yview.color import format_ratio
from a11yview.report.summary import counted, findings_sentence, grouped_notices, more_places

if TYPE_CHECKING:
    from a11yview.audit import Counts, Declared, Finding, PageResult, Report
    from a11yview.color import Color
    from a11yview.report.options import Options

__all__ = ["is_report", "render_html"]

_SAMPLE: Final = 80
_MARK: Final = '<meta name="generator" content="a11yview check">'
_IGNORE: Final = 'data-a11yview-ignore="a sample of the pair that this report is about"'


def render_html(report: Report, options: Options) -> str:  # noqa: ARG001 - one form for all
    """Return a self-contained HTML page: totals, pages × states, filters, findings.

    Everything is there without a script; the script adds the filters. Samples are painted as
    generated content, so that a checker run on this page judges the page and not its samples.
    """
    parts = [
        _head(report),
        _totals(report),
        _broken_pages(report),
        _matrix(report),
        '<h2 id="findings" tabindex="-1">Findings</h2>',
        _filters(report),
        '<p id="shown" role="status"></p>',
        *(_finding(finding, len(report.states)) for finding in report.findings),
        _notices(report),
        f"</main>\n<script>\n{_data_file('html_page.js')}</script>\n</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def is_report(page: bytes) -> bool:
    """Whether a page is such a report. Its first 200 bytes are enough."""
    return _MARK.encode() in page


def _data_file(name: str) -> str:
    return (files("a11yview.report") / name).read_text(encoding="utf-8")


def _head(report: Report) -> str:
    sentence = escape(findings_sentence(report))
    color = "pass" if report.is_clean() else "fail"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{_MARK}
<title>Contrast report: {sentence}</title>
<style>
{_data_file("html_page.css")}</style>
</head>
<body>
<main>
<h1>Contrast report</h1>
<p class="lead {color}">Level {report.level}: {sentence}.</p>"""


def _totals(report: Report) -> str:
    counts = report.counts
    rows = [
        ("pass", "pass", counts.passed),
        ("fail", "fail", counts.failed),
        ("review", "undetermined", counts.undetermined),
        ("", "exempt", counts.exempt),
    ]
    if counts.ignored:
        rows.append(("", "ignored", counts.ignored))
    items = "".join(
        f'<li><b class="{kind}">{number:,}</b> {name}</li>' for kind, name, number in rows
    )
    heading = f"{counts.total:,} texts in all states, by verdict"
    return (
        f'<p class="note" id="totals">{heading}</p>\n'
        f'<ul class="totals" aria-labelledby="totals">{items}</ul>'
    )


def _broken_pages(report: Report) -> str:
    if not report.failed_pages:
        return ""
    items = "".join(
        f"<li><code>{escape(page.page)}</code>: {escape(page.error or '')}</li>"
        for page in report.failed_pages
    )
    return f"<h2>Pages not checked</h2>\n<ul>{items}</ul>"


def _matrix(report: Report) -> str:
    states = [state.name for state in report.states]
    head = "".join(f'<th scope="col">{_breaking(name)}</th>' for name in states)
    pages = [page for page in report.pages if page.error is None]
    pages.sort(key=lambda page: not _has_some(page.total))  # of many pages most may be fine
    rows = "\n".join(_matrix_row(page, states) for page in pages)
    return f"""<h2 id="matrix">Pages and states</h2>
<p>Failing texts, then undetermined ones in brackets; pages that have some come first. A number
filters <a href="#findings">the findings below</a>.</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="matrix">
<table>
<thead><tr><th scope="col">Page</th>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>"""


def _has_some(counts: Counts) -> bool:
    return bool(counts.failed or counts.undetermined)


def _breaking(name: str) -> str:
    """Let a long name break behind its signs, so that all states fit into a window."""
    return re.sub("[-/]", r"\g<0><wbr>", escape(name))


def _matrix_row(page: PageResult, states: list[str]) -> str:
    by_state = dict(page.counts)
    cells = "".join(_cell(page.page, name, by_state.get(name)) for name in states)
    return f'<tr><th scope="row">{_breaking(page.page)}</th>{cells}</tr>'


def _cell(page: str, state: str, counts: Counts | None) -> str:
    if counts is None:
        return "<td>–</td>"
    text = f"{counts.failed:,}" + (f" ({counts.undetermined:,})" if counts.undetermined else "")
    if not _has_some(counts):
        return f"<td>{text}</td>"
    label = f"{page}, {state}: {counts.failed} fail, {counts.undetermined} undetermined"
    kind = "fail" if counts.failed else "review"
    return (
        f'<td class="{kind}"><button type="button" data-page="{escape(page)}" '
        f'data-state="{escape(state)}" aria-label="{escape(label)}">{text}</button></td>'
    )


def _filters(report: Report) -> str:
    found = {share.page for finding in report.findings for share in finding.pages}
    pages = [page.page for page in report.pages if page.page in found]
    states = [state.name for state in report.states]
    kinds = list(dict.fromkeys(finding.kind for finding in report.findings))
    return f"""<form hidden aria-label="Filter the findings">
{_select("page", "Page", "all pages", pages)}
{_select("state", "State", "all states", states)}
{_select("verdict", "Verdict", "all verdicts", kinds)}
<div><button type="reset">Show all</button></div>
</form>"""


def _select(name: str, label: str, every: str, values: list[str]) -> str:
    options = "".join(
        f'<option value="{escape(value)}">{escape(value)}</option>' for value in values
    )
    return (
        f'<div><label for="filter-{name}">{label}</label><select id="filter-{name}" name="{name}">'
        f'<option value="">{every}</option>{options}</select></div>'
    )


def _finding(finding: Finding, all_states: int) -> str:
    shares = json.dumps([[share.page, share.states] for share in finding.pages])
    kind, rule = finding.kind, finding.rule_entry
    color = "fail" if kind == "fail" else "review"
    states = "all" if len(finding.states) == all_states else ", ".join(finding.states)
    criterion = f", WCAG {rule.criterion}" if rule.criterion else ""
    text = _declared(finding.text_declared, finding.text, "nothing declares it")
    background = _declared(finding.background_declared, finding.background, "the canvas")
    rows = [
        ("Rule", f"{rule.id} {escape(rule.name)}{criterion}"),
        (rule.subject.capitalize(), text),
        (rule.ground.capitalize(), background),
        ("States", escape(states)),
        ("Places", _places(finding)),
    ]
    listed = "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    return f"""<article data-verdict="{kind}" data-shares="{escape(shares)}">
<h3><span class="{color}">{kind.capitalize()}</span>: {escape(finding.message)}</h3>
{_samples(finding)}<dl>
{listed}
</dl>
</article>"""


def _samples(finding: Finding) -> str:
    if finding.text is None or finding.background is None:
        return ""
    now = _caption("now", finding.text, finding.background, finding.ratio)
    if not finding.is_about_text:
        edge = _sample("edge", "", now, finding.text, finding.background)
        return f'<ul class="samples">{edge}</ul>\n'
    text = finding.places[0].snippet[:_SAMPLE] if finding.places else ""
    items = [_sample("sample", text, now, finding.text, finding.background)]
    for nearest in finding.suggestions:
        caption = _caption("suggested", nearest.text, nearest.background, nearest.ratio)
        items.append(_sample("sample", text, caption, nearest.text, nearest.background))
    return f'<ul class="samples">{"".join(items)}</ul>\n'


def _caption(label: str, color: Color, backdrop: Color, ratio: float | None) -> str:
    shown = "" if ratio is None else f", {format_ratio(ratio)}:1"
    return f"{label}: {color} on {backdrop}{shown}"


def _sample(kind: str, text: str, caption: str, color: Color, backdrop: Color) -> str:
    style = f"color:{color.hex};background-color:{backdrop.hex}"
    return (
        f'<li><span class="{kind}" {_IGNORE} data-sample="{escape(text or "Sample")}" '
        f'style="{style}"></span><span class="caption">{escape(caption)}</span></li>'
    )


def _declared(declared: Declared | None, color: Color | None, undeclared: str) -> str:
    if declared is not None and declared.file is not None:
        return "<br>".join(
            f"<code>{escape(one.position)}</code> <code>{escape(one.source)}</code>"
            for one in (declared, declared.defined)
            if one is not None
        )
    if color is None:
        return ""
    origin = undeclared if declared is None else f"{declared.origin}’s own style"
    return f"{escape(str(color))}, {origin}"


def _places(finding: Finding) -> str:
    items = "".join(
        f"<li><code>{escape(place.page)}:{place.line}:{place.column}</code> "
        f"<code>{escape(place.element)}</code> {escape(place.snippet)}</li>"
        for place in finding.places
    )
    unseen = finding.count - len(finding.places)
    more = f"<li>and {counted(unseen, 'more place')}</li>" if unseen > 0 else ""
    return f"<ul>{items}{more}</ul>" if items or more else escape(more_places(finding))


def _notices(report: Report) -> str:
    if not report.notices:
        return ""
    items = "".join(
        f"<li>{notice.rule} <code>{escape(notice.position)}</code>: {escape(notice.message)}</li>"
        for notice in grouped_notices(report)
    )
    return f"<h2>Notices</h2>\n<ul>{items}</ul>"
