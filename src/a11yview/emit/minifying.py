"""`minified`: CSS without comments and without the space that means nothing."""

from __future__ import annotations

import re

__all__ = ["minified"]

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
# Not around `+`, `-`, `*` and brackets: there a space may be part of calc() or a combinator.
AROUND = re.compile(r" ?([{};,>]) ?")
AFTER_COLON = re.compile(r"([\w-]): ")
LEADING_ZERO = re.compile(r"(?<![\d.\w-])0(\.\d)")


def minified(css: str) -> str:
    """Return *css*, written by hand in this package, in fewer bytes and with the same meaning.

    It knows no strings with braces or semicolons in them: our assets have none.
    """
    css = SPACE.sub(" ", COMMENT.sub("", css))
    css = AFTER_COLON.sub(r"\1:", AROUND.sub(r"\1", css))
    return LEADING_ZERO.sub(
        r"\1", css.replace(" !important", "!important").replace(";}", "}")
    ).strip()
