"""What a run holds of a document until its end: what scoring asks for, and no more."""

from pathlib import Path
from typing import Any, cast

from doc_audit.model import Block, BlockKind, Cell, Document, Line, PageBox, sha256_of
from doc_audit.model.edges import Edges
from doc_audit.model.reading import words_of
from doc_audit.pipeline import corpus
from doc_audit.pipeline.audit import Audited
from doc_audit.pipeline.inputs import find_sources
from doc_audit.store import RunWriter


def test_places_are_written_and_then_let_go(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("We will act. | ICB")
    (source,), _ = find_sources([path])
    line = Line(0, 3, PageBox(1, 10.0, 20.0, 30.0, 32.0), Edges.of([10.0, 15.0, 20.0, 30.0]))
    cells = (Cell("Action", "action", 0, 12), Cell("Lead", "lead", 15, 18))
    blocks = (
        Block(BlockKind.FURNITURE, "Page 1", page=1, lines=(line,)),
        Block(BlockKind.TABLE_ROW, "We will act. | ICB", 7, 1, (line,), cells=cells, table=1),
    )
    sha256 = sha256_of(path.read_bytes())
    document = Document(
        id=source.doc, name="plan.txt", media="text", sha256=sha256, pages=(), blocks=blocks
    )
    written: list[Document] = []

    class Writer:
        def add(self, document: Document, *_: Any) -> None:
            written.append(document)

    held = corpus._kept(cast(RunWriter, Writer()), source, Audited(document, (), ()))
    assert written == [document]
    assert isinstance(held, Audited)
    assert held.document.text == document.text
    assert words_of(held.document) == words_of(document) == 4
    assert not any(block.lines or block.cells for block in held.document.blocks)
