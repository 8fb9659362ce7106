"""How soon the HTML report of many findings is there in Chromium, and how soon it has filtered."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from a11yview.report import render
from a11yview.site.checking import check
from a11yview.site.page_files import PageSource
from support.chromium import running_chromium

PAGES = 100
FINDINGS = (100, 300, 1000)
RULES_A_PROPERTY = 5
RUNS = 5
PAINTED = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
  const [entry] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  done([paint.startTime, entry.loadEventEnd]);
})))"""
FILTERED = """() => {
  const start = performance.now();
  document.querySelector("#search").value = "background";
  filter();
  document.body.offsetHeight;
  return performance.now() - start;
}"""


def site(findings: int) -> list[PageSource]:
    """Return pages with a number of findings, five a custom property, on ten pages each."""
    properties = "".join(
        f"--gray-{number}: hsl({number} 10% {50 + number % 30}%); "
        for number in range(findings // RULES_A_PROPERTY)
    )
    rules = "\n".join(
        f".note-{number} {{ color: var(--gray-{number // RULES_A_PROPERTY}) }}"
        for number in range(findings)
    )
    css = f":root {{ {properties} }}\n{rules}\n"
    pages: list[list[str]] = [[] for _ in range(PAGES)]
    for number in range(findings):
        for step in range(10):
            text = f'<p class="note-{number}">Open from ten to six, {number}</p>'
            pages[(number + 7 * step) % PAGES].append(text)
    return [
        PageSource(name=f"town/page-{number}.html", html="\n".join(texts), css=(css,))
        for number, texts in enumerate(pages)
    ]


def main() -> None:
    with running_chromium() as browser, tempfile.TemporaryDirectory() as folder:
        print(f"{'findings':>8} {'bytes':>9} {'first paint':>12} {'loaded':>9} {'search':>9}")
        for findings in FINDINGS:
            report = check(site(findings), states=("site",))
            file = Path(folder) / f"{findings}.html"
            file.write_text(render(report, "html"), encoding="utf-8")
            figures = []
            for _ in range(RUNS):
                page = browser.new_page(viewport={"width": 360, "height": 780})
                page.goto(file.as_uri())
                figures.append((*page.evaluate(PAINTED), page.evaluate(FILTERED)))
                page.close()
            paint, loaded, search = (median(column) for column in zip(*figures, strict=True))
            size = file.stat().st_size
            times = f"{paint:9.0f} ms {loaded:6.0f} ms {search:6.0f} ms"
            print(f"{len(report.findings):8} {size:9,} {times}")


if __name__ == "__main__":
    main()
