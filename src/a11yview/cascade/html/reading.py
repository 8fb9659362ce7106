"""The serialization of a tree, read into flat arrays.

Asking each node of turbohtml's tree from Python costs more than building it, so the tree is read
back from its serialization: one call, then one regular expression whose matches are whole tags.
Equal tags (name and attribute text) become one :class:`Kind`, so that attributes are read once per
kind, not per element.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.cascade.fixed import fixed

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Kind", "Reading", "unescaped"]

_VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
_INTEGRATION: Final = frozenset(
    # Where HTML goes on inside SVG and MathML (HTML, 13.2.6.5).
    [("svg", "foreignobject"), ("svg", "desc"), ("svg", "title")]
    + [("mathml", tag) for tag in ("mi", "mo", "mn", "ms", "mtext")]
)
# In a comment, as old pages hide their scripts in one, a script may write another (HTML, 13.2.5.18
# to 13.2.5.31): what is written ends nothing, but what a source without an end of its own is given.
_LAST: Final = r">(?:</(?!script>)[^<>]++>)*+(?:<body></body></html>)?+\Z"
_IN_COMMENT: Final = r"(?:[^<-]++|-(?!->)|<(?!/?(?i:script)[\s/>]|/\1>))*+"
_WRITTEN: Final = (
    r"<(?i:script)[\s/>](?:[^<-]++|-(?!->)|<(?!/(?i:script)[\s/>]|/\1>))*+"
    rf"(?:</(?i:script)(?!{_LAST})[\s/>])?+"
)
_HIDDEN: Final = rf"!--(?!-*>){_IN_COMMENT}(?:{_WRITTEN}{_IN_COMMENT})*+"
_TAG: Final = re.compile(
    rf"""<(?:
        (script|style|xmp|iframe|noembed|noframes|noscript|plaintext)   # raw text
            ((?:\ =?[^\s/>=]*+="[^"]*+")*+)>((?:[^<]++|<(?:{_HIDDEN}|(?!/\1>)))*+)</\1
        |([a-zA-Z][^\s/>]*+)((?:\ =?[^\s/>=]*+="[^"]*+")*+)             # start tag
        |(/)[^>]*+                                                     # end tag
        |!(?:--(?:[^-]++|-(?!->))*+--|[^>]*+)                          # comment, doctype
        |\?[^>]*+
    )>([^<]*+)""",
    re.VERBOSE,
)
_ATTRIBUTE: Final = re.compile(r' (=?[^\s/>=]*)="([^"]*)"')
_ENTITY: Final = re.compile(r"&(amp|lt|gt|quot|nbsp);")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\xa0"}


def unescaped(text: str) -> str:
    """Return a text of the serialization as it stands in the tree."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda found: _ENTITIES[found[1]], text)


@fixed
class Kind:
    """Local name, namespace and attributes, shared by all elements with equal tags.

    ``tag`` is in the case of the tree (lower case in HTML); ``namespace`` is ``html``, ``svg`` or
    ``mathml``.
    """

    tag: str
    namespace: str
    attributes: Mapping[str, str]
    held: frozenset[tuple[int, str]] = frozenset()
    """The states that its elements are in, each with its turn: see :func:`.with_turns`."""


class Reading:
    """The arrays of one document while they grow."""

    def __init__(self) -> None:
        self.parent: list[int] = []
        self.kind: list[int] = []
        self.kinds: list[Kind] = []
        self.ordinal: list[int] = []
        self.texts: dict[int, list[str]] = {}
        self._known: dict[tuple[str, str, str], int] = {}

    def beside(self) -> Reading:
        """Return a reading of another tree with the same kinds."""
        other = Reading()
        other.kinds, other._known = self.kinds, self._known
        return other

    def read(self, html: str) -> None:  # noqa: C901 - one branch a kind of token
        """Append every element of the serialization."""
        parents, kinds, ordinals, texts = self.parent, self.kind, self.ordinal, self.texts
        known, ordinal, inner = self._known, 0, "html"
        # One entry per open element: (parent, namespace outside, template depth outside).
        stack: list[tuple[int, str, int]] = []
        top, hidden = -1, 0
        for raw, raw_attributes, raw_text, name, attributes, end, text in _TAG.findall(html):
            if name or raw:
                if not hidden:
                    key = (name or raw, inner, attributes or raw_attributes)
                    kind = known.get(key)
                    if kind is None:
                        kind = self._kind(key)
                    element = len(parents)
                    parents.append(top)
                    kinds.append(kind)
                    ordinals.append(ordinal)
                    if raw_text:
                        texts[element] = [raw_text]
                ordinal += 1
                if name and not (name in _VOID and _namespace(name, inner) == "html"):
                    stack.append((top, inner, hidden))
                    if hidden or (name == "template" and _namespace(name, inner) == "html"):
                        hidden += 1
                    top = element
                    if inner != "html" or name in {"svg", "math"}:
                        inner = _content(name, _namespace(name, inner), attributes)
            elif end and stack:
                top, inner, hidden = stack.pop()
            if text and top >= 0 and not hidden:
                texts.setdefault(top, []).append(text)

    def _kind(self, key: tuple[str, str, str]) -> int:
        name, outside, attributes = key
        namespace = _namespace(name, outside)
        pairs = dict(_ATTRIBUTE.findall(attributes))
        if "&" in attributes:
            pairs = {name: unescaped(value) for name, value in pairs.items()}
        self.kinds.append(Kind(name, namespace, pairs))
        self._known[key] = len(self.kinds) - 1
        return len(self.kinds) - 1


def _namespace(name: str, around: str) -> str:
    """Return the namespace of an element in what :func:`_content` says is around it."""
    if around == "mathml text" and name in {"mglyph", "malignmark"}:
        return "mathml"
    if around in {"html", "mathml text"}:
        return {"svg": "svg", "math": "mathml"}.get(name, "html")
    if around == "annotation":
        return "svg" if name == "svg" else "mathml"
    return around


def _content(name: str, namespace: str, attributes: str) -> str:
    """Return the namespace in an element, or a kind of content in MathML that may change it."""
    name = name.lower()
    if (namespace, name) in _INTEGRATION:
        return "mathml text" if namespace == "mathml" else "html"
    if (namespace, name) == ("mathml", "annotation-xml"):
        encoding = dict(_ATTRIBUTE.findall(attributes)).get("encoding", "").lower()
        return "html" if encoding in {"text/html", "application/xhtml+xml"} else "annotation"
    return namespace
