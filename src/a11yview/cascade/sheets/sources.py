"""The sheets that a document uses, in cascade order, with everything they import.

Nothing is fetched: a reader takes the address of each linked file and returns its bytes, or
``None``. Source: HTML, "The link element", "The style element"; CSS Cascade 5, section 2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urljoin, urlsplit

from a11yview.cascade.sheets.decoding import data_sheet, decoded, scanned
from a11yview.cascade.sheets.font_services import holds_only_fonts
from a11yview.cascade.sheets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from a11yview.cascade.html.document import Document

__all__ = ["Problem", "Reader", "Scan", "Source", "collect_sources"]

Reader: TypeAlias = Callable[[str], bytes | None]
"""Returns the bytes at an address, or ``None`` where they are not to be read."""

Scan: TypeAlias = Callable[[str], Sheet]
"""Returns the sheet of a text, the same object for the same text."""

_MAX_IMPORTS: Final = 200
_MAX_IMPORT_DEPTH: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One sheet of a document: its address, and the conditions under which it counts.

    ``where`` is the address of the file, or of the page for a ``style`` element; ``element`` is
    the element that brought it (the ``link`` or ``style``), -1 for a sheet added to the page.
    ``page`` is the document whose ``style`` element holds the text, if one does.
    """

    sheet: Sheet
    where: str
    element: int = -1
    page: Document | None = None
    conditions: tuple[tuple[str, str], ...] = ()
    layer: str | None = None
    earlier_layers: tuple[str, ...] = ()
    tree: int = 0
    """The number of the tree that it counts in, the document's or a shadow tree."""

    @property
    def is_movable(self) -> bool:
        """Whether it is a page's own, and depends on no other sheet."""
        return self.page is not None and self.layer is None and self.sheet.is_plain

    @property
    def text(self) -> str:
        """The text of the sheet."""
        return self.sheet.text

    def position(self, offset: int) -> tuple[str, int, int]:
        """Return address, line and column, from 1, of an offset in the sheet's text."""
        line, column = self.sheet.line_and_column(offset)
        if self.page is not None:
            first_line, first_column = self.page.text_position(self.element)
            column += first_column - 1 if line == 1 else 0
            line += first_line - 1
        return self.where, line, column

    @property
    def text_offset(self) -> int:
        """The offset of the text in the page's source; -1 where it is a file of its own.

        Also -1 where the source does not hold the text as it is.
        """
        if self.page is None:
            return -1
        offset = self.page.offset(*self.page.text_position(self.element))
        return offset if self.page.text.startswith(self.text, offset) else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A sheet that is missing from the cascade: its address, the reason, and the element.

    ``line`` and ``column`` are those of the element in the page.
    """

    url: str
    reason: str
    element: int
    line: int
    column: int


def collect_sources(
    document: Document, *, where: str, reader: Reader | None, scan_text: Scan = scanned
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Return the sheets of a document in cascade order, and those that could not be read."""
    collector = _Collector(document, where, reader, scan_text)
    collector.run()
    return tuple(collector.sources), tuple(collector.problems)


class _Collector:
    def __init__(
        self, document: Document, where: str, reader: Reader | None, scan_text: Scan
    ) -> None:
        self.document = document
        self.where = where
        self.reader = reader
        self.scan_text = scan_text
        self.base = where
        self.sources: list[Source] = []
        self.problems: list[Problem] = []
        self.imports = 0
        self.preferred: str | None = None
        self.tree = 0

    def run(self) -> None:
        """Collect the sheets of the document, then those of its shadow trees."""
        trees = self.document.shadow_trees
        if trees is None:
            self._collect(range(len(self.document)))
            return
        for number, tree in enumerate(trees.trees):
            self.tree = number
            self._collect(tree.elements[1:] if number else tree.elements)

    def _collect(self, elements: Iterable[int]) -> None:
        document = self.document
        wanted = {
            number
            for number, kind in enumerate(document.kinds)
            if kind.tag in {"link", "style", "base", "meta"}
        }
        based = bool(self.tree)
        for element in elements:
            kind = document.kind[element]
            if kind not in wanted:
                continue
            one = document.kinds[kind]
            if one.tag == "style" and one.namespace in {"html", "svg"}:
                self._style(element)
            elif one.namespace != "html":
                continue
            elif one.tag == "link":
                self._link(element)
            elif one.tag == "meta":
                self._name_preferred(one.attributes)
            elif not based and "href" in one.attributes:
                self.base = _resolved(self.where, one.attributes["href"].strip()) or self.base
                based = True

    def _style(self, element: int) -> None:
        attributes = self.document.attributes(element)
        # Unlike a link's, it is compared as it stands.
        if attributes.get("type", "").lower() not in {"", "text/css"}:
            return
        if not self._is_preferred(attributes.get("title", "")):
            return
        text = self.document.own_text(element)
        conditions = _media(attributes.get("media", ""))
        self._add(self.scan_text(text), self.where, self.base, element, conditions, own=True)

    def _link(self, element: int) -> None:
        attributes = self.document.attributes(element)
        relations = attributes.get("rel", "").lower().split()
        href = attributes.get("href", "").strip()
        if "stylesheet" not in relations or not href or "disabled" in attributes:
            return
        kind = attributes.get("type", "").split(";")[0].strip().lower()
        if kind not in {"", "text/css"}:
            return
        title = attributes.get("title", "")
        if "alternate" in relations:
            # Without a title, Chromium leaves it off all the same.
            if not title or title != self.preferred:
                return
        elif not self._is_preferred(title):
            return
        address = _resolved(self.base, href)
        if address is None:
            self._missing(href, element, "not a URL")
            return
        sheet = self._read(address, attributes.get("charset", "").strip().lower())
        if sheet is None:
            self._missing(address, element)
            return
        conditions = _media(attributes.get("media", ""))
        self._add(sheet, address, address, element, conditions)

    def _name_preferred(self, attributes: Mapping[str, str]) -> None:
        """Take the set of sheets that ``<meta http-equiv=default-style>`` names, if none is yet."""
        if attributes.get("http-equiv", "").lower() == "default-style":
            self.preferred = self.preferred or attributes.get("content") or None

    def _is_preferred(self, title: str) -> bool:
        """Whether a sheet of that title applies: the first title chooses the set."""
        if not title or self.tree:  # titles mean nothing in a shadow tree
            return True
        if self.preferred is None:
            self.preferred = title
        return title == self.preferred

    def _missing(self, address: str, element: int, reason: str = "") -> None:
        if holds_only_fonts(address):
            return
        if not reason:
            remote = urlsplit(address).scheme in {"http", "https"} or address.startswith("//")
            reason = "on another host, in no folder named for it" if remote else "no such file"
        line, column = self.document.position(element)
        self.problems.append(
            Problem(url=address, reason=reason, element=element, line=line, column=column)
        )

    def _read(self, address: str, charset: str = "") -> Sheet | None:
        if address.startswith("data:"):
            return data_sheet(address)
        if self.reader is None:
            return None
        data = self.reader(urlsplit(address)._replace(fragment="").geturl())
        if data is None:
            return None
        return self.scan_text(decoded(data, charset or self.document.encoding))

    def _add(  # noqa: PLR0913 - what a source is, and where it stands
        self,
        sheet: Sheet,
        where: str,
        base: str,
        element: int,
        conditions: tuple[tuple[str, str], ...],
        *,
        own: bool = False,
    ) -> None:
        source = Source(
            sheet=sheet,
            where=where,
            element=element,
            page=self.document if own else None,
            conditions=conditions,
            tree=self.tree,
        )
        self.sources.extend(self._with_imports(source, base, (where,) if not own else ()))

    def _with_imports(self, source: Source, base: str, chain: tuple[str, ...]) -> Iterator[Source]:
        """Yield the sheets that a sheet imports, depth first, then itself."""
        sheet = source.sheet
        for number, imported in enumerate(sheet.imports):
            address = _resolved(base, imported.url)
            self.imports += 1
            if address is None:
                self._missing(imported.url, source.element, "not a URL")
                continue
            if address in chain:
                continue
            if len(chain) > _MAX_IMPORT_DEPTH or self.imports > _MAX_IMPORTS:
                self._missing(address, source.element, "too many imports")
                continue
            found = self._read(address)
            if found is None:
                self._missing(address, source.element)
                continue
            conditions = source.conditions
            if imported.supports is not None:
                conditions = (*conditions, ("supports", imported.supports))
            conditions = (*conditions, *_media(imported.media))
            layer = source.layer
            if imported.layer is not None:
                name = imported.layer or f"(import {len(self.sources)} {self.imports})"
                layer = f"{layer}.{name}" if layer is not None else name
            inner = Source(
                sheet=found,
                where=address,
                element=source.element,
                conditions=conditions,
                layer=layer,
                earlier_layers=(*source.earlier_layers, *_earlier(sheet, number, source.layer)),
                tree=source.tree,
            )
            yield from self._with_imports(inner, address, (*chain, address))
        yield source


def _earlier(sheet: Sheet, number: int, prefix: str | None) -> tuple[str, ...]:
    """Return the layers that a sheet names before one of its imports."""
    names: list[str] = []
    for _, name in sheet.layers:
        if name == f"@{number}":
            break
        if not name.startswith("@"):
            names.append(f"{prefix}.{name}" if prefix is not None else name)
    return tuple(names)


def _resolved(base: str, url: str) -> str | None:
    """Return the address of a URL, resolved against a base; ``None`` if it is no URL."""
    try:
        return urljoin(base, url)
    except ValueError:  # a host in brackets that is no IPv6 address
        return None


def _media(text: str) -> tuple[tuple[str, str], ...]:
    text = text.strip()
    return (("media", text),) if text and text.lower() != "all" else ()
