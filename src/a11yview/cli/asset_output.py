"""Stylesheets and scripts as a command's output, with how to serve them."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from a11yview.cli.terminal import deliver, say

if TYPE_CHECKING:
    from pathlib import Path

    from a11yview.emit import Asset

__all__ = ["deliver_asset"]


def deliver_asset(asset: Asset, output: Path | None) -> None:
    """Write an asset to stdout, or into a file: then say its size, integrity and name, too."""
    deliver(asset, output)
    if output is None:
        return
    size, packed = len(asset.encode()), len(gzip.compress(asset.encode(), mtime=0))
    say(f"{output}: {size:,} bytes, {packed:,} gzipped; integrity {asset.integrity}")
    say(f"name it {asset.file_name} to let it be cached forever")
