"""CSS text → :class:`.Sheet`, and which sheets a document uses.

A sheet is scanned, not parsed. :mod:`.scanning` finds where rules and at-rules begin and end, and
keeps offsets alone: most rules of a site concern no element of a given page, and parsing every
token costs five times as much. :class:`.Rules` makes the selectors and declarations of a rule when
they are asked for, and keeps them. Structure depends on brackets, ``;`` and ``@`` outside strings,
comments, unquoted URLs and escapes; :mod:`.token_patterns` has the patterns.

Broken CSS is dropped exactly as browsers drop it (CSS Syntax 3), which
``tests/laws/test_css_scanner.py`` holds to a parser of every token.

- :mod:`.model`, :mod:`.rules`, :mod:`.sheet`: what scanning gives.
- :mod:`.declarations`, :mod:`.at_rules`, :mod:`.keyframes`, :mod:`.functions`: what stands in it.
- :mod:`.decoding`, :mod:`.sheet_bytes`: a sheet from its bytes, and from the disk cache.
- :mod:`.sources`: the sheets that a document links, imports and holds, in cascade order.
- :mod:`.user_agent`: the browser's own sheet.
"""
