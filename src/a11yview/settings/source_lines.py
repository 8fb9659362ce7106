"""On which line of a configuration file a key path stands: for messages, never for meaning.

The file was read by a real parser before; this one only follows where keys and values begin. It
knows TOML and JSON at once, whose strings, brackets and separators are alike, and passes over
what it does not understand: a path without a line is told without one.

Source: TOML 1.0, RFC 8259.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["key_lines", "line_of"]

# Strings first: nothing in them counts. `bare` are keys, numbers, dates, words.
_TOKEN: Final = re.compile(
    r'''
    (?P<string>"""(?:\\.|[^\\])*?"""+ | \'\'\'.*?\'\'\'+ | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<comment>\#[^\n]*) | (?P<space>[ \t\r]+) | (?P<end>\n)
    | (?P<sign>\[\[|\]\]|[\[\]{}=:,.]) | (?P<bare>[^\s"'\#\[\]{}=:,.]+)
    ''',
    re.VERBOSE | re.DOTALL,
)
_ROOT: Final = "tool.a11yview."  # of a pyproject.toml, whose other tables are not ours


def line_of(path: str, lines: dict[str, int]) -> int | None:
    """Return the line of a key path, else that of the longest path which holds it."""
    while path and path not in lines:
        path = re.sub(r"(?:^|\.)[^.\[\]]*$|\[\d*\]$", "", path)
    return lines.get(path)


def key_lines(text: str) -> dict[str, int]:
    """Return the lines (from 1) of the keys and items in a TOML or JSON ``text``, by path.

    Paths are written as in messages: ``schemes[2].text``; those of a ``pyproject.toml`` without
    the table that is ours.
    """
    reader = _Reader(text)
    reader.read()
    ours = {path.removeprefix(_ROOT): line for path, line in reader.lines.items()}
    return ours if any(path.startswith(_ROOT) for path in reader.lines) else reader.lines


class _Reader:
    """Goes through the tokens; what is open is a stack of tables and lists."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: dict[str, int] = {}
        self.table = ""  # the table that a header opened
        self.counts: dict[str, int] = {}  # items so far of a list of tables
        self.open: list[tuple[str, int | None]] = []  # path, and the item's number in a list
        self.words: list[str] = []  # of the key that is being written
        self.line = 1
        self.is_value = False

    def read(self) -> None:
        header: list[str] | None = None
        at_start = True  # of a line, where a bracket opens a header and no list
        position = 0
        while found := _TOKEN.match(self.text, position):
            position = found.end()
            kind, token = found.lastgroup, found[0]
            if kind == "end":
                if not self.open:
                    self._close_key()
                    header, at_start = None, True
            elif header is not None and kind in {"bare", "string"}:
                header.append(_plain(token))
            elif kind == "sign" and header is not None and token in {"]", "]]"}:
                self._header(".".join(header), repeated=token == "]]")
                header = []
            elif kind == "sign" and at_start and not self.open and token in {"[", "[["}:
                header = []
            elif kind in {"sign", "bare", "string"} and header is None:
                for sign in token if token in {"[[", "]]"} else [token]:
                    self._token(sign, is_sign=kind == "sign")
            at_start = at_start and kind in {"end", "space", "comment"}
            self.line += token.count("\n")

    def _token(self, token: str, *, is_sign: bool) -> None:
        if not is_sign:
            if self.is_value or self._item() is not None:
                self._note_item()
            else:
                self.words.append(_plain(token))
        elif token in {"=", ":"} and not self.is_value and self.words:
            self.lines.setdefault(self._key(), self.line)
            self.is_value = True
        elif token in {"[", "{"}:
            self._note_item()
            self.open.append((self._key(), 0 if token == "[" else None))
            self.words, self.is_value = [], False
        elif token in {"]", "}"}:
            if self.open:
                self.open.pop()
            self.words, self.is_value = [], False
        elif token == ",":
            self._close_key()
            if self.open and self.open[-1][1] is not None:
                path, number = self.open[-1]
                self.open[-1] = (path, (number or 0) + 1)

    def _header(self, path: str, *, repeated: bool) -> None:
        # a header below a list of tables means the last one of them
        parts = path.split(".")
        for end in range(1, len(parts)):
            above = ".".join(parts[:end])
            if above in self.counts:
                parts[end - 1] += f"[{self.counts[above] - 1}]"
        path_shown = ".".join(parts)
        if repeated:
            number = self.counts.get(path, 0)
            self.counts[path] = number + 1
            self.lines.setdefault(path_shown, self.line)
            path_shown += f"[{number}]"
            below = [known for known in self.counts if known.startswith(path + ".")]
            for known in below:
                del self.counts[known]
        self.lines.setdefault(path_shown, self.line)
        self.table = path_shown

    def _key(self) -> str:
        """Return the path of the key that was written, or of the item of a list."""
        item = self._item()
        if item is not None:
            return item
        above = self.open[-1][0] if self.open else self.table
        return ".".join(part for part in (above, *self.words) if part)

    def _item(self) -> str | None:
        if self.open and self.open[-1][1] is not None:
            path, number = self.open[-1]
            return f"{path}[{number}]"
        return None

    def _note_item(self) -> None:
        item = self._item()
        if item is not None:
            self.lines.setdefault(item, self.line)

    def _close_key(self) -> None:
        self.words, self.is_value = [], False


def _plain(token: str) -> str:
    return token[1:-1] if token[:1] in {'"', "'"} else token
