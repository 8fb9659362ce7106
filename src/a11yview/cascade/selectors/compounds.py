"""Compound selectors: names, ids, classes, attributes, pseudo-classes and pseudo-elements.

Source: Selectors 4, section 3; valid exactly where Chromium finds them valid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.cascade.selectors import pseudo_names
from a11yview.cascade.selectors.compound_builder import (
    CLASS,
    ID,
    TYPE,
    CompoundBuilder,
    Invalid,
    SelectorContext,
)
from a11yview.cascade.selectors.form_pseudo_classes import FORM
from a11yview.cascade.selectors.functional_pseudo_classes import (
    ListReader,
    add_functional,
    compounds_in,
)
from a11yview.cascade.selectors.model import (
    FormTest,
    HostTest,
    Nth,
    StateTest,
    StructuralTest,
)
from a11yview.cascade.selectors.pseudo_elements import may_follow, takes_argument, takes_class
from a11yview.cascade.selectors.tag_tests import AttributeTest, TagTest, lower
from a11yview.cascade.sheets.token_patterns import COMMENT, IDENT, NAME, find, strip, unescape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.selectors.model import ElementTest

__all__ = ["PLAIN_CLASSES", "CompoundParser"]

_COMMENTS: Final = re.compile(rf"(?:{COMMENT})+")
_HASH: Final = re.compile(rf"#{NAME}++")
_TYPE: Final = re.compile(rf"(?:({IDENT.pattern}|\*)?\|)?(?!\|)({IDENT.pattern}|\*)")
_ATTRIBUTE: Final = re.compile(
    rf"""\[\s*(?:((?:{IDENT.pattern}|\*)?)\|(?!=))?({IDENT.pattern})\s*"""
    rf"""(?:([~|^$*]?=)\s*(?:({IDENT.pattern})|"((?:[^"\\\n\r\f]|\\(?:\r\n|[\s\S]))*)\""""
    rf"""|'((?:[^'\\\n\r\f]|\\(?:\r\n|[\s\S]))*)')"""
    rf"""\s*({IDENT.pattern})?\s*)?\]"""
)
_ESCAPED_NEWLINE: Final = re.compile(r"\\(?:\r\n|[\n\r\f])|(\\.)")


class CompoundParser(ListReader):
    """Reads compounds; a subclass reads the lists of selectors within them."""

    def __init__(self, *, quirks: bool, namespaces: Mapping[str, str], forgiving: bool) -> None:
        self.quirks = quirks
        self.namespaces = namespaces
        self.forgiving = forgiving

    # -- compounds -------------------------------------------------------------------------------

    def read_compound(  # noqa: C901, PLR0912 - one branch a kind of simple selector
        self, text: str, at: int, builder: CompoundBuilder, context: SelectorContext
    ) -> int:
        """Read one compound from an offset into ``builder``; return the offset behind it."""
        size, begin = len(text), at
        found = _TYPE.match(text, at)
        if found is not None:
            self._type(found, builder)
            at = found.end()
        elif "" in self.namespaces:
            builder.namespace = self._namespace("")
        while at < size:
            char = text[at]
            if char == ".":
                name = IDENT.match(text, at + 1)
                if name is None:
                    raise Invalid
                builder.classes.append(self._name(name[0]))
                builder.specificity += CLASS
                at = name.end()
            elif char == "#":
                at = self._id(text, at, builder)
            elif char == "[":
                at = self._attribute(text, at, builder)
            elif char == ":":
                at = self._pseudo(text, at, builder, context)
            elif char == "&":
                builder.nested += 1
                builder.anchored = True
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
            if builder.pseudo and char != ":":
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

    def _type(self, found: re.Match[str], builder: CompoundBuilder) -> None:
        prefix, name = found[1], found[2]
        builder.is_named = True
        if name != "*":
            builder.tag = lower(unescape(name))
            builder.specificity += TYPE
        if "|" in found[0][: found.start(2) - found.start()]:
            if prefix is None:
                builder.namespace = ""
            elif prefix != "*":
                builder.namespace = self._namespace(unescape(prefix))
        elif "" in self.namespaces:
            builder.namespace = self._namespace("")

    def _id(self, text: str, at: int, builder: CompoundBuilder) -> int:
        name = IDENT.match(text, at + 1)
        whole = _HASH.match(text, at)
        if name is None or whole is None or whole.end() != name.end():
            raise Invalid
        builder.ids.append(self._name(name[0]))
        builder.specificity += ID
        return name.end()

    def _attribute(self, text: str, at: int, builder: CompoundBuilder) -> int:
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
        if flag is not None and unescape(flag).lower() != "i":
            raise Invalid
        value = next((group for group in (ident, double, single) if group is not None), "")
        if "\\" in value:  # a string goes on behind a line break that is escaped
            value = _ESCAPED_NEWLINE.sub(r"\1", value)
        builder.tag_tests.append(
            AttributeTest(
                name=lower(unescape(name)),
                operator=operator or "",
                value=unescape(value),
                fold=True if flag else None if prefix is None else False,
                prefixes=self._prefixes(prefix),
            )
        )
        builder.specificity += CLASS
        return end

    def _prefixes(self, prefix: str | None) -> tuple[str, ...]:
        """Return the prefixes of attribute names in a namespace."""
        if not prefix:
            return ("",)
        if prefix == "*":
            return _PREFIXES
        url = self.namespaces.get(unescape(prefix))
        if url is None:
            raise Invalid
        return (_ATTRIBUTE_PREFIXES.get(url, "?"),)

    # -- pseudo-classes and pseudo-elements ------------------------------------------------------

    def _pseudo(
        self, text: str, at: int, builder: CompoundBuilder, context: SelectorContext
    ) -> int:
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
            self._pseudo_element(name, argument, builder, context)
        elif builder.pseudo:
            self._after_pseudo_element(name, argument, builder)
        elif argument is None:
            self._pseudo_class(name, builder)
        else:
            add_functional(name, argument, builder, context, self)
        return min(end, len(text))

    def _pseudo_element(
        self, name: str, argument: str | None, builder: CompoundBuilder, context: SelectorContext
    ) -> None:
        whole = name if argument is None else f"{name}()"
        if builder.pseudo and not may_follow(whole, builder.pseudo):
            raise Invalid
        if argument is not None:
            if name == "slotted":
                (builder.slotted,) = compounds_in(argument, context, self)
                builder.specificity += builder.slotted.specificity
            elif name == "cue":
                compounds_in(argument, context, self, one=False)
            elif not takes_argument(name, argument):
                raise Invalid
            elif name == "part":
                builder.parts = frozenset(map(unescape, argument.split()))
            builder.pseudo += f"::{whole}"
        elif name in pseudo_names.ELEMENTS:
            builder.pseudo += f"::{name}"
        elif name.startswith("-webkit-") and (
            self.forgiving or name.removeprefix("-webkit-") in pseudo_names.WEBKIT_ELEMENTS
        ):
            builder.pseudo += _WEBKIT_ELEMENTS.get(f"::{name}", f"::{name}")
        else:
            raise Invalid
        builder.specificity += TYPE

    def _after_pseudo_element(
        self, name: str, argument: str | None, builder: CompoundBuilder
    ) -> None:
        """Take a pseudo-class behind a pseudo-element: seldom any but those of user actions."""
        if not takes_class(builder.pseudo, name, argument, forgiving=self.forgiving):
            raise Invalid
        if builder.pseudo == "::part()":
            self._behind_part(name, argument, builder)
            return
        if argument is None:
            builder.pseudo_states = (*builder.pseudo_states, name)
        elif name != "not":
            builder.pseudo = "::()"  # holds for nothing
        builder.specificity += CLASS

    def _behind_part(self, name: str, argument: str | None, builder: CompoundBuilder) -> None:
        """Take a pseudo-class behind ``::part()``: it is asked of the part, in its own tree."""
        if builder.behind is None:
            builder.behind = CompoundBuilder()
        behind = builder.behind
        before = behind.specificity
        if argument is None:
            self._pseudo_class(name, behind)
        else:
            add_functional(name, argument, behind, SelectorContext(None), self)
        builder.specificity += behind.specificity - before

    def _pseudo_class(self, name: str, builder: CompoundBuilder) -> None:
        builder.specificity += CLASS
        if name in pseudo_names.STATES:
            builder.tests.append(StateTest(name))
        elif name in FORM:
            builder.tests.append(FormTest(name))
        elif name in _SIMPLE_TESTS:
            builder.tests.append(_SIMPLE_TESTS[name])
            if name == "scope":
                builder.scoped = builder.anchored = True
        elif name in _TAG_TESTS:
            builder.tag_tests.append(_TAG_TESTS[name])
            if name == "link":
                builder.tests.append(StateTest("link"))
        elif name in pseudo_names.NEVER:
            builder.tag_tests.append(TagTest("never"))
        else:
            raise Invalid


_NAMESPACES: Final = {
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/1998/Math/MathML": "mathml",
    "": "",
}
_ATTRIBUTE_PREFIXES: Final = {
    "": "",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/2000/xmlns/": "xmlns:",
}
_PREFIXES: Final = tuple(_ATTRIBUTE_PREFIXES.values())
_WEBKIT_ELEMENTS: Final = {
    "::-webkit-input-placeholder": "::placeholder",
    "::-webkit-file-upload-button": "::file-selector-button",
}
_SIMPLE_TESTS: Final[dict[str, ElementTest]] = {
    "root": StructuralTest("root"),
    "scope": StructuralTest("scope"),
    "empty": StructuralTest("empty"),
    "host": HostTest(),
    "first-child": Nth(0, 1, from_end=False, of_type=False),
    "last-child": Nth(0, 1, from_end=True, of_type=False),
    "first-of-type": Nth(0, 1, from_end=False, of_type=True),
    "last-of-type": Nth(0, 1, from_end=True, of_type=True),
    "only-child": Nth(0, 0, from_end=False, of_type=False),
    "only-of-type": Nth(0, 0, from_end=False, of_type=True),
}
"""``Nth`` with step and offset 0 stands for the only child (of its type)."""
_TAG_TESTS: Final = {
    "any-link": TagTest("any-link"),
    "-webkit-any-link": TagTest("any-link"),
    "link": TagTest("any-link"),
    "required": TagTest("required"),
    "optional": TagTest("optional"),
    "open": TagTest("open"),
    "defined": TagTest("defined"),
}
PLAIN_CLASSES: Final = pseudo_names.STATES | FORM.keys() | _SIMPLE_TESTS.keys() | _TAG_TESTS.keys()
"""Pseudo-classes without arguments that some element may match."""
