"""The winners for one element, with its parent's style, become its computed style.

This package says what CSS says and no more. It computes one style at a time, knows nothing of pages
and keeps nothing; :mod:`a11yview.cascade.sharing` sees to it that little is computed twice.

**A style is a tuple of fields**, most of which hold the computed value of one longhand. All are
registered in :mod:`.properties`, one row for each: initial value, inherited or not, which part of
the style it belongs to, how it is computed. A row that is double, that no grammar belongs to or
that stands elsewhere than its field fails at import.

**The steps come in the order of css-cascade-5**, section 4.4, since each refers to those before it:

1. *Custom properties.* :class:`.ElementValues` follows ``var()`` and its kin from one to the next,
   finds cycles, and rolls the cascade back where a value says so (:mod:`.custom_properties`,
   :mod:`.references`).
2. *The font*: family, size, weight, line height (:mod:`.font`, :mod:`.font_sizes`). From here on an
   :class:`.Element` can measure lengths. A size is measured by the parent's font.
3. *The color scheme and* ``color`` (:mod:`.color`). From here on it can resolve colors.
4. *Every other longhand*, each on its own (:mod:`.longhands`), by the computer that its row names
   (:mod:`.computers`).
5. Adjustments of properties to one another: of ``display`` to ``position`` and the parent
   (:mod:`.adjustments`).

Steps 1 and 2 meet where a registered custom property is measured by the font whose size refers to
it: :func:`.compute` settles the font first, as browsers do.

**Two parts.** No step of the *shape* (font, lengths, boxes) reads a color, and the *paint* (colors,
backgrounds, shadows) reads of the shape only what lengths mean. So :func:`.compute_shape` and
:func:`.compute_paint` are functions of their own, and a color scheme needs but the second.

**A computer says what a value needs** of its element (:class:`.Needs`): nothing, as keywords and
pixels do; the root's font; what lengths mean; or colors. A value that needs nothing computes to the
same in every element.

``inherit`` takes the parent's field and ``initial`` the row's value. ``currentcolor`` is resolved
at once, but noted too: a child that inherits it has its own color there.

To follow one value, read :mod:`.computed_style`, then the row, then its computer.
"""
