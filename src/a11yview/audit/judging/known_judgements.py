"""Judgements known already: each combination of style, backdrop and traits is judged once.

Invariant: a judgement is known by its backdrop, the text style, the paint that letters inherit, the
traits of the text and what overlaps it: all that :func:`.judge` is given. They are kept for each
level as long as the index of matching lives that the page shares with others, and are forgotten
together beyond ``_MAX_KNOWN``. ``tests/laws/test_pages_after_others.py`` and
``test_states_together.py`` hold this to work done afresh.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from a11yview.audit.judging.batches import JudgedTexts, first_element
from a11yview.audit.judging.judgement import judge
from a11yview.audit.judging.known_backdrops import KnownBackdrop, KnownBackdrops
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit.backdrop.overlap import Overlap
    from a11yview.audit.judging.batches import Batch
    from a11yview.audit.judging.judgement import Judgement
    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.audit.judging.relevant_style import TextStyle
    from a11yview.audit.texts.survey import Traits
    from a11yview.cascade import Index, Page, SharedStyle, Style
    from a11yview.color import Level

    _Key = tuple[KnownBackdrop, TextStyle, int, Traits, Overlap | None]

__all__ = ["KnownJudgements", "known_judgements"]

_MAX_KNOWN: Final = 20_000
"""Most box styles, backdrops or judgements to remember before all are forgotten."""
_of_index: Final[WeakKeyDictionary[Index, dict[Level, KnownJudgements]]] = WeakKeyDictionary()


def known_judgements(page: Page, level: Level) -> KnownJudgements:
    """Return the judgements that pages with the sheets of this one share."""
    of_levels = _of_index.setdefault(page.index, {})
    judgements = of_levels.get(level)
    if judgements is None:
        judgements = of_levels[level] = KnownJudgements(level)
    if len(judgements) > _MAX_KNOWN:
        judgements.forget()
    return judgements


class KnownJudgements:
    """The backdrops and judgements so far, on pages with the same sheets."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.forget()

    def forget(self) -> None:
        """Begin anew, with nothing known."""
        self.backdrops = KnownBackdrops()
        self._judgements: dict[_Key, Judgement] = {}

    def __len__(self) -> int:
        return max(len(self.backdrops), len(self._judgements))

    def texts(self, nodes: PageNodes, batches: Sequence[Batch]) -> list[JudgedTexts]:
        """Return the verdicts on texts of elements' own, by their first elements.

        Texts that do not pass are judged node by node: each may have a cause of its own.
        """
        styles, known = nodes.styles, self._judgements
        paints, judged, is_split = styles.node_paints, list[JudgedTexts](), False
        for elements, node, text, traits, overlap, parts in batches:
            key = (nodes.known[node], text, paints[node].inheritance, traits, overlap)
            judgement = known.get(key)
            if judgement is None:
                judgement = self._judge(key, styles.node_style(node))
            if len(parts) == 1 or judgement.verdict is Verdict.PASS:
                judged.append(JudgedTexts(elements, node, judgement))
            else:
                judged += [JudgedTexts(own, own_node, judgement) for own, own_node in parts]
                is_split = True
        return sorted(judged, key=first_element) if is_split else judged

    def generated(
        self, nodes: PageNodes, node: int, pseudo: SharedStyle, traits: Traits
    ) -> Judgement:
        """Return the verdict on a text of a node's pseudo-element, which has a style of its own."""
        known, style = self.backdrops, pseudo.style
        box = known.box_style(pseudo.shape, style)
        backdrop = known.inner(
            nodes.known[node], (box, pseudo.paint.background), style, nodes.pictures
        )
        text = known.text_style(pseudo.shape, style)
        return self._judge((backdrop, text, pseudo.paint.inheritance, traits, None), style)

    def _judge(self, key: _Key, style: Style) -> Judgement:
        judgement = self._judgements.get(key)
        if judgement is None:
            known, _, _, traits, overlap = key
            judgement = judge(style, known.backdrop, traits, self.level, overlap)
            self._judgements[key] = judgement
        return judgement
