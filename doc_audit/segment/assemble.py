"""A document's statements, each with its context and its place."""

import re

from doc_audit.model.document import BlockKind, Document
from doc_audit.model.ids import content_id
from doc_audit.model.statement import BEFORE_LENGTH, Statement
from doc_audit.segment.place import boxes, page_of, pieces
from doc_audit.segment.units import Unit, units

_TWO_LETTERS = re.compile(r"[^\W\d_][\W\d_]*[^\W\d_]")
_BLANKS = re.compile(r"\s+")


def statements(document: Document) -> tuple[Statement, ...]:
    """Every statement of a document, in reading order, with ids unique in it.

    Paragraphs give a statement a sentence, list items one each unless they are long (see `units`),
    table rows one each. Headings, contents, references, captions, footnotes and furniture give
    none; headings are part of `before` all the same. Left out are only words without two letters
    (a number, a mark). A statement's text is its pieces with a blank between two of them, or
    nothing after a hyphen.
    """
    found = []
    repeats: dict[str, int] = {}
    before = ""
    for unit in units(document):
        if unit.kind is not BlockKind.HEADING and _TWO_LETTERS.search(unit.text):
            key = _BLANKS.sub("", unit.text)
            repeat = repeats.get(key, 0)
            repeats[key] = repeat + 1
            found.append(_statement(document, unit, before, repeat))
        before = f"{before} {unit.text}".lstrip()[-BEFORE_LENGTH:]
    return tuple(found)


def _statement(document: Document, unit: Unit, before: str, repeat: int) -> Statement:
    blocks = document.blocks
    first = unit.parts[0]
    block = blocks[first.block]
    return Statement(
        id=content_id(document.id, unit.text, repeat),
        doc=document.id,
        text=unit.text,
        before=before,
        stem=unit.stem,
        headings=block.section,
        cells=unit.cells,
        kind=unit.kind,
        page=page_of(blocks, first),
        boxes=boxes(blocks, unit.parts),
        pieces=pieces(blocks, unit.parts, unit.text),
        block=first.block,
        path=block.path,
        area=document.fact("area"),
        start=document.fact("start"),
        end=document.fact("end"),
    )
