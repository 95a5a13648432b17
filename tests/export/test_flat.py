"""Data files: a row a statement, nothing a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace

from doc_audit.export import (
    csv_lines,
    documents_table,
    pages_table,
    problems_table,
    statements_jsonl,
    statements_table,
)
from doc_audit.model import (
    Block,
    BlockKind,
    Code,
    Coding,
    Document,
    Evidence,
    Fact,
    Page,
    PageBox,
    Problem,
    Run,
    RunRecord,
    Statement,
)


def _run(text: str) -> Run:
    statement = Statement("d-1", "d", text, headings=("1 Aims", "1.2 Carers"), page=3)
    code = Code(2, text[:3], Evidence("text", 0, 3, text[:3]), ("agent.a", "agent.b"))
    coding = Coding(
        "d-1", "rules:default", "commitment", "h", "implicit",
        {"responsible_agent": code}, {"populations": ("carers", "maternity")}, origin="own",
    )  # fmt: skip
    document = Document("d", "d.pdf", "pdf", "00", facts={"plan": Fact("P", "manifest")})
    record = RunRecord(1, {}, "default", "h")
    return Run(record, (document,), (statement,), {"d-1": coding}, (), ())


def _rows(run: Run) -> list[dict[str, str]]:
    lines = csv_lines(statements_table(run, ["responsible_agent", "funding"], ["populations"]))
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


def test_row_holds_place_codes_and_lists() -> None:
    (row,) = _rows(_run('ICB will say "when",\u2028then act'))
    assert row["text"] == 'ICB will say "when",\u2028then act'
    assert (row["plan"], row["page"], row["section"]) == ("P", "3", "1 Aims > 1.2 Carers")
    assert (row["responsible_agent_level"], row["responsible_agent_words"]) == ("2", "ICB")
    assert row["responsible_agent_rules"] == "agent.a; agent.b"
    assert row["funding_level"] == ""
    assert row["populations"] == "carers; maternity"


def test_text_that_begins_like_a_formula_is_inert() -> None:
    for text in ("=HYPERLINK(1)", "+44", "-1", "@SUM(A1)"):
        assert _rows(_run(text))[0]["text"] == f"'{text}"


def test_lines_are_the_interchange_format() -> None:
    (line,) = statements_jsonl(_run("ICB will act"))
    record = json.loads(line)
    assert record["responsible_agent"] == [2, "ICB"]
    assert record["evidence"]["responsible_agent"]["source"] == "text"


def _graded() -> Run:
    """A statement over pages 2 and 3, of which the second is doubtful."""
    run = _run("ICB will act")
    pages = (
        Page(1, 9, 9, "unreadable", ("no_text: no text layer",)),
        Page(2, 9, 9),
        Page(3, 9, 9, "doubtful", ("ocr: read by OCR, mean confidence 85 %", "order: unsure")),
    )
    blocks = (
        Block(BlockKind.PARAGRAPH, "x" * 30, page=2),
        Block(BlockKind.PARAGRAPH, "x" * 10, page=3),
        Block(BlockKind.FURNITURE, "Page 3", page=3),
    )
    boxes = (PageBox(2, 0, 0, 1, 1), PageBox(3, 0, 0, 1, 1))
    statement = replace(run.statements[0], page=2, boxes=boxes)
    document = replace(run.documents[0], pages=pages, blocks=blocks)
    return replace(run, documents=(document,), statements=(statement,))


def test_statement_carries_the_worst_grade_of_its_pages() -> None:
    run = _graded()
    record = json.loads(next(statements_jsonl(run)))
    assert record["page_grade"] == "doubtful"
    assert record["page_reasons"] == ["ocr: read by OCR, mean confidence 85 %", "order: unsure"]
    (row,) = _rows(run)
    assert row["page_grade"] == "doubtful"
    assert row["page_reasons"] == "; ".join(record["page_reasons"])


def test_nothing_is_said_of_pages_that_were_read_well() -> None:
    run = _graded()
    run = replace(run, statements=(replace(run.statements[0], boxes=()),))
    assert "page_grade" not in json.loads(next(statements_jsonl(run)))
    assert [(row["page_grade"], row["page_reasons"]) for row in _rows(run)] == [("good", "")]
    assert [row["page_grade"] for row in _rows(_run("Word file"))] == [""]


def _table(lines: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


def test_documents_and_pages_are_summed_up() -> None:
    (row,) = _table(csv_lines(documents_table(_graded())))
    counts = {key: row[key] for key in ("pages", "good", "doubtful", "unreadable", "statements")}
    assert counts == {"pages": "3", "good": "1", "doubtful": "1", "unreadable": "1",
                      "statements": "1"}  # fmt: skip
    assert (row["characters"], row["characters_on_good_pages"]) == ("40", "30")
    pages = _table(csv_lines(pages_table(_graded())))
    assert [(p["page"], p["grade"], p["characters"]) for p in pages] == [
        ("1", "unreadable", "0"), ("2", "good", "30"), ("3", "doubtful", "10"),
    ]  # fmt: skip
    assert pages[2]["reasons"] == "ocr: read by OCR, mean confidence 85 %; order: unsure"


def test_words_read_without_pages_are_counted_too() -> None:
    run = _run("Word file")
    document = replace(run.documents[0], media="docx", pages=(), blocks=(
        Block(BlockKind.PARAGRAPH, "We will act.", path="p[1]"),
        Block(BlockKind.FURNITURE, "Page 1 of 2", path="footer[1]/p[1]"),
    ))  # fmt: skip
    (row,) = _table(csv_lines(documents_table(replace(run, documents=(document,)))))
    assert (row["media"], row["pages"]) == ("docx", "0")
    assert (row["characters"], row["characters_on_good_pages"]) == ("12", "")


def test_statement_says_where_it_stands_in_words() -> None:
    run = _run("Deck")
    deck = replace(run.documents[0], media="pptx")
    statement = replace(run.statements[0], page=4, path="slide[4]/shape[2]/row[3]")
    (row,) = _rows(replace(run, documents=(deck,), statements=(statement,)))
    assert row["place"] == "slide 4, table row 3"
    assert (row["page"], row["path"]) == ("4", "slide[4]/shape[2]/row[3]")


def test_problems_are_data_worst_first() -> None:
    run = _run("Deck")
    deck = replace(run.documents[0], media="pptx")
    problems = (
        Problem("hidden_slides", "note", "Hidden.", "Show them.", deck.id, "d.pptx", (2, 5)),
        Problem("empty_file", "error", "The file is empty.", file="e.pdf"),
    )
    first, second = _table(
        csv_lines(problems_table(replace(run, documents=(deck,), problems=problems)))
    )
    assert (first["code"], first["doc"], first["file"]) == ("empty_file", "", "e.pdf")
    assert (second["pages"], second["place"]) == ("2; 5", "slide 2; slide 5")
    assert (second["message"], second["mend"]) == ("Hidden.", "Show them.")
