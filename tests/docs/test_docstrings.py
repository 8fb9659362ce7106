"""Docstrings name their subject first, by a noun."""

from __future__ import annotations

import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "a11yview"
OPENING = re.compile(r'"""(?:Return |Yield |Whether )?(?:What|what|Those|those)\b.*')


def test_no_docstring_opens_with_what() -> None:
    found = [
        f"{file.relative_to(SOURCE)}: {opening}"
        for file in sorted(SOURCE.rglob("*.py"))
        for opening in OPENING.findall(file.read_text(encoding="utf-8"))
    ]
    assert found == []
