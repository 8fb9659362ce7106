"""Selector text → :class:`Selector` values, valid exactly where Chromium finds them valid.

Source: Selectors 4, CSS Nesting 1, CSS Cascade 6 (``:scope``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade import selector_names as names
from a11yview.cascade.nth import parse_nth
from a11yview.cascade.scanning import COMMENT, IDENT, NAME, find, strip, unescape
from a11yview.cascade.selector_model import (
    AnyKind,
    AnyOf,
    AttributeTest,
    Chain,
    Compound,
    Direction,
    ElementTest,
    FormTest,
    Has,
    KindTest,
    Language,
    Nth,
    Place,
    Selector,
    StateTest,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["SelectorParser", "is_selector", "split_list"]

_SPACE: Final = re.compile(r"[ \t\n\r\f]*")
_COMMENTS: Final = re.compile(rf"(?:{COMMENT})+")
_BETWEEN: Final = rf"(?:[ \t\n\r\f]++|{COMMENT})*+"
_COMBINATOR: Final = re.compile(rf"{_BETWEEN}([>+~]?){_BETWEEN}")
_HASH: Final = re.compile(rf"#{NAME}++")
_TYPE: Final = re.compile(rf"(?:({IDENT.pattern}|\*)?\|)?(?!\|)({IDENT.pattern}|\*)")
_ATTRIBUTE: Final = re.compile(
    rf"""\[\s*(?:((?:{IDENT.pattern}|\*)?)\|(?!=))?({IDENT.pattern})\s*"""
    rf"""(?:([~|^$*]?=)\s*(?:({IDENT.pattern})|"((?:[^"\\\n\r\f]|\\[\s\S])*)"|'((?:[^'\\\n\r\f]|\\[\s\S])*)')"""
    rf"""\s*([a-zA-Z]+)?\s*)?\]"""
)
_A, _B, _C = 1 << 32, 1 << 16, 1
MAX_NESTING: Final = 24
MAX_COMPOUNDS: Final = 100


class _Invalid(Exception):  # noqa: N818 - never leaves this module
    """The selector is not one that browsers take."""


@dataclass(slots=True)
class _Parts:
    """A compound while it is read."""

    tag: str | None = None
    namespace: str | None = None
    ids: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    kinds: list[AttributeTest | KindTest | AnyKind] = field(default_factory=list)
    tests: list[ElementTest] = field(default_factory=list)
    specificity: int = 0
    nested: int = 0
    """How many ``&`` there were."""
    anchored: bool = False
    """Whether ``&`` or ``:scope`` occurs, also within arguments."""
    anchored_inside: bool = False
    """Whether ``&`` occurs within an argument."""
    pseudo: str = ""
    pseudo_states: tuple[str, ...] = ()
    scoped: bool = False

    def compound(self) -> Compound:
        return Compound(
            tag=self.tag,
            namespace=self.namespace,
            ids=tuple(self.ids),
            classes=tuple(self.classes),
            kinds=tuple(self.kinds),
            tests=tuple(self.tests),
        )


def split_list(text: str) -> list[str]:
    """Return the pieces of a text between its commas outside brackets and strings."""
    if "," not in text:
        return [text]
    if not any(char in text for char in "([\"'\\/"):
        return text.split(",")
    pieces: list[str] = []
    start = 0
    while True:
        end = _find_comma(text, start)
        pieces.append(text[start:end])
        if end >= len(text):
            return pieces
        start = end + 1


_COMMA: Final = re.compile(
    rf"""{COMMENT}|"(?:[^"\\]++|\\[\s\S])*+"?|'(?:[^'\\]++|\\[\s\S])*+'?|\\[\s\S]|[()\[\],]"""
)


def _find_comma(text: str, start: int) -> int:
    depth = 0
    for found in _COMMA.finditer(text, start):
        char = text[found.start()]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char == "," and not depth:
            return found.start()
    return len(text)


class SelectorParser:
    """Parses the selectors of one sheet; equal chains become one object.

    ``quirks``: ids and classes compare without case. ``namespaces`` are those that the sheet
    declares, prefix to URL, ``""`` for the default.
    """

    def __init__(
        self,
        *,
        quirks: bool = False,
        namespaces: Mapping[str, str] | None = None,
        forgiving: bool = True,
    ) -> None:
        self.quirks = quirks
        self.forgiving = forgiving
        self.namespaces = namespaces or {}
        self._chains: dict[tuple[Compound, str, Chain | None], Chain] = {}
        self._compounds: dict[tuple[object, ...], Compound] = {}
        self._depth = 0

    # -- lists -----------------------------------------------------------------------------------

    def parse(
        self,
        text: str,
        parents: Sequence[Selector] | None = None,
        *,
        in_scope: bool = False,
    ) -> tuple[Selector, ...] | None:
        """Return the selectors of a list, ``None`` if any of them is invalid.

        ``parents`` are those of the rule around a nested rule; ``in_scope`` says that the rule
        stands in ``@scope``, where a leading combinator starts from the scope root.
        """
        try:
            return self._list(text, _Around(parents, in_scope=in_scope, relative=True))
        except _Invalid:
            return None

    def _list(self, text: str, around: _Around) -> tuple[Selector, ...]:
        selectors: list[Selector] = []
        for piece in split_list(text):
            selectors.extend(self._complex(piece, around))
        return tuple(selectors)

    def _forgiving(self, text: str, around: _Around) -> tuple[Selector, ...]:
        if not self.forgiving:
            return self._strict(text, around)
        selectors: list[Selector] = []
        for piece in split_list(text):
            try:
                found = self._complex(piece, around)
            except _Invalid:
                continue
            selectors.extend(one for one in found if not one.pseudo)
        return tuple(selectors)

    def _strict(self, text: str, around: _Around) -> tuple[Selector, ...]:
        selectors = self._list(text, around)
        if any(one.pseudo for one in selectors):
            raise _Invalid
        return selectors

    # -- complex selectors -----------------------------------------------------------------------

    def _complex(self, text: str, around: _Around) -> list[Selector]:
        """Return one complex selector; several if ``&`` stands for several parents."""
        text = strip(text)
        if not text:
            raise _Invalid
        compounds, combinators, leading = self._compounds_of(text, around)
        nested = sum(parts.nested for parts in compounds)
        specificity = sum(parts.specificity for parts in compounds)
        if nested and around.parents is not None:
            specificity += nested * max((p.specificity for p in around.parents), default=0)
        last = compounds[-1]
        make = _Making(specificity, last.pseudo, last.pseudo_states)
        anchored = any(parts.anchored for parts in compounds)
        if around.relative and around.parents is not None:
            nests = nested or any(parts.anchored_inside for parts in compounds)
            if not nests:
                specificity += max((p.specificity for p in around.parents), default=0)
                make = replace(make, specificity=specificity)
                return self._graft(around.parents, compounds, [leading or " ", *combinators], make)
            if leading:
                start = _nest_parts(around.parents)
                compounds, combinators = [start, *compounds], [leading, *combinators]
                nesting = max((p.specificity for p in around.parents), default=0)
                make = replace(make, specificity=specificity + nesting)
            elif compounds[0].nested == 1 and nested == 1:
                return self._merge(around.parents, compounds, combinators, make)
        elif leading or (around.relative and around.in_scope and not anchored):
            start = _Parts(tests=[Place("scope")], scoped=True)
            compounds, combinators = [start, *compounds], [leading or " ", *combinators]
        for parts in compounds:
            self._resolve_nesting(parts, around)
        return [self._assemble(compounds, combinators, make)]

    def _compounds_of(self, text: str, around: _Around) -> tuple[list[_Parts], list[str], str]:
        at, size = 0, len(text)
        leading = ""
        if text[0] in ">+~":
            if not (around.relative and (around.parents is not None or around.in_scope)):
                raise _Invalid
            leading = text[0]
            at = _COMBINATOR.match(text, 1).end()  # type: ignore[union-attr]  # matches always
        compounds: list[_Parts] = []
        combinators: list[str] = []
        while True:
            parts = _Parts()
            end = self._compound(text, at, parts, around)
            if end == at or len(compounds) >= MAX_COMPOUNDS:
                raise _Invalid
            compounds.append(parts)
            if end >= size:
                return compounds, combinators, leading
            if parts.pseudo:
                raise _Invalid
            found = _COMBINATOR.match(text, end)
            if found is None or found.end() == end or found.end() >= size:
                raise _Invalid
            if not found[1] and not any(char in found[0] for char in " \t\n\r\f"):
                raise _Invalid
            combinators.append(found[1] or " ")
            at = found.end()

    def _assemble(
        self, compounds: Sequence[_Parts], combinators: Sequence[str], make: _Making
    ) -> Selector:
        chain: Chain | None = None
        for place, parts in enumerate(compounds):
            combinator = combinators[place - 1] if place else ""
            chain = self.chain(parts.compound(), combinator, chain, scoped=parts.scoped)
        assert chain is not None  # noqa: S101 - a complex selector has a compound
        return Selector(chain, make.specificity, make.pseudo, make.pseudo_states)

    def chain(
        self, compound: Compound, combinator: str, left: Chain | None, *, scoped: bool
    ) -> Chain:
        """Return the chain of a compound behind another, one object for equal ones."""
        compound = self._compounds.setdefault(compound.content, compound)
        key = (compound, combinator, left)
        chain = self._chains.get(key)
        if chain is None:
            required: frozenset[str] = frozenset()
            if left is not None:
                required = left.required
                if combinator in {" ", ">"}:
                    required = required.union(left.compound.keys)
                scoped = scoped or left.scoped
            length = left.length + 1 if left is not None else 1
            if length > MAX_COMPOUNDS:
                raise _Invalid
            chain = self._chains[key] = Chain(compound, combinator, left, required, scoped, length)
        return chain

    def _graft(
        self,
        parents: Sequence[Selector],
        compounds: Sequence[_Parts],
        combinators: Sequence[str],
        make: _Making,
    ) -> list[Selector]:
        """Return each parent followed by the compounds (``combinators[0]`` in between)."""
        grafted: list[Selector] = []
        for parent in parents:
            if parent.pseudo:
                continue
            chain = parent.chain
            for combinator, parts in zip(combinators, compounds, strict=True):
                chain = self.chain(parts.compound(), combinator, chain, scoped=parts.scoped)
            grafted.append(Selector(chain, make.specificity, make.pseudo, make.pseudo_states))
        return grafted

    def _merge(
        self,
        parents: Sequence[Selector],
        compounds: list[_Parts],
        combinators: Sequence[str],
        make: _Making,
    ) -> list[Selector]:
        """Return the selectors with ``&`` in the first compound: each parent's subject joined."""
        first, rest = compounds[0], compounds[1:]
        merged: list[Selector] = []
        for parent in parents:
            if parent.pseudo:
                continue
            subject = _joined(parent.chain.compound, first)
            if subject is None:
                continue
            scoped = first.scoped or _own_scope(parent.chain)
            chain = self.chain(subject, parent.chain.combinator, parent.chain.left, scoped=scoped)
            for combinator, parts in zip(combinators, rest, strict=True):
                chain = self.chain(parts.compound(), combinator, chain, scoped=parts.scoped)
            merged.append(Selector(chain, make.specificity, make.pseudo, make.pseudo_states))
        return merged

    def _resolve_nesting(self, parts: _Parts, around: _Around) -> None:
        if not parts.nested:
            return
        if around.parents is None:
            parts.tests.append(Place("scope"))
            parts.scoped = True
        else:
            usable = tuple(one for one in around.parents if not one.pseudo)
            parts.tests.append(AnyOf(usable))
            parts.scoped = parts.scoped or any(one.chain.scoped for one in usable)
        parts.nested = 0

    # -- compounds -------------------------------------------------------------------------------

    def _compound(  # noqa: C901, PLR0912 - one branch a kind of simple selector
        self, text: str, at: int, parts: _Parts, around: _Around
    ) -> int:
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
                    raise _Invalid
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
                raise _Invalid
        return at

    def _name(self, text: str) -> str:
        name = unescape(text)
        return name.lower() if self.quirks else name

    def _namespace(self, prefix: str) -> str | None:
        url = self.namespaces.get(prefix)
        if url is None:
            raise _Invalid
        return _NAMESPACES.get(url, "?")

    def _type(self, found: re.Match[str], parts: _Parts) -> None:
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

    def _id(self, text: str, at: int, parts: _Parts) -> int:
        name = IDENT.match(text, at + 1)
        whole = _HASH.match(text, at)
        if name is None or whole is None or whole.end() != name.end():
            raise _Invalid
        parts.ids.append(self._name(name[0]))
        parts.specificity += _A
        return name.end()

    def _attribute(self, text: str, at: int, parts: _Parts) -> int:
        plain = text
        found = _ATTRIBUTE.match(plain, at)
        if found is None and "/*" in text:
            end = find(text, at + 1, "]") + 1
            cleaned = _COMMENTS.sub(" ", text[at:end])
            found = _ATTRIBUTE.fullmatch(cleaned)
            if found is None:
                raise _Invalid
        elif found is not None:
            end = found.end()
        else:
            raise _Invalid
        prefix, name, operator, ident, double, single, flag = found.groups()
        if flag is not None and flag.lower() != "i":
            raise _Invalid
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

    def _pseudo(self, text: str, at: int, parts: _Parts, around: _Around) -> int:
        double = text.startswith("::", at)
        found = IDENT.match(text, at + 1 + double)
        if found is None:
            raise _Invalid
        name, end = unescape(found[0]).lower(), found.end()
        argument: str | None = None
        if text[end : end + 1] == "(":
            close = find(text, end + 1, ")")
            argument, end = strip(text[end + 1 : close]), close + 1
        if double or (name in names.LEGACY_ELEMENTS and argument is None):
            self._pseudo_element(name, argument, parts)
        elif parts.pseudo:
            self._after_pseudo_element(name, argument, parts)
        elif argument is None:
            self._pseudo_class(name, parts)
        else:
            self._functional(name, argument, parts, around)
        return min(end, len(text))

    def _pseudo_element(self, name: str, argument: str | None, parts: _Parts) -> None:
        if parts.pseudo and not (
            parts.pseudo in {"::slotted()", "::part()"}
            or (name == "marker" and parts.pseudo in {"::before", "::after"})
        ):
            raise _Invalid
        if argument is not None:
            if name not in names.FUNCTIONAL_ELEMENTS or not argument:
                raise _Invalid
            if name in {"slotted", "cue"} and not self._is_compound(argument):
                raise _Invalid
            parts.pseudo = f"::{name}()"
        elif name in names.ELEMENTS:
            parts.pseudo += f"::{name}"
        elif name.startswith("-webkit-"):
            parts.pseudo = _WEBKIT_ELEMENTS.get(f"::{name}", f"::{name}")
        else:
            raise _Invalid
        parts.specificity += _C

    def _after_pseudo_element(self, name: str, argument: str | None, parts: _Parts) -> None:
        """Take what may follow a pseudo-element: user-action pseudo-classes, seldom."""
        if argument is not None:
            if name not in {"is", "where"}:
                raise _Invalid
            parts.pseudo = "::()"  # holds for nothing
            return
        known = name in names.STATES or name in names.NEVER
        takes = parts.pseudo.startswith("::-webkit-") or parts.pseudo in _TAKE_STATES
        if not (known and takes):
            raise _Invalid
        parts.pseudo_states = (*parts.pseudo_states, name)
        parts.specificity += _B

    def _pseudo_class(self, name: str, parts: _Parts) -> None:
        parts.specificity += _B
        if name in names.STATES:
            parts.tests.append(StateTest(name))
        elif name in names.FORM:
            parts.tests.append(FormTest(name))
        elif name in _SIMPLE_TESTS:
            parts.tests.append(_SIMPLE_TESTS[name])
            if name == "scope":
                parts.scoped = parts.anchored = True
        elif name in _KIND_TESTS:
            parts.kinds.append(_KIND_TESTS[name])
            if name == "link":
                parts.tests.append(StateTest("link"))
        elif name in names.NEVER:
            parts.kinds.append(KindTest("never"))
        else:
            raise _Invalid

    def _functional(self, name: str, argument: str, parts: _Parts, around: _Around) -> None:
        if self._depth >= MAX_NESTING:
            raise _Invalid
        self._depth += 1
        if "&" in argument or ":scope" in argument.lower():
            parts.anchored = True
            parts.anchored_inside = parts.anchored_inside or "&" in argument
        try:
            take: Callable[[str, str, _Parts, _Around], None] | None = {
                "is": self._any,
                "where": self._any,
                "-webkit-any": self._any,
                "not": self._not,
                "has": self._has,
            }.get(name)
            if take is not None:
                take(name, argument, parts, around)
            elif name.startswith("nth-"):
                self._nth(name, argument, parts, around)
            else:
                self._worded(name, argument, parts)
        finally:
            self._depth -= 1

    def _any(self, name: str, argument: str, parts: _Parts, around: _Around) -> None:
        inner = around.inside()
        if name == "-webkit-any":
            selectors = self._strict(argument, inner)
            if any(one.chain.left is not None for one in selectors):
                raise _Invalid
        else:
            selectors = self._forgiving(argument, inner)
        if name == "-webkit-any":
            parts.specificity += _B  # whatever its arguments
        elif name != "where":
            parts.specificity += max((one.specificity for one in selectors), default=0)
        _add_list(selectors, parts, negated=False)

    def _not(self, name: str, argument: str, parts: _Parts, around: _Around) -> None:
        del name
        selectors = self._strict(argument, around.inside())
        parts.specificity += max(one.specificity for one in selectors)
        _add_list(selectors, parts, negated=True)

    def _has(self, name: str, argument: str, parts: _Parts, around: _Around) -> None:
        del name
        if around.in_has:
            raise _Invalid
        relatives: list[tuple[str, Selector]] = []
        inner = replace(around.inside(), in_has=True)
        for piece in split_list(argument):
            text = strip(piece)
            combinator = " "
            if text[:1] and text[0] in ">+~":
                combinator, text = text[0], strip(text[1:])
            relatives.extend((combinator, selector) for selector in self._strict(text, inner))
        parts.specificity += max(selector.specificity for _, selector in relatives)
        parts.tests.append(Has(tuple(relatives)))
        parts.scoped = parts.scoped or any(one.chain.scoped for _, one in relatives)

    def _nth(self, name: str, argument: str, parts: _Parts, around: _Around) -> None:
        if name not in {"nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"}:
            raise _Invalid
        parsed = parse_nth(argument)
        if parsed is None:
            raise _Invalid
        step, offset, rest = parsed
        of_type = name.endswith("of-type")
        of: tuple[Selector, ...] | None = None
        parts.specificity += _B
        if rest is not None:
            if of_type:
                raise _Invalid
            of = self._strict(rest, around.inside())
            parts.specificity += max(one.specificity for one in of)
        parts.tests.append(Nth(step, offset, "last" in name, of_type, of))

    def _worded(self, name: str, argument: str, parts: _Parts) -> None:
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
            raise _Invalid

    def _is_compound(self, text: str) -> bool:
        selectors = self._strict(text, _Around(None))
        return len(selectors) == 1 and selectors[0].chain.left is None


@dataclass(frozen=True, slots=True)
class _Around:
    """What a selector stands in."""

    parents: Sequence[Selector] | None
    in_scope: bool = False
    relative: bool = False
    in_has: bool = False

    def inside(self) -> _Around:
        """Return the same, for the argument of a functional pseudo-class."""
        return replace(self, relative=False)


@dataclass(frozen=True, slots=True)
class _Making:
    """What of a selector does not lie in its chain."""

    specificity: int
    pseudo: str
    pseudo_states: tuple[str, ...]


def _nest_parts(parents: Sequence[Selector]) -> _Parts:
    usable = tuple(one for one in parents if not one.pseudo)
    scoped = any(one.chain.scoped for one in usable)
    return _Parts(tests=[AnyOf(usable)], scoped=scoped)


def _joined(subject: Compound, parts: _Parts) -> Compound | None:
    """Return the compound that asks for both, ``None`` if no element can be both."""
    own = parts.compound()
    if own.tag is not None and subject.tag is not None and own.tag != subject.tag:
        return None
    return Compound(
        tag=subject.tag if own.tag is None else own.tag,
        namespace=subject.namespace if own.namespace is None else own.namespace,
        ids=(*subject.ids, *own.ids),
        classes=(*subject.classes, *own.classes),
        kinds=(*subject.kinds, *own.kinds),
        tests=(*subject.tests, *own.tests),
    )


def _own_scope(chain: Chain) -> bool:
    return chain.scoped and (chain.left is None or not chain.left.scoped)


def _add_list(selectors: tuple[Selector, ...], parts: _Parts, *, negated: bool) -> None:
    """Add ``:is()`` or ``:not()``: as a kind test where tags alone decide, else element test."""
    if all(_is_kind(one) for one in selectors):
        compounds = tuple(one.chain.compound for one in selectors)
        parts.kinds.append(AnyKind(compounds, negated))
    else:
        parts.tests.append(AnyOf(selectors, negated))
        parts.scoped = parts.scoped or any(one.chain.scoped for one in selectors)


def _is_kind(selector: Selector) -> bool:
    return selector.chain.left is None and not selector.chain.compound.tests


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
    "root": Place("root"),
    "scope": Place("scope"),
    "empty": Place("empty"),
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


@lru_cache(maxsize=1024)
def is_selector(text: str) -> bool:
    """Return whether browsers take the text as one complex selector, for ``@supports``."""
    selectors = SelectorParser(forgiving=False).parse(text)
    return selectors is not None and len(selectors) == 1 and len(split_list(text)) == 1
