"""Style sheets that lead out of the site, to each other, or nowhere."""

from __future__ import annotations

import os

import pytest

from a11yview import check


@pytest.fixture
def site(tmp_path):
    root = tmp_path / "site"
    root.mkdir()
    (tmp_path / "secret.css").write_text("p {color: #fefefe}", encoding="utf-8")
    return root


def checked(site, head, **files):
    for name, css in files.items():
        content = css if isinstance(css, bytes) else css.encode()
        (site / f"{name}.css").write_bytes(content)
    (site / "page.html").write_text(
        f"<!doctype html><html lang=en><title>t</title>{head}<p>text</html>", encoding="utf-8"
    )
    report = check([site / "page.html"], root=site, schemes="none", states=["site"])
    assert not report.failed_pages
    return report


@pytest.mark.parametrize(
    "href",
    [
        "../secret.css",
        "/../secret.css",
        "..%2fsecret.css",
        "%2e%2e/secret.css",
        "css/../../secret.css",
        "file:../secret.css",
        "link.css",
        "folder/secret.css",
    ],
)
def test_nothing_is_read_from_outside_the_root(site, href):
    (site / "link.css").symlink_to("../secret.css")
    (site / "folder").symlink_to("..")
    report = checked(site, f"<link rel=stylesheet href='{href}'>")
    assert not report.failures
    assert [notice.rule for notice in report.notices] == ["AV902"]


@pytest.mark.parametrize("name", ["loop.css", "pipe.css", "folder.css", "a%00b.css", "x" * 5000])
def test_what_is_no_file_is_a_notice(site, name):
    (site / "loop.css").symlink_to("loop.css")
    os.mkfifo(site / "pipe.css")
    (site / "folder.css").mkdir()
    report = checked(site, f"<link rel=stylesheet href='{name}'>")
    assert [notice.rule for notice in report.notices] == ["AV902"]


def test_imports_in_a_circle_are_each_read_once(site):
    report = checked(
        site,
        "<link rel=stylesheet href=a.css>",
        a="@import 'b.css'; p {background: #fff}",
        b="@import 'a.css'; @import 'b.css'; p {color: #eee}",
    )
    assert len(report.failures) == 1


def test_chain_of_imports_ends_with_a_notice(site):
    sheets = {f"s{number}": f"@import 's{number + 1}.css';" for number in range(100)}
    report = checked(site, "<link rel=stylesheet href=s0.css>", **sheets)
    assert any("too many imports" in notice.message for notice in report.notices)


def test_tree_of_imports_ends_with_notices(site):
    sheets = {
        f"s{number}": "".join(f"@import 's{number + 1}.css?{times}';" for times in range(8))
        for number in range(12)
    }
    report = checked(site, "<link rel=stylesheet href=s0.css>", **sheets)
    assert any("too many imports" in notice.message for notice in report.notices)


@pytest.mark.parametrize(
    ("css", "fails"),
    [
        (b"\xff\xfe\xff p {color: #eee}", False),
        (b"p {color: #eee} \xff\xfe\xfa\x80", True),
        ("p {color: #eee}".encode("utf-16-le"), False),
        ("\ufeffp {color: #eee}".encode("utf-16-le"), True),
        ("\ufeffp {color: #eee}".encode("utf-16-be"), True),
        (b"\xef\xbb\xbfp {color: #eee}", True),
        (b"\0p {color: #eee}\0", False),
        (b"/*\0*/ p {color: #eee}", True),
        (b'@charset "no-such"; p {color: #eee}', True),
    ],
)
def test_bytes_that_are_no_text_are_read_as_a_browser_does(site, css, fails):
    report = checked(site, "<link rel=stylesheet href=a.css>", a=css)
    assert bool(report.failures) is fails
