"""``run``: from arguments to a command's exit code.

A command is a module of its name, listed in ``COMMANDS``. It has ``add_parser(subparsers)``, which
adds its parser with ``run`` as a default, and ``run(args) -> int``, which returns the exit code.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Final

from a11yview.cli import (
    attributes,
    build,
    bundle,
    check,
    computed,
    css,
    demo,
    fonts,
    init,
    panel,
    ratio,
    schemes,
    script,
    suggest,
)
from a11yview.cli.terminal import (
    HelpFormatter,
    drop_output,
    flush_output,
    open_streams,
    say,
)
from a11yview.errors import A11yviewError, did_you_mean
from a11yview.versions import installed_version

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["COMMANDS", "run"]

# In the order in which --help lists them.
COMMANDS: Final = (
    check,
    computed,
    css,
    attributes,
    panel,
    script,
    ratio,
    suggest,
    schemes,
    fonts,
    build,
    bundle,
    init,
    demo,
)

_LONGEST_LINE: Final = 2000  # signs: values of a configuration may be of any length

_EXAMPLES: Final = """\
examples:
  a11yview init                                  look at a project, write its first configuration
  a11yview check site -o report.html             check the contrast of a folder of pages
  a11yview demo                                  see it: an example site with the panel
  a11yview build site -o out                     put the panel into every page of a folder
  a11yview bundle -o assets                      one style sheet and one script, for any CMS
  a11yview ratio '#767676' white --level AA      4.54, exit code 0
  a11yview css -o static/a11yview.css            the stylesheet of the classic panel

exit codes: 0 fine, 1 falls short, 2 usage or input error
'a11yview COMMAND --help' has the options and examples of a command
"""


def run(argv: Sequence[str] | None) -> int:
    """Run the command that the arguments name, those of the process where they are None.

    Returns its exit code, that of what it could not do included.
    """
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        # Words of the panel are Cyrillic; a terminal in another encoding must not end the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _code_of(argv)
        flush_output()
    except BrokenPipeError:
        drop_output(sys.stdout)
        return 0  # the reader has what it wanted
    except A11yviewError as error:
        return _refused(str(error))
    except (OSError, RuntimeError) as error:
        if not (isinstance(error, OSError) or _is_symlink_loop(error)):
            raise
        drop_output(sys.stdout)
        return _refused(_reason(error))
    return code


def _code_of(argv: Sequence[str] | None) -> int:
    given = sys.argv[1:] if argv is None else argv
    parser = _parser()
    try:
        if given and not given[0].startswith("-"):
            _refuse_unknown(given[0], parser)
        arguments = parser.parse_args(given)
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else 2
    command: Callable[[argparse.Namespace], int] = arguments.run
    return command(arguments)


def _refuse_unknown(command: str, parser: argparse.ArgumentParser) -> None:
    names = [known.__name__.rpartition(".")[2] for known in COMMANDS]
    if command not in names:
        hint = did_you_mean(command, names)
        parser.error(f"unknown command: {command!r}; {hint}use one of {', '.join(names)}")


def _refused(message: str) -> int:
    for line in message.splitlines():
        shown = line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"
        say(f"a11yview: error: {shown}")
    return 2


def _is_symlink_loop(error: RuntimeError) -> bool:
    """Whether a path led into a symlink loop, which is no OSError before Python 3.13."""
    return str(error).startswith("Symlink loop")


def _reason(error: OSError | RuntimeError) -> str:
    if not isinstance(error, OSError):
        return str(error)
    names = [repr(name) for name in (error.filename, error.filename2) if name is not None]
    reason = error.strerror or str(error)
    return f"{' -> '.join(names)}: {reason}" if names else reason


class _ShowVersion(argparse.Action):
    """Looks the version up when it is asked for, since that takes longer than many a command."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        print(f"a11yview {installed_version()}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="a11yview",
        description="Display settings for web sites: stylesheet, panel, contrast.",
        epilog=_EXAMPLES,
        formatter_class=HelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version and exit")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(subparsers)

    def help_without_a_command(_: argparse.Namespace) -> int:
        parser.print_help(sys.stderr)
        return 2

    parser.set_defaults(run=help_without_a_command)
    return parser
