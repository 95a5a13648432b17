"""Letters that their font doesn't vouch for and that read as English all the same.

Old Type 1 fonts carry no table of meanings at all, so PDFium goes by their standard codes, says so
of every letter, and is right. Where only some letters of a font are without a meaning, their codes
are as likely wrong ("Ţell located Ţith"): those are never believed.
"""

from collections import defaultdict
from collections.abc import Collection, MutableMapping, Sequence
from dataclasses import dataclass

from doc_audit.ingest.pdf.letters.english import LEAST_PAIRS, MOST_BITS, letter_pairs
from doc_audit.ingest.pdf.lines.textline import TextLine, changed

_MOSTLY = 0.5  # share of a font's characters without a meaning from which it has no table at all


@dataclass(slots=True)
class _Text:
    """What is known of the text of a font; `last` is its last character."""

    lost: int = 0
    letters: int = 0
    bits: float = 0.0
    pairs: int = 0
    last: str = ""

    def add(self, lines: Sequence[TextLine]) -> None:
        """Further lines, parted by blanks as all are."""
        self.lost += sum(len(line.lost) for line in lines)
        text = " ".join([line.text for line in lines])
        self.letters += len(text.replace(" ", ""))
        bits, pairs = letter_pairs(f"{self.last} {text}" if self.last else text)
        self.bits, self.pairs, self.last = self.bits + bits, self.pairs + pairs, text[-1:]

    def reads_as_english(self) -> bool:
        """Whether it does, and the font has no table of meanings."""
        if self.lost < _MOSTLY * self.letters:
            return False
        return self.pairs >= LEAST_PAIRS and self.bits <= MOST_BITS * self.pairs


def believed(
    pages: MutableMapping[int, Sequence[TextLine]], lossy: Collection[int]
) -> Collection[int]:
    """Have plain letters no longer counted as lost in fonts whose text reads as English.

    Args:
        pages: lines by page.
        lossy: pages that may have lost letters.

    Returns:
        Pages whose lines are others now.
    """
    fonts = {line.font for page in lossy for line in pages[page] if line.lost}
    if not fonts:
        return ()
    texts: dict[str, _Text] = defaultdict(_Text)
    for lines in pages.values():
        for font in fonts:
            if own := [line for line in lines if line.font == font]:
                texts[font].add(own)
    sound = {font for font, text in texts.items() if text.reads_as_english()}
    done = []
    for page in sorted(lossy) if sound else ():
        lines = pages[page]
        if any(line.lost and line.font in sound for line in lines):
            pages[page] = [
                _believed(line) if line.lost and line.font in sound else line for line in lines
            ]
            done.append(page)
    return done


def _believed(line: TextLine) -> TextLine:
    return changed(line, lost=tuple(at for at in line.lost if not line.text[at].isascii()))
