"""The pytest fixture ``a11yview_check``: a test fails where a text cannot be read.

This module is loaded in every test run of whoever has a11yview installed, so it imports the
engine in the fixture only, and does nothing until a test asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike

    from a11yview.audit import Report, Schemes
    from a11yview.color import Level
    from a11yview.site.page_files import PageSource

__all__ = ["PageCheck", "a11yview_check"]

_OPTIONS = {
    "level": "the level that texts must reach: AA (the default) or AAA",
    "schemes": "the schemes to look at: all (the default), none, or tokens with commas",
    "states": "the states to look at, with commas (default: all): site, schemes, dark, hover, "
    "focus, visited, active",
    "strict": "whether texts that cannot be determined fail a test: true or false (the default)",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer each option on the command line and as an ini key; the command line wins."""
    group = parser.getgroup("a11yview", "contrast of pages (fixture a11yview_check)")
    for name, words in _OPTIONS.items():
        group.addoption(f"--a11yview-{name}", metavar=name.upper(), default=None, help=words)
        parser.addini(f"a11yview_{name}", words, default="")


class PageCheck:
    """Checks pages and fails the test with a readable report; the value of the fixture."""

    def __init__(
        self, *, level: Level, schemes: Schemes, states: Sequence[str] | None, strict: bool
    ) -> None:
        self.level: Level = level
        self.schemes: Schemes = schemes
        self.states = states
        self.strict = strict

    def __call__(
        self,
        html: str | bytes,
        *,
        css: str | Iterable[str] = (),
        level: Level | None = None,
        schemes: Schemes | None = None,
        strict: bool | None = None,
    ) -> Report:
        """Check HTML, a page or a part of one, with style sheets given as texts.

        Fails the test where a text does not reach ``level``; ``strict``: or cannot be determined.
        What is None is as the options say. Returns the report of what passed.
        """
        from a11yview.site.page_files import PageSource  # noqa: PLC0415 - loads the engine

        sheets = (css,) if isinstance(css, str) else tuple(css)
        page = PageSource(name="html", html=html, css=sheets)
        return self._judged(page, None, level=level, schemes=schemes, strict=strict)

    def page(
        self,
        path: str | PathLike[str],
        *,
        root: str | PathLike[str] | None = None,
        level: Level | None = None,
        schemes: Schemes | None = None,
        strict: bool | None = None,
    ) -> Report:
        """Check a file, a folder or a pattern, with the style sheets that its pages link.

        ``root`` is what ``/`` means in links; see :func:`a11yview.check`. The rest is as for a
        call of the fixture itself.
        """
        return self._judged(path, root, level=level, schemes=schemes, strict=strict)

    def _judged(
        self,
        page: str | PathLike[str] | PageSource,
        root: str | PathLike[str] | None,
        *,
        level: Level | None,
        schemes: Schemes | None,
        strict: bool | None,
    ) -> Report:
        __tracebackhide__ = True
        from a11yview.audit import STATE_KINDS  # noqa: PLC0415 - likewise
        from a11yview.report import Options, render  # noqa: PLC0415 - likewise
        from a11yview.site.checking import check  # noqa: PLC0415 - likewise

        report = check(
            [page],
            root=root,
            level=level or self.level,
            schemes=self.schemes if schemes is None else schemes,
            states=STATE_KINDS if self.states is None else self.states,
        )
        strictly = self.strict if strict is None else strict
        if not report.is_clean(strict=strictly):
            text = render(report, "text", options=Options(strict=strictly))
            pytest.fail(f"contrast\n{text}", pytrace=False)
        return report


@pytest.fixture
def a11yview_check(pytestconfig: pytest.Config) -> PageCheck:
    """Check the contrast of texts: ``a11yview_check(html, css=…)``, ``a11yview_check.page(path)``."""
    from a11yview.errors import MissingExtraError  # noqa: PLC0415 - kept out of other test runs

    try:
        return _from_options(pytestconfig)
    except MissingExtraError as error:
        pytest.fail(f"a11yview_check: {error}", pytrace=False)


def _from_options(config: pytest.Config) -> PageCheck:
    from a11yview.audit import STATE_KINDS  # noqa: PLC0415 - loads the engine

    level = _given(config, "level") or "AA"
    if level not in {"AA", "AAA"}:
        raise _unusable("level", level, "use AA or AAA")
    schemes = tuple(_words(_given(config, "schemes") or "all"))
    states = tuple(_words(_given(config, "states"))) or None
    for state in states or ():
        if state not in STATE_KINDS:
            raise _unusable("states", state, f"use any of {', '.join(STATE_KINDS)}")
    strict = (_given(config, "strict") or "false").lower()
    if strict not in {"true", "false"}:
        raise _unusable("strict", strict, "use true or false")
    return PageCheck(
        level="AAA" if level == "AAA" else "AA",
        schemes="all" if schemes == ("all",) else "none" if schemes == ("none",) else schemes,
        states=states,
        strict=strict == "true",
    )


def _given(config: pytest.Config, name: str) -> str:
    """Return an option as the command line says it, else as the ini file does, else ``""``."""
    option: str | None = config.getoption(f"a11yview_{name}")
    return str(config.getini(f"a11yview_{name}")) if option is None else option


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _unusable(name: str, value: str, right: str) -> pytest.UsageError:
    return pytest.UsageError(f"a11yview_{name}: unknown: {value!r}; {right}")
