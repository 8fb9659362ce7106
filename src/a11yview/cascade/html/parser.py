"""The HTML parser, turbohtml, which only the extra ``check`` installs."""

from __future__ import annotations

import re
from typing import AnyStr, Final

from a11yview.errors import MissingExtraError

try:
    import turbohtml
except ModuleNotFoundError as error:
    if error.name != "turbohtml":
        raise
    raise MissingExtraError(
        "check: not installed: 'turbohtml'; install the extra: pip install 'a11yview[check]'"
    ) from error

__all__ = ["declares_shadow_trees", "parsed", "turbohtml"]

# The end of a head after which a document begins anew, before anything of a body.
_PATTERN: Final = (
    r"</head\s*>(?=(?:\s++|<!(?:--.*?--|doctype[^>]*+)>|</head\s*>|<(?:meta|link|base)\b[^>]*+>"
    r"|<(script|style|title|template)\b[^>]*+>.*?</\1\s*>)*+<(?:html|head)[\s/>])"
)
_FLAGS: Final = re.IGNORECASE | re.DOTALL
_IN_TEXT: Final = re.compile(_PATTERN, _FLAGS)
_IN_BYTES: Final = re.compile(_PATTERN.encode(), _FLAGS)

_CLOSED: Final = r"""(<template\b[^>]*?\sshadowrootmode\s*=\s*)(["']?)closed\2"""
_CLOSED_IN_TEXT: Final = re.compile(_CLOSED, _FLAGS)
_CLOSED_IN_BYTES: Final = re.compile(_CLOSED.encode(), _FLAGS)


def declares_shadow_trees(html: str | bytes) -> bool:
    """Whether a source may declare a shadow tree."""
    name = b"shadowrootmode" if isinstance(html, bytes) else "shadowrootmode"
    return name in html.lower()  # type: ignore[operator] # of one kind


def parsed(html: str | bytes) -> turbohtml.Document:
    """Return the tree of a document in a browser with scripting enabled.

    After a head, browsers ignore another ``<html>`` or ``<head>``; turbohtml 1.15 opens the body
    there. So the head is not closed before it: what follows goes where it would have gone.
    Of shadow roots, turbohtml shows those that are open; a page is drawn alike with either.
    """
    if isinstance(html, str):
        html = _with_one_head(html, ("</head", "</HEAD"), _IN_TEXT, " ")
    else:
        html = _with_one_head(html, (b"</head", b"</HEAD"), _IN_BYTES, b" ")
    if declares_shadow_trees(html):
        if isinstance(html, str):
            html = _CLOSED_IN_TEXT.sub(r"\1\2open\2  ", html)
        else:
            html = _CLOSED_IN_BYTES.sub(rb"\1\2open\2  ", html)
    return turbohtml.parse(html, scripting=True)


def _with_one_head(
    html: AnyStr, ends: tuple[AnyStr, AnyStr], begun_again: re.Pattern[AnyStr], space: AnyStr
) -> AnyStr:
    """Return the text with spaces for a first end of a head that goes on."""
    place = html.find(ends[0]) if ends[0] in html else html.find(ends[1])
    found = begun_again.match(html, place) if place >= 0 else None
    if found is None:
        return html
    return html[:place] + space * len(found[0]) + html[found.end() :]
