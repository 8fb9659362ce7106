"""Sheets kept on disk: the same as scanned, and whatever is wrong with an entry, a miss."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from a11yview import check
from a11yview.cascade import Environment, load_page, scan, sheet_keys, sheet_to_bytes
from a11yview.cascade.sheets.sheet_bytes import sheet_from_bytes
from a11yview.report import render
from a11yview.site.checking import sheet_store
from a11yview.site.checking.kept_files import check_sum
from a11yview.site.checking.sheet_store import SheetStore

CSS = """@layer base, theme;
@import url("a.css") layer(base) supports(display: grid) screen;
@namespace svg url(http://www.w3.org/2000/svg);
:root { --a: #123; --b: var(--a, red) }
@property --c { syntax: "<color>"; inherits: false; initial-value: red }
@media (width > 400px) { .a, #b > [href^="x"] i { color: red !important; background: url("x;y") } }
@layer theme { p { color: blue; & b, .c & { font-weight: 900 } } }
@scope (.card) to (.end) { :scope { color: green } color: gray; img { opacity: .5 } }
p::before { content: attr(data-x) "\\201C" } broken { color: } é, .Ж { color: #fff }
""" + "".join(f".filler{number} {{ color: #{number:03} }}\n" for number in range(100))
PAGE = "<p class=Ж data-x=1>x <b>b</b><div class=card>c<img></div><i class=filler7>"


def look(sheet):
    def prelude(one):
        return one and (one.text, one.offset, one.condition, prelude(one.parent))

    return (
        [(prelude(rule.prelude), rule.condition, rule.declarations) for rule in sheet.rules],
        sheet.conditions,
        sheet.imports,
        sheet.layers,
        sheet.namespaces,
        sheet.registrations,
        sheet.keyframes,
        sheet.text,
    )


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def entry(folder):
    """The file of the one entry that is there."""
    SheetStore(folder)(CSS)
    (file,) = folder.glob("sheets/??/*")
    return file


def test_what_is_read_back_is_what_was_scanned(folder, entry, monkeypatch):
    assert entry.suffix == ".sheet"
    monkeypatch.setattr(sheet_store, "scan", None)  # not asked for
    back = SheetStore(folder)(CSS)
    assert look(back) == look(scan(CSS))
    keys = sheet_keys(scan(CSS))
    assert {key: list(found) for key, found in back.keys.buckets.items()} == keys.buckets
    assert back.keys.attribute_names == keys.attribute_names == {"href", "data-x"}
    assert len(back.rules[1:3]) == 2


@pytest.mark.parametrize("doctype", ["<!doctype html>", ""])
def test_styles_from_a_kept_sheet_are_those_of_the_scanned(folder, entry, doctype):
    def styles(**how):
        page = load_page(doctype + PAGE, extra_sheets=[("a.css", CSS)], **how)
        found = page.cascade(Environment())
        return [found[element] for element in range(len(found))]

    assert entry.exists()
    assert styles(scan_text=SheetStore(folder)) == styles()


def test_a_sheet_is_the_same_object_for_the_same_text(folder):
    store = SheetStore(folder)
    assert store(CSS) is store(CSS)
    assert store("p {}") is store("p {}")
    assert len(list(folder.glob("sheets/??/*"))) == 1  # a short one is no entry


def test_memory_keeps_the_sheets_used_last(folder, monkeypatch):
    monkeypatch.setattr(sheet_store, "MAX_KEPT", 2)
    store = SheetStore(folder)
    first, second = store("a{}"), store("b{}")
    assert store("a{}") is first
    store("c{}")
    assert store("a{}") is first
    assert store("b{}") is not second


WRONG = {
    "empty": lambda *_: b"",
    "truncated": lambda content, _: content[: len(content) // 2],
    "longer": lambda content, _: content + b"\0\0\0\0",
    "one bit": lambda content, _: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
    "foreign": lambda *_: b"GIF89a" * 100,
    "no rows": lambda _, entry: check_sum(entry, b"[]") + b"\n[]",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_entry_that_is_wrong_is_a_miss_and_is_written_anew(folder, entry, wrong):
    good = entry.read_bytes()
    entry.write_bytes(WRONG[wrong](good, entry))
    assert look(SheetStore(folder)(CSS)) == look(scan(CSS))
    assert entry.read_bytes() == good


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_an_entry_that_is_no_file_is_a_miss(folder, entry):
    good = entry.read_bytes()
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir):
        entry.unlink()
        make(entry)
        assert look(SheetStore(folder)(CSS)) == look(scan(CSS))
        if entry.is_dir():
            entry.rmdir()
            entry.write_bytes(good)
        assert entry.read_bytes() == good


def test_rows_with_numbers_of_what_is_not_there_are_refused():
    sheet = scan(CSS)
    rows = sheet_to_bytes(sheet, sheet_keys(sheet))
    line, _, packed = rows.partition(b"\n")
    refused = 0
    for at in range(0, len(packed), 4):
        broken = packed[:at] + b"\xff\xff\xff\x7f" + packed[at + 4 :]
        try:
            look(sheet_from_bytes(line + b"\n" + broken, CSS))
        except ValueError:
            refused += 1
    assert refused > 100  # numbers that are offsets may be anything


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path):
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    assert look(SheetStore(file)(CSS)) == look(scan(CSS))


def test_stores_at_the_same_time_leave_whole_entries(folder):
    with ThreadPoolExecutor(8) as pool:
        sheets = list(pool.map(lambda _: SheetStore(folder)(CSS), range(40)))
    assert all(look(sheet) == look(sheets[0]) for sheet in sheets)
    assert [file.suffix for file in folder.glob("sheets/??/*")] == [".sheet"]


def test_pruning_takes_what_was_used_longest_ago_and_nothing_foreign(folder):
    store = SheetStore(folder)
    for number in range(4):
        store(f"/* {number} */{CSS}")
    files = sorted(folder.glob("sheets/??/*"))
    size = files[0].stat().st_size
    for age, file in enumerate(files):
        os.utime(file, (1000 - age, 1000 - age))
    foreign = files[0].with_name("notes.txt")
    abandoned = files[0].with_name("tmp1.part")
    for other in (foreign, abandoned):
        other.write_text("mine", encoding="utf-8")
        os.utime(other, (0, 0))
    store.files.prune(int(size * 2.5))
    assert [file.exists() for file in files] == [True, True, False, False]
    assert foreign.exists()
    assert not abandoned.exists()


def test_check_gives_the_same_report_with_a_cache_cold_or_warm(tmp_path, folder):
    (tmp_path / "a.css").write_text(CSS, encoding="utf-8")
    (tmp_path / "a.html").write_text(f"<link rel=stylesheet href=a.css>{PAGE}", encoding="utf-8")
    plain = render(check([tmp_path / "a.html"]), "json")
    assert render(check([tmp_path / "a.html"], cache=folder), "json") == plain
    assert list(folder.glob("sheets/??/*.sheet"))
    assert render(check([tmp_path / "a.html"], cache=folder), "json") == plain
