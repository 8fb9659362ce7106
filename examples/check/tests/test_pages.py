"""The pages of the site, and a part of one, can be read in every state."""

from pathlib import Path

from a11yview.pytest_plugin import PageCheck

SITE = Path(__file__).parents[1] / "site"


def test_every_page_can_be_read(a11yview_check: PageCheck) -> None:
    a11yview_check.page(SITE, root=SITE)


def test_a_warning_can_be_read(a11yview_check: PageCheck) -> None:
    a11yview_check('<p class="warning">Sold out</p>', css=".warning { color: #b00020 }")
