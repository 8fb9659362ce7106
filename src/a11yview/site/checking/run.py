"""``check``: pages in, one report out."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, get_args

from a11yview.audit import (
    STATE_KINDS,
    CheckConfiguration,
    Report,
    StatesAsked,
    assembled,
    rules_asked,
)
from a11yview.color import Level
from a11yview.emit import stylesheet
from a11yview.errors import A11yviewError, did_you_mean, expect
from a11yview.settings import Catalog
from a11yview.site.checking.arguments import PATH, given_configuration, listed
from a11yview.site.checking.executing import in_chunks
from a11yview.site.checking.garbage_collection import rare_collections
from a11yview.site.checking.page_task import (
    PageTask,
    RunFacts,
    audited,
    not_checked,
    prune,
    with_digests,
)
from a11yview.site.page_files import PageSource, names_a_page, page_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from os import PathLike

    from a11yview.audit import IgnoreEntry, Schemes
    from a11yview.site.page_files import Page

__all__ = ["CheckError", "NothingToCheckError", "check", "configured_check", "scheme_tokens"]


class CheckError(A11yviewError, ValueError):
    """A check that is asked for what there is not: an unknown level, scheme or state."""


class NothingToCheckError(CheckError):
    """A run over no page at all, or in no state."""


def check(  # noqa: PLR0913 - named by the caller, each with a default
    pages: Page | Iterable[Page],
    *,
    root: str | PathLike[str] | None = None,
    level: Level = "AA",
    rules: str | Iterable[str] = "contrast",
    schemes: Schemes | list[str] = "auto",
    states: Iterable[str] = STATE_KINDS,
    viewports: Sequence[tuple[int, int]] | None = None,
    catalog: Catalog | None = None,
    resolve: Mapping[str, str | PathLike[str]] | None = None,
    ignore: Sequence[IgnoreEntry] = (),
    pictures: bool = True,
    executor: Executor | None = None,
    cache: str | PathLike[str] | None = None,
    texts: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return the report on these pages, on the contrast of their texts, in every state asked for.

    ``pages`` is a path of an HTML or CSS file or a folder, a pattern with ``*``, a
    :class:`PageSource`, or several of these. Style sheets are read from under ``root`` alone, or
    from the folder that ``resolve`` gives for the start of a URL; nothing is fetched. ``rules`` are
    ``contrast``, ``all``, or ids and slugs of those to check. ``schemes``
    are those of ``catalog`` (the classic one) to look at, ``states`` any of ``site``, ``schemes``,
    ``dark``, ``hover``, ``focus``, ``visited``, ``active``. ``pictures`` beneath texts are read
    unless it is false. With an ``executor`` pages are checked in its workers; the report is the
    same. What was found in pages and style sheets is kept in the folder ``cache``, for the next
    run: a page that has not changed is not checked again.
    ``texts`` asks for a record of every text, ``progress`` is called with the number of pages done
    and of all.

    A page that cannot be read or checked is part of the report. Raises :class:`CheckError` for
    an unknown level, rule, scheme or state, :class:`NothingToCheckError` for no pages or no states.
    """
    if not isinstance(pages, (*PATH, PageSource)):
        pages = listed("pages", pages, (*PATH, PageSource), "paths, or of PageSource values")
    expect("root", root, (*PATH, NoneType), "the path of a folder")
    expect("cache", cache, (*PATH, NoneType), "the path of a folder")
    expect("catalog", catalog, Catalog | None, "Catalog.classic(), or a Catalog of your own")
    expect("executor", executor, Executor | None, "an executor as of concurrent.futures")
    configuration = given_configuration(
        level=level,
        rules=rules,
        schemes=schemes,
        states=states,
        viewports=viewports,
        resolve=resolve,
        ignore=ignore,
        pictures=pictures,
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
    is_elsewhere: Callable[[str], bool] = names_a_page,
) -> Report:
    """Return the report on pages under a configuration read from a file; see :func:`check`.

    ``entries_from`` names the file that its ignore entries and overrides are from;
    ``is_elsewhere`` says whether a pattern for pages is about others than these.
    """
    if not pages:
        raise NothingToCheckError("pages: none to check: []; name a page or a folder of pages")
    if configuration.level not in get_args(Level):
        known = ", ".join(get_args(Level))
        raise CheckError(f"level: unknown: {configuration.level!r}; use one of {known}")
    classic = Catalog.classic()
    offered = catalog or classic
    try:
        configuration = replace(configuration, rules=rules_asked(configuration.rules))
    except ValueError as error:
        raise CheckError(f"rules: {error}") from error
    run = RunFacts(
        sheet=str(stylesheet(offered)) if _looks_at_schemes(configuration) else "",
        pictures=configuration.pictures,
        resolve=tuple((url, Path(folder)) for url, folder in configuration.resolve.items()),
        folder=Path.cwd(),
        cache=Path(cache).absolute() if cache is not None else None,
        texts=texts,
    )
    is_configured = offered != classic  # the classic one is that of a site that configures none
    tasks = [
        _task(page, configuration, offered, run, is_configured=is_configured) for page in pages
    ]
    if executor is not None:
        tasks = with_digests(tasks)
    audits = in_chunks(audited, tasks, not_checked, executor=executor, progress=progress)
    if run.cache is not None:
        prune(run.cache)
    return assembled(
        audits,
        configuration,
        entries_from=entries_from,
        is_elsewhere=is_elsewhere,
    )


def _looks_at_schemes(configuration: CheckConfiguration) -> bool:
    kinds = (configuration.states, *(override.states for override in configuration.overrides))
    return any("schemes" in (chosen or ()) for chosen in kinds)


def _task(
    page: PageSource,
    configuration: CheckConfiguration,
    catalog: Catalog,
    run: RunFacts,
    *,
    is_configured: bool,
) -> PageTask:
    for override in configuration.overrides:
        if override.fits(page.name):
            changes = {
                name: value
                for name in ("level", "schemes", "states")
                if (value := getattr(override, name)) is not None
            }
            configuration = replace(configuration, **changes)
    for kind in configuration.states:
        if kind not in STATE_KINDS:
            known = ", ".join(STATE_KINDS)
            hint = did_you_mean(kind, STATE_KINDS)
            raise CheckError(f"states: unknown: {kind!r}; {hint}use any of {known}")
    asked = StatesAsked(
        kinds=configuration.states,
        schemes=tuple(dict.fromkeys(scheme_tokens(configuration.schemes, catalog))),
        if_offered=configuration.schemes == "auto" and not is_configured,
        viewports=configuration.viewports,
        themes=tuple(configuration.themes.items()),
        find_themes=configuration.find_themes,
    )
    if not asked.kinds or (set(asked.kinds) == {"schemes"} and not asked.schemes):
        raise NothingToCheckError(
            f"states: none to check: {list(configuration.states)!r} under schemes "
            f"{configuration.schemes!r}; name a state that is there"
        )
    return PageTask(
        run=run, page=page, level=configuration.level, asked=asked, rules=configuration.rules
    )


def scheme_tokens(schemes: Schemes, catalog: Catalog) -> tuple[str, ...]:
    """Return the tokens of the schemes to look at. Raises ``CheckError`` for one not offered."""
    offered = tuple(scheme.token for scheme in catalog.schemes)
    if schemes in {"auto", "all"}:
        return offered
    if schemes == "none":
        return ()
    for token in schemes:
        if token not in offered:
            known = ", ".join(offered)
            hint = did_you_mean(token, offered)
            raise CheckError(f"schemes: unknown: {token!r}; {hint}the catalog has {known}")
    return tuple(schemes)
