"""Bad input to ``check``: one clear line for each problem, exit code 2, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from a11yview.cli import check_inputs, main
from a11yview.site.checking import run

PAGE = '<!doctype html><html lang="en"><title>t</title><p>text</p>'
QUICK = ("--schemes", "none", "--states", "site")


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    Path("site/index.html").write_text(PAGE, encoding="utf-8")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line that says why *arguments* are refused."""
    assert main(["check", *arguments]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    lines = written.err.splitlines()
    if lines[0].startswith("usage:"):  # argparse says first how to call it
        lines = lines[-1:]
    assert len(lines) == 1
    assert "Traceback" not in written.err
    return lines[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "nothing: no page here"),
        (["https://site.example/"], "an address, and nothing is fetched: 'https://site.example/'"),
        ([""], ": no page here: ''"),
        (["crest.png"], "crest.png: not a page: 'crest.png'; name an HTML or CSS file"),
        (["settings.toml"], "settings.toml: not a page: 'settings.toml'; name an HTML or CSS"),
        (["empty"], "empty: no page here"),
        (["site/*.htm"], "site/*.htm: no page here"),
        (["site", "--level", "A"], "invalid choice: 'A'"),
        (["site", "--rules", "AV30l"], "--rules: unknown: 'AV30l'; did you mean 'AV309'? use"),
        (["site", "--rules", "AV902"], "--rules: always on: 'AV902'; use contrast, all,"),
        (["site", "--rules", ","], "--rules: none: []; use contrast, all,"),
        (["site", "--schemes", "blue"], "schemes: unknown: 'blue'; the catalog has black-on"),
        (["site", "--states", "pressed"], "states: unknown: 'pressed'; use any of site, schemes"),
        (["site", "--states", ""], "states: none to check"),
        (["site", "--states", "schemes", "--schemes", "none"], "states: none to check"),
        (
            ["site", "--viewport", "wide"],
            "--viewport: not a size: 'wide'; use auto, or WIDTHxHEIGHT",
        ),
        (["site", "--viewport", "0x800"], "--viewport: not a size: '0x800'"),
        (["site", "-o", "a.json", "-o", "./a.json"], "--output: named twice: './a.json'"),
        (["site", "-o", "a.json", "--texts", "a.json"], "--output: named twice: 'a.json'"),
        (["site", "-o", "a.json", "--baseline", "a.json"], "--output: named twice: 'a.json'"),
        (["site", "--cache", "site/index.html"], "--cache: no folder: 'site/index.html'"),
        (["site", "--texts", "empty"], "--texts: a folder: 'empty'"),
        (["site", "--baseline", "empty"], "--baseline: a folder: 'empty'; name a file"),
        (
            ["site", "--baseline", "empty", "--update-baseline"],
            "--baseline: a folder: 'empty'; name a file",
        ),
        (
            ["site", "--baseline", "site/index.html", "--update-baseline"],
            "--baseline: no baseline: 'site/index.html'; name another file",
        ),
        (
            ["site", "-o", "site/index.html"],
            "--output: a page that is checked: 'site/index.html'; name another file",
        ),
        (
            ["site/*.html", "--texts", "site/../site/index.html"],
            "--output: a page that is checked: 'site/index.html'; name another file",
        ),
        (["site", "--root", "nowhere"], "--root: no such folder: 'nowhere'"),
        (["site", "--resolve", "x"], "--resolve: not URL=DIR: 'x'"),
        (["site", "--resolve", "https://c/=no"], "--resolve: no such folder: 'no'"),
        (["site", "--jobs", "-1"], "--jobs: not a number of processes: -1"),
        (["site", "--jobs", "many"], "invalid int value: 'many'"),
        (["site", "--max-findings", "-1"], "--max-findings: not a number: -1"),
        (["site", "--format", "pdf"], "invalid choice: 'pdf'"),
        (["site", "--format", "json", "--format", "text"], "--format: more than outputs: 2"),
        (
            ["site", "--format", "text", "-o", "x.html"],
            "--format: text, but the name says html: 'x.html'; leave --format out to write html",
        ),
        (["site", "-o", "report.pdf"], "--output: no format known for: 'report.pdf'"),
        (["site", "-o", "nowhere/report.html"], "no such folder"),
        (["site", "-o", "empty", "--format", "json"], "--output: a folder: 'empty'"),
        (["site", "--baseline", "no.json"], "--baseline: no such file: 'no.json'"),
        (["site", "--update-baseline"], "--update-baseline: no file"),
        (["site", "--catalog", "no.toml"], "no such file: 'no.toml'; name an a11yview.toml"),
    ],
)
def test_a_bad_argument_is_named(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    Path("empty").mkdir()
    Path("crest.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    Path("settings.toml").write_text('level = "AA"\n', encoding="utf-8")
    assert said in refused(capsys, *arguments)


@pytest.mark.parametrize("page", [PAGE, "{% extends 'a' %}\n<p>text</p>", "\n  <p>text"])
def test_a_page_without_a_suffix_is_one(page: str) -> None:
    Path("saved").write_text(page, encoding="utf-8")
    assert main(["check", "saved", *QUICK]) == 0


@pytest.mark.parametrize("page", ["", "<!doctype html><title>t</title><body></body>"])
def test_a_page_without_texts_does_not_pass_in_silence(
    capsys: pytest.CaptureFixture[str], page: str
) -> None:
    Path("site/index.html").write_text(page, encoding="utf-8")
    assert main(["check", "site", *QUICK]) == 0
    assert "AV905 no text in it: nothing was judged" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"level = ", "a11yview.toml:1:9: not TOML: Invalid value"),
        (b"level = 'AA'\n[check\n", "a11yview.toml:2:7: not TOML: Expected ']' at the end of a"),
        (b"\xff\xfe", "a11yview.toml: not UTF-8 text: byte 0"),
        pytest.param(
            b"#" * 1_000_001, "a11yview.toml: longer than 1,000,000 characters", id="long"
        ),
        (b"frobnicate = 1", "a11yview.toml:1: frobnicate: unknown key"),
        (
            b"[chek]\nlevel = 'AA'",
            "a11yview.toml:1: chek: unknown key: 'chek'; did you mean 'check'?",
        ),
        (b"check = 1", "a11yview.toml:1: check: not a table: 1"),
        (
            b"[check]\nlevle = 'AA'",
            "check.levle: unknown key: 'levle'; did you mean 'level'? the keys are level,",
        ),
        (b"[check]\nlevel = 'A'", "check.level: unknown level: 'A'; use 'AA' or 'AAA'"),
        (b"[check]\nstates = ['wet']", "check.states: unknown state: 'wet'"),
        (b"[check]\nstates = 'site'", "check.states: not a list of texts: 'site'"),
        (b"[check]\nschemes = ['blue']", "a11yview.toml:2: check.schemes: unknown scheme: 'blue'"),
        (
            b"[[check.overrides]]\npages = 'a'\nschemes = ['blue']",
            "check.overrides[0].schemes: unknown scheme: 'blue'; the catalog has black-on-white",
        ),
        (b"[check]\nviewports = ['big']", "check.viewports: not a viewport: 'big'"),
        (b"[check]\nstrict = 'yes'", "check.strict: not a truth value: 'yes'"),
        (b"[check]\nroot = 'nowhere'", "a11yview.toml:2: check.root: no such folder: 'nowhere'"),
        (
            b"[check]\nbaseline = 'no.json'",
            "a11yview.toml:2: check.baseline: no such file: 'no.json'",
        ),
        (b"[check.resolve]\n'https://c/' = 'no'", "check.resolve.https://c/: no such folder: 'no'"),
        (b"[[check.ignore]]\nrule = 'AV101'", "check.ignore[0].reason: missing"),
        (b"[[check.ignore]]\nreason = 'x'", "check.ignore[0]: ignore: no condition"),
        (b"[[check.ignore]]\nreason = 'x'\nrule = 'AV7'", "check.ignore[0].rule: unknown: 'AV7'"),
        (b"[[check.ignore]]\nreason = 'x'\ntext = 'blak'", "check.ignore[0].text: not a CSS color"),
        (b"[[check.overrides]]\nlevel = 'AA'", "check.overrides[0].pages: missing"),
    ],
)
def test_a_bad_configuration_is_named(
    capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    Path("a11yview.toml").write_bytes(content)
    assert said in refused(capsys, "site")


def test_no_report_is_written_over_the_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    known = '{"version": 3, "findings": []}'
    Path("known.json").write_text(known, encoding="utf-8")
    Path("a11yview.toml").write_text("[check]\nbaseline = 'known.json'\n", encoding="utf-8")
    assert "--output: named twice: 'known.json'" in refused(capsys, "site", "-o", "known.json")
    assert Path("known.json").read_text(encoding="utf-8") == known


def test_every_problem_of_a_configuration_is_named_at_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = "font_size = 1\n[check]\nlevel = 'A'\nstrict = 1\n"
    Path("a11yview.toml").write_text(content, encoding="utf-8")
    assert main(["check", "site"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_a_giant_value_is_cut_short(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a11yview.toml").write_text(f"[check]\nlevel = '{'x' * 100_000}'\n", encoding="utf-8")
    assert len(refused(capsys, "site")) < 3000


@pytest.mark.parametrize(
    "content",
    [
        "[tool.other]\nlevel = 'A'\n",
        "[project]\nname = 'x'  # no [tool.a11yview] yet\n",
        "[project]\ndependencies = ['a11yview']\n[tool.a11yview-other]\nlevel = 'A'\n",
        f"[project]\ndependencies = ['a11yview']\n[tool.other]\nlarge = {1 << 80}\n",
    ],
)
def test_a_project_file_of_others_is_no_configuration(
    capsys: pytest.CaptureFixture[str], content: str
) -> None:
    Path("pyproject.toml").write_text(content, encoding="utf-8")
    assert main(["check", "site", *QUICK]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "content",
    [
        "[tool.a11yview]\nlevles = 1",
        "[ tool . a11yview ]\nlevles = 1",
        "[tool.'a11yview']\nlevles = 1",
        "[tool]\na11yview.levles = 1",
        "tool = {a11yview = {levles = 1}}",
    ],
)
def test_a_project_file_is_found_however_its_table_is_written(
    capsys: pytest.CaptureFixture[str], content: str
) -> None:
    Path("pyproject.toml").write_text(content, encoding="utf-8")
    line = content.count("\n") + 1
    said = f"pyproject.toml:{line}: levles: unknown key: 'levles'; did you mean 'level'? "
    assert said in refused(capsys, "site")


def test_a_project_file_that_is_no_toml_may_hold_our_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("pyproject.toml").write_text("[tool.a11yview", encoding="utf-8")
    assert "pyproject.toml:1:15: not TOML: Expected" in refused(capsys, "site")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "known.json: not JSON"),
        (b"\xff", "known.json: not JSON"),
        (b"[]", "known.json: not of version 3: []"),
        (b"{}", "known.json: not a baseline: it has no 'version'; name the file that"),
        (b'{"version": 1}', "known.json: not of version 3: 1"),
        (b'{"version": 3}', "known.json: findings: not a list: None"),
        (b'{"version": 3, "findings": 3}', "known.json: findings: not a list: 3"),
        (b'{"version": 3, "findings": [3]}', "known.json: not a finding: 3"),
        (b'{"version": 3, "findings": [{"fingerprint": "x"}]}', "known.json: not a finding"),
    ],
)
def test_a_bad_baseline_is_named(
    capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    Path("known.json").write_bytes(content)
    assert said in refused(capsys, "site", *QUICK, "--baseline", "known.json")


def test_without_the_extra_the_command_says_what_to_install() -> None:
    code = "import sys; sys.modules['turbohtml'] = None\n"
    code += "from a11yview.cli import main; sys.exit(main(['check', 'site']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "a11yview: error: check: not installed: 'turbohtml'; install the extra: "
        "pip install 'a11yview[check]'\n"
    )


class TestPages:
    """Files and folders that are no proper pages."""

    def test_a_cycle_of_links_ends(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("site/again").symlink_to("../site", target_is_directory=True)
        Path("site/self").symlink_to("self")
        Path("site/self.html").symlink_to("self.html")
        assert main(["check", "site", *QUICK]) == 0
        assert "on 1 page" in capsys.readouterr().out

    def test_a_folder_named_like_a_page_is_a_folder(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("site/old.html").mkdir()
        Path("site/old.html/a.html").write_text(PAGE, encoding="utf-8")
        assert main(["check", "site", *QUICK]) == 0
        assert "on 2 pages" in capsys.readouterr().out

    @pytest.mark.parametrize(
        "content", [b"", b"\0" * 100, bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]
    )
    def test_bytes_that_are_no_text_are_no_crash(
        self, capsys: pytest.CaptureFixture[str], content: bytes
    ) -> None:
        Path("site/index.html").write_bytes(content)
        assert main(["check", "site", *QUICK]) in {0, 1}
        written = capsys.readouterr()
        assert "broke down" not in written.out
        assert "1 page" in written.out

    def test_an_unreadable_page_is_not_checked(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = os.open

        def closed(path: Path, flags: int, *rest: object, **options: object) -> int:
            if str(path).endswith(".html"):
                raise PermissionError(13, "Permission denied")
            return opened(path, flags, *rest, **options)

        monkeypatch.setattr(os, "open", closed)
        assert main(["check", "site", *QUICK]) == 1
        said = "site/index.html: AV901 page not checked: cannot be read: Permission denied"
        assert said in capsys.readouterr().out

    def test_a_folder_that_cannot_be_listed_is_not_passed_over(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path("site/locked").mkdir()
        listed = os.scandir

        def closed(path: str) -> object:
            if str(path).endswith("locked"):
                raise PermissionError(13, "Permission denied", str(path))
            return listed(path)

        monkeypatch.setattr(os, "scandir", closed)
        assert "'site/locked': Permission denied" in refused(capsys, "site", *QUICK)

    def test_hidden_folders_and_packages_are_not_the_site_s(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for folder in ("site/.git/a", "site/a/node_modules/b"):
            Path(folder).mkdir(parents=True)
            Path(folder, "x.html").write_text(PAGE, encoding="utf-8")
        Path("site/.hidden.html").write_text(PAGE, encoding="utf-8")
        assert main(["check", "site", *QUICK]) == 0
        assert "on 1 page" in capsys.readouterr().out

    @pytest.mark.parametrize(
        "link",
        ["../secret.css", "/../secret.css", "%2e%2e/secret.css", "..\\secret.css", "leak.css"],
    )
    def test_nothing_outside_the_root_is_read(
        self, capsys: pytest.CaptureFixture[str], link: str
    ) -> None:
        Path("secret.css").write_text("p { color: #eee }", encoding="utf-8")
        Path("site/leak.css").symlink_to("../secret.css")
        Path("site/index.html").write_text(
            PAGE + f'<link rel="stylesheet" href="{link}">', encoding="utf-8"
        )
        assert main(["check", "site", *QUICK]) == 0
        assert "AV902" in capsys.readouterr().out

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_a_link_of_any_kind_is_no_crash(
        self, capsys: pytest.CaptureFixture[str], jobs: str
    ) -> None:
        links = [
            "http://[",
            "http://[::1",
            "//[x]",
            "//",
            "\0",
            "data:text/css,p%7Bcolor:black",
            "file:///etc/passwd",
            "?",
        ]
        tags = "".join(f'<link rel="stylesheet" href="{link}">' for link in links)
        tags += "<base href='http://['><style>@import 'http://[';</style>"
        Path("site/index.html").write_text(PAGE + tags + tags, encoding="utf-8")
        Path("site/second.html").write_text(PAGE, encoding="utf-8")
        assert main(["check", "site", *QUICK, "--jobs", jobs]) == 0
        assert "broke down" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["-o", "nowhere/report.html"],
        ["-o", "empty", "--format", "json"],
        ["--texts", "nowhere/texts"],
        ["--baseline", "bad.json"],
        ["--baseline", "nowhere/known.json", "--update-baseline"],
    ],
)
def test_what_cannot_be_read_or_written_is_refused_before_pages_are_checked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("empty").mkdir()
    monkeypatch.setattr(check_inputs, "checked", None)
    refused(capsys, "site", *QUICK, *arguments)


@pytest.mark.parametrize("option", ["--output", "--texts", "--baseline"])
def test_a_folder_that_may_not_be_written_is_refused_before_pages_are_checked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(check_inputs, "checked", None)
    update = ["--update-baseline"] if option == "--baseline" else []
    said = f"{option}: cannot be written: 'a.json' (Permission denied); name another file"
    assert said in refused(capsys, "site", *QUICK, option, "a.json", *update)


def test_what_a_baseline_says_moves_no_cursor_and_ends_no_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    finding = '{"fingerprint": "x\\u001b[31m\\n::error::y\\u202e", "pages": {"/index.html": 1}}'
    Path("known.json").write_text(f'{{"version": 3, "findings": [{finding}]}}', encoding="utf-8")
    assert main(["check", "site", *QUICK, "--baseline", "known.json"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert r"x\x1b[31m\n::error::y\u202e" in line


def test_a_long_name_of_an_output_is_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    name = "n" * 250 + ".json"
    assert main(["check", "site", *QUICK, "-o", name]) == 0
    assert Path(name).is_file()
    capsys.readouterr()


FULL = Path("/dev/full")  # takes no byte


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has it")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_an_error(unbuffered: str) -> None:
    command = [sys.executable, "-m", "a11yview", "check", "site", *QUICK]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with FULL.open("wb") as full:
        done = subprocess.run(
            command, check=False, stdout=full, stderr=subprocess.PIPE, env=environment
        )
    assert (done.returncode, b"No space left" in done.stderr) == (2, True)
    command += ["-o", str(FULL), "--format", "json"]
    done = subprocess.run(command, check=False, capture_output=True, env=environment)
    assert (done.returncode, b"'/dev/full'" in done.stderr) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_fills_up_half_way_is_an_error(unbuffered: str) -> None:
    command = [sys.executable, "-m", "a11yview", "css"]
    limited = ["sh", "-c", 'ulimit -f 8; exec "$@" > out', "sh", *command]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(limited, check=False, stderr=subprocess.PIPE, env=environment)
    assert (done.returncode, b"File too large" in done.stderr) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
@pytest.mark.parametrize(("color", "code"), [("#999", 1), ("#000", 0)])
def test_a_reader_that_has_enough_changes_no_verdict(color: str, code: int) -> None:
    texts = "".join(f"<p style='color: {color}; margin: {n}px'>words" for n in range(3000))
    Path("site/index.html").write_text(f"<!doctype html>{texts}", encoding="utf-8")
    command = [sys.executable, "-m", "a11yview", "check", "site", *QUICK, "--texts", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.wait() == code
        assert process.stderr is not None
        assert process.stderr.read() == b""


class TestInterrupts:
    def test_what_an_interrupt_left_undone_ends_with_130(self, monkeypatch):
        def interrupted(_):
            raise KeyboardInterrupt

        monkeypatch.setattr(run, "audited", interrupted)
        assert main(["check", "site", *QUICK]) == 130

    def test_a_page_that_breaks_down_with_the_word_is_no_interrupt(self, monkeypatch):
        monkeypatch.setattr(run, "audited", lambda task: run.not_checked(task, "was interrupted"))
        assert main(["check", "site", *QUICK]) == 1

    def test_half_a_run_writes_no_baseline(self, capsys, monkeypatch):
        def interrupted(_):
            raise KeyboardInterrupt

        Path("known.json").write_text("{as it was", encoding="utf-8")
        monkeypatch.setattr(run, "audited", interrupted)
        update = ("--baseline", "known.json", "--update-baseline")
        assert main(["check", "site", *QUICK, *update]) == 130
        assert Path("known.json").read_text(encoding="utf-8") == "{as it was"
        assert "interrupted: known.json is unchanged" in capsys.readouterr().err

    def test_half_a_run_names_nothing_as_gone(self, capsys, monkeypatch):
        finding = '{"fingerprint": "x", "pages": {"/index.html": 1}}'
        known = f'{{"version": 3, "findings": [{finding}]}}'
        Path("known.json").write_text(known, encoding="utf-8")
        monkeypatch.setattr(run, "audited", lambda task: run.not_checked(task, "broke down"))
        assert main(["check", "site", *QUICK, "--baseline", "known.json"]) == 1
        assert "is gone" not in capsys.readouterr().err


def test_a_baseline_without_the_pages_that_broke_down_is_no_success(monkeypatch):
    monkeypatch.setattr(run, "audited", lambda task: run.not_checked(task, "broke down"))
    update = ("--baseline", "known.json", "--update-baseline")
    assert main(["check", "site", *QUICK, *update]) == 1
    assert Path("known.json").is_file()
