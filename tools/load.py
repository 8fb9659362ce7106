"""64 connections for 20 seconds against each server of examples/: no error, flat memory.

``python tools/load.py [SECONDS] [NAME ...]``, on the loopback. Each connection is a visitor: a page
with a choice of its own, a file, the form, a hostile cookie, in turn. Memory is what the server
holds once its bounded stores are full, and at the end.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import httpx

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.example_sites import SITES, running

CONNECTIONS = 64
SECONDS = 20
WARM = 320  # more panels than are kept
# Django's own server is for one developer; a site of Django runs behind another.
# It closes idle connections after 5 s, which on a busy machine counts as an error of the visitor.
UVICORN = (
    *("-m", "uvicorn", "town.asgi:application", "--port={port}", "--log-level=warning"),
    "--timeout-keep-alive=60",
)
FIELD = re.compile(r'type="hidden" name="([\w-]+)" value="([^"]*)"')
FILE = re.compile(r'(?:href|src)="(/a11yview/[^"]+)"')


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was asked of one server, and what went wrong."""

    statuses: Counter[int] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)


def main(arguments: list[str]) -> int:
    """Load each server, print what came of it, and return 1 where one failed."""
    seconds = int(arguments[0]) if arguments else SECONDS
    names = arguments[1:] or list(SITES)
    failed = [name for name in names if not _loaded(name, seconds)]
    return int(bool(failed))


def _loaded(name: str, seconds: int) -> bool:
    command = UVICORN if name == "django" else None
    with running(name, command=command) as (address, process):
        tally, memory = asyncio.run(_visits(address, process, seconds))
    grown = memory[1] / memory[0]
    is_good = not tally.errors and grown < 1.1
    print(
        f"{name}: {tally.statuses.total():,} requests in {seconds} s over {CONNECTIONS} "
        f"connections, {tally.errors.total()} errors, memory {memory[0] >> 10} to "
        f"{memory[1] >> 10} MB ({grown:.2f}): {'good' if is_good else 'BAD'}"
    )
    for error, times in tally.errors.most_common(5):
        print(f"  {times} x {error}")
    return is_good


async def _visits(address: str, process: int, seconds: int) -> tuple[Tally, tuple[int, int]]:
    tally = Tally()
    numbers = count()
    limits = httpx.Limits(
        max_connections=CONNECTIONS,
        max_keepalive_connections=CONNECTIONS,
        keepalive_expiry=2,  # a server closes an idle connection after 5
    )
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=60) as client:
        await asyncio.gather(*(_page(client, tally, next(numbers)) for _ in range(WARM)))
        before = _memory(process)
        end = time.monotonic() + seconds
        visitors = [
            asyncio.create_task(_visitor(client, tally, numbers, end)) for _ in range(CONNECTIONS)
        ]
        await asyncio.gather(*visitors)
    return tally, (before, _memory(process))


async def _visitor(
    client: httpx.AsyncClient, tally: Tally, numbers: count[int], end: float
) -> None:
    while time.monotonic() < end:
        number = next(numbers)
        try:
            page = await _page(client, tally, number)
            file = await client.get(FILE.findall(page.text)[0])
            _expect(tally, file, 200, "immutable" in file.headers["Cache-Control"])
            token = page.cookies.get("csrftoken")
            cookie = {"Cookie": f"csrftoken={token}"} if token else {}
            client.cookies.clear()
            sent = {**dict(FIELD.findall(page.text)), "scheme": "white-on-black"}
            form = {"Content-Type": "application/x-www-form-urlencoded", **cookie}
            answer = await client.post("a11yview/", content=urlencode(sent), headers=form)
            _expect(tally, answer, 303, answer.headers.get("Location") == "/form")
            client.cookies.clear()
            hostile = {"Cookie": f'a11yview=scheme="><script>{number};font-size=&&==%00'}
            page = await client.get("/", headers=hostile)
            _expect(tally, page, 200, "<script>" not in page.text)
        except httpx.HTTPError as error:
            tally.errors[f"{type(error).__name__}: {error}"] += 1


async def _page(client: httpx.AsyncClient, tally: Tally, number: int) -> httpx.Response:
    """Return a page for a visitor whose choice nobody had before."""
    choice = f"scheme=own&text={number % 0xFFFFFF:06x}&background=ffffff&font-size=150"
    page = await client.get("form", headers={"Cookie": f"a11yview={choice}"})
    _expect(tally, page, 200, 'data-a11yview-scheme="own"' in page.text)
    return page


def _expect(tally: Tally, response: httpx.Response, status: int, holds: object) -> None:
    tally.statuses[response.status_code] += 1
    if response.status_code != status or not holds:
        tally.errors[f"{response.request.url.path}: {response.status_code}"] += 1


def _memory(process: int) -> int:
    """Return the memory of a process and of the processes that it started, in kB."""
    text = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
