"""Random documents with shadow trees: hosts within hosts, slots, parts, sheets of each."""

from __future__ import annotations

import random

__all__ = ["random_document"]

NAMES = ("a", "b", "c")
TAGS = ("p", "i", "b", "x-c", "x-d", "div", "span", "u")
HOSTS = ("x-c", "x-d", "div", "span", "section")
SIMPLE = (
    *(f".{name}" for name in NAMES),
    *(f"#{name}" for name in NAMES),
    *("[k]", "[slot]", "[part]"),
    *(":first-child", ":last-child", ":only-child", ":nth-child(2)", ":nth-of-type(1)", ":empty"),
    *(":not(.a)", ":is(.b, p)", ":has(.c)"),
)
VALUES = {
    "color": ("inherit", "revert", "revert-layer", "unset", "initial", "var(--v0, rgb(1, 2, 3))"),
    "background-color": ("currentcolor", "inherit", "transparent", "var(--v1)"),
    "font-size": ("1.5em", "2rem", "80%", "larger", "11px", "30px"),
    "font-weight": ("100", "300", "700", "bolder", "lighter"),
    "opacity": ("0.3", "0.7"),
    "display": ("block", "inline", "flex", "contents", "none", "inline-block"),
    "visibility": ("hidden", "visible"),
}


def random_document(seed: int) -> str:
    """Return the HTML that a seed stands for."""
    return _Writer(random.Random(seed)).document()  # noqa: S311 - no secret


class _Writer:
    def __init__(self, source: random.Random) -> None:
        self.source = source
        self.left = source.randrange(6, 26)
        """How many elements may still be written."""

    def document(self) -> str:
        sheet = self.sheet(in_shadow=False)
        body = "".join(self.node(0, in_shadow=False) for _ in range(3))
        return f"<!doctype html><title>t</title><style>{sheet}</style><body class=a>{body}"

    # -- sheets ----------------------------------------------------------------------------------

    def sheet(self, *, in_shadow: bool) -> str:
        source = self.source
        layers = source.choice(("", "", "@layer l1, l2;", "@layer l2, l1;"))
        rules = [layers]
        for _ in range(source.randrange(2, 9)):
            declared = ";".join(self.declaration() for _ in range(source.randrange(1, 4)))
            rule = f"{self.selector(in_shadow=in_shadow)} {{ {declared} }}"
            if layers and source.random() < 0.5:
                rule = f"@layer l{source.randrange(1, 3)} {{ {rule} }}"
            elif source.random() < 0.1:
                rule = f"@media (min-width: {source.choice((1, 5000))}px) {{ {rule} }}"
            rules.append(rule)
        return "\n".join(rules)

    def declaration(self) -> str:
        source = self.source
        important = " !important" if source.random() < 0.15 else ""
        kind = source.random()
        if kind < 0.15:
            return f"--v{source.randrange(3)}: {self.color()}{important}"
        name = source.choice([*VALUES])
        if name.endswith("color") and kind < 0.7:
            return f"{name}: {self.color()}{important}"
        return f"{name}: {source.choice(VALUES[name])}{important}"

    def color(self) -> str:
        return "rgb({}, {}, {})".format(*(self.source.randrange(200) for _ in range(3)))

    def selector(self, *, in_shadow: bool) -> str:
        source = self.source
        kind = source.random()
        if in_shadow and kind < 0.3:
            compound = self.compound().replace(":has(.c)", ".c")
            host = source.choice((":host", f":host({compound})", f":host-context({compound})"))
            below = source.choice((" ", " > ")) + self.complex() if kind > 0.15 else ""
            return host + below
        if in_shadow and kind < 0.5:
            slot = source.choice(("", "slot", "slot[name]", f"{self.compound()} "))
            return f"{slot}::slotted({self.compound()})"
        if kind < 0.65:
            behind = source.choice(("", ":not(:hover)"))
            host = source.choice(("", self.compound(), self.complex()))
            return f"{host}::part({source.choice(NAMES)}){behind}"
        return self.complex()

    def complex(self) -> str:
        source = self.source
        steps = range(source.choice((0, 0, 1, 1, 2)))
        before = (self.compound() + source.choice((" ", " > ", " + ", " ~ ")) for _ in steps)
        return "".join(before) + self.compound()

    def compound(self) -> str:
        source = self.source
        tests = source.sample(SIMPLE, source.randrange(2))
        return source.choice((*TAGS, "", "", "")) + "".join(tests) or "*"

    # -- elements --------------------------------------------------------------------------------

    def node(self, depth: int, *, in_shadow: bool) -> str:
        source = self.source
        if self.left <= 0:
            return source.choice(("t", ""))
        self.left -= 1
        kind = source.random()
        own = self.attributes(in_shadow=in_shadow)
        if in_shadow and kind < 0.3:
            name = source.choice(("", "", " name=a", " name=b"))
            content = self.content(depth, in_shadow=True) if source.random() < 0.5 else ""
            return f"<slot{name}{own}>{content}</slot>"
        if kind < 0.55 and depth < 5:
            host = source.choice(HOSTS)
            exported = source.choice(("", "", " exportparts='a, b:c'", " exportparts='c:a,a:b'"))
            tree = (
                f"<style>{self.sheet(in_shadow=True)}</style>{self.content(depth, in_shadow=True)}"
            )
            mode = source.choice(("open", "OPEN"))
            template = f"<template shadowrootmode={mode}>{tree}</template>"
            light = self.content(depth, in_shadow=in_shadow)
            return f"<{host}{own}{exported}>{template}{light}</{host}>"
        tag = source.choice(("i", "b", "u", "div", "span", "x-c"))
        return f"<{tag}{own}>{self.content(depth, in_shadow=in_shadow)}</{tag}>"

    def content(self, depth: int, *, in_shadow: bool) -> str:
        pieces: list[str] = []
        for _ in range(self.source.randrange(4) if depth < 6 else 0):
            if self.source.random() < 0.3:
                pieces.append(self.source.choice(("text", " ")))
            else:
                pieces.append(self.node(depth + 1, in_shadow=in_shadow))
        return "".join(pieces)

    def attributes(self, *, in_shadow: bool) -> str:
        source = self.source
        found = [
            f" class='{' '.join(source.sample(NAMES, source.randrange(1, 3)))}'",
            " k=1",
            f" id={source.choice(NAMES)}",
            " slot='{}'".format(source.choice((*NAMES, ""))),
            f" style='{self.declaration()}'",
        ]
        chosen = [
            one
            for one, odds in zip(found, (0.5, 0.15, 0.2, 0.25, 0.12), strict=True)
            if source.random() < odds
        ]
        if in_shadow and source.random() < 0.4:
            chosen.append(f" part='{' '.join(source.sample(NAMES, source.randrange(1, 3)))}'")
        return "".join(chosen)
