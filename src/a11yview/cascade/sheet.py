"""CSS text → rules with the declarations that matter, by a scanner of our own.

The scanner recovers from broken CSS as browsers do (CSS Syntax 3, section 5, nesting included) and
keeps offsets, so that a finding can name the declaration and a fix can rewrite it. Values are not
judged here: whoever uses a rule asks :func:`a11yview.cascade.shorthands.expand`.
"""

from __future__ import annotations

import re
from typing import Final

from a11yview.cascade.at_rules import Import, layer_names, parse_import, parse_namespace
from a11yview.cascade.scanning import (
    COMMENT,
    IDENT,
    SIMPLE_RULE,
    SPACE,
    SPACE_OR_MARKER,
    find,
    is_outside,
    skip_block,
    strip,
    unescape,
)
from a11yview.cascade.sheet_model import (
    Condition,
    Prelude,
    RawDeclaration,
    Rule,
    Sheet,
    SheetKeys,
)
from a11yview.cascade.shorthands import RELEVANT

__all__ = [
    "Condition",
    "Import",
    "Prelude",
    "RawDeclaration",
    "Rule",
    "Sheet",
    "SheetKeys",
    "scan",
    "scan_style",
]

IMPORTANT: Final = re.compile(
    rf"!(?:[ \t\n\r\f]|{COMMENT})*+important(?:[ \t\n\r\f]|{COMMENT})*+\Z", re.IGNORECASE
)
_PLAIN: Final = re.compile(r"""[^(\["']*\Z""")
CONDITIONAL: Final = frozenset({"media", "supports", "container", "layer", "scope"})
MAX_DEPTH: Final = 128  # nested blocks beyond it are dropped: no real sheet comes near
MAX_NESTED_RULES: Final = 10  # style rules within one another: each may multiply the selectors


class _Frame:
    """One open block: the condition and style rule around what it holds."""

    __slots__ = ("bare", "condition", "declarations", "prelude")

    def __init__(self, condition: int, prelude: Prelude | None, *, bare: bool) -> None:
        self.condition = condition
        self.prelude = prelude
        self.bare = bare  # whether the block is a plain list of rules, without declarations
        self.declarations: list[RawDeclaration] = []


def scan(text: str) -> Sheet:
    """Return the rules of a style sheet; broken parts are dropped as browsers drop them."""
    scanner = _Scanner(text)
    scanner.run()
    return Sheet(
        text=text,
        rules=tuple(scanner.rules),
        conditions=tuple(scanner.conditions),
        imports=tuple(scanner.imports),
        layers=tuple(scanner.layers),
        namespaces=tuple(scanner.namespaces),
        registrations=tuple(scanner.registrations),
        too_deep=scanner.too_deep,
    )


def scan_style(text: str) -> tuple[RawDeclaration, ...]:
    """Return the relevant declarations of a ``style`` attribute, in order."""
    scanner = _Scanner(text)
    frame = _Frame(-1, Prelude("", 0, None, -1), bare=False)
    scanner.frames = [frame]
    scanner.inline = True
    scanner.run()
    return tuple(frame.declarations)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.inline = False
        self.rules: list[Rule] = []
        self.conditions: list[Condition] = []
        self.imports: list[Import] = []
        self.layers: list[tuple[int, str]] = []
        self.namespaces: list[tuple[str, str]] = []
        self.registrations: list[tuple[int, str, dict[str, str]]] = []
        self.frames: list[_Frame] = [_Frame(-1, None, bare=True)]
        self.phase = 0  # 0: only @layer statements yet, 1: imports, 2: namespaces, 3: rules
        self.anonymous = 0
        self.too_deep = False

    def run(self) -> None:
        text, size, frames = self.text, len(self.text), self.frames
        at, depth = 0, len(self.frames)
        while True:
            outermost = len(frames) == depth
            space = SPACE_OR_MARKER if outermost and not self.inline else SPACE
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
                at = self._rule_in_list(at)
            elif char == ";":
                at += 1
            else:
                at = self._item(at)
        while len(frames) > depth:
            self._close()

    # -- rules -----------------------------------------------------------------------------------

    def _rule_in_list(self, at: int) -> int:
        found = SIMPLE_RULE.match(self.text, at)
        if found is not None:
            prelude, body = found[1], found[2]
            if not (prelude.startswith("--") and _is_custom(prelude)):
                self.phase = 3
                declarations = _plain_declarations(body, found.start(2))
                if declarations:
                    frame = self.frames[-1]
                    rule = Prelude(prelude, at, frame.prelude, frame.condition)
                    self.rules.append(Rule(rule, frame.condition, declarations))
            return found.end()
        stops = "{" if len(self.frames) == 1 else "{}"
        start = find(self.text, at, stops)
        if start >= len(self.text) or self.text[start] == "}":
            return start
        return self._open_rule(at, start)

    def _open_rule(self, at: int, start: int) -> int:
        text = self.text[at:start]
        deep = self._is_too_deep() or self._is_too_nested()
        if deep or (text.startswith("--") and _is_custom(text)):
            return skip_block(self.text, start)
        self.phase = 3
        frame = self.frames[-1]
        prelude = Prelude(text, at, frame.prelude, frame.condition)
        self.frames.append(_Frame(frame.condition, prelude, bare=False))
        return start + 1

    def _is_too_nested(self) -> bool:
        within, count = self.frames[-1].prelude, 0
        while within is not None:
            within, count = within.parent, count + 1
        self.too_deep = self.too_deep or count >= MAX_NESTED_RULES
        return count >= MAX_NESTED_RULES

    def _is_too_deep(self) -> bool:
        deep = len(self.frames) > MAX_DEPTH
        self.too_deep = self.too_deep or deep
        return deep

    def _item(self, at: int) -> int:
        """Take a declaration or a nested rule from a block that may hold both."""
        text = self.text
        custom = text.startswith("--", at) and _is_custom(text, at)
        stops = ";}" if custom else ";{}"
        end = find(text, at, ";" if self.inline else stops)
        if end < len(text) and text[end] == "{":
            self._flush()
            return self._open_rule(at, end)
        declaration = self._declaration(at, end)
        if declaration is not None:
            self.frames[-1].declarations.append(declaration)
        return end

    def _declaration(self, at: int, end: int) -> RawDeclaration | None:
        found = IDENT.match(self.text, at)
        if found is None:
            return None
        colon = SPACE.match(self.text, found.end()).end()  # type: ignore[union-attr]  # matches always
        if colon >= end or self.text[colon] != ":":
            return None
        name = unescape(found[0])
        if not name.startswith("--"):
            name = name.lower()
            if name not in RELEVANT:
                return None
        value = strip(self.text[colon + 1 : end])
        return _with_importance(name, value, at)

    def _flush(self) -> None:
        frame = self.frames[-1]
        if frame.declarations:
            prelude = frame.prelude or Prelude(None, -1, None, frame.condition)
            self.rules.append(Rule(prelude, frame.condition, tuple(frame.declarations)))
            frame.declarations = []

    def _close(self) -> None:
        self._flush()
        self.frames.pop()

    # -- at-rules --------------------------------------------------------------------------------

    def _at_rule(self, at: int) -> int:
        text = self.text
        found = IDENT.match(text, at + 1)
        if found is None:
            return self._rule_in_list(at) if self.frames[-1].bare else self._item(at)
        name = unescape(found[0]).lower()
        nested = len(self.frames) > 1
        end = find(text, found.end(), ";{}" if nested and not self.inline else ";{")
        prelude = strip(text[found.end() : end])
        if end < len(text) and text[end] == "{":
            return self._at_block(name, prelude, at, end)
        self._at_statement(name, prelude, at)
        return end + 1 if end < len(text) and text[end] == ";" else end

    def _at_block(self, name: str, prelude: str, at: int, start: int) -> int:
        if self.inline or self._is_too_deep():
            return skip_block(self.text, start)
        if name == "property":
            return self._property(prelude, start)
        if name not in CONDITIONAL:
            if name in {"font-face", "keyframes", "page", "counter-style"}:
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
        self._flush()
        scoped = name == "scope"
        around = frame.prelude if scoped else None
        self.conditions.append(Condition(name, prelude, frame.condition, at, around))
        condition = len(self.conditions) - 1
        inner = None if scoped else frame.prelude
        # Declarations stand directly in a scope, but not in a group rule within it.
        self.frames.append(_Frame(condition, inner, bare=not scoped and inner is None))
        return start + 1

    def _layer(self, name: str, condition: int) -> str:
        """Note a layer in its place; return its name with those of the layers around it."""
        around = condition
        while around >= 0 and self.conditions[around].kind != "layer":
            around = self.conditions[around].parent
        if around >= 0:
            name = f"{self.conditions[around].text}.{name}"
        self.layers.append((condition, name))
        return name

    def _at_statement(self, name: str, prelude: str, at: int) -> None:
        frame = self.frames[-1]
        outermost = len(self.frames) == 1 and not self.inline
        if name == "layer" and frame.bare:
            names = layer_names(prelude)
            for layer in names:
                self._layer(layer, frame.condition)
            if names and outermost:
                self.phase = max(self.phase, 3 if self.phase else 0)
        elif name == "import" and outermost and self.phase <= 1:
            imported = parse_import(prelude, at)
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


def _descriptors(text: str) -> dict[str, str]:
    descriptors: dict[str, str] = {}
    at = 0
    while at < len(text):
        at = SPACE.match(text, at).end()  # type: ignore[union-attr]  # matches always
        end = find(text, at, ";")
        found = IDENT.match(text, at)
        if found is not None:
            colon = SPACE.match(text, found.end()).end()  # type: ignore[union-attr]  # matches always
            if text[colon : colon + 1] == ":" and colon < end:
                descriptors[unescape(found[0]).lower()] = strip(text[colon + 1 : end])
        at = end + 1
    return descriptors


def _is_custom(text: str, at: int = 0) -> bool:
    """Whether a custom property's name and a colon start here."""
    found = IDENT.match(text, at)
    if found is None:
        return False
    colon = SPACE.match(text, found.end()).end()  # type: ignore[union-attr]  # matches always
    return text[colon : colon + 1] == ":"


def _with_importance(name: str, value: str, offset: int) -> RawDeclaration:
    important = False
    if "!" in value:
        found = IMPORTANT.search(value)
        # Within a bracket or string that the end of the sheet closes, it is part of the value.
        if found is not None and (_PLAIN.match(value) or is_outside(value, found.start())):
            value, important = strip(value[: found.start()]), True
    return RawDeclaration(name, value, important, offset)


def _plain_declarations(body: str, offset: int) -> tuple[RawDeclaration, ...]:
    """Return the relevant declarations of a block without comments, strings or nesting."""
    declarations: list[RawDeclaration] = []
    for piece in body.split(";"):
        name, colon, value = piece.partition(":")
        if colon:
            bare = name.strip(" \t\n\r\f")
            if bare[:2] != "--":
                bare = bare.lower()
                if bare not in RELEVANT:
                    offset += len(piece) + 1
                    continue
            elif IDENT.fullmatch(bare) is None:
                offset += len(piece) + 1
                continue
            start = offset + len(name) - len(name.lstrip(" \t\n\r\f"))
            value = value.strip(" \t\n\r\f")
            declarations.append(
                _with_importance(bare, value, start)
                if "!" in value
                else RawDeclaration(bare, value, False, start)  # noqa: FBT003 - made by the thousand
            )
        offset += len(piece) + 1
    return tuple(declarations)
