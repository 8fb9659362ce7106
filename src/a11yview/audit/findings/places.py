"""The places of findings on one page, as reports name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.finding import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.audit.texts.survey import Survey
    from a11yview.cascade import Document

__all__ = ["Places"]

_SNIPPET: Final = 80


class Places:
    """The places of one page, which reports call ``page``."""

    def __init__(self, document: Document, survey: Survey, page: str) -> None:
        self.document, self.survey, self.page = document, survey, page

    def place(self, element: int, pseudo: str = "", text: str | None = None) -> Place:
        """Return the place of an element, or of its pseudo-element.

        ``text`` is what stands there; None: the element's own.
        """
        document, written = self.document, self.document.written_in(element)
        line, column = document.position(written)  # (0, 0): the parser put the element there
        if text is None:
            own = document.own_text(element)
            text = own if own.strip() else self.survey.form_controls.shown_text(element)
        return Place(
            page=self.page,
            line=line or 1,
            column=column or 1,
            path=document.path(written),
            element=self._name(written) + pseudo,
            snippet=" ".join(text.split())[:_SNIPPET],
        )

    def _name(self, element: int) -> str:
        """Return a short name of an element; those of hosts of shadow trees come before ``>>``."""
        document = self.document
        return " >> ".join(
            _short_name(document.tag(one), document.attributes(one))
            for one in (*document.hosts_of(element), element)
        )


def _short_name(tag: str, attributes: Mapping[str, str]) -> str:
    if attributes.get("id"):
        return f"{tag}#{attributes['id']}"
    classes = attributes.get("class", "").split()
    return tag + "".join(f".{name}" for name in classes[:2])
