"""The report for people at a terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from a11yview.audit import Verdict
from a11yview.color import format_ratio
from a11yview.report.changes import changes, gone
from a11yview.report.control_characters import plain
from a11yview.report.summary import (
    counted,
    findings_sentence,
    grouped_notices,
    more_places,
    reasons,
    shortened,
    verdicts_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit import Declared, Finding, Report
    from a11yview.color import Color
    from a11yview.report.changes import Change
    from a11yview.report.options import Options

__all__ = ["render_text"]

_RESET: Final = "\x1b[0m"
_STYLES: Final = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33"}
_SNIPPET: Final = 60
_SELECTOR: Final = 120
_MOST_STATES: Final = 8


def render_text(report: Report, options: Options) -> str:
    """Return the report as lines of text, each finding led by ``page:line:column: id``.

    With ``options.color`` each pair is shown as a swatch in 24-bit color; without it the text
    holds no escape sequence.
    """
    return _Writer(report, options).text()


class _Writer:
    """Builds the lines; holds what every helper would otherwise be handed."""

    def __init__(self, report: Report, options: Options) -> None:
        self.report = report
        self.options = options
        self.all_states = len(report.states)

    def text(self) -> str:
        report, options = self.report, self.options
        shown = [f for f in report.findings if options.strict or f.verdict is Verdict.FAIL]
        limit = len(shown) if options.max_findings is None else options.max_findings
        blocks = [self._page_error(page.page, page.error or "") for page in report.failed_pages]
        blocks += self._findings(shown, limit)
        if len(shown) > limit:
            blocks.append([self._styled(f"… {counted(len(shown) - limit, 'more finding')}", "dim")])
        if report.undetermined and not options.strict:
            blocks.append(self._undetermined())
        if report.notices:
            blocks.append(self._notices())
        blocks.append(self._summary())
        return "\n\n".join("\n".join(block) for block in blocks) + "\n"

    def _findings(self, shown: Sequence[Finding], limit: int) -> list[list[str]]:
        """Return blocks of so many findings, those of one change under what it is."""
        blocks: list[list[str]] = []
        found = changes(shown)
        for change in found:
            here = change.findings[: max(limit, 0)]
            limit -= len(here)
            shared = change.declared if len(change.findings) > 1 else None
            if here and shared is not None:
                blocks.append(self._change(change, shared))
            mended = {one.fingerprint for one in change.mended} if shared else set()
            blocks += [
                self._finding(one, said=shared, is_mended=one.fingerprint in mended) for one in here
            ]
        rest = [finding for finding in shown if finding.verdict is not Verdict.FAIL]
        return blocks + [self._finding(finding) for finding in rest[: max(limit, 0)]]

    def _change(self, change: Change, declared: Declared) -> list[str]:
        """Return the lines above the findings of one declaration, which are not repeated."""
        name = declared.name if declared.name.startswith("--") else declared.where
        colors = f" {change.now}" if change.now is not None and change.gives_color else ""
        colors += f" → {change.to}" if change.to is not None else ""
        head = self._styled(f"{shortened(name, _SELECTOR)}:{colors}", "bold")
        more = f" and {counted(change.n_files - 1, 'more file')}" if change.n_files > 1 else ""
        return [f"{head}  {gone(change)}", f"  {self._rule(declared)}{more}"]

    def _finding(
        self, finding: Finding, *, said: Declared | None = None, is_mended: bool = False
    ) -> list[str]:
        """Return the lines of a finding.

        ``said`` is declared in a line above; with ``is_mended`` that says what to change, too.
        """
        rule = finding.rule_entry
        color = "red" if finding.kind == "fail" else "yellow"
        position = self._styled(plain(finding.position), "bold")
        label = f"{rule.id} warning:" if finding.kind == "warning" else rule.id
        lines = [f"{position}: {self._styled(label, color)} {plain(finding.message)}"]
        if finding.places:
            place = finding.places[0]
            snippet = self._sample(finding, shortened(place.snippet, _SNIPPET))
            element = shortened(place.element, _SELECTOR)
            lines.append(f"  {element}  {snippet}".rstrip())
        text = finding.text_declared, finding.text
        lines += self._declared(rule.subject, *text, "nothing declares it", said)
        background = finding.background_declared, finding.background
        undeclared = "nothing declares it" if finding.problem else "the canvas"
        lines += self._declared(rule.ground, *background, undeclared, said)
        for number, suggestion in enumerate(() if is_mended else finding.suggestions):
            pair = self._swatch(suggestion.text, suggestion.background)
            moved = _what_moved(finding, suggestion.text, suggestion.background)
            label = "try" if number == 0 else "or"
            lines.append(f"  {label:<11}{moved} {pair}({format_ratio(suggestion.ratio)})")
        if finding.fix:
            lines.append(f"  {'fix':<11}{plain(finding.fix)}")
        more = more_places(finding)
        if more:
            first = finding.places[0].page if finding.places else ""
            also = ", ".join(
                f"{'' if place.page == first else place.page}:{place.line}:{place.column}"
                for place in finding.places[1:3]
            )
            lines.append(f"  {'also':<11}{more}" + (f": {plain(also)}" if also else ""))
        if self.all_states > 1 and finding.states:
            lines.append(f"  {'states':<11}{self._states(finding)}")
        return lines

    def _states(self, finding: Finding) -> str:
        if len(finding.states) == self.all_states:
            return "all"
        more = len(finding.states) - _MOST_STATES
        rest = f" and {more} more" if more > 0 else ""
        return ", ".join(finding.states[:_MOST_STATES]) + rest

    def _declared(
        self,
        label: str,
        declared: Declared | None,
        color: Color | None,
        undeclared: str,
        said: Declared | None,
    ) -> list[str]:
        """Return the lines that say where a color comes from; ``said`` stands above already."""
        label = f"{label:<10} "
        if declared is not None and declared.file is not None:
            chain = [declared]
            if declared.defined is not None and declared.defined.file is not None:
                chain.append(declared.defined)
            rules = [self._rule(one) for one in chain if one != said]
            heads = (label, " " * len(label))
            return [f"  {head}{rule}" for head, rule in zip(heads, rules, strict=False)]
        if color is None:
            return []
        origin = undeclared if declared is None else f"{declared.origin}'s own style"
        return [f"  {label}{color}, {origin}"]

    def _rule(self, declared: Declared) -> str:
        position = self._styled(plain(declared.position), "dim")
        where = shortened(declared.where, _SELECTOR)
        short = replace(declared, value=shortened(declared.value, _SNIPPET), where=where)
        return f"{position}  {plain(short.source)}"

    def _undetermined(self) -> list[str]:
        undetermined = self.report.undetermined
        number = counted(len(undetermined), "undetermined finding")
        lines = [self._styled(f"{number}, not counted as failures:", "yellow")]
        for said, group, places in reasons(self.report):
            lines.append(
                f"  {counted(places, 'place')}: {said} (first at {plain(group[0].position)})"
            )
        return lines

    def _notices(self) -> list[str]:
        lines = []
        for notice in grouped_notices(self.report):
            where = self._styled(plain(notice.position), "bold")
            message = plain(notice.message)
            lines.append(f"{where}: {self._styled(notice.rule, 'yellow')} {message}")
        return lines

    def _page_error(self, page: str, error: str) -> list[str]:
        head = f"{self._styled(plain(page), 'bold')}: {self._styled('AV901', 'red')}"
        return [f"{head} page not checked: {plain(error)}"]

    def _summary(self) -> list[str]:
        report = self.report
        clean = report.is_clean(strict=self.options.strict)
        parts = [findings_sentence(report)]
        if report.ignored:
            parts.append(f"{counted(len(report.ignored), 'finding')} ignored or known")
        parts.append(verdicts_sentence(report))
        return [self._styled("; ".join(parts), "green" if clean else "red")]

    def _sample(self, finding: Finding, snippet: str) -> str:
        quoted = f"“{snippet}”" if snippet else ""
        if not (self.options.color and finding.text and finding.background):
            return quoted
        return _painted(finding.text, finding.background, f" {snippet or 'Aa'} ")

    def _swatch(self, text: Color, background: Color) -> str:
        return f"{_painted(text, background, ' Aa ')} " if self.options.color else ""

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}{_RESET}" if self.options.color else text


def _painted(text: Color, background: Color, sample: str) -> str:
    foreground = ";".join(str(channel) for channel in text.rgb8)
    backdrop = ";".join(str(channel) for channel in background.rgb8)
    return f"\x1b[38;2;{foreground};48;2;{backdrop}m{sample}{_RESET}"


def _what_moved(finding: Finding, text: Color, background: Color) -> str:
    parts = []
    if finding.text is None or text != finding.text:
        parts.append(f"text {text}")
    if finding.background is None or background != finding.background:
        parts.append(f"background {background}")
    return " ".join(parts) or f"text {text}"
