"""The HTML parser, turbohtml, which only the extra ``check`` installs: its one door."""

from __future__ import annotations

from a11yview.errors import MissingExtraError

try:
    import turbohtml
except ModuleNotFoundError as error:
    if error.name != "turbohtml":
        raise
    raise MissingExtraError(
        "check: not installed: 'turbohtml'; install the extra: pip install 'a11yview[check]'"
    ) from error

__all__ = ["turbohtml"]
