"""The report as JUnit XML: a suite per page, a case per state."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.report.control_characters import UNESCAPED

if TYPE_CHECKING:
    from a11yview.audit import Finding, PageResult, Report
    from a11yview.report.options import Options

__all__ = ["render_junit"]

# XML 1.0, 2.2: what a document cannot hold, escaped or not.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# What a reader would take for spaces in an attribute (XML 1.0, 3.3.3).
_WHITE_SPACE: Final = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\r"}


def render_junit(report: Report, options: Options) -> str:
    """Return JUnit XML: failures are ``<failure>``, pages that broke down ``<error>``.

    Undetermined findings stand in ``<system-out>``, or are failures with ``options.strict``.
    """
    found: dict[str, dict[str, list[Finding]]] = {}
    for finding in report.findings:
        for share in finding.pages:
            for state in share.states:
                found.setdefault(share.page, {}).setdefault(state, []).append(finding)
    suites = [_suite(page, found.get(page.page, {}), options) for page in report.pages]
    tests = sum(suite.tests for suite in suites)
    failures = sum(suite.failures for suite in suites)
    errors = sum(suite.errors for suite in suites)
    head = f'<testsuites name="a11yview" tests="{tests}" failures="{failures}" errors="{errors}">'
    body = "\n".join(suite.text for suite in suites)
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{body}\n</testsuites>\n'
    document = UNESCAPED.sub(lambda sign: f"&#{ord(sign[0])};", document)
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", document)


class _Suite(NamedTuple):
    """The element of one page, and how many cases it holds: all, those that fail, that broke."""

    text: str
    tests: int
    failures: int
    errors: int


def _suite(page: PageResult, found: dict[str, list[Finding]], options: Options) -> _Suite:
    name = _quoted(page.page)
    if page.error is not None:
        error = f"      <error type={_quoted('AV901')} message={_quoted(page.error)}/>"
        case = f'    <testcase classname={name} name="page">\n{error}\n    </testcase>'
        head = f'  <testsuite name={name} tests="1" failures="0" errors="1" skipped="0">'
        return _Suite(f"{head}\n{case}\n  </testsuite>", tests=1, failures=0, errors=1)
    cases = [_case(name, state, found.get(state, []), options) for state, _ in page.counts]
    failures = sum(fails for _, fails in cases)
    head = (
        f'  <testsuite name={name} tests="{len(cases)}" failures="{failures}" errors="0"'
        ' skipped="0">'
    )
    body = "\n".join(text for text, _ in cases)
    text = f"{head}\n{body}\n  </testsuite>"
    return _Suite(text, tests=len(cases), failures=failures, errors=0)


def _case(page: str, state: str, findings: list[Finding], options: Options) -> tuple[str, bool]:
    """Return the element of one state of a page, and whether it fails."""
    head = f"    <testcase classname={page} name={_quoted(state)}"
    failing: list[Finding] = []
    noted: list[Finding] = []
    for finding in findings:
        (failing if options.strict or finding.is_failure else noted).append(finding)
    if not findings:
        return f"{head}/>", False
    lines = [f"{head}>"]
    if failing:
        # Readers take one failure per case: it holds all of them.
        rules = ", ".join(dict.fromkeys(f.rule for f in failing))
        first = failing[0].message
        message = first if len(failing) == 1 else f"{first} (and {len(failing) - 1} more)"
        lines.append(f"      <failure type={_quoted(rules)} message={_quoted(message)}>")
        lines += [escape(_line(finding), quote=False) for finding in failing]
        lines.append("      </failure>")
    if noted:
        lines.append("      <system-out>")
        lines += [escape(_line(finding), quote=False) for finding in noted]
        lines.append("      </system-out>")
    lines.append("    </testcase>")
    return "\n".join(lines), bool(failing)


def _line(finding: Finding) -> str:
    declared = finding.text_declared
    source = f" [{declared.position} {declared.where}]" if declared and declared.file else ""
    return f"{finding.position}: {finding.rule} {finding.message}{source}"


def _quoted(text: str) -> str:
    """Return the value of an attribute in its quotes."""
    return f'"{escape(text).translate(_WHITE_SPACE)}"'
