"""Reports on sites where nearly everything fails: work in proportion to the findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from a11yview import check
from a11yview.report import FORMATS, render
from a11yview.site.checking import Baseline
from a11yview.site.page_files import PageSource
from support.proportion import takes_at_most

SIZE = 150
TIMES = 8
SHARE = 3


@pytest.fixture(scope="module")
def report():
    return check([PageSource(name="x.html", html="<p style='color: #aaa'>words")], states=["site"])


def other(finding, number):
    """Return a finding that another rule causes."""
    return replace(finding, text_declared=replace(finding.text_declared, where=f".a{number}"))


def one_page(report, number):
    """Return the report with many findings on its page."""
    return replace(report, findings=tuple(other(report.findings[0], n) for n in range(number)))


def many_pages(report, number):
    """Return the report with many pages, each with a finding of its own."""
    pages, findings = [], []
    for n in range(number):
        name, finding = f"{n}.html", other(report.findings[0], n)
        pages.append(replace(report.pages[0], page=name))
        findings.append(replace(finding, pages=(replace(finding.pages[0], page=name),)))
    return replace(report, pages=tuple(pages), findings=tuple(findings))


def forget_known(report):
    known = Baseline.from_json(Baseline.of(report).to_json())
    assert not known.without_known(report).failures


WORK = {form: lambda report, form=form: render(report, form) for form in FORMATS}
WORK["baseline"] = forget_known


@pytest.mark.parametrize("of", [one_page, many_pages])
@pytest.mark.parametrize("name", WORK)
def test_reports_take_time_in_proportion_to_their_findings(report, name, of):
    short, long = (of(report, SIZE * times) for times in (1, TIMES))
    assert takes_at_most(SHARE * TIMES, WORK[name], long, short)
