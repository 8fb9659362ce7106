"""JSON Lines of every element with text, for scripts that measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.report.json_format import cut_ratio, json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.audit import TextRecord

__all__ = ["render_texts"]


def render_texts(records: Iterable[TextRecord]) -> str:
    """Return one JSON object a line, one line per element with its own text and per state."""
    return "".join(_line(record) + "\n" for record in records)


def _line(record: TextRecord) -> str:
    return json_text(
        {
            "page": record.page,
            "state": record.state,
            "path": record.path,
            "verdict": str(record.verdict),
            "reason": record.reason,
            "fg": record.fg,
            "bg": record.bg,
            "ratio": cut_ratio(record.ratio),
            "needed": record.needed,
            "font_size_px": record.font_size_px,
            "font_weight": record.font_weight,
            "color": record.color,
        }
    )
