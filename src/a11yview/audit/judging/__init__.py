"""The verdict on each text: its colors on its backdrop, the ratio, and the ratio that it needs.

``judgement`` judges one text, ``non_text`` the edges of fields and outlines of links,
``generated_content`` finds the texts of pseudo-elements. The rest makes it quick and changes no
verdict: ``relevant_style`` reduces a style to what a verdict depends on, ``known_backdrops`` and
``known_judgements`` work out each combination once, ``batches`` judge texts that are alike as one.
"""
