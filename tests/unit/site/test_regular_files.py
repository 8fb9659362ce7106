"""Files that become something else between the listing of a site and the reading of its pages."""

from __future__ import annotations

import os

import pytest

from a11yview import check
from a11yview.site.page_files import page_sources
from a11yview.site.regular_files import regular_file_bytes

PAGE = "<!doctype html><html lang=en><title>t</title><p style='color: #aaa'>words</html>"


@pytest.fixture
def pages(tmp_path):
    """The pages of a site as they were listed, and the file of the first."""
    site = tmp_path / "site"
    site.mkdir()
    for name in ("a", "b"):
        (site / f"{name}.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "secret.html").write_text(PAGE, encoding="utf-8")
    return page_sources([site]), site / "a.html"


def errors(pages):
    report = check(pages, schemes="none", states=["site"])
    assert len(report.failures) == 1, "the other page is checked all the same"
    return [page.error for page in report.failed_pages]


def test_a_page_that_becomes_a_pipe_is_not_waited_for(pages):
    sources, file = pages
    file.unlink()
    os.mkfifo(file)
    assert errors(sources) == ["cannot be read: not a regular file"]


def test_a_page_that_becomes_a_link_is_not_followed(pages):
    sources, file = pages
    file.unlink()
    file.symlink_to("../secret.html")
    (error,) = errors(sources)
    assert error.startswith("cannot be read: ")


def test_a_folder_that_becomes_a_link_is_not_followed(tmp_path):
    site = tmp_path / "site"
    (site / "in").mkdir(parents=True)
    (site / "in" / "a.html").write_text(PAGE, encoding="utf-8")
    (site / "b.html").write_text(PAGE, encoding="utf-8")
    sources = page_sources([site])
    (tmp_path / "out").mkdir()
    (site / "in" / "a.html").rename(tmp_path / "out" / "a.html")
    (site / "in").rmdir()
    (site / "in").symlink_to("../out")
    assert errors(sources) == ["cannot be read: became a link after it was found"]


def test_links_within_the_site_are_read(tmp_path):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.html").symlink_to("a.html")
    report = check(tmp_path, schemes="none", states=["site"])
    assert [page.page for page in report.pages] == [
        (tmp_path / name).as_posix() for name in ("a.html", "b.html")
    ]
    assert not report.failed_pages


def test_no_more_is_read_than_asked_for(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    assert regular_file_bytes(tmp_path / "a", most=3) == b"123"
    assert regular_file_bytes(tmp_path / "a") == b"12345"
