"""Pictures of backgrounds with the colors of their files.

A computed ``background-image`` has the URL as it was written; whose it is depends on the style
sheet that wrote it. A text passes or fails on a picture only if it does so on each of the files
that may be meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from a11yview.audit.backdrop.icons import icons_in
from a11yview.audit.backdrop.picture_parts import Shown, shown_part
from a11yview.cascade import Picture, component_values
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from a11yview.cascade import Page, Source, Style, Styles
    from a11yview.pictures import Octets, PictureColors, PictureReader

__all__ = ["PagePictures", "ReadPicture", "UnreadPicture", "color_of", "has_picture"]

_SETS: Final = frozenset({"image-set", "-webkit-image-set", "light-dark"})
_LONGEST_NAME: Final = 80
_DECLARED: Final = re.compile(r"[;{}]")


@lru_cache(maxsize=8192)
def color_of(octets: Octets) -> Color:
    """Return the color of a pixel."""
    red, green, blue, alpha = octets
    return Color(red=red / 255, green=green / 255, blue=blue / 255, alpha=alpha / 255)


def has_picture(style: Style) -> bool:
    """Return whether the background has an image that is no gradient."""
    return any(isinstance(image, Picture) for image in style.background_image)


@dataclass(frozen=True, slots=True)
class ReadPicture(Picture):
    """A picture with its colors: those of each file that it may be, by what reports call these.

    ``covers`` says that it lies beneath all of its box.
    """

    options: tuple[tuple[str, PictureColors], ...]
    covers: bool


@dataclass(frozen=True, slots=True)
class UnreadPicture(Picture):
    """A picture whose colors are not known, and why."""

    why: str


class PagePictures:
    """The pictures in the backgrounds of one page.

    ``reader`` is None where pictures are not to be read; ``file_name`` says what reports call the
    file at an address. Only those are read that lie beneath one of the elements with ``texts``.
    """

    def __init__(
        self,
        page: Page,
        texts: Sequence[int],
        reader: PictureReader | None,
        file_name: Callable[[str], str] = str,
    ) -> None:
        self._texts = texts
        self._needed: tuple[object, frozenset[int]] = (None, frozenset())
        self._page, self._reader, self._file_name = page, reader, file_name
        self._addresses: dict[str, tuple[str, ...]] = {}
        self._base: str | None = None

    def groups_needed(self, styles: Styles, of_node: Sequence[int]) -> frozenset[int]:
        """Return the groups with text among nodes, which are given by the group of each."""
        if self._reader is None:
            return frozenset()
        if self._needed[0] is not of_node:
            pending = [styles.node_of[element] for element in self._texts]
            found: set[int] = set()
            while pending:
                node = pending.pop()
                if node >= 0 and node not in found:
                    found.add(node)
                    pending.append(styles.node_parent[node])
            self._needed = of_node, frozenset(of_node[node] for node in found)
        return self._needed[1]

    def in_style(self, style: Style) -> tuple[Picture | None, ...]:
        """Return for each image of the background the picture that was read for it, if one was.

        Empty if none is to be read. Icons beside the text are not.
        """
        images = style.background_image
        if self._reader is None or not has_picture(style):
            return ()
        icons = icons_in(style) or (False,) * len(images)
        return tuple(
            self._read(style, index, image)
            if isinstance(image, Picture) and not icons[index]
            else None
            for index, image in enumerate(images)
        )

    @staticmethod
    def put_in(style: Style, read: Sequence[Picture | None]) -> Style:
        """Return the style with pictures that were read in the place of their images."""
        if not any(read):
            return style
        images = zip(style.background_image, read, strict=True)
        return style._replace(background_image=tuple(own or image for image, own in images))

    def read_style(self, style: Style) -> Style:
        """Return the style with the pictures of its background read."""
        return self.put_in(style, self.in_style(style))

    def of_files(self, urls: Sequence[str]) -> ReadPicture | UnreadPicture:
        """Return the picture that an element shows which names one of several files."""
        if self._reader is None:
            return UnreadPicture("", "")
        base = self._document_base()
        addresses = [address for url in urls if (address := _joined(base, url)) is not None]
        return self._options(Picture(""), addresses, lambda _: Shown(None, covers=True))

    def _read(self, style: Style, index: int, image: Picture) -> Picture | None:
        urls = _urls(image.text)
        if urls is None:
            return UnreadPicture(image.text, "images that are mixed are not computed")
        if not urls:
            return None
        is_set = len(urls) > 1 or not image.text.startswith("url(")
        addresses = [address for url in urls for address in self._addresses_of(url)]
        return self._options(
            image,
            addresses,
            lambda colors: shown_part(style, index, colors, is_dense=is_set),
        )

    def _options(
        self,
        image: Picture,
        addresses: Sequence[str],
        shown: Callable[[PictureColors], Shown],
    ) -> ReadPicture | UnreadPicture:
        assert self._reader is not None  # noqa: S101 - else nothing is read
        options: list[tuple[str, PictureColors]] = []
        covers, is_elsewhere = True, False
        for address in dict.fromkeys(addresses):
            colors = self._reader.colors(address)
            part = None
            if not isinstance(colors, str):
                part, is_covering = shown(colors)
                covers = covers and is_covering
                if part is not None and not (part[0] < part[2] and part[1] < part[3]):
                    is_elsewhere = True  # in the sprite, or beside the box
                    continue
                if part is not None:
                    colors = self._reader.colors(address, part)
            if isinstance(colors, str):
                return UnreadPicture(image.text, f"{self._name(address)} is not read: {colors}")
            options.append((self._name(address), colors))
        if not options and not is_elsewhere:
            return UnreadPicture(image.text, "it names no file")
        return ReadPicture(image.text, tuple(options), covers)

    def _name(self, address: str) -> str:
        name = "the picture" if address.startswith("data:") else self._file_name(address)
        return name if len(name) <= _LONGEST_NAME else f"…{name[-_LONGEST_NAME:]}"

    def _addresses_of(self, url: str) -> tuple[str, ...]:
        known = self._addresses.get(url)
        if known is None:
            joined = (_joined(base, url) for base in self._bases(url))
            known = tuple(dict.fromkeys(address for address in joined if address is not None))
            self._addresses[url] = known
        return known

    def _bases(self, url: str) -> Iterator[str]:
        """Yield the bases of a relative URL: the addresses of sheets that write it, or the page's.

        In a custom property it is relative to the sheet that uses that.
        """
        own = self._document_base()
        if url.startswith("data:"):
            yield own
            return
        sheets = self._page.sheets
        writing = [source for source in sheets if url in source.text]
        if any(_is_in_custom_property(source.text, url) for source in writing):
            writing = [source for source in sheets if source in writing or "var(" in source.text]
        yield from (self._base_of(source) for source in writing)
        if not writing or url in self._page.document.text:
            yield own

    def _base_of(self, source: Source) -> str:
        return self._document_base() if source.page is not None else source.where

    def _document_base(self) -> str:
        if self._base is None:
            document = self._page.document
            base = self._page.where
            for element in range(len(document)):
                if document.tag(element) == "base":
                    href = document.attributes(element).get("href")
                    if href is not None:
                        base = _joined(base, href.strip()) or base
                        break
            self._base = base
        return self._base


def _joined(base: str, url: str) -> str | None:
    try:
        return urljoin(base, url)
    except ValueError:
        return None


def _is_in_custom_property(text: str, url: str) -> bool:
    at = text.find(url)
    for _ in range(100):
        if at < 0:
            return False
        before = text[max(at - 400, 0) : at]
        if _DECLARED.split(before)[-1].strip().startswith("--"):
            return True
        at = text.find(url, at + len(url))
    return True


@lru_cache(maxsize=1024)
def _urls(text: str) -> tuple[str, ...] | None:
    """Return the URLs of an image, one or several to choose from; None for one that mixes them."""
    found: list[str] = []
    for token in component_values(text):
        if token.type == "function" and token.lower_name in _SETS:
            for inner in token.arguments:
                url = _url(inner)
                if url is not None:
                    found.append(url)
                elif inner.type == "function" and inner.lower_name != "type":
                    return None
        else:
            url = _url(token)
            if url is None or token.type == "string":
                return None
            found.append(url)
    return tuple(url for url in found if url.strip())


def _url(token: Any) -> str | None:  # noqa: ANN401 - of tinycss2, which has no types
    """Return the URL that a token is; in ``image-set()`` strings are such, too."""
    if token.type in {"url", "string"}:
        return str(token.value)
    if token.type == "function" and token.lower_name == "url":
        return "".join(one.value for one in token.arguments if one.type == "string")
    return None
