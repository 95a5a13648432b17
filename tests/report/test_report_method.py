"""Accuracy, citation and the last step of every page."""

import json

import pytest
import report_runs
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from doc_audit.pipeline.resources import open_rubric
from doc_audit.report import render_report
from doc_audit.report.accuracy_table import FEW_CODED, accuracy_part
from doc_audit.report.citing import citing
from doc_audit.report.page_bytes import page_bytes
from doc_audit.rubric import Rubric, load_rubric

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.characters() | st.sampled_from(TURNS)))
def test_a_page_keeps_all_but_what_turns_it(text: str) -> None:
    shown = page_bytes(text).decode()
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        lone = "\ud800" <= before <= "\udfff"
        assert after == ("\ufffd" if before in TURNS else "?" if lone else before)


def measured(counts: list[list[list[int]]], **edited: str) -> Rubric:
    """The test's rubric with an `accuracy.json`: a table of the timeframe for each document."""
    rubric = report_runs.rubric()
    levels = {"gold": ["0", "1", "2"], "coder": ["not_coded", "0", "1", "2"]}
    parts = [
        {"doc": f"d{n}", "stratum": "ab"[n % 2], "statements": 0, "counts": {"timeframe": table}}
        for n, table in enumerate(counts)
    ]
    gold = {"name": "g.jsonl", "sha256": "0" * 64, "statements": 90, "documents": len(counts)}
    told = {
        "schema_version": 1, "rubric": "default", "rubric_hash": rubric.hash, "coder": "rules",
        "gold": [gold | {"caveat": "Nobody <b>checked</b>."}],
        "labels": {"timeframe": levels}, "parts": parts,
    }  # fmt: skip
    return load_rubric({**rubric.files, "accuracy.json": json.dumps(told | edited)}, "default")


# Rows are gold's levels; the first column is what the coder took for no commitment.
ALIKE = [[0, 20, 0, 0], [0, 0, 5, 0], [0, 0, 0, 15]]
MISSED = [[0, 20, 0, 0], [0, 0, 5, 0], [5, 0, 0, 10]]


def test_what_the_coder_left_out_counts_as_absent() -> None:
    (line,) = accuracy_part(measured([ALIKE, MISSED])).lines
    assert (line.label, line.precision.value, line.precision.n) == ("Timeframe", "1.00", 25)
    assert (line.recall.value, line.recall.n) == ("0.83", 30)
    assert line.kappa.n == 80
    assert line.strata == (("1.00", 40), ("0.78", 40))  # (35/40 − 675/1600) / (1 − 675/1600)
    low, high = map(float, line.kappa.interval.split(" to "))
    assert low < float(line.kappa.value) < high


def test_shares_of_a_few_codes_are_not_given() -> None:
    few = [[0, 20, 0, 0], [0, 0, 5, 0], [0, 0, 0, FEW_CODED - 1]]
    (line,) = accuracy_part(measured([few])).lines
    assert (line.recall.value, line.recall.interval, line.recall.n) == ("–", "too few", 9)


def test_rules_measured_otherwise_have_no_accuracy_and_say_so() -> None:
    part = accuracy_part(measured([ALIKE], rubric_hash="1" * 64))
    assert part.lines == ()
    assert "measured with other rules" in part.unknown
    assert "never measured" in accuracy_part(report_runs.rubric()).unknown


def test_method_page_gives_accuracy_with_its_caveat() -> None:
    run, rubric = report_runs.empty_run(), measured([ALIKE, MISSED])
    page = html.document_fromstring(dict(render_report(run, rubric))["method.html"])
    section = page.xpath("//section[@aria-labelledby='accuracy']")[0].text_content()
    assert "Nobody <b>checked</b>." in section
    assert "90 statements from 2 documents" in section


@pytest.mark.parametrize("title", ["Leads & {boards}", "50% of_all #1 $\\x", 'a "b": c'])
def test_citations_can_be_read_by_programs(title: str) -> None:
    settings = report_runs.rubric().settings.model_copy(update={"title": title})
    told = citing(settings, "1.2", "ab" * 32, 3)
    cff = yaml.safe_load(told.cff)
    assert cff["version"] == "1.2"
    assert title in cff["message"]
    assert title in told.sentence
    assert told.bibtex.count("{") == told.bibtex.count("}")
    bare = told.bibtex.replace(r"\&", "").replace(r"\%", "").replace(r"\_", "")
    bare = bare.replace(r"\#", "").replace(r"\$", "").replace("@software{doc_audit", "")
    assert not set("&%_#$\\") & set(bare)


def test_default_rubric_tells_its_accuracy_or_why_not() -> None:
    part = accuracy_part(open_rubric("default"))
    assert bool(part.unknown) != bool(part.lines)
