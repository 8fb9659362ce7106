"""Text that is no text node: what ``::before`` and ``::after`` say, and placeholders."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.judge import Judgement, judge
from a11yview.audit.paint import inner_paint
from a11yview.audit.survey import Traits, says_something

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.audit.paint import Paint
    from a11yview.audit.survey import Survey
    from a11yview.cascade import Document, Style, Styles
    from a11yview.color import Level

__all__ = ["Generated", "GeneratedText"]

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)


class GeneratedText(NamedTuple):
    """One pseudo-element with text, and the verdict on it."""

    element: int
    pseudo: str
    text: str
    judgement: Judgement


class Generated:
    """The generated texts of one page."""

    def __init__(self, document: Document, survey: Survey) -> None:
        self.document = document
        self.placeholders = tuple(
            (element, text)
            for element, traits in zip(survey.elements, survey.traits, strict=True)
            if traits.empty
            and traits.exempt is None
            and (text := document.attributes(element).get("placeholder", "").strip())
        )
        self.exempt = survey.exempt

    def judged(
        self,
        styles: Styles,
        paints: Sequence[Paint],
        pseudos: Mapping[str, Sequence[int]],
        level: Level,
    ) -> list[GeneratedText]:
        """Return every generated text with letters or digits, judged.

        ``pseudos`` lists the elements that have a ``::before``, and an ``::after``.
        """
        found: list[GeneratedText] = []
        for element, text in self.placeholders:
            style = styles.pseudo(element, "::placeholder")
            if style is not None:
                what = (element, "::placeholder", text, style)
                found.append(self._judged(styles, paints, level, what))
        groups = styles.groups
        for pseudo, elements in pseudos.items():
            known: dict[int, tuple[str, Style] | None] = {}
            for element in elements:
                group = groups[element]
                if group not in known:
                    known[group] = _with_text(styles.pseudo(element, pseudo))
                said = known[group]
                if said is not None:
                    found.append(self._judged(styles, paints, level, (element, pseudo, *said)))
        return found

    def _judged(
        self,
        styles: Styles,
        paints: Sequence[Paint],
        level: Level,
        what: tuple[int, str, str, Style],
    ) -> GeneratedText:
        element, pseudo, text, style = what
        paint = inner_paint(paints[styles.groups[element]], style)
        traits = Traits(exempt=self.exempt.get(element), short=len(text.strip()) == 1)
        return GeneratedText(element, pseudo, text, judge(style, paint, traits, level))


def _with_text(style: Style | None) -> tuple[str, Style] | None:
    """Return what a pseudo-element says and its style, None if it says nothing."""
    text = _content(style.content) if style is not None else ""
    return (text, style) if style is not None and text else None


@lru_cache(maxsize=4096)
def _content(value: str) -> str:
    """Return what a ``content`` says, or nothing where that has no letters or digits: icons."""
    text = " ".join(_unescaped(text) for text in _STRING.findall(value))
    return text if says_something(text) else ""


def _unescaped(text: str) -> str:
    def character(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[2]
        code = int(found[1], 16)
        return chr(code) if 0 < code < 0x110000 else "\N{REPLACEMENT CHARACTER}"

    return _ESCAPE.sub(character, text)
