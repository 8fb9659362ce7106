"""A document as the matcher walks it: signatures, siblings, counts, each made when first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from a11yview.cascade.html.document import Kind
from a11yview.cascade.html.forms.controls import FormControls
from a11yview.cascade.html.presentational_hints import hints
from a11yview.cascade.sheets.token_patterns import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from a11yview.cascade.html.document import Document
    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.matching.positions import PositionKey
    from a11yview.cascade.selectors.model import Chain
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["PageTree"]


class PageTree:
    """The tree of one document with the signatures that one index gives its tags.

    ``owners`` holds, for each sheet of the index, the element that ``@scope`` without a prelude
    starts from (the parent of the ``style`` element), or -1.
    """

    def __init__(self, document: Document, index: Index, owners: Sequence[int]) -> None:
        self.document = document
        self.index = index
        self.owners = owners
        self.strong: Sequence[str] | None = None
        """Each element's direction by its first strongly directed letter, as far as asked for."""
        self.parent = document.parent
        self.tag_signatures = [
            index.signatures.of(kind, hints(kind.tag, kind.namespace, kind.attributes))
            for kind in document.kinds
        ]
        kinds = self.tag_signatures
        self.signatures: list[Signature] = [kinds[number] for number in document.kind]
        self.keys = frozenset[str]().union(*{signature.keys for signature in kinds})
        scopes = [
            (owners[use], scope) for use in index.numbers for scope in index.sheets[use].scopes()
        ]
        self.scope_positions: list[tuple[tuple[Chain, PositionKey], ...]] = [
            index.positions.of(selector.chain)
            for _, scope in scopes
            for selector in (*(scope.start or ()), *scope.end)
        ]
        """What the starts and ends of scopes ask about the place of elements."""
        self.scope_owners = frozenset(owner for owner, scope in scopes if scope.start is None)
        """The elements that ``@scope`` without a prelude starts from."""

    @cached_property
    def mentions(self) -> frozenset[str]:
        """Names of :attr:`.Sheet.mentions` that may occur in author sheets or attributes."""
        index = self.index
        texts = [kind.attributes.get("style", "") for kind in self.document.kinds]
        if "attr(" in index.mentions:  # any attribute may have more to substitute
            texts += [text for kind in self.document.kinds for text in kind.attributes.values()]
        wanted = ("color-scheme", "container", "sibling-", "if(")
        return index.mentions | names_in(";".join(texts), wanted)

    @cached_property
    def sibling_counts(self) -> Sequence[tuple[int, int]] | None:
        """The place of each element among its siblings, and their number, if these may count."""
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
        around: dict[Signature, set[Signature]] = {kind: set() for kind in self.tag_signatures}
        signatures = self.signatures
        for signature, parent in zip(signatures, self.parent, strict=True):
            if parent >= 0:
                around[signature].add(signatures[parent])
        return around

    def is_near_link(self, element: int) -> bool:
        """Whether the element is a link, lies in one or around one."""
        return self._near_links[element]

    @cached_property
    def _near_links(self) -> Sequence[bool]:
        parents = self.parent
        inside = [signature.is_link for signature in self.signatures]
        around = inside.copy()
        for element in range(len(parents) - 1, 0, -1):
            if around[element]:
                around[parents[element]] = True
        for element in range(1, len(parents)):
            if inside[parents[element]]:
                inside[element] = around[element] = True
        return around

    def root_signature(self, index: Index, attributes: Sequence[tuple[str, str]]) -> Signature:
        """Return the signature of the root element with attributes set over its own."""
        if not attributes:
            return self.signatures[0]
        kind = self.document.kinds[self.document.kind[0]]
        kind = Kind(kind.tag, kind.namespace, {**kind.attributes, **dict(attributes)})
        return index.signatures.of(kind)

    @property
    def children(self) -> Sequence[Sequence[int]]:
        """The child elements of each element."""
        return self.document.children

    def siblings(self, element: int) -> Sequence[int]:
        """Return the element and its siblings, in order."""
        parent = self.parent[element]
        return self.document.children[parent] if parent >= 0 else (element,)

    def sibling_index(self, element: int) -> int:
        """Return the element's position among its siblings, from 0."""
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

    @cached_property
    def form_controls(self) -> FormControls:
        """The form controls of the document."""
        return FormControls(self.document)

    @cached_property
    def page_language(self) -> str:
        """What the last ``<meta http-equiv=content-language>`` names, in lower case."""
        named = {
            number: kind.attributes["content"].lower()
            for number, kind in enumerate(self.document.kinds)
            if kind.tag == "meta"
            and kind.attributes.get("http-equiv", "").lower() == "content-language"
            and "content" in kind.attributes
        }
        if not named:
            return ""
        return named[next(number for number in reversed(self.document.kind) if number in named)]

    def language(self, element: int) -> str:
        """Return the language of an element in lower case, ``""`` if unknown."""
        return self._languages[element]

    @cached_property
    def _languages(self) -> Sequence[str]:
        """The language of each element, handed down from its parent."""
        languages: list[str] = []
        for element, signature in enumerate(self.signatures):
            value = signature.attributes.get("lang")
            if signature.namespace != "html":
                value = signature.attributes.get("xml:lang", value)
            parent = self.parent[element]
            if value is not None:
                languages.append(value.lower())
            else:
                languages.append(languages[parent] if parent >= 0 else self.page_language)
        return languages
