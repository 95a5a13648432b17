"""What notes on the pages of a PDF say of its statements, in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from doc_audit.export.pdf.annotate import Note
from doc_audit.export.pdf.looks import INKS, Look
from doc_audit.export.pdf.places import Placed, TextPlaces, earlier_words, free_corner
from doc_audit.export.qda_spans import Span, document_spans
from doc_audit.model import ABSENT, VAGUE, Code, Coding, Document, PageBox, Run, Statement
from doc_audit.pipeline.copy_words import (
    MarkWords,
    counted,
    opening,
    own_words,
    shown,
    type_label,
)
from doc_audit.report.code_lines import LEVELS, SOURCES
from doc_audit.report.words import count, joined
from doc_audit.rubric import Rubric

_LINES: tuple[Literal["line", "broken"], ...] = ("line", "broken")
_WHOLE_LINES = "The words could not be told from their line, so all of it is marked."


@dataclass(frozen=True, slots=True)
class _Found:
    """Words of one dimension of one statement.

    Attributes:
        place: of the dimension in the rubric.
        spans: in the document's plain text; empty where the words stand nowhere on a page.
    """

    statement: Statement
    place: int
    code: Code
    spans: tuple[Span, ...]


class PdfNotes:
    """Notes of a run under its main rubric, which is the first; marks are of all."""

    def __init__(self, run: Run, rubrics: Sequence[Rubric]) -> None:
        self._run = run
        self._settings = rubrics[0].settings
        self._counted = counted(run, rubrics[0])
        self._marks = MarkWords(run, rubrics)
        self._by_doc: dict[str, list[Statement]] = {}
        for statement in run.statements:
            self._by_doc.setdefault(statement.doc, []).append(statement)

    def of(self, document: Document) -> list[Note]:
        """Notes of a document: statements first, so that those on words lie on top."""
        places = TextPlaces(document.blocks)
        told: list[Note] = []
        found: list[_Found] = []
        for statement in self._by_doc.get(document.id, ()):
            coding = self._coding(statement)
            if coding is None:
                continue
            own = list(self._found(document, statement, coding))
            found += own
            told += self._statement_notes(statement, coding, own, places)
        return [*told, *self._word_notes(found, places)]

    def _coding(self, statement: Statement) -> Coding | None:
        """The codes of a statement that has a note."""
        coding = self._run.codings.get(statement.id)
        return coding if coding and coding.type in self._settings.coded_types else None

    def guide(self, document: Document) -> Note | None:
        """What the notes are and what their colours mean; for a corner of the first page."""
        page = next((page for page in document.pages if page.width), None)
        if page is None:
            return None
        colours = "\n".join(
            f"{INKS[place % len(INKS)].name.capitalize()}: {one.label}. {one.question}"
            for place, one in enumerate(self._settings.dimensions)
        )
        statements = self._by_doc.get(document.id, ())
        without = [one.id for one in statements if self._coding(one) is None]
        says = (
            "Annotated by doc_audit, with the rubric "
            f"{self._settings.title} {self._settings.version}. A line under words marks a "
            "commitment, a broken line an aspiration; colour marks the words that show what it "
            "says, paler and with a broken line where they are vague. Open a note to see why. "
            "A plan's score is the mean of its commitments' points. Coded by rules, not by people: "
            f"read the words before acting on a mark. {self._marks.about(without)}".rstrip()
            + f"\n\n{colours}"
        )
        box = free_corner(document, page)
        return Note(f"{document.id}-guide", "About these notes", says, (box,), kind="guide")

    def _found(self, document: Document, statement: Statement, coding: Coding) -> Iterator[_Found]:
        for place, dimension in enumerate(self._settings.dimensions):
            code = coding.dimensions.get(dimension.id)
            if code and code.level != ABSENT:
                spans = tuple(_spans(document.text, statement, code))
                yield _Found(statement, place, code, spans)

    def _statement_notes(
        self, statement: Statement, coding: Coding, found: Sequence[_Found], places: TextPlaces
    ) -> Iterator[Note]:
        boxes = tuple(
            box
            for span in document_spans(statement, 0, len(statement.text))
            for box in places.of(*span).boxes
        ) or statement.boxes  # fmt: skip
        label = type_label(coding, self._settings)
        kind = _LINES[coding.type == self._settings.aspiration_type]
        says = self._said(statement, coding, found, places)
        for number, some in enumerate(_by_page(boxes)):
            more = f"Goes on from page {boxes[0].page}. " if number else ""
            key = f"{statement.id}-{some[0].page}"
            yield Note(key, label, more + says, some, opens=not number, kind=kind)

    def _said(
        self, statement: Statement, coding: Coding, found: Sequence[_Found], places: TextPlaces
    ) -> str:
        dimensions = self._settings.dimensions
        lines = [opening(coding, self._settings)]
        if coding.type == self._settings.commitment_type:
            lines.append(self._worth(statement))
        levels = [f"{dimensions[one.place].label} {LEVELS[one.code.level]}" for one in found]
        if levels:
            lines.append(f"Found: {'; '.join(levels)}.")
        there = {one.place for one in found}
        missing = [one.label for at, one in enumerate(dimensions) if at not in there]
        if missing:
            lines.append(f"Not found: {'; '.join(missing)}.")
        unmarked = (one for one in found if not _boxes(one, places).boxes)
        lines += [f"{_line(dimensions[one.place].label, one.code)} Not marked: these words "
                  "aren't on the page." for one in unmarked]  # fmt: skip
        return "\n".join([*lines, *self._marks.of(statement.id)])

    def _worth(self, statement: Statement) -> str:
        """What a commitment brought to its plan's score."""
        says, points = self._counted.says[statement.id], self._counted.points.get(statement.id)
        if points and points.lowered:
            labels = {one.id: one.label for one in self._settings.dimensions}
            names = joined([labels[name] for name in points.lowered])
            says += f" {names} counted as vague: it is the plan's own whole area."
        return says

    def _word_notes(self, found: Sequence[_Found], places: TextPlaces) -> Iterator[Note]:
        """Notes on words; words that show the same of several statements have one."""
        same: dict[tuple[int, int, tuple[Span, ...]], list[_Found]] = {}
        for one in found:
            if one.spans:
                same.setdefault((one.place, one.code.level, one.spans), []).append(one)
        lanes = _Lanes()
        for (place, level, spans), some in same.items():
            placed = _boxes(some[0], places)
            label = self._settings.dimensions[place].label
            says = _line(label, some[0].code)
            if len(some) > 1:
                says += f" Holds for {count(len(some), 'statement')}."
            if not placed.exact:
                says += f" {_WHOLE_LINES}"
            look = Look(place, faint=level == VAGUE, lane=lanes.free(spans))
            for boxes in _by_page(placed.boxes):
                key = f"{some[0].statement.id}-{self._settings.dimensions[place].id}"
                note = Note(f"{key}-{level}-{boxes[0].page}", label, says, boxes, look)
                yield replace(note, key=f"{note.key}-{spans[0][0]}")


class _Lanes:
    """Lines under words: those under the same words lie above each other."""

    def __init__(self) -> None:
        self._taken: list[tuple[Span, int]] = []

    def free(self, spans: Sequence[Span]) -> int:
        """The lowest lane that no line of the last ones near by has under these words."""
        over = {lane for (a, b), lane in self._taken[-64:] for c, d in spans if a < d and c < b}
        lane = next(at for at in range(len(over) + 1) if at not in over)
        self._taken += [(span, lane) for span in spans]
        return lane


def _spans(text: str, statement: Statement, code: Code) -> Iterator[Span]:
    """Where a code's words stand in the document's plain text."""
    evidence = code.evidence
    if words := own_words(statement, code):
        yield from document_spans(statement, *words)
    elif evidence is None or evidence.source in ("text", "cell"):
        return
    elif evidence.source == "document":
        if evidence.start < evidence.end:
            yield evidence.start, evidence.end
    else:
        held = statement.stem if evidence.source == "stem" else statement.before
        at = earlier_words(text, statement, held, evidence.start, evidence.end)
        if at >= 0:
            yield at, at + evidence.end - evidence.start


def _boxes(found: _Found, places: TextPlaces) -> Placed:
    """Boxes of the words, or the statement's own where it has none of its words'."""
    parts = [places.of(*span) for span in found.spans]
    boxes = tuple(box for part in parts for box in part.boxes)
    if boxes or not found.spans:
        return Placed(boxes, all(part.exact for part in parts))
    return Placed(found.statement.boxes, False)


def _by_page(boxes: Sequence[PageBox]) -> list[tuple[PageBox, ...]]:
    pages: dict[int, list[PageBox]] = {}
    for box in boxes:
        pages.setdefault(box.page, []).append(box)
    return [tuple(some) for some in pages.values()]


def _line(label: str, code: Code) -> str:
    """`Target: specific — “by a third” (rule target-share).`"""
    evidence = code.evidence
    words = evidence.words if evidence else code.words
    where = SOURCES[evidence.source] if evidence else ""
    return f"{label}: {LEVELS[code.level]}{shown(words, where, code.rules)}."
