"""Findings grouped by what to change: one custom property or declaration may mend many.

A text keeps its side of its background: where it would have to turn from lighter to darker, or the
other way round, the background is what to change. White words on a bright button stay white.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from a11yview.audit import Verdict
from a11yview.color import Color, contrast_ratio
from a11yview.errors import ColorError
from a11yview.report.summary import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.audit import Declared, Finding
    from a11yview.color import Suggestion

__all__ = ["Change", "Side", "changes", "gone"]

_OF_COLOR: Final = re.compile(
    r"--|.*color|background|border|outline|fill|stroke|(?:text|box)-shadow"
)

Side: TypeAlias = Literal["text", "background"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A declaration to change, and the findings that are about it.

    ``declared`` is the custom property where the color comes from one; None: the color is the
    browser's own, or no file declares it. ``side`` says which color of the pairs it gives.
    ``to`` is the nearest color with which most of the findings are gone, the ``mended`` ones;
    None where no color is known to, or something else than the declaration decides the color.
    """

    declared: Declared | None
    side: Side
    findings: tuple[Finding, ...]
    to: Color | None
    mended: tuple[Finding, ...]

    @property
    def places(self) -> int:
        """How many places the findings have."""
        return sum(finding.count for finding in self.findings)

    @property
    def n_pages(self) -> int:
        """How many pages the findings are on."""
        return len({share.page for finding in self.findings for share in finding.pages})

    @property
    def n_files(self) -> int:
        """How many files have the declaration: more than one where pages hold it themselves."""
        declared = (_source(finding, self.side) for finding in self.findings)
        return len({one.file for one in declared if one is not None})

    @property
    def states(self) -> tuple[str, ...]:
        """The names of the states in which the findings show."""
        return tuple(dict.fromkeys(state for one in self.findings for state in one.states))

    @property
    def now(self) -> Color | None:
        """The color as it is painted, None where it differs from finding to finding."""
        colors = {_painted(finding, self.side) for finding in self.findings}
        return colors.pop() if len(colors) == 1 else None

    @property
    def gives_color(self) -> bool:
        """Whether the declaration is that of a color, and not of a spacing or an underline."""
        return self.declared is not None and _OF_COLOR.match(self.declared.name) is not None

    @property
    def worst(self) -> Finding:
        """The finding of the least contrast."""
        return min(self.findings, key=lambda one: 21.0 if one.ratio is None else one.ratio)

    @property
    def has_failures(self) -> bool:
        """Whether one of the findings is more than a warning."""
        return any(finding.is_failure for finding in self.findings)


def changes(findings: Iterable[Finding]) -> list[Change]:
    """Return the changes that would end the failures among findings, those of most places first.

    Changes that would end warnings alone come last.
    """
    groups: dict[tuple[Side, str], list[Finding]] = {}
    for finding in findings:
        if finding.verdict is Verdict.FAIL:
            side = _side(finding)
            groups.setdefault((side, _key(finding, _source(finding, side))), []).append(finding)
    found = [_change(side, group) for (side, _), group in groups.items()]
    return sorted(found, key=lambda change: (not change.has_failures, -change.places))


def gone(change: Change) -> str:
    """Return ``3 findings gone``, ``2 of 3 findings gone``, or ``3 findings``."""
    total, mended = len(change.findings), len(change.mended)
    if mended == total:
        return f"{counted(total, 'finding')} gone"
    return f"{mended} of {total} findings gone" if mended else counted(total, "finding")


def _key(finding: Finding, declared: Declared | None) -> str:
    """Return a text that findings about one change share.

    What pages have in style elements of their own is one: a template wrote it into all of them.
    """
    if declared is None:
        return finding.fingerprint
    if finding.problem:
        return f"{finding.rule}|{declared.identity}"
    if any(declared.file == share.page for share in finding.pages):
        return f"{declared.where}|{declared.name}|{declared.value}"
    return declared.identity


def _change(side: Side, group: list[Finding]) -> Change:
    declared = _source(group[0], side)
    to, mended = _best(group, side) if _decides(declared, group, side) else (None, ())
    return Change(declared=declared, side=side, findings=tuple(group), to=to, mended=mended)


def _side(finding: Finding) -> Side:
    if any(_keeps_side(move, finding) for move in _moves(finding, "text")):
        return "text"
    declared = _source(finding, "background")
    is_plain = declared is not None and _plain_color(declared.value) is not None
    return "background" if is_plain and _moves(finding, "background") else "text"


def _moves(finding: Finding, side: Side) -> list[Suggestion]:
    """Return the suggestions that move that color alone."""
    other: Side = "background" if side == "text" else "text"
    return [
        one
        for one in finding.suggestions
        if _hex(one, side) != _hex(finding, side) and _hex(one, other) == _hex(finding, other)
    ]


def _keeps_side(move: Suggestion, finding: Finding) -> bool:
    """Whether a text that is lighter than its background stays so, and a darker one darker."""
    if finding.text is None or finding.background is None:
        return True
    was_lighter = finding.text.luminance > finding.background.luminance
    return (move.text.luminance > move.background.luminance) == was_lighter


def _source(finding: Finding, side: Side) -> Declared | None:
    """Return the declaration to change: that of the custom property, if it is from one."""
    declared = finding.to_change if side == "text" else finding.background_declared
    if declared is None or declared.file is None:
        return None
    if declared.defined is not None and declared.defined.file is not None:
        return declared.defined
    return declared


def _decides(declared: Declared | None, findings: Sequence[Finding], side: Side) -> bool:
    """Whether the declared color is the painted one: no opacity or filter comes between.

    A value that is no plain color, such as a ``var()`` or a shorthand, is taken to be.
    """
    color = _plain_color(declared.value) if declared is not None else None
    if color is None or color.alpha < 1:
        return True
    return all(_hex(finding, side) == color.hex for finding in findings)


def _best(findings: Sequence[Finding], side: Side) -> tuple[Color | None, tuple[Finding, ...]]:
    """Return the suggested color that is enough for most of the findings, and for which."""
    best: tuple[Color | None, tuple[Finding, ...]] = None, ()
    tried = set()
    for finding in findings:
        for move in _moves(finding, side):
            color: Color = getattr(move, side)
            if color in tried or not _keeps_side(move, finding):
                continue
            tried.add(color)
            mended = tuple(one for one in findings if _passes(color, one, side))
            if len(mended) > len(best[1]):
                best = color, mended
    return best


def _passes(color: Color, finding: Finding, side: Side) -> bool:
    other = finding.background if side == "text" else finding.text
    if other is None or finding.needed is None:
        return False
    return contrast_ratio(color, other) >= finding.needed


def _hex(pair: Finding | Suggestion, side: Side) -> str | None:
    color: Color | None = getattr(pair, side)
    return None if color is None else color.hex


def _painted(finding: Finding, side: Side) -> Color | None:
    return finding.text if side == "text" else finding.background


def _plain_color(value: str) -> Color | None:
    try:
        return Color.parse(value)
    except ColorError:
        return None
