"""The examples of the reference, run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "color.md"


def test_the_examples_hold():
    examples = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 3
    names: dict[str, object] = {}
    for example in examples:
        exec(compile(example, str(PAGE), "exec"), names)  # noqa: S102 - our own page


def test_the_figures_are_those_of_the_tests():
    text = PAGE.read_text(encoding="utf-8")
    assert "5,537 colors" in text
    assert "24,000 conversions" in text
