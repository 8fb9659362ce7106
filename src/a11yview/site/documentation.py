"""Shared by generators of documentation: the panel put into a finished site, and its check.

Unlike a build, this works in the folder that the generator has just written, and may be done again
on one that it has written in part.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from a11yview.emit import Asset, reading_aids_script
from a11yview.emit.minifying import minified
from a11yview.emit.words import LOCALES, has_words
from a11yview.errors import A11yviewError, MissingExtraError, did_you_mean
from a11yview.site.building.no_script_sheets import NoScriptSheets
from a11yview.site.building.outline import NotAPageError, PageError
from a11yview.site.building.page import FOLDER
from a11yview.site.building.parts import site_assets, site_parts
from a11yview.site.building.site_walk import Note, SiteWalk
from a11yview.site.catalog_file import read_catalog

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from a11yview.settings import Catalog

__all__ = [
    "CheckMode",
    "Checked",
    "DocumentationError",
    "PanelAdded",
    "Source",
    "add_panel",
    "check_language",
    "check_mode",
    "checked",
]

CheckMode = Literal["off", "warn", "error"]
"""A builder's reaction to texts without contrast: none, a warning, or failure."""

_PAGES: Final = frozenset({".html", ".htm"})
_MOST_FINDINGS: Final = 20


class DocumentationError(A11yviewError, ValueError):
    """A configuration of a generator that cannot be followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The folder of a generator's configuration, and the catalog's file that it names from there.

    Without one it is the folder's own ``a11yview.toml`` or ``pyproject.toml``, else the classic
    panel.
    """

    folder: Path
    catalog_file: str | None

    @property
    def named(self) -> Path | None:
        """The path of the file that is named."""
        return self.folder / self.catalog_file if self.catalog_file else None

    def catalog(self) -> Catalog:
        """Return the site's catalog; raises as ``read_catalog`` does."""
        return read_catalog(self.named, self.folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelAdded:
    """The pages of a site that carry the panel now, by place, and those that could not take it."""

    pages: tuple[str, ...]
    unhandled: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A message for the reader of a build's log, empty where all is well; whether it fails it."""

    said: str
    fails: bool


def check_mode(name: str, value: object) -> CheckMode:
    """Return the mode that a configuration says under ``name``; raises ``DocumentationError``."""
    if value not in get_args(CheckMode):
        hint = did_you_mean(value, get_args(CheckMode))
        raise DocumentationError(
            f"{name}: unknown value: {value!r}; {hint}use 'off', 'warn' or 'error'"
        )
    return cast("CheckMode", value)


def check_language(name: str, lang: str | None, catalog: Catalog) -> None:
    """Raise ``DocumentationError`` where the panel has no words in the language under ``name``."""
    if lang is not None and not has_words(catalog, lang):
        known = ", ".join(dict.fromkeys((*LOCALES, *catalog.words)))
        raise DocumentationError(
            f"{name}: no words for: {lang!r}; use one of {known}, or give the catalog its own words"
        )


def add_panel(
    site: Path,
    catalog: Catalog,
    *,
    lang: str | None = None,
    absolute: Mapping[str, str] | None = None,
) -> PanelAdded:
    """Put the panel into every page of a finished ``site``, its files beside them.

    ``lang`` is that of pages which declare none. ``absolute`` gives, by place, the path of the
    site's root for a page that a server shows under any address, such as ``404.html``. Raises
    ``OSError`` where reading or writing fails.
    """
    sheet, script = _assets(catalog)
    parts = replace(
        site_parts(catalog, lang=lang), stylesheet=sheet.file_name, script=script.file_name
    )
    sheets = NoScriptSheets(site)
    pages: list[str] = []
    unhandled: list[Note] = []
    for place, file in SiteWalk(root=site).files():
        if not file.is_file() or file.suffix.lower() not in _PAGES:
            continue
        root = (absolute or {}).get(place)
        try:
            page = file.read_bytes()
            adapted = sheets.adapted_page(page, replace(parts, root=root), place=place)
        except NotAPageError:
            continue
        except PageError as error:
            unhandled.append(Note(place=place, reason=str(error)))
            continue
        pages.append(place)
        if adapted != page:
            _write(file, adapted)
    (site / FOLDER).mkdir(exist_ok=True)
    aids = (reading_aids_script(),) if parts.reading_aids else ()
    for asset in (sheet, script, *aids):
        _write(site / FOLDER / asset.file_name, asset.encode())
    for name, text in sheets.assets.items():
        _write(site / FOLDER / name, text.encode())
    return PanelAdded(pages=tuple(pages), unhandled=tuple(unhandled))


def checked(site: Path, source: Source, mode: CheckMode) -> Checked:
    """Return the result of the check of a finished ``site``: its words, and whether it fails.

    It goes by the table ``check`` beside the catalog. What keeps it from checking is said, too:
    without the extra ``check`` the build goes on unless its ``mode`` is ``error``.
    """
    if mode == "off":
        return Checked(said="", fails=False)
    try:
        found = _contrast_report(site, source)
    except MissingExtraError as error:
        return Checked(said=str(error), fails=mode == "error")
    except A11yviewError as error:
        return Checked(said=str(error), fails=True)
    said = f"texts without contrast:\n{found}" if found else ""
    return Checked(said=said, fails=bool(found) and mode == "error")


def _contrast_report(site: Path, source: Source) -> str:
    from a11yview.report import Options, render  # noqa: PLC0415 - only who checks pays
    from a11yview.site.checking.run import configured_check  # noqa: PLC0415 - likewise
    from a11yview.site.configuration_file import read_configuration  # noqa: PLC0415 - likewise
    from a11yview.site.page_files import page_sources  # noqa: PLC0415 - likewise

    settings = read_configuration(source.named, source.folder)
    # called as they are in the site, wherever that lies
    pages = [
        replace(page, name=page.path.relative_to(site).as_posix())
        for page in page_sources(site, root=site)
        if page.path is not None
    ]
    report = configured_check(pages, settings.check, catalog=settings.catalog)
    if report.is_clean(strict=settings.check.strict):
        return ""
    options = Options(strict=settings.check.strict, max_findings=_MOST_FINDINGS)
    # Style sheets of the site are called as its pages are, wherever it lies.
    return render(report, "text", options=options).replace(f"{site.as_posix()}/", "")


def _assets(catalog: Catalog) -> tuple[Asset, Asset]:
    """Return the stylesheet, with what known themes need besides, and the script."""
    sheet, first, *_ = site_assets(catalog).values()
    themes = files("a11yview.site").joinpath("themes.css").read_text(encoding="utf-8")
    return Asset(f"{sheet}{minified(themes)}\n", kind="css"), Asset(first, kind="js")


def _write(file: Path, content: bytes) -> None:
    beside = file.with_name(f".a11yview.{secrets.token_hex(8)}")
    try:
        beside.write_bytes(content)
        beside.chmod(file.stat().st_mode if file.exists() else 0o644)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
