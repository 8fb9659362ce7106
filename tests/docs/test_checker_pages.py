"""The pages of the checker name every reason, exemption, state and option, and no others."""

from __future__ import annotations

import argparse
import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from a11yview.audit import EXEMPT_REASONS, STATE_KINDS, UNDETERMINED_REASONS
from a11yview.cli import check

DOCS = Path(__file__).parents[2] / "docs"
LIMITS = (DOCS / "limits.md").read_text(encoding="utf-8")
CHECKER = (DOCS / "checker.md").read_text(encoding="utf-8")


def test_every_reason_is_explained_with_what_to_do() -> None:
    rows = re.findall(
        r"^\| `([\w-]+)` \| (.+) \| (.+) \|$", LIMITS.split("## How often")[0], re.MULTILINE
    )
    assert [name for name, _, _ in rows] == list(UNDETERMINED_REASONS)
    assert all(len(what) > 20 and len(cure) > 20 for _, what, cure in rows)


def test_the_measured_table_has_its_place_and_only_known_reasons() -> None:
    found = re.search(
        r"<!-- limits-table: [^>]+ -->\n(.*?)<!-- /limits-table -->", LIMITS, re.DOTALL
    )
    assert found is not None
    assert set(re.findall(r"^\| `([\w-]+)` ", found[1], re.MULTILINE)) <= set(UNDETERMINED_REASONS)


def test_every_exemption_is_listed() -> None:
    listed = re.findall(r"^- (.+) \(`([\w-]+)`\)$", CHECKER, re.MULTILINE)
    assert {name: words.replace("\\<", "<") for words, name in listed} == EXEMPT_REASONS


def test_every_state_is_listed() -> None:
    rows = re.search(r"^\| `--states` .*?\n\n", CHECKER, re.MULTILINE | re.DOTALL)
    assert rows is not None
    assert tuple(re.findall(r"`([a-z]+)`(?=[^|]*\|[^|]*\|$)", rows[0], re.MULTILINE)) == STATE_KINDS


def test_every_option_is_described() -> None:
    parser = argparse.ArgumentParser()
    check.add_parser(parser.add_subparsers())
    shown = io.StringIO()
    with redirect_stdout(shown), pytest.raises(SystemExit):
        parser.parse_args(["check", "--help"])
    options = set(re.findall(r"--[a-z-]+", shown.getvalue())) - {"--help", "--output"}
    assert len(options) > 12
    assert {option for option in options if option not in CHECKER} == set()
