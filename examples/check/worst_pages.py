"""Print the pages with the most failing texts, worst first: python worst_pages.py FOLDER."""

from __future__ import annotations

import sys

from a11yview import check


def main(folder: str) -> int:
    """Check every page in the site's own design alone; 1 if a text fails."""
    report = check([folder], schemes="none", states=("site", "dark"))
    pages = sorted(report.pages, key=lambda page: (-page.total.failed, page.page))
    for page in pages:
        print(f"{page.total.failed:5} of {page.total.total:5} texts fail  {page.page}")
    for finding in report.failures[:3]:
        nearest = finding.suggestions[0].text if finding.suggestions else "another background"
        print(f"{finding.position}: {finding.message}; try {nearest}")
    return 0 if report.is_clean() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
