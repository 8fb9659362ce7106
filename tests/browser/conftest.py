"""Debian's browsers and the independent judge, for every test in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.chromium import running_chromium
from support.engines import ENGINES, USUAL
from support.npm_packages import axe_source as read_axe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run; a machine without it fails, it does not skip."""
    with running_chromium() as browser:
        yield browser


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for an ``engine`` in the usual ones, or in those its marker names."""
    if "engine" in metafunc.fixturenames:
        marker = metafunc.definition.get_closest_marker("engines")
        names = marker.args if marker else USUAL
        metafunc.parametrize("engine_name", names, scope="session")


@pytest.fixture(scope="session")
def engine(engine_name: str) -> Iterator[Browser]:
    """A browser of each kind in turn; a machine without one fails, it does not skip."""
    with ENGINES[engine_name]() as browser:
        yield browser


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The text of axe-core, from npm the first time."""
    return read_axe()


@pytest.fixture
def axe_findings(axe_source: str) -> Callable[[Page], list[tuple[str, list[str]]]]:
    """Return a function that gives axe-core's violations on a page: each rule with its elements."""

    def found(page: Page) -> list[tuple[str, list[str]]]:
        page.evaluate(axe_source)
        violations = (
            "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html)])"
        )
        return list(page.evaluate(violations))

    return found


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say a measured figure: at the end of the run, and as a property in a JUnit report."""
    return lambda text: record_property("figure", text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the figures that tests said."""
    figures = [
        text
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, text in report.user_properties
        if name == "figure" and report.when == "call"
    ]
    if figures:
        terminalreporter.section("measured")
        for text in figures:
            terminalreporter.line(str(text))
