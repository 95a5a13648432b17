"""A page as bytes, with nothing in it that turns what stands around it."""

import re

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Unicode's embeddings, overrides and isolates of direction, and their ends (UAX #9, 2)."""


def page_bytes(page: str) -> bytes:
    """UTF-8 of a finished page.

    Controls that turn the reading direction are shown as �, wherever they come from: a document, a
    file name, a manifest, a rubric. One right-to-left override would else show the rest of its
    paragraph back to front, so that `plan…fdp.exe` reads as `planexe.pdf`; an English plan has no
    use for them. The data beside the report keep them. Letters of right-to-left scripts are shown
    as they are. Lone surrogates, which broken PDF fonts can give, have no UTF-8 and become `?`.
    """
    return _TURNS.sub("\ufffd", page).encode("utf-8", "replace")
