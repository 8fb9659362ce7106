"""A page in one state, as a rule sees it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.audit.judging.judgement import Judgement
    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.audit.texts.survey import Survey
    from a11yview.cascade import Document, Style, Styles

__all__ = ["Sight"]

_UNSEEN: Final = frozenset(
    {
        "clipped",
        "closed",
        "font-size-zero",
        "ignored",
        "not-rendered",
        "off-screen",
        "same-color",
        "transparent",
        "visibility",
    }
)
"""The reasons of exempt texts that nobody sees, or that their author marked to be ignored."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Sight:
    """A page in one state: its styles, what lies beneath its boxes, the verdicts on its texts.

    ``window`` is the width of the window in CSS px.
    """

    document: Document
    survey: Survey
    nodes: PageNodes
    judgements: Mapping[int, Judgement]
    window: float

    @cached_property
    def styles(self) -> Styles:
        """The computed styles."""
        return self.nodes.styles

    def style(self, element: int) -> Style:
        """Return the computed style of an element."""
        return self.nodes.styles[element]

    def shows_text(self, element: int) -> bool:
        """Whether people see text of the element's own."""
        judgement = self.judgements.get(element)
        if judgement is None:
            return False
        return judgement.verdict is not Verdict.EXEMPT or judgement.reason not in _UNSEEN

    def shows_words(self, element: int) -> bool:
        """Whether people see text of the element's own that has letters or digits."""
        return self.shows_text(element) and self.judgements[element].reason != "no-letters"

    def shows_box(self, element: int) -> bool:
        """Whether people see the box of an element, if it has anything to show."""
        if self.survey.exempt.get(element, "") in {"ignored", "closed", "not-rendered"}:
            return False
        if self.nodes.backdrop_in(element).hidden is not None:
            return False
        return self.style(element).visibility == "visible"

    @cached_property
    def texts(self) -> tuple[int, ...]:
        """The elements with text of their own that people see, in document order."""
        return tuple(element for element in self.survey.elements if self.shows_text(element))

    def around(self, element: int) -> Iterator[int]:
        """Yield the ancestors of an element, the nearest first."""
        parents = self.document.parent
        above = parents[element]
        while above >= 0:
            yield above
            above = parents[above]

    def within(self, element: int) -> Iterator[int]:
        """Yield the descendants of an element, in document order."""
        open_elements = list(reversed(self.document.children[element]))
        while open_elements:
            inner = open_elements.pop()
            yield inner
            open_elements.extend(reversed(self.document.children[inner]))

    def text_of(self, element: int) -> str:
        """Return the text of the element's own, its white space collapsed."""
        own = self.document.own_text(element)
        text = own if own.strip() else self.survey.form_controls.shown_text(element)
        return " ".join(text.split())
