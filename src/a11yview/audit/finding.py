"""A finding: one cause, with the places where it shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict, Unpack

from a11yview.audit.rule import RULES, Rule
from a11yview.audit.verdict import UNDETERMINED_REASONS, Verdict
from a11yview.color import format_ratio

if TYPE_CHECKING:
    from a11yview.audit.picture_failure import PictureFailure
    from a11yview.color import Color, Suggestion

__all__ = ["Declared", "Finding", "PageShare", "Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """The declaration that gave a color.

    ``file`` is a path with ``/``, None for the browser's own sheet and for that of the settings;
    ``address`` is its path within its site, or its URL on another host: the same wherever the
    site lies; empty for the browser's own sheet. ``line`` and
    ``column`` count from 1; ``offset`` and ``end`` are the character offsets of the value in the
    file's text, None where they are not known. ``where`` is the selector, ``style`` for an
    attribute, empty for a presentational attribute such as ``bgcolor``. ``defined`` is the custom
    property that the value was taken from, where ``value`` is a ``var()``. White space in ``value``
    and ``where`` is collapsed: a declaration over several lines is told on one.
    """

    file: str | None
    address: str
    line: int
    column: int
    offset: int | None
    end: int | None
    name: str
    value: str
    where: str
    defined: Declared | None = None

    @property
    def position(self) -> str:
        """``file:line:column``, or its :attr:`origin` where it is in no file."""
        return f"{self.file}:{self.line}:{self.column}" if self.file else self.origin

    @property
    def origin(self) -> str:
        """The origin of a declaration that is in no file."""
        return "the scheme" if self.address else "the browser"

    @property
    def source(self) -> str:
        """The declaration as its author could find it: ``.hint { color: #999 }``."""
        if self.where == "style":
            return f'style="{self.name}: {self.value}"'
        return f"{self.where} {{ {self.name}: {self.value} }}".lstrip()

    @property
    def identity(self) -> str:
        """The declaration without its position: the same after lines have moved."""
        own = f"{self.address or 'browser'}|{self.where}|{self.name}|{self.value}"
        return f"{own}|{self.defined.identity}" if self.defined else own


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One text on one page, and where it is.

    ``path`` counts element children from 1, from ``html`` down (``/2/1/3``); ``element`` is a
    short form such as ``a.nav-link``, with ``::before`` or the like for generated text;
    ``line`` and ``column`` are those of the start tag, from 1.
    """

    page: str
    line: int
    column: int
    path: str
    element: str
    snippet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShare:
    """The part of a finding on one page.

    ``count`` counts distinct places, ``texts`` the places in each of the ``states``.
    """

    page: str
    count: int
    states: tuple[str, ...]
    texts: tuple[int, ...]


class _Reach(TypedDict, total=False):
    """The fields of a finding that are no part of its cause."""

    states: tuple[str, ...]
    count: int
    places: tuple[Place, ...]
    pages: tuple[PageShare, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cause that makes texts fail, or leaves them undetermined.

    ``text`` and ``background`` are what is painted, flattened; ``ratio`` is the contrast ratio
    that decides, unrounded, and ``bounds`` its lowest and highest value where it varies, over a
    gradient say. ``needed`` is the ratio that the level asks for. ``states`` are the names of the
    states in which it shows, in report order. ``count`` counts the places, ``places`` holds the
    first few, ``pages`` says how they spread. ``suggestions`` are nearest passing colors, the
    nearer first. ``picture`` says where a text fails on a picture, ``hint`` why one was not read.
    ``note`` is for what the other fields cannot say. What is no matter of contrast has a
    ``problem`` in words instead, and the ``fix`` for it.
    """

    rule: str
    verdict: Verdict
    states: tuple[str, ...] = ()
    text: Color | None = None
    background: Color | None = None
    ratio: float | None = None
    bounds: tuple[float, float] | None = None
    needed: float | None = None
    large: bool = False
    reason: str | None = None
    note: str = ""
    picture: PictureFailure | None = None
    hint: str = ""
    problem: str = ""
    fix: str = ""
    text_declared: Declared | None = None
    background_declared: Declared | None = None
    count: int = 1
    places: tuple[Place, ...] = ()
    pages: tuple[PageShare, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    fingerprint: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "fingerprint", self._fingerprint())

    def reaching(self, **reach: Unpack[_Reach]) -> Finding:
        """Return the finding with another reach: the cause is the same, and so its fingerprint."""
        found = object.__new__(Finding)
        for name in Finding.__slots__:
            object.__setattr__(found, name, reach.get(name, getattr(self, name)))
        return found

    def on_page(self, share: PageShare, places: tuple[Place, ...]) -> Finding:
        """Return the finding as it is on one page, with the first of its places."""
        return self.reaching(states=share.states, count=share.count, places=places, pages=(share,))

    @property
    def rule_entry(self) -> Rule:
        """The row of the rule table."""
        return RULES[self.rule]

    @property
    def is_about_text(self) -> bool:
        """Whether a text is hard to read, and not an edge or an outline to see."""
        return self.rule_entry.subject == "text"

    @property
    def is_error(self) -> bool:
        """Whether its rule's severity is error: warnings count only in strict runs."""
        return self.rule_entry.severity == "error"

    @property
    def kind(self) -> str:
        """The word for it: ``fail``, ``warning`` or ``undetermined``."""
        is_warning = self.verdict is Verdict.FAIL and not self.is_error
        return "warning" if is_warning else str(self.verdict)

    @property
    def is_failure(self) -> bool:
        """Whether it fails a run that is not strict."""
        return self.verdict is Verdict.FAIL and self.is_error

    def counts(self, *, strict: bool) -> bool:
        """Return whether it fails a run; a note never does, but asks for a look."""
        return self.is_failure or (strict and self.rule_entry.severity != "note")

    @property
    def position(self) -> str:
        """``page:line:column`` of the first place, or the first page, or ``""``."""
        if not self.places:
            return self.pages[0].page if self.pages else ""
        first = self.places[0]
        return f"{first.page}:{first.line}:{first.column}"

    @property
    def to_change(self) -> Declared | None:
        """The declaration that a report points at: that of a failing text, if a file has it.

        An undetermined text is no fault of its color: reports point at its first place.
        """
        declared = self.text_declared
        if self.verdict is not Verdict.FAIL or declared is None or declared.file is None:
            return None
        return declared

    @property
    def message(self) -> str:
        """The problem, on one line and without its position.

        Ratios are truncated to two decimals, so none is shown as the threshold that it missed.
        """
        if self.problem:
            said = UNDETERMINED_REASONS.get(self.reason or "", "")
            return f"{self.problem}: {said}" if said else self.problem
        joint = "on" if self.is_about_text else "against"
        pair = f"{self.text} {joint} {self.background}" if self.text and self.background else ""
        need = f"{self.needed:g}" if self.needed is not None else ""
        if self.verdict is Verdict.UNDETERMINED:
            said = UNDETERMINED_REASONS.get(self.reason or "", self.reason or "it cannot be told")
            head = f"contrast not determined: {said}"
            if self.bounds is not None:
                low, high = self.bounds
                head += f"; {format_ratio(low)} to {format_ratio(high)}, needs {need}"
        elif self.ratio is not None:
            head = f"contrast {format_ratio(self.ratio)} < {need} ({pair})"
        else:
            head = RULES[self.rule].title
        picture = str(self.picture) if self.picture else ""
        return "; ".join(filter(None, (head, picture, self.hint, self.note)))

    def _fingerprint(self) -> str:
        parts = (
            self.rule,
            str(self.verdict),
            str(self.text),
            str(self.background),
            f"{self.needed:g}" if self.needed is not None else "",
            self.reason or "",
            self.note if self.text is None else "",
            self.text_declared.identity if self.text_declared else "",
            self.background_declared.identity if self.background_declared else "",
            *((self.problem,) if self.problem else ()),
        )
        digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:20]
