"""The texts of a first configuration and of a first workflow."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.site.starting.project import Project

__all__ = ["CI_FILES", "configuration", "workflow"]

CI_FILES: Final = {
    "github": ".github/workflows/contrast.yml",
    "gitlab": ".gitlab-ci.yml",
    "pre-commit": ".pre-commit-config.yaml",
}
"""The file of each service."""

_REPOSITORY: Final = "a11yview/a11yview"
# What the commands that make the pages need, by the runtime of a project.
_SETUP: Final = {
    "python": (
        "- uses: actions/setup-python@v5",
        "  with:",
        '    python-version: "3.13"',
    ),
    "node": ("- uses: actions/setup-node@v4", "  with:", "    node-version: 22"),
    "ruby": ("- uses: ruby/setup-ruby@v1", "  with:", '    ruby-version: "3.4"'),
    "hugo": ("- run: sudo apt-get update && sudo apt-get install -y hugo",),
}
_IMAGES: Final = {"python": "python:3.13-slim", "node": "node:22", "ruby": "ruby:3.4"}


def configuration(project: Project, *, table: str, baseline: str | None) -> str:
    """Return the ``check`` table, under the name that the file has for it."""
    entries = [("level", "AA")]
    if baseline is not None:
        entries.append(("baseline", baseline))
    written = [f"paths = {json.dumps(list(project.paths), ensure_ascii=False)}"]
    written += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entries]
    head = "# Where a11yview check looks, and how."
    return "\n".join((head, f"[{table}]", *written, ""))


def workflow(service: str, project: Project, version: str) -> str:
    """Return the file of a service, one of :data:`CI_FILES`, for this version of the package."""
    write = {"github": _github, "gitlab": _gitlab, "pre-commit": _pre_commit}[service]
    return write(project, version)


def _github(project: Project, version: str) -> str:
    steps = [
        "- uses: actions/checkout@v4",
        *_SETUP.get(project.runtime, ()),
        *(f"- run: {command}" for command in project.build),
        f"- uses: {_REPOSITORY}@v{version}",
        "  with:",
        "    paths: |",
        *(f"      {path}" for path in project.paths),
    ]
    return "\n".join(
        (
            "name: contrast",
            "on: [push, pull_request]",
            "permissions:",
            "  contents: read",
            "jobs:",
            "  contrast:",
            "    runs-on: ubuntu-latest",
            "    steps:",
            *_indented(steps, 6),
            "",
        )
    )


def _gitlab(project: Project, version: str) -> str:
    image = _IMAGES.get(project.runtime, _IMAGES["python"])
    packages = ["hugo"] if project.runtime == "hugo" else []
    bin_folder = ""
    install = [_pip(project, version)]
    if not image.startswith("python"):
        packages.append("python3-venv")
        bin_folder = "/opt/a11yview/bin/"
        install = ["python3 -m venv /opt/a11yview", f"{bin_folder}{install[0]}"]
    script = [
        *([f"apt-get update && apt-get install -y {' '.join(packages)}"] if packages else []),
        *project.build,
        *install,
        f"{bin_folder}a11yview check -o contrast.xml -o contrast.html",
    ]
    lines = (
        f"image: {image}",
        "script:",
        *_indented((f"- {one}" for one in script), 2),
        "artifacts:",
        "  when: always",
        "  paths: [contrast.html]",
        "  reports:",
        "    junit: contrast.xml",
    )
    return "\n".join(("contrast:", *_indented(lines, 2), ""))


def _pre_commit(project: Project, version: str) -> str:  # noqa: ARG001 - written like the others
    return "\n".join(
        (
            "repos:",
            f"  - repo: https://github.com/{_REPOSITORY}",
            f"    rev: v{version}",
            "    hooks:",
            "      - id: a11yview-check",
            r"        files: \.(html?|css)$",
            "        pass_filenames: false",
            "",
        )
    )


def _pip(project: Project, version: str) -> str:
    wheel = project.wheel or f"vendor/a11yview-{version}-py3-none-any.whl"
    return f"pip install {shlex.quote(f'./{wheel}[check]')}"


def _indented(lines: Iterable[str], by: int) -> list[str]:
    return [f"{' ' * by}{line}" for line in lines]
