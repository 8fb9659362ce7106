"""``build`` and ``demo``: from a folder to a folder, and to a running server."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from a11yview.cli import main
from a11yview.site.building.page import without_insertions

DEMO = Path(str(files("a11yview.site") / "demo"))
PAGE = "<!doctype html><html{}><head><title>t</title></head><body>x</body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "be.html").write_text(PAGE.format(" lang=be-BY"))
    (folder / "none.html").write_text(PAGE.format(""))
    (folder / "fi.html").write_text(PAGE.format(" lang=fi"))
    return folder


class TestBuild:
    def test_a_files_name_writes_no_control_characters(
        self, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (site / "a\x1b[31m\nb.html").write_text("<p>part</p>")
        assert main(["build", str(site), "-o", str(tmp_path / "out")]) == 0
        assert capsys.readouterr().err.startswith(r"a\x1b[31m\nb.html: not a page: ")

    def test_names_a_font_whose_file_is_missing(
        self, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (site / "fonts").mkdir()
        (site / "fonts" / "here.woff2").write_bytes(b"wOF2")
        catalog, out = tmp_path / "fonts.toml", tmp_path / "out"
        faces = "".join(
            f'[[fonts.web_font]]\nurl = "{url}"\n'
            for url in ("/fonts/here.woff2", "/fonts/a%20b.woff2?v=1", "https://a.example/c.woff2")
        )
        font = '[[fonts]]\ntoken = "pt"\nfamily = ["PT Sans"]\ngeneric = "sans-serif"\n'
        catalog.write_text(font + faces)
        command = ["build", str(site), "-o", str(out), "--lang", "be", "--catalog", str(catalog)]
        assert main(command) == 1
        assert capsys.readouterr().err == (
            "fonts[0].web_font[1].url: no such file in the site: '/fonts/a%20b.woff2?v=1'; "
            "put it there as 'fonts/a b.woff2'\n"
        )

    def test_keeps_what_others_put_there_and_overwrites_where_it_is_told_to(
        self, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "out"
        command = ["build", str(site), "-o", str(out), "--lang", "be"]
        assert main(command) == 0
        (out / "CNAME").write_text("example.org")
        (out / "be.html").write_text("edited")
        assert main(command) == 2
        assert "'be.html'; move them away, or let --overwrite" in capsys.readouterr().err
        assert main([*command, "--overwrite"]) == 0
        assert (out / "CNAME").read_text() == "example.org"
        assert "edited" not in (out / "be.html").read_text()

    def test_puts_each_pages_own_language(
        self, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["build", str(site), "-o", str(tmp_path / "out"), "--lang", "ru"]) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        assert captured.out == f"{tmp_path / 'out'}: 3 pages with the panel, 0 other files copied\n"
        languages = {
            file.stem: re.findall(r'<form[^>]* lang="(\w+)"', file.read_text())
            for file in (tmp_path / "out").glob("*.html")
        }
        assert languages == {"be": ["be"], "none": ["ru"], "fi": ["ru"]}

    def test_tells_which_pages_have_a_panel_in_another_language(
        self, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (site / "odd.html").write_text(PAGE.format(' lang="x\x1b"'))
        assert main(["build", str(site), "-o", str(tmp_path / "out")]) == 0
        assert sorted(capsys.readouterr().err.splitlines()) == [
            "1 page in fi, for which the panel has no words: it is in be; --lang names another",
            r"1 page in x\x1b, for which the panel has no words: it is in be; --lang names another",
            "1 page without lang on <html>: the panel is in be; --lang names another",
        ]

    def test_tells_which_words_are_english_in_a_language_of_the_catalog(
        self, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        catalog, out = tmp_path / "words.toml", tmp_path / "out"
        catalog.write_text("locales = ['fi', 'en']\nwords.fi.opener = 'Sehhilfe'\n")
        assert main(["build", str(site), "-o", str(out), "--catalog", str(catalog)]) == 0
        said = capsys.readouterr().err
        assert re.search(
            r"the panel in fi has \d+ words in English, such as 'title'; words\.fi in the", said
        )
        assert "in be has" not in said
        page = (out / "fi.html").read_text()
        assert '<noscript><p data-a11yview-panel lang="fi" dir="ltr"><span>To change' in page
        shipped = json.loads((files("a11yview.emit") / "locales" / "en.json").read_bytes())
        keys = [key for key in shipped if not key.startswith("$")]
        words = "".join(f"words.fi.{key} = {json.dumps(key + '{}')}\n" for key in keys)
        catalog.write_text(f"locales = ['fi', 'en']\n{words}")
        assert main(["build", str(site), "-o", str(out), "--catalog", str(catalog)]) == 0
        assert "in English" not in capsys.readouterr().err
        page = (out / "fi.html").read_text()
        assert '<p data-a11yview-panel lang="fi" dir="ltr"><span>no-script{}</span></p>' in page

    @pytest.mark.parametrize("command", [["build", "site", "-o", "out"], ["panel"]])
    def test_a_language_without_words_is_an_error(
        self, capsys: pytest.CaptureFixture[str], command: list[str]
    ) -> None:
        assert main([*command, "--lang", "xx"]) == 2
        assert capsys.readouterr().err == (
            "a11yview: error: --lang: no words for: 'xx'; use one of be, ru, en, uk, kk, pl, lt, "
            "lv, de, fr, es, zh, ar, or give the catalog its own words\n"
        )

    def test_the_configuration_of_the_working_folder_counts(
        self, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a11yview.toml").write_text("font_sizes = [100, 300]\n")
        monkeypatch.chdir(tmp_path)
        assert main(["build", str(site), "-o", "out"]) == 0
        assert '<option value="300"' in Path("out/be.html").read_text()

    def test_says_to_visitors_without_scripts_that_one_is_needed(
        self, site: Path, tmp_path: Path
    ) -> None:
        main(["build", str(site), "-o", str(tmp_path / "out")])
        page = (tmp_path / "out" / "be.html").read_text()
        assert '<noscript><p data-a11yview-panel lang="be" dir="ltr"><span>' in page
        main(["build", str(site), "-o", str(tmp_path / "served"), "--action", "/settings"])
        page = (tmp_path / "served" / "be.html").read_text()
        assert "<noscript>" not in page
        assert 'action="/settings"' in page

    def test_names_what_it_left_as_it_was(
        self, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (site / "part.html").write_text("<p>part")
        (site / "wide.html").write_bytes(PAGE.encode("utf-16"))
        (site / "out.txt").symlink_to(os.devnull)
        assert main(["build", str(site), "-o", str(tmp_path / "out")]) == 1
        lines = capsys.readouterr().err.splitlines()
        assert lines[0].startswith("part.html: not a page: it has no doctype")
        assert lines[1] == "out.txt: left out: a link that leads out of the site"
        assert lines[2].startswith("wide.html: cannot handle: written in UTF-16")

    def test_input_errors(
        self, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["build", str(tmp_path / "none"), "-o", str(tmp_path / "out")]) == 2
        assert main(["build", str(site), "-o", str(site / "out")]) == 2
        assert main(["build", str(site), "-o", str(tmp_path / "out"), "--action", "a b"]) == 2
        lines = capsys.readouterr().err.splitlines()
        assert lines[0].startswith("a11yview: error: SITE: not a folder: ")
        assert lines[1].startswith("a11yview: error: OUT: inside the site itself: ")
        assert lines[2].startswith("a11yview: error: --action: no address for every page: 'a b'")
        assert not (tmp_path / "out").exists()


class _Links(HTMLParser):
    """Collects the addresses and the ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = ("href", "src") if tag != "base" else ()
        self.links += [given[name] or "" for name in names if name in given]
        self.ids += [given["id"] or ""] if "id" in given else []


class TestDemoSite:
    def test_every_link_leads_somewhere(self) -> None:
        for page in DEMO.rglob("*.html"):
            read = _Links()
            read.feed(page.read_text(encoding="utf-8"))
            assert len(read.ids) == len(set(read.ids))
            for link in read.links:
                parts = urlsplit(link)
                if parts.scheme not in {"tel", "mailto"}:
                    assert (page.parent / unquote(parts.path)).exists(), (page, link)

    def test_has_the_same_pages_in_each_language(self) -> None:
        pages = {
            language: {page.name for page in (DEMO / language).iterdir()}
            for language in ("be", "ru", "en")
        }
        five = {"index.html", "article.html", "form.html", "table.html", "contacts.html"}
        assert all(names == five for names in pages.values())

    def test_needs_no_inline_style_or_script(self) -> None:
        for page in DEMO.rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            assert re.search(r"\sstyle=|<style|<script|\son\w+=", text) is None


class TestDemo:
    def test_builds_and_says_what_it_did(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "town"
        assert main(["demo", "--no-serve", "-o", str(out)]) == 0
        said = capsys.readouterr().out
        assert "16 pages with the panel" in said
        assert said.count(": pass") == 6
        page = (out / "be" / "form.html").read_bytes()
        assert without_insertions(page) == (DEMO / "be" / "form.html").read_bytes()

    def test_leaves_nothing_behind(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        assert main(["demo", "--no-serve"]) == 0
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("port", ["-1", "65536"])
    def test_a_port_out_of_range(self, capsys: pytest.CaptureFixture[str], port: str) -> None:
        assert main(["demo", f"--port={port}"]) == 2
        assert "--port: out of range" in capsys.readouterr().err

    def test_a_port_in_use(self, capsys: pytest.CaptureFixture[str]) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            assert main(["demo", "--port", str(port)]) == 2
        assert f"--port: cannot be used: {port}" in capsys.readouterr().err

    def test_serves_until_ctrl_c(self) -> None:
        arguments = [sys.executable, "-m", "a11yview", "demo", "--port", "0"]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as demo:
            assert demo.stdout is not None
            assert demo.stderr is not None
            url = ""
            for line in demo.stdout:
                if found := re.search(rb"http://\S+", line):
                    url = found[0].decode()
                    break
            with urllib.request.urlopen(url + "be/") as answer:  # noqa: S310 - our own server
                assert b"data-a11yview-panel" in answer.read()
            demo.send_signal(signal.SIGINT)
            assert demo.wait() == 0
            assert demo.stderr.read() == b""
