"""Cascade sorting: which declarations win, by origin, importance, layer, specificity and order.

All criteria of CSS Cascade 5, section 6, make one integer, the *rank* of a :class:`.Block`
(:mod:`.ranking`), so that sorting compares numbers. :class:`.Winners` takes the blocks that match,
weakest first, and knows which declaration of each property wins, and which would if ``revert`` and
its kin roll the cascade back. :class:`.PageConditions` numbers the conditional at-rules of all
sheets of a page, and :class:`.Layers` orders the layers that they name. Keyframes rank like rules,
above the normal and below the important ones (:mod:`.keyframe_blocks`).
"""
