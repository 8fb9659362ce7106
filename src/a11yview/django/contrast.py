"""The contrast of pages that a Django site gave, with its static files as style sheets.

It needs the extra ``check``, and loads the engine when it is called.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.templatetags.static import static

from a11yview.django.conf import display_settings
from a11yview.django.pages import form_address
from a11yview.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from a11yview.audit import Report, Schemes
    from a11yview.color import Level

__all__ = ["contrast_report", "need_checker", "unread"]


def need_checker() -> None:
    """Load the engine; raises ``MissingExtraError`` without the extra ``check``."""
    try:
        import a11yview.site.checking  # noqa: F401, PLC0415 - only who checks pays
    except MissingExtraError as error:
        raise MissingExtraError(str(error)) from None  # what failed where is no news to anyone


def contrast_report(
    pages: Iterable[tuple[str, bytes | str]],
    *,
    level: Level = "AA",
    rules: str | Iterable[str] = "contrast",
    schemes: Schemes | list[str] = "all",
) -> Report:
    """Return the report on pages, each given by its address and its HTML.

    Style sheets are found as Django's ``staticfiles`` finds them, under the addresses that
    ``{% static %}`` writes. ``level``, ``rules`` and ``schemes`` are those of ``a11yview.check``;
    the schemes are of the site's catalog.
    """
    from a11yview import check  # noqa: PLC0415 - loads the engine
    from a11yview.site.page_files import PageSource  # noqa: PLC0415 - likewise

    named = {_name(address): html for address, html in pages}
    site = display_settings()
    with TemporaryDirectory() as folder:
        base = form_address()
        ours: dict[str, Path] = {}
        for asset in site.files.assets:
            file = Path(folder, asset.file_name)
            file.write_text(asset, encoding="utf-8", newline="")
            ours[base + asset.file_name] = file
        return check(
            [PageSource(name=name, html=html) for name, html in named.items()],
            level=level,
            rules=rules,
            schemes=schemes,
            catalog=site.catalog,
            resolve={**_static_sheets(), **ours},
        )


def unread(report: Report) -> list[str]:
    """Return a line for each part that could not be read: whether it would pass is not known."""
    from a11yview.report.summary import grouped_notices  # noqa: PLC0415 - likewise

    return [
        f"{notice.position}: {notice.message}"
        for notice in grouped_notices(report)
        if notice.rule in {"AV902", "AV905"}
    ]


def _name(address: str) -> str:
    """Return how reports call a page: its path, from which its links start, too."""
    return urlsplit(address).path.lstrip("/") or "index.html"


def _static_sheets() -> Mapping[str, Path]:
    """Return the style sheets among the static files by their addresses."""
    found: dict[str, Path] = {}
    if "django.contrib.staticfiles" not in settings.INSTALLED_APPS:
        return found
    for finder in get_finders():
        for path, storage in finder.list([]):
            if path.endswith(".css"):
                prefix = getattr(storage, "prefix", None)
                name = f"{prefix}/{path}" if prefix else path
                file = _short(Path(storage.path(path)))
                # The address with a digest, where the storage writes one, and the plain one.
                found.setdefault(settings.STATIC_URL + name, file)
                found.setdefault(_address(name), file)
    return found


def _address(name: str) -> str:
    try:
        return str(static(name))
    except ValueError:  # a storage with a manifest, before collectstatic has written it
        return settings.STATIC_URL + name


def _short(file: Path) -> Path:
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
