"""A server's answer to the panel's form: the redirect, to a same-site path, and the cookie."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from a11yview.settings.cookie import set_cookie_header
from a11yview.settings.preferences import Preferences
from a11yview.settings.wire import read_form

if TYPE_CHECKING:
    from a11yview.settings.catalog import Catalog
    from a11yview.settings.wire import Form

__all__ = ["FormAnswer", "form_answer", "is_local_path"]

_UNSENDABLE: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST_PATH: Final = 4096  # as written: servers refuse to send long headers


class FormAnswer(NamedTuple):
    """The headers ``Location`` and ``Set-Cookie`` of a ``303 See Other``, and what was chosen."""

    location: str
    set_cookie: str
    preferences: Preferences


def form_answer(form: Form, catalog: Catalog | None = None, *, secure: bool = True) -> FormAnswer:
    """Return the answer to a submitted panel; never raises.

    ``form`` is the body of the request, or a mapping from names to values. The visitor goes back to
    the path that ``panel`` was given as ``return_to``, to ``/`` if it would lead off the site or is
    longer than 4,096 characters.
    ``secure=False`` is for a development server over plain HTTP, as for ``set_cookie_header``.
    """
    field = read_form(form)
    is_reset = field("reset") is not None
    chosen = Preferences() if is_reset else Preferences.from_query(form, catalog)
    back = field("return-to")
    # what is ASCII in an address already stays as it is, but for a space
    local = isinstance(back, str) and is_local_path(back)
    location = quote(str(back), safe=string.punctuation) if local else "/"
    return FormAnswer(
        location=location if len(location) <= _LONGEST_PATH else "/",
        set_cookie=set_cookie_header(chosen, secure=secure),
        preferences=chosen,
    )


def is_local_path(target: str) -> bool:
    r"""Whether a redirect to ``target`` stays on the site: one ``/`` first, only what can be sent.

    Browsers take ``//host`` and ``/\host`` for another site, and drop tabs and line ends first.
    """
    return (
        target.startswith("/")
        and not target.startswith(("//", "/\\"))
        and not _UNSENDABLE.search(target)
    )
