"""The pytest fixture ``a11yview_check``: a test fails where a text cannot be read.

This module is loaded in every test run of whoever has a11yview installed, so it imports the
engine in the fixture only, and does nothing until a test asks for it.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from a11yview.audit import CheckConfiguration, Report, Schemes
    from a11yview.color import Level
    from a11yview.site.configuration_file import SiteConfiguration
    from a11yview.site.page_files import PageSource

__all__ = ["PageCheck", "a11yview_check"]

_OPTIONS: Final = {
    "level": "the level that texts must reach: AA (the default) or AAA",
    "rules": "the rules to check: contrast (the default), all, or ids and names with commas",
    "schemes": "the schemes to look at: auto (the default), all, none, or tokens with commas",
    "states": "the states to look at, with commas (default: all): site, schemes, themes, dark, "
    "contrast, forced, touch, hover, focus, active, visited, target, checked, fields, aria, open, "
    "print",
    "strict": "whether texts that cannot be determined fail a test: true or false (the default)",
    "config": "the file with catalog and check table, from the root folder (default: "
    "a11yview.toml, or pyproject.toml if it has a table for a11yview)",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer each option on the command line and as an ini key; the command line wins."""
    group = parser.getgroup("a11yview", "contrast of pages (fixture a11yview_check)")
    for name, words in _OPTIONS.items():
        group.addoption(f"--a11yview-{name}", metavar=name.upper(), default=None, help=words)
        parser.addini(f"a11yview_{name}", words, default="")


@pytest.fixture(scope="session")
def a11yview_check(pytestconfig: pytest.Config) -> PageCheck:
    """Check the contrast of texts: ``a11yview_check(html)``, ``a11yview_check.page(path)``."""
    from a11yview.errors import A11yviewError  # noqa: PLC0415 - kept out of other test runs

    try:
        return PageCheck(site=_from_options(pytestconfig))
    except (A11yviewError, OSError) as error:
        problem = str(error)
    pytest.fail(f"a11yview_check: {problem}", pytrace=False)  # outside: the error is told once


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCheck:
    """Checks pages and fails the test with a readable report; the value of the fixture.

    ``site`` is what the options and the configuration file ask for; arguments of a call win.
    """

    site: SiteConfiguration

    def __call__(  # noqa: PLR0913 - each is one independent thing that a test decides
        self,
        html: str | bytes,
        *,
        css: str | Iterable[str] = (),
        root: str | PathLike[str] | None = None,
        level: Level | None = None,
        rules: str | Iterable[str] | None = None,
        schemes: Schemes | list[str] | None = None,
        strict: bool | None = None,
    ) -> Report:
        """Check HTML, a page or a part of one, with style sheets given as texts.

        Sheets that it links are read as for a page in the folder ``root``: that of the
        configuration, else the working folder; one that is not found is a warning. Fails the test
        where a text does not reach ``level``; ``strict``: or cannot be determined. What is None is
        as the options say. Returns the report of what passed.
        """
        __tracebackhide__ = True
        from a11yview.site.page_files import PageSource  # noqa: PLC0415 - loads the engine

        sheets = (css,) if isinstance(css, str | bytes) else tuple(css)
        folder = Path(root or self.site.check.root or "")
        page = PageSource(name="html", html=html, css=sheets, root=folder)
        return self._judged([page], level=level, rules=rules, schemes=schemes, strict=strict)

    def page(  # noqa: PLR0913 - likewise
        self,
        path: str | PathLike[str],
        *,
        root: str | PathLike[str] | None = None,
        level: Level | None = None,
        rules: str | Iterable[str] | None = None,
        schemes: Schemes | list[str] | None = None,
        strict: bool | None = None,
    ) -> Report:
        """Check a file, a folder or a pattern, with the style sheets that its pages link.

        ``root`` is what ``/`` means in links; see :func:`a11yview.check`. The rest is as for a
        call of the fixture itself. Raises ``PageNotFoundError`` where there is no page.
        """
        __tracebackhide__ = True
        from a11yview.site.page_files import page_sources  # noqa: PLC0415 - likewise

        pages = page_sources([path], root=self.site.check.root if root is None else root)
        return self._judged(pages, level=level, rules=rules, schemes=schemes, strict=strict)

    def _judged(
        self,
        pages: list[PageSource],
        *,
        level: Level | None,
        rules: str | Iterable[str] | None,
        schemes: Schemes | list[str] | None,
        strict: bool | None,
    ) -> Report:
        __tracebackhide__ = True
        from a11yview.report import Options, render  # noqa: PLC0415 - likewise
        from a11yview.report.summary import grouped_notices  # noqa: PLC0415 - likewise
        from a11yview.site.checking import (  # noqa: PLC0415 - likewise
            configured_check,
            given_rules,
            given_schemes,
        )

        if schemes is not None:
            schemes = given_schemes(schemes)
        if rules is not None:
            rules = given_rules(rules)
        given = {"level": level, "rules": rules, "schemes": schemes, "strict": strict}
        changes: dict[str, Any] = {
            name: value for name, value in given.items() if value is not None
        }
        asked = replace(self.site.check, **changes)
        # Entries for other pages are of no use in this test, and that is no news.
        report = configured_check(
            pages,
            asked,
            catalog=self.site.catalog,
            entries_from=self.site.source,
            is_elsewhere=lambda _: True,
        )
        notices = tuple(notice for notice in report.notices if notice.rule != "AV903")
        report = replace(report, notices=notices)
        if not report.is_clean(strict=asked.strict):
            text = render(report, "text", options=Options(strict=asked.strict))
            first = [page.error or "" for page in report.failed_pages]
            first += [finding.message for finding in report.findings]
            pytest.fail(f"{first[0]}\n{text}", pytrace=False)  # the first line is the summary's
        for notice in grouped_notices(report):
            if notice.rule in {"AV902", "AV905"}:
                # What passes without its sheets, or unread, would else look like what passes.
                said = f"{notice.position}: {notice.message}"
                warnings.warn(pytest.PytestWarning(said), stacklevel=3)
        return report


def _from_options(config: pytest.Config) -> SiteConfiguration:
    from a11yview.site.checking import scheme_tokens  # noqa: PLC0415 - loads the engine
    from a11yview.site.configuration_file import read_configuration  # noqa: PLC0415 - likewise

    named = _given(config, "config")
    site = read_configuration(config.rootpath / named if named else None, config.rootpath)
    table: dict[str, Any] = {}
    if level := _given(config, "level"):
        table["level"] = level
    if rules := _words(_given(config, "rules")):
        table["rules"] = rules
    if schemes := _words(_given(config, "schemes")):
        is_word = schemes in (["auto"], ["all"], ["none"])
        table["schemes"] = schemes[0] if is_word else schemes
    if states := _words(_given(config, "states")):
        table["states"] = states
    if strict := _given(config, "strict").lower():
        table["strict"] = {"true": True, "false": False}.get(strict, strict)
    check = _with_table(site, table)
    scheme_tokens(check.schemes, site.catalog)  # raises where one is not offered
    return replace(site, check=check)


def _with_table(site: SiteConfiguration, table: dict[str, Any]) -> CheckConfiguration:
    """Return the site's configuration with what the options say, which is judged like a file."""
    from a11yview.audit import read_check_table  # noqa: PLC0415 - likewise

    asked = read_check_table(table, where="a11yview")
    return replace(site.check, **{name: getattr(asked, name) for name in table})


def _given(config: pytest.Config, name: str) -> str:
    """Return an option as the command line says it, else as the ini file does, else ``""``."""
    option: str | None = config.getoption(f"a11yview_{name}")
    return str(config.getini(f"a11yview_{name}")) if option is None else option


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
