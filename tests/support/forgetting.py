"""A check as in a process that has checked no page yet, whatever came before."""

from __future__ import annotations

import sys
from functools import cache

from a11yview.cascade import forget

_PACKAGES = ("audit", "calculation", "cascade", "color", "pictures", "site")
_CHECKING = tuple(f"a11yview.{package}." for package in _PACKAGES)
_MEMO = type(cache(forget))


def forget_everything() -> None:
    """Forget what is known of sheets, and what functions remember of their arguments."""
    forget()
    for name, module in list(sys.modules.items()):
        if name.startswith(_CHECKING):
            for value in list(vars(module).values()):
                if type(value) is _MEMO:
                    value.cache_clear()
