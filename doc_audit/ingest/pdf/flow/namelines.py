"""Bold lines that name the plain text under them, though it opens with a small letter."""

from collections.abc import Sequence

from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.text.words import words

_OPEN_ENDS = (",", "-", "–", "—", "(", "&", "/")
_GOES_ON = words(
    """
    will shall must should would can could may might is are was were be been has have had do does
    did and or but nor of to for in on by with from at as into than that which who whose when where
    while if so because not also only the a an its their our your this these those
    """
)
"""Words that go on with a clause: a line that opens or ends with one is half a sentence."""
_MOST = 3  # lines of a name


def name_line(lines: Sequence[TextLine], after: TextLine) -> bool:
    """Whether bold lines, all of which a line in plain type follows, may be a name.

    A name begins with a capital and doesn't break off. What follows is not its verb: a word in -s
    may be one (`Public Health / leads …`).
    """
    if len(lines) > _MOST or after.bold > 0 or any(line.bold < 1 for line in lines):
        return False
    first, last = lines[0].text, lines[-1].text
    if not first[:1].isupper() or last.endswith(_OPEN_ENDS) or lines[-1].hyphen:
        return False
    start = after.text.split(" ", 1)[0].lower().strip(".,;:")
    if start in _GOES_ON or start.endswith("s"):
        return False
    return last.rpartition(" ")[2].lower() not in _GOES_ON
