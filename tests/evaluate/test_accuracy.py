"""What is counted for a rubric's accuracy.json, and the page that is written of agreement."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from doc_audit.errors import RubricError
from doc_audit.evaluate import accuracy, agreement, agreement_page, disagreements
from doc_audit.pipeline.resources import open_rubric
from doc_audit.rubric.accuracy import GoldFile, accuracy_of, unknown_accuracy
from doc_audit.rubric.load import hash_of

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "dev.jsonl"
TABLES = ("population", "in_scope/population")
RELEVANCE = ("explicit", "implicit", "none", "explicit", "explicit")
SECRET = "We will open a clinic for carers | in Marlbeck."


@pytest.fixture
def pairs(coding, pair):
    gold = [coding(statement=f"s{i}", population=(2, "carers")) for i in range(4)]
    gold.append(coding("context", "explicit", statement="s4"))
    said = [
        coding(population=(2, "carers")),
        coding("aspiration", population=0),
        coding("context"),  # no levels: that isn't level 0
        None,
        coding("other"),
    ]
    return [
        pair(one, other, SECRET, doc=f"d{i % 2}", stratum="ab"[i // 3])
        for i, (one, other) in enumerate(zip(gold, said, strict=True))
    ]


@pytest.fixture(scope="module")
def shipped():
    return open_rubric("default")


def having(rubric, text):
    """The rubric with another accuracy.json, or none."""
    rest = {path: text for path, text in rubric.files.items() if path != "accuracy.json"}
    files = rest if text is None else {**rest, "accuracy.json": text}
    return replace(rubric, files=files, hash=hash_of(files))


def test_counts_by_document_and_stratum(pairs, settings):
    found = accuracy(pairs, settings, "h", "rules:default", ())
    assert [(p.doc, p.stratum, p.statements) for p in found.parts] == [
        ("d0", "a", 2),
        ("d0", "b", 1),
        ("d1", "a", 1),
    ]
    labels = found.labels["population"]
    assert (labels.gold, labels.coder) == (("0", "1", "2"), ("not_coded", "0", "1", "2"))
    assert found.parts[0].counts["population"] == ((0, 0, 0, 0), (0, 0, 0, 0), (1, 0, 0, 1))
    assert found.parts[2].counts["population"] == ((0, 0, 0, 0), (0, 0, 0, 0), (0, 1, 0, 0))
    assert sum(map(sum, found.parts[1].counts["population"])) == 0  # gold has no level
    assert found.parts[1].counts["relevance"][0] == (1, 0, 0, 0)
    assert [sum(map(sum, part.counts["type"])) for part in found.parts] == [2, 1, 1]


def test_levels_are_counted_again_where_gold_has_the_relevance_in_scope(pairs, settings):
    told = [
        replace(p, gold=replace(p.gold, relevance=relevance))
        for p, relevance in zip(pairs, RELEVANCE, strict=True)
    ]
    found = accuracy(told, settings, "h", "rules:default", ())
    every, scoped = (np.sum([p.counts[n] for p in found.parts], axis=0) for n in TABLES)
    assert every[2].tolist() == [1, 1, 0, 1]  # not coded, 0, 1, 2; one has no coding
    assert scoped[2].tolist() == [0, 1, 0, 1]
    assert found.labels[TABLES[1]] == found.labels[TABLES[0]]


def test_commitments_in_scope_are_counted_by_type_and_relevance(pairs, settings):
    first = pairs[0]
    gold, code = (replace(c, relevance="implicit") for c in (first.gold, first.code))
    pairs[0] = replace(first, gold=gold, code=code)
    found = accuracy(pairs, settings, "h", "rules:default", ())
    columns = found.labels["commitment_in_scope"].coder
    yes, no = np.sum([p.counts["commitment_in_scope"] for p in found.parts], axis=0)
    seen = {c: (y, n) for c, y, n in zip(columns, yes, no, strict=True) if y or n}
    told = {f"{p.code.type}/{p.code.relevance or 'not_coded'}" for p in pairs if p.code}
    assert set(seen) == told
    assert seen["commitment/implicit"] == (1, 0)
    assert seen["aspiration/none"] == seen["other/not_coded"] == (0, 1)
    assert len(columns) == len(settings.types) * 4


def test_measured_accuracy_is_no_part_of_the_rubric_s_hash(shipped):
    bare = having(shipped, None)
    assert "never measured" in unknown_accuracy(bare)
    measured = accuracy([], bare.settings, bare.hash, "rules:default", ())
    rubric = having(bare, measured.model_dump_json())
    assert rubric.hash == bare.hash == shipped.hash
    assert accuracy_of(rubric) == measured
    assert unknown_accuracy(rubric) == ""


def test_edited_rules_have_unknown_accuracy_and_are_told_how_to_measure(shipped):
    measured = accuracy([], shipped.settings, "0" * 64, "rules:default", ())
    told = unknown_accuracy(having(shipped, measured.model_dump_json()))
    assert "other rules" in told
    assert "doc-audit evaluate --gold" in told


@pytest.mark.parametrize("text", ["{", '{"schema_version": 2}', '{"mine": 1}'])
def test_a_file_of_another_layout_is_a_fault(shipped, text):
    with pytest.raises(RubricError, match=r"accuracy\.json"):
        accuracy_of(having(shipped, text))


def test_the_page_names_ids_codes_and_rules_and_no_words(pairs, settings, rng):
    worse = replace(pairs[2].code, rules={"type": ("type-context",)})
    pairs[2] = replace(pairs[2], code=worse)
    report = agreement(pairs, settings, rng, 20, groups={"apart (d1)": ["s1"]})
    gold = [GoldFile(name="g.jsonl", sha256="", statements=4, documents=2, caveat="Coded once.")]
    page = agreement_page(report, disagreements(pairs, settings), gold, settings, "f" * 64)
    assert "| s2 | type | commitment | context | type-context |" in page
    assert "**Caveat:** Coded once." in page
    assert "4 statements of 2 documents" in page
    assert "1 statement of gold has no coding" in page
    assert "| code | all | apart (d1) |" in page
    assert "| population | 2 | 2 | 0 | 1 |" in page
    assert "| s2 | so not coded | origin own, population 2 | – |" in page
    assert SECRET not in page
    assert "Marlbeck" not in page
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows if line.startswith("| s")} == {6}


def test_shipped_accuracy_is_of_the_shipped_rules(shipped):
    """Whoever edits rules without gold at hand is told, and not held up."""
    told = unknown_accuracy(shipped)
    if told and not GOLD.exists():
        pytest.skip(told)
    assert told == "", "the rules have changed: run `make accuracy`"
    page = (ROOT / "docs" / "agreement.md").read_text("utf-8")
    assert set(re.findall(r"hash `(\w+)`", page)) == {shipped.hash[:12]}, "run `make accuracy`"


def test_shipped_counts_add_up(shipped):
    found = accuracy_of(shipped)
    for part in found.parts:
        assert sum(map(sum, part.counts["type"])) == part.statements
        for code, labels in found.labels.items():
            assert len(part.counts[code]) == len(labels.gold)
            assert {len(row) for row in part.counts[code]} == {len(labels.coder)}
    assert sum(p.statements for p in found.parts) == sum(g.statements for g in found.gold)
