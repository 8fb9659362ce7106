"""Every combination of style, backdrop and traits, judged once for all pages of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from a11yview.audit.batches import Told
from a11yview.audit.judge import judge
from a11yview.audit.looks import Grounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit.batches import Batch
    from a11yview.audit.box_and_letters import Letters
    from a11yview.audit.judge import Judgement
    from a11yview.audit.looks import Ground, Judged, Looks
    from a11yview.audit.survey import Traits
    from a11yview.cascade import Made, Page, Shape, Style, Styles
    from a11yview.cascade.index import Index
    from a11yview.color import Level

__all__ = ["Judging", "judging_of"]

MAX_KNOWN: Final = 20_000
"""How many boxes, grounds or judgements are remembered before all are forgotten."""
_of_index: Final[WeakKeyDictionary[Index, dict[Level, Judging]]] = WeakKeyDictionary()
"""What is known of the styles of an index, as long as there is the index."""


def judging_of(page: Page, level: Level) -> Judging:
    """Return what has been judged on the pages that have the sheets of this one."""
    known = _of_index.setdefault(page.index, {})
    judging = known.get(level)
    if judging is None:
        judging = known[level] = Judging(level)
    if len(judging) > MAX_KNOWN:
        judging.forget()
    return judging


class Judging:
    """The grounds and judgements so far."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.forget()

    def forget(self) -> None:
        """Begin anew, with nothing known."""
        self.grounds = Grounds()
        self._judged = 0
        self._last: tuple[Sequence[Shape], Sequence[Batch], list[Letters]] = ((), (), [])

    def __len__(self) -> int:
        return max(len(self.grounds), self._judged)

    def texts(self, looks: Looks, batches: Sequence[Batch]) -> list[Told]:
        """Return the verdicts on texts of elements' own."""
        styles, grounds = looks.styles, looks.grounds
        paints, letters_of = styles.node_paints, self._letters_of(styles, batches)
        told = []
        for (elements, node, traits, near), letters in zip(batches, letters_of, strict=True):
            ground, key = grounds[node], (letters, paints[node].heritage, traits, near)
            judgement = ground.verdicts.get(key)
            if judgement is None:
                judgement = self._verdict(ground, key, styles.node_style(node))
            told.append(Told(elements, node, judgement))
        return told

    def _letters_of(self, styles: Styles, batches: Sequence[Batch]) -> list[Letters]:
        """Return the letters of each batch; states of a page mostly have the same."""
        shapes, known, letters = self._last
        if shapes is not styles.node_shapes or known is not batches:
            shapes, letters = styles.node_shapes, []
            for _, node, _, _ in batches:
                one = self.grounds.letters.get(shapes[node])
                if one is None:
                    one = self.grounds.letters_of(shapes[node], styles.node_style(node))
                letters.append(one)
            self._last = shapes, batches, letters
        return letters

    def generated(self, looks: Looks, node: int, made: Made, traits: Traits) -> Judgement:
        """Return the verdict on a text of a node's pseudo-element."""
        known, style = self.grounds, made.style
        box, letters = known.box_of(made.shape, style), known.letters_of(made.shape, style)
        ground = known.inner(looks.grounds[node], (box, made.paint.background), style)
        return self._verdict(ground, (letters, made.paint.heritage, traits, None), style)

    def _verdict(self, ground: Ground, key: Judged, style: Style) -> Judgement:
        judgement = ground.verdicts.get(key)
        if judgement is None:
            _, _, traits, near = key
            judgement = ground.verdicts[key] = judge(style, ground.paint, traits, self.level, near)
            self._judged += 1
        return judgement
