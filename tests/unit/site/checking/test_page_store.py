"""Pages kept on disk: found again as they were, and only as long as nothing has changed."""

from __future__ import annotations

import pytest

from a11yview import Catalog, Scheme, check
from a11yview.audit import IgnoreEntry
from a11yview.report import render
from a11yview.site.checking import kept_files, page_task
from a11yview.site.page_files import PageSource

HTML = """<!doctype html><title>Town</title><link rel=stylesheet href=a.css>
<style>@import "b.css"; input { border: 1px solid #ddd }</style>
<p class=pale>pale</p><p class=dark data-a11yview-ignore>dark</p><a href=x>link</a><input>
<p style="background: linear-gradient(#fff, #777)">over a gradient</p>"""
CSS = (
    ".pale { color: var(--pale) } :root { --pale: #aaa } /* a11yview-ignore: why */ .x {color: red}"
)


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(HTML, encoding="utf-8")
    (folder / "a.css").write_text(CSS, encoding="utf-8")
    return folder


@pytest.fixture
def run(site, tmp_path, monkeypatch):
    """Check the site with the cache; say whether pages were looked at, and what was found."""

    def run(**options):
        looks = []

        def look(page, *args, **how):
            looks.append(page)
            return audit_page(page, *args, **how)

        with monkeypatch.context() as patch:
            audit_page = page_task.audit_page
            patch.setattr(page_task, "audit_page", look)
            options.setdefault("root", site)
            report = check([site / "index.html"], cache=tmp_path / "cache", **options)
        plain = check([site / "index.html"], **options)
        assert report == plain
        assert render(report, "json") == render(plain, "json")
        return bool(looks)

    return run


def test_a_page_that_has_not_changed_is_not_checked_again(run):
    assert run()
    assert not run()


@pytest.mark.parametrize("name", ["index.html", "a.css", "b.css"])
def test_a_file_that_has_changed_is_read_anew(site, run, name):
    assert run()  # without b.css
    file = site / name
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text((before or "") + "<p>more</p> .dark { color: #ccc }", encoding="utf-8")
    assert run()
    assert not run()
    if before is None:
        file.unlink()
        assert run()


CHANGES = {
    "level": {"level": "AAA"},
    "schemes": {"schemes": ("black-on-white",)},
    "states": {"states": ("site",)},
    "viewports": {"viewports": ((390, 844),)},
    "resolve": {"resolve": {"https://cdn.example/": "."}},
    "catalog": {
        "catalog": Catalog(schemes=(Scheme(token="night", text="#fff", background="#000"),))
    },
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_asked_decides(run, change):
    assert run()
    assert run(**CHANGES[change])
    assert not run(**CHANGES[change])
    assert not run()


def test_the_root_decides_how_files_are_called(site, run):
    assert run()
    assert run(root=site.parent)
    assert not run(root=site.parent)


def test_entries_that_ignore_are_applied_to_what_is_kept(run):
    assert run()
    assert not run(ignore=(IgnoreEntry(reason="later", selector=".pale"),))


def test_records_of_texts_are_made_anew(run):
    assert run()
    assert run(texts=True)
    assert run(texts=True)


def test_text_is_not_what_its_bytes_are(tmp_path):
    html = '<meta charset="koi8-r"><p style="color:#999">Текст'
    for one in (html, html.encode("koi8-r"), html.encode()):
        source = [PageSource(name="a.html", html=one)]
        assert check(source, cache=tmp_path) == check(source)
        assert check(source, cache=tmp_path) == check(source)


def test_an_entry_under_another_name_is_a_miss(run, tmp_path):
    assert run()
    (file,) = tmp_path.glob("cache/pages/??/*.page")
    for other in (file.with_name(f"{'0' * 38}.page"), file.parent.with_name("zz") / file.name):
        other.parent.mkdir(exist_ok=True)
        other.write_bytes(file.read_bytes())
        assert kept_files.KeptFiles.read(other) is None
    assert kept_files.KeptFiles.read(file) is not None


def test_an_entry_that_is_wrong_is_a_miss(run, tmp_path):
    assert run()
    (file,) = tmp_path.glob("cache/pages/??/*.page")
    good = file.read_bytes()
    body = good.partition(b"\n")[2]
    whole = [
        b"[]",
        b"null",
        b"[{}, []]",
        b'[{}, ["Path"]]',
        b'[{}, ["Notice", 1]]',
        b"[" * 9000,
        body.replace(b'"PageAudit"', b'"Counts"', 1),
    ]
    for content in (
        b"",
        good[:-1],
        *(kept_files.check_sum(file, one) + b"\n" + one for one in whole),
    ):
        file.write_bytes(content)
        assert run(), content[:40]
        assert file.read_bytes() == good
