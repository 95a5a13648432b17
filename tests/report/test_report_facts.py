"""What a report says of what a document is."""

from doc_audit.export import csv_lines, documents_table, facts_table
from doc_audit.model import Document, Fact, Run, RunRecord
from doc_audit.report.known import draft_words, fact_lines, how_known

RECORD = RunRecord(
    schema="x", versions={}, rubric="r", rubric_hash="0", rubric_files={}, arguments={},
    documents={},
)  # fmt: skip
FACTS = {
    "title": Fact("Elm plan", "manifest"),
    "system": Fact("Elm", "document", "page 1: Elm ICB", sure=False),
    "draft": Fact("yes", "file_name", "elm draft", sure=False),
    "kind": Fact("unknown", "document", sure=False),
}
DOCUMENT = Document("d", "elm.pdf", "pdf", "0" * 64, facts=FACTS)


def test_facts_are_shown_with_source_and_sureness():
    lines = {line.label: line for line in fact_lines([DOCUMENT])}
    assert (lines["Title"].value, lines["Title"].how) == ("Elm plan", "given in the manifest")
    assert lines["System"].how == "a guess, by words in the document"
    assert lines["System"].where == "page 1: Elm ICB"
    assert [lines[label].value for label in ("Kind", "Publisher", "From")] == ["", "", ""]
    assert "Version" not in lines
    assert how_known(Fact("x", "document")) == "read in the document"


def test_drafts_are_said_to_be():
    assert draft_words(DOCUMENT) == "perhaps a draft"
    sure = Document("d", "x", "pdf", "0", facts={"draft": Fact("yes", "document")})
    assert draft_words(sure) == "draft"
    assert draft_words(Document("d", "x", "pdf", "0")) == ""


def test_facts_as_tables():
    run = Run(RECORD, (DOCUMENT,), (), {}, (), ())
    rows = list(csv_lines(facts_table(run)))
    assert rows[0].strip() == "doc,file,fact,value,source,sure,where"
    assert "d,elm.pdf,system,Elm,document,no,page 1: Elm ICB\r\n" in rows
    assert "d,elm.pdf,title,Elm plan,manifest,yes,\r\n" in rows
    head, row = csv_lines(documents_table(run))
    named = dict(zip(head.strip().split(","), row.strip().split(","), strict=True))
    assert (named["title"], named["draft"], named["start"]) == ("Elm plan", "yes", "")
