"""For a site's own tests: ``assertContrast(response)`` fails where a text cannot be read.

As a function, for pytest, and as a method of ``ContrastMixin``, for Django's test cases.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from a11yview.django.contrast import contrast_report, need_checker, unread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http.response import HttpResponseBase

    from a11yview.audit import Report, Schemes
    from a11yview.color import Level

__all__ = ["ContrastMixin", "assertContrast"]


def assertContrast(  # noqa: N802 - as Django's assertions are written
    response: HttpResponseBase,
    *,
    level: Level = "AA",
    rules: str | Iterable[str] = "contrast",
    schemes: Schemes | list[str] = "all",
    strict: bool = False,
) -> Report:
    """Check the contrast of texts on the page of a response of Django's test client.

    The page is judged as it is and under ``schemes`` of the site's catalog, with the style sheets
    that ``staticfiles`` finds; one that is not found is a warning. ``rules`` are those of
    ``a11yview.check``. ``strict``: a text that cannot be determined fails, too. Returns the
    report of what passed.

    Raises ``AssertionError`` with the findings, or where the response is no page;
    ``MissingExtraError`` without the extra ``check``.
    """
    __tracebackhide__ = True
    need_checker()
    kind = response.get("Content-Type", "")
    is_redirect = 300 <= response.status_code < 400
    if is_redirect or not kind.startswith("text/html"):
        said = f"not a page, but {kind or 'nothing'} with status {response.status_code}"
        raise AssertionError(f"assertContrast: {said}; give the response of an HTML page")
    asked = getattr(response, "request", None) or {}
    address = asked.get("PATH_INFO", "/")
    html = response.getvalue()
    report = contrast_report([(address, html)], level=level, rules=rules, schemes=schemes)
    if not report.is_clean(strict=strict):
        from a11yview.report import Options, render  # noqa: PLC0415 - loads the engine

        raise AssertionError("\n" + render(report, "text", options=Options(strict=strict)))
    for line in unread(report):
        warnings.warn(line, stacklevel=2)
    return report


class ContrastMixin:
    """Adds ``self.assertContrast(response)`` to a test case of Django."""

    assertContrast = staticmethod(assertContrast)  # noqa: N815 - likewise
