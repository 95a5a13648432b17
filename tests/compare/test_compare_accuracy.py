"""How often pairs are right, on invented pairs of commitments written before the thresholds."""

import json
from functools import cache
from pathlib import Path

import pytest

from doc_audit.compare import Commitment, match
from doc_audit.compare.matching import Match
from doc_audit.model import GROUPS, Statement
from doc_audit.rubric import load_rubric
from doc_audit.tag import Tagger

PAIRS = Path(__file__).with_name("commitment_pairs.jsonl")
FOLDER = Path(__file__).parents[2] / "rubrics" / "default"


@cache
def tagger() -> Tagger:
    paths = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    files = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in paths}
    return Tagger(load_rubric(files, "default"))


def coded(text: str, id_: str) -> Commitment:
    statement = Statement(id_, "d", text)
    coding = tagger().code(statement)
    lists = {name: frozenset(codes) for name, codes in coding.categories.items()}
    lists[GROUPS] = frozenset(coding.groups)
    return Commitment(statement, {}, coding.dimensions, lists)


@cache
def matched(half: str) -> tuple[list[str], tuple[Match, ...]]:
    """Kinds of a half's pairs, and the matches of all first ones with all second ones."""
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["half"] == half]
    sides = [[coded(row[key], f"{key}{n}") for n, row in enumerate(rows)] for key in "ab"]
    return [row["kind"] for row in rows], match(*sides, 90).matches


def counts(half: str, *, sure: bool = False) -> tuple[int, int, int]:
    """Right matches, matches, pairs to be found."""
    kinds, found = matched(half)
    found = tuple(m for m in found if m.sure or not sure)
    right = sum(m.first == m.second and kinds[m.first] == "same" for m in found)
    return right, len(found), kinds.count("same")


@pytest.mark.parametrize(
    ("half", "sure", "precision", "recall"),
    [("set", False, 0.9, 1.0), ("set", True, 0.9, 0.5), ("kept", False, 0.75, 0.9),
     ("kept", True, 0.83, 0.75)],
)  # fmt: skip
def test_as_right_as_the_documentation_says(half, sure, precision, recall) -> None:
    right, found, wanted = counts(half, sure=sure)
    assert right / found >= precision
    assert right / wanted >= recall


def test_commitments_on_other_topics_are_never_paired() -> None:
    for half in ("set", "kept"):
        kinds, found = matched(half)
        assert not [m for m in found if kinds[m.first] == "unrelated"]
