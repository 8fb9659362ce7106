from __future__ import annotations

from dataclasses import replace

import pytest

from a11yview.audit import (
    RULES,
    CheckConfiguration,
    Counts,
    Finding,
    IgnoreEntry,
    IgnoreMark,
    PageAudit,
    PageOverride,
    PageResult,
    PageShare,
    Place,
    State,
    Verdict,
    assembled,
    rule_named,
)
from a11yview.color import Color, contrast_ratio

SITE, HOVER = State(), State(pseudo=("hover",))


def failing(page, text="#999", states=("site",), element="p.a"):
    ratio = contrast_ratio(text, "#fff")
    return Finding(
        rule="AV101",
        verdict=Verdict.FAIL,
        states=states,
        text=Color.parse(text),
        background=Color.parse("#fff"),
        ratio=ratio,
        needed=4.5,
        count=1,
        places=(Place(page=page, line=1, column=1, path="/2/1", element=element, snippet="x"),),
        pages=(PageShare(page=page, count=1, states=states, texts=(1,) * len(states)),),
    )


def audit(page, *findings, marks=()):
    counts = tuple(
        (state, Counts(passed=3, failed=sum(state in f.states for f in findings)))
        for state in ("site", ":hover")
    )
    return PageAudit(
        result=PageResult(page=page, counts=counts),
        states=(SITE, HOVER),
        findings=findings,
        marks=marks,
    )


def report(*audits, is_elsewhere=lambda _: False, **asked):
    configuration = CheckConfiguration(**asked)
    return assembled(audits, configuration, is_elsewhere=is_elsewhere)


class TestMerging:
    def test_the_first_five_places_are_named_and_all_are_counted(self):
        pages = [f"page-{number}" for number in range(7)]
        (found,) = report(*(audit(page, failing(page)) for page in pages)).findings
        assert [place.page for place in found.places] == pages[:5]
        assert found.count == 7

    def test_a_cause_on_two_pages_is_one_finding(self):
        (finding,) = report(audit("a", failing("a")), audit("b", failing("b"))).findings
        assert finding.count == 2
        assert [share.page for share in finding.pages] == ["a", "b"]
        assert [place.page for place in finding.places] == ["a", "b"]

    def test_states_are_joined_in_report_order(self):
        pages = audit("a", failing("a", states=(":hover",))), audit("b", failing("b"))
        (finding,) = report(*pages).findings
        assert finding.states == ("site", ":hover")

    def test_suggestions_are_the_nearest_colors_that_pass(self):
        (finding,) = report(audit("a", failing("a"))).findings
        assert [s.ratio >= 4.5 for s in finding.suggestions] == [True, True]
        assert finding.suggestions[0].distance <= finding.suggestions[1].distance

    def test_the_order_does_not_depend_on_who_came_first(self):
        one, two = failing("a", "#999"), failing("a", "#888")
        first = report(audit("a", one, two)).findings
        second = report(audit("a", two, one)).findings
        assert [f.text for f in first] == [f.text for f in second]

    def test_a_page_that_broke_down_is_no_clean_page(self):
        broken = PageAudit(result=PageResult(page="a", error="broke down"))
        found = report(broken)
        assert [page.page for page in found.failed_pages] == ["a"]
        assert not found.is_clean()


class TestIgnoring:
    @pytest.mark.parametrize(
        "entry",
        [
            {"rule": "AV101"},
            {"rule": "text-contrast"},
            {"page": "old/*"},
            {"selector": "p.a"},
            {"selector": "p.*"},
            {"text": Color.parse("#999")},
            {"background": Color.parse("white")},
            {"fingerprint": failing("old/a").fingerprint},
        ],
    )
    def test_an_entry_that_fits_takes_the_finding_out(self, entry):
        found = report(
            audit("old/a", failing("old/a")), ignore=[IgnoreEntry(reason="known", **entry)]
        )
        assert found.findings == ()
        assert len(found.ignored) == 1
        assert found.is_clean()
        counts = found.counts_by_state()["site"]
        assert (counts.failed, counts.ignored) == (0, 1)

    @pytest.mark.parametrize(
        "entry",
        [
            {"rule": "AV103"},
            {"page": "new/*"},
            {"selector": "p.b"},
            {"text": Color.parse("#998")},
            {"background": Color.parse("#ffe")},
            {"fingerprint": failing("old/a", text="#998").fingerprint},
            {"state": ":hover"},
        ],
    )
    def test_one_that_does_not_fit_is_reported(self, entry):
        found = report(
            audit("old/a", failing("old/a")), ignore=[IgnoreEntry(reason="known", **entry)]
        )
        assert len(found.findings) == 1
        (notice,) = found.notices
        assert (notice.rule, "known" in notice.message) == ("AV903", True)

    @pytest.mark.parametrize(
        ("entry", "said"),
        [
            ({"reason": " ", "rule": "AV101"}, "reason: missing"),
            ({"reason": "x"}, "ignore: no condition"),
            ({"reason": "x", "rule": "AV7"}, "rule: unknown: 'AV7'"),
        ],
    )
    def test_one_that_says_too_little_is_refused(self, entry, said):
        with pytest.raises(ValueError, match=said):
            IgnoreEntry(**entry)

    def test_one_for_pages_that_are_not_checked_now_is_none_to_report(self):
        entries = [
            IgnoreEntry(reason="there", page="there/*"),
            IgnoreEntry(reason="nowhere", page="nowhere/*"),
            IgnoreEntry(reason="fine", page="fine"),
        ]
        found = report(audit("fine"), ignore=entries, is_elsewhere=lambda page: "no" not in page)
        assert [notice.message.split(": ")[1] for notice in found.notices] == ["nowhere", "fine"]

    def test_an_override_that_fits_no_page_is_reported(self):
        overrides = [PageOverride(pages=pages) for pages in ("a", "*/b", "there/*", "nowhere")]
        found = report(
            audit("a"),
            audit("old/b"),
            overrides=overrides,
            is_elsewhere=lambda page: page == "there/*",
        )
        (notice,) = found.notices
        assert (notice.rule, notice.message) == ("AV906", "override fits no page: nowhere")

    def test_undetermined_texts_are_counted_as_ignored_and_edges_are_no_texts(self):
        open_ = replace(failing("a"), verdict=Verdict.UNDETERMINED, ratio=None, reason="gradient")
        edge = replace(failing("a"), rule="AV201")
        one = audit("a", open_, edge)
        counts = (("site", Counts(passed=3, undetermined=1)),)
        one = replace(one, result=replace(one.result, counts=counts))
        entries = [IgnoreEntry(rule=rule, reason="known") for rule in ("AV101", "AV201")]
        found = report(one, ignore=entries)
        assert len(found.ignored) == 2
        assert found.counts == Counts(passed=3, ignored=1)

    def test_a_state_leaves_the_others(self):
        both = failing("a", states=("site", ":hover"))
        entry = IgnoreEntry(state=":hover", reason="known")
        found = report(audit("a", both), ignore=[entry])
        assert found.findings[0].states == ("site",)
        assert found.ignored[0].states == (":hover",)
        assert found.counts_by_state()[":hover"].failed == 0

    def test_what_two_entries_take_of_a_page_is_one_finding_again(self):
        both = failing("a", states=("site", ":hover"))
        entries = [IgnoreEntry(state=name, reason="known") for name in ("site", ":hover")]
        found = report(audit("a", both), ignore=entries)
        assert (found.findings, found.ignored) == ((), (both,))

    def test_a_page_leaves_the_others(self):
        entry = IgnoreEntry(page="a", reason="known")
        found = report(audit("a", failing("a")), audit("b", failing("b")), ignore=[entry])
        assert [share.page for share in found.findings[0].pages] == ["b"]
        assert [place.page for place in found.findings[0].places] == ["b"]

    def test_comments_are_judged_over_all_pages(self):
        mark = IgnoreMark(file="a.css", line=3, column=1, reason="brand", was_used=False)
        used = replace(mark, was_used=True)
        assert report(audit("a", marks=(mark,)), audit("b", marks=(used,))).notices == ()
        (notice,) = report(audit("a", marks=(mark,)), audit("b", marks=(mark,))).notices
        assert (notice.rule, notice.file, notice.line) == ("AV903", "a.css", 3)

    def test_a_comment_without_reason_is_noticed(self):
        mark = IgnoreMark(file="a.css", line=3, column=1, reason="", was_used=True)
        assert [n.rule for n in report(audit("a", marks=(mark,))).notices] == ["AV904"]


class TestClean:
    def test_warnings_and_open_texts_count_only_when_strict(self):
        edge = Finding(rule="AV201", verdict=Verdict.FAIL)
        assert report(audit("a", edge)).is_clean()
        assert not report(audit("a", edge)).is_clean(strict=True)
        open_ = Finding(rule="AV101", verdict=Verdict.UNDETERMINED, reason="gradient")
        assert report(audit("a", open_)).is_clean()
        assert not report(audit("a", open_)).is_clean(strict=True)


def test_rules_are_found_by_id_and_slug():
    assert rule_named("av101") is rule_named("text-contrast") is RULES["AV101"]
    assert rule_named("AV000") is None
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
