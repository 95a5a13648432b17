"""Tables written as text: told from prose, read back as they were written."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheet_files import HEADS, OPEN, TRAIN, cells, records, roles

from doc_audit.ingest import holds_actions, read_document
from doc_audit.ingest.kind import kind_of
from doc_audit.ingest.sheets.separated import records as rows_in
from doc_audit.ingest.sheets.separated import separated_in

PROSE = (
    "We will recruit staff, train them, and keep them in Marsh.\n"
    "In 2026, the board will publish a plan, and report on it.\n"
    "People, places, and partners matter, as they always have.\n"
)


def written(*rows: tuple[str, ...], separator: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["log.csv", "log.txt", "log"])
def test_the_separator_is_found(separator: str, name: str) -> None:
    text = written(HEADS, OPEN, ("Hire staff, fast;\tvery", *TRAIN[1:]), separator=separator)
    document = read_document(text.encode(), name, "d")
    assert document.media == "csv"
    assert [block.path for block in records(document)] == ["row[2]", "row[3]"]
    assert cells(records(document)[1])["Lead"] == TRAIN[1]


@pytest.mark.parametrize("name", ["plan.txt", "plan.csv", "plan"])
def test_prose_with_commas_stays_text(name: str) -> None:
    assert kind_of(PROSE.encode(), name) == "text"
    assert kind_of(b"Smith, Jo, Marsh\nPatel, Al, Marsh\nKing, Di, Marsh\n", "plan.txt") == "text"


def test_a_name_tips_the_balance() -> None:
    text = b"Action,Lead\nOpen a hub,ICB\n"
    assert kind_of(text, "log.csv") == "csv"
    assert kind_of(text, "log.txt") == "text"


def test_a_long_log_is_known_by_its_beginning() -> None:
    long = ("Open a hub, " * 300, *OPEN[1:])  # the beginning that is looked at ends inside a row
    text = written(HEADS, long, long, long, long, long, long)
    assert kind_of(text.encode(), "log") == "csv"


def test_markdown_and_html_stay_what_they_are() -> None:
    assert kind_of(b"| a,b | c,d |\n|---|---|\n| e,f | g,h |\n", "plan") == "markdown"
    assert kind_of(written(HEADS, OPEN, TRAIN).encode(), "plan.md") == "markdown"
    assert kind_of(b"<html><body><p>a,b,c</p>\n<p>d,e,f</p>\n", "plan.csv") == "html"


def test_a_first_line_may_name_the_separator() -> None:
    text = "sep=;\r\n" + written(HEADS, OPEN, separator=";")
    document = read_document(text.encode("utf-8-sig"), "log.txt", "d")
    assert [block.path for block in records(document)] == ["row[2]"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    rows = (HEADS, ("Spend £5m – “now”", *OPEN[1:]), TRAIN)
    document = read_document(written(*rows).encode(encoding), "log.csv", "d")
    assert cells(records(document)[0])["Action"] == "Spend £5m – “now”"


def test_titles_ragged_and_blank_rows() -> None:
    text = "Marsh action log,,,,\n,,,,\nAction,Lead,Timescale,Measure,RAG\nOpen a hub,ICB\n"
    text += "\nHire staff,Trust,2026,,,\n"
    document = read_document(text.encode(), "log.csv", "d")
    assert document.blocks[0].text == "Marsh action log"
    assert [list(cells(block)) for block in records(document)] == [
        ["Action", "Lead"],
        ["Action", "Lead", "Timescale"],
    ]
    assert [block.path for block in records(document)] == ["row[4]", "row[6]"]


def test_a_log_with_titles_and_texts() -> None:
    heads = ("title", "text", "success", "partners", "progress", "achieved", "timeframe", "level")
    row = ("Hubs", "Open two hubs,\nin Marsh", "Two open", "ICB", "", "Green", "S", "I")
    (only,) = records(read_document(written(heads, row, ()).encode(), "log.csv", "d"))
    assert cells(only)["text"] == "Open two hubs, in Marsh"
    assert [roles(only)[head] for head in ("text", "success", "partners", "timeframe")] == [
        "action", "measure", "lead", "timescale"
    ]  # fmt: skip


def test_a_quote_that_never_closes_loses_no_words() -> None:
    text = written(HEADS, OPEN) + '"Hire staff,Trust,2026,x,Red\n' + written(TRAIN)
    document = read_document(text.encode(), "log.csv", "d")
    assert "Train reception staff" in document.text


def test_action_logs_are_told_from_data() -> None:
    assert holds_actions(written(HEADS, OPEN).encode(), ".csv")
    assert not holds_actions(
        written(("area", "year", "value"), ("Marsh", "2024", "7")).encode(), ".csv"
    )
    assert not holds_actions(b"file,page,code\na.pdf,2,page_without_text\n", ".csv")
    assert not holds_actions(b"file,kind,title,publisher,start,end\na.pdf,,,,,\n", ".csv")
    assert not holds_actions(PROSE.encode(), ".csv")


GRIDS = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.text(st.characters(codec="utf-8"), max_size=8), min_size=width, max_size=width),
        min_size=1,
        max_size=6,
    )
)


@settings(max_examples=60, deadline=None)
@given(GRIDS, st.sampled_from([",", ";", "\t"]))
def test_any_grid_comes_back(grid: list[list[str]], separator: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows(grid)
    assert rows_in(stream.getvalue(), separator) == grid


PLAIN = st.text("abc XYZ,;\"'\n", max_size=12).map(lambda text: f"a{text}")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(PLAIN, PLAIN, PLAIN), min_size=2, max_size=6))
def test_the_separator_of_any_named_log_is_found(rows: list[tuple[str, str, str]]) -> None:
    text = written(("Action", "Lead", "Due"), *rows)
    found = separated_in(text, ".csv")
    assert found is not None
    assert found.separator == ","
