"""Styles and their parts, computed once and shared from state to state and page to page.

:mod:`a11yview.cascade.computing` says how a style is computed; this package decides whether it has
to be. It wraps the steps of computing and changes none.

**The invariant.** Whatever an answer depends on is in the key under which it is kept, or belongs to
the object that keeps it. A style depends on four things:

1. *Its winners.* :class:`.CascadedValues` stands for the blocks that match, by their ranks. A rank
   names one block for as long as the :class:`.StyleStore` lives, whatever sheets pages have beside.
   Of the winners, each :class:`.PreparedPart` stands for the values of one part.
2. *The parent's style.* Mostly only what is inherited counts, for which parts have a number
   (``inheritance``). Where more counts (``inherit`` on a property that is not inherited), the key
   has the parent itself: :attr:`.PreparedPart.needs_parent`.
3. *The custom properties*, by the identity of their mapping: equal changes of one mapping are one
   mapping. By value, only those count that the winners mention, and so a second key has what these
   references come to.
4. *The setting*: environment, the root's font, sizes of containers, registrations, functions, the
   number among siblings. It belongs to :class:`.SharedParts`, of which a store has one for each.

A paint also depends on the shape where a value needs lengths of its element, and then the key has
the shape; :class:`.Needs` says so. Attributes that ``attr()`` reads belong to one page:
:class:`.PageMemory`.

**Three parts** are kept apart: shape, paint, custom properties. Equal ones are one object
(:class:`.UniqueStyles`), so comparing them compares identities, and a :class:`.SharedStyle` is
named by its three. A style comes apart unless substitution may roll the cascade back, call a
function or read an attribute, or a typed custom property may depend on the font: then
:func:`.compute` makes it as a whole.

**Paints alone.** Under a further color scheme only the root's custom properties differ. A
:class:`.PaintPlan` then follows a tree of :class:`.PaintNode`, whose edges are *recipes*: the
winners for a paint, and for custom properties. Few edges are new, and no shape is computed.

**Forgetting.** A store lives as long as its sheets are known (:mod:`a11yview.cascade.known_sheets`,
by count and size), a page's memory as long as the page; a group of references keeps 64 outcomes.

**Laws.** ``tests/laws/test_styles_by_parts.py`` holds styles by parts to styles as wholes, pages
after others to pages alone, and counts what a further scheme computes; ``test_states_together.py``
and ``test_pages_after_others.py`` hold whole pages to the same;
``tests/unit/cascade/computing/test_properties.py`` tries what each computer says it needs.
"""
