"""The file that holds a site's catalog and the configuration of its checks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from a11yview.audit import CheckConfiguration, ConfigurationError, read_check_table
from a11yview.errors import CatalogError, did_you_mean
from a11yview.settings import Catalog
from a11yview.settings.reading import CHECK
from a11yview.site.catalog_file import site_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

__all__ = ["SiteConfiguration", "read_configuration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfiguration:
    """The catalog of a site and the configuration of its checks, from the file ``source``."""

    check: CheckConfiguration
    catalog: Catalog
    source: str


def read_configuration(named: Path | None, folder: Path) -> SiteConfiguration:
    """Return the configuration in the named file, else in that of a folder: TOML or JSON.

    Without a file it is the classic panel and the defaults. Paths in it are relative to its
    folder. Raises ``ConfigurationError`` with all problems of both, the file's name in each,
    ``CatalogError`` and ``CatalogFileError`` where it is no table, ``OSError`` where it cannot
    be read.
    """
    file = site_file(named, folder)
    if file is None:
        return SiteConfiguration(
            check=CheckConfiguration(), catalog=Catalog.classic(), source="command line"
        )
    problems: list[str] = []
    catalog, check = Catalog.classic(), CheckConfiguration()
    try:
        catalog = file.catalog()
    except CatalogError as error:
        problems += error.problems
    try:
        check = _check_of(file.table, file.path)
    except ConfigurationError as error:
        problems += file.placed(error.problems)
    problems = problems or [*file.placed(_unknown_schemes(check, catalog))]
    if problems:
        raise ConfigurationError(tuple(problems))
    return SiteConfiguration(check=check, catalog=catalog, source=str(file.path))


def _unknown_schemes(check: CheckConfiguration, catalog: Catalog) -> list[str]:
    """Name the tokens of the check that the catalog beside it does not offer."""
    offered = [scheme.token for scheme in catalog.schemes]
    chosen = {"schemes": check.schemes}
    for number, override in enumerate(check.overrides):
        chosen[f"overrides[{number}].schemes"] = override.schemes or "none"
    return [
        f"{CHECK}.{key}: unknown scheme: {token!r}; {did_you_mean(token, offered)}"
        f"the catalog has {', '.join(offered)}"
        for key, tokens in chosen.items()
        if not isinstance(tokens, str)
        for token in tokens
        if token not in offered
    ]


def _check_of(table: Mapping[str, Any], file: Path) -> CheckConfiguration:
    if CHECK not in table:
        return CheckConfiguration()
    if not isinstance(table[CHECK], dict):
        raise ConfigurationError((f"{CHECK}: not a table: {table[CHECK]!r}; write [{CHECK}]",))
    check = read_check_table(table[CHECK], where=CHECK)
    folder = file.parent
    folders = {f"resolve.{url}": path for url, path in check.resolve.items()}
    if check.root:
        folders["root"] = check.root
    problems = tuple(
        f"{CHECK}.{key}: no such folder: {path!r}; name a folder"
        for key, path in folders.items()
        if not (folder / path).is_dir()
    )
    if problems:
        raise ConfigurationError(problems)
    return replace(
        check,
        paths=tuple(str(folder / path) for path in check.paths),
        root=str(folder / check.root) if check.root else None,
        baseline=str(folder / check.baseline) if check.baseline else None,
        resolve={url: str(folder / path) for url, path in check.resolve.items()},
    )
