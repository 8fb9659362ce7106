"""The page: its head, how the run went, what to change, what to look at, and the numbers.

Everything is there and readable without a script; the script filters, searches and opens. What
the page runs and paints is named by hash in a Content-Security-Policy of its own, so that nothing
from a page that was checked can ever run in it.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from a11yview.emit import panel, script, stylesheet
from a11yview.emit.markup import HtmlText, fragment, lines, tag
from a11yview.report.changes import changes
from a11yview.report.control_characters import in_markup
from a11yview.report.html_page.cards import Cards
from a11yview.report.html_page.facets import Facets
from a11yview.report.html_page.samples import Samples
from a11yview.report.html_page.tables import page_table, state_table
from a11yview.report.paths import common_folders
from a11yview.report.summary import counted, findings_sentence, grouped_notices, reasons
from a11yview.settings import Catalog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit import Report
    from a11yview.report.changes import Change
    from a11yview.report.options import Options
    from a11yview.report.paths import CommonFolders

__all__ = ["is_report", "render_html"]

_MARK: Final = tag("meta", {"name": "generator", "content": "a11yview check"})
# Colors that only repeat what stands beside them: the display settings leave them alone.
_KEY: Final = "a key to the bar of verdicts"
# No server takes the panel's form; the layer is the panel's own.
_NEEDS_SCRIPT: Final = (
    "@layer a11yview{@layer panel{@media (scripting:none)"
    "{form[data-a11yview-panel]{display:none!important}}}}\n"
)


def render_html(report: Report, options: Options) -> str:  # noqa: ARG001 - one form for all
    """Return a self-contained HTML page: totals, filters, what to change, numbers by page."""
    catalog = Catalog.classic()
    samples, facets, folders = Samples(), Facets(report), common_folders(report)
    cards = Cards(facets=facets, samples=samples, folders=folders, n_states=len(report.states))
    found = _sections(report, cards)
    content = lines(
        _header(report, folders),
        *_broken_pages(report),
        tag("div", {"id": "columns"}, "\n", lines(facets.form(), found)) if found else "",
        page_table(report, folders),
        state_table(report, facets),
        *_notices(report),
    )
    style = f"{stylesheet(catalog)}{_NEEDS_SCRIPT}{_file('page.css')}{_shares(report)}{samples.css}"
    scripts = [str(script(catalog)), _file("page.js")]
    body = lines(
        panel(catalog, lang="en"),
        tag("main", {}, "\n", content),
        facets.data(),
        tag("script", {}, scripts[1]),
    )
    policy = _policy(style, scripts)
    head = lines(
        tag("meta", {"charset": "utf-8"}),
        _MARK,
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        tag("title", {}, f"{_title(report)}: {findings_sentence(report)}"),
        tag("style", {}, style),
        tag("script", {}, scripts[0]),
    )
    html = tag(
        "html",
        {"lang": "en"},
        "\n",
        lines(tag("head", {}, "\n", head), tag("body", {}, "\n", body)),
    )
    return in_markup(lines(HtmlText("<!DOCTYPE html>"), html))


def is_report(page: bytes) -> bool:
    """Whether a page is such a report. Its first 200 bytes are enough."""
    return _MARK.encode() in page


def _file(name: str) -> str:
    return (files("a11yview.report.html_page") / name).read_text(encoding="utf-8")


def _policy(style: str, scripts: Sequence[str]) -> str:
    """Return a policy that allows this style and these scripts, and nothing else at all.

    Source: CSP 3, 6.7.2.3 (hashes of inline elements).
    """
    return (
        f"default-src 'none'; style-src {_hash(style)}; "
        f"script-src {' '.join(map(_hash, scripts))}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _title(report: Report) -> str:
    beyond = any(finding.rule.startswith("AV3") for finding in report.findings)
    return "Accessibility report" if beyond else "Contrast report"


def _header(report: Report, folders: CommonFolders) -> HtmlText:
    clean = report.is_clean()
    sign = tag("span", {"class": "sign", "aria-hidden": "true"}, "✓" if clean else "✕")
    failures, warnings = len(report.failures), len(report.warnings)
    title = counted(failures, "failure") if failures else "No failures"
    pages = len({share.page for finding in report.failures for share in finding.pages})
    checked = counted(len(report.pages) - len(report.failed_pages), "page")
    parts = [f"on {pages:,} of {checked}" if failures else f"on {checked}"]
    parts += [counted(len(report.states), "state"), f"level {report.level}"]
    if warnings:
        parts.append(counted(warnings, "warning"))
    if report.undetermined:
        parts.append(f"{len(report.undetermined):,} undetermined")
    if report.ignored:
        parts.append(f"{len(report.ignored):,} ignored or known")
    content = lines(
        tag("p", {"class": "kicker"}, _title(report)),
        tag("h1", {"class": "pass" if clean else "fail"}, sign, title),
        tag("p", {"class": "lead"}, " · ".join(parts)),
        _verdicts(report),
        _said_once(folders),
    )
    return tag("header", {}, "\n", content)


def _shown_counts(report: Report) -> list[tuple[str, str, int]]:
    counts = report.counts
    rows = [
        ("pass", "pass", counts.passed),
        ("fail", "fail", counts.failed),
        ("undetermined", "undetermined", counts.undetermined),
        ("exempt", "exempt", counts.exempt),
        ("exempt", "ignored", counts.ignored),
    ]
    return [row for row in rows if row[2] or row[1] in {"pass", "fail"}]


def _verdicts(report: Report) -> HtmlText:
    """Return a bar of the verdicts, and their numbers."""
    rows = _shown_counts(report)
    bar = (tag("span", {"class": f"{kind} n-{name}"}) for kind, name, number in rows if number)
    dot = tag("span", {"class": "dot", "data-a11yview-ignore": _KEY})
    items = (
        tag("li", {"class": kind}, dot, tag("b", {}, f"{number:,}"), f" {name}")
        for kind, name, number in rows
    )
    number = tag("b", {}, f"{report.counts.total:,}")
    each = " verdicts, one for each text and state:"
    return fragment(
        tag("div", {"class": "bar", "aria-hidden": "true", "data-a11yview-ignore": _KEY}, *bar),
        "\n",
        tag("ul", {"class": "legend"}, tag("li", {}, number, each), *items),
    )


def _shares(report: Report) -> str:
    """Return the widths of the bar's parts, as rules."""
    return "".join(
        f".n-{name}{{flex-grow:{number}}}\n" for _, name, number in _shown_counts(report) if number
    )


def _said_once(folders: CommonFolders) -> HtmlText:
    pages, sheets = (tag("code", {}, folder) for folder in (folders.pages, folders.sheets))
    if folders.pages == folders.sheets and folders.pages:
        said = fragment("All files are in ", pages)
    elif folders.pages and folders.sheets:
        said = fragment("Pages are in ", pages, ", style sheets in ", sheets)
    elif folders.pages:
        said = fragment("Pages are in ", pages)
    elif folders.sheets:
        said = fragment("Style sheets are in ", sheets)
    else:
        return fragment()
    return tag("p", {"class": "folders"}, said, ".")


def _broken_pages(report: Report) -> tuple[HtmlText, ...]:
    if not report.failed_pages:
        return ()
    items = (
        tag("li", {}, tag("code", {}, page.page), f": {page.error or ''}")
        for page in report.failed_pages
    )
    title = f"{counted(len(report.failed_pages), 'page')} not checked"
    return (tag("section", {"class": "broken"}, tag("h2", {}, title), tag("ul", {}, *items)),)


def _sections(report: Report, cards: Cards) -> HtmlText:
    found = changes(report.findings)
    failing = [change for change in found if change.has_failures]
    warned = [change for change in found if not change.has_failures]
    sections = [_changes("What to change", "failures", failing, cards)] if failing else []
    if warned:
        sections.append(_changes("Warnings", "warnings", warned, cards))
    if report.undetermined:
        inner = (cards.reason(said, group, places) for said, group, places in reasons(report))
        note = "No cascade can tell: look at them in a browser."
        sections.append(_section("To look at", "undetermined", note, *inner))
    if not sections:
        return fragment()
    tools = lines(
        tag("p", {"id": "shown", "role": "status"}),
        tag("button", {"type": "button", "id": "open-all", "hidden": True}, "Open all"),
        tag("button", {"type": "button", "id": "close-all", "hidden": True}, "Close all"),
    )
    return tag(
        "div",
        {"id": "findings", "tabindex": "-1"},
        "\n",
        lines(tag("div", {"class": "tools"}, "\n", tools), *sections),
    )


def _changes(title: str, name: str, found: Sequence[Change], cards: Cards) -> HtmlText:
    n_findings = sum(len(change.findings) for change in found)
    note = f"{counted(n_findings, 'finding')}, {counted(len(found), 'change')}"
    return _section(title, name, note, *map(cards.change, found))


def _section(title: str, name: str, note: str, *inner: HtmlText) -> HtmlText:
    heading = tag("h2", {"id": name}, title, " ", tag("small", {}, note))
    return tag("section", {"aria-labelledby": name}, "\n", lines(heading, *inner))


def _notices(report: Report) -> tuple[HtmlText, ...]:
    notices = grouped_notices(report)
    if not notices:
        return ()
    items = (
        tag(
            "li",
            {},
            tag("b", {}, notice.rule),
            " ",
            tag("code", {"class": "file"}, notice.position),
            f" {notice.message}",
        )
        for notice in notices
    )
    number = tag("small", {}, counted(len(notices), "notice"))
    summary = tag("summary", {}, tag("h2", {}, "Notices"), number)
    return (
        tag("details", {"class": "numbers"}, summary, "\n", tag("ul", {}, "\n", lines(*items))),
    )
