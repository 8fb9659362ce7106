"""Whether a document is in quirks mode: its doctype decides (HTML, 13.2.6.4.1)."""

from __future__ import annotations

from typing import Final

from a11yview.cascade.html.parser import turbohtml

__all__ = ["is_quirky"]

_PUBLIC_STARTS: Final = (
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0",
    "-//microsoft//dtd internet explorer 3.0",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//sun microsystems corp.//dtd hotjava",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental",
    "-//w3c//dtd w3 html",
    "-//w3o//dtd w3 html",
    "-//webtechs//dtd mozilla html",
)
PUBLIC: Final = frozenset(
    ("-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html")
)
_SYSTEM: Final = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"
_WITHOUT_SYSTEM: Final = (
    # Quirky only without a system identifier; with one, almost standards.
    "-//w3c//dtd html 4.01 frameset//",
    "-//w3c//dtd html 4.01 transitional//",
)


def is_quirky(tree: turbohtml.Document) -> bool:
    """Return whether browsers lay the document out in quirks mode."""
    doctype = next((node for node in tree.children if isinstance(node, turbohtml.Doctype)), None)
    if doctype is None or doctype.name.lower() != "html":
        return True
    public, system = doctype.public_id, doctype.system_id
    if system is not None and system.lower() == _SYSTEM:
        return True
    if public is None:
        return False
    public = public.lower()
    if public in PUBLIC or public.startswith(_PUBLIC_STARTS):
        return True
    return system is None and public.startswith(_WITHOUT_SYSTEM)
