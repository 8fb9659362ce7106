"""Compound selectors: names, ids, classes, attributes, pseudo-classes and pseudo-elements.

Source: Selectors 4, section 3; valid exactly where Chromium finds them valid.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from a11yview.cascade.selectors import pseudo_names
from a11yview.cascade.selectors.compound_parts import Around, Invalid, Parts, add_list, split_list
from a11yview.cascade.selectors.kind_tests import AttributeTest, KindTest
from a11yview.cascade.selectors.model import (
    Direction,
    FormTest,
    Has,
    Language,
    Nth,
    PlaceTest,
    StateTest,
)
from a11yview.cascade.selectors.nth import parse_nth
from a11yview.cascade.sheets.token_patterns import COMMENT, IDENT, NAME, find, strip, unescape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.selectors.model import ElementTest, Selector

__all__ = ["PLAIN_CLASSES", "CompoundParser"]

_COMMENTS: Final = re.compile(rf"(?:{COMMENT})+")
_HASH: Final = re.compile(rf"#{NAME}++")
_TYPE: Final = re.compile(rf"(?:({IDENT.pattern}|\*)?\|)?(?!\|)({IDENT.pattern}|\*)")
_ATTRIBUTE: Final = re.compile(
    rf"""\[\s*(?:((?:{IDENT.pattern}|\*)?)\|(?!=))?({IDENT.pattern})\s*"""
    rf"""(?:([~|^$*]?=)\s*(?:({IDENT.pattern})|"((?:[^"\\\n\r\f]|\\[\s\S])*)"|'((?:[^'\\\n\r\f]|\\[\s\S])*)')"""
    rf"""\s*([a-zA-Z]+)?\s*)?\]"""
)
_A, _B, _C = 1 << 32, 1 << 16, 1
MAX_NESTING: Final = 24


class CompoundParser(ABC):
    """Reads compounds; whoever reads whole lists of selectors completes it."""

    def __init__(self, *, quirks: bool, namespaces: Mapping[str, str]) -> None:
        self.quirks = quirks
        self.namespaces = namespaces
        self._depth = 0

    @abstractmethod
    def forgiving_list(self, text: str, around: Around) -> tuple[Selector, ...]:
        """Return the valid selectors of a list without pseudo-elements."""

    @abstractmethod
    def strict_list(self, text: str, around: Around) -> tuple[Selector, ...]:
        """Return the selectors of a list without pseudo-elements; Invalid if one is not."""

    # -- compounds -------------------------------------------------------------------------------

    def read_compound(  # noqa: C901, PLR0912 - one branch a kind of simple selector
        self, text: str, at: int, parts: Parts, around: Around
    ) -> int:
        """Read one compound from an offset into ``parts``; return the offset behind it."""
        size, begin = len(text), at
        found = _TYPE.match(text, at)
        if found is not None:
            self._type(found, parts)
            at = found.end()
        elif "" in self.namespaces:
            parts.namespace = self._namespace("")
        while at < size:
            char = text[at]
            if char == ".":
                name = IDENT.match(text, at + 1)
                if name is None:
                    raise Invalid
                parts.classes.append(self._name(name[0]))
                parts.specificity += _B
                at = name.end()
            elif char == "#":
                at = self._id(text, at, parts)
            elif char == "[":
                at = self._attribute(text, at, parts)
            elif char == ":":
                at = self._pseudo(text, at, parts, around)
            elif char == "&":
                parts.nested += 1
                parts.anchored = True
                at += 1
            elif char == "/" and at > begin:
                comment = _COMMENTS.match(text, at)
                after = text[comment.end() : comment.end() + 1] if comment else ""
                if not comment or after not in {".", "#", "[", ":", "&"}:
                    return at
                at = comment.end()
                continue
            else:
                return at
            if parts.pseudo and char != ":":
                raise Invalid
        return at

    def _name(self, text: str) -> str:
        name = unescape(text)
        return name.lower() if self.quirks else name

    def _namespace(self, prefix: str) -> str | None:
        url = self.namespaces.get(prefix)
        if url is None:
            raise Invalid
        return _NAMESPACES.get(url, "?")

    def _type(self, found: re.Match[str], parts: Parts) -> None:
        prefix, name = found[1], found[2]
        if name != "*":
            parts.tag = unescape(name).lower()
            parts.specificity += _C
        if "|" in found[0][: found.start(2) - found.start()]:
            if prefix is None:
                parts.namespace = ""
            elif prefix != "*":
                parts.namespace = self._namespace(unescape(prefix))
        elif "" in self.namespaces:
            parts.namespace = self._namespace("")

    def _id(self, text: str, at: int, parts: Parts) -> int:
        name = IDENT.match(text, at + 1)
        whole = _HASH.match(text, at)
        if name is None or whole is None or whole.end() != name.end():
            raise Invalid
        parts.ids.append(self._name(name[0]))
        parts.specificity += _A
        return name.end()

    def _attribute(self, text: str, at: int, parts: Parts) -> int:
        found = _ATTRIBUTE.match(text, at)
        if found is None and "/*" in text:
            end = find(text, at + 1, "]") + 1
            cleaned = _COMMENTS.sub(" ", text[at:end])
            found = _ATTRIBUTE.fullmatch(cleaned)
            if found is None:
                raise Invalid
        elif found is not None:
            end = found.end()
        else:
            raise Invalid
        prefix, name, operator, ident, double, single, flag = found.groups()
        if flag is not None and flag.lower() != "i":
            raise Invalid
        if prefix not in {None, "", "*"}:
            self._namespace(unescape(prefix))
        value = next((group for group in (ident, double, single) if group is not None), "")
        parts.kinds.append(
            AttributeTest(
                name=unescape(name).lower(),
                operator=operator or "",
                value=unescape(value),
                fold=True if flag else None if prefix is None else False,
                any_namespace=prefix == "*",
            )
        )
        parts.specificity += _B
        return end

    # -- pseudo-classes and pseudo-elements ------------------------------------------------------

    def _pseudo(self, text: str, at: int, parts: Parts, around: Around) -> int:
        double = text.startswith("::", at)
        found = IDENT.match(text, at + 1 + double)
        if found is None:
            raise Invalid
        name, end = unescape(found[0]).lower(), found.end()
        argument: str | None = None
        if text[end : end + 1] == "(":
            close = find(text, end + 1, ")")
            argument, end = strip(text[end + 1 : close]), close + 1
        if double or (name in pseudo_names.LEGACY_ELEMENTS and argument is None):
            self._pseudo_element(name, argument, parts)
        elif parts.pseudo:
            self._after_pseudo_element(name, argument, parts)
        elif argument is None:
            self._pseudo_class(name, parts)
        else:
            self._functional(name, argument, parts, around)
        return min(end, len(text))

    def _pseudo_element(self, name: str, argument: str | None, parts: Parts) -> None:
        if parts.pseudo and not (
            parts.pseudo in {"::slotted()", "::part()"}
            or (name == "marker" and parts.pseudo in {"::before", "::after"})
        ):
            raise Invalid
        if argument is not None:
            if name not in pseudo_names.FUNCTIONAL_ELEMENTS or not argument:
                raise Invalid
            if name in {"slotted", "cue"} and not self._is_compound(argument):
                raise Invalid
            parts.pseudo = f"::{name}()"
        elif name in pseudo_names.ELEMENTS:
            parts.pseudo += f"::{name}"
        elif name.startswith("-webkit-"):
            parts.pseudo = _WEBKIT_ELEMENTS.get(f"::{name}", f"::{name}")
        else:
            raise Invalid
        parts.specificity += _C

    def _after_pseudo_element(self, name: str, argument: str | None, parts: Parts) -> None:
        """Take what may follow a pseudo-element: user-action pseudo-classes, seldom."""
        if argument is not None:
            if name not in {"is", "where"}:
                raise Invalid
            parts.pseudo = "::()"  # holds for nothing
            return
        known = name in pseudo_names.STATES or name in pseudo_names.NEVER
        takes = parts.pseudo.startswith("::-webkit-") or parts.pseudo in _TAKE_STATES
        if not (known and takes):
            raise Invalid
        parts.pseudo_states = (*parts.pseudo_states, name)
        parts.specificity += _B

    def _pseudo_class(self, name: str, parts: Parts) -> None:
        parts.specificity += _B
        if name in pseudo_names.STATES:
            parts.tests.append(StateTest(name))
        elif name in pseudo_names.FORM:
            parts.tests.append(FormTest(name))
        elif name in _SIMPLE_TESTS:
            parts.tests.append(_SIMPLE_TESTS[name])
            if name == "scope":
                parts.scoped = parts.anchored = True
        elif name in _KIND_TESTS:
            parts.kinds.append(_KIND_TESTS[name])
            if name == "link":
                parts.tests.append(StateTest("link"))
        elif name in pseudo_names.NEVER:
            parts.kinds.append(KindTest("never"))
        else:
            raise Invalid

    def _functional(self, name: str, argument: str, parts: Parts, around: Around) -> None:
        if self._depth >= MAX_NESTING:
            raise Invalid
        self._depth += 1
        if "&" in argument or ":scope" in argument.lower():
            parts.anchored = True
            parts.anchored_inside = parts.anchored_inside or "&" in argument
        try:
            if name in {"is", "where", "-webkit-any"}:
                self._any(name, argument, parts, around)
            elif name == "not":
                self._not(argument, parts, around)
            elif name == "has":
                self._has(argument, parts, around)
            elif name.startswith("nth-"):
                self._nth(name, argument, parts, around)
            else:
                self._worded(name, argument, parts)
        finally:
            self._depth -= 1

    def _any(self, name: str, argument: str, parts: Parts, around: Around) -> None:
        inner = around.inside()
        if name == "-webkit-any":
            selectors = self.strict_list(argument, inner)
            if any(one.chain.left is not None for one in selectors):
                raise Invalid
            parts.specificity += _B  # whatever its arguments
        else:
            selectors = self.forgiving_list(argument, inner)
            if name == "is":
                parts.specificity += max((one.specificity for one in selectors), default=0)
        add_list(selectors, parts, negated=False)

    def _not(self, argument: str, parts: Parts, around: Around) -> None:
        selectors = self.strict_list(argument, around.inside())
        parts.specificity += max(one.specificity for one in selectors)
        add_list(selectors, parts, negated=True)

    def _has(self, argument: str, parts: Parts, around: Around) -> None:
        if around.in_has:
            raise Invalid
        relatives: list[tuple[str, Selector]] = []
        inner = replace(around.inside(), in_has=True)
        for piece in split_list(argument):
            text = strip(piece)
            combinator = " "
            if text[:1] and text[0] in ">+~":
                combinator, text = text[0], strip(text[1:])
            relatives.extend((combinator, selector) for selector in self.strict_list(text, inner))
        parts.specificity += max(selector.specificity for _, selector in relatives)
        parts.tests.append(Has(tuple(relatives)))
        parts.scoped = parts.scoped or any(one.chain.scoped for _, one in relatives)

    def _nth(self, name: str, argument: str, parts: Parts, around: Around) -> None:
        if name not in {"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"}:
            raise Invalid
        parsed = parse_nth(argument)
        if parsed is None:
            raise Invalid
        step, offset, rest = parsed
        of_type = name.endswith("of-type")
        of: tuple[Selector, ...] | None = None
        parts.specificity += _B
        if rest is not None:
            if of_type:
                raise Invalid
            of = self.strict_list(rest, around.inside())
            parts.specificity += max(one.specificity for one in of)
        parts.tests.append(Nth(step, offset, "last" in name, of_type, of))

    def _worded(self, name: str, argument: str, parts: Parts) -> None:
        word = IDENT.fullmatch(argument)
        parts.specificity += _B
        if name == "lang" and word is not None:
            parts.tests.append(Language(unescape(argument).lower()))
        elif name == "dir" and word is not None:
            parts.tests.append(Direction(unescape(argument).lower()))
        elif (
            (name == "state" and word is not None)
            or (name in {"host", "host-context"} and self._is_compound(argument))
            or name == "active-view-transition-type"
        ):
            parts.kinds.append(KindTest("never"))
        else:
            raise Invalid

    def _is_compound(self, text: str) -> bool:
        selectors = self.strict_list(text, Around(None))
        return len(selectors) == 1 and selectors[0].chain.left is None


_NAMESPACES: Final = {
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/1998/Math/MathML": "mathml",
    "": "",
}
_WEBKIT_ELEMENTS: Final = {
    "::-webkit-input-placeholder": "::placeholder",
    "::-webkit-file-upload-button": "::file-selector-button",
}
_TAKE_STATES: Final = frozenset(
    ("::selection", "::part()", "::file-selector-button", "::slotted()")
)
_SIMPLE_TESTS: Final[dict[str, ElementTest]] = {
    "root": PlaceTest("root"),
    "scope": PlaceTest("scope"),
    "empty": PlaceTest("empty"),
    "first-child": Nth(0, 1, from_end=False, of_type=False),
    "last-child": Nth(0, 1, from_end=True, of_type=False),
    "first-of-type": Nth(0, 1, from_end=False, of_type=True),
    "last-of-type": Nth(0, 1, from_end=True, of_type=True),
    "only-child": Nth(0, 0, from_end=False, of_type=False),
    "only-of-type": Nth(0, 0, from_end=False, of_type=True),
}
"""``Nth`` with step and offset 0 stands for the only child (of its type)."""
_KIND_TESTS: Final = {
    "any-link": KindTest("any-link"),
    "-webkit-any-link": KindTest("any-link"),
    "link": KindTest("any-link"),
    "required": KindTest("required"),
    "optional": KindTest("optional"),
    "open": KindTest("open"),
    "defined": KindTest("defined"),
}
PLAIN_CLASSES: Final = (
    pseudo_names.STATES | pseudo_names.FORM | _SIMPLE_TESTS.keys() | _KIND_TESTS.keys()
)
"""Pseudo-classes without arguments that some element may be of."""
