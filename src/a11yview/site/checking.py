"""``check``: pages in, one report out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from a11yview.audit import (
    DEFAULT_VIEWPORT,
    STATE_KINDS,
    CheckConfiguration,
    PageAudit,
    PageResult,
    Report,
    assembled,
    audit_page,
    declared_pairs,
    states_of_run,
)
from a11yview.cascade import load_page
from a11yview.color import Level
from a11yview.emit import stylesheet
from a11yview.errors import A11yviewError
from a11yview.settings import Catalog
from a11yview.site.executing import in_chunks
from a11yview.site.page_files import page_sources
from a11yview.site.site_reader import SiteReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from concurrent.futures import Executor
    from os import PathLike

    from a11yview.audit import IgnoreEntry, Schemes, State
    from a11yview.site.page_files import PageSource

__all__ = ["CheckError", "NothingToCheckError", "check", "configured_check"]


class CheckError(A11yviewError, ValueError):
    """A check that is asked for what there is not: an unknown level, scheme or state."""


class NothingToCheckError(CheckError):
    """A run over no page at all, or in no state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """All that a worker needs for one page; small, and can be pickled."""

    page: PageSource
    level: Level
    states: tuple[State, ...]
    sheet: str
    resolve: tuple[tuple[str, Path], ...]
    texts: bool


def check(  # noqa: PLR0913 - named by the caller, each with a default
    pages: Iterable[str | PathLike[str] | PageSource],
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
    texts: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return what the contrast of texts on these pages is, in every state asked for.

    ``pages`` are paths of HTML or CSS files, folders, patterns with ``*``, or
    :class:`PageSource` values. Style sheets are read from under ``root`` alone, or from the
    folder that ``resolve`` gives for the start of a URL; nothing is fetched. ``schemes`` are
    those of ``catalog`` (the classic one) to look at, ``states`` any of ``site``, ``schemes``,
    ``dark``, ``hover``, ``focus``, ``visited``, ``active``. With an ``executor`` pages are
    checked in its workers; the report is the same. ``texts`` asks for a record of every text,
    ``progress`` is called with the number of pages done and of all.

    A page that cannot be read or checked is part of the report. Raises :class:`CheckError` for
    an unknown level, scheme or state, :class:`NothingToCheckError` for no pages or no states.
    """
    configuration = CheckConfiguration(
        level=level,
        schemes=schemes,
        states=tuple(states),
        viewports=tuple(viewports),
        resolve={url: str(folder) for url, folder in (resolve or {}).items()},
        ignore=tuple(ignore),
    )
    return configured_check(
        page_sources(pages, root=root),
        configuration,
        catalog=catalog,
        executor=executor,
        texts=texts,
        progress=progress,
    )


def configured_check(  # noqa: PLR0913 - likewise
    pages: Sequence[PageSource],
    configuration: CheckConfiguration,
    *,
    catalog: Catalog | None = None,
    executor: Executor | None = None,
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
    tasks = [_task(page, configuration, offered, texts=texts) for page in pages]
    audits = in_chunks(_audited, tasks, _not_checked, executor=executor, progress=progress)
    states = dict.fromkeys(state for task in tasks for state in task.states)
    return assembled(
        audits,
        level=configuration.level,
        states=tuple(states),
        ignore=configuration.ignore,
        entries_from=entries_from,
    )


def _task(
    page: PageSource, configuration: CheckConfiguration, catalog: Catalog, *, texts: bool
) -> _Task:
    for override in configuration.overrides:
        if override.fits(page.name):
            changes = {
                name: value
                for name in ("level", "schemes", "states")
                if (value := getattr(override, name)) is not None
            }
            configuration = replace(configuration, **changes)
    tokens = _scheme_tokens(configuration.schemes, catalog)
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
    return _Task(
        page=page,
        level=configuration.level,
        states=states,
        sheet=str(stylesheet(catalog)) if any(state.scheme for state in states) else "",
        resolve=tuple((url, Path(folder)) for url, folder in configuration.resolve.items()),
        texts=texts,
    )


def _scheme_tokens(schemes: Schemes, catalog: Catalog) -> tuple[str, ...]:
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
    """Check one page; what goes wrong is the page's own result. Runs in a worker."""
    page = task.page
    try:
        content = page.html if page.html is not None else _content(page)
        reader = SiteReader(root=page.root or Path(), resolve=dict(task.resolve))
        if page.is_sheet:
            return declared_pairs(content, page.name, level=task.level)
        where = reader.url_of(page.path) if page.path is not None else f"/{page.name}"
        loaded = load_page(
            content,
            where=where,
            reader=reader if page.root is not None else None,
            extra_sheets=_extra_sheets(task),
        )
        return audit_page(
            loaded,
            page.name,
            level=task.level,
            states=task.states,
            texts=task.texts,
            file_name=reader.file_name,
        )
    except OSError as error:
        return _not_checked(task, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - one page must never take the run down
        return _not_checked(task, f"broke down: {type(error).__name__}: {error}")


def _extra_sheets(task: _Task) -> list[tuple[str, str]]:
    """Return the sheets of a text, and the one that the schemes are in."""
    sheets = [("css", text) for text in task.page.css]
    return [*sheets, ("a11yview.css", task.sheet)] if task.sheet else sheets


def _content(page: PageSource) -> bytes:
    assert page.path is not None  # noqa: S101 - a source has a text or a path
    return page.path.read_bytes()


def _not_checked(task: _Task, error: str) -> PageAudit:
    return PageAudit(result=PageResult(page=task.page.name, error=error))
