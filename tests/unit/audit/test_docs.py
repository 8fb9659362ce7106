"""The page of limits speaks of every reason that the checker can give."""

from __future__ import annotations

import re
from pathlib import Path

from a11yview.audit import UNDETERMINED_REASONS

LIMITS = Path(__file__).parents[3] / "docs" / "limits.md"


def test_the_limits_name_every_reason_of_undetermined():
    text = LIMITS.read_text(encoding="utf-8")
    named = re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)
    assert set(named) == set(UNDETERMINED_REASONS)
