"""Rubrics beside the main one of a run built by hand: criteria of all sorts, marks, answers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import report_runs

from doc_audit.model import Document, Evidence, Fact, Marked, Marking, RubricRecord, Run
from doc_audit.model.agreement import Agreement
from doc_audit.pipeline.agreeing import agreement_of
from doc_audit.pipeline.audit import Audited
from doc_audit.pipeline.beside import answers_of
from doc_audit.rubric import Rubric, load_rubric

LEADS = """\
id: leads
title: "Leads & <b>boards</b>"
version: "1"
source: "invented <script>alert(2)</script>"
extends: default
scoring: {too_few: 2}
comparable: Nothing is comparable.
marks:
  - {id: board, label: "A <i>board</i>", source: invented, provenance: recalled}
criteria:
  - {id: board, label: A board, question: Which board?, source: invented, provenance: recalled,
     unit: plan, when: {all: ["mark:board"]}}
  - {id: carers, label: Carers, question: What for carers?, source: invented,
     provenance: verified, unit: plan, states: [
       {id: dated, label: a dated promise, when: {all: ["populations:carers", timeframe=2]}},
       {id: told, label: only told of, when: {all: ["populations:carers"]}}]}
  - {id: restated, label: Restated, question: Whose?, source: invented, provenance: verified,
     unit: plan, when: {all: ["origin:restated"]}}
  - {id: half, label: Half owned, question: Whose?, source: invented, provenance: verified,
     unit: plan, share: {of: {all: ["type:commitment"]}, at_least: 0.5},
     when: {all: [responsible_agent=2]}}
"""
MARK_RULES = """\
marks:
  - {id: board-words, source: x, mark: board, patterns: ['the ashvale board'],
     examples: {matching: [The Ashvale Board.], non_matching: [A board.]}}
"""
DATES = """\
id: dates
title: Dates
version: "1"
source: invented
extends: default
scoring: {points: [0, 0.5, 1], too_few: 2}
criteria:
  - {id: dated, label: Dated, question: By when?, source: invented, provenance: verified,
     unit: commitment, when: {all: [timeframe=2]}}
  - {id: owned, label: Owned, question: By whom?, source: invented, provenance: verified,
     unit: commitment, when: {all: [responsible_agent=2]}}
"""


def beside() -> tuple[Rubric, ...]:
    """`leads`, a checklist with marks, and `dates`, criteria of commitments with own scoring."""
    base = {f"base/{path}": text for path, text in report_runs.rubric().files.items()}
    own = {"leads": {"rubric.yaml": LEADS, "rules/own.yaml": MARK_RULES}}
    own["dates"] = {"rubric.yaml": DATES}
    return tuple(load_rubric(dict(sorted({**base, **own[name]}.items())), name) for name in own)


def with_rubrics(run: Run) -> tuple[Run, tuple[Rubric, ...], Agreement]:
    """A run by `report_runs` with the rubrics beside its own."""
    others = beside()
    main = report_runs.rubric()
    documents = tuple(_with_plan(run, document) for document in run.documents)
    markings = tuple(_markings(run, others[0]))
    record = replace(
        run.record, beside=tuple(RubricRecord(r.settings.id, r.hash, r.files) for r in others)
    )
    known = replace(run, record=record, documents=documents, markings=markings)
    answers = tuple(answers_of(list(_audited(known)), [main, *others], seed=7, draws=50))
    whole = replace(known, answers=answers)
    agreement = agreement_of(whole, [main, *others])
    assert agreement is not None
    return whole, others, agreement


def _with_plan(run: Run, document: Document) -> Document:
    score = next(score for score in run.scores if document.id in score.docs)
    facts = {"kind": Fact(score.kind, "manifest"), **document.facts}
    return replace(document, facts=facts | {"plan": Fact(score.plan, "manifest")})


def _markings(run: Run, rubric: Rubric) -> Iterator[Marking]:
    for statement in run.statements:
        at = statement.text.find("The Ashvale Board")
        if at >= 0:
            words = "The Ashvale Board"
            evidence = Evidence("text", at, at + len(words), words)
            marked = {"board": Marked(words, evidence, ("board-words",))}
            yield Marking(statement.id, rubric.hash, marked)


def _audited(run: Run) -> Iterator[Audited]:
    for document in run.documents:
        statements = tuple(s for s in run.statements if s.doc == document.id)
        codings = tuple(run.codings[s.id] for s in statements)
        ids = {s.id for s in statements}
        marked = tuple(m for m in run.markings if m.statement in ids)
        yield Audited(document, statements, codings, marked)


def many_plans(number: int, topics: Sequence[str]) -> Run:
    """Plans alike in form, whose commitments are more or less owned and dated."""
    rng = np.random.default_rng(3)
    plans = {}
    for n in range(number):
        name = f"plan-{n:02}"
        items = []
        for topic in topics:
            who = "{who2:The Ashvale Board}" if rng.random() < n / number else "{who1:We}"
            when = "{when2:by March 2027}" if rng.random() < 0.5 else "in time"
            marked = f"{who} will improve {topic} for {{whom2:carers}} {when} in ward {n} {topic}."
            items.append(report_runs.coded(name, marked))
        documents = [report_runs.document(name, f"{name}.pdf", kind="forward_plan")]
        plans[name] = (report_runs.plan_input(name, (name,), items), documents)
    return report_runs.make_run(plans)
