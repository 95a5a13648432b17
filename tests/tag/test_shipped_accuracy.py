"""accuracy.json says what the rules do now: the rules' own code may change it as well."""

from dataclasses import replace

import pytest

from doc_audit.evaluate import accuracy, pair_up
from doc_audit.pipeline.tagging import read_coded
from doc_audit.rubric import Rubric
from doc_audit.rubric.accuracy import accuracy_of
from doc_audit.tag import Tagger

from .conftest import GOLD


@pytest.mark.skipif(not GOLD.exists(), reason="needs ../shared/gold")
def test_shipped_counts_are_what_the_rules_do_now(tagger: Tagger, rubric: Rubric) -> None:
    lines, faults = read_coded(GOLD / "dev.jsonl", rubric.settings)
    coded = [replace(line, coding=tagger.code(line.statement)) for line in lines]
    pairs = pair_up(lines, coded).pairs
    now = accuracy(pairs, rubric.settings, rubric.hash, tagger.coder, ())
    shipped = accuracy_of(rubric)
    assert not faults
    assert shipped is not None
    assert shipped.parts == now.parts, "run `make accuracy`"
