"""The rules that move what lies at the window's top below the panel's row, where no script runs.

The cascade tells what is fixed, sticky or absolute there, in windows of any width, and each box is
moved by a rule of its own. With scripts, ``emit/assets/placing.js`` looks at the page itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade import Environment, load_page
from a11yview.emit.no_script import ABOVE
from a11yview.site.building.element_selectors import ElementSelectors
from a11yview.site.building.lowered_boxes import (
    DECIDING,
    POSITIONED,
    WINDOW_HEIGHT,
    LoweredBoxes,
    can_be_added_to,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.cascade import Document, Page, Reader

__all__ = ["rules_of_page"]

_WITHOUT_SCRIPTS: Final = Environment(features=(("scripting", "none"),))
_LEAST_WIDTH: Final = 320
_GREATEST_WIDTH: Final = 2560

_SCROLL_PADDING: Final = re.compile(
    r"scroll-padding(?:-top|-block|-block-start)?\s*:\s*([^;{}!]+)", re.IGNORECASE
)
_ROOT: Final = re.compile(r"(?:^|,)\s*(?:html|:root)\s*(?:,|$)", re.IGNORECASE)

# Selectors of one rule. Boxes that it takes more to name stay where they are.
_MOST_SELECTORS: Final = 256


def rules_of_page(page: bytes, *, where: str, reader: Reader) -> str | None:
    """Return the rules for a page that has the panel in it, None if it needs none.

    ``where`` is the page's own address; ``reader`` reads its sheets. A page needs none where the
    row can stand in the flow (nothing is fixed there, and the body does not lay out its children
    side by side), or where the panel is no child of the body, but in an element of the site's own.
    """
    loaded = load_page(page, where=where, reader=reader)
    document = loaded.document
    body = next((one for one in range(1, len(document)) if document.tag(one) == "body"), 0)
    ours = (one for one in document.children[body] if document.tag(one) == "form")
    if not any("data-a11yview-panel" in document.attributes(one) for one in ours):
        return None
    return _rules(loaded, body)


def _rules(page: Page, body: int) -> str | None:
    document = page.document
    declared = page.elements_declared("position", POSITIONED)
    positioned = [element for element in declared if not document.tree_of(element)]
    widths = page.width_intervals(
        _LEAST_WIDTH,
        _GREATEST_WIDTH,
        _WITHOUT_SCRIPTS,
        of=(_concerned(document, body, positioned), DECIDING),
    )
    known: dict[int, LoweredBoxes] = {}
    runs: dict[tuple[int, str], list[_Run]] = {}
    for low, high, number in widths:
        if number not in known:
            window = replace(_WITHOUT_SCRIPTS, viewport=(float(low), WINDOW_HEIGHT))
            # A header that heeds the visitor's preference has two colors, as the row has by itself.
            known[number] = LoweredBoxes(
                page.cascade(window), body, positioned, takes_color=not page.heeds_dark
            )
        for key, declarations in known[number].rules.items():
            _extend(runs.setdefault(key, []), _Run(low, high, tuple(declarations.items())))
    if not any(boxes.is_needed for boxes in known.values()):
        return None
    return _scroll_padding(page) + _text(document, runs)


class _Run(NamedTuple):
    """Declarations in windows of some widths."""

    low: int
    high: int
    declarations: tuple[tuple[str, str], ...]


def _extend(runs: list[_Run], run: _Run) -> None:
    """Add a run after those for less wide windows."""
    last = runs[-1] if runs else None
    if last is not None and last[1:] == (run.low - 1, run.declarations):
        runs[-1] = last._replace(high=run.high)
    else:
        runs.append(run)


def _concerned(document: Document, body: int, positioned: Iterable[int]) -> set[int]:
    """Return the elements on which the rules depend: boxes, what is around them, and in them."""
    within, around = set(positioned), {0, body}
    for element in positioned:
        at = document.parent[element]
        while at not in around:
            around.add(at)
            at = document.parent[at]
    for element, parent in enumerate(document.parent):
        if parent in within:
            within.add(element)
    return within | around


def _text(document: Document, runs: dict[tuple[int, str], list[_Run]]) -> str:
    """Return all rules, elements with the same ones together, by the widths of the window."""
    selectors = ElementSelectors(document)
    alike: dict[tuple[str, tuple[_Run, ...]], list[int]] = {}
    for (element, state), found in runs.items():
        alike.setdefault((state, tuple(found)), []).append(element)
    rules: dict[tuple[int, int], str] = {}
    for (state, widths), elements in alike.items():
        names = selectors.of(frozenset(elements))[:_MOST_SELECTORS]
        matched = ",".join(f"{name}{state}" for name in names)
        for low, high, declarations in widths:
            body = ";".join(f"{name}:{value}!important" for name, value in declarations)
            rules[low, high] = f"{rules.get((low, high), '')}{matched}{{{body}}}"
    return "".join(_within(low, high, text) for (low, high), text in sorted(rules.items()))


def _within(low: int, high: int, rules: str) -> str:
    asked = [f"(min-width:{low}px)"] if low > _LEAST_WIDTH else []
    asked += [f"(max-width:{high}.98px)"] if high < _GREATEST_WIDTH else []
    return f"@media {' and '.join(asked)}{{{rules}}}" if asked else rules


def _scroll_padding(page: Page) -> str:
    """Return a rule that adds the row to the site's ``scroll-padding-top``, empty without one."""
    values: list[str] = []
    for text in (source.text for source in page.sheets if "scroll-padding" in source.text):
        for found in _SCROLL_PADDING.finditer(text):
            start = text.rfind("{", 0, found.start())
            before = max(text.rfind(sign, 0, start) for sign in "{};/") + 1
            if _ROOT.search(text[before:start].strip()):
                values.append(found[1].strip())
    value = _first(values[-1]) if values else ""
    if not can_be_added_to(value):
        return ""
    return f":root{{scroll-padding-top:calc({value} + {ABOVE})!important}}"


def _first(lengths: str) -> str:
    """Return the first of up to four lengths; a value with ``calc()`` or ``var()`` as a whole."""
    return lengths if "(" in lengths else lengths.partition(" ")[0]
