"""Findings in the forms that people and machines read, one module a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.report.github import render_github
from a11yview.report.html_page import render_html
from a11yview.report.json_format import (
    SCHEMA_ID,
    SCHEMA_VERSION,
    render_json,
    report_schema,
)
from a11yview.report.junit import render_junit
from a11yview.report.markdown import render_markdown
from a11yview.report.options import Options
from a11yview.report.sarif import render_sarif
from a11yview.report.text import render_text
from a11yview.report.text_records import render_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.audit import Report

__all__ = [
    "FORMATS",
    "SCHEMA_ID",
    "SCHEMA_VERSION",
    "Options",
    "render",
    "render_texts",
    "report_schema",
]

FORMATS: Final[dict[str, Callable[[Report, Options], str]]] = {
    "text": render_text,
    "json": render_json,
    "sarif": render_sarif,
    "junit": render_junit,
    "github": render_github,
    "markdown": render_markdown,
    "html": render_html,
}
"""Every format by the name that the command line takes, in the order it lists them."""


def render(report: Report, form: str = "text", *, options: Options | None = None) -> str:
    """Return the report in one of the :data:`FORMATS`, ending in a newline.

    Raises ValueError for a name that is none of them.
    """
    if form not in FORMATS:
        known = ", ".join(FORMATS)
        raise ValueError(f"form: no such report format: {form!r}; use one of {known}")
    return FORMATS[form](report, options or Options())
