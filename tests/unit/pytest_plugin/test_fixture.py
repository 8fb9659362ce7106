"""The fixture ``a11yview_check``: its calls, its options, and what it does to other runs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from a11yview.site.checking import CheckError
from a11yview.site.page_files import PageNotFoundError

if TYPE_CHECKING:
    from pathlib import Path

GRAY = "p { color: #666 }"  # 5.74 on white
PALE = "p { color: #999 }"  # 2.85
IMAGE = "p { background: url(x.png) }"


class TestCall:
    """The fixture as this run has it."""

    def test_readable_text_passes_and_gives_the_report(self, a11yview_check) -> None:
        report = a11yview_check("<p>text</p>")
        assert report.counts.passed > 0
        assert [s.name for s in report.states] == ["site", ":focus", ":active", ":visited"]

    def test_a_pale_text_fails_with_the_report(self, a11yview_check) -> None:
        with pytest.raises(pytest.fail.Exception) as failed:
            a11yview_check("<p>text</p>", css=PALE)
        said = str(failed.value)
        assert said.startswith("contrast 2.84 < 4.5 (#999 on #fff)\n")
        assert "html:1:1: AV101 contrast 2.84 < 4.5 (#999 on #fff)\n" in said
        assert "  text       css:1:5  p { color: #999 }\n" in said
        assert "  try        text #767676 (4.54)\n" in said
        assert "1 failure on 1 of 1 page" in said
        assert failed.value.pytrace is False

    def test_bytes_are_read_as_a_browser_would(self, a11yview_check) -> None:
        page = '<meta charset="windows-1251"><p>текст</p>'.encode("cp1251")
        assert a11yview_check(page).counts.passed > 0

    def test_several_sheets_apply_in_order(self, a11yview_check) -> None:
        a11yview_check("<p>text</p>", css=[PALE, GRAY])
        with pytest.raises(pytest.fail.Exception):
            a11yview_check("<p>text</p>", css=[GRAY, PALE])

    def test_a_linked_sheet_is_read_from_the_root(self, a11yview_check, tmp_path: Path) -> None:
        (tmp_path / "a.css").write_text(PALE, encoding="utf-8")
        page = '<link rel="stylesheet" href="/a.css"><p>text</p>'
        with pytest.raises(pytest.fail.Exception, match=r"a\.css:1:5  p { color: #999 }"):
            a11yview_check(page, root=tmp_path)

    def test_a_linked_sheet_that_is_not_found_is_a_warning(self, a11yview_check) -> None:
        page = '<link rel="stylesheet" href="/nowhere/a.css"><p>text</p>'
        with pytest.warns(pytest.PytestWarning, match=r"html:1:1: .*nowhere/a\.css: no such file"):
            a11yview_check(page)

    def test_a_page_that_only_scripts_fill_is_a_warning(self, a11yview_check) -> None:
        with pytest.warns(pytest.PytestWarning, match=r"html:1:20: no text without scripts"):
            a11yview_check("<div id=root></div><script>start()</script>")

    def test_the_level_of_a_call_counts(self, a11yview_check) -> None:
        a11yview_check("<p>text</p>", css=GRAY)
        with pytest.raises(pytest.fail.Exception, match=r"AV102 contrast 5\.74 < 7"):
            a11yview_check("<p>text</p>", css=GRAY, level="AAA")

    def test_strict_fails_what_cannot_be_determined(self, a11yview_check) -> None:
        a11yview_check("<p>text</p>", css=IMAGE, schemes="none")
        with pytest.raises(pytest.fail.Exception, match="it lies on an image"):
            a11yview_check("<p>text</p>", css=IMAGE, schemes="none", strict=True)

    def test_schemes_of_a_call_count(self, a11yview_check) -> None:
        report = a11yview_check("<p>text</p>", schemes=("white-on-black",))
        assert [s.scheme for s in report.states if s.scheme] == ["white-on-black"]

    def test_an_unknown_scheme_is_the_caller_s_error(self, a11yview_check) -> None:
        with pytest.raises(CheckError, match="schemes: unknown: 'blue'"):
            a11yview_check("<p>text</p>", schemes=("blue",))

    def test_a_token_by_itself_is_no_list_of_its_letters(self, a11yview_check) -> None:
        with pytest.raises(TypeError, match="schemes: not a list: 'white-on-black'; use a list of"):
            a11yview_check("<p>text</p>", schemes="white-on-black")

    def test_bytes_are_no_list_of_sheets(self, a11yview_check) -> None:
        with pytest.raises(TypeError, match=r"css\[0\]: wrong type: b'p"):
            a11yview_check("<p>text</p>", css=b"p { color: red }")

    def test_what_is_no_page_does_not_pass(self, a11yview_check) -> None:
        with pytest.raises(TypeError, match="html: wrong type: None; use a page as text"):
            a11yview_check(None)


class TestPage:
    """Files."""

    def test_a_file_is_read_with_its_sheets(self, a11yview_check, tmp_path: Path) -> None:
        page = '<link rel="stylesheet" href="/a.css"><p>text</p>'
        (tmp_path / "a.html").write_text(page, encoding="utf-8")
        (tmp_path / "a.css").write_text(PALE, encoding="utf-8")
        with pytest.raises(pytest.fail.Exception, match=r"a\.css:1:5  p { color: #999 }"):
            a11yview_check.page(tmp_path / "a.html", root=tmp_path, schemes="none")

    def test_a_folder_is_all_its_pages(self, a11yview_check, tmp_path: Path) -> None:
        for name in ("a.html", "b.html"):
            (tmp_path / name).write_text("<p>text</p>", encoding="utf-8")
        assert len(a11yview_check.page(tmp_path, schemes="none").pages) == 2

    def test_no_page_is_the_caller_s_error(self, a11yview_check, tmp_path: Path) -> None:
        with pytest.raises(PageNotFoundError, match="no page here"):
            a11yview_check.page(tmp_path)


def write(pytester: pytest.Pytester, body: str, argument: str = "a11yview_check") -> None:
    pytester.makepyfile(f"def test_page({argument}):\n    {body}\n")


class TestOptions:
    """Runs of pytest, within this process."""

    BODY = f"a11yview_check('<p>text</p>', css='{GRAY}')"
    TABLE = "[check]\nlevel = 'AAA'\nschemes = 'none'\nstates = ['site']\n"

    def test_command_line_over_ini_over_configuration(self, pytester: pytest.Pytester) -> None:
        write(pytester, self.BODY)
        (pytester.path / "a11yview.toml").write_text(self.TABLE, encoding="utf-8")
        pytester.runpytest_inprocess().assert_outcomes(failed=1)
        pytester.makeini("[pytest]\na11yview_level = AA\n")
        pytester.runpytest_inprocess().assert_outcomes(passed=1)
        pytester.runpytest_inprocess("--a11yview-level=AAA").assert_outcomes(failed=1)

    def test_another_configuration_can_be_named(self, pytester: pytest.Pytester) -> None:
        write(pytester, self.BODY)
        (pytester.path / "x.toml").write_text(self.TABLE, encoding="utf-8")
        result = pytester.runpytest_inprocess("--a11yview-config=x.toml")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*html:1:1: AV102 contrast 5.74 < 7 *"])
        result.stdout.no_fnmatch_line("*pytest_plugin.py*")

    def test_schemes_states_and_strict(self, pytester: pytest.Pytester) -> None:
        body = f"r = a11yview_check('<p>text</p>', css='{IMAGE}')\n"
        body += "    assert [s.name for s in r.states] == ['site', 'white-on-black']"
        write(pytester, body)
        options = ["--a11yview-states=site,schemes", "--a11yview-schemes=white-on-black"]
        pytester.runpytest_inprocess(*options).assert_outcomes(passed=1)
        pytester.runpytest_inprocess(*options, "--a11yview-strict=true").assert_outcomes(failed=1)

    def test_rules(self, pytester: pytest.Pytester) -> None:
        page = "<a href=x>link</a>"
        write(pytester, f"a11yview_check('{page}', css='a {{ outline: none }}')")
        pytester.runpytest_inprocess().assert_outcomes(passed=1)
        pytester.runpytest_inprocess("--a11yview-rules=AV304,AV306").assert_outcomes(failed=1)
        write(pytester, f"a11yview_check('{page}', css='a {{ outline: none }}', rules='all')")
        pytester.runpytest_inprocess().assert_outcomes(failed=1)

    @pytest.mark.parametrize(
        ("option", "said"),
        [
            ("rules=AV3", "a11yview.rules: unknown: 'AV3'; *"),
            ("level=A", "a11yview.level: unknown level: 'A'; use 'AA' or 'AAA'"),
            ("states=wet", "a11yview.states: unknown state: 'wet'; use any of *"),
            ("strict=maybe", "a11yview.strict: not a truth value: 'maybe'; *"),
            ("schemes=nite", "schemes: unknown: 'nite'; the catalog has *"),
            ("config=no.toml", "no such file: *no.toml*"),
        ],
    )
    def test_what_cannot_be_used_is_one_line(
        self, pytester: pytest.Pytester, option: str, said: str
    ) -> None:
        write(pytester, self.BODY)
        result = pytester.runpytest_inprocess(f"--a11yview-{option}")
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines([f"a11yview_check: {said}"])
        result.stdout.no_fnmatch_line("During handling of the above exception*")


class TestOtherRuns:
    """Processes of their own."""

    def test_a_run_that_does_not_use_it_is_left_alone(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile(sample="def double(x):\n    return 2 * x\n")
        body = "import json, sample, sys; print('LOADED', json.dumps(sorted(sys.modules)), 'END')"
        write(pytester, body, argument="")
        options = ("-s", "-W", "error", "--cov", "--cov-report=term-missing")
        result = pytester.runpytest_subprocess(*options)
        result.assert_outcomes(passed=1)
        result.stdout.fnmatch_lines(["sample.py *2*1*50%*"])
        found = re.search(r"LOADED (.*) END", result.stdout.str())
        assert found is not None
        loaded = set(json.loads(found[1]))
        ours = {name for name in loaded if name.partition(".")[0] == "a11yview"}
        assert ours == {"a11yview", "a11yview.pytest_plugin"}
        assert not {"tinycss2", "webcolors", "turbohtml", "rich"} & loaded
        assert "a11yview" not in result.stdout.str().partition("coverage:")[2]

    def test_without_the_extra_the_fixture_says_what_to_install(
        self, pytester: pytest.Pytester
    ) -> None:
        pytester.makeconftest("import sys\nsys.modules['turbohtml'] = None\n")
        write(pytester, "a11yview_check('<p>text</p>')")
        result = pytester.runpytest_subprocess("-W", "error")
        result.assert_outcomes(errors=1)
        said = "a11yview_check: check: not installed: 'turbohtml'; install the extra: *"
        result.stdout.fnmatch_lines([said])
