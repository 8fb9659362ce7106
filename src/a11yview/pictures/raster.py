"""The colors of PNG, JPEG, GIF, WebP, AVIF, BMP and ICO files, by Pillow. Runs in the worker."""

from __future__ import annotations

import io
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, cast

from PIL import Image, ImageCms, ImageOps, ImageSequence, UnidentifiedImageError

from a11yview.pictures.colors import PictureColors, Swatch
from a11yview.pictures.problem import UnreadablePictureError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from a11yview.pictures.colors import Octets

__all__ = ["raster_colors"]

_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "ICO")
_MOST_PIXELS: Final = 40_000_000
_MOST_FRAMES: Final = 60
_MOST_SWATCHES: Final = 512
"""Most colors of a picture to look at one by one."""
_FAR: Final = 96
"""Of more colors, so many of the darkest and of the lightest have swatches of their own."""
_STEPS: Final = (16, 32, 64)
"""By so much each channel of the others may differ in one swatch."""
_MOST_CELLS: Final = 1000
_DEEP: Final = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N", "F"})
_OTHER_FORMATS: Final = (
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"8BPS", "Photoshop"),
    (b"%PDF", "PDF"),
)

Part = tuple[int, int, int, int]
"""Left, top, right and bottom of a part of a picture, in its pixels."""


def raster_colors(content: bytes, part: Part | None = None) -> PictureColors:
    """Return the colors of a picture, of all its frames, or of a part of it.

    Raises :class:`UnreadablePictureError` for one that cannot be read, or not as browsers show it.
    """
    try:
        picture = Image.open(io.BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise UnreadablePictureError(f"format not known: {_format_of(content)}") from error
    frames = getattr(picture, "n_frames", 1)
    if picture.width * picture.height * frames > _MOST_PIXELS or frames > _MOST_FRAMES:
        size = f"{picture.width} × {picture.height}" + (f", {frames} frames" * (frames > 1))
        raise UnreadablePictureError(f"too large: {size}; at most 40 million pixels, 60 frames")
    if picture.mode == "CMYK" or picture.mode in _DEEP:
        kind = "CMYK" if picture.mode == "CMYK" else "16 bits a channel"
        raise UnreadablePictureError(f"{picture.format} of {kind}")
    counts: defaultdict[Octets, list[int]] = defaultdict(lambda: [0] * 9)
    shown: list[Image.Image] = []
    for frame in ImageSequence.Iterator(picture):
        image = _as_shown(frame)
        whole = (0, 0, image.width, image.height)
        left, top, right, bottom = part = _clipped(part or whole, image.size)
        for ninth, box in enumerate(_ninths(part)):
            if box[0] < box[2] and box[1] < box[3]:
                for count, color in _counted(image.crop(box)):
                    counts[color if color[3] else (0, 0, 0, 0)][ninth] += count
        shown.append(image.crop((left, top, right, bottom)))
    assert part is not None  # noqa: S101 - a picture has a frame
    if not counts:
        raise UnreadablePictureError("nothing of it lies there")
    by_luminance = sorted(counts, key=_luminance)
    swatches, is_opaque = _swatches(counts, by_luminance), all(c[3] == 255 for c in counts)
    return PictureColors(
        width=shown[0].width,
        height=shown[0].height,
        swatches=tuple(_placed(swatches, shown, part)),
        darkest=by_luminance[0] if is_opaque else None,
        lightest=by_luminance[-1] if is_opaque else None,
    )


def _counted(tile: Image.Image) -> Iterable[tuple[int, Octets]]:
    """Return the colors of a part of a picture, each with the number of its pixels."""
    found: Any = tile.getcolors(tile.width * tile.height)
    return cast("Iterable[tuple[int, Octets]]", found)


def _format_of(content: bytes) -> str:
    """Return the name of a format that is not read, as far as its first bytes tell."""
    if content[4:8] == b"ftyp":
        return content[8:12].decode("latin-1").strip().upper()
    found = next((name for start, name in _OTHER_FORMATS if content.startswith(start)), None)
    return found or f"it begins with {content[:8]!r}"


def _as_shown(frame: Image.Image) -> Image.Image:
    """Return a frame as browsers show it: upright, in sRGB, with alpha."""
    profile, gamma = frame.info.get("icc_profile"), frame.info.get("gamma")
    if not profile and gamma and abs(gamma - 1 / 2.2) > 0.01 and "srgb" not in frame.info:
        raise UnreadablePictureError(f"{frame.format} with a gamma of its own: {gamma:g}")
    image = ImageOps.exif_transpose(frame).convert("RGBA")
    if not profile:
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(given):
            return image
        color = ImageCms.profileToProfile(
            image.convert("RGB"), given, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise UnreadablePictureError("its color profile cannot be read") from error
    assert color is not None  # noqa: S101 - it was not asked for in place
    color.putalpha(image.getchannel("A"))
    return color


def _clipped(part: Part, size: tuple[int, int]) -> Part:
    left, top, right, bottom = part
    width, height = size
    return max(left, 0), max(top, 0), min(right, width), min(bottom, height)


def _ninths(part: Part) -> Iterator[Part]:
    left, top, right, bottom = part
    columns = [left + (right - left) * step // 3 for step in range(4)]
    rows = [top + (bottom - top) * step // 3 for step in range(4)]
    for row in range(3):
        for column in range(3):
            yield columns[column], rows[row], columns[column + 1], rows[row + 1]


_LINEAR: Final = tuple(
    c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
    for c in range(256)
)


def _luminance(color: Octets) -> float:
    red, green, blue, _ = color
    return 0.2126 * _LINEAR[red] + 0.7152 * _LINEAR[green] + 0.0722 * _LINEAR[blue]


def _swatches(counts: dict[Octets, list[int]], ordered: Sequence[Octets]) -> list[Swatch]:
    if len(counts) <= _MOST_SWATCHES:
        found = [_swatch([color], counts) for color in counts]
    else:
        single = [*ordered[:_FAR], *ordered[-_FAR:]]
        found = [_swatch([color], counts) for color in single]
        found += [_swatch(colors, counts) for colors in _cells(ordered[_FAR:-_FAR])]
    return sorted(found, key=lambda swatch: -sum(swatch.ninths))


def _cells(colors: Sequence[Octets]) -> Iterable[list[Octets]]:
    """Return the colors in cells: as small ones as there may be of them."""
    cells: defaultdict[tuple[int, ...], list[Octets]] = defaultdict(list)
    for step in _STEPS:
        cells.clear()
        for color in colors:
            red, green, blue, alpha = color
            cells[red // step, green // step, blue // step, alpha // step].append(color)
        if len(cells) <= _MOST_CELLS:
            break
    return cells.values()


def _swatch(colors: list[Octets], counts: dict[Octets, list[int]]) -> Swatch:
    numbers = [counts[color] for color in colors]
    ninths = tuple(map(sum, zip(*numbers, strict=True)))
    sums = [*map(sum, numbers)]
    frequent = colors[sums.index(max(sums))]
    low, high = _extreme(colors, min), _extreme(colors, max)
    return Swatch(low, high, frequent, ninths=ninths)


def _extreme(colors: list[Octets], pick: Callable[[Iterable[int]], int]) -> Octets:
    red, green, blue, alpha = (pick(channel) for channel in zip(*colors, strict=True))
    return (red, green, blue, alpha)


def _placed(swatches: Iterable[Swatch], frames: list[Image.Image], part: Part) -> Iterator[Swatch]:
    """Yield the swatches with the first pixel that has the color of each."""
    places: dict[int, tuple[int, int]] = {}
    for image in reversed(frames):
        pixels = memoryview(image.tobytes()).cast("I")
        # Later ones give way to earlier ones: the first pixel of each color stays.
        found = dict(zip(reversed(pixels), range(len(pixels) - 1, -1, -1), strict=True))
        width = image.width
        places |= {color: (at % width, at // width) for color, at in found.items()}
    for swatch in swatches:
        color = int.from_bytes(bytes(swatch.shown), sys.byteorder)
        x, y = places.get(color, (-1, -1))
        yield swatch._replace(x=part[0] + x, y=part[1] + y) if x >= 0 else swatch
