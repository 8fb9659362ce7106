"""A report that has one of everything, and one that has nothing to say."""

from __future__ import annotations

import pytest

from a11yview.audit import Counts, PageResult, Report
from support.sample_report import SITE, report_with_one_of_everything


@pytest.fixture
def report() -> Report:
    return report_with_one_of_everything()


@pytest.fixture
def clean() -> Report:
    return Report(
        level="AAA",
        states=(SITE,),
        pages=(PageResult(page="index.html", counts=(("site", Counts(passed=7)),)),),
        findings=(),
    )


@pytest.fixture(autouse=True)
def _version(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("json_format", "sarif"):
        monkeypatch.setattr(f"a11yview.report.{module}.installed_version", lambda: "1.2.3")
