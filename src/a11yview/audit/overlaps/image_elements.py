"""The colors of ``img`` elements that may lie beneath a text, by the files that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.compositing import with_alpha
from a11yview.audit.backdrop.overlap import Overlap
from a11yview.audit.backdrop.pictures import ReadPicture, color_of
from a11yview.audit.backdrop.stack import has_background
from a11yview.color import TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.cascade import Document
    from a11yview.color import Color

__all__ = ["image_overlap"]

_UNKNOWN: Final = Overlap("image-element")
_MOST_COLORS: Final = 48


def image_overlap(document: Document, nodes: PageNodes, images: Iterable[int]) -> Overlap:
    """Return the colors of pictures that may lie beneath a text, if all are known."""
    veil: dict[Color, None] = {}
    for element in images:
        colors = _colors(document, nodes, element)
        if colors is None:
            return _UNKNOWN
        veil |= dict.fromkeys(colors)
    return Overlap("image-element", tuple(veil)) if 0 < len(veil) <= _MOST_COLORS else _UNKNOWN


def _colors(document: Document, nodes: PageNodes, element: int) -> Iterable[Color] | None:
    """Return the colors that bound those of an ``img``; None where they are not known."""
    style = nodes.styles[element]
    if (
        nodes.pictures is None
        or document.tag(element) != "img"
        or style.filter != "none"
        or style.mix_blend_mode != "normal"
        or has_background(style)
    ):
        return None
    urls = _files(document, element)
    read = nodes.pictures.of_files(urls) if urls else None
    if not isinstance(read, ReadPicture):
        return None
    found: dict[Color, None] = {}
    for _, colors in read.options:
        bounds = dict.fromkeys(color_of(octets) for octets in colors.bounds(_MOST_COLORS // 2))
        found |= bounds
    if style.opacity == 1:
        return found
    return [
        with_alpha(one, one.alpha * style.opacity) if one.alpha else TRANSPARENT for one in found
    ]


def _files(document: Document, element: int) -> Sequence[str]:
    """Return the URLs that an ``img`` may show; none if a script is to put in another."""
    attributes = document.attributes(element)
    if any(name.startswith("data-") and _names_a_file(name) for name in attributes):
        return ()
    found = [attributes.get("src", "").strip(), *_candidates(attributes)]
    parent = document.parent[element]
    if parent >= 0 and document.tag(parent) == "picture":
        for child in document.children[parent]:
            if document.tag(child) == "source":
                found += _candidates(document.attributes(child))
    return [url for url in found if url]


def _names_a_file(name: str) -> bool:
    return any(word in name for word in ("src", "lazy", "original", "image"))


def _candidates(attributes: Mapping[str, str]) -> Iterator[str]:
    """Yield the URLs of a ``srcset``. Source: HTML, "Parsing a srcset attribute"."""
    rest = attributes.get("srcset", "").strip()
    while rest:
        url, _, rest = rest.lstrip(" \t\n,").partition(" ")
        if url.endswith(","):
            yield url.rstrip(",")
            continue
        if url:
            yield url
        rest = rest.partition(",")[2].strip()
