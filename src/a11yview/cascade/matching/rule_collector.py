"""The rules that may apply to the elements of a signature, collected once a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from a11yview.cascade.matching.positions import may_hold
from a11yview.cascade.matching.rule_selectors import GENERATED
from a11yview.cascade.selectors.model import HostTest, StateTest, StructuralTest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.matching.page_selectors import PageSelector, PageSelectors
    from a11yview.cascade.matching.pseudo_classes.states import States
    from a11yview.cascade.matching.rule_selectors import RuleSelector
    from a11yview.cascade.matching.shared_nodes import MatchedRanks
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["ApplicableRules", "RuleCollector", "SignatureRules", "add_masks", "matched_ranks"]


@dataclass(slots=True, eq=False)
class ApplicableRules:
    """Rules for the elements of one signature below the root, or for a pseudo-element of them."""

    ranks: list[int] = field(default_factory=list)
    """Ranks that all of those elements match."""
    masks: dict[int, int] = field(default_factory=dict)
    """Ranks that all of them match in some universes alone."""
    contextual: list[PageSelector] = field(default_factory=list)
    """Selectors that each of them must be asked about."""
    content: bool = False
    """Whether any rule gives content."""

    def copy(self) -> ApplicableRules:
        """Return a copy to add to."""
        return ApplicableRules([*self.ranks], {**self.masks}, [*self.contextual], self.content)


@dataclass(slots=True, eq=False)
class SignatureRules:
    """All rules for the elements of one signature and their pseudo-elements."""

    element: ApplicableRules
    matched: MatchedRanks
    """The ranks of elements that match no contextual selector."""
    pseudo: Mapping[str, ApplicableRules]
    matched_pseudo: tuple[tuple[str, MatchedRanks], ...] | None
    """The ranks of pseudo-elements, if the signature alone decides them."""


class RuleCollector:
    """The rules of one page by the signatures of its elements.

    ``content_elsewhere`` says that another index may give content to the pseudo-elements that
    these rules style.
    """

    def __init__(
        self,
        index: Index,
        selectors: PageSelectors,
        evaluator: Evaluator,
        states: States,
        *,
        content_elsewhere: bool,
    ) -> None:
        self._index = index
        self._selectors = selectors
        self._evaluator = evaluator
        self._states = states
        self._content_elsewhere = content_elsewhere
        self._of_signature: dict[Signature, SignatureRules] = {}

    def accepting(self, signature: Signature) -> Iterator[PageSelector]:
        """Yield the selectors whose subject may be of a signature."""
        return self._accepting(signature, self._selectors.by_key.get("*", ()))

    def _accepting(
        self, signature: Signature, unkeyed: Sequence[PageSelector]
    ) -> Iterator[PageSelector]:
        accepted, by_key = self._evaluator.answers.of(signature), self._selectors.by_key
        for key in signature.keys:
            for selector in by_key.get(key, ()) if key != "*" else unkeyed:
                if selector.asked is None or accepted[selector.asked]:
                    yield selector

    def of_signature(self, signature: Signature) -> SignatureRules:
        """Return the rules for the elements of a signature below the root."""
        rules = self._of_signature.get(signature)
        if rules is None:
            pseudo = self._collected(signature)
            element = pseudo.pop("")
            matched = self._matched(element)
            matched_pseudo = None
            if not any(one.contextual for one in pseudo.values()):
                matched_pseudo = tuple((name, self._matched(one)) for name, one in pseudo.items())
            rules = SignatureRules(element, matched, pseudo, matched_pseudo)
            self._of_signature[signature] = rules
        return rules

    def _matched(self, rules: ApplicableRules) -> MatchedRanks:
        return matched_ranks(rules.ranks, rules.masks, self._evaluator.all)

    def _collected(self, signature: Signature) -> dict[str, ApplicableRules]:
        """Return the rules by names of pseudo-elements, ``""`` for the elements themselves."""
        common, others = self._common
        own = {"": common[""].copy()}
        own[""].ranks.extend(self._index.own_ranks(signature))
        for selector in self._accepting(signature, others):
            self._add(selector, self._decided(selector, signature), own, common)
        found = {**common, **own}
        for name in GENERATED:
            if name in found and not (found[name].content or self._content_elsewhere):
                del found[name]
        return found

    @cached_property
    def _common(self) -> tuple[dict[str, ApplicableRules], Sequence[PageSelector]]:
        """The rules without a key that are the same for all signatures, and the other selectors."""
        common = {"": ApplicableRules()}
        others: list[PageSelector] = []
        for selector in self._selectors.by_key.get("*", ()):
            if selector.is_open:
                self._add(selector, selector.within if selector.is_decided else None, common, {})
            else:
                others.append(selector)
        return common, others

    def _add(
        self,
        selector: PageSelector,
        mask: int | None,
        found: dict[str, ApplicableRules],
        common: Mapping[str, ApplicableRules],
    ) -> None:
        """Add a selector to the rules found, with where it matches if that is decided.

        The rules for a pseudo-element that are not found yet start as a copy of the common ones.
        """
        if mask == 0:
            return
        rule = selector.rule
        name = rule.selector.pseudo
        rules = found.get(name)
        if rules is None:
            rules = found[name] = common[name].copy() if name in common else ApplicableRules()
        rules.content |= rule.content
        if mask is None:
            rules.contextual.append(selector)
        elif mask == self._evaluator.all:
            rules.ranks.extend(rule.ranks)
        else:
            add_masks(rule, mask, rules.masks)

    def _decided(self, selector: PageSelector, signature: Signature) -> int | None:
        """Return where all elements of a signature match; ``None`` if each must be asked."""
        chain, mask = selector.chain, selector.within
        open_ = chain.left is not None or selector.rule.scope >= 0
        for test in chain.compound.tests:
            if isinstance(test, StateTest):
                held = self._states.of_signature(test.name, signature)
                if held is None:
                    open_ = True
                else:
                    mask &= held
            elif isinstance(test, HostTest) or (
                isinstance(test, StructuralTest) and test.name == "root"
            ):
                return 0
            elif may_hold(test, signature):
                open_ = True
            else:
                return 0
        return None if open_ and mask else mask


def add_masks(rule: RuleSelector, mask: int, masks: dict[int, int]) -> None:
    """Add the universes in which a selector matches to those of its ranks."""
    for rank in rule.ranks:
        masks[rank] = masks.get(rank, 0) | mask


def matched_ranks(ranks: Iterable[int], masks: Mapping[int, int], everywhere: int) -> MatchedRanks:
    """Return ranks that match in all universes, and others that match in some, in order."""
    always = list(ranks)
    sometimes: list[tuple[int, int]] = []
    for rank, mask in masks.items():
        if mask == everywhere:
            always.append(rank)
        else:
            sometimes.append((rank, mask))
    return tuple(sorted(always)), tuple(sorted(sometimes))
