import csv
import json
from functools import cache
from pathlib import Path

import pytest

from doc_audit.ingest import read_document
from doc_audit.segment import statements
from doc_audit.segment.sense import infer_facts

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"


def rows():
    with (SAMPLE / "corpus.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def read(file):
    path = SAMPLE / file
    return read_document(path.read_bytes(), path.name, path.stem)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["plan"])
def test_every_coded_statement_is_found(row):
    found = {
        "".join(statement.text.split()): statement for statement in statements(read(row["file"]))
    }
    codings = SAMPLE / "codings" / f"{Path(row['file']).stem}.jsonl"
    for line in codings.read_text(encoding="utf-8").splitlines():
        coded = json.loads(line)
        statement = found.get("".join(coded["text"].split()))
        assert statement, coded["text"]
        assert statement.stem == coded.get("stem", "")


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["plan"])
def test_facts_are_right_or_marked_as_guesses(row):
    facts = infer_facts(read(row["file"]))
    assert facts["kind"].value == row["kind"]
    for name in ("system", "kind", "publisher", "start", "end", "area"):
        if name in facts and facts[name].sure:
            assert facts[name].value == row[name]
