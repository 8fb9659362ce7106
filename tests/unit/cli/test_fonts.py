"""``fonts``: what a font's character map says of languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from a11yview.cli import main
from a11yview.site.font_coverage import alphabets, coverage_of, unicode_ranges

if TYPE_CHECKING:
    from pathlib import Path

CYRILLIC = [*range(0x400, 0x460), 0x490, 0x491, 0x4B0, 0x4B1, 0x2019]
"""The subset ``cyrillic`` of many web fonts: of the Kazakh letters it has one."""


def font(file: Path, codes: list[int], flavor: str | None = None) -> Path:
    builder = FontBuilder(1000)
    names = [".notdef", *(f"g{code:X}" for code in codes)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f"g{code:X}" for code in codes})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Test", "styleName": "Regular"})
    builder.setupPost()
    builder.font.flavor = flavor
    builder.font.save(file)
    return file


@pytest.mark.parametrize("flavor", [None, "woff", "woff2"])
def test_a_subset_without_kazakh_letters(tmp_path: Path, flavor: str | None) -> None:
    coverage = coverage_of(font(tmp_path / "a.font", CYRILLIC, flavor))
    assert (coverage.family, coverage.style) == ("Test", "Regular")
    assert coverage.languages == ("be", "ru", "uk", "bg", "sr")
    assert coverage.scripts == ("Cyrl",)
    assert coverage.missing["kk"] == "әғқңөүһӘҒҚҢӨҮҺ"


def test_alphabets_have_a_capital_for_each_letter_and_chinese_its_first_level() -> None:
    assert len([sign for sign in alphabets()["zh"] if sign >= "一"]) == 3755
    assert len(alphabets()["zh-TW"]) > 5000
    assert "Ў" in alphabets()["be"]
    assert set("ščž") <= set(alphabets()["lt"])


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = font(tmp_path / "a.ttf", CYRILLIC)
    assert main(["fonts", str(file)]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        f"{file}: Test Regular, 101 characters\n  languages  be, ru, uk, bg, sr\n"
    )
    assert '  scripts    ["Cyrl"]\n' in out
    assert main(["fonts", str(file), "--language", "be", "--format", "json"]) == 0
    table = json.loads(capsys.readouterr().out)[str(file)]
    assert table["unicode_range"] == [
        "U+0400-045F", "U+0490-0491", "U+04B0-04B1", "U+2019"
    ]  # fmt: skip
    assert main(["fonts", str(file), "--language", "kk"]) == 1


def test_what_is_no_font(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.ttf").write_bytes(b"\x00\x01\x00\x00" + b"\xff" * 40)
    assert main(["fonts", str(tmp_path / "x.ttf")]) == 2
    assert "not a font that can be read" in capsys.readouterr().err
    assert main(["fonts", str(tmp_path / "none.ttf")]) == 2
    said = f"no such file: {str(tmp_path / 'none.ttf')!r}; name a TTF, OTF, WOFF or WOFF2\n"
    assert said in capsys.readouterr().err
    assert main(["fonts", str(tmp_path)]) == 2
    assert f"a folder: {str(tmp_path)!r}; name a TTF" in capsys.readouterr().err
    assert main(["fonts", str(tmp_path / "x.ttf"), "--language", "xx"]) == 2
    assert "--language: no alphabet of: 'xx'" in capsys.readouterr().err


def test_ranges_join_what_is_next_to_one_another() -> None:
    assert unicode_ranges([3, 1, 2, 9]) == ("U+0001-0003", "U+0009")
    assert unicode_ranges([]) == ()
