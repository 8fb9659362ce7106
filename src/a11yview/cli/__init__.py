"""The command line: arguments in, texts and an exit code out."""

from __future__ import annotations

from a11yview.cli.entry import main

__all__ = ["main"]
