"""What MkDocs needs to build our documentation: the reference, and links out of the folder.

The reference is written from the docstrings of every public name, so that it cannot say anything
else than the code.
"""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# The rooms whose ``__all__`` is public, in the order of a reader's way.
ROOMS = (
    "a11yview",
    "a11yview.settings",
    "a11yview.settings.taking_over",
    "a11yview.emit",
    "a11yview.emit.bundling",
    "a11yview.color",
    "a11yview.site.checking",
    "a11yview.report",
    "a11yview.web",
)
_NAMED_BLOCK = re.compile(r"^```(\w+) ([\w./-]+)$", re.MULTILINE)
_OUT = re.compile(r"\[([^\]]*)\]\((?:\.\./)+(?:src|examples|README)[^)]*\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated page."""
    files.append(File.generated(config, "reference.md", content=reference()))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put a block's file name above it; let links to files beside the documentation be names."""
    return _OUT.sub(r"\1", _NAMED_BLOCK.sub(r"`\2`\n\n```\1", markdown))


def on_post_page(output: str, **_: object) -> str:
    """Name the regions that the theme leaves unnamed, and let the keyboard scroll long lines."""
    return _improved(output)


def on_post_template(output_content: str, **_: object) -> str:
    """Do the same for the page that is shown where there is none."""
    return _improved(output_content)


def _improved(html: str) -> str:
    for old, new in (
        ('<div class="navbar fixed-top', '<div role="banner" class="navbar fixed-top'),
        ('role="complementary"', 'role="navigation" aria-label="On this page"'),
        (
            '<div class="row">\n            <h1 id="404',
            '<div class="row" role="main">\n<h1 id="404',
        ),
        ('<div class="row-fluid">', '<div class="row-fluid" role="main">'),
        ("<pre>", '<pre tabindex="0">'),
    ):
        html = html.replace(old, new)
    return html


def reference() -> str:
    """Return the page: a section for each room, in it each name with what it says of itself."""
    parts = ["# Python\n\nEvery public name, from its own docstring.\n"]
    told: set[int] = set()
    for name in ROOMS:
        room = import_module(name)
        summary = inspect.getdoc(room) or ""
        parts.append(f"\n## `{name}`\n\n{_markdown(summary)}\n")
        for public in room.__all__:
            value = getattr(room, public)
            if id(value) in told or isinstance(value, ModuleType):
                continue
            told.add(id(value))
            parts.append(_entry(public, value))
    return "\n".join(parts)


def _entry(name: str, value: object) -> str:
    if not (inspect.isclass(value) or inspect.isroutine(value)):
        return f"\n### {name}\n\n`{value!r}`\n" if len(repr(value)) < 200 else f"\n### {name}\n"
    text = f"\n### {name}\n\n{_signature(name, value)}{_markdown(inspect.getdoc(value) or '')}\n"
    if inspect.isclass(value):
        for method, member in vars(value).items():
            if method.startswith("_"):
                continue
            plain = getattr(member, "__func__", getattr(member, "fget", member))
            if inspect.isfunction(plain) and plain.__doc__:
                shown = _signature(f"{name}.{method}", plain)
                text += f"\n{shown}{_markdown(inspect.getdoc(plain) or '')}\n"
    return text


def _signature(name: str, value: object) -> str:
    try:
        signature = str(inspect.signature(value))
    except (TypeError, ValueError):
        return ""
    signature = re.sub(r"'([\w.\[\], |]+)'", r"\1", signature)
    signature = re.sub(r"<factory>|<object object at 0x[0-9a-f]+>", "…", signature)
    return f"```py\n{name}{signature}\n```\n\n"


def _markdown(docstring: str) -> str:
    """Return a docstring as Markdown: marks of code and of roles are the only difference."""
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", docstring)
    text = re.sub(r"::$", ":", text, flags=re.MULTILINE)
    return re.sub(r"``([^`]+)``", r"`\1`", text)
