"""Pictures that may show words: a person has to look at them.

Source: WCAG 2.2, 1.4.5, Images of Text. No pixel is read here: a picture counts whose author gave
it words for an alternative. ``text`` in an ``svg`` is text. Logos are let off, as the criterion
does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.audit.beyond_contrast.gathering import Problem
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.audit.beyond_contrast.sight import Sight
    from a11yview.cascade import Kind

__all__ = ["images_of_text"]

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LOGO: Final = re.compile(r"logo|brand", re.IGNORECASE)
_NO_WORDS: Final = re.compile(
    r"\s*(?:an?\s+|the\s+)?(?:alt|alternate text|avatar|background|banner|hero|icon|image|img|"
    r"photo|picture|placeholder|portrait|profile|screenshot|slide|thumb(?:nail)?|user)"
    r"(?:\s+(?:alt|avatar|icon|image|photo|picture|placeholder|thumbnail))?\W*\d*\W*",
    re.IGNORECASE,
)
"""Alternatives that name a kind of picture, and nothing that it shows."""
_FILE: Final = re.compile(
    r"\S+\.(?:avif|gif|jpe?g|png|svg|webp)|[a-z0-9]+(?:[-_][a-z0-9]+)+", re.IGNORECASE
)
_ICON: Final = 32
"""The size in CSS px up to which a picture is an icon."""
_LONGEST: Final = 60


def images_of_text(sight: Sight) -> Iterator[Problem]:
    """Yield the pictures that may show words."""
    alternatives = [_alternative(kind) for kind in sight.document.kinds]
    if not any(alternatives):
        return
    for element, kind in enumerate(sight.document.kind):
        alternative = alternatives[kind]
        if alternative is None or not sight.shows_box(element):
            continue
        shown = alternative if len(alternative) <= _LONGEST else alternative[: _LONGEST - 1] + "…"
        yield Problem(
            rule="AV309",
            element=element,
            verdict=Verdict.UNDETERMINED,
            reason="image-text",
            problem=f"picture with the alternative “{shown}”",
            fix="if it shows words, write them as text and style them; if not, mark it with "
            'data-a11yview-ignore="no words in it"',
            shown=alternative,
        )


def _alternative(kind: Kind) -> str | None:
    """Return the words that stand for a picture, None if it shows none, or is no picture."""
    attributes = kind.attributes
    is_picture = kind.namespace == "html" and (
        kind.tag == "img" or (kind.tag == "input" and attributes.get("type", "").lower() == "image")
    )
    if not is_picture or _is_small(attributes):
        return None
    text = " ".join(attributes.get("alt", "").split())
    if not _WORD.search(text) or _NO_WORDS.fullmatch(text) or _FILE.fullmatch(text):
        return None
    names = (attributes.get(name, "") for name in ("alt", "class", "id", "src"))
    return None if any(map(_LOGO.search, names)) else text


def _is_small(attributes: Mapping[str, str]) -> bool:
    sizes = [attributes.get(name, "").removesuffix("px") for name in ("width", "height")]
    return any(size.isdecimal() and int(size) <= _ICON for size in sizes)
