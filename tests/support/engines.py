"""The browsers whose engines a visitor may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from support.chromium import running_chromium
from support.firefox import running_firefox
from support.webkit import running_older_webkit, running_webkit

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

ENGINES: Final[dict[str, Callable[[], AbstractContextManager[Any]]]] = {
    "chromium": running_chromium,
    "firefox": running_firefox,
    "webkit": running_webkit,
    "older-webkit": running_older_webkit,
}

# Where nothing else is asked for: the newest of each kind.
USUAL: Final = ("chromium", "firefox", "webkit")
