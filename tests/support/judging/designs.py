"""Chromium in each state that a check finds: themes, windows, media, controls, changes."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit import StatesAsked, audit_page
from a11yview.audit.states.of_page import designs_of
from a11yview.cascade import Environment, computed_rows, load_page
from a11yview.site.site_reader import SiteReader

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from a11yview.audit import State, TextRecord
    from a11yview.cascade import ComputedRow, Document, Styles
    from support.judging.truth import OpenPage
    from support.npm_packages import RealPage

FEATURES = {
    "prefers-color-scheme": "color_scheme",
    "prefers-contrast": "contrast",
    "forced-colors": "forced_colors",
}
MOST = 3
"""States of one kind that are judged on a page: more of a kind are alike."""
_APPLY = """changes => {
  const elements = changes.map(([path]) => judging.at(path));
  changes.forEach(([, attributes, text, shown], number) => {
    const element = elements[number];
    for (const [name, value] of Object.entries(attributes))
      value === null ? element.removeAttribute(name) : element.setAttribute(name, value);
    if (text !== null) element.textContent = text;
    if (shown) element.hasAttribute("popover") ? element.showPopover() : (element.open = true);
  });
}"""
_SUBMIT = "document.querySelectorAll('form').forEach(form => form.requestSubmit())"


class Judgeable(NamedTuple):
    """A state of a page: its kind, what we compute in it, and what we say of its texts."""

    kind: str
    state: State
    environment: Environment
    plain: Document
    document: Document
    """The page as it is written, and as it is in that state."""
    values: Mapping[str, ComputedRow]
    changed: int
    """Elements whose values are others than on the page as it is."""
    texts: Mapping[str, TextRecord]


def kind_of(state: State) -> str:
    """Return the kind of a state, as the table of the benchmark has it."""
    if state.theme:
        return "theme"
    if state.change:
        return "change"
    if state.media:
        feature, value = state.media[0]
        return value if feature in {"media", "prefers-color-scheme"} else feature
    if state.pseudo:
        return f":{state.pseudo[0].partition(':')[0]}"
    return "width" if state.widths else "site"


def judgeable(
    page: RealPage, kinds: Container[str] | None = None, *, added: str = ""
) -> Iterator[Judgeable]:
    """Yield the states of a page, or those of some kinds; the schemes are left out.

    ``added`` is a style sheet that the page gets at its end.
    """
    reader = SiteReader(root=page.site)
    loaded = load_page(
        page.file.read_bytes(),
        where=reader.url_of(page.file),
        reader=reader,
        extra_sheets=[("added.css", added)] if added else (),
    )
    asked = StatesAsked()
    audit = audit_page(loaded, page.path, level="AA", states=asked, texts=True)
    texts: dict[str, dict[str, TextRecord]] = defaultdict(dict)
    for record in audit.texts:
        texts[record.state][record.path] = record
    seen: dict[str, int] = defaultdict(int)
    at_rest = _by_path(loaded.cascade(Environment()))
    for design in designs_of(loaded, asked).designs:
        for state, environment in design.states:
            kind = kind_of(state)
            seen[kind] += 1
            if kind in {"site", ":visited", ":target"} or seen[kind] > MOST:
                continue
            if any(name not in FEATURES for name, _ in environment.features):
                continue  # the driver cannot set it
            if kinds is not None and kind not in kinds:
                continue
            values = _by_path(design.page.cascade(environment))
            yield Judgeable(
                kind=kind,
                state=state,
                environment=environment,
                plain=loaded.document,
                document=design.page.document,
                values=values,
                changed=sum(at_rest.get(path) != row for path, row in values.items()),
                texts=texts[state.name],
            )


def _by_path(styles: Styles) -> dict[str, ComputedRow]:
    return {row["path"]: row for row in computed_rows(styles)}


@contextlib.contextmanager
def in_state(opened: OpenPage, one: Judgeable) -> Iterator[None]:
    """Put a page that was just loaded into a state. It is not put out of it."""
    page, environment = opened.page, one.environment
    width, height = environment.viewport
    page.set_viewport_size({"width": int(width), "height": int(height)})
    features = {FEATURES[name]: value for name, value in environment.features}
    page.emulate_media(media=environment.media, **features)
    if environment.root_attributes:
        page.evaluate(_APPLY, [["", dict(environment.root_attributes), None, False]])
    changes = list(_changes(one.plain, one.document))
    if changes:
        page.evaluate(_APPLY, changes)
    if one.document.submitted:
        page.evaluate(_SUBMIT)
    if environment.pseudo:
        opened.force_everywhere(sorted(environment.pseudo), environment.pseudo_on)
    yield


def _changes(plain: Document, changed: Document) -> Iterator[list[object]]:
    """Yield each element that differs: its path, attributes (None: gone), text, whether shown."""
    if changed is plain:
        return
    for element in range(len(plain)):
        before, after = plain.attributes(element), changed.attributes(element)
        names = {*before, *after}
        attributes = {n: after.get(n) for n in names if before.get(n) != after.get(n)}
        is_new = changed.texts.get(element) != plain.texts.get(element)
        text = changed.own_text(element) if is_new else None
        shown = element in changed.shown and element not in plain.shown
        if attributes or text is not None or shown:
            yield [plain.path(element), attributes, text, shown]
