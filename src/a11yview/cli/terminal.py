"""Streams, files and arguments that commands share."""

from __future__ import annotations

import argparse
import errno
import io
import os
import re
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11yview.emit.words import LOCALES, has_words
from a11yview.errors import A11yviewError
from a11yview.site.catalog_file import read_catalog
from a11yview.site.symlink_loops import is_symlink_loop

if TYPE_CHECKING:
    from typing import TextIO

    from a11yview.color import Level
    from a11yview.settings import Catalog

__all__ = [
    "PREFERENCES_HELP",
    "HelpFormatter",
    "InputError",
    "Subparsers",
    "add_catalog",
    "add_command",
    "add_output",
    "catalog_of",
    "checked_address",
    "checked_language",
    "counted",
    "deliver",
    "drop_output",
    "flush_output",
    "is_special",
    "open_streams",
    "refuse_unwritable",
    "say",
    "shows_color",
]

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - unnamed in argparse
else:
    Subparsers = object


PREFERENCES_HELP: Final = (
    "the choices as the cookie holds them, such as 'scheme=white-on-black&font-size=150'"
)


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Keeps examples as they are written, and names and explanations on one line."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26)

    def add_argument(self, action: argparse.Action) -> None:
        """Leave room for the longest command, whose indentation argparse forgets."""
        super().add_argument(action)
        if action.nargs == argparse.PARSER:
            self._action_max_length += self._indent_increment


class InputError(A11yviewError, ValueError):
    """An argument or a file that the command cannot use."""


def open_streams() -> None:
    """Put the null device in the place of standard streams that whoever started us has closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            null = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - to the end
            setattr(sys, name, null)


def say(message: str) -> None:
    """Write a message for people to stderr, on one line; where nobody reads it, it is lost."""
    try:
        print(printable(message), file=sys.stderr)
    except OSError:
        drop_output(sys.stderr)


def counted(number: int, name: str) -> str:
    """Return ``1 page``, ``2 pages``."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def printable(text: str) -> str:
    """Escape line ends and what moves a terminal's cursor: names and pages may hold them."""
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def add_command(
    subparsers: Subparsers, name: str, *, summary: str, examples: str
) -> argparse.ArgumentParser:
    """Add the parser of one command; ``examples`` stand at the end of its help."""
    return subparsers.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog="examples:\n" + examples,
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )


def add_catalog(parser: argparse.ArgumentParser, holds: str = "what the site offers") -> None:
    """Let a command take the catalog that it works with; ``holds`` is what it is read for."""
    parser.add_argument(
        "--catalog",
        metavar="FILE",
        type=Path,
        help=f"{holds}, as TOML or JSON (default: a11yview.toml or pyproject.toml in this folder, "
        "else the classic panel)",
    )


def catalog_of(args: argparse.Namespace, *, level: Level | None = None) -> Catalog:
    """Return the catalog that ``--catalog`` names, else that of the working folder.

    It is held to a level, its own where that is None.
    """
    return read_catalog(args.catalog, Path(), level=level)


def checked_language(lang: str, catalog: Catalog) -> str:
    """Return the language of ``--lang`` if the panel has words in it; raises ``InputError``."""
    if has_words(catalog, lang):
        return lang
    known = ", ".join(dict.fromkeys((*LOCALES, *catalog.words)))
    raise InputError(
        f"--lang: no words for: {lang!r}; use one of {known}, or give the catalog its own words"
    )


def checked_address(option: str, address: str) -> str:
    """Return an address that means the same from every page of a site; raises ``InputError``."""
    if re.fullmatch(r"(?:/|https?://[^/?#])[!-~\u00a0-\uffff]*", address):
        return address
    raise InputError(
        f"{option}: no address for every page: {address!r}; start it with / or https://, without "
        "spaces"
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Let a command write its result into a file."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=_file_or_stdout,
        help="write there; - is stdout (the default)",
    )


def _file_or_stdout(name: str) -> Path | None:
    return None if name == "-" else Path(name)


def deliver(text: str, output: Path | None, option: str = "--output") -> None:
    """Write a result to stdout, or beside ``output`` and then into its place.

    ``option`` is what named the file.
    """
    if output is None:
        _print_all(text if text.endswith("\n") else text + "\n")
        return
    refuse_unwritable(output, option)
    goal = output.resolve()
    beside = goal.with_name(f".a11yview.{secrets.token_hex(8)}")
    special = is_special(output)
    try:
        (output if special else beside).write_text(
            text, encoding="utf-8", errors="backslashreplace", newline="\n"
        )
        if special:
            return
        if goal.exists():
            beside.chmod(goal.stat().st_mode)
        beside.replace(goal)
    except BrokenPipeError:
        return  # the reader of a pipe has what it wanted
    except OSError as error:
        raise InputError(
            f"{option}: cannot be written: {str(output)!r} ({error.strerror}); name another file"
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def refuse_unwritable(output: Path, option: str = "--output") -> None:
    """Raise ``InputError`` where no file can be; ``option`` is what named it."""
    if is_symlink_loop(output):
        raise InputError(f"{option}: a symlink loop: {str(output)!r}; name another file")
    if output.is_dir():
        raise InputError(f"{option}: a folder: {str(output)!r}; name a file")
    folder = output.resolve().parent
    if not folder.is_dir():
        raise InputError(f"{option}: no such folder: {str(folder)!r}; create it first")
    if not os.access(output if is_special(output) else folder, os.W_OK):
        reason = os.strerror(errno.EACCES)
        raise InputError(
            f"{option}: cannot be written: {str(output)!r} ({reason}); name another file"
        )


def is_special(file: Path) -> bool:
    """Whether a file is written itself, not replaced: ``/dev/stdout``, a pipe."""
    return file.exists() and not file.is_file()


def _print_all(text: str) -> None:
    """Write a text to stdout; a reader who has enough of it is no error."""
    try:
        raw = getattr(sys.stdout, "buffer", None)
        if isinstance(raw, io.RawIOBase):
            # Unbuffered (python -u), Python passes over what a full disk did not take.
            rest = memoryview(text.encode("utf-8", "backslashreplace"))
            while rest:
                rest = rest[raw.write(rest) or 0 :]
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        drop_output(sys.stdout)


def flush_output() -> None:
    """Write out what was printed; a reader who has enough of it changes no exit code."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output(sys.stdout)


def drop_output(stream: TextIO) -> None:
    """Let the flush at exit succeed: what is left to write has nowhere to go."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def shows_color(stream: TextIO) -> bool:
    """Whether to write colors to ``stream``.

    Source: no-color.org and force-color.org; both count when they are not empty.
    """
    environment = os.environ
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return environment.get("TERM") != "dumb" and stream.isatty()
