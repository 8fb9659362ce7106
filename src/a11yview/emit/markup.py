"""HTML by composition: ``tag`` nests elements, and everything is escaped in one place.

A plain ``str`` is text and is escaped; an ``HtmlText`` is markup and stays as it is. Whatever is
built of ``tag`` and ``fragment`` is therefore escaped once, without a thought about it:

>>> tag("p", {"title": 'a "b"', "hidden": True}, "1 < 2", tag("br", {}))
'<p title="a &quot;b&quot;" hidden>1 &lt; 2<br></p>'

Joining, slicing or formatting an ``HtmlText`` gives a plain ``str`` again, which is escaped: a
slip shows on the page and opens no hole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from a11yview.errors import EmitError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Child", "HtmlText", "attribute_list", "fragment", "lines", "tag"]

# Source: HTML, 13.1.2 (elements).
_VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_RAW_TEXT: Final = {
    "script": re.compile(r"</script|<script|<!--", re.IGNORECASE),
    "style": re.compile(r"</style", re.IGNORECASE),
}
"""Elements whose text has no character references, with what their text must not contain."""

# Far fewer than HTML allows, and all that anyone writes.
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9:_-]*")


class HtmlText(str):
    """Safe HTML; Jinja, Django and MarkupSafe ask ``__html__`` and leave it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


class _Markup(Protocol):
    def __html__(self) -> str: ...


Child: TypeAlias = "str | _Markup"
"""Content of an element: text, or markup of this module or of any template engine."""


def tag(name: str, attributes: Mapping[str, str | bool | None], /, *children: Child) -> HtmlText:
    """Return an element with its attributes and children, escaped.

    An attribute of ``True`` stands without a value (``hidden``); ``False`` and ``None`` leave it
    out. A void element (``br``, ``input``) has no end tag. The text of ``script`` and ``style``
    stays as it is, as HTML has no escapes there.

    Raises ``EmitError`` for a name that is none, a child in a void element, and a script or style
    whose text would end it early.
    """
    start = f"<{_checked(name)}{_written(attributes)}>"
    if name in _VOID:
        if children:
            raise EmitError(f"<{name}>: a void element: {children[0]!r}; it takes no children")
        return HtmlText(start)
    if name in _RAW_TEXT:
        return HtmlText(f"{start}{_raw_text(name, children)}</{name}>")
    return HtmlText(f"{start}{''.join(map(_escaped, children))}</{name}>")


def fragment(*children: Child) -> HtmlText:
    """Return the children one after another, escaped, without an element round them."""
    return HtmlText("".join(map(_escaped, children)))


def lines(*children: Child) -> HtmlText:
    """Return each child that is not empty, escaped and on a line of its own."""
    return HtmlText("".join(f"{html}\n" for html in map(_escaped, children) if html))


def attribute_list(attributes: Mapping[str, str | bool | None]) -> HtmlText:
    """Return attributes as they stand in a start tag, without a space in front."""
    return HtmlText(_written(attributes)[1:])


def _escaped(child: Child) -> str:
    """Return HTML for a child: the one place that escapes."""
    if isinstance(child, HtmlText):
        return child
    if hasattr(child, "__html__"):
        return child.__html__()
    return escape(child)


def _written(attributes: Mapping[str, str | bool | None]) -> str:
    text = ""
    for name, value in attributes.items():
        if value is True:
            text += f" {_checked(name)}"
        elif value is not None and value is not False:
            text += f' {_checked(name)}="{escape(value)}"'
    return text


def _raw_text(name: str, children: tuple[Child, ...]) -> str:
    text = "".join(child if isinstance(child, str) else child.__html__() for child in children)
    if found := _RAW_TEXT[name].search(text):
        raise EmitError(f"<{name}>: its text would end early: {found[0]!r}; change it")
    return text


@lru_cache(maxsize=512)
def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise EmitError(f"name of a tag or attribute: {name!r}; use letters, digits, '-', '_', ':'")
    return name
