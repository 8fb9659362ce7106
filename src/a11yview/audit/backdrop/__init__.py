"""The backdrop of a text: the backgrounds of its ancestors, composited as a browser would.

``backdrop`` hands it down from parent to content, as a ``stack`` of layers, one for each group that
is composited on its own. ``compositing``, ``blending``, ``filters`` and ``gradients`` do the
arithmetic of colors; ``hiding``, ``icons``, ``stacking_contexts``, ``text_shadows`` and
``svg_paint`` read a style. ``overlap`` is the value in which ``overlaps`` adds other boxes.
"""
