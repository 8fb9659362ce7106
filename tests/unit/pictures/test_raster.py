import io
from collections import Counter

import pytest

pytest.importorskip("PIL")

from PIL import Image

from a11yview.pictures import raster
from a11yview.pictures.problem import UnreadablePictureError
from a11yview.pictures.raster import raster_colors
from support.pictures import gray, picture_bytes

RED, BLUE, NOTHING = (255, 0, 0, 255), (0, 0, 255, 128), (0, 0, 0, 0)


def shown(colors):
    return {swatch.shown: sum(swatch.ninths) for swatch in colors.swatches}


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP", "ICO", "AVIF"])
def test_each_format_gives_its_colors(kind):
    options = {"lossless": True} if kind == "WEBP" else {}
    options = {"quality": 100, "subsampling": "4:4:4"} if kind == "AVIF" else options
    colors = raster_colors(picture_bytes([[RED] * 16] * 16, kind, **options))
    assert (colors.width, colors.height) == (16, 16)
    ((color, count),) = shown(colors).items()
    assert count == 256
    assert color == pytest.approx(RED, abs=2)


def test_each_color_is_counted_and_placed():
    rows = [[RED, RED, BLUE], [RED, RED, RED], [NOTHING, RED, RED]]
    colors = raster_colors(picture_bytes(rows))
    assert shown(colors) == {RED: 7, BLUE: 1, NOTHING: 1}
    blue = next(swatch for swatch in colors.swatches if swatch.shown == BLUE)
    assert (blue.x, blue.y) == (2, 0)
    assert blue.ninths == (0, 0, 1, 0, 0, 0, 0, 0, 0)
    assert colors.darkest is None  # it is not opaque


def test_the_darkest_and_the_lightest_pixel_are_by_luminance():
    colors = raster_colors(picture_bytes([[(0, 0, 255, 255), (0, 120, 0, 255), gray(40)]]))
    assert (colors.darkest, colors.lightest) == (gray(40), (0, 120, 0, 255))


def test_of_many_colors_each_lies_within_a_swatch_and_all_are_counted():
    rows = [[(x * 4, y * 4, (x * y) % 256, 255) for x in range(64)] for y in range(64)]
    colors = raster_colors(picture_bytes(rows))
    assert not colors.is_exact
    assert len(colors.swatches) < 1200
    assert sum(shown(colors).values()) == 64 * 64
    counted = Counter(pixel for row in rows for pixel in row)
    for pixel in counted:
        assert any(
            all(low <= c <= high for low, c, high in zip(s.low, pixel, s.high, strict=True))
            for s in colors.swatches
        )
    for swatch in colors.swatches:
        assert rows[swatch.y][swatch.x] == swatch.shown


def test_of_a_part_only_its_pixels_count():
    rows = [[RED, RED, BLUE], [RED, RED, RED], [NOTHING, RED, RED]]
    colors = raster_colors(picture_bytes(rows), (2, 0, 3, 1))
    assert shown(colors) == {BLUE: 1}
    assert (colors.swatches[0].x, colors.swatches[0].y) == (2, 0)


def test_all_frames_of_an_animation_count():
    frames = [Image.new("RGB", (4, 4), color) for color in ("#f00", "#00f", "#0f0")]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=50)
    colors = shown(raster_colors(file.getvalue()))
    assert set(colors) == {(255, 0, 0, 255), (0, 0, 255, 255), (0, 255, 0, 255)}


def test_a_color_profile_is_converted_to_srgb():
    from PIL import ImageCms  # noqa: PLC0415

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    colors = raster_colors(picture_bytes([[RED] * 4] * 4, icc_profile=profile))
    assert shown(colors) == {RED: 16}
    with pytest.raises(UnreadablePictureError, match="color profile"):
        raster_colors(picture_bytes([[RED] * 4] * 4, icc_profile=b"none"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"II*\0" + b"\0" * 60, "TIFF"),
        (b"\0\0\0\x0cJXL \r\n\x87\n" + b"\0" * 60, "JPEG XL"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 60, "HEIC"),
        (b"hello", "begins with b'hello'"),
    ],
)
def test_a_format_that_is_not_read_is_named(content, said):
    with pytest.raises(UnreadablePictureError, match=said):
        raster_colors(content)


@pytest.mark.parametrize(("mode", "said"), [("CMYK", "JPEG of CMYK"), ("I;16", "16 bits")])
def test_a_mode_that_browsers_show_by_their_own_rules_is_named(mode, said):
    file = io.BytesIO()
    Image.new(mode, (2, 2)).save(file, "JPEG" if mode == "CMYK" else "PNG")
    with pytest.raises(UnreadablePictureError, match=said):
        raster_colors(file.getvalue())


def test_a_picture_of_too_many_pixels_is_not_decoded(monkeypatch):
    monkeypatch.setattr(raster, "_MOST_PIXELS", 99)
    with pytest.raises(UnreadablePictureError, match="too large: 10 × 10"):
        raster_colors(picture_bytes([[RED] * 10] * 10))
