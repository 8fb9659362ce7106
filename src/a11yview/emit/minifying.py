"""``minified``: CSS without comments and without the space that means nothing."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["minified"]

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
# A string is matched first and kept as it is.
_SPACE: Final = re.compile(r'("[^"]*")|\s+')
# Not around `+`, `-`, `*` and brackets: there a space may be part of calc() or a combinator.
_SPARE: Final = re.compile(r'("[^"]*")| ?([{};,>]) ?|(?<=[\w-]): | (?=!important)')
# The value of an attribute that is a name needs no quotes.
_NAME: Final = re.compile(r'="([A-Za-z][\w-]*)"(?=\])')
_LEADING_ZERO: Final = re.compile(r'("[^"]*")|(?<![\d.\w-])0(?=\.\d)')


def minified(css: str) -> str:
    """Return ``css`` in fewer bytes and with the same meaning; made for the assets of this package.

    Strings stay as they are, with two exceptions that the assets do not have: a comment in a string
    is lost, and so are quotes around a name with ``]`` after it.
    """
    css = _SPACE.sub(lambda found: found[1] or " ", _COMMENT.sub("", css))
    css = _SPARE.sub(lambda found: found[1] or found[2] or found[0].strip(), css)
    css = _LEADING_ZERO.sub(lambda found: found[1] or "", css)
    return _NAME.sub(r"=\1", css).replace(";}", "}").strip()
