"""Icons taken out of lines: private code points whose glyphs are pictures."""

import re

from doc_audit.ingest.pdf.lines.textline import TextLine, changed, renumbered
from doc_audit.ingest.pdf.lines.words import cut

# F020…F0FF are the bullets of Symbol and Wingdings; letters beside a sign make it a lost letter.
_ICON = re.compile(r"(?<![^\W\d_])[\ue000-\uf01f\uf100-\uf8ff]+(?![^\W\d_]) ?")


def without_icons(lines: list[TextLine]) -> list[TextLine]:
    """Lines without the pictures of icon fonts, which are no words; orders stay ascending."""
    if not any(_ICON.search(line.text) for line in lines if not line.text.isascii()):
        return lines
    return renumbered(piece for line in lines for piece in _pieces(line))


def _pieces(line: TextLine) -> list[TextLine]:
    """What is left of a line between its icons."""
    found = list(_ICON.finditer(line.text))
    if not found:
        return [line]
    starts = [0, *(icon.end() for icon in found)]
    stops = [*(icon.start() for icon in found), len(line.text)]
    pieces = [cut(line, start, stop) for start, stop in zip(starts, stops, strict=True)]
    left = [piece for piece in pieces if piece.text]
    return [changed(left[0], marks=line.marks), *left[1:]] if left else []
