"""A million inputs to every reader that a visitor reaches: ``python tests/fuzz/visitor_inputs.py``.

It takes some five minutes of processor time; the name of a reader runs that one alone.

Inputs are made of pieces that mean something to one of the readers, and of noise. Nothing may
raise, what comes out is of the catalog, and it is the same when it is read again. The tests run a
share of it with a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from typing import TYPE_CHECKING

from a11yview import Catalog, Preferences, attributes
from a11yview.settings import form_answer, offered, preferences_from_cookie_header, write_value
from a11yview.settings.same_origin import is_same_origin
from a11yview.web import DisplaySettings, PageFacts, Request, page_address

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOG = Catalog(own_colors=True)
SETTINGS = DisplaySettings(CATALOG)
TOKENS = {write_value(choice) for choices in offered(CATALOG).values() for choice in choices} | {
    "own"
}
PIECES = (
    *"=&;,\"'%+ \\/#?:@[]{}<>\0\r\n\t\x0b\x1b\x7f\x85\xa0\ud800\udfff\u2028٣５é嘊",
    *("&&", "==", "%00", "%0d%0a", "%2f", "%c0%af", "%u0041", "//", "/\\", "\\\\", "..", "://"),
    *("a11yview=", "__Host-a11yview=", "scheme=", "scheme=own", "&text=ffffff", "&background=000"),
    *("000", "font-size=150", "letter-spacing=0.12", "line-height=1.5", "own", "on", "reset=on"),
    *("return-to=", "return-to=%2F", "http", "https", "evil.example", "testserver", "null"),
    *(
        "preset=dim",
        "preset=calm",
        "true",
        "1e999",
        "NaN",
        '{"scheme": ',
        '"own"',
        "[[",
        "]]",
        "9" * 40,
        "\U0001f600",
    ),
    *sorted(TOKENS),
)
COOKIE = re.compile(
    r"(?:__Host-)?a11yview=[a-z0-9.&=-]*; Path=/; Max-Age=\d+; SameSite=Lax(?:; Secure)?"
)
OURS = re.compile(r"https?://testserver(?::80|:443)?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
LOCATION = re.compile(r"/(?:(?![/\\])[\x21-\x7e]*)?")


def made(chance: random.Random) -> str:
    """Return one input."""
    if chance.random() < 0.1:
        return "".join(chr(chance.randrange(0x11000)) for _ in range(chance.randrange(60)))
    return "".join(chance.choices(PIECES, k=chance.randrange(1, 12)))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def judged(found: Preferences) -> None:
    """Hold what was read to the catalog, and to being read the same again."""
    assert set(attributes(found).values()) <= TOKENS, found
    assert Preferences.from_cookie(found.to_cookie(), CATALOG) == found


def cookie(text: str) -> None:
    """Read a cookie's value and a header, as text and as bytes."""
    judged(Preferences.from_cookie(text, CATALOG))
    judged(Preferences.from_cookie(_bytes(text), CATALOG))
    for secure in (True, False):
        judged(preferences_from_cookie_header(text, CATALOG, secure=secure))
        judged(preferences_from_cookie_header(_bytes(text), CATALOG, secure=secure))


def form(text: str) -> None:
    """Answer a form, as bytes and as the mapping that a framework makes of it."""
    for given in (_bytes(text), text, {"scheme": text, "return-to": text}, {text: [text]}):
        answer = form_answer(given, CATALOG)
        judged(answer.preferences)
        assert COOKIE.fullmatch(answer.set_cookie), answer
        assert LOCATION.fullmatch(answer.location), answer


def json_text(text: str) -> None:
    """Read JSON."""
    judged(Preferences.from_json(text, CATALOG))
    judged(Preferences.from_json(_bytes(text), CATALOG))


def origin(text: str) -> None:
    """Judge where a form comes from: only the site's own origin passes."""
    told = is_same_origin(host="testserver", origin=text, fetch_site=None)
    assert told in ({True, False} if OURS.fullmatch(text) else {False} if text else {None}), text
    assert is_same_origin(host="testserver", origin=None, fetch_site=text) is (
        text == "same-origin"
    )


def request(text: str) -> None:
    """Ask for a file and send a form with headers of that text."""
    for method, name in (("GET", text), ("POST", ""), ("GET", f"own.{text}.css")):
        asked = Request(
            method=method,
            name=name,
            header=lambda header: None if header == "Content-Type" else text,
            host=text,
            secure=False,
            body=_bytes(text),
        )
        answer = SETTINGS.answer(asked)
        assert answer.status in {200, 303, 403, 404, 405, 413, 415}, answer


def page(text: str) -> None:
    """Write a page: its attributes are tokens, its address leads nowhere else."""
    address = page_address(text.encode("utf-8", "replace").decode(), text)
    made_page = SETTINGS.page(lambda: PageFacts(cookie=text, secure=False, address=address))
    judged(made_page.preferences)
    html = str(made_page.panel())
    found = re.search(r'<input type="hidden" name="return-to" value="([^"<>\0-\x1f]*)">', html)
    assert found is not None or "return-to" not in html, address


READERS: dict[str, Callable[[str], None]] = {
    reader.__name__: reader for reader in (cookie, form, json_text, origin, request, page)
}


def run(reader: Callable[[str], None], *, seed: int, times: int) -> None:
    """Give a reader so many inputs; the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - inputs of a test
    for _ in range(times):
        text = made(chance)
        try:
            reader(text)
        except Exception as error:
            error.add_note(f"{reader.__name__}({text!r})")
            raise


def main(arguments: list[str]) -> int:
    """Run the readers that are named, or all; a million inputs each, or as many as asked for."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("readers", metavar="READER", nargs="*", help=", ".join(READERS))
    parser.add_argument("--times", type=int, default=10**6, help="inputs for each reader")
    parser.add_argument("--seed", type=int, default=2026, help="another one makes other inputs")
    given = parser.parse_args(arguments)
    unknown = sorted(set(given.readers) - set(READERS))
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; use any of {', '.join(READERS)}")
    for name in given.readers or READERS:
        start = time.process_time()
        run(READERS[name], seed=given.seed, times=given.times)
        took = time.process_time() - start
        print(f"{name}: {given.times:,} inputs of seed {given.seed}, {took:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
