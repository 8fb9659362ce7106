"""The command line: results, messages and exit codes."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from a11yview.cli import main
from a11yview.cli.entry import COMMANDS
from a11yview.emit import attributes, panel, script, stylesheet
from a11yview.settings import Catalog, Preferences

NAMES = ["css", "attributes", "panel", "script", "ratio", "suggest", "schemes", "build", "demo"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_file_behind_links_in_a_circle(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    code, out, err = run(capsys, "css", "-o", str(loop))
    assert (code, out) == (2, "")
    assert err == f"a11yview: error: --output: a symlink loop: {str(loop)!r}; name another file\n"
    assert loop.is_symlink()


class TestHelp:
    def test_lists_every_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = run(capsys, "--help")
        assert (code, err) == (0, "")
        listed = re.findall(r"^    (\w+)", out, re.MULTILINE)
        assert [name for name in listed if name in NAMES] == NAMES

    @pytest.mark.parametrize("name", NAMES)
    def test_of_a_command_has_examples(self, capsys: pytest.CaptureFixture[str], name: str) -> None:
        code, out, _ = run(capsys, name, "--help")
        assert code == 0
        assert f"examples:\n  a11yview {name}" in out

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(capsys, "--version")[:2] == (0, "a11yview 0.1.0\n")

    @pytest.mark.parametrize("arguments", [[], ["none"], ["ratio", "red"], ["css", "--mod", "x"]])
    def test_usage_errors(self, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
        code, out, err = run(capsys, *arguments)
        assert (code, out) == (2, "")
        assert err.startswith("usage: a11yview")

    def test_a_command_that_is_none_is_told_with_the_likely_one(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, _, err = run(capsys, "chek", "site")
        said = "unknown command: 'chek'; did you mean 'check'? use one of check, computed, css,"
        assert (code, said in err) == (2, True)

    def test_every_command_has_a_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        lines = [line.split(maxsplit=3)[:3] for line in run(capsys, "--help")[1].splitlines()]
        assert ["check", "check", "the"] in lines
        assert ["attributes", "print", "the"] in lines

    def test_without_a_command_the_help_is_shown(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "put the panel into every page of a folder" in run(capsys)[2]

    def test_every_command_module_follows_the_same_form(self) -> None:
        assert all(callable(module.add_parser) for module in COMMANDS)
        assert all(callable(module.run) for module in COMMANDS)


class TestEmission:
    def test_css_is_the_stylesheet(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = run(capsys, "css")
        assert (code, err) == (0, "")
        assert out.rstrip("\n") == str(stylesheet(Catalog.classic())).rstrip("\n")

    def test_css_of_one_visitor(self, capsys: pytest.CaptureFixture[str]) -> None:
        choices = Preferences(scheme="white-on-black", font_size=150)
        expected = str(stylesheet(Catalog.classic(), choices, mode="variables"))
        text = choices.to_cookie()
        _, out, _ = run(capsys, "css", "--preferences", text, "--mode", "variables")
        assert out.rstrip("\n") == expected.rstrip("\n")

    def test_css_with_own_colors(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = "scheme=own&text=ffeedd&background=000000"
        code, out, _ = run(capsys, "css", "--preferences", text)
        assert code == 0
        assert "#fed" in out

    def test_attributes(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = "scheme=white-on-black&font-size=150"
        expected = attributes(Preferences(scheme="white-on-black", font_size=150))
        assert run(capsys, "attributes", text) == (0, f"{expected}\n", "")
        _, out, _ = run(capsys, "attributes", text, "--format", "json")
        assert json.loads(out) == dict(expected)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("scheme=blue", "error: scheme: not offered: 'blue'; use one of 'black-on-white', "),
            (
                "colour=red",
                "error: preferences: unknown setting: 'colour'; use one of 'scheme', ",
            ),
            ("text=ffffff", "error: preferences: unknown setting: 'text'; use one of "),
            ("scheme=own&text=1", "error: text: not six digits: '1'; write it as in 'ffffff'"),
            ("scheme=own&text=1", "error: background: missing: ''; the scheme 'own' needs it"),
            (
                "font-size",
                "error: preferences: no value: 'font-size'; write it as in ",
            ),
            (
                "font-size=150&" + "x" * 2000,
                "error: preferences: too long: 2014 characters; use ",
            ),
        ],
    )
    def test_an_unknown_choice_is_an_error(
        self, capsys: pytest.CaptureFixture[str], text: str, message: str
    ) -> None:
        for arguments in (["attributes", text], ["css", "--preferences", text]):
            code, out, err = run(capsys, *arguments)
            assert (code, out) == (2, "")
            assert message in err

    def test_panel(self, capsys: pytest.CaptureFixture[str]) -> None:
        expected = panel(Catalog.classic(), lang="be", action="/x?a=1&b=2")
        _, out, _ = run(capsys, "panel", "--lang", "be", "--action", "/x?a=1&b=2")
        assert out == f"{expected}\n"

    def test_the_panel_of_one_visitor(self, capsys: pytest.CaptureFixture[str]) -> None:
        expected = panel(Catalog.classic(), Preferences(font_size=150))
        assert run(capsys, "panel", "--preferences", "font-size=150")[1] == f"{expected}\n"

    def test_a_panel_that_posts_nowhere(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = run(capsys, "panel", "--action", "javascript:alert(1)")
        assert (code, out) == (2, "")
        assert "error: action: not an address to post to: 'javascript:alert(1)'; use a path" in err

    def test_script(self, capsys: pytest.CaptureFixture[str]) -> None:
        _, out, _ = run(capsys, "script")
        assert out.rstrip("\n") == str(script()).rstrip("\n")


class TestOutput:
    def test_is_written_and_named(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        code, out, err = run(capsys, "css", "-o", str(tmp_path / "a.css"))
        asset = stylesheet(Catalog.classic())
        assert (code, out) == (0, "")
        assert (tmp_path / "a.css").read_text(encoding="utf-8") == str(asset)
        assert asset.integrity in err
        assert asset.file_name in err
        assert [file.name for file in tmp_path.iterdir()] == ["a.css"]

    def test_keeps_the_mode_and_the_link(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        (tmp_path / "real.js").write_text("old")
        (tmp_path / "real.js").chmod(0o640)
        (tmp_path / "link.js").symlink_to("real.js")
        run(capsys, "script", "-o", str(tmp_path / "link.js"))
        assert (tmp_path / "link.js").is_symlink()
        assert (tmp_path / "real.js").read_text(encoding="utf-8") == str(script())
        assert stat.S_IMODE((tmp_path / "real.js").stat().st_mode) == 0o640

    def test_into_no_folder_or_a_folder_is_an_error(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        code, _, err = run(capsys, "script", "-o", str(tmp_path / "none" / "a.js"))
        assert (code, "no such folder" in err) == (2, True)
        code, _, err = run(capsys, "script", "-o", str(tmp_path))
        assert (code, "a folder" in err) == (2, True)
        (tmp_path / "file").write_text("x")
        code, _, err = run(capsys, "script", "-o", str(tmp_path / "file" / "a.js"))
        assert (code, "no such folder" in err) == (2, True)

    def test_that_has_no_room_is_an_error(self) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "a11yview", "schemes"],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr == b"a11yview: error: No space left on device\n"

    def test_a_reader_that_closes_early_is_no_error(self) -> None:
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-m", "a11yview", "css"], stdout=write, stderr=subprocess.PIPE,
            check=False,
        )  # fmt: skip
        os.close(write)
        assert (done.returncode, done.stderr) == (0, b"")

    def test_is_utf8_whatever_the_terminal_says(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "a11yview", "panel", "--lang", "be"],
            env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
            capture_output=True,
            check=True,
        )
        assert "Версія для слабавідушчых" in done.stdout.decode("utf-8")


class TestCatalog:
    def test_is_read_from_toml_and_json(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        (tmp_path / "a.toml").write_text('font_sizes = [100, 300]\nschemes = ["yellow-on-black"]')
        (tmp_path / "a.json").write_text('{"font_sizes": [100, 300]}')
        for name in ("a.toml", "a.json"):
            arguments = ("attributes", "font-size=300", "--catalog", str(tmp_path / name))
            assert run(capsys, *arguments)[1] == 'data-a11yview-font-size="300"\n'

    def test_every_problem_is_told_with_the_file(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        file = tmp_path / "a.toml"
        file.write_text('font_sizes = ["big"]\nlevels = 1\n')
        code, out, err = run(capsys, "css", "--catalog", str(file))
        assert (code, out) == (2, "")
        lines = err.splitlines()
        assert len(lines) == 2
        assert lines[0].startswith(f"a11yview: error: {file}:1: font_sizes[0]: not a step: 'big'")
        assert lines[1].startswith(f"a11yview: error: {file}:2: levels: unknown key: 'levels'; did")

    def test_that_cannot_be_read_is_an_error(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        code, _, err = run(capsys, "css", "--catalog", str(tmp_path / "none.toml"))
        assert (code, "no such file" in err) == (2, True)
        (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
        code, _, err = run(capsys, "css", "--catalog", str(tmp_path / "bytes.toml"))
        assert (code, "not UTF-8" in err) == (2, True)
        code, _, err = run(capsys, "css", "--catalog", str(tmp_path))
        inner = str(tmp_path / "a11yview.toml")
        said = f"a folder: {str(tmp_path)!r}; name the file in it, such as {inner!r}\n"
        assert (code, err) == (2, f"a11yview: error: {said}")
        (tmp_path / "a.json").write_text('{"level":\n')
        code, _, err = run(capsys, "css", "--catalog", str(tmp_path / "a.json"))
        said = f"{tmp_path / 'a.json'}:2:1: not JSON: Expecting value\n"
        assert (code, err) == (2, f"a11yview: error: {said}")


class TestRatio:
    @pytest.mark.parametrize(
        ("arguments", "code", "out"),
        [
            (["#767676", "white"], 0, "4.54  reaches AA (large text: AAA)\n"),
            (["#777", "white"], 0, "4.47  below AA (large text: AA)\n"),
            (["#777", "white", "--level", "AA"], 1, "4.47  below AA (large text: AA)\n"),
            (["#777", "white", "--level", "AA", "--large"], 0, "4.47  reaches AA for large text\n"),
            (["black", "white", "--level", "AAA"], 0, "21.00  reaches AAA\n"),
            (["#aaa", "white"], 0, "2.32  below AA\n"),
            (["#0008", "white"], 0, "4.47  below AA (large text: AA)  #777 on #fff\n"),
        ],
    )
    def test_text(
        self, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, out: str
    ) -> None:
        assert run(capsys, "ratio", *arguments)[:2] == (code, out)

    def test_json_is_unrounded(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = run(capsys, "ratio", "#777", "#fff", "--level", "AA", "--format", "json")
        assert code == 1
        assert json.loads(out) == {
            "text": "#777",
            "background": "#fff",
            "ratio": pytest.approx(4.478089, abs=1e-6),
            "large": False,
            "reaches": None,
            "level": "AA",
            "required": 4.5,
            "passes": False,
        }

    @pytest.mark.parametrize("command", ["ratio", "suggest"])
    @pytest.mark.parametrize(
        ("colors", "message"),
        [
            (["blak", "white"], "text: not a CSS color: 'blak'; use a name"),
            (["black", "#12345680"], "background: translucent color: '#12345680'; name the"),
            (["#12345680", "#fffffffe"], "background: translucent color: '#fffffffe'"),
            (["\udcff", "white"], "text: not a CSS color"),
        ],
    )
    def test_what_is_no_opaque_color_is_an_error(
        self, capsys: pytest.CaptureFixture[str], command: str, colors: list[str], message: str
    ) -> None:
        code, out, err = run(capsys, command, *colors)
        assert (code, out) == (2, "")
        assert err.startswith(f"a11yview: error: {message}")


class TestSuggest:
    def test_the_nearest_pair(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(capsys, "suggest", "#777", "white")[:2] == (0, "#767676 on #fff  4.54\n")

    def test_a_translucent_text_is_as_it_is_painted(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(capsys, "suggest", "#0008", "white") == run(capsys, "suggest", "#777", "white")

    def test_large_text_needs_less(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(capsys, "suggest", "#999", "white", "--large")[1] == "#949494 on #fff  3.03\n"
        said = run(capsys, "suggest", "#777", "white", "--large", "--level", "AAA")[1]
        assert said == run(capsys, "suggest", "#777", "white")[1]

    def test_moves_what_it_is_told_to(self, capsys: pytest.CaptureFixture[str]) -> None:
        arguments = ("suggest", "#767676", "#eee", "--move", "background", "--format", "json")
        answer = json.loads(run(capsys, *arguments)[1])
        assert answer["text"] == "#767676"
        assert answer["ratio"] >= 4.5
        assert 0 < answer["distance"] < 0.1

    def test_none_is_falling_short(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = run(capsys, "suggest", "red", "#777", "--level", "AAA")
        assert (code, out) == (1, "")
        assert "no text color reaches AAA" in err


class TestSchemes:
    def test_text_has_every_pair(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, err = run(capsys, "schemes", "--lang", "be")
        assert (code, err) == (0, "")
        pairs = [pair for scheme in Catalog.classic().schemes for pair in scheme.pairs()]
        assert out.count("  pass ") == len(pairs)
        assert "dark-blue-on-blue  (цёмна-сінім па блакітным)" in out
        assert "\x1b" not in out

    def test_colors_are_shown_only_where_they_are_seen(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[38;2;255;255;0m\x1b[48;2;0;0;0m" in run(capsys, "schemes")[1]
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in run(capsys, "schemes")[1]

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        answer = json.loads(run(capsys, "schemes", "--format", "json")[1])
        assert answer["level"] == "AAA"
        assert [scheme["token"] for scheme in answer["schemes"]] == [
            scheme.token for scheme in Catalog.classic().schemes
        ]
        assert all(pair["passes"] for scheme in answer["schemes"] for pair in scheme["pairs"])

    def test_falling_short_is_exit_code_1(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        file = tmp_path / "a.toml"
        file.write_text(
            'level = "AA"\n[[schemes]]\ntoken = "gray"\ntext = "#666"\nbackground = "#fff"\n'
        )
        assert run(capsys, "schemes", "--catalog", str(file))[0] == 0
        at_level = ("schemes", "--catalog", str(file), "--level")
        code, out, err = run(capsys, *at_level, "AAA")
        assert code == 1
        assert out.count("FAIL 7") == 6
        assert err == "a11yview: 6 role pairs are below AAA\n"
        file.write_text(file.read_text().partition("\n")[2])
        assert run(capsys, "schemes", "--catalog", str(file))[0] == 2
        assert run(capsys, *at_level, "AAA") == (1, out, err)
        assert run(capsys, *at_level, "AA")[0] == 0

    def test_one_pair_that_falls_short_is_one(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        file = tmp_path / "a.toml"
        scheme = 'token = "gray"\ntext = "#333"\nbackground = "#fff"\nlink = "#06c"\n'
        file.write_text(f"[[schemes]]\n{scheme}")
        said = run(capsys, "schemes", "--catalog", str(file), "--level", "AAA")[2]
        assert said == "a11yview: 1 role pair is below AAA\n"

    def test_the_gallery_stands_alone(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        file = tmp_path / "gallery.html"
        assert run(capsys, "schemes", "--format", "html", "-o", str(file))[:2] == (0, "")
        page = file.read_text(encoding="utf-8")
        assert page.startswith("<!doctype html>")
        assert "<script" not in page
        assert "src=" not in page
        assert page.count("<section") == len(Catalog.classic().schemes)
        assert "72 role pairs, level AAA: all pass." in page
