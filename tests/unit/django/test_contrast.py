from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.test import Client, SimpleTestCase, override_settings
from django.urls import include, path

from a11yview.django.test import ContrastMixin, assertContrast
from support.django_site.urls import page


class TestAssertion:
    def test_a_page_that_can_be_read_passes(self) -> None:
        report = assertContrast(Client().get("/"))
        assert report.pages[0].total.passed > 0

    def test_a_page_that_cannot_fails_with_its_declaration(self) -> None:
        with pytest.raises(AssertionError) as caught:
            assertContrast(Client().get("/hint/"))
        said = str(caught.value)
        assert "AV101 contrast 2.84 < 4.5 (#999 on #fff)" in said
        assert "static/site.css:1:9  .hint { color: #999 }" in said

    def test_level_and_schemes_count(self) -> None:
        assertContrast(Client().get("/"), level="AAA", schemes="none")
        with pytest.raises(AssertionError):
            assertContrast(Client().get("/hint/"), schemes="none")

    def test_rules_count(self) -> None:
        html = "<!doctype html><meta name=viewport content='user-scalable=no'><p>Text</p>"
        assertContrast(HttpResponse(html), schemes="none")
        with pytest.raises(AssertionError, match="AV304 zoom is forbidden"):
            assertContrast(HttpResponse(html), schemes="none", rules=["AV304"])

    def test_a_response_that_is_no_page_is_told(self) -> None:
        answer = Client().post("/a11yview/", {"reset": "on"})
        with pytest.raises(AssertionError, match="not a page"):
            assertContrast(answer)

    def test_a_streamed_page(self) -> None:
        assert assertContrast(Client().get("/streamed/")).pages

    def test_a_sheet_that_is_not_found_is_a_warning(self) -> None:
        with (
            override_settings(STATICFILES_DIRS=[]),
            pytest.warns(UserWarning, match=r"site\.css"),
        ):
            assertContrast(Client().get("/hint/"))

    def test_a_test_case_of_django_has_it(self) -> None:
        class Case(ContrastMixin, SimpleTestCase):
            def runTest(self) -> None:  # noqa: N802 - as unittest has it
                self.assertContrast(self.client.get("/hint/"))

        result = Case().defaultTestResult()
        Case()(result)
        assert len(result.failures) == 1
        assert "2.84" in result.failures[0][1]


class TestCommand:
    @pytest.fixture
    def run(self, capsys):
        def call(*arguments: str) -> tuple[int, str, str]:
            try:
                call_command("a11yview", *arguments)
            except SystemExit as ended:
                code = int(ended.code)
            except CommandError as error:
                return error.returncode, "", str(error)
            else:
                code = 0
            out, err = capsys.readouterr()
            return code, out, err

        return call

    def test_a_page_set_up_right(self, run) -> None:
        assert run("check", "/", "/streamed/") == (0, "2 pages, 0 with problems\n", "")

    def test_every_address_of_the_project(self, run) -> None:
        code, out, err = run("check")
        assert code == 1
        assert "/plain/: no panel: write {% a11yview_panel %} first in <body>" in err
        assert "/without-request/: no choice in <html>" in err
        assert "/without-request/: no Vary: Cookie" in err
        assert "not looked at, name an address of each: /p/<path:rest>, /item/<int:number>/" in out

    def test_contrast(self, run) -> None:
        code, out, _ = run("check", "--contrast", "/", "/hint/")
        assert code == 1
        assert re.search(r"\bhint/:\d+:1: AV101 contrast 2.84 < 4.5 \(#999 on #fff\)", out)
        assert run("check", "--contrast", "--schemes", "white-on-black", "/")[0] == 0

    def test_rules(self, run) -> None:
        code, _, err = run("check", "--contrast", "--rules", "contrast, AV3", "/")
        assert (code, "rules: unknown: 'AV3'" in err) == (2, True)
        asked = ("check", "--contrast", "--schemes", "none", "--rules", "AV304", "/hint/")
        assert run(*asked)[0] == 0

    def test_what_cannot_be_done_is_told(self, run) -> None:
        code, _, err = run("check", "--contrast", "--schemes", "blue", "/")
        assert (code, "unknown: 'blue'" in err) == (2, True)
        assert run("check", "/item/5/")[0] == 1
        code, _, err = run("check", "/a11yview/")
        assert (code, err) == (2, "no page to look at; name an address")

    def test_a_page_that_breaks_down(self, run, rooted) -> None:
        with override_settings(ROOT_URLCONF=rooted):
            code, _, err = run("check", "/broken/", "/page/")
        assert code == 1
        assert err == "/broken/: status 500: ZeroDivisionError: division by zero\n"

    def test_an_address_that_is_none_is_told_by_its_status(self, run) -> None:
        code, out, err = run("check", "/", "/nope/")
        assert (code, err) == (1, "/nope/: status 404\n")
        assert out == "1 page, 1 with problems\n"
        code, _, err = run("check", "nope")
        assert (code, err) == (2, "no path: 'nope'; start it with /")

    def test_pages_of_others_and_excluded_ones_are_left_out_and_counted(self, run, rooted) -> None:
        with override_settings(ROOT_URLCONF=rooted):
            code, out, err = run("check", "--exclude", "/broken/", "--exclude", "/users")
        assert (code, err) == (0, "")
        assert out == (
            "not looked at: /away/ leads to /page/, /post/ status 405\n"
            "left out: 2 by --exclude, 2 of the admin; named, they are looked at\n"
            "1 page, 0 with problems\n"
        )

    def test_a_database_without_tables_is_told(self, run, rooted) -> None:
        said = "no such table: auth_user; manage.py migrate makes its tables"
        with override_settings(ROOT_URLCONF=rooted):
            code, _, err = run("check", "--user", "ann")
            assert (code, err) == (2, f"the database: {said}")
            code, _, err = run("check", "/users/", "/page/")
        assert (code, err) == (1, f"/users/: status 500: OperationalError: {said}\n")


WITHOUT_CHECKER = """
import os, sys
sys.modules["turbohtml"] = None
os.environ["DJANGO_SETTINGS_MODULE"] = "support.django_site.settings"
import django
django.setup()
from django.core.management import CommandError, call_command
from django.test import Client
from a11yview.django.test import assertContrast
try:
    call_command("a11yview", "check", "--contrast", "/")
except CommandError as error:
    print(error.returncode, error)
from django.test.utils import setup_test_environment
setup_test_environment()
assertContrast(Client().get("/"))
"""


def test_without_the_extra_it_says_what_to_install() -> None:
    tests = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_CHECKER],
        capture_output=True,
        text=True,
        check=False,
        cwd=tests,
        env={**os.environ, "PYTHONPATH": str(tests)},
    )
    said = "check: not installed: 'turbohtml'; install the extra: pip install 'a11yview[check]'"
    assert done.stdout == f"2 {said}\n"
    assert done.stderr.splitlines()[-1].endswith(said)
    assert "The above exception" not in done.stderr


@pytest.fixture
def rooted(monkeypatch: pytest.MonkeyPatch) -> str:
    admin = [path("", page), path("<int:number>/", page)]
    urls = [
        path("broken/", lambda _: 1 / 0),
        path("page/", page),
        path("users/", lambda _: HttpResponse(get_user_model().objects.count())),
        path("away/", lambda _: HttpResponseRedirect("/page/")),
        path("post/", lambda _: HttpResponseNotAllowed(["POST"])),
        path("admin/", include((admin, "admin"))),
        path("a11yview/", include("a11yview.django.urls")),
    ]
    module = ModuleType("broken_urls")
    module.urlpatterns = urls
    monkeypatch.setitem(sys.modules, "broken_urls", module)
    return "broken_urls"


def test_the_panel_of_the_debug_toolbar() -> None:
    """It finds what the page shows, with swatches that no policy refuses."""
    from django.conf import settings  # noqa: PLC0415

    names = ["debug_toolbar.middleware.DebugToolbarMiddleware", *settings.MIDDLEWARE]
    with override_settings(
        DEBUG=True,
        INTERNAL_IPS=["127.0.0.1"],
        INSTALLED_APPS=[*settings.INSTALLED_APPS, "debug_toolbar"],
        MIDDLEWARE=names,
        DEBUG_TOOLBAR_PANELS=["a11yview.django.toolbar.ContrastPanel"],
        DEBUG_TOOLBAR_CONFIG={"RENDER_PANELS": True, "IS_RUNNING_TESTS": False},
        ROOT_URLCONF="support.django_site.toolbar_urls",
    ):
        html = Client().get("/hint/").content.decode()
    assert "1 finding<" in html.replace("\n", "")
    assert 'fill="#999"' in html
    assert "contrast 2.84 &lt; 4.5" in html
    assert ".hint { color: #999 }" in html
    assert 'aria-label="#767676 on #fff"' in html
