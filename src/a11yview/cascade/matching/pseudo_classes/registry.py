"""The methods that answer element tests on one page, by the class of the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.matching.pseudo_classes.forms import Forms
from a11yview.cascade.matching.pseudo_classes.has import HasSearch
from a11yview.cascade.matching.pseudo_classes.hosts import Hosts
from a11yview.cascade.matching.pseudo_classes.linguistic import Linguistic
from a11yview.cascade.matching.pseudo_classes.logical import Logical
from a11yview.cascade.matching.pseudo_classes.states import States
from a11yview.cascade.matching.pseudo_classes.structural import Structural
from a11yview.cascade.selectors.model import (
    AnyOf,
    Direction,
    ElementTest,
    FormTest,
    Has,
    HostTest,
    Language,
    Nth,
    StateTest,
    StructuralTest,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.matching.evaluating import TestMethod
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.matching.pseudo_classes.hosts import HostPlace
    from a11yview.cascade.matching.universes import Universe

__all__ = ["PseudoClasses"]


class PseudoClasses:
    """The pseudo-classes of one tree under several universes; ``host`` is where its host is."""

    def __init__(
        self, tree: PageTree, universes: Sequence[Universe], host: HostPlace | None = None
    ) -> None:
        self.hosts = Hosts(host)
        self.states = States(tree, universes)
        self.has = HasSearch()
        self.linguistic = Linguistic(tree)
        structural = Structural()
        self.methods: Mapping[type[ElementTest], TestMethod] = {
            AnyOf: Logical().any_of,
            Direction: self.linguistic.direction,
            FormTest: Forms(tree.document).form_state,
            Has: self.has.has,
            HostTest: self.hosts.host,
            Language: self.linguistic.language,
            Nth: structural.nth,
            StateTest: self.states.state,
            StructuralTest: structural.structural,
        }
