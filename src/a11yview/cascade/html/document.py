"""HTML text → a document as flat arrays, by way of turbohtml (extra ``check``).

turbohtml builds the tree that a browser builds; :mod:`.reading` makes arrays of it, and
:mod:`.shadow_trees` puts the shadow trees of a page among its elements. Source positions are asked
of the tree only for the elements that a finding names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from a11yview.cascade.html.parser import declares_shadow_trees, parsed, turbohtml
from a11yview.cascade.html.quirks import is_quirky
from a11yview.cascade.html.reading import Kind, Reading, unescaped
from a11yview.cascade.html.shadow_trees import flat_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yview.cascade.html.shadow_trees import ShadowTrees

__all__ = ["Document", "Kind", "read_document"]

_TAG_END: Final = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")


@dataclass(frozen=True, slots=False, eq=False, kw_only=True)
class Document:
    """A document as arrays over its elements, in document order; element 0 is ``html``.

    With shadow trees, it is the flat tree, what is in no slot put behind the rest of its host.
    ``parent[i]`` is an index, -1 for the root; ``kinds[kind[i]]`` holds name and attributes.
    Contents of ``template`` elements are left out, ``noscript`` holds text, as with scripting on.
    """

    source: str | bytes
    parent: Sequence[int]
    kind: Sequence[int]
    kinds: Sequence[Kind]
    quirks: bool
    ordinal: Sequence[int]
    texts: Mapping[int, Sequence[str]] = field(repr=False)
    tree: turbohtml.Document = field(repr=False)
    submitted: bool = False
    """Whether its forms have been sent: fields then tell whether they are valid."""
    shown: frozenset[int] = frozenset()
    """The popovers and dialogs that are open."""
    indeterminate: frozenset[int] = frozenset()
    """The checkboxes that a script has made neither checked nor unchecked to the eye."""
    shadow_trees: ShadowTrees | None = field(default=None, repr=False)
    """The trees that its elements are in, if it has shadow trees."""
    roots: Sequence[turbohtml.Node] = field(default=(), repr=False)
    """The roots of these trees."""

    def __len__(self) -> int:
        return len(self.parent)

    def tag(self, element: int) -> str:
        """Return the local name, in lower case for HTML elements."""
        return self.kinds[self.kind[element]].tag

    def attributes(self, element: int) -> Mapping[str, str]:
        """Return the attributes, names as in the tree, values unescaped."""
        return self.kinds[self.kind[element]].attributes

    def has_text(self, element: int) -> bool:
        """Whether the element has text of its own that is more than white space."""
        return not all(map(str.isspace, self.texts.get(element, ())))

    def own_text(self, element: int) -> str:
        """Return the text directly in the element, its pieces joined."""
        text = "".join(self.texts.get(element, ()))
        kind = self.kinds[self.kind[element]]
        raw = kind.namespace == "html" and kind.tag in {"script", "style", "noscript"}
        return text if raw else unescaped(text)

    def pieces(self, element: int) -> Iterator[str | None]:
        """Yield the texts directly in an element, in order; ``None`` for each child element."""
        for node in self._elements[self.ordinal[element]].children:
            if isinstance(node, turbohtml.Text):
                yield node.data
            elif isinstance(node, turbohtml.Element):
                yield None

    @cached_property
    def children(self) -> Sequence[Sequence[int]]:
        """The child elements of each element, in order."""
        children: list[list[int]] = [[] for _ in self.parent]
        for element, parent in enumerate(self.parent):
            if parent >= 0:
                children[parent].append(element)
        return children

    @cached_property
    def index(self) -> Sequence[int]:
        """The position of each element among its parent's child elements, from 0."""
        index = [0] * len(self.parent)
        for children in self.children:
            for place, child in enumerate(children):
                index[child] = place
        return index

    def path(self, element: int) -> str:
        """Return the child positions from ``html`` down, from 1: ``/2/1/3``; ``""`` for html.

        Below a host, ``#`` stands for the root of its shadow tree, as in ``/2/1/#/3``.
        """
        if self.shadow_trees is not None:
            return self.shadow_trees.path(element)
        steps: list[str] = []
        while element > 0:
            steps.append(f"/{self.index[element] + 1}")
            element = self.parent[element]
        return "".join(reversed(steps))

    def tree_of(self, element: int) -> int:
        """Return the number of the tree that an element is in; ids are its own."""
        return 0 if self.shadow_trees is None else self.shadow_trees.tree_of[element]

    def hosts_of(self, element: int) -> Sequence[int]:
        """Return the hosts of the shadow trees that an element is in, the outermost first."""
        return () if self.shadow_trees is None else self.shadow_trees.hosts_of(element)

    @cached_property
    def unrendered(self) -> frozenset[int]:
        """The elements that are in no flat tree, so that they have no style."""
        if self.shadow_trees is None:
            return frozenset()
        found = set(self.shadow_trees.unrendered)
        for element, parent in enumerate(self.parent):
            if parent in found:
                found.add(element)
        return frozenset(found)

    def written_in(self, element: int) -> int:
        """Return the element in whose source the text of an element stands: of a slot, its host."""
        trees = self.shadow_trees
        return element if trees is None else trees.written_in.get(element, element)

    @cached_property
    def _elements(self) -> Sequence[turbohtml.Element]:
        roots: Sequence[turbohtml.Node] = self.roots or (self.tree,)
        return [element for root in roots for element in root.iter_elements()]

    def position(self, element: int) -> tuple[int, int]:
        """Return line and column of the start tag, from 1; (0, 0) where the parser implied it."""
        found = self._elements[self.ordinal[element]].position
        return (found[0], found[1] + 1) if found else (0, 0)  # turbohtml's columns are from 0

    def text_position(self, element: int) -> tuple[int, int]:
        """Return line and column where the content of a ``style`` element begins, from 1."""
        line, column = self.position(element)
        lines = self.lines
        if not 0 < line <= len(lines):
            return line, column
        at, text = column - 1, lines[line - 1]
        while True:
            found = _TAG_END.match(text, at)
            if found is not None:
                return line, found.end() + 1
            if line >= len(lines):
                return self.position(element)
            # The tag goes on over the end of the line.
            line, at = line + 1, 0
            text = lines[line - 1]

    @property
    def encoding(self) -> str:
        """The encoding of the source, which sheets have that name none; of text, UTF-8."""
        return (isinstance(self.source, bytes) and self.tree.encoding) or "utf-8"

    @cached_property
    def text(self) -> str:
        """The source as text."""
        source = self.source
        return source.decode(self.encoding, "replace") if isinstance(source, bytes) else source

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return [0, *(found.end() for found in re.finditer(r"\r\n|[\n\r]", self.text))]

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of the source, ends left out, as positions count them."""
        return re.split(r"\r\n|[\n\r]", self.text)

    def offset(self, line: int, column: int) -> int:
        """Return the offset in the source's text of a line and column, both from 1."""
        starts = self._line_starts
        return starts[line - 1] + column - 1 if 0 < line <= len(starts) else -1


def read_document(html: str | bytes) -> Document:
    """Return the document that a browser with scripting enabled makes of the HTML.

    Bytes are decoded as the HTML standard says: byte-order mark, ``meta``, then a guess.
    """
    tree = parsed(html)
    reading = Reading()
    reading.read(tree.serialize())
    flat = flat_tree(tree, reading) if declares_shadow_trees(html) else None
    arrays = reading if flat is None else flat
    return Document(
        source=html,
        parent=arrays.parent,
        kind=arrays.kind,
        kinds=reading.kinds,
        quirks=is_quirky(tree),
        ordinal=arrays.ordinal,
        texts=arrays.texts,
        tree=tree,
        shadow_trees=None if flat is None else flat.shadow_trees,
        roots=() if flat is None else flat.roots,
    )
