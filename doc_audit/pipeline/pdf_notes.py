"""What notes on the pages of a PDF say of its statements, in plain words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from doc_audit.export.pdf.looks import INKS, Look
from doc_audit.export.pdf.note import Note
from doc_audit.export.pdf.places import Placed, TextPlaces, earlier_words, free_corner
from doc_audit.export.qda_spans import Span, document_spans
from doc_audit.model import ABSENT, VAGUE, Code, Coding, Document, PageBox, Run, Statement
from doc_audit.report.code_lines import LEVELS, SOURCES
from doc_audit.report.reasons import reason
from doc_audit.report.words import count, joined, shortened
from doc_audit.rubric import Rubric
from doc_audit.score import workings

_SEEN = "seen: "
_QUOTED = 160  # code points of evidence that a note says again; the words are marked beside it
_LINES: tuple[Literal["line", "broken"], ...] = ("line", "broken")
_NOT_REPEATED = "To keep the file small, notes don't repeat the words that they mark."
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
    """Notes of a run under its main rubric."""

    def __init__(self, run: Run, rubric: Rubric) -> None:
        self._run = run
        self._settings = rubric.settings
        self._types = {code.id: code.label for code in self._settings.types}
        self._relevance = {code.id: code.label for code in self._settings.relevance}
        self._worth = _worth(run, rubric)
        self._by_doc: dict[str, list[Statement]] = {}
        for statement in run.statements:
            if statement.id in run.codings:
                self._by_doc.setdefault(statement.doc, []).append(statement)

    def of(self, document: Document) -> list[Note]:
        """Notes of a document: a statement, then its words, so that those lie on top of it."""
        places = TextPlaces(document.blocks)
        told: dict[str, list[Note]] = {}
        found: list[_Found] = []
        for statement in self._by_doc.get(document.id, ()):
            coding = self._run.codings[statement.id]
            if coding.type not in self._settings.coded_types:
                continue
            own = list(self._found(document, statement, coding))
            found += own
            told[statement.id] = list(self._statement_notes(statement, coding, own, places))
        for first, note in self._word_notes(found, places):
            told[first.id].append(note)
        return [note for some in told.values() for note in some]

    def guide(self, document: Document) -> Note | None:
        """What the notes are and what their colours mean; for a corner of the first page."""
        page = next((page for page in document.pages if page.width), None)
        if page is None:
            return None
        box = free_corner(document, page)
        says = self._about("a broken line", "paler and with a broken line")
        plain = self._about("a wavy or broken line", "paler")
        return Note(
            f"{document.id}-guide", "About these notes", says, (box,), kind="guide", plain=plain,
            short=f"{plain}\n\n{_NOT_REPEATED}",
        )  # fmt: skip

    def _about(self, aspiration: str, vague: str) -> str:
        """What the notes of a document are, by how its marks look."""
        colours = "\n".join(
            f"{INKS[place % len(INKS)].name.capitalize()}: {one.label}. {one.question}"
            for place, one in enumerate(self._settings.dimensions)
        )
        return (
            "Annotated by doc_audit, with the rubric "
            f"{self._settings.title} {self._settings.version}. A line under words marks a "
            f"commitment, {aspiration} an aspiration; colour marks the words that show what it "
            f"says, {vague} where they are vague. Open a note to see why. "
            "Coded by rules, not by people: read the words before acting on a mark.\n\n"
            f"{colours}"
        )

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
        label = self._types.get(coding.type, coding.type)
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
        label = self._types.get(coding.type, coding.type)
        relevance = self._relevance.get(coding.relevance, coding.relevance)
        lines = [f"{label}. Relevance to inequalities: {relevance}." if relevance else f"{label}."]
        if coding.type == self._settings.commitment_type:
            lines.append(self._worth.get(statement.id, "Not counted in the plan's score."))
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
        return "\n".join(lines)

    def _word_notes(
        self, found: Sequence[_Found], places: TextPlaces
    ) -> Iterator[tuple[Statement, Note]]:
        """Notes on words, with their statement; words that show the same of several have one."""
        same: dict[tuple[int, int, tuple[Span, ...]], list[_Found]] = {}
        for one in found:
            if one.spans:
                same.setdefault((one.place, one.code.level, one.spans), []).append(one)
        lanes = _Lanes()
        for (place, level, spans), some in same.items():
            placed = _boxes(some[0], places)
            label = self._settings.dimensions[place].label
            more = f" Holds for {count(len(some), 'statement')}." if len(some) > 1 else ""
            more += "" if placed.exact else f" {_WHOLE_LINES}"
            says = f"{_line(label, some[0].code)}{more}"
            short = f"{_line(label, some[0].code, quoted=not placed.exact)}{more}"
            look = Look(place, faint=level == VAGUE, lane=lanes.free(spans))
            for boxes in _by_page(placed.boxes):
                key = f"{some[0].statement.id}-{self._settings.dimensions[place].id}"
                key = f"{key}-{level}-{boxes[0].page}-{spans[0][0]}"
                yield some[0].statement, Note(key, label, says, boxes, look, short=short)


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


def _worth(run: Run, rubric: Rubric) -> Mapping[str, str]:
    """What each commitment brought to its plan's score, in words."""
    told = {}
    labels = {one.id: one.label for one in rubric.settings.dimensions}
    for score in run.scores:
        if score.rubric != run.record.rubric_hash:
            continue
        for one in workings(score, rubric.settings):
            says = f"{one.value:.0f} of 100 points; the plan's score is the mean of such points."
            if one.points.lowered:
                names = joined([labels[name] for name in one.points.lowered])
                says += f" {names} counted as vague: it is the plan's own whole area."
            told[one.points.statement] = says
            for copy in one.points.merged:
                told[copy] = "Counted with another statement that says the same."
    return told


def _spans(text: str, statement: Statement, code: Code) -> Iterator[Span]:
    """Where a code's words stand in the document's plain text."""
    evidence = code.evidence
    if evidence is None:
        at = statement.text.find(code.words) if code.words else -1
        if at >= 0:
            yield from document_spans(statement, at, at + len(code.words))
    elif evidence.source in ("text", "cell"):
        yield from document_spans(statement, evidence.start, evidence.end)
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


def _line(label: str, code: Code, quoted: bool = True) -> str:
    """`Target: specific — “by a third” (rule target-share).`"""
    evidence = code.evidence
    words = evidence.words if evidence else code.words
    said = f"{label}: {LEVELS[code.level]}"
    if words and quoted:
        said += f" — “{shortened(words, _QUOTED)}”"
    where = SOURCES[evidence.source] if evidence else ""
    if where:
        said += f", {where}"
    why = _reasons(code.rules)
    return f"{said} ({why})." if why else f"{said}."


def _reasons(rules: Sequence[str]) -> str:
    """What decided: rules by their ids, what a model saw in words."""
    told = [reason(rule) for rule in rules]
    ids = [one for one in told if not one.startswith(_SEEN)]
    named = [f"rule{'' if len(ids) == 1 else 's'} {joined(ids)}"] if ids else []
    return "; ".join([*named, *(one for one in told if one.startswith(_SEEN))])
