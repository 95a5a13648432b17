"""PDF bytes to a Document: pages read one by one, then laid out with what all of them teach."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.assembly import blocks_of
from doc_audit.ingest.pdf.cardpages import with_whole_cards
from doc_audit.ingest.pdf.charts.charts import Figure
from doc_audit.ingest.pdf.laid import Laid
from doc_audit.ingest.pdf.layout import lay_out
from doc_audit.ingest.pdf.learnt import Learnt, find_pictures, learn, scan
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.spreads import fold_of
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import WordCount, vocabulary_of
from doc_audit.ingest.pdf.order.doubts import tag_doubts
from doc_audit.ingest.pdf.order.forms import Form
from doc_audit.ingest.pdf.pages import RawPage, read_pages
from doc_audit.ingest.pdf.pageset import PageSet
from doc_audit.ingest.pdf.parts.notes import note_rule
from doc_audit.ingest.pdf.source.collector import collector_at_rest
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.opening import open_pdf
from doc_audit.ingest.pdf.tables.doubts import table_doubts
from doc_audit.ingest.pdf.tables.records import Table
from doc_audit.ingest.pdf.tables.whitetables import open_table
from doc_audit.ingest.pdf.tags.kinds import disagreements
from doc_audit.ingest.pdf.tags.sense import Tags
from doc_audit.ingest.pdf.trust.faults import Faults, problems_of
from doc_audit.ingest.pdf.trust.grades import Reason, grade
from doc_audit.ingest.pdf.trust.signs import Signs
from doc_audit.ingest.progress import now
from doc_audit.model import Document, Page, sha256_of
from doc_audit.model.reading import reason

if TYPE_CHECKING:
    from doc_audit.ingest.ocr import TextReader


def read_pdf(
    content: bytes,
    name: str,
    doc_id: str,
    ocr: "TextReader | None" = None,
    skip: Collection[int] = (),
) -> Document:
    """The document in a PDF file.

    Every page is read or is named in a problem; one that fails leaves the others alone. Blocks
    are in reading order, furniture included: running heads open their page, feet close it.

    Args:
        content: the file's bytes.
        name: its name without folder, for messages.
        doc_id: see `Document.id`.
        ocr: reads the words of pages and large pictures without a text layer; None: they are left
            unread, which a problem says.
        skip: numbers of pages to leave unread, which a problem says: they ended the reader before.

    Raises:
        DocumentError: `encrypted` or `damaged`, when not even its pages can be counted.
    """
    with collector_at_rest():
        return _read(content, name, doc_id, ocr, skip)


def _read(
    content: bytes, name: str, doc_id: str, ocr: "TextReader | None", skip: Collection[int]
) -> Document:
    # Of a long file little more is held at a time than what was made of it: pages as read, and
    # pages laid out, are put away, and each is looked up again by every step that needs it.
    pages, count_words = PageSet(), WordCount()

    def add(raw: RawPage) -> None:
        pages.add(raw)
        count_words.add(raw.lines)

    with open_pdf(content, name) as pdf:
        reading = read_pages(pdf, skip, add)
        if reading.untagged:
            pages.tags = {}
        find_pictures(pages)
        grown, unscanned = (False, {}) if ocr is None else scan(pdf, pages, ocr)
        count, cut_short, enclosed = pdf.count, pdf.cut_short, pdf.enclosed
    words = vocabulary_of(_all_lines(pages)) if grown else count_words.words()
    learnt, failed = learn(pages, words), reading.failed
    known: dict[int, Page] = {}
    laid = _graded_all(_lay_out_all(pages, learnt, failed), pages, learnt, known)
    blocks = blocks_of(laid, pages.frames, learnt.body, learnt.words, learnt.tags)
    whole = tuple(known.get(n) or Page(n, 0, 0, "unreadable", (reason("failed", failed[n]),))
                  for n in range(1, count + 1))  # fmt: skip
    signs = {number: signs for number, signs in pages.signs.items() if number in known}
    faults = Faults(signs, whole, failed, unscanned, learnt.repair, cut_short, enclosed)
    return Document(
        id=doc_id, name=name, media="pdf", sha256=sha256_of(content), pages=whole, blocks=blocks,
        problems=problems_of(faults, doc_id, name),
    )  # fmt: skip


def _all_lines(pages: PageSet) -> Iterator[TextLine]:
    return (line for lines in pages.lines.values() for line in lines)


def _lay_out_all(pages: PageSet, learnt: Learnt, failed: dict[int, str]) -> Iterator[Laid]:
    """Pages laid out, taken from `pages`; one that can't be is added to `failed`."""
    before: Laid | None = None
    last = max(pages.lines, default=0)
    for number in pages.lines:
        now("laying out page", number, last)
        try:
            follows = before is not None and before.number == number - 1
            table = open_table(before.items, learnt.body) if before and follows else None
            laid = _laid(pages, number, learnt, table)
        except Exception as error:  # as above
            failed[number] = str(error)
        else:
            before = laid
            yield laid
    learnt.furniture.clear()  # not held while blocks are made


def _graded_all(
    laid: Iterable[Laid], pages: PageSet, learnt: Learnt, known: dict[int, Page]
) -> Iterator[Laid]:
    """Pages with their records whole; what is known of each is added to `known`."""
    for page in with_whole_cards(laid):
        n = page.number
        frame, signs, letters = pages.frames[n], pages.signs[n], learnt.letters[n]
        known[n] = _graded(page, frame, signs, letters, learnt.tags)
        yield page


def _laid(pages: PageSet, number: int, learnt: Learnt, before: Table | None) -> Laid:
    lines, drawn, frame = pages.lines.pop(number), pages.drawn.pop(number), pages.frames[number]
    aside = [line for line in lines if (line.page, line.order) in learnt.furniture]
    kept = [line for line in lines if (line.page, line.order) not in learnt.furniture]
    whole = Box(0.0, 0.0, frame.width, frame.height)
    layout = lay_out(
        kept, drawn.grids, drawn.dots, drawn.panels, drawn.rules, drawn.walls, whole, learnt.body,
        number, fold_of(lines, whole), learnt.tags, before, drawn.dot_colours,
    )  # fmt: skip
    rule = note_rule(drawn.rules, whole)
    return Laid(number, layout.items, aside, whole, rule, layout.doubts)


def _graded(laid: Laid, frame: Frame, signs: Signs, letters: Sequence[Reason], tags: Tags) -> Page:
    passages = [item for item in laid.items if isinstance(item, Passage)]
    tables = [item for item in laid.items if isinstance(item, Table)]
    doubts = (
        *laid.doubts,
        *tag_doubts(disagreements(passages, tags), len(passages)),
        *(doubt for table in tables for doubt in table_doubts(table)),
    )
    others = sum(isinstance(item, Form | Table) for item in laid.items)
    passages += [p for item in laid.items if isinstance(item, Figure) for p in item.passages]
    return grade(laid.number, frame, signs, passages, others, letters, doubts)
