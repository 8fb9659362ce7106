"""What is kept from page to page has an end, whatever pages come."""

from __future__ import annotations

import pytest

from a11yview.cascade import known_sheets as sheets_module
from a11yview.cascade import load_page


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(sheets_module, "MAX_SIZE", 300)
    monkeypatch.setattr(sheets_module, "MAX_KEPT", 1000)
    sheets_module._known.clear()


def test_all_sheets_together():
    for number in range(40):
        body = "".join(f"<p style='color:#{number:03}{one:03}'>x" for one in range(50))
        page = load_page(f"<style>p{{--a:{number % 20}}}</style>{body}")
        page.cascade()
        assert sum(one.size for one in sheets_module._known.values()) < 1000 + 300


def test_what_is_left_of_the_selectors_of_a_sheet():
    asked = ",".join(f".a{number}" for number in range(60))
    css = "".join(f".k{number}:has({asked}){{top:0}}" for number in range(10))
    for number in range(60):
        body = "".join(f"<p class=k{one}><b class=a{number}>x</b>" for one in range(10))
        page = load_page(f"<style>{css}</style>{body}")
        page.cascade()
        assert max(len(sheet.simplifier) for sheet in page.index.sheets) < 300 + 60


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        (r'counters(item, ".") ".\00a0"', False),
        (r"url(a\ttr.png)", False),
        ("attr(data-size)", True),
        ("ATTR(data-size)", True),
        (r"\61 ttr(data-size)", True),
    ],
)
def test_only_values_that_read_attributes_are_computed_for_each_page(value, reads):
    page = load_page(f"<style>:root {{ --a: {value} }}</style><p>x")
    page.cascade()
    blocks = page.index.blocks.values()
    assert any(block.reads_attributes for block in blocks if block.declared) is reads
