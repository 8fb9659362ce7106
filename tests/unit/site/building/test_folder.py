"""Folders of pages: what is written, what is left as it was, and what is refused."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from a11yview.site.building.folder import BuildError, BuiltSite, build_site
from a11yview.site.building.no_script_sheets import NoScriptSheets
from a11yview.site.building.page import PageParts, without_insertions

PAGE = b"<!doctype html><html lang=be><head><title>t</title></head><body>x</body></html>"
PARTS = PageParts(stylesheet="s.css", script="s.js", panel=lambda language: f"<p>{language}</p>")
KILLED = """
import os, signal, sys
from pathlib import Path
from a11yview.site.building import folder
from a11yview.site.building.page import PageParts

folder.replace = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
parts = PageParts(stylesheet="s.css", script="s.js", panel=str)
folder.build_site(Path(sys.argv[1]), Path(sys.argv[2]), parts=parts, assets={})
"""
ASSETS = {"s.css": "css {}\n", "s.js": "js\n"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "be" / "news").mkdir(parents=True)
    (root / "index.html").write_bytes(PAGE)
    (root / "be" / "news" / "A.HTM").write_bytes(PAGE)
    (root / "part.html").write_bytes(b"<p>part</p>")
    (root / "wide.html").write_bytes("<!doctype html>".encode("utf-16"))
    (root / "x.xhtml").write_bytes(PAGE)
    (root / "style.css").write_bytes(b"a{}\r\n")
    (root / "empty").mkdir()
    return root


def built(site: Path, target: Path) -> BuiltSite:
    return build_site(site, target, parts=PARTS, assets=ASSETS)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() if file.is_file() else b"folder"
        for file in sorted(folder.rglob("*"))
    }


def test_every_file_is_there_and_only_pages_differ(site: Path, tmp_path: Path) -> None:
    result = built(site, tmp_path / "new" / "out")
    before, after = contents(site), contents(tmp_path / "new" / "out")
    added = {"a11yview", "a11yview/built.json", "a11yview/s.css", "a11yview/s.js"}
    assert set(after) == set(before) | added
    changed = {place for place in before if before[place] != after[place]}
    assert changed == set(result.pages) == {"index.html", "be/news/A.HTM"}
    assert all(without_insertions(after[place]) == PAGE for place in changed)
    assert b'href="../../a11yview/s.css"' in after["be/news/A.HTM"]
    assert after["a11yview/s.css"] == b"css {}\n"
    assert result.copied == 1


def test_what_could_not_be_handled_is_named(site: Path, tmp_path: Path) -> None:
    result = built(site, tmp_path / "out")
    assert [note.place for note in result.fragments] == ["part.html"]
    assert [note.place for note in result.unhandled] == ["wide.html", "x.xhtml"]
    assert "UTF-16" in result.unhandled[0].reason


def test_building_again_gives_the_same(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built(site, out)
    once = contents(out)
    built(site, out)
    assert contents(out) == once
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "site"]


def test_building_what_was_built_gives_the_same(site: Path, tmp_path: Path) -> None:
    built(site, tmp_path / "out")
    built(tmp_path / "out", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(tmp_path / "out")


def test_a_new_stylesheet_replaces_the_old_one(site: Path, tmp_path: Path) -> None:
    built(site, tmp_path / "out")
    parts = PageParts(stylesheet="n.css", script="s.js", panel=PARTS.panel)
    assets = {"n.css": "new", "s.js": "js"}
    build_site(tmp_path / "out", tmp_path / "next", parts=parts, assets=assets)
    after = contents(tmp_path / "next")
    assert "a11yview/s.css" not in after
    assert b"s.css" not in after["index.html"]
    assert b"n.css" in after["index.html"]


class TestAfterAKill:
    """A build that was killed leaves a folder beside the target, and a later one removes it."""

    @pytest.fixture
    def left(self, site: Path, tmp_path: Path) -> Path:
        killed = subprocess.run(
            [
                sys.executable,
                "-c",
                KILLED,
                str(site),
                str(tmp_path / "out"),
            ],
            check=False,
        )
        assert killed.returncode == -signal.SIGKILL
        (left,) = tmp_path.glob(".out.*")
        return left

    def age(self, folder: Path) -> None:
        marker = folder / "a11yview" / "built.json"
        os.utime(marker, (marker.stat().st_mtime - 4000,) * 2)

    def test_it_is_removed(self, left: Path, site: Path, tmp_path: Path) -> None:
        self.age(left)
        built(site, tmp_path / "out")
        assert not list(tmp_path.glob(".out.*"))

    def test_it_stays_while_a_build_may_be_at_work_in_it(
        self, left: Path, site: Path, tmp_path: Path
    ) -> None:
        built(site, tmp_path / "out")
        assert left.is_dir()

    @pytest.mark.parametrize("name", [".out.0123456", ".out.01234567.bak", ".other.01234567"])
    def test_other_folders_stay(self, left: Path, site: Path, tmp_path: Path, name: str) -> None:
        self.age(left)
        other = left.rename(tmp_path / name)
        built(site, tmp_path / "out")
        assert other.is_dir()

    def test_what_no_build_wrote_stays(self, site: Path, tmp_path: Path) -> None:
        other = tmp_path / ".out.01234567"
        (other / "a11yview").mkdir(parents=True)
        built(site, tmp_path / "out")
        assert other.is_dir()


def test_times_are_the_sources(site: Path, tmp_path: Path) -> None:
    os.utime(site / "style.css", (1, 1))
    built(site, tmp_path / "out")
    assert (tmp_path / "out" / "style.css").stat().st_mtime == 1


class TestLinks:
    def test_inside_the_site_are_followed(self, site: Path, tmp_path: Path) -> None:
        (site / "be" / "home.html").symlink_to("../index.html")
        (site / "ru").symlink_to("be")
        result = built(site, tmp_path / "out")
        copy = tmp_path / "out" / "ru" / "home.html"
        assert not copy.is_symlink()
        assert b'href="../a11yview/s.css"' in copy.read_bytes()
        assert "ru/news/A.HTM" in result.pages

    def test_out_of_the_site_nowhere_or_in_a_circle_are_left_out(
        self, site: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "secret").write_text("secret")
        (site / "out.txt").symlink_to(tmp_path / "secret")
        (site / "nowhere").symlink_to("missing")
        (site / "itself").symlink_to("itself")
        (site / "be" / "up").symlink_to("..")
        result = built(site, tmp_path / "out")
        assert [(note.place, note.reason) for note in result.left_out] == [
            ("be/up", "a link to a folder that holds it"),
            ("itself", "a link that leads nowhere"),
            ("nowhere", "a link that leads nowhere"),
            ("out.txt", "a link that leads out of the site"),
        ]
        assert "out.txt" not in contents(tmp_path / "out")

    def test_a_pipe_is_left_out(self, site: Path, tmp_path: Path) -> None:
        os.mkfifo(site / "pipe.html")
        assert [note.place for note in built(site, tmp_path / "out").left_out] == ["pipe.html"]

    def test_that_fan_out_are_followed_once_each(self, tmp_path: Path) -> None:
        root = tmp_path / "fan"
        for index in range(13):
            (root / f"d{index:02}").mkdir(parents=True)
            (root / f"d{index:02}" / "index.html").write_bytes(PAGE)
        for index, name in [(index, name) for index in range(12) for name in "ab"]:
            (root / f"d{index:02}" / name).symlink_to(f"../d{index + 1:02}")
        result = built(root, tmp_path / "out")
        assert len(result.pages) == 13 + 2 * sum(range(13))
        reason = "a link to a folder that is read as 'd00/a/a'"
        assert ("d00/a/b", reason) in [(note.place, note.reason) for note in result.left_out]
        assert (tmp_path / "out" / "d00" / "b" / "index.html").is_file()


class TestWhatOthersPutThere:
    """A build removes what a build wrote, and nothing else."""

    def test_it_stays(self, site: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        built(site, out)
        (out / "CNAME").write_text("example.org")
        (out / ".git" / "objects").mkdir(parents=True)
        (out / ".git" / "HEAD").write_text("ref")
        (out / "be" / "extra.txt").write_text("extra")
        (out / "hidden").symlink_to("nowhere")
        (out / "uploads").mkdir()
        (site / "be" / "news" / "A.HTM").unlink()
        (site / "index.html").write_bytes(PAGE.replace(b"x", b"new"))
        for _ in range(2):
            built(site, out)
            after = contents(out)
            assert after["CNAME"] == b"example.org"
            assert after[".git/HEAD"] == b"ref"
            assert after["be/extra.txt"] == b"extra"
            assert after["uploads"] == b"folder"
            assert (out / "hidden").is_symlink()
            assert b"new" in after["index.html"]
            assert "be/news/A.HTM" not in after
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "site"]

    def test_in_a_folder_that_the_site_has_no_more_it_stays(
        self, site: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        built(site, out)
        (out / "be" / "news" / "note.txt").write_text("note")
        shutil.rmtree(site / "be")
        built(site, out)
        assert [name for name in contents(out) if name.startswith("be")] == [
            "be",
            "be/news",
            "be/news/note.txt",
        ]

    def test_where_the_site_has_the_same_file_it_is_refused_by_name(
        self, site: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        built(site, out)
        (out / "robots.txt").write_text("theirs")
        (out / "index.html").write_text("edited")
        (site / "robots.txt").write_text("ours")
        before = contents(out)
        with pytest.raises(BuildError, match=r"'index\.html', 'robots\.txt'; move them away"):
            built(site, out)
        assert contents(out) == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "site"]
        build_site(site, out, parts=PARTS, assets=ASSETS, overwrite=True)
        assert contents(out)["robots.txt"] == b"ours"

    def test_the_same_file_is_no_conflict(self, site: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        built(site, out)
        for folder in (site, out):
            (folder / "robots.txt").write_text("same")
        built(site, out)
        assert contents(out)["robots.txt"] == b"same"

    def test_an_edited_file_that_the_site_has_no_more_stays(
        self, site: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        built(site, out)
        (out / "style.css").write_text("edited")
        (site / "style.css").unlink()
        built(site, out)
        assert contents(out)["style.css"] == b"edited"

    def test_a_record_in_the_site_drops_no_page(self, site: Path, tmp_path: Path) -> None:
        (site / "a11yview").mkdir()
        (site / "a11yview" / "page.html").write_bytes(PAGE)
        named = ["index.html", "style.css", "a11yview/page.html", "a11yview/../style.css"]
        record = {"a11yview": named, "written": {}}
        (site / "a11yview" / "built.json").write_text(json.dumps(record))
        result = built(site, tmp_path / "out")
        assert {"index.html", "a11yview/page.html"} <= set(result.pages)
        assert (tmp_path / "out" / "style.css").is_file()

    def test_what_a_build_is_killed_over_stays(self, site: Path, tmp_path: Path) -> None:
        left = tmp_path / ".out.01234567"
        built(site, left)
        (left / "CNAME").write_text("example.org")
        os.utime(left / "a11yview" / "built.json", (1, 1))
        built(site, tmp_path / "out")
        assert contents(left) == {"CNAME": b"example.org"}


class TestRefusals:
    def test_a_missing_site(self, tmp_path: Path) -> None:
        with pytest.raises(BuildError, match="SITE: not a folder"):
            built(tmp_path / "none", tmp_path / "out")

    @pytest.mark.parametrize("place", [".", "out", "be/../x/y"])
    def test_a_target_inside_the_site(self, site: Path, place: str) -> None:
        with pytest.raises(BuildError, match="OUT: inside the site"):
            built(site, site / place)

    def test_a_target_that_holds_the_site(self, site: Path, tmp_path: Path) -> None:
        with pytest.raises(BuildError, match="OUT: holds the site"):
            built(site, tmp_path)

    def test_a_target_inside_by_a_link(self, site: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(site)
        with pytest.raises(BuildError, match="OUT: inside the site"):
            built(site, tmp_path / "link" / "out")

    def test_links_in_a_circle(self, site: Path, tmp_path: Path) -> None:
        loop = tmp_path / "loop"
        loop.symlink_to(loop)
        with pytest.raises(BuildError, match=r"^SITE: a symlink loop: "):
            built(loop, tmp_path / "out")
        for target in (loop, loop / "out"):
            with pytest.raises(BuildError, match=r"^OUT: a symlink loop: "):
                built(site, target)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["loop", "site"]

    def test_a_file_in_the_place_of_the_builds_own_folder(self, site: Path, tmp_path: Path) -> None:
        (site / "a11yview").write_text("x")
        with pytest.raises(
            BuildError, match=r"^SITE: has a file where the build's own folder goes"
        ):
            built(site, tmp_path / "out")

    def test_a_marker_nested_without_end(self, site: Path, tmp_path: Path) -> None:
        (tmp_path / "out" / "a11yview").mkdir(parents=True)
        (tmp_path / "out" / "a11yview" / "built.json").write_text("[" * 100_000)
        with pytest.raises(BuildError, match=r"^OUT: holds files that no build wrote: "):
            built(site, tmp_path / "out")

    def test_a_target_with_other_files(self, site: Path, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "mine.txt").write_text("mine")
        with pytest.raises(BuildError, match="no build wrote"):
            built(site, tmp_path / "out")
        assert contents(tmp_path / "out") == {"mine.txt": b"mine"}

    def test_a_target_that_is_a_file(self, site: Path, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("mine")
        with pytest.raises(BuildError, match="OUT: not a folder"):
            built(site, tmp_path / "out")

    def test_a_target_that_cannot_be_made(self, site: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("mine")
        said = r"OUT: cannot be written: '.*/file/new/out' \(.+\); name another folder"
        with pytest.raises(BuildError, match=said):
            built(site, tmp_path / "file" / "new" / "out")

    def test_a_site_without_pages(self, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "a.txt").write_text("x")
        with pytest.raises(BuildError, match="no page in it"):
            built(tmp_path / "site", tmp_path / "out")
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
        (tmp_path / "site" / "a.html").write_text("<p>part</p>")
        with pytest.raises(BuildError, match=r"site' \(a\.html: not a page: it has"):
            built(tmp_path / "site", tmp_path / "out")


class TestFailingHalfWay:
    def test_leaves_the_target_as_it_was(
        self, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / "out"
        built(site, out)
        before = contents(out)
        (site / "index.html").write_bytes(PAGE.replace(b"x", b"changed"))
        (site / "zz.html").write_bytes(PAGE)
        real = NoScriptSheets.adapted_page

        def failing(self: NoScriptSheets, page: bytes, parts: PageParts, *, place: str) -> bytes:
            if place == "zz.html":
                raise OSError("no more")
            return real(self, page, parts, place=place)

        monkeypatch.setattr(NoScriptSheets, "adapted_page", failing)
        with pytest.raises(OSError, match="no more"):
            built(site, out)
        assert contents(out) == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "site"]

    @pytest.mark.parametrize("failure", [OSError, KeyboardInterrupt])
    def test_puts_the_target_back_when_the_exchange_fails(
        self,
        site: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        failure: type[BaseException],
    ) -> None:
        out = tmp_path / "out"
        built(site, out)
        before = contents(out)
        real = Path.rename

        def failing(self: Path, target: Path) -> Path:
            if target == out and (self / "new.txt").exists():
                assert (self / "CNAME").exists()
                raise failure("busy")
            return real(self, target)

        (out / "CNAME").write_text("example.org")
        before["CNAME"] = b"example.org"
        (site / "new.txt").write_text("new")
        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises(failure, match="busy"):
            built(site, out)
        assert contents(out) == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "site"]
