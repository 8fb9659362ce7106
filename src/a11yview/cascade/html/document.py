"""HTML text → a document as flat arrays, by way of turbohtml (extra ``check``).

turbohtml builds the tree that a browser builds. Asking each of its nodes from Python costs more
than building it, so the tree is read back from its serialization: one call, then one regular
expression whose matches are whole tags. Equal tags (name and attribute text) become one
:class:`Kind`, so that attributes are read once per kind, not per element. Source positions are
asked of the tree only for the elements that a finding names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from a11yview.cascade.fixed import fixed
from a11yview.cascade.html.parser import parsed, turbohtml
from a11yview.cascade.html.quirks import is_quirky
from a11yview.cascade.html.shadow_trees import shadow_trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yview.cascade.html.shadow_trees import ShadowTree

__all__ = ["Document", "Kind", "read_document"]

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
_TAG_END: Final = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ENTITY: Final = re.compile(r"&(amp|lt|gt|quot|nbsp);")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\xa0"}


def _unescape(text: str) -> str:
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


@dataclass(frozen=True, slots=False, eq=False, kw_only=True)
class Document:
    """A document as arrays over its elements, in document order; element 0 is ``html``.

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
        return text if raw else _unescape(text)

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
        """Return the child positions from ``html`` down, from 1: ``/2/1/3``; ``""`` for html."""
        steps: list[str] = []
        while element > 0:
            steps.append(f"/{self.index[element] + 1}")
            element = self.parent[element]
        return "".join(reversed(steps))

    @cached_property
    def shadow_trees(self) -> Mapping[int, ShadowTree]:
        """The shadow trees that the source declares, by their hosts."""
        source = self.source
        name = b"shadowrootmode" if isinstance(source, bytes) else "shadowrootmode"
        declares = name in source.lower()  # type: ignore[operator] # of one kind
        return shadow_trees(self._elements, self.ordinal) if declares else {}

    @cached_property
    def _elements(self) -> Sequence[turbohtml.Element]:
        return list(self.tree.iter_elements())

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
    reading = _Reading()
    reading.read(tree.serialize())
    return Document(
        source=html,
        parent=reading.parent,
        kind=reading.kind,
        kinds=reading.kinds,
        quirks=is_quirky(tree),
        ordinal=reading.ordinal,
        texts=reading.texts,
        tree=tree,
    )


class _Reading:
    """The arrays of one document while they grow."""

    def __init__(self) -> None:
        self.parent: list[int] = []
        self.kind: list[int] = []
        self.kinds: list[Kind] = []
        self.ordinal: list[int] = []
        self.texts: dict[int, list[str]] = {}
        self._known: dict[tuple[str, str, str], int] = {}

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
            pairs = {name: _unescape(value) for name, value in pairs.items()}
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
