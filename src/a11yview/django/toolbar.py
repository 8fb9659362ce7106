"""A panel for django-debug-toolbar: the contrast of the page on screen, with swatches.

``DEBUG_TOOLBAR_PANELS += ["a11yview.django.toolbar.ContrastPanel"]``; it needs the extra ``check``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from debug_toolbar.panels import Panel

from a11yview.color import format_ratio
from a11yview.django.contrast import contrast_report, unread
from a11yview.errors import A11yviewError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from a11yview.audit import Finding

__all__ = ["ContrastPanel"]


class ContrastPanel(Panel):
    """Lists each cause that makes texts of the page hard to read."""

    is_async = True
    title = "Contrast"
    nav_title = "Contrast"
    template = "a11yview/debug_toolbar.html"

    @property
    def nav_subtitle(self) -> str:
        """How many findings there are."""
        findings = self.get_stats().get("findings")
        if findings is None:
            return ""
        return f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"

    def generate_stats(self, request: HttpRequest, response: HttpResponse) -> None:
        """Check the page, and keep what was found as texts and numbers."""
        kind = response.get("Content-Type", "")
        if response.streaming or "Content-Encoding" in response or "text/html" not in kind:
            return
        try:
            report = contrast_report([(request.path, response.content)])
        except A11yviewError as error:  # the page is worth more than its panel
            self.record_stats({"errors": [str(error)]})
            return
        stats: dict[str, Any] = {
            "findings": [_told(finding) for finding in report.failures],
            "undetermined": len(report.undetermined),
            "unread": unread(report),
            "errors": [page.error for page in report.failed_pages],
        }
        self.record_stats(stats)


def _told(finding: Finding) -> dict[str, Any]:
    declared = finding.text_declared
    place = finding.places[0] if finding.places else None
    return {
        "message": finding.message,
        "text": str(finding.text or ""),
        "background": str(finding.background or ""),
        "element": place.element if place else "",
        "snippet": place.snippet if place else "",
        "count": finding.count,
        "source": declared.source if declared else "",
        "position": declared.position if declared else "",
        "states": ", ".join(finding.states),
        "suggestions": [
            {
                "text": str(suggestion.text),
                "background": str(suggestion.background),
                "ratio": format_ratio(suggestion.ratio),
            }
            for suggestion in finding.suggestions
        ],
    }
