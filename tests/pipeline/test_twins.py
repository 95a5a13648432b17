"""A plan given as two files is told; documents that only share some words are not."""

from pathlib import Path

import pytest

from doc_audit.model import Fact
from doc_audit.pipeline.audit import Audited, read_source
from doc_audit.pipeline.corpus import Options, run_corpus
from doc_audit.pipeline.twins import twins
from doc_audit.segment import statements

_LINES = [
    "We will open a clinic for carers in Ambridge by March 2027.",
    "The council will train 40 interpreters by June 2026.",
    "We will offer health checks to people who sleep rough.",
    "Smoking in pregnancy fell by two points last year.",
    "We will publish waiting times for each ward every quarter.",
    "The board will fund two link workers from the prevention grant.",
]
_OTHER = "Our new aim is warm homes for all tenants in the county by 2030."


def _audited(name: str, lines: list[str], plan: str = "") -> Audited:
    facts = {"plan": Fact(plan, "manifest")} if plan else {}
    page = "".join(f"<p>{line}</p>" for line in lines) if name.endswith("html") else ""
    content = (page or "# Plan\n\n" + "\n\n".join(lines)).encode()
    document = read_source(content, name, name.replace(".", "-"), facts)
    return Audited(document, tuple(statements(document)), (), (), ())


def test_one_plan_as_two_files_is_told_once() -> None:
    documents = [_audited("plan.md", _LINES), _audited("plan.html", _LINES)]
    (found,) = twins([*documents, _audited("other.md", [_OTHER] * 6)])
    assert (found.code, found.severity, found.file) == ("same_words", "warning", "plan.html")
    assert "nearly the same words as plan.md" in found.message


@pytest.mark.parametrize(
    ("second", "plan"),
    [([*_LINES[:4], _OTHER, _OTHER], ""), (_LINES, "one"), (_LINES[:2], "")],
    ids=["shared words", "one plan", "a short extract"],
)
def test_no_alarm(second: list[str], plan: str) -> None:
    assert not list(twins([_audited("a.md", _LINES, plan), _audited("b.html", second, plan)]))


def test_too_few_statements_are_no_twins() -> None:
    assert not list(twins([_audited("a.md", _LINES[:2]), _audited("b.html", _LINES[:2])]))


def test_a_run_tells_it(tmp_path: Path) -> None:
    for name, line in (("a.md", "{}\n\n"), ("b.html", "<p>{}</p>")):
        (tmp_path / name).write_text("".join(map(line.format, _LINES)), "utf-8")
    options = Options(ocr="off", draws=20)
    run = run_corpus([tmp_path / "a.md", tmp_path / "b.html"], tmp_path / "out", options, _quiet)
    assert [p.file for p in run.problems if p.code == "same_words"] == ["b.html"]


def _quiet(stage: str, item: str, done: int, total: int) -> None:
    pass
