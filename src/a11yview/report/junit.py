"""The report as JUnit XML: a suite per page, a case per state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from a11yview.report.control_characters import UNESCAPED

if TYPE_CHECKING:
    from a11yview.audit import Finding, PageResult, Report
    from a11yview.report.options import Options

__all__ = ["render_junit"]

# XML 1.0, 2.2: what a document cannot hold, escaped or not.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_INDENT: Final = "  "

# In the text of an element, too: readers of a log take "::error" at a line's start for a command.
_ONE_LINE: Final = {ord(sign): "\N{REPLACEMENT CHARACTER}" for sign in "\n\r\v\f"}


def render_junit(report: Report, options: Options) -> str:
    """Return JUnit XML: failures are ``<failure>``, pages that broke down ``<error>``.

    Undetermined findings stand in ``<system-out>``, or are failures with ``options.strict``.
    """
    found: dict[str, dict[str, list[Finding]]] = {}
    for finding in report.findings:
        for share in finding.pages:
            for state in share.states:
                found.setdefault(share.page, {}).setdefault(state, []).append(finding)
    root = ET.Element("testsuites", name="a11yview")
    root.extend(_suite(page, found.get(page.page, {}), options) for page in report.pages)
    _count(root)
    ET.indent(root, _INDENT)
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'
    document = UNESCAPED.sub(lambda sign: f"&#{ord(sign[0])};", document)
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", document)


def _suite(page: PageResult, found: dict[str, list[Finding]], options: Options) -> ET.Element:
    suite = ET.Element("testsuite", name=page.page)
    if page.error is not None:
        case = ET.SubElement(suite, "testcase", classname=page.page, name="page")
        ET.SubElement(case, "error", type="AV901", message=page.error)
    else:
        suite.extend(
            _case(page.page, state, found.get(state, []), options) for state, _ in page.counts
        )
    _count(suite)
    suite.set("skipped", "0")
    return suite


def _count(suites: ET.Element) -> None:
    """Set how many cases a suite, or all of them, hold: all, those that fail, that broke down."""
    for name, element in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        suites.set(name, str(sum(1 for _ in suites.iter(element))))


def _case(page: str, state: str, findings: list[Finding], options: Options) -> ET.Element:
    """Return the element of one state of a page."""
    case = ET.Element("testcase", classname=page, name=state)
    failing: list[Finding] = []
    noted: list[Finding] = []
    for finding in findings:
        (failing if finding.counts(strict=options.strict) else noted).append(finding)
    if failing:
        # Readers take one failure per case: it holds all of them.
        rules = ", ".join(dict.fromkeys(f.rule for f in failing))
        first = failing[0].message
        message = first if len(failing) == 1 else f"{first} (and {len(failing) - 1} more)"
        ET.SubElement(case, "failure", type=rules, message=message).text = _listed(failing)
    if noted:
        ET.SubElement(case, "system-out").text = _listed(noted)
    return case


def _listed(findings: list[Finding]) -> str:
    """Return a line for each finding, ended as the end tag is indented."""
    return "\n".join(("", *map(_line, findings), 3 * _INDENT))


def _line(finding: Finding) -> str:
    declared = finding.text_declared
    source = f" [{declared.position} {declared.where}]" if declared and declared.file else ""
    fix = f"; {finding.fix}" if finding.fix else ""
    text = f"{finding.position}: {finding.rule} {finding.message}{source}{fix}"
    return text.translate(_ONE_LINE)
