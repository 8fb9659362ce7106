"""The process that decodes pictures: one request after another, until nobody asks any more.

A request is a line of JSON, ``{"length": 123, "part": null, "seconds": 20}``, and so many bytes.
The answer is a line: ``{"colors": …}``, or ``{"problem": "…"}``.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from typing import TYPE_CHECKING, Any, Final

from a11yview.pictures.problem import UnreadablePictureError
from a11yview.pictures.vector import is_svg, vector_colors

if TYPE_CHECKING:
    from a11yview.pictures.colors import PictureColors

__all__ = ["answer", "main"]

_MOST_MEMORY: Final = 2 << 30
NO_PILLOW: Final = "pictures are read with Pillow: pip install 'a11yview[pictures]'"


def main() -> None:
    """Answer requests from stdin on stdout."""
    _bound_memory()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        request = json.loads(line)
        content = source.read(request["length"])
        _bound_time(request["seconds"])
        sink.write(json.dumps(answer(content, request["part"])).encode() + b"\n")
        sink.flush()


def answer(content: bytes, part: list[int] | None = None) -> dict[str, Any]:
    """Return the colors of a picture, or the problem, as values for JSON."""
    try:
        return {"colors": _colors(content, part).to_json()}
    except UnreadablePictureError as error:
        return {"problem": str(error)}
    except MemoryError:
        return {"problem": "it takes too much memory"}
    except Exception as error:  # noqa: BLE001 - decoders fail in every way on what is hostile
        return {"problem": f"{type(error).__name__}: {error}"[:200]}


def _colors(content: bytes, part: list[int] | None) -> PictureColors:
    if is_svg(content):
        return vector_colors(content)
    try:
        from a11yview.pictures.raster import raster_colors  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UnreadablePictureError(NO_PILLOW) from error
    left, top, right, bottom = part or (0, 0, 1 << 30, 1 << 30)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of decompression bombs: sizes are bounded
        return raster_colors(content, (left, top, right, bottom) if part else None)


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(_MOST_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _bound_time(seconds: int) -> None:
    """Let the system end this process where the next picture takes more processor time."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    limit = int(time.process_time()) + 1 + seconds
    if most != resource.RLIM_INFINITY:
        limit = min(limit, most)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, most))


if __name__ == "__main__":
    main()
