"""The report is the same however pages are shared out; a page that cannot be checked is in it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from a11yview import check
from a11yview.cascade import forget
from a11yview.cascade.matching import selector_map
from a11yview.report import render
from a11yview.site.checking import executing, page_task
from a11yview.site.checking.workers import WorkerPool
from a11yview.site.page_files import PageSource
from support.proportion import takes_at_most

PAGES = 24


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site of pages that share a sheet; the working folder is the one around it."""
    folder = tmp_path / "site"
    (folder / "css").mkdir(parents=True)
    (folder / "css" / "a.css").write_text("@import 'b.css'; p {color: #999}", encoding="utf-8")
    (folder / "css" / "b.css").write_text("b {color: #888}", encoding="utf-8")
    for number in range(PAGES):
        (folder / f"{number:02}.html").write_text(
            f"<!doctype html><html lang=en><title>t</title><link rel=stylesheet href=css/a.css>"
            f"<p>text <b>bold</b><p style='color: #{number:02}a'>{number}",
            encoding="utf-8",
        )
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("kind", ["threads", "copies", "spawned"])
def test_report_of_workers_is_that_of_one_process_to_the_byte(tmp_path, kind):
    alone = render(check(["site"], texts=True), "json")
    # What workers are given does not depend on the folder that they work in.
    elsewhere = (os.chdir, (tmp_path / "site" / "css",)) if kind != "threads" else (None, ())
    match kind:
        case "threads":
            pool = ThreadPoolExecutor(3)
        case "copies":
            pool = WorkerPool(2)
        case _:
            spawn = multiprocessing.get_context("spawn")
            pool = ProcessPoolExecutor(2, spawn, initializer=elsewhere[0], initargs=elsewhere[1])
    with pool as executor:
        shared = render(check(["site"], texts=True, executor=executor), "json")
    assert shared == alone
    assert alone.count('"site/') >= PAGES


@pytest.mark.usefixtures("site")
def test_page_that_ends_its_worker_is_a_page_of_the_report(monkeypatch):
    whole = page_task.audit_page

    def deadly(page, name, **options):
        if name == "site/05.html":
            os._exit(9)
        return whole(page, name, **options)

    def copies(jobs):
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"))

    monkeypatch.setattr(page_task, "audit_page", deadly)  # copies of this process have it
    monkeypatch.setattr(executing, "_replacement", lambda _, jobs: copies(jobs))
    with copies(2) as executor:
        report = check(["site"], executor=executor)
    assert len(report.pages) == PAGES
    (lost,) = report.failed_pages
    assert lost.page == "site/05.html"
    assert lost.error.startswith("its worker died: BrokenProcessPool")
    assert not report.is_clean()


@pytest.mark.usefixtures("site")
def test_page_that_raises_is_a_page_of_the_report(monkeypatch):
    def broken(*_, **__):
        raise RecursionError("too deep")

    monkeypatch.setattr(page_task, "audit_page", broken)
    report = check(["site/00.html"])
    assert [page.error for page in report.failed_pages] == ["broke down: RecursionError: too deep"]


def test_page_larger_than_any_that_people_read_is_not_read(site, monkeypatch):
    monkeypatch.setattr(page_task, "MAX_PAGE_BYTES", 1 << 20)
    (site / "huge.html").write_bytes(b"<p>" * (1 << 20))
    report = check(["site/huge.html", "site/00.html"])
    (failed,) = report.failed_pages
    assert failed.error == "cannot be read: larger than 1 MiB"


class Recording(ThreadPoolExecutor):
    """Keeps what workers are given."""

    def __init__(self):
        super().__init__(1)
        self.tasks = []

    def submit(self, work, /, *args, **kwargs):
        self.tasks += args[-1]
        return super().submit(work, *args, **kwargs)

    def digests(self):
        found = {task.page.name: task.digest for task in self.tasks}
        self.tasks.clear()
        return found


def test_changed_page_or_sheet_changes_what_workers_are_given(site):
    with Recording() as executor:
        check(["site"], executor=executor)
        first = executor.digests()
        check(["site"], executor=executor)
        assert executor.digests() == first
        (site / "03.html").write_text("<p>other", encoding="utf-8")
        check(["site"], executor=executor)
        second = executor.digests()
        changed = [name for name, digest in second.items() if digest != first[name]]
        assert changed == ["site/03.html"]
        (site / "css" / "b.css").write_text("b {color: #777}", encoding="utf-8")
        check(["site"], executor=executor)
        third = executor.digests()
        unchanged = [name for name, digest in third.items() if digest == second[name]]
        assert unchanged == ["site/03.html"]  # links no sheet any more


def test_digest_of_endless_tags_takes_time_in_proportion():
    from a11yview.site.checking.page_digests import PageDigests  # noqa: PLC0415 - for this test

    def digest(text):
        PageDigests().of(text, "/a", lambda _: None)

    long, short = (
        b"<link " * count + b"@import " * count + b"@import'" * count for count in (20_000, 5_000)
    )
    assert takes_at_most(8, digest, long, short)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_process_copied_while_a_thread_checks_can_check_too(monkeypatch):
    begun = threading.Event()
    whole = page_task.audit_page

    def slow(*args, **how):
        begun.set()
        time.sleep(0.2)
        return whole(*args, **how)

    monkeypatch.setattr(page_task, "audit_page", slow)
    page = PageSource(name="x.html", html="<p>x")
    thread = threading.Thread(target=check, args=([page],))
    thread.start()
    begun.wait()
    child = os.fork()
    if child == 0:
        signal.alarm(20)  # ends a copy that waits forever
        os._exit(not check([page]).is_clean())
    thread.join()
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_page_broken_off_leaves_the_next_as_it_is(monkeypatch, error):
    rules = ("b, u", "p b, .a ~ p", ":not(i) > b")
    css = "{} {{color: #bbb}} {} {{color: #aaa}} {} {{background: #ccc}}".format(*rules)
    page = PageSource(
        name="x.html", html=f"<style>{css}</style><p class=a>one<p>two<b>three</b><u>four"
    )
    forget()
    whole = check([page])
    assert whole.failures
    reading = selector_map.prelude_keys
    for moment in (1, 2, 3):
        forget()
        left = moment

        def broken_off(text, bucket):
            nonlocal left
            left -= text.strip() in rules
            if left == 0:
                raise error
            return reading(text, bucket)

        monkeypatch.setattr(selector_map, "prelude_keys", broken_off)
        check([page])
        assert left <= 0
        monkeypatch.setattr(selector_map, "prelude_keys", reading)
        assert check([page]) == whole
