"""A report that has one of everything, with texts chosen to break careless output."""

from __future__ import annotations

from a11yview.audit import (
    Counts,
    Declared,
    Finding,
    Notice,
    PageResult,
    PageShare,
    Place,
    Report,
    State,
    Verdict,
)
from a11yview.color import Color, Suggestion, contrast_ratio

SITE, DARK = State(), State(media=(("prefers-color-scheme", "dark"),))
HOSTILE = '<b>"R&D"</b> ]]> ::error:: %0A \x1b[31m'


def color(text: str) -> Color:
    return Color.parse(text)


def suggestion(text: str, background: str) -> Suggestion:
    pair = color(text), color(background)
    return Suggestion(text=pair[0], background=pair[1], ratio=contrast_ratio(*pair), distance=0.05)


def gray_link() -> Finding:
    """A failing pair on two pages, declared in a sheet."""
    return Finding(
        rule="AV101",
        verdict=Verdict.FAIL,
        states=("site", "dark"),
        text=color("#949494"),
        background=color("#fff"),
        ratio=contrast_ratio("#949494", "#fff"),
        needed=4.5,
        text_declared=Declared(
            file="css/site.css",
            address="/css/site.css",
            line=12,
            column=3,
            offset=240,
            end=247,
            name="color",
            value="#949494",
            where=".nav a",
        ),
        background_declared=None,
        count=3,
        places=(
            Place(
                page="index.html",
                line=40,
                column=7,
                path="/2/1/2",
                element="a.nav-link",
                snippet="About us",
            ),
            Place(
                page="über/kontakt.html",
                line=9,
                column=1,
                path="/2/1/3",
                element="a.nav-link",
                snippet=HOSTILE,
            ),
        ),
        pages=(
            PageShare(page="index.html", count=2, states=("site", "dark"), texts=(2, 2)),
            PageShare(page="über/kontakt.html", count=1, states=("site",), texts=(1,)),
        ),
        suggestions=(suggestion("#767676", "#fff"),),
    )


def on_an_image() -> Finding:
    """A pair that cannot be told."""
    return Finding(
        rule="AV101",
        verdict=Verdict.UNDETERMINED,
        states=("site",),
        text=color("#fff"),
        needed=3.0,
        large=True,
        reason="background-image",
        note="without the image: 1.00 on #fff",
        count=1,
        places=(
            Place(
                page="index.html",
                line=60,
                column=1,
                path="/2/3/1",
                element="h1",
                snippet="Welcome",
            ),
        ),
        pages=(PageShare(page="index.html", count=1, states=("site",), texts=(1,)),),
    )


def known() -> Finding:
    """A finding that a baseline holds."""
    return Finding(
        rule="AV101",
        verdict=Verdict.FAIL,
        states=("site",),
        text=color("#aaa"),
        background=color("#fff"),
        ratio=contrast_ratio("#aaa", "#fff"),
        needed=4.5,
        pages=(PageShare(page="index.html", count=1, states=("site",), texts=(1,)),),
    )


def report_with_one_of_everything() -> Report:
    """A report on two pages and one that could not be read."""
    return Report(
        level="AA",
        states=(SITE, DARK),
        pages=(
            PageResult(
                page="index.html",
                counts=(
                    ("site", Counts(passed=10, failed=2, undetermined=1, exempt=3)),
                    ("dark", Counts(passed=11, failed=2, exempt=3)),
                ),
            ),
            PageResult(
                page="über/kontakt.html",
                counts=(
                    ("site", Counts(passed=4, failed=1, ignored=1)),
                    ("dark", Counts(passed=5, ignored=1)),
                ),
            ),
            PageResult(page="broken.html", error="not readable: permission denied"),
        ),
        findings=(gray_link(), on_an_image()),
        ignored=(known(),),
        notices=(
            Notice(
                rule="AV902",
                file="index.html",
                line=5,
                column=3,
                message="style sheet not read: https://cdn.example/x.css: on another host",
            ),
        ),
    )
