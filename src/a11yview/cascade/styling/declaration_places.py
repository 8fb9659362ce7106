"""The places of declarations: file, line, column and rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yview.cascade.model import Declaration, Origin
from a11yview.cascade.sheets.token_patterns import span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.html.document import Document
    from a11yview.cascade.sheets.sources import Source
    from a11yview.cascade.sorting.blocks import Block

__all__ = ["DeclarationPlace", "DeclarationPlaces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationPlace:
    """The place of one declaration.

    ``where`` is the address of the file; ``line`` and ``column`` count from 1 in that file.
    ``selector`` is that of the rule, ``style`` for a ``style`` attribute, empty for a hint.
    ``sheet`` is the number of the sheet among the page's, -1 for none of them. ``offset``, ``end``
    and ``value_offset`` count characters in the text of the sheet or attribute: where the
    declaration begins and ends, and where its value begins; -1 where there is no source.
    ``element`` is the element whose style decided: an ancestor where the value was inherited.
    ``origin`` is ``author``, ``hint`` or ``user-agent``.
    """

    name: str
    text: str
    selector: str
    where: str
    line: int
    column: int
    offset: int
    end: int
    value_offset: int
    sheet: int
    element: int
    origin: str
    important: bool


class DeclarationPlaces:
    """The places of the declarations of one page: in its sheets, or in the document.

    ``block_of`` finds a block by its rank; ``numbers`` are those of ``sheets`` by the numbers
    that declarations have of them, negative where the user agent's are.
    """

    def __init__(
        self,
        document: Document,
        sheets: Sequence[Source],
        block_of: Callable[[int], Block],
        *,
        where: str,
        numbers: Sequence[int],
    ) -> None:
        self.document = document
        self.where = where
        self._sheets = sheets
        self._block_of = block_of
        self._numbers = numbers

    def of(self, found: Declaration, element: int) -> DeclarationPlace:
        """Return the place of a declaration that decides a value of an element."""
        number = self._numbers[found.sheet] if found.sheet >= 0 else -1
        block = self._block_of(found.rank)
        raw = next((one for one in reversed(block.raw) if one.offset == found.offset), None)
        where, line, column = self.where, 0, 0
        sheet_text, selector = "", ""
        if number >= 0:
            where, line, column = self._sheets[number].position(found.offset)
            sheet_text = self._sheets[number].text
            selector = block.selector
        elif found.sheet < 0:
            line, column = self.document.position(element)
            if found.origin is Origin.AUTHOR:
                selector = "style"
                sheet_text = self.document.attributes(element).get("style", "")
        start, end = span(sheet_text, found.offset)
        return DeclarationPlace(
            name=raw.name if raw is not None else found.name,
            text=raw.value if raw is not None else "",
            selector=selector,
            where=where,
            line=line,
            column=column,
            offset=found.offset,
            end=end,
            value_offset=start,
            sheet=max(number, -1),
            element=element,
            origin=found.origin.name.lower().replace("_", "-"),
            important=raw.important if raw is not None else False,
        )
