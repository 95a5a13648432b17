"""Word files (.docx, .docm, .dotx) to documents; there are no pages in them, only paths."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.docx.body import Body
from doc_audit.ingest.docx.cards import with_records
from doc_audit.ingest.docx.diagrams import diagram_words
from doc_audit.ingest.docx.headings import ranked, with_italic, with_items
from doc_audit.ingest.docx.notes import read_notes, running_parts
from doc_audit.ingest.docx.numbering import Numbering
from doc_audit.ingest.docx.prepare import body_size, drop_placeholders, generated_kinds, put_back
from doc_audit.ingest.docx.runs import Part
from doc_audit.ingest.docx.styles import Styles
from doc_audit.ingest.docx.typed import with_contents, with_continued, with_tables
from doc_audit.ingest.finish import finished, struck_problem
from doc_audit.ingest.office.package import WORD, Package
from doc_audit.ingest.office.xml import child
from doc_audit.model import Block, BlockKind, Document, Problem
from doc_audit.model.problem import Severity
from doc_audit.text.clean import tidy

__all__ = ["Written", "read_docx", "read_written"]

_FOUND: tuple[tuple[str, str, Severity, str, str], ...] = (
    (
        "changed",
        "tracked_changes",
        "note",
        "paragraphs with tracked changes were read as if these were accepted",
        "Accept or reject them to be sure.",
    ),
    (
        "hidden",
        "hidden_text",
        "note",
        "paragraphs or parts of them that are hidden were left out",
        "Show it in Word if it belongs to the plan.",
    ),
    (
        "pictures",
        "pictures_not_read",
        "note",
        "pictures were not read; words in them are missing",
        "Type out what matters in them.",
    ),
    (
        "objects",
        "embedded_objects",
        "note",
        "embedded objects, such as sheets, were not read; words in them are missing",
        "Paste what matters in them as text or a table.",
    ),
    ("charts", "charts_not_read", "note", "charts were not read; words in them are missing", ""),
    (
        "embedded",
        "embedded_documents",
        "error",
        "documents inserted as a whole were not read",
        "Open the file in Word, save it again, and try that.",
    ),
)


def _problems(found: Counter[str]) -> Iterator[Problem]:
    for key, code, severity, message, mend in _FOUND:
        if count := found[key]:
            yield Problem(code, severity, f"{message.capitalize()} ({count}).", mend)


def _related(package: Package, main: str, kind: str) -> str:
    links = package.relations(main).values()
    return next((link.target for link in links if link.kind.endswith(f"/{kind}")), "")


def _running_blocks(package: Package, main: str, body: Body) -> Iterator[Block]:
    seen = set()
    for path, root in running_parts(package, main):
        for block in body.whole(root, path):
            text = tidy(f"{block.marker} {block.text}")
            if text not in seen and any(map(str.isalpha, text)):
                seen.add(text)
                yield Block(BlockKind.FURNITURE, text, path=block.path)


def _body(package: Package, main: str) -> Body:
    styles = Styles(package.optional(_related(package, main, "styles")))
    numbering = Numbering(package.optional(_related(package, main, "numbering")), styles)

    @cache  # a hostile file may name one diagram a thousand times
    def diagram(relation: str) -> list[str]:
        return diagram_words(package, main, relation)

    return Body(styles, numbering, read_notes(package, main), diagram)


def _arranged(blocks: list[Block], body: Body) -> list[Block]:
    """Blocks as a person sees them: what only their look or their tabs tell put right."""
    blocks = with_contents(blocks, body.traces)
    blocks = with_tables(blocks, body.traces, body.tables)
    blocks = with_continued(with_items(blocks, body.traces, body.usual), body.traces)
    return with_records(ranked(with_italic(blocks, body.traces), body.traces))


def _root(package: Package, main: str) -> etree._Element:
    root = child(package.xml(main), "body")
    if root is None:
        raise package.damaged("it has no body")
    return root


def read_docx(content: bytes, name: str, doc_id: str) -> Document:
    """Reads a Word file as Word shows it with all tracked changes accepted.

    Blocks have a `path` (`p[12]`, `table[2]/row[3]`, counted in the body from 1), never a page:
    Word decides on pages only when it prints. Headers and footers come last.

    Raises:
        DocumentError: `damaged`, `encrypted`, `too_large` or `unsafe`.
    """
    package = Package(content, name, WORD)
    main = package.main_part()
    root = _root(package, main)
    drop_placeholders(root)
    body = _body(package, main)
    body.generated = generated_kinds(root)
    body.usual = body_size(root, body.styles)
    blocks = _arranged(body.read(root), body)
    problems = [*_problems(body.found), *struck_problem(body.found["struck"])]
    blocks += _running_blocks(package, main, body)
    return finished(
        blocks, content=content, name=name, doc_id=doc_id, media="docx", problems=problems
    )


class Written(NamedTuple):
    """The main part of a Word file, and what its words come from, to write in it.

    Attributes:
        package: the file.
        main: name of the part.
        body: its `w:body`, as it stands in the file.
        places: parts of each paragraph's words by its path, in reading order; notes too.
        drawn: paragraphs that hold word art and diagrams, by the paths of these.
    """

    package: Package
    main: str
    body: etree._Element
    places: Mapping[str, Sequence[Part]]
    drawn: Mapping[str, etree._Element]


def read_written(content: bytes, name: str) -> Written:
    """Where the words that `read_docx` gives stand in the file's elements.

    Raises:
        DocumentError: as `read_docx`.
    """
    package = Package(content, name, WORD)
    main = package.main_part()
    root = _root(package, main)
    dropped = drop_placeholders(root)
    body = _body(package, main)
    body.places = {}
    body.read(root)
    put_back(dropped)
    return Written(package, main, root, body.places, body.drawn)
