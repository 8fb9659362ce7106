"""The picture of the house is drawn from today's imports, and the pages name what is there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`((?:[a-z_0-9]+/)+(?:[a-z_0-9]+\.\w+)?)`", PAGE)))


def test_the_picture_is_drawn_from_the_imports_of_today(monkeypatch, request):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    monkeypatch.delitem(sys.modules, "draw_house", raising=False)
    import draw_house  # noqa: PLC0415 - a script beside the package

    drawn = draw_house.drawn()
    if request.config.getoption("--update-golden"):
        draw_house.PICTURE.write_text(drawn, encoding="utf-8")
    current = draw_house.PICTURE.read_text(encoding="utf-8")
    assert drawn == current, "run python tools/draw_house.py"


@pytest.mark.parametrize("name", NAMED)
def test_every_file_and_package_that_the_page_names_is_there(name):
    assert (ROOT / name).exists() or (ROOT / "src" / "a11yview" / name).exists()
