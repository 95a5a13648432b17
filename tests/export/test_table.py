"""Tables with typed columns: what every format is written from."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.export import Column, Table, csv_lines, values
from doc_audit.export.table import Cell

COLUMNS = (
    Column("name", "text", "a name"),
    Column("n", "integer", "a count"),
    Column("share", "number", "0 to 1", 4),
    Column("yes", "flag", "whether"),
    Column("ids", "list", "ids"),
)


def table(*rows: list[Cell]) -> Table:
    return Table("t", "A row a thing.", COLUMNS, lambda: iter(rows))


def read(made: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(csv_lines(made)), newline="")))


def test_each_kind_of_cell_is_written_its_way() -> None:
    made = table(["a", 3, 0.5, True, ("x", "y")], [None, None, None, None, ()])
    first, second = read(made)
    assert first == {"name": "a", "n": "3", "share": "0.5000", "yes": "yes", "ids": "x; y"}
    assert set(second.values()) == {""}
    whole, empty = values(made)
    assert whole == ["a", 3, 0.5, True, ["x", "y"]]
    assert empty == [None, None, None, None, []]


def test_a_figure_below_nought_stays_a_figure() -> None:
    (row,) = read(table(["-1 is text", -2, -0.25, False, ("=1",)]))
    assert (row["n"], row["share"]) == ("-2", "-0.2500")
    assert (row["name"], row["ids"]) == ("'-1 is text", "'=1")


def test_a_row_of_other_length_is_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        list(csv_lines(table(["a"])))


@given(st.text(), st.floats(-1e6, 1e6), st.lists(st.text(min_size=1)))
def test_no_text_begins_as_a_formula_and_figures_agree_in_all_formats(
    text: str, share: float, ids: list[str]
) -> None:
    made = table([text, 1, share, True, ids])
    (row,) = read(made)
    for name in ("name", "ids"):
        assert not row[name].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert row["name"].removeprefix("'") == text.removeprefix("'")
    (typed,) = values(made)
    assert float(row["share"]) == pytest.approx(typed[2], abs=1e-9)
