"""A document as scripts and visitors may change it: other attributes on the same elements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11yview.cascade.html.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from a11yview.cascade.html.document import Document

__all__ = ["with_attributes"]


def with_attributes(  # noqa: PLR0913 - each with a default but the first two
    document: Document,
    changes: Mapping[int, Mapping[str, str | None]],
    *,
    submitted: bool = False,
    shown: Iterable[int] = (),
    indeterminate: Iterable[int] = (),
    texts: Mapping[int, str] | None = None,
) -> Document:
    """Return the document with other attributes on some elements; ``None`` takes one away.

    ``submitted``: its forms have been sent, so that fields tell whether they are valid.
    ``shown`` are popovers and dialogs that are open, ``indeterminate`` checkboxes that a script
    has made so; ``texts`` replaces the text of elements.
    The elements keep their numbers.
    """
    kinds, numbers = [*document.kinds], [*document.kind]
    known: dict[tuple[int, tuple[tuple[str, str | None], ...]], int] = {}
    for element, changed in changes.items():
        key = (document.kind[element], tuple(sorted(changed.items())))
        number = known.get(key)
        if number is None:
            kind = document.kinds[key[0]]
            attributes = {**kind.attributes, **changed}
            left = {name: value for name, value in attributes.items() if value is not None}
            number = known[key] = len(kinds)
            kinds.append(Kind(kind.tag, kind.namespace, left, kind.held))
        numbers[element] = number
    written = {element: (text,) for element, text in (texts or {}).items()}
    trees = document.shadow_trees
    return replace(
        document,
        kinds=kinds,
        kind=numbers,
        texts={**document.texts, **written},
        shadow_trees=None if trees is None else trees.with_texts(written),
        submitted=submitted or document.submitted,
        shown=document.shown.union(shown),
        indeterminate=document.indeterminate.union(indeterminate),
    )
