"""``init``: a first configuration and a first workflow, after a look at the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from a11yview.cli.terminal import InputError, add_command
from a11yview.site.starting import CI_FILES

if TYPE_CHECKING:
    from argparse import Namespace

    from a11yview.cli.terminal import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "init",
        summary="write a first configuration and a workflow for continuous integration",
        examples="  a11yview init                       look at this folder, and write\n"
        "  a11yview init --dry-run             print what would be written\n"
        "  a11yview init --ci gitlab --site public\n",
    )
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        nargs="?",
        default=Path(),
        help="the folder of the project (default: this one)",
    )
    parser.add_argument(
        "--site", metavar="DIR", help="the folder of the pages, in FOLDER, where it is not found"
    )
    parser.add_argument(
        "--ci",
        choices=(*CI_FILES, "none"),
        help="for whom to write a workflow (default: whose files or remote the project has)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="print the files, and write and check nothing"
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Look, check what is there, and write; 1 where a page could not be checked."""
    from a11yview.cli.first_files import start  # noqa: PLC0415 - loads the engine

    folder: Path = args.folder
    if not folder.is_dir():
        raise InputError(f"FOLDER: no such folder: {str(folder)!r}; name that of the project")
    if args.site is not None and not (folder / args.site).is_dir():
        raise InputError(f"--site: no such folder: {args.site!r}; name the folder of the pages")
    return start(folder, site=args.site, ci=args.ci, dry_run=args.dry_run)
