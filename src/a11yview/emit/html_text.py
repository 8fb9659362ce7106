"""Text that is HTML and says so, for template engines that escape the rest."""

from __future__ import annotations

__all__ = ["HtmlText"]


class HtmlText(str):
    """Safe HTML; Jinja, Django and MarkupSafe ask ``__html__`` and leave it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)
