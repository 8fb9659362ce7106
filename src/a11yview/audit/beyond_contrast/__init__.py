"""Rules beyond contrast that a cascade can decide, for people with low vision: AV301 to AV309.

They are looked at in the states that the contrast is, when a run asks for them: ``looking`` leads
one page through them, ``sight`` is what each is given of a state, and ``gathering`` makes findings
of the problems. Each rule has its module:

=====================  ===========================================  =================
``text_spacing``       letters, lines, words held together          AV301 AV302 AV303
``viewport_meta``      zoom forbidden                               AV304
``cut_text``           text cut off when it needs more room         AV305
``focus``              no visible focus                             AV306
``orientation``        content turned with the device               AV307
``link_text``          links told by color alone                    AV308
``images_of_text``     pictures that may show words                 AV309
=====================  ===========================================  =================

As with contrast, only what is certain fails. What layout, scripts or pictures decide is
undetermined, with its reason, and what cannot be told from what is fine is no finding at all.
Source: the W3C's ACT rules that the modules name, and the techniques of WCAG 2.2.
"""
