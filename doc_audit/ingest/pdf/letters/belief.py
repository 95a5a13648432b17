"""Letters that their font doesn't vouch for and that read as English all the same.

Old Type 1 fonts carry no table of meanings at all, so PDFium goes by their standard codes, says so
of every letter, and is right. Where only some letters of a font are without a meaning, their codes
are as likely wrong ("Ţell located Ţith"): those are never believed.
"""

from collections import defaultdict
from collections.abc import Sequence

from doc_audit.ingest.pdf.letters.english import LEAST_PAIRS, MOST_BITS, letter_pairs
from doc_audit.ingest.pdf.lines.textline import TextLine, changed

_MOSTLY = 0.5  # share of a font's characters without a meaning from which it has no table at all


def believed(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines, plain letters no longer counted as lost in fonts whose text reads as English."""
    fonts = {line.font for line in lines if line.lost}
    if not fonts:
        return list(lines)
    texts: dict[str, list[TextLine]] = defaultdict(list)
    for line in lines:
        if line.font in fonts:
            texts[line.font].append(line)
    sound = {font for font, own in texts.items() if _reads_as_english(own)}
    return [_believed(line) if line.lost and line.font in sound else line for line in lines]


def _reads_as_english(lines: Sequence[TextLine]) -> bool:
    text = " ".join([line.text for line in lines])
    if sum(len(line.lost) for line in lines) < _MOSTLY * len(text.replace(" ", "")):
        return False
    bits, pairs = letter_pairs(text)
    return pairs >= LEAST_PAIRS and bits <= MOST_BITS * pairs


def _believed(line: TextLine) -> TextLine:
    return changed(line, lost=tuple(at for at in line.lost if not line.text[at].isascii()))
