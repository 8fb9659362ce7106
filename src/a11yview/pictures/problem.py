"""The error of a picture that cannot be read."""

from __future__ import annotations

__all__ = ["UnreadablePictureError"]


class UnreadablePictureError(ValueError):
    """A picture whose colors cannot be told; the message says why, as a part of a sentence."""
