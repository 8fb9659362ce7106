"""CSS text → :class:`.Sheet`: a scanner that finds where rules and at-rules stand.

The scanner recovers from broken CSS as browsers do (CSS Syntax 3, section 5, nesting included) and
keeps offsets, so that a finding can name the declaration and a fix can rewrite it.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Final

from a11yview.cascade.sheets.at_rules import Import, layer_names, parse_import, parse_namespace
from a11yview.cascade.sheets.declarations import declaration
from a11yview.cascade.sheets.keyframes import keyframes_name
from a11yview.cascade.sheets.model import Condition, FunctionRule, KeyframesRule
from a11yview.cascade.sheets.rules import NOWHERE, WIDTH, Rules
from a11yview.cascade.sheets.sheet import Sheet
from a11yview.cascade.sheets.token_patterns import (
    IDENT,
    NAME_CHAR,
    SIMPLE_RULE,
    SPACE,
    SPACE_OR_MARKER,
    URL,
    find,
    skip_block,
    strip,
    unescape,
)
from a11yview.cascade.values.registered_properties import is_descriptor

if TYPE_CHECKING:
    from a11yview.cascade.sheets.model import RawDeclaration

__all__ = ["MAX_DEPTH", "MAX_NESTED_RULES", "scan"]

_DEFINING: Final = frozenset({"function", "keyframes", "property", "-webkit-keyframes"})
_CONDITIONAL: Final = frozenset({"media", "supports", "container", "layer", "scope"})
_PLAIN: Final = r"""[^{}()\[\];"'\\/]*+"""
_PLAIN_AT_RULE: Final = re.compile(
    rf"@(-?[a-zA-Z][a-zA-Z-]*+)(?!{NAME_CHAR}|\\)({_PLAIN}(?:\({_PLAIN}\){_PLAIN})*+)(?=[;{{])"
)
"""Finds name and prelude of an at-rule without strings, escapes, comments, nested brackets."""
_FUNCTION: Final = re.compile(rf"(?!{URL}){IDENT.pattern}\(")
MAX_DEPTH: Final = 128  # nested blocks beyond it are dropped: no real sheet comes near
MAX_NESTED_RULES: Final = 10  # style rules within one another: each may multiply the selectors


class _Frame:
    """One open block: the condition and the style rule around its contents."""

    __slots__ = ("bare", "condition", "declarations", "prelude")

    def __init__(self, condition: int, prelude: int, *, bare: bool) -> None:
        self.condition = condition
        self.prelude = prelude  # its number
        self.bare = bare  # whether the block is a plain list of rules, without declarations
        self.declarations: list[RawDeclaration] = []


def scan(text: str) -> Sheet:
    """Return the rules of a style sheet; broken parts are dropped as browsers drop them."""
    scanner = _Scanner(text)
    scanner.run()
    return Sheet(
        text=text,
        # Arrays, as read back from the disk: the garbage collector does not look into them.
        rules=Rules(text, array("i", scanner.preludes), array("i", scanner.rules), scanner.given),
        conditions=tuple(scanner.conditions),
        imports=tuple(scanner.imports),
        layers=tuple(scanner.layers),
        namespaces=tuple(scanner.namespaces),
        registrations=tuple(scanner.registrations),
        keyframes=tuple(scanner.keyframes),
        functions=tuple(scanner.functions),
        too_deep=scanner.too_deep,
    )


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.preludes: list[int] = []
        self.rules: list[int] = []
        self.given: dict[int, tuple[RawDeclaration, ...]] = {}
        self.conditions: list[Condition] = []
        self.imports: list[Import] = []
        self.layers: list[tuple[int, str]] = []
        self.namespaces: list[tuple[str, str]] = []
        self.registrations: list[tuple[int, str, dict[str, str]]] = []
        self.keyframes: list[KeyframesRule] = []
        self.functions: list[FunctionRule] = []
        self.frames: list[_Frame] = [_Frame(-1, NOWHERE, bare=True)]
        self.phase = 0  # 0: only @layer statements yet, 1: imports, 2: namespaces, 3: rules
        self.anonymous = 0
        self.too_deep = False

    def run(self) -> None:
        text, size, frames = self.text, len(self.text), self.frames
        at = 0
        while True:
            outermost = len(frames) == 1
            space = SPACE_OR_MARKER if outermost else SPACE
            at = space.match(text, at).end()  # type: ignore[union-attr]  # matches always
            if at >= size:
                break
            char = text[at]
            if char == "}" and not outermost:
                self._close()
                at += 1
            elif char == "@":
                at = self._at_rule(at)
            elif frames[-1].bare:
                at = self._simple_rules(at) or self._rule_in_list(at)
            elif char == ";":
                at += 1
            else:
                at = self._declaration_or_rule(at)
        while len(frames) > 1:
            self._close()

    # -- rules -----------------------------------------------------------------------------------

    def _simple_rules(self, at: int) -> int:
        """Take the simple rules that follow; return the offset behind them, 0 if there is none."""
        text, match = self.text, SIMPLE_RULE.match
        found = match(text, at)
        if found is None:
            return 0
        self.phase = 3
        condition = self.frames[-1].condition
        preludes, rules = self.preludes, self.rules
        number = len(preludes) // WIDTH
        while found is not None:
            (_, at), (start, end), (inside, stop) = found.regs
            if inside < stop:
                preludes += (start, end, NOWHERE, condition)
                rules += (number, condition, inside, stop)
                number += 1
            found = match(text, at)
        return at

    def _rule_in_list(self, at: int) -> int:
        stops = "{" if len(self.frames) == 1 else "{}"
        start = find(self.text, at, stops)
        if start >= len(self.text) or self.text[start] == "}":
            return start
        return self._open_rule(at, start)

    def _open_rule(self, at: int, start: int) -> int:
        deep = self._is_too_deep() or self._is_too_nested()
        if deep or (self.text.startswith("--", at) and _is_custom(self.text[at:start])):
            return skip_block(self.text, start)
        self.phase = 3
        frame = self.frames[-1]
        prelude = self._prelude(at, start, frame)
        self.frames.append(_Frame(frame.condition, prelude, bare=False))
        return start + 1

    def _prelude(self, start: int, end: int, frame: _Frame) -> int:
        self.preludes += (start, end, frame.prelude, frame.condition)
        return len(self.preludes) // WIDTH - 1

    def _is_too_nested(self) -> bool:
        within, count = self.frames[-1].prelude, 0
        while within != NOWHERE:
            within, count = self.preludes[within * WIDTH + 2], count + 1
        self.too_deep = self.too_deep or count >= MAX_NESTED_RULES
        return count >= MAX_NESTED_RULES

    def _is_too_deep(self) -> bool:
        deep = len(self.frames) > MAX_DEPTH
        self.too_deep = self.too_deep or deep
        return deep

    def _declaration_or_rule(self, at: int) -> int:
        """Take a declaration, or open a nested rule, in a block that may hold both."""
        text = self.text
        custom = text.startswith("--", at) and _is_custom(text, at)
        end = find(text, at, ";}" if custom else ";{}")
        if end < len(text) and text[end] == "{":
            if _FUNCTION.match(text, at):
                return find(text, end, ";}")  # a call of a mixin, as far as a browser can tell
            self._end_declarations()
            return self._open_rule(at, end)
        found = declaration(text, at, end)
        if found is not None:
            self.frames[-1].declarations.append(found)
        return end

    def _end_declarations(self) -> None:
        frame = self.frames[-1]
        if frame.declarations:
            prelude = frame.prelude
            if prelude == NOWHERE:
                prelude = self._prelude(NOWHERE, NOWHERE, frame)
            self.given[len(self.rules) // WIDTH] = tuple(frame.declarations)
            self.rules += (prelude, frame.condition, NOWHERE, NOWHERE)
            frame.declarations = []

    def _close(self) -> None:
        self._end_declarations()
        self.frames.pop()

    # -- at-rules --------------------------------------------------------------------------------

    def _at_rule(self, at: int) -> int:
        text = self.text
        if found := _PLAIN_AT_RULE.match(text, at):
            name, prelude, end = found[1].lower(), strip(found[2]), found.end()
        elif found := IDENT.match(text, at + 1):
            name = unescape(found[0]).lower()
            end = find(text, found.end(), ";{" if len(self.frames) == 1 else ";{}")
            prelude = strip(text[found.end() : end])
        else:
            return self._rule_in_list(at) if self.frames[-1].bare else self._declaration_or_rule(at)
        if end < len(text) and text[end] == "{":
            return self._at_block(name, prelude, end)
        self._at_statement(name, prelude)
        return end + 1 if end < len(text) and text[end] == ";" else end

    def _at_block(self, name: str, prelude: str, start: int) -> int:
        if self._is_too_deep():
            return skip_block(self.text, start)
        if name in _DEFINING and self.frames[-1].prelude == NOWHERE:
            return self._definition(name, prelude, start)
        if name not in _CONDITIONAL:
            if name in {"font-face", "page", "counter-style"}:
                self.phase = 3
            return skip_block(self.text, start)
        self.phase = 3
        frame = self.frames[-1]
        if name == "layer":
            names = layer_names(prelude)
            if len(names) > 1 or (prelude and not names):
                return skip_block(self.text, start)
            if not names:
                self.anonymous += 1
            prelude = self._layer(names[0] if names else f"({self.anonymous})", frame.condition)
        self._end_declarations()
        scoped = name == "scope"
        around = frame.prelude if scoped else NOWHERE
        self.conditions.append(Condition(name, prelude, frame.condition, around))
        condition = len(self.conditions) - 1
        inner = NOWHERE if scoped else frame.prelude
        # Declarations stand directly in a scope, but not in a group rule within it.
        self.frames.append(_Frame(condition, inner, bare=not scoped and inner == NOWHERE))
        return start + 1

    def _definition(self, name: str, prelude: str, start: int) -> int:
        """Take an at-rule that defines a name."""
        if name == "property":
            return self._property(prelude, start)
        if name == "function":
            return self._function(prelude, start)
        return self._keyframes(name, prelude, start)

    def _layer(self, name: str, condition: int) -> str:
        """Add a layer to those named so far; return its name with those of the layers around it."""
        around = condition
        while around >= 0 and self.conditions[around].kind != "layer":
            around = self.conditions[around].parent
        if around >= 0:
            name = f"{self.conditions[around].text}.{name}"
        self.layers.append((condition, name))
        return name

    def _at_statement(self, name: str, prelude: str) -> None:
        frame = self.frames[-1]
        outermost = len(self.frames) == 1
        if name == "layer" and frame.bare:
            names = layer_names(prelude)
            for layer in names:
                self._layer(layer, frame.condition)
            if names and outermost:
                self.phase = max(self.phase, 3 if self.phase else 0)
        elif name == "import" and outermost and self.phase <= 1:
            imported = parse_import(prelude)
            if imported is not None:
                self.phase = 1
                self.imports.append(imported)
                self.layers.append((-1, f"@{len(self.imports) - 1}"))
        elif name == "namespace" and outermost and self.phase <= 2:
            namespace = parse_namespace(prelude)
            if namespace is not None:
                self.phase = 2
                self.namespaces.append(namespace)

    def _property(self, prelude: str, start: int) -> int:
        end = skip_block(self.text, start)
        found = IDENT.fullmatch(prelude)
        if found is not None and prelude.startswith("--"):
            inner = self.text[start + 1 : end - 1 if self.text.endswith("}", start, end) else end]
            descriptors = _descriptors(inner)
            registration = (self.frames[-1].condition, unescape(prelude), descriptors)
            self.registrations.append(registration)
            self.phase = 3
        return end

    def _function(self, prelude: str, start: int) -> int:
        end = skip_block(self.text, start)
        inside = end - self.text.endswith("}", start + 1, end)
        condition = self.frames[-1].condition
        self.functions.append(FunctionRule(condition, prelude, start + 1, inside))
        self.phase = 3
        return end

    def _keyframes(self, at_rule: str, prelude: str, start: int) -> int:
        end = self._end_of_list(start)
        name = keyframes_name(prelude)
        if name:
            inside = end - self.text.endswith("}", start + 1, end)
            condition = self.frames[-1].condition
            rule = KeyframesRule(condition, name, at_rule != "keyframes", start + 1, inside)
            self.keyframes.append(rule)
        self.phase = 3
        return end

    def _end_of_list(self, start: int) -> int:
        """Return the offset behind a block that holds rules."""
        text = self.text
        at = SPACE.match(text, start + 1).end()  # type: ignore[union-attr]  # matches always
        while found := SIMPLE_RULE.match(text, at):
            at = found.end()
        return at + 1 if text.startswith("}", at) else skip_block(text, start)


def _descriptors(text: str) -> dict[str, str]:
    descriptors: dict[str, str] = {}
    at = 0
    while at < len(text):
        at = SPACE.match(text, at).end()  # type: ignore[union-attr]  # matches always
        if text[at : at + 1] == "@":
            at = find(text, at, ";{")
            at = skip_block(text, at) if text.startswith("{", at) else at + 1
            continue
        end = find(text, at, ";")
        found = IDENT.match(text, at)
        if found is not None:
            colon = SPACE.match(text, found.end()).end()  # type: ignore[union-attr]  # matches always
            if text[colon : colon + 1] == ":" and colon < end:
                name, value = unescape(found[0]).lower(), strip(text[colon + 1 : end])
                if is_descriptor(name, value):
                    descriptors[name] = value
        at = end + 1
    return descriptors


def _is_custom(text: str, at: int = 0) -> bool:
    """Whether a custom property's name and a colon start here."""
    found = IDENT.match(text, at)
    if found is None:
        return False
    colon = SPACE.match(text, found.end()).end()  # type: ignore[union-attr]  # matches always
    return text[colon : colon + 1] == ":"
