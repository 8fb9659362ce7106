"""``manage.py a11yview check``: whether every page has the panel, and can be read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, get_args

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from a11yview.color import Level
from a11yview.django.contrast import contrast_report, unread
from a11yview.django.sweep import addresses, swept

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
        parser.add_argument("--contrast", action="store_true", help="judge every text, too")
        parser.add_argument("--level", choices=get_args(Level), default="AA", help="AA or AAA")
        parser.add_argument(
            "--schemes", default="all", help="all, none, or tokens of the catalog with commas"
        )
        parser.add_argument("--strict", action="store_true", help="undetermined texts fail, too")
        parser.add_argument("--user", metavar="NAME", help="look at the pages as this user")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401 - as inherited
        """Print what is wrong, and end with 1 where something is, with 2 where nothing was seen."""
        asked, others = (options["address"], []) if options["address"] else addresses()
        pages = list(swept(asked, user=_user(options["user"])))
        seen = [page for page in pages if page.html is not None]
        for page in pages:
            self._tell(page)
        if others:
            self.stdout.write(f"not looked at, name an address of each: {', '.join(others)}")
        if not seen:
            raise CommandError("no page to look at; name an address", returncode=2)
        wrong = sum(bool(page.problems) or page.status >= 500 for page in pages)
        self.stdout.write(f"{len(seen)} pages, {wrong} with problems")
        if options["contrast"]:
            wrong += not self._contrast(seen, options)
        if wrong:
            sys.exit(1)

    def _tell(self, page: SweptPage) -> None:
        if page.status >= 500:
            self.stderr.write(f"{page.address}: status {page.status}")
        for problem in page.problems:
            self.stderr.write(f"{page.address}: {problem}")

    def _contrast(self, pages: list[SweptPage], options: dict[str, Any]) -> bool:
        from a11yview.report import Options, render  # noqa: PLC0415 - loads the engine
        from a11yview.site.checking import CheckError  # noqa: PLC0415 - likewise

        schemes = options["schemes"]
        chosen = schemes if schemes in {"all", "none"} else schemes.split(",")
        found = [(page.address, page.html or b"") for page in pages]
        try:
            report = contrast_report(found, level=options["level"], schemes=chosen)
        except CheckError as error:
            raise CommandError(str(error), returncode=2) from error
        for line in unread(report):
            self.stderr.write(line)
        said = Options(strict=options["strict"], color=self.stdout.isatty())
        self.stdout.write(render(report, "text", options=said))
        return report.is_clean(strict=options["strict"])


def _user(name: str | None) -> object:
    if name is None:
        return None
    model = get_user_model()
    try:
        return model.objects.get(**{model.USERNAME_FIELD: name})
    except model.DoesNotExist as error:
        raise CommandError(f"--user: no such user: {name!r}", returncode=2) from error
