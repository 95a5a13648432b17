"""What notes on the pages of a PDF say of its statements, in plain words."""

from collections.abc import Iterator, Sequence
from typing import Literal

from doc_audit.export.pdf.looks import INKS, Look
from doc_audit.export.pdf.note import Note
from doc_audit.export.pdf.places import TextPlaces, free_corner
from doc_audit.export.qda_spans import Span, document_spans
from doc_audit.model import ABSENT, VAGUE, Code, Coding, Document, Run, Statement
from doc_audit.pipeline.copy_words import (
    MarkWords,
    counted,
    opening,
    shown,
    type_label,
)
from doc_audit.pipeline.pdf_words import Lanes, Shown, boxes_of, by_page, spans_of
from doc_audit.report.code_lines import LEVELS, SOURCES
from doc_audit.report.words import count, joined
from doc_audit.rubric import Rubric

_LINES: tuple[Literal["line", "broken"], ...] = ("line", "broken")
_NOT_REPEATED = "To keep the file small, notes don't repeat the words that they mark."
_WHOLE_LINES = "The words could not be told from their line, so all of it is marked."


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
        """Notes of a document: a statement, then its words, so that those lie on top of it."""
        places = TextPlaces(document.blocks)
        told: dict[str, list[Note]] = {}
        found: list[Shown] = []
        for statement in self._by_doc.get(document.id, ()):
            coding = self._coding(statement)
            if coding is None:
                continue
            own = list(self._found(document, statement, coding))
            found += own
            told[statement.id] = list(self._statement_notes(statement, coding, own, places))
        for first, note in self._word_notes(found, places):
            told[first.id].append(note)
        return [note for some in told.values() for note in some]

    def _coding(self, statement: Statement) -> Coding | None:
        """The codes of a statement that has a note."""
        coding = self._run.codings.get(statement.id)
        return coding if coding and coding.type in self._settings.coded_types else None

    def guide(self, document: Document) -> Note | None:
        """What the notes are and what their colours mean; for a corner of the first page."""
        page = next((page for page in document.pages if page.width), None)
        if page is None:
            return None
        box = free_corner(document, page)
        says = self._about(document, "a broken line", "paler and with a broken line")
        plain = self._about(document, "a wavy or broken line", "paler")
        return Note(
            f"{document.id}-guide", "About these notes", says, (box,), kind="guide", plain=plain,
            short=f"{plain}\n\n{_NOT_REPEATED}",
        )  # fmt: skip

    def _about(self, document: Document, aspiration: str, vague: str) -> str:
        """What the notes of a document are, by how its marks look."""
        colours = "\n".join(
            f"{INKS[place % len(INKS)].name.capitalize()}: {one.label}. {one.question}"
            for place, one in enumerate(self._settings.dimensions)
        )
        statements = self._by_doc.get(document.id, ())
        without = [one.id for one in statements if self._coding(one) is None]
        says = (
            "Annotated by doc_audit, with the rubric "
            f"{self._settings.title} {self._settings.version}. A line under words marks a "
            f"commitment, {aspiration} an aspiration; colour marks the words that show what it "
            f"says, {vague} where they are vague. Open a note to see why. "
            "A plan's score is the mean of its commitments' points. "
            "Coded by rules, not by people: read the words before acting on a mark. "
            f"{self._marks.about(without)}"
        )
        return f"{says.rstrip()}\n\n{colours}"

    def _found(self, document: Document, statement: Statement, coding: Coding) -> Iterator[Shown]:
        for place, dimension in enumerate(self._settings.dimensions):
            code = coding.dimensions.get(dimension.id)
            if code and code.level != ABSENT:
                spans = tuple(spans_of(document.text, statement, code))
                yield Shown(statement, place, code, spans)

    def _statement_notes(
        self, statement: Statement, coding: Coding, found: Sequence[Shown], places: TextPlaces
    ) -> Iterator[Note]:
        boxes = tuple(
            box
            for span in document_spans(statement, 0, len(statement.text))
            for box in places.of(*span).boxes
        ) or statement.boxes  # fmt: skip
        label = type_label(coding, self._settings)
        kind = _LINES[coding.type == self._settings.aspiration_type]
        says = self._said(statement, coding, found, places)
        for number, some in enumerate(by_page(boxes)):
            more = f"Goes on from page {boxes[0].page}. " if number else ""
            key = f"{statement.id}-{some[0].page}"
            yield Note(key, label, more + says, some, opens=not number, kind=kind)

    def _said(
        self, statement: Statement, coding: Coding, found: Sequence[Shown], places: TextPlaces
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
        unmarked = (one for one in found if not (one.marked or boxes_of(one, places).boxes))
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

    def _word_notes(
        self, found: Sequence[Shown], places: TextPlaces
    ) -> Iterator[tuple[Statement, Note]]:
        """Notes on words, with their statement; words that show the same of several have one."""
        same: dict[tuple[int, int, tuple[Span, ...]], list[Shown]] = {}
        for one in found:
            if one.spans:
                same.setdefault((one.place, one.code.level, one.spans), []).append(one)
        lanes = Lanes()
        for (place, level, spans), some in same.items():
            placed = boxes_of(some[0], places)
            label = self._settings.dimensions[place].label
            more = f" Holds for {count(len(some), 'statement')}." if len(some) > 1 else ""
            more += "" if placed.exact else f" {_WHOLE_LINES}"
            says = f"{_line(label, some[0].code)}{more}"
            short = f"{_line(label, some[0].code, quoted=not placed.exact)}{more}"
            look = Look(place, faint=level == VAGUE, lane=lanes.free(spans))
            for boxes in by_page(placed.boxes):
                key = f"{some[0].statement.id}-{self._settings.dimensions[place].id}"
                key = f"{key}-{level}-{boxes[0].page}-{spans[0][0]}"
                yield some[0].statement, Note(key, label, says, boxes, look, short=short)


def _line(label: str, code: Code, quoted: bool = True) -> str:
    """`Target: specific — “by a third” (rule target-share).`"""
    evidence = code.evidence
    words = evidence.words if evidence else code.words
    words = words if quoted else ""
    where = SOURCES[evidence.source] if evidence else ""
    return f"{label}: {LEVELS[code.level]}{shown(words, where, code.rules)}."
