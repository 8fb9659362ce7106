"""Every combination of style, backdrop and traits, judged once for all pages of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from a11yview.audit.judging.batches import Told, first_element
from a11yview.audit.judging.judgement import judge
from a11yview.audit.judging.known_backdrops import Grounds
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit.judging.batches import Batch
    from a11yview.audit.judging.judgement import Judgement
    from a11yview.audit.judging.known_backdrops import Ground, Judged, Looks
    from a11yview.audit.texts.survey import Traits
    from a11yview.cascade import Page, SharedStyle, Style
    from a11yview.cascade.matching.index import Index
    from a11yview.color import Level

__all__ = ["KnownJudgements", "known_judgements"]

_MAX_KNOWN: Final = 20_000
"""How many boxes, grounds or judgements are remembered before all are forgotten."""
_of_index: Final[WeakKeyDictionary[Index, dict[Level, KnownJudgements]]] = WeakKeyDictionary()
"""What is known of the styles of an index, as long as there is the index."""


def known_judgements(page: Page, level: Level) -> KnownJudgements:
    """Return what has been judged on the pages that have the sheets of this one."""
    known = _of_index.setdefault(page.index, {})
    judgements = known.get(level)
    if judgements is None:
        judgements = known[level] = KnownJudgements(level)
    if len(judgements) > _MAX_KNOWN:
        judgements.forget()
    return judgements


class KnownJudgements:
    """The grounds and judgements so far, on pages with the same sheets."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.forget()

    def forget(self) -> None:
        """Begin anew, with nothing known."""
        self.grounds = Grounds()
        self._judged = 0

    def __len__(self) -> int:
        return max(len(self.grounds), self._judged)

    def texts(self, looks: Looks, batches: Sequence[Batch]) -> list[Told]:
        """Return the verdicts on texts of elements' own, by their first elements.

        What does not pass is told node by node: each may have a cause of its own.
        """
        styles, grounds = looks.styles, looks.grounds
        paints, told, split = styles.node_paints, [], False
        for elements, node, letters, traits, near, parts in batches:
            ground, key = grounds[node], (letters, paints[node].inheritance, traits, near)
            judgement = ground.verdicts.get(key)
            if judgement is None:
                judgement = self._verdict(ground, key, styles.node_style(node))
            if len(parts) == 1 or judgement.verdict is Verdict.PASS:
                told.append(Told(elements, node, judgement))
            else:
                told += [Told(own, place, judgement) for own, place in parts]
                split = True
        return sorted(told, key=first_element) if split else told

    def generated(self, looks: Looks, node: int, made: SharedStyle, traits: Traits) -> Judgement:
        """Return the verdict on a text of a node's pseudo-element."""
        known, style = self.grounds, made.style
        box, letters = known.box_of(made.shape, style), known.letters_of(made.shape, style)
        ground = known.inner(looks.grounds[node], (box, made.paint.background), style)
        return self._verdict(ground, (letters, made.paint.inheritance, traits, None), style)

    def _verdict(self, ground: Ground, key: Judged, style: Style) -> Judgement:
        judgement = ground.verdicts.get(key)
        if judgement is None:
            _, _, traits, near = key
            judgement = ground.verdicts[key] = judge(style, ground.paint, traits, self.level, near)
            self._judged += 1
        return judgement
