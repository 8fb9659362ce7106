"""Request logic that the adapters of web frameworks share: plain values in, plain values out.

A site has one ``DisplaySettings``, made of its catalog. For each page that it sends, ``page``
gives the attributes, the links and the panel of that visitor; for each request under its address
(``/a11yview/`` as a rule), ``answer`` gives status, headers and body. An adapter turns the requests
of a framework into ``PageFacts`` and ``Request``, and an ``Answer`` into a response.
"""

from __future__ import annotations

from a11yview.web.answer import LONGEST_FORM_BYTES, Answer, Request
from a11yview.web.display_settings import DisplaySettings
from a11yview.web.page_settings import (
    PageFacts,
    PageSettings,
    depends_on_cookie,
    page_address,
)
from a11yview.web.template_functions import TEMPLATE_FUNCTIONS

__all__ = [
    "LONGEST_FORM_BYTES",
    "TEMPLATE_FUNCTIONS",
    "Answer",
    "DisplaySettings",
    "PageFacts",
    "PageSettings",
    "Request",
    "depends_on_cookie",
    "page_address",
]
