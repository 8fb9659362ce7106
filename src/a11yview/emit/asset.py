"""``Asset``: an emitted text that a site serves as a file, named by its content."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256, sha384
from typing import Final, Literal, Self

__all__ = ["Asset"]

_MEDIA_TYPES: Final = {"css": "text/css", "js": "text/javascript"}


class Asset(str):
    """A stylesheet or a script: the text itself, and under which name to serve it.

    Its name changes with its content, so it may be cached forever.
    """

    __slots__ = ("kind", "stem")

    kind: Literal["css", "js"]
    stem: str

    def __new__(cls, text: str, *, kind: Literal["css", "js"], stem: str = "a11yview") -> Self:
        """Return ``text`` as an asset of that ``kind``, which is also its file's extension.

        ``stem`` is how its name begins.
        """
        made = super().__new__(cls, text)
        made.kind = kind
        made.stem = stem
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, str]]:
        """Return the arguments that make it anew, for caches that pickle and for copies."""
        return (str(self),), {"kind": self.kind, "stem": self.stem}

    @property
    def file_name(self) -> str:
        """The name to serve it under: ``a11yview.<hash>.css`` or ``.js``."""
        return f"{self.stem}.{sha256(self.encode()).hexdigest()[:12]}.{self.kind}"

    @property
    def integrity(self) -> str:
        """The ``integrity`` attribute of the element that loads it.

        Source: W3C Subresource Integrity, 3.1.
        """
        return f"sha384-{b64encode(sha384(self.encode()).digest()).decode()}"

    @property
    def media_type(self) -> str:
        """The value of ``Content-Type``, the character set included."""
        return f"{_MEDIA_TYPES[self.kind]}; charset=utf-8"
