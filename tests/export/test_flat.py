"""Data files: a row a statement, nothing a spreadsheet would run."""

import csv
import io
import json

from doc_audit.export import statements_csv, statements_jsonl
from doc_audit.model import Code, Coding, Document, Evidence, Fact, Run, RunRecord, Statement


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
    lines = statements_csv(run, ["responsible_agent", "funding"], ["populations"])
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
