"""``script``: the visitor's side, for pages that may run one."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from a11yview.emit.asset import Asset
from a11yview.emit.package_data import package_data
from a11yview.emit.shortening import shortened, with_joined_declarations
from a11yview.errors import expect
from a11yview.settings import Catalog, offered, wire_name, write_value
from a11yview.settings.wire import LONGEST_COOKIE

__all__ = ["script", "script_source"]

# In ``assets/panel.js``.
_HIDES_OWN: Final = "input.parentNode.hidden = !input.checked"
_END: Final = "})();\n"
# In the order with which the script of the classic catalog compresses best.
_LETTERS: Final = "eystwouraAqclmngfMRIzPDXOkZKdGWvNpxjbHFCQJVSihBLYTEU"
# Read by who looks at the script: the tokens of the catalog, and what a text may be.
_KEPT: Final = frozenset({"offered", "OFFERED", "LIMIT", "text"})
# Strings and templates are matched first and kept as they are.
_SPARE: Final = re.compile(r'("[^"]*"|`[^`]*`)| ?([-+*/<>=!?:&|,;{}()]) ?')
# Line ends, as every statement has its semicolon; the brackets of a single parameter; a longer word
# than is needed.
_LINE_END: Final = re.compile(r",?;?\n(?=[})\]])|\n(?!\w)|(?<!\w)\n")
_BRACKETS: Final = re.compile(r"\(([$\w]+)\)(?==>)")
_CONSTANT: Final = re.compile(r"\bconst\b")


def script(catalog: Catalog | None = None) -> Asset:
    """Return the script that restores the choice before the first paint and runs the panels.

    ``catalog`` (the classic one when left out) decides which tokens a cookie may hold: whatever
    else it says is dropped. Load it in ``<head>``, right after the stylesheet, as a plain
    blocking script (``docs/panel.md`` says why). It has no dependency and holds nothing that
    ``script-src 'self'; style-src 'self'`` would refuse.
    """
    expect("catalog", catalog, Catalog | None, "Catalog.classic(), or a Catalog of your own")
    import json  # noqa: PLC0415 - only who emits pays for the encoder

    tokens = json.dumps(_offered(catalog or Catalog.classic()), separators=(",", ":"))
    text = _source("panel.js").replace("PLACING\n", _source("placing.js"))
    if catalog is not None and catalog.own_colors:
        # In the same closure, and in place of hiding the own colors that nobody chose.
        text = text.replace(_HIDES_OWN, "tellContrast(panel, input)")
        text = text.removesuffix(_END) + _source("picker.js") + _END
    text = _LINE_END.sub("", shortened(_packed(text), keep=_KEPT, letters=_LETTERS))
    # Both sides have one type, or one is undefined and the other a string: `==` says the same.
    text = _BRACKETS.sub(r"\1", text).replace("===", "==").replace("!==", "!=")
    text = with_joined_declarations(_CONSTANT.sub("let", text))
    text = text.replace("OFFERED", tokens).replace("LIMIT", str(LONGEST_COOKIE))
    if catalog is not None and catalog.take_over:
        text = _taking_over(catalog) + text
    return Asset(text, kind="js")


def _taking_over(catalog: Catalog) -> str:
    """Return the part that runs first, where a site takes over another panel's settings."""
    import json  # noqa: PLC0415 - likewise

    from a11yview.settings.other_panels import stores_of  # noqa: PLC0415 - only such a site pays

    stores = [
        (store.kind, store.name, store.active, store.settings) for store in stores_of(catalog)
    ]
    text = script_source("take-over.js")
    return text.replace("STORES", json.dumps(stores, separators=(",", ":")))


def _offered(catalog: Catalog) -> dict[str, list[str]]:
    """Return the tokens that may follow each key of the wire, in its order."""
    return {
        wire_name(field): [write_value(choice) for choice in choices]
        for field, choices in offered(catalog).items()
        if choices or field == "scheme"
    }


def script_source(name: str) -> str:
    """Return an asset without what only its readers need; its names in capitals are to replace."""
    return _packed(_source(name))


def _packed(text: str) -> str:
    return _SPARE.sub(lambda found: found[1] or found[2], text)


@cache
def _source(name: str) -> str:
    """Return an asset without comment lines and indentation; its lines stay as they are."""
    text = package_data("assets", name)
    text = re.sub(r"^\s*//.*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"^\s+", "", text, flags=re.MULTILINE)
