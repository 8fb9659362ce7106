"""The first files of a project: its configuration, a workflow, and what is known to fail."""

from __future__ import annotations

import shlex
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11yview.cli.progress import progress_bar
from a11yview.cli.terminal import InputError, deliver
from a11yview.report.summary import counted, findings_sentence
from a11yview.site.checking import Baseline, configured_check
from a11yview.site.configuration_file import read_configuration
from a11yview.site.page_files import page_sources
from a11yview.site.starting import CI_FILES, configuration, look_at, workflow
from a11yview.versions import installed_version

if TYPE_CHECKING:
    from a11yview.audit import Report
    from a11yview.site.configuration_file import SiteConfiguration
    from a11yview.site.starting import Project

__all__ = ["start"]

_OWN: Final = "a11yview.toml"
_BASELINE: Final = "contrast.json"
# How what is no page before a server renders it is checked.
_ELSEWHERE: Final = {
    "Django": "; a11yview.django checks the views: manage.py a11yview check",
    "templates": "; pages of templates are checked by tests: the fixture a11yview_check of pytest",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file to write: its path, what is added, and what stands there already."""

    path: Path
    added: str
    before: str | None = None

    @property
    def text(self) -> str:
        """The whole text of the file once it is written."""
        if not self.before:
            return self.added
        end = "" if self.before.endswith("\n") else "\n"
        return f"{self.before}{end}\n{self.added}"


def start(folder: Path, *, site: str | None, ci: str | None, dry_run: bool) -> int:
    """Look at a project, check the pages that it has, and write its first files.

    ``site`` names the folder of the pages in it, ``ci`` the service to write a workflow for. What
    fails now goes into a baseline, so that the next check passes. Returns 1 where a page could not
    be checked. Raises ``InputError`` where there is nothing to check, or a file is there already;
    then nothing is written.
    """
    project = look_at(folder, site)
    if project is None or not project.paths:
        also = _ELSEWHERE.get(project.kind, "") if project is not None else ""
        raise InputError(
            f"{folder}: no pages found, and no tool that makes some; build the site first, or name "
            f"the folder of its pages with --site DIR{also}"
        )
    own = read_configuration(None, folder)
    has_paths = bool(own.check.paths)
    if has_paths:
        paths = (Path(path).relative_to(folder).as_posix() for path in own.check.paths)
        project = replace(project, paths=tuple(paths))
    service = _service(ci, project, folder)
    if dry_run:
        _print(project, folder, service)
        return 0
    if has_paths and service is not None:
        return _add_workflow(project, folder, service)
    _refuse_present(_files(folder, project, service, _BASELINE))
    report = _checked(folder, project, own) if project.n_pages else None
    baseline = Baseline.of(report) if report is not None and report.failures else None
    files = _files(folder, project, service, _BASELINE if baseline is not None else None)
    if baseline is not None:
        path = folder / _BASELINE
        files.append(_File(path=path, added=baseline.to_json(), before=_text_of(path)))
        _refuse_present(files)
    for file in files:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        deliver(file.text, file.path)
    _say(project, folder, files, report, offer_workflow=ci is None and project.ci is None)
    return 1 if report is not None and report.failed_pages else 0


def _add_workflow(project: Project, folder: Path, service: str) -> int:
    """Write the workflow of a project that has a configuration."""
    file = _files(folder, project, service, None)[-1]
    _refuse_present([file])
    file.path.parent.mkdir(parents=True, exist_ok=True)
    deliver(file.text, file.path)
    deliver(f"found: {_found(project)}\nwritten: {_name(file.path, folder)}", None)
    return 0


def _service(named: str | None, project: Project, folder: Path) -> str | None:
    """Return whose workflow to write: that named, else the project's own if it has none yet."""
    if named is not None:
        return None if named == "none" else named
    service = project.ci
    return service if service and not (folder / CI_FILES[service]).exists() else None


def _files(
    folder: Path, project: Project, service: str | None, baseline: str | None
) -> list[_File]:
    """Return the configuration and the workflow, with what stands in their files already."""
    pyproject = folder / "pyproject.toml"
    if (folder / _OWN).exists() or not pyproject.is_file():
        text = configuration(project, table="check", baseline=baseline)
        files = [_File(path=folder / _OWN, added=text, before=_text_of(folder / _OWN))]
    else:
        text = configuration(project, table="tool.a11yview.check", baseline=baseline)
        files = [_File(path=pyproject, added=text, before=_text_of(pyproject))]
    if service is not None:
        path = folder / CI_FILES[service]
        text = workflow(service, project, installed_version())
        files.append(_File(path=path, added=text, before=_text_of(path)))
    return files


def _text_of(file: Path) -> str | None:
    if not file.exists():
        return None
    with file.open(encoding="utf-8", errors="replace", newline="") as stream:
        return stream.read()


def _refuse_present(files: list[_File]) -> None:
    """Raise ``InputError`` where a file is there; a ``pyproject.toml`` may take one more table."""
    for file in files:
        if file.before is None:
            continue
        if file.path.name == "pyproject.toml":
            if _takes_a_table(file):
                continue
            what = "has a check table already, or one that takes no other"
        else:
            what = "is there already"
        raise InputError(
            f"{file.path}: {what}; nothing was written: --dry-run prints what could be added to it"
        )


def _takes_a_table(file: _File) -> bool:
    try:
        tomllib.loads(file.text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _print(project: Project, folder: Path, service: str | None) -> None:
    blocks = [f"# found: {_found(project)}"]
    for file in _files(folder, project, service, None):
        there = " (is there; this would be added)" if file.before is not None else ""
        blocks.append(f"# {_name(file.path, folder)}{there}\n{file.added}")
    deliver("\n".join(blocks), None)


def _checked(folder: Path, project: Project, own: SiteConfiguration) -> Report:
    """Check the pages as the first run will."""
    pages = page_sources([folder / path for path in project.paths])
    with progress_bar(len(pages)) as progress:
        return configured_check(
            pages,
            own.check,
            catalog=own.catalog,
            entries_from=own.source,
            progress=progress,
        )


def _say(
    project: Project,
    folder: Path,
    files: list[_File],
    report: Report | None,
    *,
    offer_workflow: bool,
) -> None:
    lines = [f"found: {_found(project)}"]
    for file in files:
        what = "written" if file.before is None else "a table added"
        lines.append(f"{what}: {_name(file.path, folder)}")
    if report is not None:
        lines.append(f"checked: {findings_sentence(report)}")
    if report is not None and report.failures:
        known = counted(len(report.failures), "failure")
        lines.append(
            f"known from now on: {known}, so that a run fails of new ones alone; take the line "
            f"'baseline' out to be told of all"
        )
    has_workflow = any(file.path == folder / name for file in files for name in CI_FILES.values())
    lines += [f"next: {step}" for step in _next(project, folder, has_workflow=has_workflow)]
    if offer_workflow:
        services = ", ".join(CI_FILES)
        lines.append(f"next: a11yview init --ci NAME, which adds a workflow; one of {services}")
    deliver("\n".join(lines), None)


def _found(project: Project) -> str:
    where = ", ".join(project.paths)
    number = counted(project.n_pages, "page") if project.n_pages else "no pages yet"
    if project.kind == "style sheets" or all(path.endswith(".css") for path in project.paths):
        number = "their pairs of colors"
    tool = f"{project.kind} ({project.sign})" if project.kind != "pages" else project.sign
    return f"{tool}; to check: {where} ({number})"


def _next(project: Project, folder: Path, *, has_workflow: bool) -> list[str]:
    steps = [] if folder.resolve() == Path.cwd() else [f"cd {shlex.quote(str(folder))}"]
    if not project.n_pages and project.build:
        steps.append(f"{project.build[-1]}, which makes the pages")
    as_in_ci = ", as the workflow does" if has_workflow else ""
    steps.append(f"a11yview check{as_in_ci}; 0 if nothing new fails")
    steps.append("a11yview check -o report.html, a page to look at")
    if project.kind == "Django":
        steps.append("a11yview.django in INSTALLED_APPS, whose command checks the views")
    return steps


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
