"""Pseudo-elements: their arguments, and the pseudo-classes and pseudo-elements behind them.

Source: Selectors 4, section 3.7; valid exactly where Chromium 156 finds them valid.
"""

from __future__ import annotations

import re
from typing import Final

from a11yview.cascade.selectors.form_pseudo_classes import FORM
from a11yview.cascade.selectors.pseudo_names import LINKS, NEVER, STATES, WORDED
from a11yview.cascade.selectors.selector_lists import split_list
from a11yview.cascade.sheets.token_patterns import IDENT, strip, unescape

__all__ = ["may_follow", "takes_argument", "takes_class"]

_NAME: Final = IDENT.pattern
_ARGUMENTS: Final = {
    "highlight": re.compile(_NAME),
    "part": re.compile(rf"{_NAME}(?:\s+{_NAME})*"),
    "picker": re.compile(r"select", re.IGNORECASE),
    "scroll-button": re.compile(
        r"\*|up|down|left|right|(?:block|inline)-(?:start|end)", re.IGNORECASE
    ),
    **dict.fromkeys(
        (
            "view-transition-group",
            "view-transition-group-children",
            "view-transition-image-pair",
            "view-transition-new",
            "view-transition-old",
        ),
        re.compile(rf"(?=\S)(?:\*|{_NAME})?(?:\s*\.{_NAME})*"),
    ),
}
_CLASS: Final = re.compile(rf":({_NAME})(?:\((.*)\))?", re.DOTALL)

_ACTIONS: Final = frozenset("active focus focus-visible focus-within hover".split())
_OF_SCROLLBARS: Final = frozenset(
    (
        "corner-present decrement double-button end horizontal increment no-button "
        "single-button start vertical"
    ).split()
)
_OF_ELEMENTS: Final = (STATES | FORM.keys() | NEVER | LINKS) - _OF_SCROLLBARS - {"current"}
_OF_TRANSITIONS: Final = frozenset({"only-child"})
_SCROLLBARS: Final = frozenset(
    f"::-webkit-{part}"
    for part in (
        "resizer scrollbar scrollbar-button scrollbar-corner scrollbar-thumb scrollbar-track "
        "scrollbar-track-piece"
    ).split()
)
_ELEMENTS: Final = frozenset({"::details-content", "::part()", "::permission-icon", "::picker()"})
"""Element-backed pseudo-elements: nearly all pseudo-classes may follow them."""
_CLASSES: Final = {
    **dict.fromkeys(_ELEMENTS, _OF_ELEMENTS),
    **dict.fromkeys(
        _SCROLLBARS, _OF_SCROLLBARS | {"active", "disabled", "enabled", "hover", "window-inactive"}
    ),
    "::cue": _ACTIONS,
    "::file-selector-button": _ACTIONS,
    "::scroll-button()": _ACTIONS | {"disabled", "enabled"},
    "::scroll-marker": _ACTIONS | {"target-after", "target-before", "target-current"},
    "::scroll-marker-group": frozenset({"focus-within", "hover"}),
    "::search-text": frozenset({"current"}),
    "::selection": frozenset({"window-inactive"}),
    **dict.fromkeys((f"::{name}()" for name in _ARGUMENTS if "view" in name), _OF_TRANSITIONS),
}
_FOLLOW_SLOTTED: Final = frozenset(
    (
        "after backdrop before checkmark details-content file-selector-button interest-button "
        "marker permission-icon picker picker-icon placeholder"
    ).split()
)
_NEVER_FOLLOW: Final = frozenset({"cue()", "part()", "slotted()"})
"""Pseudo-elements that follow no other."""


def takes_argument(name: str, argument: str) -> bool:
    """Whether a pseudo-element other than ``cue()`` and ``slotted()`` takes it in parentheses."""
    return name in _ARGUMENTS and _ARGUMENTS[name].fullmatch(argument) is not None


def may_follow(name: str, pseudo: str) -> bool:
    """Whether pseudo-element ``name``, ``picker()`` with its parentheses, may follow another."""
    bare = name.removesuffix("()")
    if pseudo in _ELEMENTS:
        return name not in _NEVER_FOLLOW
    if pseudo == "::slotted()":
        return bare in _FOLLOW_SLOTTED or bare.startswith("view-transition")
    if name == "marker":
        return pseudo in {"::before", "::after"}
    return name == "scroll-marker" and pseudo == "::column"


def takes_class(pseudo: str, name: str, argument: str | None, *, forgiving: bool) -> bool:
    """Whether a pseudo-class may follow a pseudo-element; lists are ``forgiving`` in rules."""
    if name in {"is", "not", "where"} and argument is not None:
        if forgiving and name != "not":
            return pseudo not in {"::column", "::slotted()"}
        pieces = [_CLASS.fullmatch(strip(piece)) for piece in split_list(argument)]
        return all(
            piece and takes_class(pseudo, unescape(piece[1]).lower(), piece[2], forgiving=forgiving)
            for piece in pieces
        )
    if argument is not None:
        return pseudo in _ELEMENTS and name in WORDED and IDENT.fullmatch(argument) is not None
    if pseudo.startswith("::-webkit-") and pseudo not in _SCROLLBARS:
        return name in _ACTIONS
    return name in _CLASSES.get(pseudo, ())
