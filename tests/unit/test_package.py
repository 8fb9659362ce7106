"""The package as a whole: its names, and what importing it costs."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from typing import TYPE_CHECKING

import a11yview
from a11yview.cli.entry import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

CHECKER_PACKAGES = ("a11yview.cascade", "a11yview.audit", "a11yview.report", "a11yview.site")
EXTRAS = {"turbohtml", "rich"}
LOADED = "import json, sys, a11yview; print(json.dumps(sorted(sys.modules)))"
USED = (
    "import json, sys, a11yview as a; c = a.Catalog.classic(); a.stylesheet(c); a.panel(c);"
    " print(json.dumps(sorted(sys.modules)))"
)


def loaded_by(statement: str, *arguments: str) -> set[str]:
    command = [sys.executable, "-I", "-c", statement, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


CHECKED = (
    "import json, sys; from a11yview.cli import main; main(['check', sys.argv[1]]);"
    " print(json.dumps(sorted(sys.modules)))"
)
CHECKER = {"Finding", "Report", "State", "check"}


def test_names_are_few_and_sorted() -> None:
    assert len(dir(a11yview)) <= 25
    assert a11yview.__all__ == sorted(a11yview.__all__)


def test_every_name_is_there() -> None:
    assert [name for name in dir(a11yview) if not hasattr(a11yview, name)] == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(a11yview, "contrast")


def test_every_name_is_listed_once() -> None:
    listed = [name for names in a11yview._PACKAGES.values() for name in names]
    assert sorted(listed) == sorted({*a11yview.__all__, *CHECKER}) == dir(a11yview)


def test_a_star_takes_what_every_installation_has() -> None:
    loaded = loaded_by(
        "import json, sys; sys.modules['turbohtml'] = None; from a11yview import *;"
        " stylesheet(Catalog.classic()); print(json.dumps(sorted(sys.modules)))"
    )
    assert "a11yview.emit" in loaded
    assert not {name for name in loaded if name.startswith(CHECKER_PACKAGES)}


def test_importing_loads_no_room() -> None:
    assert not {name for name in loaded_by(LOADED) if name.startswith("a11yview.")}


def test_emitting_loads_no_extra_and_no_checker() -> None:
    loaded = loaded_by(USED)
    assert "a11yview.emit" in loaded
    assert not loaded & EXTRAS
    assert not {name for name in loaded if name.startswith(CHECKER_PACKAGES)}


def test_emitting_loads_no_reader_before_it_is_needed() -> None:
    assert not loaded_by(USED) & {"tomllib", "argparse", "http.server", "html.parser"}


def test_checking_a_page_loads_no_pool_no_web_client_and_no_extra_for_terminals(
    tmp_path: Path,
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><p>Text")
    loaded = loaded_by(CHECKED, str(page))
    assert "a11yview.report.text" in loaded
    assert not loaded & {"multiprocessing", "http.client", "importlib.metadata", "rich"}


def test_no_module_but_a_command_is_named_like_a_public_function() -> None:
    functions = {name for name in dir(a11yview) if callable(getattr(a11yview, name))}
    commands = {command.__name__ for command in COMMANDS}
    modules = {
        module.name.rsplit(".", 1)[-1]
        for module in pkgutil.walk_packages(a11yview.__path__, "a11yview.")
        if module.name not in commands
    }
    assert not functions & modules
