"""Coverage-guided fuzzing of the checker: HTML and CSS from bytes, no exception may come out.

Run by ``run.sh``; needs atheris, which installs where there is a wheel for the platform.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["a11yview.cascade", "a11yview.audit", "a11yview.color"]):
    from a11yview import check
    from a11yview.cascade import scan, sheet_keys, sheet_to_bytes
    from a11yview.cascade.sheets.sheet_bytes import sheet_from_bytes
    from a11yview.site.page_files import PageSource


def one_page(data: bytes) -> None:
    """Check a page of the data: a style sheet, a zero byte, and HTML."""
    style, _, html = data.partition(b"\0")
    css = style.decode("utf-8", "surrogateescape")
    if len(data) % 2:
        page = PageSource(name="x.html", html=html, css=(css,))
    else:
        start = b"<!doctype html><style>%s</style><p>x<b style='%s'>y</b>"
        page = PageSource(name="x.html", html=start % (style, style) + html)
    report = check([page], states=["site", "hover", "dark"])
    for failed in report.failed_pages:
        raise AssertionError(failed.error)
    sheet = scan(css)
    back = sheet_from_bytes(sheet_to_bytes(sheet, sheet_keys(sheet)), css)
    assert [rule.declarations for rule in back.rules] == [rule.declarations for rule in sheet.rules]


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_page)
    atheris.Fuzz()
