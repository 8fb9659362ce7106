"""The report as Markdown, for a comment on a pull request or the summary of a workflow.

GitHub and GitLab show a swatch beside a color that stands in backticks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.color import format_ratio
from a11yview.report.changes import changes, gone
from a11yview.report.control_characters import plain
from a11yview.report.summary import (
    counted,
    findings_sentence,
    grouped_notices,
    reasons,
    verdicts_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.audit import Finding, Report
    from a11yview.color import Color
    from a11yview.report.changes import Change
    from a11yview.report.options import Options

__all__ = ["render_markdown"]

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>()#+!|~$@&-]")
_LONGEST: Final = 80
_MOST_STATES: Final = 3


def render_markdown(report: Report, options: Options) -> str:
    """Return Markdown with a table of what to change, and how much is gone with each change.

    Whatever is new against a baseline is shown; what it knows is counted. No text of a page
    can start markup of its own.
    """
    clean = report.is_clean(strict=options.strict)
    beyond = any(finding.problem for finding in report.findings)
    about = "Accessibility" if beyond else "Contrast"
    blocks = [f"### {'✅' if clean else '❌'} {about}: {findings_sentence(report)}"]
    if report.failed_pages:
        blocks.append(
            "\n".join(
                f"- {_code(page.page)} was not checked: {_words(page.error or '')}"
                for page in report.failed_pages
            )
        )
    found = changes(report.findings)
    limit = len(found) if options.max_findings is None else options.max_findings
    if found[:limit]:
        rows = [_row(change, len(report.states)) for change in found[:limit]]
        head = "| ratio | text on background | to change | places | states |\n|--:|---|---|--:|---|"
        blocks.append("\n".join((head, *rows)))
    if len(found) > limit:
        blocks.append(f"… {counted(len(found) - limit, 'more change')}")
    blocks += _details(report)
    parts = [verdicts_sentence(report)]
    if report.ignored:
        parts.append(f"{counted(len(report.ignored), 'finding')} ignored or known")
    blocks.append("; ".join(parts) + ".")
    return "\n\n".join(blocks) + "\n"


def _row(change: Change, n_states: int) -> str:
    first = change.worst
    ratio = format_ratio(first.ratio) if first.ratio is not None else ""
    need = f" < {first.needed:g}" if first.needed is not None else ""
    pair = f"{_color(first.text)} on {_color(first.background)}"
    if first.problem:
        pair = f"{first.rule} {_words(first.problem)}; {_words(first.fix)}"
    cells = (
        f"{ratio}{need}",
        pair,
        _what(change, first),
        f"{change.places:,}",
        _states(change, n_states),
    )
    return f"| {' | '.join(cells)} |"


def _what(change: Change, first: Finding) -> str:
    declared = change.declared
    to = f" → {_color(change.to)}" if change.to is not None else ""
    if declared is None:
        return f"{_code(first.position)}{to}"
    rule = f"{declared.where} {{ {declared.name}: {declared.value} }}".strip()
    mends = f": {gone(change)}" if change.mended and len(change.findings) > 1 else ""
    more = f" and {counted(change.n_files - 1, 'more file')}" if change.n_files > 1 else ""
    return f"{_code(rule)}{to}{mends}<br>{_code(declared.position)}{more}"


def _states(change: Change, n_states: int) -> str:
    names = change.states
    if len(names) == n_states:
        return "all"
    more = f" and {len(names) - _MOST_STATES} more" if len(names) > _MOST_STATES else ""
    return ", ".join(map(_code, names[:_MOST_STATES])) + more


def _details(report: Report) -> Iterable[str]:
    """Yield all that is no failure, folded: undetermined texts and notices."""
    if report.undetermined:
        lines = [
            f"- {counted(places, 'place')}: {_words(said)}, first at {_code(group[0].position)}"
            for said, group, places in reasons(report)
        ]
        yield _folded(counted(len(report.undetermined), "undetermined finding"), lines)
    notices = grouped_notices(report)
    if notices:
        lines = [f"- {_code(one.position)}: {one.rule} {_words(one.message)}" for one in notices]
        yield _folded(counted(len(notices), "notice"), lines)


def _folded(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"<details><summary>{title}</summary>\n\n{body}\n\n</details>"


def _color(color: Color | None) -> str:
    return "?" if color is None else _code(str(color))


def _code(text: str) -> str:
    """Return a text in backticks, which no backtick, pipe or line break of its own can end."""
    text = plain(text).replace("`", "'").replace("|", "\\|")
    return f"`{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}`"


def _words(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", plain(text))
