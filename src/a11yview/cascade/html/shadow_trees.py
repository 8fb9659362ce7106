"""Declarative shadow trees: their hosts, and the content of these that they show.

The parser attaches the content of ``<template shadowrootmode>``, so that none of it is among the
elements of the document. A shadow tree has style sheets of its own; only its slots are read here.

Source: the DOM standard, 4.2.2 (slots), and HTML, 13.2.6.4.4 (declarative shadow roots).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.html.parser import turbohtml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["ShadowTree", "shadow_trees"]

_SILENT: Final = frozenset({"style", "script", "template"})


class ShadowTree(NamedTuple):
    """A shadow tree, and the content of its host that it shows.

    ``slotted`` are the child elements of the host that it shows, ``shows_text`` says whether it
    shows the host's own text; ``has_text`` whether it has text itself.
    """

    slotted: frozenset[int]
    shows_text: bool
    has_text: bool


def shadow_trees(
    nodes: Sequence[turbohtml.Element], ordinals: Sequence[int]
) -> Mapping[int, ShadowTree]:
    """Return the shadow trees of a document by their hosts.

    ``nodes`` are the elements of the tree, ``ordinals`` the places of the document's among them.
    """
    numbers = {nodes[ordinal]: element for element, ordinal in enumerate(ordinals)}
    return {
        element: _shadow_tree(host, numbers)
        for host, element in numbers.items()
        if host.shadow_root is not None or list(host.children) != host.flattened_children
    }


def _shadow_tree(host: turbohtml.Element, numbers: Mapping[turbohtml.Element, int]) -> ShadowTree:
    slotted: set[int] = set()
    shows_text = has_text = False
    for node in _flattened(host):
        is_light = node.parent == host
        if isinstance(node, turbohtml.Element):
            if is_light and node in numbers:
                slotted.add(numbers[node])
        elif isinstance(node, turbohtml.Text) and node.data.strip():
            shows_text = shows_text or is_light
            has_text = has_text or not is_light
    return ShadowTree(frozenset(slotted), shows_text, has_text)


def _flattened(host: turbohtml.Element) -> Iterator[turbohtml.Node]:
    """Yield the nodes of a host's flat tree, without the descendants of its own content."""
    open_nodes = list(host.flattened_children)
    while open_nodes:
        node = open_nodes.pop()
        yield node
        is_light = node.parent == host
        if isinstance(node, turbohtml.Element) and not is_light and node.tag not in _SILENT:
            open_nodes.extend(node.flattened_children)
