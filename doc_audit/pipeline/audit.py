"""Audits one document: read, find out what it is, cut into statements, tag."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from doc_audit.engine import Tell
from doc_audit.errors import DocumentError, reason
from doc_audit.ingest import TextReader, now, read_document, report_to
from doc_audit.model import Coding, Document, Fact, Marking, Problem, Statement
from doc_audit.pipeline.compiled import taggers_of
from doc_audit.pipeline.dealing import deal
from doc_audit.pipeline.inputs import Source
from doc_audit.pipeline.systems import known_systems
from doc_audit.rubric import Rubric
from doc_audit.segment import statements
from doc_audit.segment.sense import abbreviations, infer_facts
from doc_audit.tag import Taggers


@dataclass(frozen=True, slots=True)
class Audited:
    """A document with its statements and their codings, in the same order.

    Attributes:
        codings: by the main rubric.
        markings: marks by rubrics beside it that share its codes.
        others: codings by those that don't.
    """

    document: Document
    statements: tuple[Statement, ...]
    codings: tuple[Coding, ...]
    markings: tuple[Marking, ...] = ()
    others: tuple[Coding, ...] = ()


def without_places(audited: Audited) -> Audited:
    """All that scoring asks of a document: its words, not where on its pages each of them stands.

    That is a third of what a run would otherwise hold of each document until its end.
    """
    document = audited.document
    blocks = tuple(replace(block, lines=(), cells=()) for block in document.blocks)
    return replace(audited, document=replace(document, blocks=blocks))


@dataclass(frozen=True, slots=True)
class Task:
    """A source to audit.

    Attributes:
        content: its bytes; None where the worker can open the file itself.
        skip: numbers of pages to leave unread; they ended the reader before.
    """

    source: Source
    content: bytes | None = None
    skip: tuple[int, ...] = ()


def read_source(
    content: bytes,
    name: str,
    doc: str,
    facts: Mapping[str, Fact],
    ocr: TextReader | None = None,
    skip: Collection[int] = (),
) -> Document:
    """A document with what the manifest and its own words say of it; the manifest goes first.

    Args:
        content: the file's bytes.
        name: its name without folder.
        doc: id it is to have.
        facts: what the manifest says.
        ocr: reads words in pictures; None: they stay unread.
        skip: numbers of pages to leave unread.

    Raises:
        DocumentError: it can't be read at all.
    """
    document = read_document(content, name, doc, ocr, skip)
    known = {**infer_facts(document, known_systems()), **facts}
    known.setdefault("plan", Fact(doc, "file_name"))
    known.setdefault("kind", Fact("unknown", "document", sure=False))
    return replace(document, facts=known, abbreviations=abbreviations(document))


class AuditWork:
    """What a worker does with a source. Pickles as loaded rubrics; its taggers are made late.

    Args:
        rubrics: the main one first; loaded and checked, which takes a worker far longer than to
            unpickle them.
        ocr: reads words in pictures; None: they stay unread.
    """

    def __init__(self, rubrics: Sequence[Rubric], ocr: TextReader | None = None) -> None:
        self.rubrics = tuple(rubrics)
        self.ocr = ocr

    def __getstate__(self) -> dict[str, object]:
        return {"rubrics": self.rubrics, "ocr": self.ocr}

    @cached_property
    def taggers(self) -> Taggers:
        """Compiled once in each process."""
        return taggers_of(self.rubrics)

    def prepare(self) -> None:
        """Compiles the rules ahead of the first document, so that it doesn't pay for them."""
        _ = self.taggers

    def report_to(self, tell: Tell) -> None:
        """Has `tell` called with what is being read, so that a failure can be placed."""
        report_to(tell)

    def __call__(self, task: Task) -> Audited | Problem:
        """The document audited, or the problem that kept it from being read."""
        source = task.source
        try:
            content = source.path.read_bytes() if task.content is None else task.content
            document = read_source(
                content, source.name, source.doc, source.facts, self.ocr, task.skip
            )
        except OSError as error:
            return gone(source, error)
        except DocumentError as error:
            return unreadable(source, error.code, error.what, error.mend)
        now("finding statements")
        found = statements(document)
        dealt = deal(list(self._codings(found, document)), self.rubrics)
        return Audited(document, found, dealt.codings, dealt.markings, dealt.others)

    def _codings(
        self, found: Sequence[Statement], document: Document
    ) -> Iterator[tuple[Coding, ...]]:
        for number, statement in enumerate(found, 1):
            now("tagging statement", number, len(found))
            yield self.taggers.code(statement, document.abbreviations)


def unreadable(
    source: Source, code: str, message: str, mend: str, pages: tuple[int, ...] = ()
) -> Problem:
    """The problem of a document that could not be read at all."""
    return Problem(
        code=code,
        severity="error",
        doc=source.doc,
        file=source.name,
        message=message[:1].upper() + message[1:].rstrip(".") + ".",
        mend=mend,
        pages=pages,
    )


def gone(source: Source, error: OSError) -> Problem:
    """The problem of a file that could be read when the run began and no longer can."""
    message = f"Can't be opened any more ({reason(error)})"
    return unreadable(source, "file_missing", message, "Put it back and run the audit again.")
