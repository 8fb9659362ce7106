"""Inputs of a check: its configuration, its pages, the workers that share the work."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from a11yview.audit import read_viewport, rules_asked
from a11yview.cli.progress import progress_bar
from a11yview.cli.terminal import InputError
from a11yview.report.html_page import is_report
from a11yview.site.checking import cluster_executor, configured_check
from a11yview.site.configuration_file import read_configuration
from a11yview.site.page_files import PageSource, page_sources

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor

    from a11yview.audit import CheckConfiguration, Report
    from a11yview.settings import Catalog

__all__ = [
    "checked",
    "checked_root",
    "configuration_of",
    "named_pages",
    "pages_of",
    "viewport_of",
]


def configuration_of(args: Namespace) -> tuple[CheckConfiguration, Catalog, str]:
    """Return the configuration, the catalog, and the name of the file they are from.

    The file is that of ``--catalog``, or ``a11yview.toml`` or ``pyproject.toml`` in the working
    folder if it has a table for us. Options of the command line win.
    """
    site = read_configuration(args.catalog, Path())
    return _with_options(args, site.check), site.catalog, site.source


def _with_options(args: Namespace, configuration: CheckConfiguration) -> CheckConfiguration:
    taken = {"level": args.level, "strict": args.strict}
    changes: dict[str, Any] = {name: said for name, said in taken.items() if said is not None}
    if args.rules is not None:
        changes["rules"] = _rules(args.rules)
    if args.schemes is not None:
        tokens = _listed(args.schemes)
        word = len(tokens) == 1 and tokens[0] in {"auto", "all", "none"}
        changes["schemes"] = tokens[0] if word else tokens
    if args.states is not None:
        changes["states"] = _listed(args.states)
    if args.viewport:
        texts = [text for given in args.viewport for text in given.split(",")]
        is_auto = [text.strip() for text in texts] == ["auto"]
        changes["viewports"] = None if is_auto else tuple(map(viewport_of, texts))
    if args.themes is not None:
        changes["find_themes"] = args.themes == "auto"
    if args.pictures is not None:
        changes["pictures"] = args.pictures == "auto"
    if args.root is not None:
        changes["root"] = str(args.root)
    if args.resolve:
        changes["resolve"] = {**configuration.resolve, **dict(map(_resolve, args.resolve))}
    return replace(configuration, **changes)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _rules(text: str) -> tuple[str, ...]:
    try:
        return rules_asked(_listed(text))
    except ValueError as error:
        raise InputError(f"--rules: {error}") from error


def viewport_of(text: str) -> tuple[int, int]:
    """Return the width and height in CSS px that ``--viewport`` gives; raises ``InputError``."""
    size = read_viewport(text)
    if size is None:
        raise InputError(
            f"--viewport: not a size: {text!r}; use auto, or WIDTHxHEIGHT, such as 1280x800"
        )
    return size


def _resolve(text: str) -> tuple[str, str]:
    url, equals, folder = text.rpartition("=")
    if not equals or not url:
        raise InputError(f"--resolve: not URL=DIR: {text!r}; use https://cdn.example/=vendor")
    if not Path(folder).is_dir():
        raise InputError(f"--resolve: no such folder: {folder!r}; name a folder of files")
    return url, folder


def pages_of(args: Namespace, configuration: CheckConfiguration) -> list[PageSource]:
    """Return the pages that the arguments name.

    The report that an earlier run left among them is none of the site's. Raises ``InputError``
    where another page would be written over.
    """
    root = checked_root(Path(configuration.root) if configuration.root else None)
    outputs = [Path(name) for name in filter(None, (*args.output, args.texts)) if name != "-"]
    paths = args.paths or configuration.paths
    if not paths:
        raise InputError(
            "PATH: no pages: []; name a page or a folder, or let 'a11yview init' write paths into "
            "a configuration"
        )
    return _without_reports(named_pages(paths, root), outputs)


def named_pages(paths: Sequence[str], root: Path | None) -> list[PageSource]:
    """Return the pages that paths name; ``-`` is one read from stdin."""
    pages: list[str | PageSource] = []
    for path in paths:
        if path == "-":
            html = sys.stdin.buffer.read()
            if not html.strip():
                raise InputError("-: no page on stdin: it is empty; pipe the HTML of a page in")
            pages.append(PageSource(name="stdin", html=html, root=root or Path()))
        else:
            pages.append(path)
    return page_sources(pages, root=root)


def _without_reports(pages: list[PageSource], outputs: Sequence[Path]) -> list[PageSource]:
    goals = {output.resolve() for output in outputs if output.is_file()}
    names = {goal.name for goal in goals} | {output.name for output in outputs}
    kept = []
    for page in pages:
        if page.path is not None and page.path.name in names and page.path.resolve() in goals:
            with page.path.open("rb") as file:
                if is_report(file.read(200)):
                    continue
            raise InputError(f"--output: a page that is checked: {page.name!r}; name another file")
        kept.append(page)
    return kept


def checked_root(root: Path | None) -> Path | None:
    """Return the folder that ``--root`` names, if it names one; raises ``InputError``."""
    if root is not None and not root.is_dir():
        raise InputError(f"--root: no such folder: {str(root)!r}; name the site's root")
    return root


def checked(
    args: Namespace,
    pages: Sequence[PageSource],
    configuration: CheckConfiguration,
    catalog: Catalog,
    source: str,
) -> Report:
    """Run the check in as many processes, or on the cluster, that the arguments name."""
    if args.jobs < 0:
        raise InputError(f"--jobs: not a number of processes: {args.jobs!r}; use 0 or more")
    if args.cache is not None:
        try:
            args.cache.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"--cache: no folder: {str(args.cache)!r} ({error.strerror}); name another"
            ) from error
    with _executor(args, len(pages)) as executor, progress_bar(len(pages)) as progress:
        return configured_check(
            pages,
            configuration,
            catalog=catalog,
            executor=executor,
            cache=args.cache,
            texts=args.texts is not None,
            progress=progress,
            entries_from=source,
        )


@contextmanager
def _executor(args: Namespace, pages: int) -> Iterator[Executor | None]:
    if args.cluster is not None:
        with cluster_executor(args.cluster) as executor:
            yield executor
        return
    jobs = args.jobs or os.cpu_count() or 1
    if min(jobs, pages) <= 1:
        yield None
        return
    # Only who asks for workers pays for them.
    from a11yview.site.checking.workers import WorkerPool  # noqa: PLC0415

    with WorkerPool(min(jobs, pages)) as pool:
        yield pool
