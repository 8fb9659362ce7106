"""Declarative shadow trees, put together with the document into one flat tree.

The parser attaches the content of ``<template shadowrootmode>`` to its host as a shadow tree. What
is rendered is the *flat tree*: a host has its shadow tree for content, a slot the nodes assigned to
it. It is what elements inherit along and lie on, so it is the tree of the :class:`.Document`; its
elements are those of all trees. What no slot shows stands in it, too, since selectors see it: it is
*unrendered*.

Selectors see a *node tree* at a time: that of the document, or one shadow tree. There the host is
the element 0, without a feature of its own: see :mod:`.node_trees`.

Source: the DOM standard, 4.2.2 (slots) and 4.2.3 (assigning slottables); CSS Scoping 1, section 3.5
(the flat tree); HTML, 13.2.6.4.4 (declarative shadow roots).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.html.parser import turbohtml
    from a11yview.cascade.html.reading import Kind, Reading

    _Node = tuple["_Raw", int]
    """A tree as it was read, and the number of an element in it."""

__all__ = ["FlatTree", "NodeTree", "ShadowTrees", "flat_tree"]


_HOSTS: Final = frozenset(
    (
        "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span"
    ).split()
)
"""Elements that can host a shadow tree, besides those with a hyphen in their name."""


class NodeTree(NamedTuple):
    """A tree of nodes: the document's, the first of all, or a shadow tree.

    ``elements`` are the elements of the flat tree that it has, in tree order, ``parent`` the places
    of their parents among them. Those of a shadow tree begin with its host.
    """

    host: int
    """The host's number, -1 for the document's tree."""
    around: int
    """The number of the tree that the host is in, -1 likewise."""
    elements: list[int]
    parent: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowTrees:
    """The trees of a document with shadow trees, outer ones before inner ones.

    All are about the elements of the flat tree by number.
    """

    trees: list[NodeTree] = field(default_factory=list)
    tree_of: list[int] = field(default_factory=list)
    """The number of the tree that each element is in."""
    place: list[int] = field(default_factory=list)
    """Its place among the elements of that."""
    node_parent: list[int] = field(default_factory=list)
    """Its parent element in its own tree, -1 for what has none."""
    node_index: list[int] = field(default_factory=list)
    """How many child elements of its parent come before it in its own tree."""
    texts: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """The texts directly in elements, as their own tree has them."""
    hosted: dict[int, int] = field(default_factory=dict)
    """The shadow tree of each host."""
    slot_of: dict[int, int] = field(default_factory=dict)
    """The slots of those elements that one shows."""
    written_in: dict[int, int] = field(default_factory=dict)
    """Of slots that show texts: the hosts that these are written in."""
    unrendered: set[int] = field(default_factory=set)
    """Children of hosts that no slot shows, and children of slots that show others."""

    def path(self, element: int) -> str:
        """Return the path of an element: at the root of a shadow tree, ``#`` is a step."""
        steps: list[str] = []
        while True:
            parent = self.node_parent[element]
            if parent < 0 and not self.tree_of[element]:
                return "".join(f"/{step}" for step in reversed(steps))
            steps.append(str(self.node_index[element] + 1))
            if parent < 0:
                steps.append("#")
                parent = self.trees[self.tree_of[element]].host
            element = parent

    def hosts_of(self, element: int) -> list[int]:
        """Return the hosts of the trees that an element is in, the outermost first."""
        hosts: list[int] = []
        tree = self.trees[self.tree_of[element]]
        while tree.around >= 0:
            hosts.append(tree.host)
            tree = self.trees[tree.around]
        return hosts[::-1]

    def with_texts(self, texts: Mapping[int, Sequence[str]]) -> ShadowTrees:
        """Return the same with other texts in some elements."""
        return replace(self, texts={**self.texts, **texts}) if texts else self


class FlatTree(NamedTuple):
    """The arrays of a document's flat tree, as :class:`.Document` has them."""

    parent: list[int]
    kind: list[int]
    ordinal: list[int]
    texts: dict[int, Sequence[str]]
    roots: list[turbohtml.Node]
    """The roots of the trees, whose elements ``ordinal`` counts one after the other."""
    shadow_trees: ShadowTrees


def flat_tree(tree: turbohtml.Document, reading: Reading) -> FlatTree | None:
    """Return the flat tree of a document that was read; ``None`` without a shadow tree."""
    found = _Flattening(tree, reading).run()
    return found if len(found.shadow_trees.trees) > 1 else None


class _Raw:
    """One tree as it was read; the number 0 of a shadow tree is its host."""

    def __init__(
        self, number: int, reading: Reading, root: turbohtml.Node, offset: int, *, is_shadow: bool
    ) -> None:
        self.number = number
        self.reading = reading
        self.handles = list(root.iter_elements())
        self.offset = offset - is_shadow  # the host's ordinal is no element of the tree's
        self.is_shadow = is_shadow
        self.elements = [-1] * len(reading.parent)
        self.children: list[list[int]] = [[] for _ in reading.parent]
        self.index: list[int] = []
        for element, parent in enumerate(reading.parent):
            self.index.append(len(self.children[parent]) if parent >= 0 else 0)
            if parent >= 0:
                self.children[parent].append(element)
        self.assigned: dict[int, list[_Node]] = {}
        """The elements that each slot shows."""
        self.assigned_texts: dict[int, tuple[Sequence[str], int]] = {}
        """The texts that a slot shows, and the host that they are written in."""

    def kind(self, element: int) -> Kind:
        return self.reading.kinds[self.reading.kind[element]]

    def shadow_root(self, element: int) -> turbohtml.Node | None:
        """Return the root of the shadow tree that an element hosts."""
        tag = self.kind(element).tag
        if tag not in _HOSTS and "-" not in tag:
            return None
        return self.handles[self.reading.ordinal[element] - self.is_shadow].shadow_root

    def slots(self) -> dict[str, int]:
        """Return the slots of the tree by name, the first of each."""
        slots: dict[str, int] = {}
        for element in range(1, len(self.elements)):
            kind = self.kind(element)
            if kind.tag == "slot" and kind.namespace == "html":
                slots.setdefault(kind.attributes.get("name", ""), element)
        return slots


class _Flattening:
    """Gives the elements of all trees their numbers, in the order of the flat tree."""

    def __init__(self, tree: turbohtml.Document, reading: Reading) -> None:
        self._reading = reading
        self._trees = ShadowTrees()
        self._node_texts: dict[int, Sequence[str]] = {}
        self._found = FlatTree([], [], [], {}, [], self._trees)
        self._raw: list[_Raw] = []
        self._n_handles = 0
        self._add_tree(reading, tree, host=-1, around=-1)

    def _add_tree(self, reading: Reading, root: turbohtml.Node, host: int, around: int) -> _Raw:
        raw = _Raw(len(self._raw), reading, root, self._n_handles, is_shadow=host >= 0)
        self._raw.append(raw)
        self._n_handles += len(raw.handles)
        self._found.roots.append(root)
        self._trees.trees.append(NodeTree(host, around, raw.elements, reading.parent))
        return raw

    def run(self) -> FlatTree:
        # Elements still to come, the next one last: their tree, number, parent, whether shown.
        pending: list[tuple[_Raw, int, int, bool]] = []
        if self._raw[0].elements:
            pending.append((self._raw[0], 0, -1, True))
        while pending:
            raw, number, above, is_shown = pending.pop()
            element = self._add(raw, number, above)
            if not is_shown:
                self._trees.unrendered.add(element)
            shown, unshown = self._content(raw, number, element)
            pending += [(*node, element, False) for node in reversed(unshown)]
            pending += [(*node, element, True) for node in reversed(shown)]
        self._resolve()
        return self._found._replace(shadow_trees=replace(self._trees, texts=self._node_texts))

    def _add(self, raw: _Raw, number: int, above: int) -> int:
        found, trees, reading = self._found, self._trees, raw.reading
        element = len(found.parent)
        raw.elements[number] = element
        found.parent.append(above)
        found.kind.append(reading.kind[number])
        found.ordinal.append(raw.offset + reading.ordinal[number])
        trees.tree_of.append(raw.number)
        trees.place.append(number)
        trees.node_index.append(raw.index[number])
        parent = reading.parent[number]
        is_top = parent < 0 or (raw.is_shadow and parent == 0)
        trees.node_parent.append(-1 if is_top else raw.elements[parent])
        return element

    def _content(self, raw: _Raw, number: int, element: int) -> tuple[list[_Node], list[_Node]]:
        """Return the content of an element in the flat tree, and what it has that is not shown."""
        texts = raw.reading.texts.get(number)
        if texts:
            self._node_texts[element] = texts
        own: list[_Node] = [(raw, child) for child in raw.children[number]]
        root = raw.shadow_root(number)
        if root is not None:
            return self._hosted(raw, number, element, root)
        given, given_texts = raw.assigned.get(number, ()), raw.assigned_texts.get(number)
        if given or given_texts:
            if given_texts:
                self._found.texts[element], self._trees.written_in[element] = given_texts
            return [*given], own
        if texts:
            self._found.texts[element] = texts
        return own, []

    def _hosted(
        self, raw: _Raw, number: int, host: int, root: turbohtml.Node
    ) -> tuple[list[_Node], list[_Node]]:
        """Return the content of a host: its shadow tree; and its own content that no slot shows."""
        reading = self._reading.beside()
        reading.read(f"<host>{root.serialize()}</host>")
        tree = self._add_tree(reading, root, host, raw.number)
        tree.elements[0] = host
        self._trees.hosted[host] = tree.number
        slots = tree.slots()
        unshown: list[_Node] = []
        for child in raw.children[number]:
            slot = slots.get(raw.kind(child).attributes.get("slot", ""))
            if slot is None:
                unshown.append((raw, child))
            else:
                tree.assigned.setdefault(slot, []).append((raw, child))
        texts = raw.reading.texts.get(number)
        if texts and "" in slots:
            tree.assigned_texts[slots[""]] = texts, host
        if reading.texts.get(0):
            self._found.texts[host] = reading.texts[0]
        return [(tree, child) for child in tree.children[0]], unshown

    def _resolve(self) -> None:
        """Give elements their slots by number."""
        for raw in self._raw:
            for slot, nodes in raw.assigned.items():
                for tree, child in nodes:
                    self._trees.slot_of[tree.elements[child]] = raw.elements[slot]
