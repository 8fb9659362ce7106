"""The garbage collector waits longer while pages are checked, and is as it was afterwards."""

from __future__ import annotations

import gc
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Thread

import pytest

from a11yview import check
from a11yview.site.checking import garbage_collection
from a11yview.site.checking.executing import in_chunks
from a11yview.site.checking.garbage_collection import UNSEEN, YOUNG, put_aside, rare_collections
from a11yview.site.page_files import PageSource


@pytest.fixture(params=[(700, 10, 10), (YOUNG * 2, 5, 5), (0, 10, 10)])
def setting(request):
    before = gc.get_threshold()
    gc.set_threshold(*request.param)
    yield gc.get_threshold()
    gc.set_threshold(*before)


def seen(_: int = 0) -> int:
    return gc.get_threshold()[0]


def test_waits_longer_and_then_as_before(setting) -> None:
    first = setting[0]
    with rare_collections():
        assert seen() == (first if first in {0, YOUNG * 2} else YOUNG)
    assert gc.get_threshold() == setting


def test_is_as_before_after_an_error(setting) -> None:
    with pytest.raises(ValueError, match="broken"), rare_collections():
        raise ValueError("broken")
    assert gc.get_threshold() == setting


def test_threads_may_leave_in_any_order() -> None:
    setting = gc.get_threshold()
    both, first_left = Barrier(2), Barrier(2)

    def first() -> None:
        with rare_collections():
            both.wait(10)
        first_left.wait(10)

    def last() -> int:
        with rare_collections():
            both.wait(10)
            first_left.wait(10)
            return seen()

    with ThreadPoolExecutor(2) as pool:
        early, late = pool.submit(first), pool.submit(last)
        early.result()
        assert late.result() == YOUNG
    assert gc.get_threshold() == setting


def test_holds_in_workers() -> None:
    with ThreadPoolExecutor(1) as pool:
        found = in_chunks(seen, [0, 1], lambda _task, _why: -1, executor=pool)
    assert found == [YOUNG, YOUNG]


def test_holds_for_a_run() -> None:
    setting = gc.get_threshold()
    asked: list[int] = []
    pages = [PageSource(name="page.html", html="<p>Text")]
    check(pages, progress=lambda _done, _all: asked.append(seen()))
    assert asked == [YOUNG]
    assert gc.get_threshold() == setting


@pytest.fixture
def collections(monkeypatch):
    """The generations looked at since, as in a process in which nothing was put aside before."""
    monkeypatch.setattr(garbage_collection, "_aside", {"objects": 0, "due": UNSEEN})
    found: list[int] = []

    def note(phase, info):
        if phase == "start":
            found.append(info["generation"])

    gc.collect()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def test_nothing_is_looked_at_when_a_run_ends(collections) -> None:
    with rare_collections():
        kept = [[] for _ in range(YOUNG // 2)]
    assert collections == []
    assert gc.get_count()[0] < 700
    assert len(kept) == YOUNG // 2


def test_objects_put_aside_are_looked_at_in_the_end(collections, monkeypatch) -> None:
    # About as many as this test makes: other tests of a process may have left more.
    monkeypatch.setattr(gc, "get_objects", lambda: range(UNSEEN + 4 * YOUNG))
    kept = []

    def keep(objects: int) -> None:
        for _ in range(objects // (YOUNG // 2)):
            kept.append([[] for _ in range(YOUNG // 2)])
            put_aside()

    with rare_collections():
        keep(UNSEEN + YOUNG)
        assert collections == [2]
        keep(UNSEEN)  # fewer than the first look left
        assert collections == [2]
        keep(UNSEEN)
        assert collections == [2, 2]


def test_what_a_program_froze_stays_frozen() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    with rare_collections():
        put_aside()
    assert gc.get_freeze_count() == frozen
    gc.unfreeze()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied here")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_process_copied_while_a_thread_looks_for_garbage_can_check_too(monkeypatch) -> None:
    begun = Event()

    def slow() -> None:
        begun.set()
        time.sleep(0.2)

    @rare_collections()
    def end() -> None:
        """Leave the collector as it was, after a look at all objects."""

    monkeypatch.setattr(gc, "collect", slow)
    monkeypatch.setattr(garbage_collection, "_aside", {"objects": 1, "due": 0})
    thread = Thread(target=end)
    thread.start()
    begun.wait()
    child = os.fork()
    if child == 0:
        signal.alarm(20)  # ends a copy that waits forever
        with rare_collections():
            os._exit(0)
    thread.join()
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("states", [("site",), ("site", "schemes", "hover")])
def test_a_page_leaves_no_garbage_to_the_collector(states) -> None:
    css = (
        "@layer a { p { --c: #777; color: var(--c) } } a:hover { color: #888 }"
        "@container (width > 9px) { p { color: red } } div { container-type: inline-size }"
        "p::before { content: 'x'; animation: a 1s forwards } @keyframes a { to { color: tan } }"
    )
    html = (
        f"<!doctype html><style>{css}</style><div><p>Text <a href='#'>link</a><mark>x</mark>"
        "<svg><text fill='#eee'>x</text></svg><label>Name <input disabled></label></div>"
    )
    check([PageSource(name="page.html", html=html)], states=states)
    gc.collect()
    gc.disable()
    check([PageSource(name="page.html", html=html)], states=states)
    found = gc.collect()
    gc.enable()
    assert found < 30
