"""What a panel costs the page it stands in: ours and the npm packages it is compared with.

For each page and window: which controls of the site lie beneath it before anything is chosen, how
high it is when open, how much of the window is left then, at 100 and at 200 %, and whether the
opener can be pressed in the middle of the page. Seven sites, in Chromium, with their own scripts;
and ours where no script runs.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

from contact_sheet import built_sites
from peer_panels import HOST, OPENERS, PART, give, press_opener, start
from peers import Peer, peers

from a11yview import Catalog, script, stylesheet
from support.chromium import LOCAL_ONLY, running_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WINDOWS: Final = ((1280, 800), (390, 844), (360, 640))
# What a product puts on the page.
OWN: Final = {
    "a11yview": "[data-a11yview-panel]",
    "bvi": ".peer-opener, .bvi-panel",
    "sienna": ".asw-menu, .asw-menu-btn",
    "accessibility": "._access-icon, ._access-menu",
}
# The controls of the site in the window, of which the product covers a tenth or more of 5 x 5
# points of the box: each with its share.
COVERED: Final = """own => {
  const isOwn = element => element?.closest(own);
  const found = [];
  const steps = [0.1, 0.3, 0.5, 0.7, 0.9];
  for (const one of document.querySelectorAll(
      "a[href], button, input, select, textarea, summary, [role=button]")) {
    const { left, top, right, bottom, width, height } = one.getBoundingClientRect();
    if (isOwn(one) || width < 4 || height < 4 || !one.checkVisibility({ visibilityProperty: true }))
      continue;
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) continue;
    let hit = 0, seen = 0;
    for (const x of steps) for (const y of steps) {
      const all = document.elementsFromPoint(left + width * x, top + height * y);
      const mine = all.findIndex(element => one.contains(element) || element.contains(one));
      const site = all.find(element => !isOwn(element));
      if (!site || !(one.contains(site) || site.contains(one))) continue;
      seen += 1;
      hit += all.findIndex(isOwn) !== -1 && all.findIndex(isOwn) < mine;
    }
    const name = one.textContent.trim() || one.getAttribute("aria-label") || one.tagName;
    if (seen > 4) found.push([name.replace(/\\s+/g, " ").slice(0, 30), hit / seen]);
  }
  return found;
}"""
# The height of what the product shows, and the share of 60 x 60 points that is left to the page.
OPEN: Final = """own => {
  const isOwn = (x, y) => document.elementFromPoint(x * innerWidth, y)?.closest(own);
  const parts = [...Array(60).keys()].map(part => (part + 0.5) / 60);
  let height = 0;
  for (let y = 0; y < innerHeight; y++) height += [0.1, 0.5, 0.9].some(x => isOwn(x, y));
  const free = parts.flatMap(y => parts.filter(x => !isOwn(x, y * innerHeight)));
  return [height, free.length / 3600];
}"""
# In the middle of a page that is long enough, after 200 px up: a person looks for it that way.
REACHED: Final = """async opener => {
  const page = document.scrollingElement;
  if (page.scrollHeight < innerHeight + 600) return null;
  const frames = () => new Promise(done => setTimeout(done, 300));
  page.scrollTo({ top: page.scrollHeight / 2, behavior: "instant" });
  await frames();
  page.scrollBy({ top: -200, behavior: "instant" });
  await frames();
  const one = document.querySelector(opener);
  if (!one) return false;
  const { left, top, width, height } = one.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  page.scrollTo({ top: 0, behavior: "instant" });
  await frames();
  return one.contains(hit) || Boolean(hit && hit.contains(one) && hit.closest(opener));
}"""
# The share of 40 x 6 points of our row, or of the message in its place, that nothing covers.
SEEN: Final = """own => {
  const row = [...document.querySelectorAll(own)].find(one => one.offsetHeight);
  const { left, top, width, height } = row.getBoundingClientRect();
  let seen = 0, free = 0;
  for (let x = 0.5; x < 40; x++) for (let y = 0.5; y < 6; y++) {
    const hit = document.elementFromPoint(left + width * x / 40, top + height * y / 6);
    seen += hit !== null;
    free += Boolean(hit?.closest(own));
  }
  return seen ? free / seen : 1;
}"""
MIDDLE: Final = """() => {
  const page = document.scrollingElement;
  page.scrollTo({ top: (page.scrollHeight - innerHeight) / 2, behavior: "instant" });
}"""
WAIT_MS: Final = 1000  # they move in
LEAST_SHARE: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The figures of one product on one page in one window; ``reached`` is None on short pages."""

    controls: int
    covered: tuple[tuple[str, float], ...]
    height: float
    free: float
    free_200: float
    reached: bool | None


def reading(
    browser: Browser, root: Path, path: str, window: tuple[int, int], peer: Peer | None
) -> Reading:
    """Return the figures of ``peer``, or of ours, on the page at ``path`` of the site ``root``."""
    name = peer.name if peer else "a11yview"
    page = _loaded(browser, root, path, window, peer)
    if peer:
        start(page, peer)
        page.wait_for_timeout(WAIT_MS)
    shares = page.evaluate(COVERED, OWN[name])
    reached = page.evaluate(REACHED, OPENERS[name])
    press_opener(page, peer)
    page.wait_for_timeout(WAIT_MS)
    height, free = page.evaluate(OPEN, OWN[name])
    page.context.close()
    page = _loaded(browser, root, path, window, peer, large=True)
    if peer:
        choose, press = peer.choices["font-size-200"]
        peer.prepare(page)
        choose(page)
        page.evaluate(press)
        page.wait_for_timeout(WAIT_MS)
    if name != "bvi":  # choosing is opening there
        press_opener(page, peer)
    page.wait_for_timeout(WAIT_MS)
    _, free_200 = page.evaluate(OPEN, OWN[name])
    page.context.close()
    return Reading(
        controls=len(shares),
        covered=tuple((text, share) for text, share in shares if share >= LEAST_SHARE),
        height=height,
        free=free,
        free_200=free_200,
        reached=reached,
    )


def without_scripts(
    browser: Browser, root: Path, path: str, window: tuple[int, int]
) -> tuple[list[tuple[str, float]], float]:
    """Return the controls that the row covers, and the share of it that the page leaves free.

    The share is the smaller of two: at the top of the page, and in the middle.
    """
    context = browser.new_context(
        viewport={"width": window[0], "height": window[1]}, java_script_enabled=False
    )
    context.route(f"{HOST}**", partial(give, root))
    page = context.new_page()
    page.goto(HOST + path)
    own = OWN["a11yview"]
    shares, at_top = page.evaluate(COVERED, own), page.evaluate(SEEN, own)
    page.evaluate(MIDDLE)
    in_middle = page.evaluate(SEEN, own)
    context.close()
    return shares, min(at_top, in_middle)


def _loaded(  # noqa: PLR0913 - each is one fact of a visit
    browser: Browser,
    root: Path,
    path: str,
    window: tuple[int, int],
    peer: Peer | None,
    *,
    large: bool = False,
) -> Page:
    """Open the page with our panel, at 200 % if ``large``; for a peer without ours."""
    context = browser.new_context(
        viewport={"width": window[0], "height": window[1]}, bypass_csp=True
    )
    context.route(f"{HOST}**", partial(give, root))
    if large and not peer:
        context.add_cookies([{"name": "a11yview", "value": "font-size=200", "url": HOST}])
    page = context.new_page()
    page.goto(HOST + (_bare(path) if peer else path))
    page.wait_for_timeout(WAIT_MS / 2)
    return page


def _bare(path: str) -> str:
    return f"{path.removesuffix('.html')}.bare.html"


def _told(name: str, found: list[Reading]) -> str:
    """Return a line with the figures of one product in one window over all pages."""
    shares = [share for one in found for _, share in one.covered]
    controls = sum(one.controls for one in found)
    long = [one.reached for one in found if one.reached is not None]
    return (
        f"  {name:14}covers {len(shares)} of {controls} controls"
        f" (most {max(shares, default=0):.0%}),"
        f" high {statistics.median(one.height for one in found):.0f} px"
        f" (most {max(one.height for one in found):.0f}),"
        f" page free {min(one.free for one in found):.0%},"
        f" at 200 % {min(one.free_200 for one in found):.0%},"
        f" in reach {sum(long)} of {len(long)}"
    )


def main() -> None:
    """Print the figures: of each page what is covered, then each product over all pages."""
    catalog = Catalog.classic()
    ours = sum(len(gzip.compress(str(part(catalog)).encode(), 9)) for part in (stylesheet, script))
    products: tuple[Peer | None, ...] = (None, *peers())
    for peer in products:
        size = peer.gzipped if peer else ours
        print(f"{peer.name if peer else 'a11yview'}: {size:,} bytes gzipped")
    with tempfile.TemporaryDirectory() as folder, running_chromium(LOCAL_ONLY) as browser:
        sites = built_sites(Path(folder))
        for _, root, path in sites:
            text = (root / path).read_text(encoding="utf-8")
            (root / _bare(path)).write_text(PART.sub("", text), encoding="utf-8")
        for window in WINDOWS:
            print(f"{window[0]} x {window[1]}", flush=True)
            for peer in products:
                name = peer.name if peer else "a11yview"
                found = []
                for site, root, path in sites:
                    one = reading(browser, root, path, window, peer)
                    found.append(one)
                    for text, share in one.covered:
                        print(f"    {name}, {site}: {share:.0%} of {text!r}")
                print(_told(name, found), flush=True)
            rows = [without_scripts(browser, root, path, window) for _, root, path in sites]
            shares = [share for controls, _ in rows for _, share in controls]
            covered = sum(share >= LEAST_SHARE for share in shares)
            print(
                f"  without scripts: a11yview covers {covered} of {len(shares)} controls,"
                f" {min(free for _, free in rows):.0%} of its row is free",
                flush=True,
            )


if __name__ == "__main__":
    main()
