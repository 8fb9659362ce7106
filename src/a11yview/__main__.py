"""``python -m a11yview``: the command line."""

from __future__ import annotations

import sys

from a11yview.cli import main

if __name__ == "__main__":
    sys.exit(main())
