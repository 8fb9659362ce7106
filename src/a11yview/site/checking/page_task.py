"""One page of a run: the task of a worker, and its audit there."""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.audit import CONTRAST, PageAudit, PageResult, audit_page, audit_sheet
from a11yview.audit.states.environments import SETTINGS_SHEET
from a11yview.cascade import forget, load_page, scanned
from a11yview.pictures import PictureReader
from a11yview.site.checking.copied_locks import copied_lock
from a11yview.site.checking.page_digests import PageDigests
from a11yview.site.checking.page_store import DigestingReader, PageStore
from a11yview.site.checking.sheet_store import SheetStore
from a11yview.site.regular_files import regular_file_bytes
from a11yview.site.site_reader import SiteReader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from a11yview.audit import StatesAsked
    from a11yview.cascade import Reader, Source
    from a11yview.color import Level
    from a11yview.site.page_files import PageSource

__all__ = ["PageTask", "RunFacts", "audited", "not_checked", "prune", "with_digests"]

MAX_PAGE_BYTES: Final = 32 * 1024 * 1024
"""No page that people read is larger."""

_OFFERED: Final = re.compile(rb"data-a11yview-(?!ignore)|a11yview[^\"'<>\s]{0,200}\.css")
"""Finds a page that offers display settings: the panel, its stylesheet, a choice."""

_turn = copied_lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """Facts that the pages of a run share. Relative paths are those of ``folder``.

    ``sheet`` is that of the settings, empty where no scheme is looked at; ``pictures`` says whether
    those beneath texts are read.
    """

    sheet: str
    pictures: bool
    resolve: tuple[tuple[str, Path], ...]
    folder: Path
    cache: Path | None
    texts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """The task of auditing one page, wherever its worker runs; small, and can be pickled.

    ``digest`` is that of the files the page is made of: an engine that keeps results by their
    arguments then knows a changed page from an unchanged one.
    """

    run: RunFacts
    page: PageSource
    level: Level
    asked: StatesAsked
    rules: tuple[str, ...] = CONTRAST
    digest: str = ""


def with_digests(tasks: Sequence[PageTask]) -> list[PageTask]:
    """Return the tasks with the digests of their files as they are now."""
    digests = PageDigests(pictures=any(task.run.pictures for task in tasks))
    found: list[PageTask] = []
    for task in tasks:
        reader = _readers.of(task)
        try:
            digest = digests.of(_content(task), _where(task, reader), reader)
        except OSError:
            digest = ""  # the worker will say why
        found.append(replace(task, digest=digest))
    return found


def audited(task: PageTask) -> PageAudit:
    """Return the audit of one page; an error is the page's own result. Runs in a worker.

    Threads of a process take turns: pages share what is known of their sheets, and Python runs one
    thread at a time anyway.
    """
    with _turn:
        try:
            return _audit(task)
        except OSError as error:
            return not_checked(task, f"cannot be read: {error.strerror or error}")
        except BaseException as error:
            forget()
            if not isinstance(error, Exception):
                raise  # an interrupt; but one page must never take the run down
            return not_checked(task, f"broke down: {type(error).__name__}: {error}")


def _audit(task: PageTask) -> PageAudit:
    content = _content(task)
    if task.asked.if_offered and _OFFERED.search(content) is None:
        task = replace(task, asked=replace(task.asked, schemes=()))
    reader = _readers.of(task)
    where = _where(task, reader)
    if task.page.is_sheet:
        return _of_rules(
            audit_sheet(content, task.page.name, level=task.level, where=where), task.rules
        )
    cache = task.run.cache
    if cache is None or task.run.texts:  # records of texts are larger than the work they spare
        return _audit_html(task, content, where, reader.file_name, reader)
    store, asked = _pages(cache), _asked(task, where) + content
    audit = store.find(asked, reader)
    if audit is None:
        noting = DigestingReader(reader)
        audit = _audit_html(task, content, where, reader.file_name, noting)
        store.keep(asked, noting.digests, audit)
    return audit


def _of_rules(audit: PageAudit, rules: Collection[str]) -> PageAudit:
    """Return an audit with the findings of some rules alone."""
    findings = tuple(one for one in audit.findings if one.rule in rules)
    return audit if len(findings) == len(audit.findings) else replace(audit, findings=findings)


def _audit_html(
    task: PageTask, content: bytes, where: str, file_name: Callable[[str], str], read: Reader
) -> PageAudit:
    page, cache = task.page, task.run.cache
    loaded = load_page(
        page.html if page.html is not None else content,
        where=where,
        reader=read,
        # Important declarations of the earliest layer win: that sheet is a page's first.
        leading_sheets=_settings_sheet(task),
        extra_sheets=[("css", text) for text in page.css],
        scan_text=scanned if cache is None else _sheets(cache),
        is_added=_is_settings,
    )
    return audit_page(
        loaded,
        page.name,
        level=task.level,
        states=task.asked,
        texts=task.run.texts,
        rules=task.rules,
        file_name=file_name,
        pictures=PictureReader(read) if task.run.pictures else None,
    )


def _is_settings(source: Source) -> bool:
    """Whether a sheet is that of the settings, which a page links that offers them."""
    return "[data-a11yview-" in source.sheet.text


def _asked(task: PageTask, where: str) -> bytes:
    """Return all that the audit of a page depends on, but for the files it is made of."""
    page, run = task.page, task.run
    is_text = isinstance(page.html, str)  # of bytes, the encoding is still to be found
    asked = (page.name, where, page.root, is_text, page.css, run.resolve, task.level, run.pictures)
    return repr((*asked, task.rules, task.asked, _settings_sheet(task))).encode(
        "utf-8", "surrogatepass"
    )


@lru_cache(maxsize=8)
def _sheets(folder: Path) -> SheetStore:
    """Return the sheets kept in a folder, the same for every page of a worker."""
    return SheetStore(folder)


@lru_cache(maxsize=8)
def _pages(folder: Path) -> PageStore:
    """Return the results kept in a folder, the same for every page of a worker."""
    return PageStore(folder)


class _Readers:
    """The readers of the current run, by root: its pages share their sheets."""

    def __init__(self) -> None:
        self.run: RunFacts | None = None
        self.by_root: dict[Path | None, SiteReader] = {}

    def of(self, task: PageTask) -> SiteReader:
        run, root = task.run, task.page.root
        if self.run is not run:  # one that is equal may find other files
            self.run, self.by_root = run, {}
        reader = self.by_root.get(root)
        if reader is None:
            reader = SiteReader(root=root, resolve=dict(run.resolve), base=run.folder)
            self.by_root[root] = reader
        return reader


_readers: Final = _Readers()


def _where(task: PageTask, reader: SiteReader) -> str:
    """Return the page's own URL within its site."""
    page = task.page
    return reader.url_of(page.path) if page.path is not None else f"/{page.name}"


def _content(task: PageTask) -> bytes:
    """Return the bytes of a page. Raises ``OSError`` if it cannot be read or is no page's size."""
    page = task.page
    if page.path is None:
        html = page.html or ""
        return html.encode("utf-8", "surrogatepass") if isinstance(html, str) else html
    path = page.found or (task.run.folder / page.path).resolve()
    content = regular_file_bytes(path, most=MAX_PAGE_BYTES + 1)
    if len(content) > MAX_PAGE_BYTES:
        raise OSError(errno.EFBIG, f"larger than {MAX_PAGE_BYTES >> 20} MiB")
    return content


def _settings_sheet(task: PageTask) -> list[tuple[str, str]]:
    """Return the settings' sheet where a scheme is looked at: without one it says nothing."""
    return [(SETTINGS_SHEET, task.run.sheet)] if task.asked.schemes else []


def not_checked(task: PageTask, error: str) -> PageAudit:
    """Return the result of a page that could not be checked, and why."""
    return PageAudit(result=PageResult(page=task.page.name, error=error))


def prune(folder: Path) -> None:
    """Keep what a folder holds for the next run within bounds."""
    for store in (_sheets(folder), _pages(folder)):
        store.files.prune()
