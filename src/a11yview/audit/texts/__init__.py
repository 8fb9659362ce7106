"""The texts of a page that count, whatever their style.

``survey`` lists the elements with text and the traits that a judgement depends on; ``situations``
tells what elements take from their ancestors (disabled, inert, closed); ``unread`` lists the parts
of a page that are not read.
"""
