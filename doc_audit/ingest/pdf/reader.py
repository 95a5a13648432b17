"""PDF bytes to a Document: pages read one by one, then laid out with what all of them teach."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from operator import is_
from typing import TYPE_CHECKING

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.assembly import Laid, blocks_of
from doc_audit.ingest.pdf.cardpages import with_whole_cards
from doc_audit.ingest.pdf.charts.charts import Figure
from doc_audit.ingest.pdf.kinds import body_size
from doc_audit.ingest.pdf.layout import lay_out
from doc_audit.ingest.pdf.letters.belief import believed
from doc_audit.ingest.pdf.letters.english import strange_share
from doc_audit.ingest.pdf.letters.ligatures import mend_ligatures
from doc_audit.ingest.pdf.letters.repair import Repair, mend_lines, with_mended
from doc_audit.ingest.pdf.lines.initials import with_initials
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.spreads import fold_of
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import Vocabulary, vocabulary_of
from doc_audit.ingest.pdf.order.doubts import tag_doubts
from doc_audit.ingest.pdf.order.forms import Form
from doc_audit.ingest.pdf.pages import RawPage, read_pages
from doc_audit.ingest.pdf.parts.furniture import find_furniture
from doc_audit.ingest.pdf.parts.notes import note_rule
from doc_audit.ingest.pdf.scans.scanning import scan_pages
from doc_audit.ingest.pdf.source.collector import collector_at_rest
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.opening import Pdf, open_pdf
from doc_audit.ingest.pdf.tables.doubts import table_doubts
from doc_audit.ingest.pdf.tables.records import Table
from doc_audit.ingest.pdf.tables.whitetables import open_table
from doc_audit.ingest.pdf.tags.kinds import disagreements
from doc_audit.ingest.pdf.tags.lines import edge_artifacts
from doc_audit.ingest.pdf.tags.sense import Tags, judged
from doc_audit.ingest.pdf.trust.faults import Faults, problems_of
from doc_audit.ingest.pdf.trust.grades import Reason, grade, letter_reasons, unreadable
from doc_audit.ingest.pdf.trust.pictures import common_pictures, wordless_pictures
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
    with open_pdf(content, name) as pdf:
        raws, failed = read_pages(pdf, skip)
        raws = _with_pictures(raws)
        raws, unscanned = (raws, {}) if ocr is None else _with_scans(pdf, raws, ocr)
        count, cut_short, enclosed = pdf.count, pdf.cut_short, pdf.enclosed
    # Lines are most of what is held, 30 kB a page, as vocabulary and furniture are asked of all of
    # them: no name outlives the step that needs it, and both the pages as read and the pages laid
    # out are let go one by one as the next step takes them.
    words, mended, repair = _mended(raws)
    letters = {raw.number: _letters(raw, repair) for raw in raws}
    furniture = _furniture(raws, mended)
    raws = [_counted(raw, furniture) for raw in raws]
    furniture |= _unusable(raws)
    plain = [line for line in mended if (line.page, line.order) not in furniture]
    body = body_size(plain)
    tags = judged({raw.number: raw.tags for raw in raws if raw.tags}, plain, body)
    del mended, plain
    facts = {raw.number: (raw.frame, raw.signs) for raw in raws}
    laid = with_whole_cards(_lay_out_all(raws, furniture, body, tags, failed))
    frames = {lay.number: facts[lay.number][0] for lay in laid}
    signs = {lay.number: facts[lay.number][1] for lay in laid}
    known = {
        n: _graded(lay, frames[n], signs[n], letters[n], tags) for lay in laid if (n := lay.number)
    }
    blocks = blocks_of(laid, frames, body, words, tags)
    pages = tuple(known.get(n) or Page(n, 0, 0, "unreadable", (reason("failed", failed[n]),))
                  for n in range(1, count + 1))  # fmt: skip
    faults = Faults(signs, pages, failed, unscanned, repair, cut_short, enclosed)
    return Document(
        id=doc_id, name=name, media="pdf", sha256=sha256_of(content), pages=pages, blocks=blocks,
        problems=problems_of(faults, doc_id, name),
    )  # fmt: skip


def _with_pictures(raws: Sequence[RawPage]) -> list[RawPage]:
    """Pages with the large pictures that may hold words."""
    images = {raw.number: raw.images for raw in raws}
    common = common_pictures(images)
    found = (
        wordless_pictures(raw.images, raw.lines, raw.frame, common) if len(raw.images) else ()
        for raw in raws
    )
    return [
        replace(raw, signs=replace(raw.signs, pictures=pictures)) if pictures else raw
        for raw, pictures in zip(raws, found, strict=True)
    ]


def _with_scans(
    pdf: Pdf, raws: Sequence[RawPage], ocr: "TextReader"
) -> tuple[list[RawPage], dict[int, str]]:
    """Pages with what OCR finds on those that need it, and why it failed on some."""
    lines, frames = {r.number: r.lines for r in raws}, {r.number: r.frame for r in raws}
    sizes = body_size(line for raw in raws for line in raw.lines)
    furniture = find_furniture(lines, frames, sizes)
    signs = {raw.number: _counted(raw, furniture).signs for raw in raws}
    scanned, failed = scan_pages(pdf, lines, frames, signs, ocr)
    grown = [
        replace(raw, lines=scanned[raw.number][0], signs=scanned[raw.number][1])
        if raw.number in scanned
        else raw
        for raw in raws
    ]
    return grown, failed


def _unusable(raws: Iterable[RawPage]) -> set[tuple[int, int]]:
    """(page, order) of lines too poor to be used: kept and marked like furniture, not read."""
    poor = (raw for raw in raws if unreadable(raw.signs))
    return {(line.page, line.order) for raw in poor for line in raw.lines}


def _mended(raws: list[RawPage]) -> tuple[Vocabulary, list[TextLine], Repair]:
    """Words of the document and its lines with false letters put right, in `raws` as well."""
    counted = [line for raw in raws for line in raw.lines]
    words = vocabulary_of(counted)
    for raw in raws:
        raw.lines[:] = with_initials(raw.lines, words)
    lines = believed([line for raw in raws for line in raw.lines])
    lines, spelled = mend_ligatures(lines, words)
    mended, repair = mend_lines(lines, words, all(map(is_, counted, lines)))
    repair = with_mended(repair, spelled)
    rest = iter(mended)  # what stays lost is shown so, even where nothing could be put right
    for raw in raws:
        raw.lines[:] = islice(rest, len(raw.lines))
    return words, mended, repair


def _letters(raw: RawPage, repair: Repair) -> tuple[Reason, ...]:
    """What is known of the letters of a page after the repair."""
    suspect, mended = raw.number in repair.left, raw.number in repair.mended
    return tuple(letter_reasons(raw.lines, suspect, mended))


def _furniture(raws: Sequence[RawPage], mended: Sequence[TextLine]) -> set[tuple[int, int]]:
    """(page, order) of the lines that are furniture."""
    frames = {raw.number: raw.frame for raw in raws}
    lines_of = {raw.number: raw.lines for raw in raws}
    of_runs = {raw.number: raw.tags for raw in raws if raw.tags}
    furniture = find_furniture(lines_of, frames, body_size(mended))
    return furniture | edge_artifacts(lines_of, frames, of_runs)


def _counted(raw: RawPage, furniture: set[tuple[int, int]]) -> RawPage:
    """The page with the characters of its body counted and its letters judged."""
    aside = (len(line.text) for line in raw.lines if (line.page, line.order) in furniture)
    body, strange = raw.signs.characters - sum(aside), strange_share(raw.lines)
    return replace(raw, signs=replace(raw.signs, body=body, strange=strange))


def _lay_out_all(
    raws: list[RawPage],
    furniture: set[tuple[int, int]],
    body: float,
    tags: Tags,
    failed: dict[int, str],
) -> list[Laid]:
    """Pages laid out; one that can't be is added to `failed`. Empties `raws`."""
    laid: list[Laid] = []
    last = raws[-1].number if raws else 0
    raws.reverse()
    while raws:
        raw = raws.pop()
        now("laying out page", raw.number, last)
        try:
            follows = bool(laid) and laid[-1].number == raw.number - 1
            before = open_table(laid[-1].items, body) if follows else None
            laid.append(_laid(raw, furniture, body, tags, before))
        except Exception as error:  # as above
            failed[raw.number] = str(error)
    return laid


def _laid(
    raw: RawPage, furniture: set[tuple[int, int]], body: float, tags: Tags, before: Table | None
) -> Laid:
    kept = [line for line in raw.lines if (line.page, line.order) not in furniture]
    aside = [line for line in raw.lines if (line.page, line.order) in furniture]
    whole = Box(0.0, 0.0, raw.frame.width, raw.frame.height)
    layout = lay_out(
        kept, raw.grids, raw.dots, raw.panels, raw.rules, raw.walls, whole, body, raw.number,
        fold_of(raw.lines, whole), tags, before, raw.dot_colours,
    )  # fmt: skip
    rule = note_rule(raw.rules, whole)
    return Laid(raw.number, layout.items, aside, whole, rule, layout.doubts)


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
