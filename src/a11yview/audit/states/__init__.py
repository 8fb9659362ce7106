"""Which states of a page are looked at: every design that its sheets have.

A :class:`~a11yview.audit.state.State` names one. :mod:`.request` says which kinds of states a run
asks for, :mod:`.of_page` finds those that a page has: themes by class and attribute
(:mod:`.themes`), what scripts and visitors change (:mod:`.changes`), the widths of windows at which
its cascade differs, and what its media queries ask about the visitor's system.
"""
