"""``check``: pages in, one report out."""

from __future__ import annotations

import errno
import os
import threading
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Final, get_args

from a11yview.audit import (
    DEFAULT_VIEWPORT,
    STATE_KINDS,
    CheckConfiguration,
    PageAudit,
    PageResult,
    Report,
    assembled,
    audit_page,
    audit_sheet,
    states_of_run,
)
from a11yview.cascade import forget, load_page, scanned
from a11yview.color import Level
from a11yview.emit import stylesheet
from a11yview.errors import A11yviewError, expect
from a11yview.settings import Catalog
from a11yview.site.arguments import PATH, given_configuration, listed
from a11yview.site.collecting import rare_collections
from a11yview.site.executing import in_chunks
from a11yview.site.page_digests import PageDigests
from a11yview.site.page_files import PageSource, page_sources
from a11yview.site.page_store import PageStore
from a11yview.site.sheet_store import SheetStore
from a11yview.site.site_reader import SiteReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from os import PathLike

    from a11yview.audit import IgnoreEntry, Schemes, State
    from a11yview.cascade import Reader
    from a11yview.site.page_files import Page

__all__ = ["CheckError", "NothingToCheckError", "check", "configured_check", "scheme_tokens"]

MAX_PAGE_BYTES: Final = 32 * 1024 * 1024
"""No page that people read is larger."""

_turn = threading.RLock()
if hasattr(os, "register_at_fork"):
    # A process is copied between two pages: a copy would wait for ever for a thread that it lacks.
    os.register_at_fork(
        before=_turn.acquire, after_in_parent=_turn.release, after_in_child=_turn.release
    )


class CheckError(A11yviewError, ValueError):
    """A check that is asked for what there is not: an unknown level, scheme or state."""


class NothingToCheckError(CheckError):
    """A run over no page at all, or in no state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Common:
    """What the pages of a run share. Relative paths are those of ``folder``.

    ``sheet`` is that of the settings, empty where no scheme is looked at.
    """

    sheet: str
    resolve: tuple[tuple[str, Path], ...]
    folder: Path
    cache: Path | None
    texts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """All that a worker needs for one page, wherever it runs; small, and can be pickled.

    ``digest`` is that of the files the page is made of: an engine that keeps results by their
    arguments then knows a changed page from an unchanged one.
    """

    common: _Common
    page: PageSource
    level: Level
    states: tuple[State, ...]
    digest: str = ""


def check(  # noqa: PLR0913 - named by the caller, each with a default
    pages: Page | Iterable[Page],
    *,
    root: str | PathLike[str] | None = None,
    level: Level = "AA",
    schemes: Schemes = "all",
    states: Iterable[str] = STATE_KINDS,
    viewports: Sequence[tuple[int, int]] = (DEFAULT_VIEWPORT,),
    catalog: Catalog | None = None,
    resolve: Mapping[str, str | PathLike[str]] | None = None,
    ignore: Sequence[IgnoreEntry] = (),
    executor: Executor | None = None,
    cache: str | PathLike[str] | None = None,
    texts: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return what the contrast of texts on these pages is, in every state asked for.

    ``pages`` is a path of an HTML or CSS file or a folder, a pattern with ``*``, a
    :class:`PageSource`, or several of these. Style sheets are read from under ``root`` alone, or
    from the folder that ``resolve`` gives for the start of a URL; nothing is fetched. ``schemes``
    are those of ``catalog`` (the classic one) to look at, ``states`` any of ``site``, ``schemes``,
    ``dark``, ``hover``, ``focus``, ``visited``, ``active``. With an ``executor`` pages are
    checked in its workers; the report is the same. What was found in pages and style sheets is kept
    in the folder ``cache``, for the next run: a page that has not changed is not checked again.
    ``texts`` asks for a record of every text, ``progress`` is called with the number of pages done
    and of all.

    A page that cannot be read or checked is part of the report. Raises :class:`CheckError` for
    an unknown level, scheme or state, :class:`NothingToCheckError` for no pages or no states.
    """
    if not isinstance(pages, (*PATH, PageSource)):
        pages = listed("pages", pages, (*PATH, PageSource), "paths, or of PageSource values")
    expect("root", root, (*PATH, NoneType), "the path of a folder")
    expect("cache", cache, (*PATH, NoneType), "the path of a folder")
    expect("catalog", catalog, Catalog | None, "Catalog.classic(), or a Catalog of your own")
    expect("executor", executor, Executor | None, "an executor as of concurrent.futures")
    configuration = given_configuration(
        level=level,
        schemes=schemes,
        states=states,
        viewports=viewports,
        resolve=resolve,
        ignore=ignore,
    )
    return configured_check(
        page_sources(pages, root=root),
        configuration,
        catalog=catalog,
        executor=executor,
        cache=cache,
        texts=texts,
        progress=progress,
    )


@rare_collections()
def configured_check(  # noqa: PLR0913 - likewise
    pages: Sequence[PageSource],
    configuration: CheckConfiguration,
    *,
    catalog: Catalog | None = None,
    executor: Executor | None = None,
    cache: str | PathLike[str] | None = None,
    texts: bool = False,
    progress: Callable[[int, int], None] | None = None,
    entries_from: str = "configuration",
) -> Report:
    """Return the report on pages under a configuration read from a file; see :func:`check`.

    ``entries_from`` names the file that the ignore entries are from.
    """
    if not pages:
        raise NothingToCheckError("pages: none to check: []; name a page or a folder of pages")
    if configuration.level not in get_args(Level):
        known = ", ".join(get_args(Level))
        raise CheckError(f"level: unknown: {configuration.level!r}; use one of {known}")
    offered = catalog or Catalog.classic()
    common = _Common(
        sheet=str(stylesheet(offered)) if _looks_at_schemes(configuration) else "",
        resolve=tuple((url, Path(folder)) for url, folder in configuration.resolve.items()),
        folder=Path.cwd(),
        cache=Path(cache).absolute() if cache is not None else None,
        texts=texts,
    )
    tasks = [_task(page, configuration, offered, common) for page in pages]
    if executor is not None:
        tasks = _with_digests(tasks)
    audits = in_chunks(_audited, tasks, _not_checked, executor=executor, progress=progress)
    if common.cache is not None:
        for store in (_sheets(common.cache), _pages(common.cache)):
            store.files.prune()
    states = dict.fromkeys(state for task in tasks for state in task.states)
    return assembled(
        audits,
        level=configuration.level,
        states=tuple(states),
        ignore=configuration.ignore,
        entries_from=entries_from,
    )


def _looks_at_schemes(configuration: CheckConfiguration) -> bool:
    kinds = (configuration.states, *(override.states for override in configuration.overrides))
    return any("schemes" in (chosen or ()) for chosen in kinds)


def _task(
    page: PageSource, configuration: CheckConfiguration, catalog: Catalog, common: _Common
) -> _Task:
    for override in configuration.overrides:
        if override.fits(page.name):
            changes = {
                name: value
                for name in ("level", "schemes", "states")
                if (value := getattr(override, name)) is not None
            }
            configuration = replace(configuration, **changes)
    tokens = scheme_tokens(configuration.schemes, catalog)
    for kind in configuration.states:
        if kind not in STATE_KINDS:
            known = ", ".join(STATE_KINDS)
            raise CheckError(f"states: unknown: {kind!r}; use any of {known}")
    states = states_of_run(
        schemes=tokens, kinds=configuration.states, viewports=configuration.viewports
    )
    if not states:
        raise NothingToCheckError(
            f"states: none to check: {list(configuration.states)!r} under schemes "
            f"{configuration.schemes!r}; name a state that is there"
        )
    return _Task(common=common, page=page, level=configuration.level, states=states)


def _with_digests(tasks: Sequence[_Task]) -> list[_Task]:
    """Return the tasks with the digests of their files as they are now."""
    digests = PageDigests()
    found: list[_Task] = []
    for task in tasks:
        reader = _reader(task)
        try:
            digest = digests.of(_content(task), _where(task, reader), reader)
        except OSError:
            digest = ""  # the worker will say why
        found.append(replace(task, digest=digest))
    return found


def scheme_tokens(schemes: Schemes, catalog: Catalog) -> tuple[str, ...]:
    """Return the tokens of the schemes to look at. Raises ``CheckError`` for one not offered."""
    offered = tuple(scheme.token for scheme in catalog.schemes)
    if schemes == "all":
        return offered
    if schemes == "none":
        return ()
    for token in schemes:
        if token not in offered:
            known = ", ".join(offered)
            raise CheckError(f"schemes: unknown: {token!r}; the catalogue has {known}")
    return tuple(schemes)


def _audited(task: _Task) -> PageAudit:
    """Check one page; what goes wrong is the page's own result. Runs in a worker.

    Threads of a process take turns: pages share what is known of their sheets, and Python would
    not run them at once anyway.
    """
    with _turn:
        try:
            return _audit(task)
        except OSError as error:
            return _not_checked(task, f"cannot be read: {error.strerror or error}")
        except BaseException as error:
            forget()
            if not isinstance(error, Exception):
                raise  # an interrupt; but one page must never take the run down
            return _not_checked(task, f"broke down: {type(error).__name__}: {error}")


def _audit(task: _Task) -> PageAudit:
    page = task.page
    content = _content(task)
    reader = _reader(task)
    if page.is_sheet:
        where = _where(task, reader)
        return audit_sheet(content, page.name, level=task.level, where=where)
    cache = task.common.cache

    def made(read: Reader) -> PageAudit:
        loaded = load_page(
            page.html if page.html is not None else content,
            where=_where(task, reader),
            reader=read,
            # Important declarations of the earliest layer win: that sheet is a page's first.
            leading_sheets=_settings_sheet(task),
            extra_sheets=[("css", text) for text in task.page.css],
            scan_text=scanned if cache is None else _sheets(cache),
        )
        return audit_page(
            loaded,
            page.name,
            level=task.level,
            states=task.states,
            texts=task.common.texts,
            file_name=reader.file_name,
        )

    if cache is None or task.common.texts:  # records of texts are larger than the work they spare
        return made(reader)
    return _pages(cache).of(_asked(task, _where(task, reader)) + content, reader, made)


def _asked(task: _Task, where: str) -> bytes:
    """Return all that the audit of a page depends on, but for the files it is made of."""
    page, common = task.page, task.common
    is_text = isinstance(page.html, str)  # of bytes, the encoding is still to be found
    asked = (page.name, where, page.root, is_text, page.css, common.resolve, task.level)
    return repr((*asked, task.states, _settings_sheet(task))).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=8)
def _sheets(folder: Path) -> SheetStore:
    """Return the sheets kept in a folder, the same for every page of a worker."""
    return SheetStore(folder)


@lru_cache(maxsize=8)
def _pages(folder: Path) -> PageStore:
    """Return the results kept in a folder, the same for every page of a worker."""
    return PageStore(folder)


def _reader(task: _Task) -> SiteReader:
    common = task.common
    return SiteReader(root=task.page.root, resolve=dict(common.resolve), base=common.folder)


def _where(task: _Task, reader: SiteReader) -> str:
    """Return the page's own URL within its site."""
    page = task.page
    return reader.url_of(page.path) if page.path is not None else f"/{page.name}"


def _content(task: _Task) -> bytes:
    """Return the bytes of a page. Raises ``OSError`` if it cannot be read or is no page's size."""
    page = task.page
    if page.path is None:
        html = page.html or ""
        return html.encode("utf-8", "surrogatepass") if isinstance(html, str) else html
    with (task.common.folder / page.path).open("rb") as file:
        content = file.read(MAX_PAGE_BYTES + 1)
    if len(content) > MAX_PAGE_BYTES:
        raise OSError(errno.EFBIG, f"larger than {MAX_PAGE_BYTES >> 20} MiB")
    return content


def _settings_sheet(task: _Task) -> list[tuple[str, str]]:
    """Return the settings' sheet where a scheme is looked at: without one it says nothing."""
    schemes = any(state.scheme for state in task.states)
    return [("a11yview.css", task.common.sheet)] if schemes else []


def _not_checked(task: _Task, error: str) -> PageAudit:
    return PageAudit(result=PageResult(page=task.page.name, error=error))
