"""The themes of a page: classes and attributes of its root or ``body`` that change its colors.

Nobody says in a sheet which class is a theme. It is one where the name says so by the conventions
of frameworks, or where rules for the root declare colors or custom properties under it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from a11yview.cascade import THEME_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.cascade import AttributeTest, RootSwitch

__all__ = ["Theme", "named_theme", "themes_of"]

_WORDS: Final = frozenset(
    (
        "dark light night day dusk dawn noon evening midnight moon sun theme themed skin invert "
        "inverted sepia paper mono dim dimmed lights lamp scheme palette contrast grayscale "
        "greyscale blackwhite colorblind a11y accessible accessibility nocturne slate bvi darkmode "
        "nightmode lowvision impaired"
    ).split()
)
"""Words in the name of a class that make it a theme's."""
_ATTRIBUTES: Final = re.compile(
    r"(?:data-)?(?:\w+-)*(?:theme|themes|scheme|mode|skin|appearance|palette|contrast|color)(?:-\w+)*"
)
"""Attributes that stand for a theme: Bootstrap's ``data-bs-theme``, Material's
``data-md-color-scheme``, Primer's ``data-color-mode``, and their kin."""
_THEMES: Final = re.compile("theme|scheme|skin|appearance|palette|color-mode|contrast")
"""Attributes of these names are about themes, whatever their value is."""
_NO_THEME: Final = frozenset(
    "dir lang xml:lang id style title hidden xmlns translate data-useragent data-browser "
    "data-platform data-version data-scroll data-density data-dir data-lang".split()
)
_NO_THEME_CLASS: Final = re.compile(
    r"(?:no|js|has|wf|fonts?|ie|lt|gt|is-ie|page|post|single|category|tag|template|lang|logged|"
    r"admin|touch|rtl|ltr|home|blog|archive|search|error404|safari|chrome|firefox|opera|edge|msie|"
    r"mac|win|ios|android|mobile|tablet|desktop|webp|svg|flexbox|csstransforms)(?:[-_\d].*)?"
    r"|.*(?:loaded|loading|ready|open|opened|active|visible|hidden|collapsed|expanded|scrolled|"
    r"sticky|fixed|shown|enabled|disabled|init|initialized|state|states)",
    re.IGNORECASE,
)
_BY_THEMSELVES: Final = frozenset({"auto", "system"})
_STARTS: Final = re.compile(THEME_CLASS, re.IGNORECASE)
_MODES: Final = re.compile(
    r"(?:is[-_])?(?:dark|light|night)[-_]?(?:mode|theme)|(?:theme|mode)[-_]{1,2}(?:dark|light|night)",
    re.IGNORECASE,
)
"""Classes that are put on ``body`` alone: ``.dark`` may be on any part of a page."""
_TOKENS: Final = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme as a selector asks for it, and the attributes that switch it on."""

    name: str
    root: tuple[tuple[str, str], ...] = ()
    body: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Evidence:
    """The evidence that the rules under a theme give."""

    rules: int = 0
    within: int = 0
    """Rules for something within the page."""
    properties: set[str] = field(default_factory=set)
    has_host: bool = False
    """Whether a selector says that it is about the root or ``body``."""

    def add(self, switch: RootSwitch) -> None:
        """Add the rules of a switch."""
        self.rules += switch.rules
        self.properties |= switch.properties
        self.has_host = self.has_host or switch.host != "start"
        self.within += switch.inner if switch.host == "start" else switch.rules


def themes_of(
    switches: Iterable[RootSwitch],
    root: Mapping[str, str],
    body: Mapping[str, str],
    declared: frozenset[str],
    inside: Sequence[Mapping[str, str]] = (),
) -> tuple[Theme, ...]:
    """Return the themes that selectors ask for and that a page at rest does not have.

    ``root`` and ``body`` are their attributes at rest, ``declared`` the custom properties that the
    root declares at rest, ``inside`` the attributes of elements within the page: what these
    have may be theirs alone. Dark ones come first, then those with the most rules.
    """
    finder = _ThemeFinder(tuple(switches), root, body, declared, inside)
    themes = finder.switched_on()
    themes.update(finder.switched_off(themes))
    return tuple(sorted(themes, key=lambda theme: themes[theme]))


class _ThemeFinder:
    """Finds themes; the arguments are those of :func:`themes_of`."""

    def __init__(
        self,
        switches: Sequence[RootSwitch],
        root: Mapping[str, str],
        body: Mapping[str, str],
        declared: frozenset[str],
        inside: Sequence[Mapping[str, str]],
    ) -> None:
        self.switches, self.root, self.body, self.declared = switches, root, body, declared
        self.inside = inside
        self.on_body = {one.tests for one in switches if one.host == "body"}
        self.on_root = {one.tests for one in switches if one.host == "root"}
        self.words = {
            test.value
            for one in switches
            for test in one.tests
            if test.name == "class" and _is_wordy(test.value)
        }

    def _held(self, host: str) -> Mapping[str, str]:
        return self.body if host == "body" else self.root

    def _host(self, switch: RootSwitch) -> str:
        """Return ``root`` or ``body``; the more likely one where a selector names neither."""
        if switch.host != "start":
            return switch.host
        if switch.tests in self.on_body and switch.tests not in self.on_root:
            return "body"
        return "body" if all(map(self._is_of_body, switch.tests)) else "root"

    def _is_of_body(self, test: AttributeTest) -> bool:
        """Whether ``body`` has another value of what a test asks for, and the root none."""
        if test.name != "class":
            return test.name in self.body and test.name not in self.root
        own, others = (
            any(map(_is_wordy, held.get("class", "").split())) for held in (self.body, self.root)
        )
        return own and not others

    def switched_on(self) -> dict[Theme, tuple[bool, int]]:
        """Return the themes that give the page what selectors ask for."""
        found: dict[tuple[str, tuple[AttributeTest, ...]], _Evidence] = {}
        for switch in self.switches:
            host = self._host(switch)
            held = self._held(host)
            missing = tuple(test for test in switch.tests if not _holds(test, held))
            if missing and len(missing) <= 2 and _may_all_be(missing, switch.host):
                found.setdefault((host, missing), _Evidence()).add(switch)
        themes: dict[Theme, tuple[bool, int]] = {}
        for (asked, missing), evidence in found.items():
            if self._is_of_a_part(missing, evidence):
                continue
            # On the root, what body declares would win over a rule for the class alone.
            is_mode = _is_mode(missing, evidence) and not _holds(missing[0], self.body)
            host = "body" if is_mode else asked
            if is_mode or _is_shown(host, missing, evidence, self.declared):
                changes = _changes(missing, self._held(host), self.words)
                name = ("body" if host == "body" else "") + "".join(map(_written, missing))
                theme = Theme(name=name, **{host: changes})
                themes[theme] = ("dark" not in name and "night" not in name, -evidence.rules)
        return themes

    def _is_of_a_part(self, tests: Sequence[AttributeTest], evidence: _Evidence) -> bool:
        """Whether tests are about a part of the page, as far as anything tells.

        They name no host, the root declares no custom property anew under them, and an element
        within the page has what they ask for; or only the name of an attribute might mean a theme.
        """
        if evidence.has_host or not self.declared.isdisjoint(evidence.properties):
            return False
        if any(self._is_vague(test) for test in tests):
            return True
        return any(all(_has(held, test) for test in tests) for held in self.inside)

    def _is_vague(self, test: AttributeTest) -> bool:
        """Whether an attribute has neither the name nor a value of themes: ``data-color=red``."""
        if test.name == "class" or test.name in self.root or test.name in self.body:
            return False
        return _THEMES.search(test.name) is None and not _is_wordy(test.value)

    def switched_off(self, themes: Iterable[Theme]) -> dict[Theme, tuple[bool, int]]:
        """Return the themes that take away what selectors ask the root or ``body`` not to have.

        Where another theme replaces a value, no theme takes it away alone.
        """
        found: dict[tuple[str, AttributeTest], _Evidence] = {}
        for switch in self.switches:
            host, (test, *others) = self._host(switch), switch.tests
            if not switch.negated or others or not _holds(test, self._held(host)):
                continue
            if _may_all_be((test,), switch.host) and _is_named(test):
                found.setdefault((host, test), _Evidence()).add(switch)
        gone: dict[Theme, tuple[bool, int]] = {}
        for (host, test), evidence in found.items():
            changed = [dict(theme.body if host == "body" else theme.root) for theme in themes]
            if any(test.name in one and not test.compares(one[test.name]) for one in changed):
                continue
            words = self._held(host)[test.name].split()
            rest = " ".join(word for word in words if not test.compares(word))
            name = f"{host if host == 'body' else ''}:not({_written(test)})"
            theme = Theme(name=name, **{host: ((test.name, rest),)})
            gone[theme] = (True, -evidence.rules)
        return gone


def named_theme(
    name: str, switch: RootSwitch, root: Mapping[str, str], body: Mapping[str, str]
) -> Theme:
    """Return the theme that an author names, by what its selector asks for."""
    host = "body" if switch.host == "body" else "root"
    held = body if host == "body" else root
    words = {word for word in held.get("class", "").split() if _is_wordy(word)}
    return Theme(name=name, **{host: _changes(switch.tests, held, words)})


def _may_all_be(tests: Sequence[AttributeTest], host: str) -> bool:
    """Whether each of some tests may be about a theme, by its name."""
    return all(_may_be(test, host) for test in tests)


def _may_be(test: AttributeTest, host: str) -> bool:
    """Whether a test may be about a theme, by its name."""
    is_ours = test.name.startswith("data-a11yview-")  # the settings', which schemes are for
    if is_ours or test.name in _NO_THEME or test.value in _BY_THEMSELVES:
        return False
    if test.name == "class":
        if host == "start":
            return _STARTS.fullmatch(test.value) is not None
        return _is_wordy(test.value) or _NO_THEME_CLASS.fullmatch(test.value) is None
    if host == "start":
        return _ATTRIBUTES.fullmatch(test.name) is not None and bool(test.value)
    return not test.name.startswith("aria-")


def _is_shown(
    host: str, tests: Sequence[AttributeTest], evidence: _Evidence, declared: frozenset[str]
) -> bool:
    """Whether the rules under a candidate show that it is a theme."""
    anew = any(name in declared for name in evidence.properties)
    if any(_is_named(test) for test in tests):
        own = any(name.startswith("--") for name in evidence.properties)
        return anew or own or evidence.within > 0
    if host == "root":
        return anew or evidence.within > 1 or bool(evidence.properties)
    return anew or (bool(evidence.properties) and evidence.within > 1) or evidence.within > 5


def _is_mode(tests: Sequence[AttributeTest], evidence: _Evidence) -> bool:
    """Whether rules for a class alone, such as ``.dark-mode``, make a theme of ``body``.

    Its name says so, and they declare both letters and ground: many a tutorial does it so.
    """
    if len(tests) != 1 or evidence.has_host or evidence.within:
        return False
    names = evidence.properties
    (test,) = tests
    return (
        test.name == "class"
        and _MODES.fullmatch(test.value) is not None
        and "color" in names
        and not names.isdisjoint(("background", "background-color"))
    )


def _is_named(test: AttributeTest) -> bool:
    if test.name == "class":
        return _is_wordy(test.value)
    is_attribute = _ATTRIBUTES.fullmatch(test.name) is not None
    return is_attribute or _is_wordy(test.value) or _is_wordy(test.name)


def _is_wordy(name: str) -> bool:
    return not _WORDS.isdisjoint(token.lower() for token in _TOKENS.findall(name))


def _holds(test: AttributeTest, attributes: Mapping[str, str]) -> bool:
    value = attributes.get(test.name)
    if value is None:
        return False
    return not test.operator or test.compares(value)


def _has(attributes: Mapping[str, str], test: AttributeTest) -> bool:
    """Whether an element has a class, or an attribute of any value, that a test asks for."""
    return _holds(test, attributes) if test.name == "class" else test.name in attributes


def _changes(
    tests: Sequence[AttributeTest], held: Mapping[str, str], words: set[str]
) -> tuple[tuple[str, str], ...]:
    """Return the attributes that make the tests hold; other themes' classes go."""
    changes: dict[str, str] = {}
    for test in tests:
        if test.operator == "~=":
            before = changes.get(test.name, held.get(test.name, ""))
            kept = [word for word in before.split() if word not in words or test.name != "class"]
            changes[test.name] = " ".join((*kept, test.value))
        else:
            changes[test.name] = test.value
    return tuple(sorted(changes.items()))


def _written(test: AttributeTest) -> str:
    if test.name == "class" and test.operator == "~=":
        return f".{test.value}"
    return f'[{test.name}{test.operator}"{test.value}"]' if test.operator else f"[{test.name}]"
