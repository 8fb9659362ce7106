"""Parts of a page that are not read: documents in attributes, content of scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized

    from a11yview.cascade import Document

__all__ = ["unread_parts"]


def unread_parts(document: Document, texts: Sized) -> Iterator[tuple[int, str]]:
    """Yield the elements with a part that is not read, and what that is; of an empty page its root.

    ``texts`` are the elements of the page that have text.
    """
    found = list(_parts(document, texts))
    yield from found
    if not texts and not found and document.kind:
        yield 0, "no text in it: nothing was judged"


def _parts(document: Document, texts: Sized) -> Iterator[tuple[int, str]]:
    if not texts:
        scripts = [kind.namespace == "html" and kind.tag == "script" for kind in document.kinds]
        for element in [e for e, kind in enumerate(document.kind) if scripts[kind]][:1]:
            yield element, "no text without scripts, and none are run: check what a browser has"
    framed = [
        kind.namespace == "html" and kind.tag == "iframe" and "srcdoc" in kind.attributes
        for kind in document.kinds
    ]
    if any(framed):
        for element, kind in enumerate(document.kind):
            if framed[kind] and document.kinds[kind].attributes["srcdoc"].strip():
                yield element, "the page in srcdoc is not read: check it as a page of its own"
