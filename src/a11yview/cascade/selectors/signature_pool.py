"""Signatures: one object for all tags that the selectors at hand cannot tell apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from a11yview.cascade.html.focusable import is_focusable
from a11yview.cascade.html.forms.input_types import CHECKABLE_TYPES, input_type
from a11yview.cascade.selectors.signature import CHECKABLE, Signature
from a11yview.cascade.selectors.tag_tests import FOREIGN, compare, lower
from a11yview.cascade.sheets.token_patterns import COMMENT, NAME, folded, hides_letters, unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade.html.document import Kind
    from a11yview.cascade.sheets.model import SheetKeys

__all__ = ["SignaturePool", "attributes_read"]

_Item = TypeVar("_Item")
_ALWAYS_READ: Final = frozenset(
    "href xlink:href required open lang xml:lang dir type style".split()
)
"""Attributes that signatures keep whatever the sheets say."""
_PRESENCE: Final = frozenset(("href", "xlink:href", "required", "open"))
"""Attributes among them of which only the presence counts, unless sheets ask for more."""
_CLASSES: Final = re.compile(r"[^ \t\n\f\r]+")
_ATTR: Final = re.compile(rf"attr\((?:\s|{COMMENT})*((?:{NAME})+)")


@lru_cache(maxsize=1024)
def attributes_read(css: str) -> frozenset[str]:
    """Return the names, in lower case, of the attributes that ``attr()`` reads in a text of CSS."""
    if hides_letters(css):
        css = unescape(css)
    # Folded first: to look for letters in any case takes three times as long.
    css = folded(css).decode("utf-8", "surrogatepass")
    return frozenset(unescape(name).lower() for name in _ATTR.findall(css))


class SignaturePool:
    """The signatures met so far, for the selectors of some sheets.

    An id, a class or a value that none of them asks for is as good as any other.
    """

    def __init__(self, sheets: Sequence[SheetKeys], *, quirks: bool) -> None:
        asked = _union(keys.attribute_names for keys in sheets)
        foreign = {name for name in FOREIGN if name.rpartition(":")[2] in asked}
        whole = _union(keys.whole_attributes for keys in sheets)
        self._kept = _ALWAYS_READ | asked | foreign
        self._whole = (_ALWAYS_READ - _PRESENCE) | whole | foreign
        self._tests: dict[str, list[tuple[str, str]]] = {}
        for name, operator, value in sorted(_union(keys.attribute_tests for keys in sheets)):
            if name not in self._whole:
                self._tests.setdefault(name, []).append((operator, value))
        self._folded = {
            name: [(operator, lower(value)) for operator, value in tests]
            for name, tests in self._tests.items()
        }
        """The same in lower case, for selectors and attributes that ignore case."""
        self._values: dict[tuple[str, tuple[bool, ...], tuple[bool, ...]], str] = {}
        """One value of each attribute for each set of answers."""
        names = _union(keys.names for keys in sheets)
        self._names = frozenset(map(str.lower, names)) if quirks else names
        self._quirks = quirks
        self._known: dict[object, Signature] = {}

    def __len__(self) -> int:
        return len(self._known)

    def of(self, kind: Kind, hints: tuple[tuple[str, str], ...] = ()) -> Signature:
        """Return the signature of a tag."""
        attributes, names = kind.attributes, self._names
        kept, whole = self._kept, self._whole
        if "(" in attributes.get("style", "") and (own := attributes_read(attributes["style"])):
            kept, whole = kept | own, whole | own
        read = {
            name: value if name in whole else self._value(name.lower(), value)
            for name, value in attributes.items()
            if name in kept or name.lower() in kept
        }
        name = attributes.get("id", "")
        classes = attributes.get("class", "")
        if self._quirks:
            name, classes = name.lower(), classes.lower()
        if f"#{name}" not in names:
            name = ""
        # Other white space than that of ASCII parts no classes.
        listed = classes.split() if classes.isascii() else _CLASSES.findall(classes)
        words = frozenset([word for word in listed if f".{word}" in names])
        focusable = is_focusable(kind)
        key = (
            *(kind.tag, kind.namespace, name, words),
            *(tuple(read.items()), focusable, hints, kind.held),
        )
        signature = self._known.get(key)
        if signature is None:
            keys = (
                "*",
                kind.tag.lower(),
                *sorted(f".{word}" for word in words),
                *(f"[{name.lower()}" for name in read),
            )
            if name:
                keys = (*keys, f"#{name}")
            if kind.tag == "input" and input_type(read) in CHECKABLE_TYPES:
                keys = (*keys, CHECKABLE)
            signature = Signature(
                len(self._known),
                kind.tag,
                kind.namespace,
                name,
                words,
                read,
                keys,
                focusable,
                hints,
                kind.held,
            )
            self._known[key] = signature
        return signature

    def _value(self, name: str, value: str) -> str:
        """Return one value for all that give the same answers to the selectors at hand."""
        tests = self._tests.get(name)
        if tests is None:
            return ""
        answers = tuple([compare(operator, value, wanted) for operator, wanted in tests])
        caseless, folded = self._folded[name], lower(value)
        also = answers
        if caseless != tests or folded != value:
            also = tuple([compare(operator, folded, wanted) for operator, wanted in caseless])
        return self._values.setdefault((name, answers, also), value)


def _union(sets: Iterable[frozenset[_Item]]) -> frozenset[_Item]:
    return frozenset[_Item]().union(*sets)
