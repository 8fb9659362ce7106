"""The report as one HTML file with no other file, script host or font behind it.

``page`` puts it together; ``changes`` has the cards of what to change, ``facets`` what they can be
filtered by, ``samples`` the colors of pairs, ``tables`` the numbers by page and by state.
"""

from __future__ import annotations

from a11yview.report.html_page.page import is_report, render_html

__all__ = ["is_report", "render_html"]
