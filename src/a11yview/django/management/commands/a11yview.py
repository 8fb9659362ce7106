"""``manage.py a11yview check``: whether every page has the panel, and can be read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, get_args

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from a11yview.color import Level
from a11yview.django.addresses import ProjectAddresses, addresses
from a11yview.django.contrast import contrast_report, need_checker, unread
from a11yview.django.sweep import MIGRATE, swept
from a11yview.errors import A11yviewError

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from a11yview.django.sweep import SweptPage

__all__ = ["Command"]


class Command(BaseCommand):
    """Sweeps the project's URLs through the test client."""

    help = "Look at the pages of the project: is the panel on them, and can every text be read?"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to look at, and how."""
        actions = parser.add_subparsers(dest="action", required=True)
        parser = actions.add_parser("check", help=self.help)
        parser.add_argument(
            "address", nargs="*", help="a path of the site, such as /news/1/; without any: all"
        )
        parser.add_argument(
            "--exclude",
            metavar="START",
            action="append",
            default=[],
            help="leave out paths that start so, such as /api/; may be repeated; the admin and the "
            "debug toolbar are left out always",
        )
        parser.add_argument("--contrast", action="store_true", help="judge every text, too")
        parser.add_argument("--level", choices=get_args(Level), default="AA", help="AA or AAA")
        parser.add_argument(
            "--rules", default="contrast", help="contrast, all, or ids and names with commas"
        )
        parser.add_argument(
            "--schemes", default="all", help="all, none, or tokens of the catalog with commas"
        )
        parser.add_argument("--strict", action="store_true", help="undetermined texts fail, too")
        parser.add_argument("--user", metavar="NAME", help="look at the pages as this user")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401 - as inherited
        """Print what is wrong, and end with 1 where something is, with 2 where nothing was seen."""
        named: list[str] = options["address"]
        for start in (*named, *options["exclude"]):
            if not start.startswith("/"):
                raise CommandError(f"no path: {start!r}; start it with /", returncode=2)
        try:
            if options["contrast"]:
                need_checker()
            found = ProjectAddresses(plain=named) if named else addresses(options["exclude"])
            pages = list(swept(found.plain, user=_user(options["user"])))
            wrong = self._tell(pages, found, is_named=bool(named))
            if options["contrast"]:
                seen = [page for page in pages if page.html is not None]
                wrong += bool(seen) and not self._contrast(seen, options)
        except A11yviewError as error:
            raise CommandError(str(error), returncode=2) from error
        except DatabaseError as error:
            raise CommandError(f"the database: {error}; {MIGRATE}", returncode=2) from error
        if wrong:
            sys.exit(1)

    def _tell(self, pages: list[SweptPage], found: ProjectAddresses, *, is_named: bool) -> int:
        """Say what is wrong with the pages, and what was not looked at; return how many are."""
        wrong = 0
        unseen: list[str] = []
        for page in pages:
            # Of all addresses of a project, some take no GET, and some lead elsewhere.
            is_wrong = page.status >= 500 or (page.status >= 400 and is_named)
            wrong += bool(is_wrong or page.problems)
            if page.said and not is_wrong:
                unseen.append(f"{page.address} {page.said}")
            for problem in (page.said,) if is_wrong else page.problems:
                self.stderr.write(f"{page.address}: {problem}")
        if unseen:
            self.stdout.write(f"not looked at: {', '.join(unseen)}")
        if found.patterns:
            names = ", ".join(found.patterns)
            self.stdout.write(f"not looked at, name an address of each: {names}")
        if found.left_out:
            counts = ", ".join(f"{count} {why}" for why, count in found.left_out.items())
            self.stdout.write(f"left out: {counts}; named, they are looked at")
        seen = sum(page.html is not None for page in pages)
        if not seen and all(page.status < 500 for page in pages):
            raise CommandError("no page to look at; name an address", returncode=2)
        self.stdout.write(f"{seen} page{'' if seen == 1 else 's'}, {wrong} with problems")
        return wrong

    def _contrast(self, pages: list[SweptPage], options: dict[str, Any]) -> bool:
        from a11yview.report import Options, render  # noqa: PLC0415 - loads the engine

        schemes = options["schemes"]
        chosen = schemes if schemes in {"all", "none"} else schemes.split(",")
        found = [(page.address, page.html or b"") for page in pages]
        report = contrast_report(
            found,
            level=options["level"],
            rules=[rule.strip() for rule in options["rules"].split(",")],
            schemes=chosen,
        )
        for line in unread(report):
            self.stderr.write(line)
        said = Options(strict=options["strict"], color=self.stdout.isatty())
        self.stdout.write(render(report, "text", options=said))
        return report.is_clean(strict=options["strict"])


def _user(name: str | None) -> object:
    if name is None:
        return None
    if not apps.is_installed("django.contrib.auth"):
        raise CommandError("--user: the project has no django.contrib.auth", returncode=2)
    model = get_user_model()
    try:
        return model.objects.get(**{model.USERNAME_FIELD: name})
    except model.DoesNotExist as error:
        raise CommandError(f"--user: no such user: {name!r}", returncode=2) from error
