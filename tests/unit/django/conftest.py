"""One Django for all tests of a process; each may override settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import django
import pytest
from django.test.utils import setup_test_environment, teardown_test_environment

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", autouse=True)
def _django() -> Iterator[None]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "support.django_site.settings"
    # Playwright's loop may run in the thread of a worker: no loop of Django's does.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    django.setup()
    setup_test_environment()
    yield
    teardown_test_environment()
