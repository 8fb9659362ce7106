"""A baseline: the findings that are known, so that only new ones fail a run.

It names findings by their fingerprints, which hold no line numbers, and how many places each had
on which page: a finding that grew is new, and a run over a part of the pages is compared with what
is known of these.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from a11yview.audit import with_ignored
from a11yview.errors import A11yviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from a11yview.audit import Finding, Report

__all__ = ["Baseline", "BaselineError", "KnownFinding"]

_VERSION: Final = 3


class BaselineError(A11yviewError, ValueError):
    """A text that is no baseline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFinding:
    """The number of places of a finding, by the address of the page within its site.

    The other fields are for people to know it by.
    """

    pages: Mapping[str, int]
    rule: str = ""
    message: str = ""
    where: str = ""
    file: str = ""

    @property
    def count(self) -> int:
        """The number of places on all pages."""
        return sum(self.pages.values())

    @property
    def label(self) -> str:
        """``AV101 contrast 2.84 < 4.5 (#999 on #fff), .hint in site/style.css``."""
        what = " ".join(filter(None, (self.rule, self.message)))
        where = " in ".join(filter(None, (self.where, self.file)))
        return ", ".join(filter(None, (what, where)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Known findings by fingerprint.

    Equal files of two sites, each with its own root, have findings of one fingerprint; their
    places count together.
    """

    known: Mapping[str, KnownFinding] = field(default_factory=dict)

    @property
    def addresses(self) -> set[str]:
        """The addresses of the pages that have its findings."""
        return {address for known in self.known.values() for address in known.pages}

    @classmethod
    def of(cls, report: Report, *, strict: bool = False) -> Baseline:
        """Return the baseline of all failures of a report; with ``strict``, of all its findings.

        These are what lets a run fail, strict or not.
        """
        findings = report.findings if strict else report.failures
        return cls(known=_joined(_known(findings, report)))

    @classmethod
    def from_json(cls, text: str | bytes, *, where: str = "baseline") -> Baseline:
        """Return the baseline that a text holds; ``where`` leads messages.

        Raises :class:`BaselineError`.
        """
        try:
            document = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise BaselineError(f"{where}: not JSON: {error}; write it again") from error
        if isinstance(document, dict) and "version" not in document:
            raise BaselineError(
                f"{where}: not a baseline: it has no 'version'; name the file that "
                "--update-baseline wrote, or write it again"
            )
        if not isinstance(document, dict) or document.get("version") != _VERSION:
            found = document.get("version") if isinstance(document, dict) else document
            raise BaselineError(
                f"{where}: not of version {_VERSION}: {found!r:.100}; write it again with "
                "--update-baseline"
            )
        findings = document.get("findings")
        if not isinstance(findings, list):
            raise BaselineError(f"{where}: findings: not a list: {findings!r:.100}; write it again")
        return cls(known=_joined(_read(entry, where) for entry in findings))

    def to_json(self) -> str:
        """Return its text, sorted, with words to know each finding by."""
        findings = [
            {
                "fingerprint": fingerprint,
                "rule": known.rule,
                "message": known.message,
                "where": known.where,
                "file": known.file,
                "pages": dict(sorted(known.pages.items())),
            }
            for fingerprint, known in sorted(self.known.items())
        ]
        document = {"version": _VERSION, "findings": findings}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def __or__(self, other: Baseline) -> Baseline:
        """Return the baseline of the pages of both."""
        return Baseline(known=_joined((*self.known.items(), *other.known.items())))

    def parted(self, report: Report, is_there: Callable[[str], bool]) -> tuple[Baseline, Baseline]:
        """Return the findings of the pages of a report, and those of other pages still there.

        ``is_there`` says whether there is a page at an address. What is known of a page that is
        gone goes with the pages of the report: its texts may have moved to them.
        """
        addresses = self.addresses
        checked = {page.address for page in report.pages}
        others = {address for address in addresses - checked if is_there(address)}
        return self._on(addresses - others), self._on(others)

    def without_known(self, report: Report) -> Report:
        """Return the report with its known findings among the ignored ones.

        A finding with more places than it had stays: it got worse.
        """
        counts = Counter[str]()
        for finding in report.findings:
            counts[finding.fingerprint] += finding.count
        known: list[Finding] = []
        left: list[Finding] = []
        for finding in report.findings:
            before = self.known.get(finding.fingerprint)
            is_known = before is not None and counts[finding.fingerprint] <= before.count
            (known if is_known else left).append(finding)
        if not known:
            return report
        pages = with_ignored(report.pages, known)
        return replace(report, findings=tuple(left), ignored=(*report.ignored, *known), pages=pages)

    def gone(self, report: Report) -> tuple[str, ...]:
        """Return the fingerprints of the baseline that the report no longer has."""
        found = {f.fingerprint for f in (*report.findings, *report.ignored)}
        return tuple(sorted(name for name in self.known if name not in found))

    def _on(self, addresses: set[str]) -> Baseline:
        """Return the findings of the pages at some addresses."""
        known: dict[str, KnownFinding] = {}
        for fingerprint, one in self.known.items():
            pages = {page: count for page, count in one.pages.items() if page in addresses}
            if pages:
                known[fingerprint] = replace(one, pages=pages)
        return Baseline(known=known)


def _known(findings: Iterable[Finding], report: Report) -> Iterator[tuple[str, KnownFinding]]:
    addresses = {page.page: page.address for page in report.pages}
    for finding in findings:
        pages = Counter[str]()
        for share in finding.pages:
            pages[addresses.get(share.page, share.page)] += share.count
        declared = finding.text_declared
        yield (
            finding.fingerprint,
            KnownFinding(
                pages=pages,
                rule=finding.rule,
                message=finding.message,
                where=declared.where if declared else "",
                file=(declared.file or "") if declared else "",
            ),
        )


def _joined(found: Iterable[tuple[str, KnownFinding]]) -> dict[str, KnownFinding]:
    """Return each finding once, its places on equal pages added up."""
    pages: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, KnownFinding] = {}
    for fingerprint, known in found:
        first.setdefault(fingerprint, known)
        pages[fingerprint].update(known.pages)
    return {name: replace(known, pages=pages[name]) for name, known in first.items()}


def _read(entry: object, where: str) -> tuple[str, KnownFinding]:
    """Return a finding of a text. Raises :class:`BaselineError`."""
    match entry:
        case {"fingerprint": str(fingerprint), "pages": dict(pages), **rest} if all(
            type(count) is int for count in pages.values()
        ):
            words = {name: str(rest.get(name, "")) for name in _WORDS}
            return fingerprint, KnownFinding(pages=pages, **words)
    raise BaselineError(f"{where}: not a finding: {entry!r:.100}; it needs fingerprint and pages")


_WORDS: Final = ("rule", "message", "where", "file")
