"""Pathological pages: the check ends, says so, and does work in proportion to their size.

Work is counted in calls of functions, which no busy machine changes.
"""

from __future__ import annotations

import sys

import pytest

from a11yview import check
from a11yview.site.page_files import PageSource
from support.forgetting import forget_everything
from support.hostile_pages import CASES, page

SIZE = 120
MOST = 2.5
CONSTANT = 6_000  # calls that any page takes


def checked(html):
    page = PageSource(name="x.html", html=html)
    report = check([page], schemes="none", states=["site", "hover"])
    assert [one.error for one in report.failed_pages] == []
    return report


def know_the_usual():
    """Know of the sheets of pages what any page makes known, and nothing of tests before."""
    forget_everything()
    checked(page())


def calls(work):
    count = 0

    def note(*_):
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", CASES)
def test_twice_the_page_is_no_more_than_twice_the_work(name):
    know_the_usual()
    once = calls(lambda: checked(CASES[name](SIZE)))
    twice = calls(lambda: checked(CASES[name](2 * SIZE)))
    assert twice <= MOST * once + CONSTANT


@pytest.mark.parametrize("keyword", ["revert", "revert-layer", "revert-rule"])
def test_rules_that_roll_back_take_a_few_times_the_work_of_others(keyword):
    """Each of n rules matches each of n styles: the work per match is what must not grow."""

    def styles_and_rules(rule):
        styles = "".join(f"<p style='color:#{i:06x}'>x" for i in range(SIZE))
        return page(styles, rule * SIZE)

    know_the_usual()
    other = f"p{{--{keyword}:1;color:#777}}"  # a sheet that is met for the first time
    plain = calls(lambda: checked(styles_and_rules(other)))
    rolling = calls(lambda: checked(styles_and_rules(f"p{{all:{keyword}}}")))
    assert rolling <= 8 * plain


def test_declarations_that_roll_back_too_often_are_a_notice():
    html = page("<p>x", "p{all:revert-rule;color:revert-layer}" * 100)
    assert [notice.message for notice in checked(html).notices] == [
        "style sheets: a declaration rolls back through at most 32 rules"
    ]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("deep html", 10_000),
        ("deep is", 10_000),
        ("deep not", 10_000),
        ("deep has", 10_000),
        ("deep slotted", 10_000),
        ("nesting product", 10_000),
        ("nesting amp", 10_000),
        ("var bomb", 1_000),
        ("var chain rev", 5_000),
        ("var cycle", 5_000),
        ("calc deep", 10_000),
        ("color mix deep", 10_000),
        ("supports not", 10_000),
        ("media deep", 10_000),
        ("long selector chain", 300_000),
        ("long compound", 300_000),
        ("style huge", 100_000),
        ("attr huge", 1_000_000),
        ("nth big", 100_000),
        ("number big", 100_000),
        ("gradient huge", 10_000),
        ("siblings", 50_000),
        ("siblings has", 10_000),
        ("siblings nth of", 10_000),
    ],
)
def test_page_beyond_anything_real_is_checked(name, size):
    assert checked(CASES[name](size)).pages


def test_blocks_left_out_for_their_depth_are_a_notice():
    report = checked(CASES["nesting deep"](200))
    assert [notice.message for notice in report.notices] == [
        "style sheets: blocks nested deeper than 128, rules than 10 are left out"
    ]


def test_search_given_up_on_is_a_notice(monkeypatch):
    from a11yview.cascade import page  # noqa: PLC0415 - to set limits
    from a11yview.cascade.matching.pseudo_classes import has  # noqa: PLC0415 - likewise

    for module in (has, page):
        monkeypatch.setattr(module, "MAX_HAS_STEPS", 100)
    html = CASES["siblings"](300).replace(
        "</style>", "p:has(~ p > b, + p + p) {color: red}</style>"
    )
    assert [notice.message for notice in checked(html).notices] == [
        "style sheets: :has() does not match after a search of 100 steps"
    ]
