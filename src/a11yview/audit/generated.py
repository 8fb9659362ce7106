"""Text that is no text node: what ``::before`` and ``::after`` say, and placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.judge import Judgement, judge
from a11yview.audit.paint import inner_paint
from a11yview.audit.survey import Traits, says_something

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        self.exempt = {
            element: traits.exempt
            for element, traits in zip(survey.elements, survey.traits, strict=True)
            if traits.exempt is not None
        }

    def judged(
        self, styles: Styles, paints: Sequence[Paint], level: Level
    ) -> list[GeneratedText]:
        """Return every generated text with letters or digits, judged."""
        found: list[GeneratedText] = []
        for element, text in self.placeholders:
            style = styles.pseudo(element, "::placeholder")
            if style is not None:
                found.append(self._judged(styles, paints, level, (element, "::placeholder", text)))
        for pseudo in ("::before", "::after"):
            for element in styles.pseudo_elements(pseudo):
                style = styles.pseudo(element, pseudo)
                text = _content(style) if style is not None else ""
                if says_something(text):
                    found.append(self._judged(styles, paints, level, (element, pseudo, text)))
        return found

    def _judged(
        self,
        styles: Styles,
        paints: Sequence[Paint],
        level: Level,
        what: tuple[int, str, str],
    ) -> GeneratedText:
        element, pseudo, text = what
        style = styles.pseudo(element, pseudo)
        assert style is not None
        paint = inner_paint(paints[styles.groups[element]], style)
        exempt = self.exempt.get(element)
        traits = Traits(
            exempt=exempt if exempt in {"ignored", "disabled", "inert"} else None,
            short=len(text.strip()) == 1,
        )
        return GeneratedText(element, pseudo, text, judge(style, paint, traits, level))


def _content(style: Style) -> str:
    return " ".join(_unescaped(text) for text in _STRING.findall(style.content))


def _unescaped(text: str) -> str:
    def character(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[2]
        code = int(found[1], 16)
        return chr(code) if 0 < code < 0x110000 else "\N{REPLACEMENT CHARACTER}"

    return _ESCAPE.sub(character, text)
