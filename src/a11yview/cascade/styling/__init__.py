"""Matches and an environment become the styles of a whole page, node by node.

A page is matched once; then it is looked at in a dozen environments: as it is, under each color
scheme, with links hovered. What differs from one to the next is which conditional rules hold, which
universe says what matches, and sometimes a measure such as the viewport.

**The winners of a node** follow from its match. :class:`.ActiveConditions` knows which conditional
at-rules hold in an environment, and so the order of layers, the registered properties, keyframes
and functions. :class:`.SheetWinners` sorts out the ranks that hold and finds their winners, for all
pages with the same sheets; :class:`.PageWinners` does so for each match of a page, adds the
keyframes on which animations end (:class:`.EndedAnimations`), and knows universes in which a match
is the same.

**A setting** (:class:`.Setting`) is one environment of one page: the conditions that hold, the
root's style, and the context that values are computed in. :class:`.PageNodes` has what holds in all
environments: slots, elements with a ``display`` of their own, and which facts a value may ask for
at all, since what no sheet mentions cannot count.

**A pass** (:class:`.StylePass`) computes every node in a setting, parents first, so that each finds
the style that it inherits from. Most nodes need only their winners and their parent, and one
look-up. A node is *particular* if it inherits through a slot, reads attributes, counts siblings, or
may lie in a container; then more goes into the key.

**Containers.** A rule in ``@container`` is decided below the node that answers the query, whose
style is known by then (:class:`.Containers`). Sizes are known as far as declarations tell them
(:class:`.BoxSizes`); where colors depend on a size that only layout knows, the match is noted as
undecided.

**A restyle** (:class:`.Restyle`) saves the pass. Where the same rules match all nodes but the root
under the same conditions, the root's shape is the same object, and no shape refers to a custom
property that differs, all shapes are those of the earlier pass, and paints follow its plan.
Otherwise it gives up, and a pass is made.

:class:`.NodeStyles` is what both give: shapes, paints, groups of nodes that are painted alike, and
pseudo-elements on demand. :class:`.PageStyler` chooses between them, and :class:`.Styles` shows the
result by element, with the place of the declaration that decided each value.

``tests/laws/test_states_together.py`` holds all states of a page to each by itself.
"""
