"""``bundle``: two files, and the two lines to paste."""

from __future__ import annotations

import re
from base64 import b64decode
from hashlib import sha384
from typing import TYPE_CHECKING

from a11yview.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_lines_lead_to_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deep" / "a11yview"
    assert main(["bundle", "-o", str(out), "--lang", "be, ru", "--url", "/local/x"]) == 0
    captured = capsys.readouterr()
    found = re.findall(r'(?:href|src)="/local/x/([\w.]+)" integrity="sha384-([^"]+)"', captured.out)
    assert sorted(name for name, _ in found) == sorted(path.name for path in out.iterdir())
    assert [name.rpartition(".")[2] for name, _ in found] == ["css", "js"]
    for name, digest in found:
        assert sha384((out / name).read_bytes()).digest() == b64decode(digest)
    assert "the panel is in be, ru\n" in captured.err


def test_a_language_without_words_and_a_file_in_the_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bundle", "-o", str(tmp_path / "x"), "--lang", "be,xx"]) == 2
    assert "--lang: no words for: 'xx'" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()
    (tmp_path / "file").write_text("x")
    assert main(["bundle", "-o", str(tmp_path / "file")]) == 2
    said = f"--output: not a folder: {str(tmp_path / 'file')!r}; name a folder"
    assert said in capsys.readouterr().err


def test_files_of_another_origin_are_asked_for_with_cors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bundle", "-o", str(tmp_path), "--url", "https://cdn.example/a/"]) == 0
    assert capsys.readouterr().out.count('crossorigin="anonymous"') == 2
    assert main(["bundle", "-o", str(tmp_path), "--url", "/a/"]) == 0
    assert "crossorigin" not in capsys.readouterr().out


def test_an_address_that_is_none_of_a_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for url in ("local/x", "javascript:x", "", "/a b", "https://"):
        for option in ("--url", "--action"):
            assert main(["bundle", "-o", str(tmp_path), option, url]) == 2
            said = f"{option}: no address for every page: {url!r}; start it with / or https://"
            assert said in capsys.readouterr().err
