"""`check` on files: what is read, what is named how, what is known already."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from a11yview import check
from a11yview.audit import CheckConfiguration, PageOverride
from a11yview.report import render
from a11yview.site import page_files, site_reader
from a11yview.site.checking import (
    Baseline,
    BaselineError,
    NothingToCheckError,
    configured_check,
)
from a11yview.site.page_files import (
    PageNotFoundError,
    PageSource,
    SameNameError,
    names_a_page,
    page_sources,
)
from a11yview.site.site_reader import _MOST_BYTES_KEPT, _MOST_KEPT, SiteReader

PAGE = '<!DOCTYPE html><link rel=stylesheet href="{}"><p class=a>Text</p>'


@pytest.fixture(autouse=True)
def site(tmp_path, monkeypatch):
    """Two pages that share a sheet, one folder down, and one that is fine."""
    monkeypatch.chdir(tmp_path)
    files = {
        "site/css/a.css": ".a { color: #999 }",
        "site/index.html": PAGE.format("css/a.css"),
        "site/sub/page.html": PAGE.format("/css/a.css"),
        "site/fine.html": "<!DOCTYPE html><p>Text</p>",
        "outside.css": ".a { color: #999 }",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def checked(*pages, **options):
    return check(pages, schemes="none", states=("site",), **options)


class TestPages:
    def test_a_folder_is_all_its_pages_and_their_root(self):
        report = checked("site")
        assert [page.page for page in report.pages] == [
            "site/fine.html",
            "site/index.html",
            "site/sub/page.html",
        ]
        (finding,) = report.failures
        assert finding.count == 2
        assert finding.text_declared.file == "site/css/a.css"

    def test_a_pattern_and_a_page_twice_is_the_page_once(self):
        report = checked("site/*.html", "site/index.html", root="site")
        assert [page.page for page in report.pages] == ["site/fine.html", "site/index.html"]

    def test_a_text_needs_no_file(self):
        page = PageSource(name="text", html="<p class=a>Text</p>", css=(".a{color:#999}",))
        (finding,) = checked(page).failures
        assert finding.position == "text:1:1"

    def test_a_sheet_is_its_declared_pairs(self, site):
        (site / "pairs.css").write_text(
            ":root { --soft: #999 }\n"
            ".a { color: var(--soft); background: #fff }\n"
            ".b { color: #000; background: #fff }\n"
            ".c { color: #999 }\n"
        )
        report = checked("pairs.css")
        (finding,) = report.failures
        assert (finding.position, finding.places[0].element) == ("pairs.css:2:1", ".a")
        assert report.counts.total == 2

    def test_a_sheets_pair_that_only_the_enhanced_level_refuses_is_told_as_on_a_page(self, site):
        (site / "pairs.css").write_text(".a { color: #666; background: #fff }")
        (finding,) = checked("pairs.css", level="AAA").failures
        assert finding.rule == "AV102"

    @pytest.mark.parametrize("path", ["nowhere", "nowhere/*.html", "empty"])
    def test_a_path_that_is_no_page_is_an_error(self, site, path):
        (site / "empty").mkdir()
        with pytest.raises(PageNotFoundError, match=path.replace("*", r"\*")):
            page_sources([path])

    def test_no_pages_are_an_error(self):
        with pytest.raises(NothingToCheckError):
            check([])

    def test_hidden_folders_are_left_out(self, site):
        (site / "site" / ".cache").mkdir()
        (site / "site" / ".cache" / "old.html").write_text("<p>Text")
        assert len(page_sources(["site"])) == 3


class TestStates:
    def test_an_override_may_look_at_schemes_where_the_rest_does_not(self):
        schemes = PageOverride(
            pages="site/fine.html", schemes=("white-on-black",), states=("schemes",)
        )
        configuration = CheckConfiguration(states=("site",), overrides=(schemes,))
        report = configured_check(page_sources(["site"]), configuration, texts=True)
        backgrounds = {(text.page, text.state): text.bg for text in report.texts}
        assert backgrounds["site/index.html", "site"] == (255, 255, 255)
        assert backgrounds["site/fine.html", "white-on-black"] == (0, 0, 0)

    def test_what_an_override_makes_fail_gets_colors_that_pass_there(self):
        override = PageOverride(pages="site/sub/*", level="AAA")
        configuration = CheckConfiguration(schemes="none", states=("site",), overrides=(override,))
        found = configured_check(page_sources(["site"]), configuration).failures
        ratios = {one.needed: [nearest.ratio for nearest in one.suggestions] for one in found}
        assert sorted(ratios) == [4.5, 7]
        assert all(ratio >= needed for needed in ratios for ratio in ratios[needed])


class TestParts:
    @pytest.mark.parametrize(
        "pattern", ["site/*", "site/sub/page.html", "*/page.html", "site/css/a.css", "s[i]te/*"]
    )
    def test_a_pattern_for_pages_that_are_there(self, pattern):
        assert names_a_page(pattern)

    @pytest.mark.parametrize(
        "pattern", ["sub/*", "site/page.html", "site/nowhere/*", "site/*/hidden.html", "*.txt", ""]
    )
    def test_a_pattern_for_none(self, site, pattern):
        (site / "site" / ".hidden").mkdir()
        (site / "site" / ".hidden" / "hidden.html").write_text("<p>x")
        (site / "a.txt").write_text("x")
        assert not names_a_page(pattern)

    def test_of_very_many_files_it_may_be_one(self, monkeypatch):
        monkeypatch.setattr(page_files, "_MOST_LOOKED_AT", 3)
        assert names_a_page("nowhere*")

    def test_an_override_for_other_pages_is_told_where_there_are_none(self):
        overrides = tuple(PageOverride(pages=pages) for pages in ("site/sub/*", "sub/*"))
        configuration = CheckConfiguration(schemes="none", overrides=overrides)
        report = configured_check(page_sources(["site/index.html"]), configuration)
        assert [(notice.rule, notice.message) for notice in report.notices] == [
            ("AV906", "override fits no page: sub/*")
        ]


class TestReading:
    def test_nothing_is_read_from_outside_the_root(self, site):
        (site / "site" / "index.html").write_text(PAGE.format("../outside.css"))
        report = checked("site/index.html", root="site")
        assert report.failures == ()
        assert [notice.rule for notice in report.notices] == ["AV902"]

    def test_a_link_out_of_the_root_is_not_followed(self, site):
        (site / "site" / "css" / "a.css").unlink()
        (site / "site" / "css" / "a.css").symlink_to(site / "outside.css")
        assert checked("site/index.html", root="site").failures == ()

    def test_another_host_is_read_from_a_folder_if_one_is_named(self, site):
        (site / "site" / "index.html").write_text(PAGE.format("https://cdn.example/v1/a.css"))
        vendor = site / "vendor"
        vendor.mkdir()
        (vendor / "a.css").write_text(".a { color: #999 }")
        assert checked("site/index.html").failures == ()
        report = checked("site/index.html", resolve={"https://cdn.example/v1/": "vendor"})
        assert report.failures[0].text_declared.file == "vendor/a.css"

    def test_a_run_reads_a_sheet_once_and_the_next_run_again(self, site, monkeypatch):
        read = []
        content = SiteReader._read
        monkeypatch.setattr(SiteReader, "_read", lambda *own: read.append(own[1]) or content(*own))
        assert len(checked("site").failures) == 1
        assert read == ["/css/a.css"]
        (site / "site" / "css" / "a.css").write_text(".a { color: #000 }")
        assert checked("site").failures == ()
        assert len(read) == 2

    def test_a_sheet_that_rests_is_read_once_for_many_runs(self, site, monkeypatch):
        read = []
        content = site_reader._read
        later = time.time_ns() + 2 * site_reader._AT_REST
        monkeypatch.setattr(site_reader, "_read", lambda path: read.append(path) or content(path))
        monkeypatch.setattr(site_reader.time, "time_ns", lambda: later)
        assert len(checked("site").failures) == len(checked("site").failures) == 1
        sheet = site / "site" / "css" / "a.css"
        assert read == [sheet]
        sheet.write_text(".a { color: black }")
        assert checked("site").failures == ()
        assert read == [sheet, sheet]

    def test_what_is_kept_of_the_files_of_a_run_is_bounded(self, site):
        reader = SiteReader(root=site)
        (site / "large.css").write_text(" " * (_MOST_BYTES_KEPT + 1))
        for number in range(3 * _MOST_KEPT):
            assert reader(f"/outside.css?{number}") == b".a { color: #999 }"
            assert len(reader("/large.css") or b"") > _MOST_BYTES_KEPT
        assert 0 < len(reader._kept) <= _MOST_KEPT
        assert "/large.css" not in reader._kept

    @pytest.mark.usefixtures("site")
    @pytest.mark.parametrize("pages", ["site", Path("site"), ["site"]])
    def test_one_path_or_several(self, pages):
        report = check(pages, schemes="none", states=("site",))
        assert report == checked("site")

    def test_a_text_reads_what_is_resolved_and_nothing_else(self, site):
        (site / "a.css").write_text(".a { color: #999 }")
        page = PageSource(name="view", html=PAGE.format("/static/a.css"))
        report = checked(page, resolve={"/static/": "."})
        assert report.failures[0].text_declared.file == "a.css"
        (site / "static").mkdir()
        (site / "static" / "a.css").write_text(".a { color: #999 }")
        report = checked(page, resolve={"https://cdn.example/": "."})
        assert report.failures == ()
        assert [notice.rule for notice in report.notices] == ["AV902"]

    def test_a_page_that_cannot_be_read_is_told_and_the_rest_checked(self, site):
        gone = PageSource(name="gone.html", path=site / "gone.html", root=site)
        report = checked(gone, "site")
        assert "cannot be read" in report.failed_pages[0].error
        assert len(report.pages) == 4


class TestWorkers:
    def test_the_report_is_the_same_in_workers(self):
        alone = checked("site", texts=True)
        with ThreadPoolExecutor(2) as pool:
            assert checked("site", texts=True, executor=pool) == alone

    def test_progress_is_told(self):
        seen = []
        checked("site", progress=lambda done, total: seen.append((done, total)))
        assert seen[-1] == (3, 3)


class TestBaseline:
    def test_what_is_known_does_not_count(self):
        report = checked("site")
        baseline = Baseline.from_json(Baseline.of(report).to_json())
        again = baseline.without_known(report)
        assert again.is_clean()
        assert len(again.ignored) == 1
        assert again.counts.failed == 0
        assert again.counts.ignored == 2

    def test_it_holds_no_line_numbers(self, site):
        baseline = Baseline.of(checked("site"))
        sheet = site / "site" / "css" / "a.css"
        sheet.write_text("\n\n/* moved */\n" + sheet.read_text())
        assert baseline.without_known(checked("site")).is_clean()

    def test_a_finding_that_grew_is_new(self, site):
        baseline = Baseline.of(checked("site"))
        (site / "site" / "more.html").write_text(PAGE.format("css/a.css"))
        assert not baseline.without_known(checked("site")).is_clean()

    @pytest.mark.parametrize("root", [None, "absolute"])
    @pytest.mark.parametrize("working", ["there", "elsewhere"])
    @pytest.mark.parametrize("pages", [".", "index.html", "pairs.css"])
    def test_it_holds_wherever_the_site_lies(self, tmp_path, monkeypatch, root, working, pages):
        reports, away = [], tmp_path / "away"
        away.mkdir()
        for checkout in ("first", "second"):
            folder = tmp_path / checkout / "site"
            folder.mkdir(parents=True)
            html = PAGE.format("/a.css?v=1") + "<p style='color: #888'>Own</p>"
            (folder / "index.html").write_text(html)
            (folder / "a.css").write_text(":root { --a: #999 } .a { color: var(--a) }")
            (folder / "pairs.css").write_text("p { color: #999; background: #fff }")
            monkeypatch.chdir(folder if working == "there" else away)
            named = folder / pages
            reports.append(checked(named, root=folder if root else None))
        first, second = reports
        assert [f.fingerprint for f in first.failures] == [f.fingerprint for f in second.failures]
        assert first.failures
        assert Baseline.of(first).without_known(second).is_clean()

    def test_a_page_by_its_name_is_the_page_by_its_path(self, site, monkeypatch):
        baseline = Baseline.of(checked("site/index.html", root="site"))
        monkeypatch.chdir(site / "site")
        assert baseline.without_known(checked("index.html")).is_clean()

    def test_equal_files_of_two_sites_count_together(self, site):
        for name in ("one", "two"):
            (site / name).mkdir()
            (site / name / "index.html").write_text(PAGE.format("/a.css"))
            (site / name / "a.css").write_text(".a { color: #999 }")
        report = checked("one", "two")
        files = {finding.text_declared.file for finding in report.failures}
        assert files == {"one/a.css", "two/a.css"}
        baseline = Baseline.from_json(Baseline.of(report).to_json())
        assert baseline.without_known(report).is_clean()
        (site / "two" / "more.html").write_text(PAGE.format("/a.css"))
        assert not baseline.without_known(checked("one", "two")).is_clean()

    def test_what_a_strict_run_counts_is_known_by_a_strict_baseline(self, site):
        (site / "site" / "index.html").write_text(
            "<p style='background: url(a.jpg)'>Text</p><input style='border: 1px solid #ddd'>"
        )
        report = checked("site/index.html")
        assert not Baseline.of(report).without_known(report).is_clean(strict=True)
        known = Baseline.of(report, strict=True)
        assert len(known.known) == 2
        assert known.without_known(report).is_clean(strict=True)
        page = site / "site" / "index.html"
        page.write_text(page.read_text() + "<p style='background: url(a.jpg)'>more")
        left = known.without_known(checked("site/index.html"))
        assert [str(finding.verdict) for finding in left.findings] == ["undetermined"]

    def test_what_is_gone_is_told(self, site):
        baseline = Baseline.of(checked("site"))
        (site / "site" / "css" / "a.css").write_text("")
        assert len(baseline.gone(checked("site"))) == 1

    def test_a_part_is_compared_with_what_is_known_of_it(self, site):
        both = Baseline.of(checked("site"))
        one = checked("site/index.html", root="site")
        here, elsewhere = both.parted(one, lambda _: True)
        assert here.without_known(one).is_clean()
        assert here.known.keys() == elsewhere.known.keys()
        assert [known.pages for known in here.known.values()] == [{"/index.html": 1}]
        page = site / "site" / "index.html"
        page.write_text(page.read_text() + "<p class=a>one more")
        more = checked("site/index.html", root="site")
        assert both.without_known(more).is_clean()
        assert not here.without_known(more).is_clean()

    def test_what_was_on_a_page_that_is_gone_may_have_moved(self, site):
        known = Baseline.of(checked("site"))
        (site / "site" / "sub" / "page.html").rename(site / "site" / "moved.html")
        (site / "site" / "moved.html").write_text(PAGE.format("css/a.css"))
        moved = checked("site/moved.html", root="site")
        here, elsewhere = known.parted(moved, lambda address: address == "/index.html")
        assert [one.pages for one in here.known.values()] == [{"/sub/page.html": 1}]
        assert here.without_known(moved).is_clean()
        assert Baseline.of(moved) | elsewhere == Baseline.of(checked("site"))

    @pytest.mark.parametrize(
        "text",
        ["", "[]", '{"version": 9}', '{"version":3,"findings":[1]}']
        + [
            f'{{"version": 3, "findings": [{{"fingerprint": "x", "pages": {pages}}}]}}'
            for pages in ("1", "[]", '{"/": "1"}', '{"/": 1.5}', '{"/": null}')
        ],
    )
    def test_what_is_no_baseline_is_refused(self, text):
        with pytest.raises(BaselineError, match="baseline: "):
            Baseline.from_json(text)

    def test_its_text_is_json_with_words_to_know_findings_by(self):
        (entry,) = json.loads(Baseline.of(checked("site")).to_json())["findings"]
        assert (entry["rule"], entry["where"]) == ("AV101", ".a")
        assert entry["pages"] == {"/index.html": 1, "/sub/page.html": 1}


def test_pages_of_one_name_are_refused_where_they_differ():
    page = PageSource(name="a.html", html="<p>x")
    assert len(check([page, page]).pages) == 1
    with pytest.raises(SameNameError, match=r"^pages: two of one name: 'a.html'; give each"):
        check([page, PageSource(name="a.html", html="<p>y")])


def test_what_is_named_twice_is_looked_at_once():
    page = PageSource(name="a.html", html="<p style='color: #999'>words")
    once = check([page], viewports=[(800, 600)], schemes=["white-on-black"])
    twice = check([page], viewports=[(800, 600)] * 2, schemes=["white-on-black"] * 2)
    assert twice == once
    assert once.failures


def test_what_a_scheme_gives_is_told_to_be_its_own_and_pointed_at_in_no_file():
    html = "<!DOCTYPE html><p style='color: #999 !important'>words"
    pages = [PageSource(name="a.html", html=html)]
    (finding,) = check(pages, states=("schemes",), schemes=["dark-blue-on-blue"]).failures
    assert finding.background_declared is not None
    assert finding.background_declared.file is None
    text = render(check(pages, states=("schemes",), schemes=["dark-blue-on-blue"]), "text")
    assert "background #9dd1ff, the scheme's own style" in text
    assert "a11yview.css" not in text
    strong = [PageSource(name="a.html", html=html.replace("color", "background"))]
    report = check(strong, states=("schemes",), schemes=["dark-blue-on-blue"])
    (finding,) = report.failures
    assert finding.to_change is None  # the scheme's color is not the site's to change
    assert "::error file=a.html,line=1,col=16," in render(report, "github")
