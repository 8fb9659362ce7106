"""``check``: the contrast of pages in every state, for people and for continuous integration."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11yview.cli.interrupts import repeated_interrupts_as_one
from a11yview.cli.terminal import (
    InputError,
    add_catalog,
    add_command,
    deliver,
    is_special,
    refuse_unwritable,
    say,
    shows_color,
)

if TYPE_CHECKING:
    import argparse

    from a11yview.audit import Report
    from a11yview.cli.terminal import Subparsers

__all__ = ["add_parser", "run"]

# Named here as well, so that help needs no engine; a test holds the two lists together.
_FORMAT_NAMES: Final = ("text", "json", "sarif", "junit", "github", "markdown", "html")
_STATE_NAMES: Final = (
    "site",
    "schemes",
    "themes",
    "dark",
    "contrast",
    "forced",
    "touch",
    "hover",
    "focus",
    "active",
    "visited",
    "target",
    "checked",
    "fields",
    "aria",
    "open",
    "print",
)
_SUFFIXES: Final = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".txt": "text",
}
_ALSO: Final = {("sarif", ".json"), ("github", ".txt")}
"""Suffixes that a format may have besides its own."""


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(
        subparsers,
        "check",
        summary="check the contrast of texts on pages, in every state",
        examples="  a11yview check site\n"
        "  a11yview check 'site/**/*.html' --level AAA --schemes none\n"
        "  a11yview check site --rules all              focus, zoom, cut text and more, too\n"
        "  a11yview check public -o report.html -o report.sarif --jobs 4\n"
        "  a11yview check public --baseline known.json --update-baseline\n"
        "  a11yview check theme.css                     the pairs that its rules declare\n"
        "  curl -s localhost:8000 | a11yview check - --root static\n",
    )
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="a page, a folder of pages, a pattern, a style sheet, or - for a page from stdin "
        "(default: the paths of the configuration)",
    )
    _add_what(parser)
    add_catalog(parser, "the configuration of the check, and what the site offers")
    _add_how(parser)
    _add_outputs(parser)
    parser.set_defaults(run=run)


def _add_what(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is checked")
    group.add_argument("--level", choices=("AA", "AAA"), help="default: AA")
    group.add_argument(
        "--rules",
        metavar="LIST",
        help="contrast (the default), all, or ids such as AV301 and their names with commas",
    )
    group.add_argument(
        "--schemes",
        metavar="LIST",
        help="auto: all schemes of the catalog on pages that offer display settings (the "
        "default); all, none, or tokens with commas",
    )
    group.add_argument(
        "--states",
        metavar="LIST",
        help=f"any of {','.join(_STATE_NAMES)} with commas (default: all of them)",
    )
    group.add_argument(
        "--themes",
        choices=("auto", "none"),
        help="auto: also the themes that the style sheets show to be there (the default); none: "
        "those of the configuration alone",
    )
    group.add_argument(
        "--pictures",
        choices=("auto", "none"),
        help="auto: pictures beneath texts are read, from under the site's root (the default); "
        "none: texts on them stay undetermined",
    )
    group.add_argument(
        "--viewport",
        metavar="WxH",
        action="append",
        help="auto: every width from 320 to 1920 px at which the page differs (the default); or "
        "width and height of the window in CSS px, may be repeated",
    )


def _add_how(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how")
    group.add_argument(
        "--root",
        metavar="DIR",
        type=Path,
        help="the site's root: what / means in links; nothing outside it is read",
    )
    group.add_argument(
        "--resolve",
        metavar="URL=DIR",
        action="append",
        default=[],
        help="read addresses that start with URL from a folder; nothing is ever fetched",
    )
    group.add_argument(
        "--jobs", metavar="N", type=int, default=1, help="processes; 0: one a core (default: 1)"
    )
    group.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="check on a running Dask scheduler, whose workers can read the pages",
    )
    group.add_argument(
        "--cache",
        metavar="DIR",
        type=Path,
        help="keep what was found there: unchanged pages are not checked again",
    )
    group.add_argument(
        "--baseline", metavar="FILE", type=Path, help="findings that are known and do not count"
    )
    group.add_argument(
        "--update-baseline",
        action="store_true",
        help="write what is found now into the baseline, which keeps what it knows of other "
        "pages; it is no failure then",
    )
    group.add_argument(
        "--strict",
        action="store_true",
        default=None,
        help="let undetermined texts and warnings fail the run",
    )


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("outputs")
    group.add_argument(
        "--format",
        metavar="NAME",
        choices=_FORMAT_NAMES,
        action="append",
        default=[],
        help=f"one of {', '.join(_FORMAT_NAMES)}; the first is that of the first -o, and so on",
    )
    group.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        action="append",
        default=[],
        help="write a report there; may be repeated; the format is that of --format, or the "
        "one that the suffix says (.html .json .sarif .xml .md .txt); - is stdout",
    )
    group.add_argument(
        "--texts", metavar="FILE", help="write a line of JSON for every text and state there"
    )
    group.add_argument(
        "--max-findings", metavar="N", type=int, help="show at most N findings; all are counted"
    )


def run(args: argparse.Namespace) -> int:
    """Check the pages; 0 if nothing fails, 1 if something does."""
    with repeated_interrupts_as_one():
        return _run(args)


def _run(args: argparse.Namespace) -> int:
    from a11yview.cli.check_inputs import (  # noqa: PLC0415 - loads the engine
        checked,
        configuration_of,
        pages_of,
    )
    from a11yview.cli.known_findings import (  # noqa: PLC0415 - likewise
        baseline_of,
        refuse_loss,
        updated,
        without_known,
    )
    from a11yview.site.checking import INTERRUPTED  # noqa: PLC0415 - likewise

    configuration, catalog, source = configuration_of(args)
    named = args.baseline or (Path(configuration.baseline) if configuration.baseline else None)
    _check_outputs(args, named)
    baseline = baseline_of(args, named)
    pages = pages_of(args, configuration)
    if named is not None and baseline is None:
        refuse_loss(named, pages)
    report = checked(args, pages, configuration, catalog, source)
    strict = configuration.strict
    interrupted = any(page.error == INTERRUPTED for page in report.failed_pages)
    if interrupted and args.update_baseline:
        say(f"a11yview: interrupted: {named} is unchanged")
    elif named is not None:
        if baseline is None:
            report = updated(report, named, pages, strict=strict)
        else:
            report = without_known(report, baseline, named, pages)
    _write(args, report, strict=strict)
    if interrupted:
        return 130
    if args.update_baseline:
        return 1 if report.failed_pages else 0
    if any(notice.rule == "AV902" and notice.line for notice in report.notices):
        say(
            "a11yview: some style sheets were not read, so verdicts may be about other colors: "
            "--root names the folder that / means, --resolve a folder for another host"
        )
    return 0 if report.is_clean(strict=strict) else 1


def _check_outputs(args: argparse.Namespace, baseline: Path | None) -> None:
    """Refuse what cannot be written, or would be written over, before the pages are checked."""
    if len(args.format) > max(1, len(args.output)):
        raise InputError(
            f"--format: more than outputs: {len(args.format)}; give each its own -o FILE"
        )
    if args.max_findings is not None and args.max_findings < 0:
        raise InputError(f"--max-findings: not a number: {args.max_findings}; use 0 or more")
    for form, output in zip(_forms(args), args.output, strict=False):
        _refuse_other_suffix(form, output)
    taken: set[Path] = set()
    for output in (*args.output, *filter(None, (args.texts, baseline))):
        file = Path(output)
        if str(output) != "-" and output != baseline:
            refuse_unwritable(file, "--texts" if output == args.texts else "--output")
        if is_special(file):
            continue
        if file.resolve() in taken:
            raise InputError(
                f"--output: named twice: {str(output)!r}; each result needs a file of its own"
            )
        taken.add(file.resolve())


def _refuse_other_suffix(form: str, output: str) -> None:
    """Refuse a name that says another format than ``--format``: one of the two is a slip."""
    suffix = Path(output).suffix.lower()
    said = _SUFFIXES.get(suffix, form)
    if said != form and (form, suffix) not in _ALSO:
        own = next((one for one, known in _SUFFIXES.items() if known == form), ".txt")
        raise InputError(
            f"--format: {form}, but the name says {said}: {output!r}; leave --format out to write "
            f"{said}, or name a file that ends in {own}"
        )


def _write(args: argparse.Namespace, report: Report, *, strict: bool) -> None:
    from a11yview.report import Options, render, render_texts  # noqa: PLC0415 - likewise
    from a11yview.report.summary import findings_sentence  # noqa: PLC0415 - likewise

    options = Options(strict=strict, max_findings=args.max_findings)
    if args.texts:
        file = None if args.texts == "-" else Path(args.texts)
        deliver(render_texts(report.texts), file, "--texts")
    if not args.output:
        if args.texts == "-":
            return
        form = args.format[0] if args.format else "text"
        options = replace(options, color=form == "text" and shows_color(sys.stdout))
        deliver(render(report, form, options=options), None)
        return
    for form, output in zip(_forms(args), args.output, strict=True):
        deliver(render(report, form, options=options), None if output == "-" else Path(output))
    say(findings_sentence(report))


def _forms(args: argparse.Namespace) -> list[str]:
    """Return the format of each output: as named in order, else by its suffix."""
    forms = list(args.format)
    for output in args.output[len(forms) :]:
        form = "text" if output == "-" else _SUFFIXES.get(Path(output).suffix.lower())
        if form is None:
            raise InputError(
                f"--output: no format known for: {output!r}; name it with --format, or use one "
                f"of the suffixes {' '.join(_SUFFIXES)}"
            )
        forms.append(form)
    return forms
