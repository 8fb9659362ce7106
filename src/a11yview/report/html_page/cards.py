"""A card for each change: closed it says the change, open the findings that are gone with it.

A card is a ``details`` element, and so is each finding of several in one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.color import format_ratio
from a11yview.emit.markup import HtmlText, fragment, lines, tag
from a11yview.report.changes import gone
from a11yview.report.summary import counted, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit import Declared, Finding, Place
    from a11yview.color import Color
    from a11yview.report.changes import Change
    from a11yview.report.html_page.facets import Facets
    from a11yview.report.html_page.samples import Samples
    from a11yview.report.paths import CommonFolders

__all__ = ["Cards"]

_TITLE: Final = 72
_GROUND: Final = 40
# A selector up to a comma that stands in no brackets.
_LIST: Final = re.compile(r"(?:[^,()\[\]]|\([^()]*\)|\[[^\[\]]*\])+")
_ARROW: Final = " → "


class Cards:
    """Makes cards; holds what every part of one would otherwise be handed."""

    def __init__(
        self, *, facets: Facets, samples: Samples, folders: CommonFolders, n_states: int
    ) -> None:
        self._facets = facets
        self._samples = samples
        self._folders = folders
        self._n_states = n_states

    def change(self, change: Change) -> HtmlText:
        """Return the card of a change; where it has one finding, it is the card of that."""
        if len(change.findings) == 1:
            return self._single(change, change.findings[0])
        worst = change.worst
        summary = tag(
            "summary",
            {},
            self._before_and_after(change),
            tag(
                "span",
                {"class": "what"},
                tag("h3", {}, *self._title(change)),
                self._facts(gone(change), change.places, worst, change.n_pages, change.states),
            ),
            _ratio(worst),
        )
        inner = lines(*(self._finding(finding, "h4") for finding in change.findings))
        body = lines(self._declaration_line(change), inner)
        kind = "fail" if change.has_failures else "warning"
        return tag("details", {"class": f"card {kind}"}, "\n", lines(summary, body))

    def reason(self, said: str, findings: Sequence[Finding], places: int) -> HtmlText:
        """Return the card of what is undetermined for one reason."""
        number = counted(len(findings), "finding")
        note = tag("small", {}, f"{number} · {counted(places, 'place')}")
        summary = tag(
            "summary",
            {},
            tag("span", {"class": "unknown", "aria-hidden": "true"}, "?"),
            tag("span", {"class": "what"}, tag("h3", {}, said[:1].upper() + said[1:]), note),
        )
        inner = lines(*(self._finding(finding, "h4") for finding in findings))
        return tag("details", {"class": "card undetermined"}, "\n", lines(summary, inner))

    def _single(self, change: Change, finding: Finding) -> HtmlText:
        summary = tag(
            "summary",
            {},
            self._before_and_after(change),
            tag(
                "span",
                {"class": "what"},
                tag("h3", {}, *self._title(change)),
                self._facts("", finding.count, finding, len(finding.pages), finding.states),
            ),
            _ratio(finding),
        )
        return self._details(finding, summary, f"card finding {finding.kind}")

    def _finding(self, finding: Finding, heading: str) -> HtmlText:
        has_pair = finding.text and finding.background and not finding.problem
        sample = self._pair(finding) if has_pair else fragment()
        summary = tag(
            "summary",
            {},
            sample,
            tag(
                "span",
                {"class": "what"},
                tag(heading, {}, *_pair_title(finding)),
                self._facts("", finding.count, finding, len(finding.pages), finding.states),
            ),
            _ratio(finding),
        )
        return self._details(finding, summary, f"finding {finding.kind}")

    def _details(self, finding: Finding, summary: HtmlText, kind: str) -> HtmlText:
        anchor = f"f-{finding.fingerprint}"
        attributes = {"class": kind, "id": anchor, **self._facets.attributes(finding)}
        link = tag("a", {"href": f"#{anchor}"}, "Link to this finding")
        body = lines(
            self._suggested(finding),
            tag("dl", {}, "\n", lines(*self._rows(finding))),
            tag("p", {"class": "link"}, link),
        )
        return tag("details", attributes, "\n", lines(summary, body))

    def _title(self, change: Change) -> tuple[HtmlText | str, ...]:
        declared, now, to = change.declared, change.now, change.to
        finding = change.findings[0]
        if declared is None:
            return _pair_title(finding)
        if not change.gives_color:
            value = shortened(f"{declared.name}: {declared.value}", _GROUND)
            return _code(_selector(declared, finding)), " ", tag("code", {}, value)
        colors: list[HtmlText | str] = []
        if now is not None and finding.ratio is not None:
            colors += [" ", tag("code", {}, str(now))]
            if to is not None:
                colors += [_ARROW, tag("code", {}, str(to))]
        elif finding.ratio is not None:
            colors += [" ", tag("code", {}, shortened(declared.value, _GROUND))]
        if declared.name.startswith("--"):
            return _code(declared.name), *colors
        side = declared.name if declared.where != "style" else f"style: {declared.name}"
        return _code(_selector(declared, finding)), " ", tag("i", {}, side), *colors

    def _facts(
        self, gone: str, places: int, finding: Finding, pages: int, states: Sequence[str]
    ) -> HtmlText:
        is_text = finding.is_about_text and finding.text is not None
        where = counted(places, "text" if is_text else "place")
        parts = [gone, f"{where} on {counted(pages, 'page')}", self._states(states)]
        return tag("small", {}, " · ".join(filter(None, parts)))

    def _states(self, states: Sequence[str]) -> str:
        if len(states) == self._n_states:
            return "in every state" if self._n_states > 1 else ""
        return self._facets.in_words(states)

    def _before_and_after(self, change: Change) -> HtmlText:
        worst = change.worst
        if worst.text is None or worst.background is None or worst.problem:
            return fragment()
        samples = [self._pair(worst)]
        if change.to is not None and worst.is_about_text:
            text = change.to if change.side == "text" else worst.text
            backdrop = change.to if change.side == "background" else worst.background
            samples.append(self._samples.text(text, backdrop))
        return tag("span", {"class": "pair"}, *samples)

    def _pair(self, finding: Finding) -> HtmlText:
        assert finding.text is not None  # noqa: S101 - callers ask
        assert finding.background is not None  # noqa: S101 - likewise
        if not finding.is_about_text:
            return self._samples.edge(finding.text, finding.background)
        return self._samples.text(finding.text, finding.background)

    def _declaration_line(self, change: Change) -> HtmlText:
        if change.declared is None:
            return fragment()
        also = f" and {counted(change.n_files - 1, 'more file')}" if change.n_files > 1 else ""
        return tag("p", {"class": "declared"}, self._declaration(change.declared), also)

    def _suggested(self, finding: Finding) -> HtmlText:
        """Return the colors painted now, and those that would pass, with words of the page."""
        if finding.text is None or finding.background is None or finding.problem:
            return fragment()
        words = finding.places[0].snippet if finding.places else ""
        now = self._shown("now", finding.text, finding.background, finding.ratio, finding, words)
        better = (
            self._shown(
                "try" if number == 0 else "or", one.text, one.background, one.ratio, finding, words
            )
            for number, one in enumerate(finding.suggestions)
        )
        return tag("ul", {"class": "samples"}, now, *better)

    def _shown(  # noqa: PLR0913, PLR0917 - a sample and its caption
        self,
        label: str,
        color: Color,
        backdrop: Color,
        ratio: float | None,
        finding: Finding,
        words: str,
    ) -> HtmlText:
        if finding.is_about_text:
            sample = self._samples.text(color, backdrop, words)
        else:
            sample = self._samples.edge(color, backdrop)
        shown = "" if ratio is None else f", {format_ratio(ratio)}"
        moved = label != "now"
        text = _marked(color, moved and color != finding.text)
        ground = _marked(backdrop, moved and backdrop != finding.background)
        caption = tag("span", {}, f"{label} ", text, " on ", ground, shown)
        return tag("li", {}, sample, caption)

    def _rows(self, finding: Finding) -> list[HtmlText]:
        rule = finding.rule_entry
        criterion = f", WCAG {rule.criterion}" if rule.criterion else ""
        text = self._declared(finding.text_declared, finding.text, "nothing declares it")
        undeclared = "nothing declares it" if finding.problem else "the canvas"
        ground = self._declared(finding.background_declared, finding.background, undeclared)
        rows: list[tuple[str, HtmlText | str]] = [
            ("Found", finding.message),
            ("Fix", finding.fix),
            ("Rule", f"{rule.id} {rule.name}{criterion}: {rule.help}"),
            (rule.subject.capitalize(), text),
            (rule.ground.capitalize(), ground),
            ("States", _listed(finding.states, self._n_states)),
            ("Places", self._places(finding)),
        ]
        return [
            fragment(tag("dt", {}, name), tag("dd", {}, value)) for name, value in rows if value
        ]

    def _declared(
        self, declared: Declared | None, color: Color | None, undeclared: str
    ) -> HtmlText | str:
        if declared is not None and declared.file is not None:
            html = self._declaration(declared)
            if declared.defined is not None:
                html = fragment(html, tag("br", {}), self._declaration(declared.defined))
            return html
        if color is None:
            return ""
        origin = undeclared if declared is None else f"{declared.origin}’s own style"
        return f"{color}, {origin}"

    def _declaration(self, declared: Declared) -> HtmlText:
        if declared.file is None:
            return tag("code", {}, declared.source)
        position = f"{self._folders.short(declared.file)}:{declared.line}:{declared.column}"
        return fragment(_file(position), " ", tag("code", {}, declared.source))

    def _places(self, finding: Finding) -> HtmlText | str:
        items = [self._place(place) for place in finding.places]
        unseen = finding.count - len(finding.places)
        if unseen > 0:
            items.append(tag("li", {}, f"and {counted(unseen, 'more place')}"))
        return tag("ul", {}, *items) if items else ""

    def _place(self, place: Place) -> HtmlText:
        position = f"{self._folders.short(place.page)}:{place.line}:{place.column}"
        words = f" “{place.snippet}”" if place.snippet else ""
        return tag("li", {}, _file(position), " ", tag("code", {}, place.element), words)


def _ratio(finding: Finding) -> HtmlText:
    if finding.ratio is None or finding.needed is None:
        return fragment()
    need = tag("small", {}, f"needs {finding.needed:g}")
    return tag("span", {"class": "ratio"}, tag("b", {}, format_ratio(finding.ratio)), " ", need)


def _pair_title(finding: Finding) -> tuple[HtmlText | str, ...]:
    """Return selectors and colors; of what is about no colors, the selector and the problem."""
    title: list[HtmlText | str] = [_code(_selector(finding.text_declared, finding))]
    if finding.problem:
        return *title, " ", tag("i", {}, finding.message)
    if finding.text is None or finding.background is None:
        if finding.ratio is None and finding.text is None:
            title += [" ", tag("i", {}, finding.message)]
        else:
            title += [" ", tag("code", {}, str(finding.text or finding.background))]
        return tuple(title)
    joint = " on " if finding.is_about_text else " against "
    ground = finding.background_declared
    own = finding.text_declared.where if finding.text_declared is not None else ""
    if ground is not None and ground.file is not None and ground.where not in {"", "style", own}:
        title += [joint, tag("code", {}, _first(ground.where))]
    colors = tag("code", {}, str(finding.text)), joint, tag("code", {}, str(finding.background))
    return *title, " ", tag("span", {"class": "colors"}, *colors)


def _selector(declared: Declared | None, finding: Finding) -> str:
    """Return the selector of a declaration in a file; else a short form of the first element."""
    if declared is not None and declared.file is not None and declared.where not in {"", "style"}:
        return declared.where
    return finding.places[0].element if finding.places else finding.rule_entry.name


def _first(selectors: str) -> str:
    """Return the first of the selectors, cut where it is long."""
    first = _LIST.match(selectors)
    if first is None or len(first[0]) > _GROUND:
        return shortened(selectors, _GROUND)
    return first[0] if first[0] == selectors else f"{first[0]}, …"


def _code(text: str) -> HtmlText:
    return tag("code", {"class": "name"}, shortened(text, _TITLE))


def _file(position: str) -> HtmlText:
    return tag("code", {"class": "file"}, position)


def _marked(color: Color, is_new: bool) -> HtmlText | str:  # noqa: FBT001 - reads as a sentence
    return tag("b", {}, str(color)) if is_new else str(color)


def _listed(states: Sequence[str], n_states: int) -> HtmlText | str:
    if len(states) == n_states:
        return f"all {n_states}" if n_states > 1 else ""
    return fragment(*(tag("code", {"class": "state"}, name) for name in states))
