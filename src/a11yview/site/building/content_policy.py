"""Policies that a page declares for itself, and the site's own files that they block.

Source: W3C Content Security Policy 3, 6.7.2 (matching) and 6.8.4 (fallback of directives).
"""

from __future__ import annotations

from typing import Final

__all__ = ["refusing_directive"]

_DIRECTIVES: Final = (
    ("style-src-elem", "style-src", "default-src"),
    ("script-src-elem", "script-src", "default-src"),
)
# Schemes that no file of the site has; any other scheme, or a host, may be the site's.
_OTHER_SCHEMES: Final = frozenset({"blob:", "data:", "filesystem:", "mediastream:"})


def refusing_directive(policy: str) -> str | None:
    """Return the directive that blocks a style sheet or script of the site, None for none."""
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        name, *sources = directive.lower().split() or [""]
        directives.setdefault(name, sources)
    for names in _DIRECTIVES:
        declared = [name for name in names if name in directives]
        if declared and not _lets_own(directives[declared[0]]):
            return " ".join((declared[0], *directives[declared[0]]))
    return None


def _lets_own(sources: list[str]) -> bool:
    if "'strict-dynamic'" in sources:  # then only nonces, hashes and what these load
        return False
    return "'self'" in sources or any(
        not source.startswith("'") and source not in _OTHER_SCHEMES for source in sources
    )
