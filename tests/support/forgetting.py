"""The engine as in a process that has checked no page yet, whatever tests ran before."""

from __future__ import annotations

import sys

from a11yview.cascade import forget


def forget_everything() -> None:
    """Forget what is known of sheets, and what functions remember of their arguments."""
    forget()
    for name, module in list(sys.modules.items()):
        if name.startswith("a11yview."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
