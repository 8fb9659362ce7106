"""The HTML report: groups, links, filters, numbers, and that it is safe and passes by itself."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest

from a11yview import check
from a11yview.audit import Counts, PageResult
from a11yview.report import render
from a11yview.report.html_page.facets import Facets
from a11yview.settings import Catalog
from a11yview.site.page_files import PageSource


def of_one_property(report, *selectors):
    """Return a report with a finding for each selector, the colors of all from one property."""
    first = report.findings[0]
    declared = first.text_declared
    gray = replace(declared, name="--gray", value="#949494", where=":root")
    return replace(
        report,
        findings=tuple(
            replace(first, text_declared=replace(declared, where=where, defined=gray))
            for where in selectors
        ),
    )


def outer_cards(html):
    return re.split('<details class="card ', html)[1:]


def words(html):
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", html)).strip()


def titles(html, level):
    return [words(title) for title in re.findall(f"<{level}[^>]*>(.*?)</{level}>", html)]


class TestWhatToChange:
    def test_findings_of_one_property_are_one_card_that_says_the_change(self, report):
        html = render(of_one_property(report, ".a", ".b", ".c"), "html")
        (card,) = outer_cards(html)
        assert titles(card, "h3") == ["--gray #949494 → #767676"]
        assert "3 findings gone · 9 texts on 2 pages" in card
        assert titles(card, "h4") == [f".{name} #949494 on #fff" for name in "abc"]

    def test_a_single_finding_is_a_card_of_its_own(self, report):
        change, unknown = outer_cards(render(report, "html"))
        assert titles(change, "h3") == [".nav a color #949494 → #767676"]
        assert titles(unknown, "h3") == ["It lies on an image"]
        assert titles(unknown, "h4") == ["h1 #fff"]

    def test_each_finding_has_an_anchor_that_lasts_and_a_link_to_it(self, report):
        html = render(report, "html")
        for finding in report.findings:
            anchor = f"f-{finding.fingerprint}"
            assert html.count(f'id="{anchor}"') == html.count(f'href="#{anchor}"') == 1

    def test_a_declaration_of_no_color_is_told_with_its_value(self, report):
        first = report.findings[0]
        line = replace(first.text_declared, name="text-decoration", value="none", where="p a")
        finding = replace(first, rule="AV308", text_declared=line, suggestions=())
        html = render(replace(report, findings=(finding,)), "html")
        assert titles(outer_cards(html)[0], "h3") == ["p a text-decoration: none"]
        assert "Accessibility report" in html

    def test_no_id_stands_twice(self, report):
        ids = re.findall(r'\sid="([^"]*)"', render(report, "html"))
        assert len(ids) == len(set(ids))


class TestNumbers:
    def test_the_verdicts_add_up_to_the_total(self, report):
        legend = re.search('<ul class="legend">(.*?)</ul>', render(report, "html"))[1]
        total, *parts = [int(number) for number in re.findall("<b>([0-9]+)</b>", legend)]
        assert total == sum(parts) == report.counts.total

    def test_pages_and_states_have_rows_that_add_up_to_the_same(self, report):
        tables = re.findall("<tbody>(.*?)</tbody>", render(report, "html"), re.DOTALL)
        rows = [
            [int(cell) for cell in re.findall("<td[^>]*>([0-9]+)</td>", row)]
            for table in tables
            for row in re.findall("<tr>(.*?)</tr>", table)
        ]
        pages, states = rows[:2], rows[2:]
        assert len(states) == len(report.states)
        counts = report.counts
        for table in (pages, states):
            sums = [sum(column) for column in zip(*table, strict=True)]
            assert sums[1:] == [counts.failed, counts.undetermined, counts.total]

    def test_pages_with_findings_come_first_and_are_filtered_by(self, report):
        fine = (
            PageResult(page=f"{name}.html", counts=(("site", Counts(passed=1)),)) for name in "ab"
        )
        html = render(replace(report, pages=(*fine, *report.pages)), "html")
        table = re.search("<tbody>(.*?)</tbody>", html, re.DOTALL)[1]
        names = [words(head) for head in re.findall('<th scope="row">(.*?)</th>', table)]
        assert names == ["index.html", "über/kontakt.html", "a.html", "b.html"]
        assert '<option value="2">index.html</option>' in html
        assert ">a.html</option>" not in html

    def test_folders_that_all_share_are_said_once(self, report):
        moved = {page.page: f"build/site/{page.page}" for page in report.pages}
        findings = tuple(
            replace(
                finding,
                places=tuple(replace(one, page=moved[one.page]) for one in finding.places),
                pages=tuple(replace(one, page=moved[one.page]) for one in finding.pages),
            )
            for finding in report.findings
        )
        pages = tuple(replace(page, page=moved[page.page]) for page in report.pages)
        html = render(replace(report, findings=findings, pages=pages), "html")
        assert "Pages are in <code>build/site/</code>." in html
        assert '<code class="file">index.html:40:7</code>' in html


class TestFilters:
    def test_a_finding_says_in_which_states_it_shows_on_which_pages(self, report):
        facets = Facets(report)
        gray = facets.attributes(report.findings[0])
        assert gray == {"data-verdict": "fail", "data-rule": "AV101", "data-shares": "0:0;1:1"}
        data = json.loads(words(facets.data()))
        assert data == {
            "states": [["site", "at rest", "1280px"], ["dark", "at rest", "1280px"]],
            "sets": [[0, 1], [0]],
        }

    def test_pages_in_a_row_are_one_range(self, report):
        names = [f"{number}.html" for number in range(6)]
        share = report.findings[0].pages[0]
        shares = tuple(replace(share, page=names[number]) for number in (0, 1, 2, 5))
        facets = Facets(replace(report, pages=tuple(PageResult(page=name) for name in names)))
        finding = report.findings[0].reaching(pages=shares)
        assert facets.attributes(finding)["data-shares"] == "0:0-2,5"

    def test_there_is_a_tile_for_each_verdict_rule_and_look(self, report):
        html = render(report, "html")
        tiles = re.findall('<input type="checkbox" name="([a-z]+)" value="([^"]*)">', html)
        assert tiles == [
            ("verdict", "fail"),
            ("verdict", "undetermined"),
            ("rule", "AV101"),
            ("look", "site"),
            ("look", "dark"),
        ]


class TestSafe:
    def test_no_control_character_is_left(self, report):
        page = render(report, "html")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)
        assert "[31m" in page

    def test_it_names_no_other_file_or_host(self, report):
        text = render(report, "html")
        assert not re.search(r"""<[^>]*\s(?:src|href)\s*=(?!"#)|url\(|@import""", text)

    def test_text_of_the_page_opens_no_element(self, report):
        assert "<b>&quot;R" not in render(report, "html").replace("&lt;b&gt;", "")
        assert '<b>"R' not in render(report, "html")

    def test_its_policy_allows_its_own_style_and_scripts_and_nothing_else(self, report):
        html = render(report, "html")
        policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]
        inline = re.findall("<(style|script)>(.*?)</", html, re.DOTALL)
        assert [kind for kind, _ in inline] == ["style", "script", "script"]
        for _, text in inline:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"&#x27;sha256-{digest}&#x27;" in policy
        assert policy.count("sha256-") == 3
        assert policy.startswith("default-src &#x27;none&#x27;;")

    def test_no_style_attribute_and_no_handler_needs_more_than_that(self, report):
        body = render(report, "html").partition("<body>")[2]
        assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)=", body)


def test_it_passes_the_check_in_every_state(report):
    page = PageSource(name="report.html", html=render(report, "html"))
    found = check([page], level="AAA", schemes="all")
    assert found.failed_pages == ()
    assert [finding.message for finding in found.findings] == []
    assert {state.name for state in found.states} > {"site", "dark", "white-on-black"}
    assert found.counts.passed > 100


@pytest.mark.parametrize("scheme", Catalog.classic().schemes, ids=str)
def test_the_display_settings_are_those_of_the_classic_panel(report, scheme):
    assert f'value="{scheme.token}"' in render(report, "html")
