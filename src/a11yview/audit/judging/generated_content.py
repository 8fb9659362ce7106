"""Texts that are no text nodes: generated content of ``::before`` and ``::after``, placeholders."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from a11yview.audit.judging.batches import JudgedTexts
from a11yview.audit.texts.survey import Traits, says_something
from a11yview.cascade import component_values, is_literal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.audit.judging.known_judgements import KnownJudgements
    from a11yview.audit.texts.survey import Survey
    from a11yview.cascade import Document, SharedStyle, Styles

__all__ = ["GeneratedTexts"]


class GeneratedTexts:
    """The generated texts of one page."""

    def __init__(self, document: Document, survey: Survey, judgements: KnownJudgements) -> None:
        self.placeholders = tuple(
            (element, text)
            for element, traits in zip(survey.elements, survey.traits, strict=True)
            if traits.empty
            and traits.exempt is None
            and (text := document.attributes(element).get("placeholder", "").strip())
        )
        self.exempt = survey.exempt
        self.judgements = judgements

    def judged(
        self, nodes: PageNodes, generated: Mapping[str, Mapping[int, SharedStyle]]
    ) -> list[JudgedTexts]:
        """Return every generated text with letters or digits, judged.

        ``generated`` holds the styles of each pseudo-element, by node.
        """
        styles = nodes.styles
        found: list[JudgedTexts] = []
        for element, text in self.placeholders:
            made = styles.shared_pseudo(element, "::placeholder")
            if made is not None:
                found.append(self._judged_texts(nodes, (element,), "::placeholder", text, made))
        for pseudo, of_nodes in generated.items():
            texts = {
                node: (text, made)
                for node, made in of_nodes.items()
                if (text := _content(made.shape.content))
            }
            for elements in self._alike(styles, texts) if texts else ():
                text, made = texts[styles.node_of[elements[0]]]
                found.append(self._judged_texts(nodes, elements, pseudo, text, made))
        return found

    def _alike(self, styles: Styles, nodes: Container[int]) -> Iterable[Sequence[int]]:
        """Return the elements of nodes that are exempt for the same reason, by the first."""
        found: dict[tuple[int, str | None], list[int]] = {}
        for element, node in enumerate(styles.node_of):
            if node in nodes:
                found.setdefault((node, self.exempt.get(element)), []).append(element)
        return (tuple(elements) for elements in found.values())

    def _judged_texts(
        self, nodes: PageNodes, elements: Sequence[int], pseudo: str, text: str, made: SharedStyle
    ) -> JudgedTexts:
        node = nodes.styles.node_of[elements[0]]
        traits = Traits(exempt=self.exempt.get(elements[0]), short=len(text.strip()) == 1)
        judgement = self.judgements.generated(nodes, node, made, traits)
        return JudgedTexts(elements, node, judgement, pseudo, text)


@lru_cache(maxsize=4096)
def _content(value: str) -> str:
    """Return the text of a ``content``; nothing where it has no letters or digits, as of icons."""
    shown: list[str] = []
    for token in component_values(value):
        if is_literal(token, "/"):  # alternative text follows
            break
        if token.type == "string":
            shown.append(token.value)
    text = "".join(shown)
    return text if says_something(text) else ""
