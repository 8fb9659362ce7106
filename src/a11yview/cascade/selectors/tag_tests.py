"""Tests that the tag alone decides: attribute selectors, and pseudo-classes like ``:any-link``.

Source: Selectors 4; HTML, "Case-sensitivity of selectors" and "Pseudo-classes".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from a11yview.cascade.html.forms.input_types import input_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.selectors.signature import Signature

__all__ = ["FOREIGN", "AttributeTest", "TagTest", "compare", "lower"]


@dataclass(frozen=True, slots=True)
class AttributeTest:
    """``[name operator value]``; ``operator`` is empty where presence is enough."""

    name: str
    operator: str
    value: str
    fold: bool | None
    """Whether case is ignored; ``None``: as HTML says for the attribute."""
    prefixes: tuple[str, ...] = ("",)
    """Prefixes of the namespaces that it may be in; ``""``: in none."""

    def accepts(self, signature: Signature) -> bool:
        """Whether the tag has such an attribute."""
        html = signature.namespace == "html"
        name = self.name
        value = self._value(signature.attributes, html=html)
        if value is None:
            return False
        if not self.operator:
            return True
        fold = self.fold or (self.fold is None and html and name in _CASELESS_VALUES)
        return self.compares(value, fold=fold)

    def compares(self, value: str, *, fold: bool | None = None) -> bool:
        """Whether a value of the attribute is as the operator asks; ``fold`` ignores its case."""
        wanted = self.value
        if self.fold if fold is None else fold:
            value, wanted = lower(value), lower(wanted)
        return compare(self.operator, value, wanted)

    def _value(self, attributes: Mapping[str, str], *, html: bool) -> str | None:
        if html:
            return attributes.get(self.name) if "" in self.prefixes else None
        # Chromium ignores the case of names in SVG, too.
        names = {f"{prefix}{self.name}": bool(prefix) for prefix in self.prefixes}
        for name, value in attributes.items():
            wanted = names.get(name.lower())
            if wanted is not None and wanted == (name in FOREIGN):
                return value
            if name == self.name == "xmlns" and "xmlns:" in self.prefixes:
                return value
        return None


def lower(text: str) -> str:
    """Return the text with the letters of ASCII alone in lower case, as CSS and HTML fold."""
    return text.lower() if text.isascii() else text.translate(_ASCII_LOWER)


_ASCII_LOWER: Final = {code: code + 32 for code in range(65, 91)}


def compare(operator: str, value: str, wanted: str) -> bool:
    """Whether a value satisfies an attribute selector with this operator and value."""
    match operator:
        case "=":
            return value == wanted
        case "~=":
            return bool(wanted) and wanted in _words(value)
        case "|=":
            return value == wanted or value.startswith(wanted + "-")
        case "^=":
            return bool(wanted) and value.startswith(wanted)
        case "$=":
            return bool(wanted) and value.endswith(wanted)
        case _:
            return bool(wanted) and wanted in value


def _words(text: str) -> list[str]:
    for space in "\t\n\r\f":
        text = text.replace(space, " ")
    return text.split(" ")


FOREIGN: Final = frozenset(
    # Attributes that have a namespace in SVG and MathML (HTML, "Adjust foreign attributes").
    (
        "xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type "
        "xml:lang xml:space xmlns xmlns:xlink"
    ).split()
)
_CASELESS_VALUES: Final = frozenset(
    # Attributes whose values compare without case in HTML (HTML, "Case-sensitivity of selectors").
    (
        "accept accept-charset align alink axis bgcolor charset checked clear codetype color "
        "compact declare defer dir direction disabled enctype face frame hreflang http-equiv lang "
        "language link media method multiple nohref noresize noshade nowrap readonly rel rev rules "
        "scope scrolling selected shape target text type valign valuetype vlink"
    ).split()
)


@dataclass(frozen=True, slots=True)
class TagTest:
    """A pseudo-class that the tag alone decides: ``any-link``, ``required`` and others."""

    name: Literal["any-link", "required", "optional", "open", "defined", "never"]

    def accepts(self, signature: Signature) -> bool:
        """Whether the pseudo-class holds for the tag."""
        match self.name:
            case "any-link":
                return signature.is_link
            case "required" | "optional":
                return _can_be_required(signature, wanted=self.name == "required")
            case "open":
                return "open" in signature.attributes and signature.tag in {"details", "dialog"}
            case "defined":
                return signature.namespace != "html" or "-" not in signature.tag
            case _:
                return False


def _can_be_required(signature: Signature, *, wanted: bool) -> bool:
    if signature.namespace == "html" and signature.tag == "button":
        return not wanted
    if signature.namespace != "html" or signature.tag not in {"input", "select", "textarea"}:
        return False
    required = "required" in signature.attributes
    if signature.tag == "input":
        kind = input_type(signature.attributes)
        required = required and kind not in _NEVER_REQUIRED
    return required == wanted


_NEVER_REQUIRED: Final = frozenset("hidden range color submit image reset button".split())
