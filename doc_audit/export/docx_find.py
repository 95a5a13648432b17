"""Where the words of statements stand among the letters of a Word file."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from doc_audit.export.docx_letters import UNFOUND, Letters, letters_of
from doc_audit.ingest.docx.table import MOST_COLUMNS
from doc_audit.model import Statement

_FEWEST = 8
"""Letters that must agree before words that are found in part only are taken for the same: below
it, common words ("by the", "and the") would agree by chance."""


class _Sought:
    """A statement's letters, and the place in its text of each."""

    def __init__(self, statement: Statement) -> None:
        self.places: list[int] = []
        cells = statement.cells
        joints = set(range(len(statement.text))) if cells else set()
        for cell in cells:
            joints.difference_update(range(cell.start, cell.end))
        letters = []
        for place, sign in enumerate(statement.text):
            if place not in joints:
                for letter in letters_of(sign):
                    letters.append(letter)
                    self.places.append(place)
        self.text = "".join(letters)


@dataclass(frozen=True, slots=True)
class Found:
    """Where the letters of a statement stand in `Letters`.

    Attributes:
        at: by letter, its place there or `UNFOUND`.
        places: by letter, its code point in the statement's text.
    """

    at: tuple[int, ...]
    places: tuple[int, ...]

    def of(self, start: int, end: int) -> list[int]:
        """The letters of `statement.text[start:end]`."""
        pairs = zip(self.at, self.places, strict=True)
        return [at for at, place in pairs if start <= place < end]


class Finder:
    """Finds the statements of a document, asked for in its order."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters
        self._done: dict[str, int] = {}  # by path: where the last statement there ended

    def found(self, statement: Statement) -> Found:
        """Where its letters stand; words that are in the file more than once where its path is."""
        sought = _Sought(statement)
        start, end = self.letters.spans.get(statement.path, (0, 0))
        at = self._whole(sought.text, statement.path, start, end)
        if at == UNFOUND:
            places = self._in_parts(sought.text, start, end)
            if statement.cells:
                self._merged(sought, places, statement)
        else:
            places = list(range(at, at + len(sought.text)))
        known = [place for place in places if place != UNFOUND]
        if known:
            self._done[statement.path] = known[-1] + 1
        return Found(tuple(places), tuple(sought.places))

    def _whole(self, text: str, path: str, start: int, end: int) -> int:
        if not text or start == end:
            return UNFOUND
        at = self.letters.text.find(text, max(start, self._done.get(path, 0)), end)
        return at if at != UNFOUND else self.letters.text.find(text, start, end)

    def _in_parts(self, text: str, start: int, end: int) -> list[int]:
        """Letter by letter, from the paragraphs at its path and those that it may go on in."""
        places = [UNFOUND] * len(text)
        if start == end:
            return places
        own = list(self.letters.inside(start, end))
        rest = [one for one in self.letters.after(start) if one[0] >= end]
        done, left = 0, []
        for span in [*own, *rest]:
            words = self.letters.text[slice(*span)]
            at = text.find(words, done)
            if words and at != UNFOUND and (len(words) >= _FEWEST or span[1] <= end):
                done = at + len(words)
                places[at:done] = range(*span)
            elif words and span[1] <= end:
                left.append(span)
            if done == len(text):
                break
        for span in left:
            self._in_part(text, places, span)
        return places

    def _in_part(self, text: str, places: list[int], span: tuple[int, int]) -> None:
        """Takes the longest words that a paragraph and what isn't found yet have in common."""
        open_ = "".join(
            sign if place == UNFOUND else "\0" for sign, place in zip(text, places, strict=True)
        )
        words = self.letters.text[slice(*span)]
        block = SequenceMatcher(None, open_, words, autojunk=False).find_longest_match()
        if block.size >= _FEWEST:
            first = span[0] + block.b
            places[block.a : block.a + block.size] = range(first, first + block.size)

    def _merged(self, sought: _Sought, places: list[int], statement: Statement) -> None:
        """Gives cells that a row shares with a row above it the letters of that one."""
        table, _, row = statement.path.rpartition("/row[")
        if not table or not row.rstrip("]").isdigit():
            return
        for cell in statement.cells:
            which = [n for n, place in enumerate(sought.places) if cell.start <= place < cell.end]
            if not which or any(places[n] != UNFOUND for n in which):
                continue
            text = "".join(sought.text[n] for n in which)
            at = self._cell_above(text, table, int(row.rstrip("]")))
            if at != UNFOUND:
                places[which[0] : which[-1] + 1] = range(at, at + len(which))

    def _cell_above(self, text: str, table: str, row: int) -> int:
        for above in range(row - 1, 0, -1):
            for number in range(1, MOST_COLUMNS + 1):
                span = self.letters.spans.get(f"{table}/row[{above}]/cell[{number}]")
                if span and self.letters.text[slice(*span)] == text:
                    return span[0]
        return UNFOUND
