"""A document as matching reads it: signatures and siblings, counted when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from a11yview.cascade.html.document import Kind
from a11yview.cascade.html.presentational_hints import hints
from a11yview.cascade.sheets.token_patterns import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from a11yview.cascade.html.document import Document
    from a11yview.cascade.selectors.signature import Signature
    from a11yview.cascade.selectors.signature_pool import SignaturePool

__all__ = ["PageTree"]


class PageTree:
    """The tree of one document with the signatures that one index gives its tags.

    ``mentions`` are those of the author's sheets: see :attr:`.Sheet.mentions`. In a tree with
    hosts, ``around_focusable`` says which elements hold something that can have the focus.
    """

    def __init__(
        self,
        document: Document,
        signatures: SignaturePool,
        mentions: frozenset[str],
        *,
        around_focusable: Sequence[bool] | None = None,
    ) -> None:
        self.document = document
        self.parent = document.parent
        self.tag_signatures: Sequence[Signature] = [
            signatures.of(kind, hints(kind.tag, kind.namespace, kind.attributes))
            for kind in document.kinds
        ]
        """The signature of each distinct tag of the document."""
        tags = self.tag_signatures
        self.signatures: Sequence[Signature] = [tags[number] for number in document.kind]
        """The signature of each element."""
        self.keys = frozenset[str]().union(*{signature.keys for signature in tags})
        self._pool = signatures
        self._given_focusable = around_focusable
        self._in_sheets = mentions

    @cached_property
    def mentions(self) -> frozenset[str]:
        """Names of :attr:`.Sheet.mentions` that may occur in author sheets or attributes."""
        kinds = self.document.kinds
        texts = [kind.attributes.get("style", "") for kind in kinds]
        if "attr(" in self._in_sheets:  # any attribute may have more to substitute
            texts += [text for kind in kinds for text in kind.attributes.values()]
        wanted = ("color-scheme", "container", "sibling-", "if(")
        return self._in_sheets | names_in(";".join(texts), wanted)

    @cached_property
    def sibling_counts(self) -> Sequence[tuple[int, int]] | None:
        """For each element, its number among its siblings and how many these are.

        ``None`` where no value can depend on them: see ``sibling-index()``.
        """
        if "sibling-" not in self.mentions:
            return None
        index, children = self.document.index, self.document.children
        return [
            (1, 1) if parent < 0 else (index[element] + 1, len(children[parent]))
            for element, parent in enumerate(self.parent)
        ]

    @cached_property
    def around(self) -> Mapping[Signature, AbstractSet[Signature]]:
        """The signatures of the parents of all elements of one signature."""
        around: dict[Signature, set[Signature]] = {tag: set() for tag in self.tag_signatures}
        signatures = self.signatures
        for signature, parent in zip(signatures, self.parent, strict=True):
            if parent >= 0:
                around[signature].add(signatures[parent])
        return around

    def holds_focusable(self, element: int) -> bool:
        """Whether the element can have the focus, or something in it."""
        return self.around_focusable[element]

    @cached_property
    def around_focusable(self) -> Sequence[bool]:
        """Whether each element can have the focus, or something in it."""
        if self._given_focusable is not None:
            return self._given_focusable
        parents = self.parent
        around = [signature.is_focusable for signature in self.signatures]
        for element in range(len(parents) - 1, 0, -1):
            if around[element]:
                around[parents[element]] = True
        return around

    def root_signature(self, attributes: Sequence[tuple[str, str]]) -> Signature:
        """Return the signature of the root element with attributes set over its own."""
        if not attributes:
            return self.signatures[0]
        kind = self.document.kinds[self.document.kind[0]]
        set_over = {**kind.attributes, **dict(attributes)}
        kind = Kind(kind.tag, kind.namespace, set_over, kind.held)
        return self._pool.of(kind)

    @property
    def children(self) -> Sequence[Sequence[int]]:
        """The child elements of each element."""
        return self.document.children

    def siblings(self, element: int) -> Sequence[int]:
        """Return the element and its siblings, in order."""
        parent = self.parent[element]
        return self.document.children[parent] if parent >= 0 else (element,)

    def sibling_index(self, element: int) -> int:
        """Return the index of an element among its siblings, from 0."""
        return self.document.index[element]

    def attributes(self, element: int) -> Mapping[str, str]:
        """Return all attributes of an element."""
        return self.document.kinds[self.document.kind[element]].attributes

    def is_empty(self, element: int) -> bool:
        """Whether the element has neither child elements nor text, not even white space."""
        return not self.document.children[element] and not self.document.texts.get(element)

    @cached_property
    def types(self) -> tuple[Sequence[int], Sequence[int]]:
        """For each element, how many siblings of its type stand before it, and after it."""
        before = [0] * len(self.parent)
        after = [0] * len(self.parent)
        kinds, kind = self.document.kinds, self.document.kind
        names = [(one.tag, one.namespace) for one in kinds]
        for children in self.document.children:
            if len(children) > 1:
                seen: dict[tuple[str, str], int] = {}
                for child in children:
                    name = names[kind[child]]
                    before[child] = seen.get(name, 0)
                    seen[name] = before[child] + 1
                for child in children:
                    after[child] = seen[names[kind[child]]] - before[child] - 1
        return before, after

    @cached_property
    def last(self) -> Sequence[int]:
        """The last element within each, itself if it has no children."""
        last = list(range(len(self.parent)))
        for element in range(len(last) - 1, 0, -1):
            parent = self.parent[element]
            last[parent] = max(last[parent], last[element])
        return last
