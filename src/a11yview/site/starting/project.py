"""A look at a project: the tool that makes its pages, where they are, what runs its checks.

Nothing is run and nothing but a few small files is read.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Project", "look_at"]

_MOST_READ: Final = 1_000_000
_MOST_SEEN: Final = 20_000
_PAGES: Final = (".html", ".htm", ".xhtml")
_NOT_THEIRS: Final = frozenset({"node_modules", "vendor", "venv", "env", "__pycache__", "htmlcov"})
_TEMPLATES: Final = frozenset({"templates", "_includes", "_layouts", "layouts", "theme", "themes"})
# Where tools write the pages that they make, the likelier first.
_BUILT: Final = (
    *("_site", "public", "dist", "build/html", "build", "site", "out", "_build/html"),
    *("docs/_build/html", "docs/build/html", "html", "htdocs", "www", "docs"),
)
# By the package that makes the pages: its name for people, and where it writes them.
_NODE: Final = {
    "@11ty/eleventy": ("Eleventy", "_site"),
    "astro": ("Astro", "dist"),
    "@docusaurus/core": ("Docusaurus", "build"),
    "vitepress": ("VitePress", "docs/.vitepress/dist"),
    "gatsby": ("Gatsby", "public"),
    "next": ("Next.js", "out"),
    "hexo": ("Hexo", "public"),
    "parcel": ("Parcel", "dist"),
    "vite": ("Vite", "dist"),
    "react-scripts": ("Create React App", "build"),
}
_HUGO: Final = ("hugo.toml", "hugo.yaml", "hugo.json")
_SITE_DIR: Final = re.compile(r"""^site_dir\s*:\s*["']?([^"'#\n]+)""", re.MULTILINE)
_OF_SPHINX: Final = re.compile(r"^(?:extensions|project|html_theme)\s*=", re.MULTILINE)
_REQUIREMENTS: Final = ("docs/requirements.txt", "requirements-docs.txt", "requirements.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project as far as its checks are concerned. Paths are relative to it, with ``/``.

    ``kind`` names the tool that makes the pages, ``sign`` the file that says so. ``paths`` are what
    to check, empty where there is nothing that could be; ``n_pages`` how many of them are there
    now. ``build`` are the commands that make them, ``runtime`` is what these need: ``python``,
    ``node``, ``ruby``, ``hugo`` or nothing. ``ci`` is the service that the project uses, if that
    can be told, and ``wheel`` a wheel of this package among its files.
    """

    kind: str
    sign: str
    paths: tuple[str, ...] = ()
    n_pages: int = 0
    build: tuple[str, ...] = ()
    runtime: str = ""
    ci: str | None = None
    wheel: str | None = None


def look_at(folder: Path, pages: str | None = None) -> Project | None:
    """Return the project in a folder, None where nothing in it could be checked.

    ``pages`` is the folder of its pages, relative to it, where that is known.
    """
    found = next(filter(None, (look(folder) for look in _LOOKS)), None)
    if pages is not None:
        found = found or Project(kind="pages", sign=pages)
        found = replace(found, paths=(pages,))
    if found is None:
        return None
    number = sum(_number_at(folder, path) for path in found.paths)
    return replace(found, n_pages=number, ci=_service(folder), wheel=_wheel(folder))


def _mkdocs(folder: Path) -> Project | None:
    for name in ("mkdocs.yml", "mkdocs.yaml"):
        text = _text(folder / name)
        if text is not None:
            named = _SITE_DIR.search(text)
            build = (_install(folder, "mkdocs"), "mkdocs build")
            pages = named[1].strip() if named else "site"
            return Project(kind="MkDocs", sign=name, paths=(pages,), build=build, runtime="python")
    return None


def _sphinx(folder: Path) -> Project | None:
    for source in ("docs", "doc", ".", "docs/source", "source"):
        text = _text(folder / source / "conf.py")
        # A folder of its own may hold any other conf.py.
        if text is None or not re.search(
            r"^(?:extensions|project|html_theme)\s*=", text, re.MULTILINE
        ):
            continue
        parent = Path(source).parent if source.endswith("source") else Path(source)
        kept = "build" if source.endswith("source") else "_build"
        pages = (parent / kept / "html").as_posix()
        build = (_install(folder, "sphinx"), f"sphinx-build -b html {source} {pages}")
        sign = (Path(source) / "conf.py").as_posix()
        return Project(kind="Sphinx", sign=sign, paths=(pages,), build=build, runtime="python")
    return None


def _django(folder: Path) -> Project | None:
    text = _text(folder / "manage.py")
    if text is None or "DJANGO_SETTINGS_MODULE" not in text:
        return None
    return Project(kind="Django", sign="manage.py", paths=_sheets(folder))


def _node(folder: Path) -> Project | None:
    text = _text(folder / "package.json")
    if text is None:
        return None
    try:
        package = json.loads(text)
    except ValueError:
        return None
    if not isinstance(package, dict):
        return None
    tables = [package.get(key) for key in ("dependencies", "devDependencies")]
    names = {name for table in tables if isinstance(table, dict) for name in table}
    scripts = package.get("scripts")
    has_build = isinstance(scripts, dict) and "build" in scripts
    for name, (kind, pages) in _NODE.items():
        if name in names:
            install = "npm ci" if (folder / "package-lock.json").is_file() else "npm install"
            build = (install, "npm run build") if has_build else ()
            sign, runtime = "package.json", "node" if build else ""
            return Project(kind=kind, sign=sign, paths=(pages,), build=build, runtime=runtime)
    return None


def _hugo(folder: Path) -> Project | None:
    for name in _HUGO:
        if (folder / name).is_file():
            build = ("hugo",)
            return Project(kind="Hugo", sign=name, paths=("public",), build=build, runtime="hugo")
    return None


def _jekyll(folder: Path) -> Project | None:
    if not (folder / "_config.yml").is_file():
        return None
    build = ("bundle install", "bundle exec jekyll build")
    sign = "_config.yml"
    return Project(kind="Jekyll", sign=sign, paths=("_site",), build=build, runtime="ruby")


def _static(folder: Path) -> Project | None:
    """Find pages as they are: in a folder that tools write to, or in the project's own."""
    for name in _BUILT:
        if _number_of_pages(folder / name, most=1):
            return Project(kind="pages", sign=f"{name}/", paths=(name,))
    for name in ("index.html", "index.htm"):
        if (folder / name).is_file():
            return Project(kind="pages", sign=name, paths=(".",))
    return None


def _style_sheets(folder: Path) -> Project | None:
    """Find style sheets, where there are templates but no pages."""
    sheets = _sheets(folder)
    return Project(kind="style sheets", sign=sheets[0], paths=sheets) if sheets else None


def _templates(folder: Path) -> Project | None:
    """Find templates, which are no pages until they are rendered."""
    for file in _files(folder):
        if file.suffix.lower() in _PAGES and _TEMPLATES & set(file.relative_to(folder).parts):
            return Project(kind="templates", sign=file.relative_to(folder).as_posix())
    return None


_LOOKS: Final[tuple[Callable[[Path], Project | None], ...]] = (
    _mkdocs,
    _sphinx,
    _django,
    _node,
    _hugo,
    _jekyll,
    _static,
    _style_sheets,
    _templates,
)


def _text(file: Path) -> str | None:
    """Return the text of a small file, None where it is none."""
    try:
        if file.is_file() and file.stat().st_size <= _MOST_READ:
            return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return None


def _install(folder: Path, package: str) -> str:
    for name in _REQUIREMENTS:
        if (folder / name).is_file():
            return f"pip install -r {name}"
    return f"pip install {package}"


def _files(folder: Path) -> Iterator[Path]:
    """Yield files of a folder and those below it, without what is hidden or of others."""
    seen = 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _NOT_THEIRS
        )
        yield from (Path(place, name) for name in sorted(names))
        seen += len(names)
        if seen > _MOST_SEEN:
            return


def _number_of_pages(path: Path, most: int = _MOST_SEEN) -> int:
    number = 0
    for file in _files(path):
        if file.suffix.lower() in _PAGES and not _TEMPLATES & set(file.relative_to(path).parts):
            number += 1
            if number >= most:
                break
    return number


def _number_at(folder: Path, path: str) -> int:
    """Return how many pages a path stands for, or style sheets a pattern."""
    if "*" in path:
        return sum(1 for _ in folder.glob(path))
    return _number_of_pages(folder / path)


def _sheets(folder: Path) -> tuple[str, ...]:
    """Return patterns for the style sheets: one for each folder of the first level with some."""
    found = [file.relative_to(folder) for file in _files(folder) if file.suffix == ".css"]
    tops = dict.fromkeys(file.parts[0] if len(file.parts) > 1 else "" for file in found)
    return tuple(f"{top}/**/*.css" if top else "*.css" for top in tops)


def _service(folder: Path) -> str | None:
    """Return the service whose files the project has, else that of its remote repository."""
    if (folder / ".github").is_dir():
        return "github"
    if (folder / ".gitlab-ci.yml").is_file():
        return "gitlab"
    if (folder / ".pre-commit-config.yaml").is_file():
        return "pre-commit"
    remote = _text(folder / ".git" / "config") or ""
    return next((name for name in ("github", "gitlab") if f"{name}." in remote), None)


def _wheel(folder: Path) -> str | None:
    for place in ("vendor", "."):
        with suppress(OSError):
            for file in sorted((folder / place).glob("a11yview-*.whl")):
                return file.relative_to(folder).as_posix()
    return None
