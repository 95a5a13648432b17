import math
from dataclasses import replace

import pytest

from doc_audit.evaluate import (
    agreement,
    by_part_rows,
    confusion_tables,
    disagreements,
    level_rows,
    long_table,
    pair_up,
    shown,
    summary_rows,
)
from doc_audit.model import Code, Statement
from doc_audit.model.interchange import CodedStatement

TEXT = "We will support carers"


@pytest.fixture
def pairs(coding, pair):
    gold = coding("commitment", "implicit", population=(2, "carers"), responsible_agent=(1, "We"))
    worse = replace(
        coding("context"), rules={"type": ("context.fact",), "relevance": ("relevance.default",)}
    )
    close = coding(
        "commitment",
        "explicit",
        population=Code(1, "carers", rules=("population.people",)),
        responsible_agent=(1, "We"),
    )
    return [
        pair(replace(gold, statement="a"), gold, TEXT, "d1"),
        pair(replace(gold, statement="b"), close, TEXT, "d2"),
        pair(replace(gold, statement="c"), worse, TEXT, "d2"),
        pair(replace(gold, statement="d"), None, TEXT, "d2"),
    ]


@pytest.fixture
def report(pairs, settings, rng):
    return agreement(pairs, settings, rng, 30)


def test_long_table_has_every_figure(report):
    table = long_table(report)
    slices = (report.pooled, *report.by_document)
    assert len(table) == sum(len(part.figures) for part in slices)
    row = table.query("slice == 'pooled' and code == 'population' and measure == 'recall'")
    assert row.set_index("level").loc["1+", ["n", "value"]].tolist() == [3, pytest.approx(2 / 3)]
    undefined = table.query("slice == 'pooled' and code == 'funding' and measure == 'kappa'")
    assert math.isnan(undefined["value"].item())
    assert ",,,\n" in table.to_csv(index=False, lineterminator="\n")  # empty, not nan


def test_summary_shows_a_dash_where_undefined(report):
    rows = {row["code"]: row for row in summary_rows(report.pooled)}
    assert rows["population"]["recall"] == "0.67"
    assert rows["population"]["gold"] == "3"
    assert rows["population"]["words (n)"] == "1.00 (2)"
    assert rows["funding"]["κ"] == rows["funding"]["95 %"] == "–"
    assert rows["populations"]["κ"] == ""  # not a figure of lists
    assert list(rows)[:4] == ["commitment", "type", "relevance", "origin"]


def test_levels_say_how_many_each_coder_gave(report):
    row = next(
        r for r in level_rows(report.pooled) if (r["code"], r["level"]) == ("population", "2")
    )
    assert (row["gold"], row["coder"], row["precision"], row["recall"]) == (
        "3",
        "1",
        "1.00",
        "0.33",
    )


def test_by_document_beside_all(report):
    rows = by_part_rows(report, report.by_document)
    assert list(rows[0]) == ["code", "all", "d1", "d2"]
    assert rows[0] == {"code": "commitment", "all": "0.00 (3)", "d1": "– (1)", "d2": "0.00 (2)"}


def test_confusion_tables_with_dimensions_in_one(report):
    tables = confusion_tables(report.pooled)
    assert tables[0][0] == {
        "code": "commitment", "gold": "commitment", "commitment": "2", "rest": "1"
    }  # fmt: skip
    assert [row["code"] for row in tables[-1]].count("level_cells") == 3
    population = [row for row in tables[-1] if row["code"] == "population"]
    assert population[2] == {"code": "population", "gold": "2", "0": "1", "1": "1", "2": "1"}


def test_shown():
    assert (shown(None), shown(0.0), shown(0.456, 1)) == ("–", "0.00", "0.5")


def test_worst_disagreement_first_with_its_rules(pairs, settings):
    worst, next_ = disagreements(pairs, settings)
    assert (worst.statement, next_.statement) == ("c", "b")
    kinds = {d.code: d for d in worst.differences}
    assert (kinds["type"].gold, kinds["type"].coder) == ("commitment", "context")
    assert kinds["type"].rules == ("context.fact",)
    assert kinds["relevance"].severity == 3
    assert kinds["population"].gold_words == "carers"
    assert kinds["population"].severity == 2
    assert not kinds["relevance"].follows  # `context` has a relevance
    assert worst.following() == "origin own, population 2, responsible_agent 1"
    small = {d.code: d for d in next_.differences}
    assert small["population"].rules == ("population.people",)
    assert (small["population"].gold, small["population"].coder) == ("2", "1")
    assert small["relevance"].severity == 1  # explicit and implicit are both in scope
    assert worst.severity == sum(d.severity for d in worst.differences)


def test_at_most_so_many(pairs, settings):
    assert [d.statement for d in disagreements(pairs, settings, 1)] == ["c"]
    assert disagreements(pairs[:1], settings) == ()


def test_pairing_by_id(coding):
    def line(id_, text=TEXT, coded=True, **extra):
        said = coding(statement=id_) if coded else None
        return CodedStatement(Statement(id_, "d", text), said, extra)

    gold = [line("a", stratum="action"), line("b"), line("c", coded=False), line("e")]
    codes = [line("b", "We will support them"), line("a"), line("x"), line("e", coded=False)]
    matched = pair_up(gold, codes)
    assert [(p.gold.statement, p.stratum) for p in matched.pairs] == [
        ("a", "action"),
        ("b", ""),
        ("e", ""),
    ]
    assert [p.code is None for p in matched.pairs] == [False, False, True]
    assert matched.extra == ("x",)
    assert matched.uncoded == ("c",)
    assert matched.changed == ("b",)
