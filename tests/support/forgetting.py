"""The engine as in a process that has checked no page yet, whatever tests ran before."""

from __future__ import annotations

import sys
from functools import cache

from a11yview.cascade import forget

_ENGINE = ("a11yview.audit.", "a11yview.calculation.", "a11yview.cascade.", "a11yview.color.")
_MEMO = type(cache(forget))


def forget_everything() -> None:
    """Forget what is known of sheets, and what functions remember of their arguments."""
    forget()
    for name, module in list(sys.modules.items()):
        if name.startswith(_ENGINE):
            for value in list(vars(module).values()):
                if type(value) is _MEMO:
                    value.cache_clear()
