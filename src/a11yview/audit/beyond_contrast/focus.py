"""Elements that look the same with the focus as without it.

Source: the ACT rule oj04fd; WCAG 2.2, 2.4.7, Focus Visible. The styles with the focus are compared
with those without, of the element and of all that its focus may change: what lies in it, what it
lies in, what follows it. The caret of a field for text shows the focus by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.audit.beyond_contrast.appearance import appearance
from a11yview.audit.beyond_contrast.gathering import Problem
from a11yview.audit.verdict import Verdict
from a11yview.cascade import Origin, input_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.audit.beyond_contrast.sight import Sight
    from a11yview.audit.findings.color_sources import ColorSources
    from a11yview.cascade import Kind

__all__ = ["unseen_focus"]

_CONTROLS: Final = frozenset({"button", "input", "select", "textarea"})
_CARETLESS: Final = frozenset(
    {"button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"}
)
"""The types of inputs in which nothing blinks or lights up by itself."""
_LISTENS: Final = re.compile(
    r"""['"]focus(?:in)?['"]|\bonfocus(?:in)?\b|\.focus(?:in)?\(\s*(?:function|\(?\w*\)?\s*=>)"""
)
_HANDLERS: Final = ("onfocus", "onfocusin")
_BY_SCRIPT: Final = {
    "data-bs-toggle": frozenset({"popover", "tooltip"}),
    "data-toggle": frozenset({"buttons", "popover", "tooltip"}),
    "rel": frozenset({"tooltip"}),
}
"""Attributes by which Bootstrap's scripts show something with the focus, or add a class."""
_ON_INPUT: Final = frozenset({"clipped", "transparent", "off-screen"})


def unseen_focus(sight: Sight, before: Sight, sources: ColorSources) -> Iterator[Problem]:
    """Yield the elements that do not show the focus.

    ``sight`` is the page with the focus on all that can have it, ``before`` without.
    """
    reached = [_is_reached(kind) for kind in sight.document.kinds]
    if not any(reached):
        return
    changes = _Changes(sight, before)
    listens = _a_script_listens(sight)
    for element, kind in enumerate(sight.document.kind):
        if not reached[kind] or not _can_be_reached(sight, element):
            continue
        if changes.shows(element):
            continue
        scripted = listens or _has_handler(sight, element)
        yield _problem(sight, sources, element, scripted=scripted)


def _problem(sight: Sight, sources: ColorSources, element: int, *, scripted: bool) -> Problem:
    styles = sight.styles
    style = styles[element]
    name = "outline-style" if style.outline_style == "none" else "outline-color"
    decided = styles.decided(element, name)
    by_author = decided is not None and decided[0].origin is not Origin.USER_AGENT
    declared, why = sources.declared(styles, element, name) if by_author else (None, None)
    is_hidden = not sight.shows_box(element)
    return Problem(
        rule="AV306",
        element=element,
        verdict=Verdict.UNDETERMINED if scripted else Verdict.FAIL,
        reason="scripted-focus" if scripted else None,
        problem="focus cannot be seen: the element is out of sight with it, too"
        if is_hidden
        else "focus cannot be seen: the page looks the same with it",
        fix="show it, or what stands for it, with :focus-visible"
        if is_hidden
        else "take outline: none out, or write :focus-visible { outline: 2px solid } "
        "in a color that stands out",
        declared=None if is_hidden else declared,
        ignored=why is not None,
    )


def _is_reached(kind: Kind) -> bool:
    """Whether the Tab key stops at elements of a kind, where nothing else shows it."""
    tag, attributes = kind.tag, kind.attributes
    if kind.namespace != "html" or "disabled" in attributes:
        return False
    index = attributes.get("tabindex", "").strip()
    if index.startswith("-"):
        return False
    if tag in {"input", "textarea"}:
        return _is_without_caret(kind)
    if attributes.get("contenteditable", "false").lower() != "false":
        return False
    if tag in _CONTROLS or tag == "summary":
        return True
    return (tag == "a" and "href" in attributes) or index.isdecimal()


def _is_without_caret(kind: Kind) -> bool:
    """Whether a field shows no caret, and nothing else by itself, when it has the focus."""
    type_ = input_type(kind.attributes) if kind.tag == "input" else "text"
    return type_ in _CARETLESS or (type_ != "hidden" and "readonly" in kind.attributes)


def _can_be_reached(sight: Sight, element: int) -> bool:
    """Whether an element can have the focus as it is styled, in a part that people see."""
    document, survey = sight.document, sight.survey
    if element in survey.exempt:
        return False  # disabled, inert, closed or marked to be ignored
    style = sight.style(element)
    if style.visibility != "visible" or style.display in {"none", "contents"}:
        return False
    above = document.parent[element]
    if above < 0 or sight.nodes.backdrop_in(above).hidden is not None:
        return False
    hidden = sight.nodes.backdrop_in(element).hidden
    return hidden is None or hidden in _ON_INPUT


def _a_script_listens(sight: Sight) -> bool:
    document = sight.document
    scripts = [
        number
        for number, kind in enumerate(document.kinds)
        if kind.tag == "script" and "src" not in kind.attributes
    ]
    if not scripts:
        return False
    return any(
        _LISTENS.search(document.own_text(element))
        for element, kind in enumerate(document.kind)
        if kind in scripts
    )


def _has_handler(sight: Sight, element: int) -> bool:
    around = (sight.document.attributes(one) for one in (element, *sight.around(element)))
    return any(
        any(name in attributes for name in _HANDLERS)
        or any(attributes.get(name) in values for name, values in _BY_SCRIPT.items())
        for attributes in around
    )


class _Changes:
    """The elements that look different while whatever can have the focus has it."""

    def __init__(self, sight: Sight, before: Sight) -> None:
        self.sight, self.before = sight, before
        document = sight.document
        self.node_of = sight.styles.node_of
        self.texts = {*sight.survey.elements, *(e for e in document.texts if document.has_text(e))}
        self._of_node: dict[tuple[int, bool], bool] = {}
        self._generated = [
            (sight.styles.generated(name), before.styles.generated(name))
            for name in ("::before", "::after")
        ]
        self._shown = self._where_shown()

    def shows(self, element: int) -> bool:
        """Whether something changes that the focus of an element may have changed.

        That is the element, what is in it, what it is in, and what follows any of these by no
        focus of its own.
        """
        return element in self._shown

    def _where_shown(self) -> set[int]:
        """Return all elements of which that holds, in two walks: up the tree, and down."""
        document = self.sight.document
        focusable = [_is_reached(kind) or _is_field(kind) for kind in document.kinds]
        order = [0, *self.sight.within(0)]
        changed = {element for element in order if self._changed(element)}
        inside: set[int] = set()
        aside: set[int] = set()
        for element in reversed(order):
            children = document.children[element]
            if element in changed or any(child in inside for child in children):
                inside.add(element)
            if not focusable[document.kind[element]] and (
                element in changed or any(child in aside for child in children)
            ):
                aside.add(element)
        outside: set[int] = set()
        for element in order:
            follows = element in outside or element in changed
            for child in reversed(document.children[element]):
                if follows:
                    outside.add(child)
                follows = follows or child in aside
        return inside | outside

    def _changed(self, element: int) -> bool:
        if not (self.sight.shows_box(element) or self.before.shows_box(element)):
            return False
        has_text = element in self.texts
        key = (self.node_of[element], has_text)
        known = self._of_node.get(key)
        if known is None:
            known = self._of_node[key] = self._differs(element, has_text=has_text)
        return known

    def _differs(self, element: int, *, has_text: bool) -> bool:
        after, before = self.sight.style(element), self.before.style(element)
        if after is not before and (
            appearance(after, has_text=has_text) != appearance(before, has_text=has_text)
        ):
            return True
        return any(self._generated_differs(element, now, then) for now, then in self._generated)

    def _generated_differs(
        self, element: int, now: Mapping[int, object], then: Mapping[int, object]
    ) -> bool:
        node = self.node_of[element]
        return _look_of(now.get(node)) != _look_of(then.get(node))


def _look_of(shared: object) -> object:
    style = getattr(shared, "style", None)
    return None if style is None else appearance(style, has_text=True)


def _is_field(kind: Kind) -> bool:
    return kind.namespace == "html" and kind.tag in {"input", "textarea"}
