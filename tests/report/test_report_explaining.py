"""Plans and statements found by what people call them; what can't be found is said."""

import os
from dataclasses import replace
from functools import cache

import pytest
import report_runs

from doc_audit.errors import InputError
from doc_audit.pipeline.explaining import Explainer, choose_run


@cache
def explainer() -> Explainer:
    run, rubric = report_runs.whole_run(), report_runs.rubric()
    return Explainer(replace(run, record=replace(run.record, rubric_files=rubric.files)))


@pytest.mark.parametrize("name", ["owned", "OWNED", "Ashvale Forward Plan", "ashv", "a.pdf", "own"])
def test_plan_by_any_of_its_names(name):
    assert explainer().plan(name).plan == "owned"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ownde", "The nearest: owned"),
        ("qqqq", "The run has owned, thin"),
        ("<script>alert(1)</script>", "no plan of that name"),
        ("", "which plan is to be explained?"),
    ],
)
def test_no_such_plan(name, said):
    with pytest.raises(InputError) as raised:
        explainer().plan(name)
    assert said in str(raised.value)


def test_a_beginning_of_two_files_of_one_plan_is_that_plan():
    assert explainer().plan("b").plan == "thin"


def test_several_plans_begin_so():
    with pytest.raises(InputError, match=r"several plans are called so.*thin, Too few"):
        explainer().plan("t")


def test_statement_by_number_id_and_beginning_of_the_id():
    score = explainer().plan("owned")
    first = explainer().statement(score, "1")
    assert explainer().statement(score, first.id) is first
    assert explainer().statement(score, first.id[:-2]) is first


@pytest.mark.parametrize(
    ("name", "said"), [("999", r"\(1 to 32\)"), ("0", "no such statement"), ("a-", "several")]
)
def test_no_such_statement(name, said):
    with pytest.raises(InputError, match=said):
        explainer().statement(explainer().plan("owned"), name)


def test_a_statement_of_another_plan_is_said_to_be():
    other = explainer().statement(explainer().plan("thin"), "1")
    with pytest.raises(InputError, match="It is of the plan thin"):
        explainer().statement(explainer().plan("owned"), other.id)


def test_the_only_plan_needs_no_name():
    run = report_runs.whole_run()
    record = replace(run.record, rubric_files=report_runs.rubric().files)
    only = Explainer(replace(run, scores=run.scores[:1], record=record))
    assert only.plan("").plan == "owned"


def test_last_run_is_taken(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="no run in this folder"):
        choose_run(None)
    for age, folder in enumerate(("new", "reports/old")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "run.sqlite").touch()
        os.utime(tmp_path / folder / "run.sqlite", (100 - age, 100 - age))
    assert choose_run(None).as_posix() == "new"
    assert choose_run(tmp_path / "reports") == tmp_path / "reports"
