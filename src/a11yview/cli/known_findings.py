"""The baseline of a check: read before it runs, taken out of its report or rewritten after."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11yview.cli.terminal import InputError, deliver, is_special, refuse_unwritable, say
from a11yview.report.summary import counted
from a11yview.settings.reading import CHECK
from a11yview.site.catalog_file import site_file
from a11yview.site.checking import Baseline, BaselineError
from a11yview.site.page_files import PageNotFoundError, page_sources
from a11yview.site.site_reader import SiteReader

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from a11yview.audit import Report
    from a11yview.site.page_files import PageSource

__all__ = ["baseline_of", "refuse_loss", "updated", "without_known"]

_NEAR: Final = 1024
_MOST_NAMED: Final = 10


def baseline_of(args: Namespace, named: Path | None) -> Baseline | None:
    """Return the baseline; None where there is none, or it is to be written.

    Raises ``InputError`` or ``BaselineError`` where that cannot be.
    """
    if args.update_baseline:
        if named is None:
            raise InputError("--update-baseline: no file: None; name it with --baseline FILE")
        refuse_unwritable(named, "--baseline")
        _refuse_other(named)
        return None
    if named is None:
        return None
    if not named.exists():
        problem = f"no such file: {str(named)!r}; make it with --update-baseline"
        raise InputError(_from_where(args, problem))
    if named.is_dir():
        raise InputError(_from_where(args, f"a folder: {str(named)!r}; name a file"))
    return Baseline.from_json(named.read_bytes(), where=str(named))


def _from_where(args: Namespace, problem: str) -> str:
    """Return the problem behind the option, or the line of the file, that names the baseline."""
    file = site_file(args.catalog, Path()) if args.baseline is None else None
    if file is None:
        return f"--baseline: {problem}"
    return file.placed((f"{CHECK}.baseline: {problem}",))[0]


def refuse_loss(named: Path, pages: Sequence[PageSource]) -> None:
    """Raise ``InputError`` where an update would lose what a damaged baseline knew.

    A run over every page of the site writes it anew; one over a part of them cannot know what it
    held of the others.
    """
    if not named.exists() or is_special(named):
        return
    try:
        Baseline.from_json(named.read_bytes(), where=str(named))
    except BaselineError as error:
        checked = {page.found for page in pages}
        for root in {page.root for page in pages if page.root is not None}:
            left = next((page for page in _pages_in(root) if page.found not in checked), None)
            if left is not None:
                raise InputError(
                    f"--update-baseline: would lose what is known of other pages, such as "
                    f"{left.name!r}: {error}; restore the file, or check the whole site"
                ) from error


def _pages_in(folder: Path) -> list[PageSource]:
    try:
        return page_sources([folder])
    except PageNotFoundError:
        return []


def without_known(
    report: Report, baseline: Baseline, named: Path, pages: Sequence[PageSource]
) -> Report:
    """Take the baseline's findings out of the report, and name those that are gone."""
    here, elsewhere = baseline.parted(report, _is_there(pages))
    gone = [name for name in here.gone(report) if name not in elsewhere.known]
    checked = {page.address for page in report.pages}
    if gone and not elsewhere.known and baseline.addresses.isdisjoint(checked):
        first = min(baseline.addresses)
        say(f"{named}: none of its pages is here, such as {first!r}; was it another --root?")
    for name in gone[:_MOST_NAMED]:
        label = here.known[name].label or name
        say(f"{named}: known finding is gone: {label}; --update-baseline forgets it")
    if len(gone) > _MOST_NAMED:
        more = counted(len(gone) - _MOST_NAMED, "more known finding")
        say(f"{named}: {more} gone")
    return here.without_known(report)


def updated(report: Report, named: Path, pages: Sequence[PageSource], *, strict: bool) -> Report:
    """Write the findings that count into the baseline, which keeps those of other pages."""
    found = Baseline.of(report, strict=strict)
    here, elsewhere = _held(named).parted(report, _is_there(pages))
    deliver((found | elsewhere).to_json(), named, "--baseline")
    kept = len(elsewhere.known)
    also = f"; {counted(kept, 'finding')} of pages not checked now kept" if kept else ""
    gone = here.addresses - {page.address for page in report.pages}
    if gone:
        also += f"; {counted(len(gone), 'page')} not there any more under --root"
    say(f"{counted(len(found.known), 'known finding')} written to {named}{also}")
    return found.without_known(report)


def _held(named: Path) -> Baseline:
    """Return the baseline as the file holds it now: another run may have written it meanwhile."""
    if not named.exists() or is_special(named):
        return Baseline()
    try:
        return Baseline.from_json(named.read_bytes(), where=str(named))
    except BaselineError:
        say(f"{named}: was no baseline; it is written again")
        return Baseline()


def _refuse_other(named: Path) -> None:
    """Raise ``InputError`` where a file is no baseline, and was none before it was broken."""
    if not named.is_file():
        return
    with named.open("rb") as file:
        start = file.read(_NEAR).removeprefix(BOM_UTF8).lstrip()
    if start and not start.startswith((b"{", b"<<<<<<<")):  # a merge that was left half done
        raise InputError(f"--baseline: no baseline: {str(named)!r}; name another file")


def _is_there(pages: Sequence[PageSource]) -> Callable[[str], bool]:
    """Return a function that says whether a site of these pages has a page at an address."""
    roots = {page.root for page in pages if page.root is not None}
    readers = [SiteReader(root=root) for root in roots]
    return lambda address: any(reader.path_of(address) is not None for reader in readers)
