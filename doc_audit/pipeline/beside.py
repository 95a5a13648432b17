"""Several rubrics over one run: opening them, dealing out their codings, answering criteria."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from doc_audit.errors import InputError
from doc_audit.model import Document, Marked, RubricRecord
from doc_audit.model.answers import PlanAnswers, RubricAnswers
from doc_audit.model.reading import reading_of
from doc_audit.pipeline.audit import Audited
from doc_audit.pipeline.dealing import shares_codes
from doc_audit.pipeline.resources import open_rubric
from doc_audit.pipeline.scoring import plan_inputs, plan_rng
from doc_audit.rubric import Rubric
from doc_audit.score.answers import Readable, answer_plan
from doc_audit.score.asked import only_asked
from doc_audit.score.pooled_answers import pool_answers

_STREAM = 2
"""Beside streams 0 (a plan's own interval) and 1 (mistakes of coding)."""


def open_rubrics(names: Sequence[str]) -> tuple[Rubric, ...]:
    """Rubrics by name or folder, in order.

    Raises:
        InputError: no such rubric, or one given twice.
        RubricError: one has faults.
    """
    opened: dict[str, Rubric] = {}
    for name in names:
        rubric = open_rubric(name)
        add_rubric(opened, rubric)
    return tuple(opened.values())


def add_rubric(opened: dict[str, Rubric], rubric: Rubric) -> None:
    """Adds a rubric whose id isn't taken.

    Raises:
        InputError: it is.
    """
    id_ = rubric.settings.id
    if id_ in opened:
        what = f"the rubric “{id_}” is given twice"
        raise InputError(what, "--rubric", "Name each once; a copy needs an `id` of its own.")
    opened[id_] = rubric


def records_of(rubrics: Sequence[Rubric]) -> tuple[RubricRecord, ...]:
    """What a run keeps of rubrics that stand beside its main one."""
    return tuple(RubricRecord(r.settings.id, r.hash, r.files) for r in rubrics)


def seen_by(audited: Audited, rubric: Rubric, main: Rubric) -> Audited:
    """A document with the codings of one of the run's rubrics."""
    if rubric.hash == main.hash:
        return audited
    if not shares_codes(rubric, main):
        own = tuple(c for c in audited.others if c.rubric == rubric.hash)
        return replace(audited, codings=own, markings=(), others=())
    marks: Mapping[str, Mapping[str, Marked]] = {
        m.statement: m.marks for m in audited.markings if m.rubric == rubric.hash
    }
    name = f"rules:{rubric.settings.id}"
    codings = tuple(
        replace(c, coder=name, rubric=rubric.hash, marks=marks.get(c.statement, {}))
        for c in audited.codings
    )
    return replace(audited, codings=codings, markings=(), others=())


def answers_of(
    audited: Sequence[Audited], rubrics: Sequence[Rubric], seed: int, draws: int
) -> list[RubricAnswers]:
    """Answers to the criteria and tables of all rubrics that have any; the main one is first."""
    return [
        _answers(audited, rubric, rubrics[0], seed, draws)
        for rubric in rubrics
        if rubric.settings.criteria or rubric.settings.tables
    ]


def _answers(
    audited: Sequence[Audited], rubric: Rubric, main: Rubric, seed: int, draws: int
) -> RubricAnswers:
    own = [seen_by(one, rubric, main) for one in audited]
    documents = {one.document.id: one.document for one in own}
    settings = rubric.settings

    def answers() -> Iterator[PlanAnswers]:
        for plan in plan_inputs(own):
            readable = _readable([documents[doc] for doc in plan.docs])
            streams = _Streams(seed, settings.id, plan.plan)
            found = answer_plan(plan, settings, readable, streams.of, draws)
            yield only_asked(found, settings.criteria, plan.kind)

    pooled = _Streams(seed, settings.id)
    return pool_answers(list(answers()), settings, rubric.hash, pooled.of, draws)


def _readable(documents: Sequence[Document]) -> Readable:
    known = reading_of(documents)
    lost = any(p.severity == "error" for document in documents for p in document.problems)
    return Readable(known.pages, known.unreadable, lost)


@dataclass(frozen=True, slots=True)
class _Streams:
    """A stream of chance for each criterion, so that one more changes no other's interval."""

    seed: int
    rubric: str
    plan: str = ""

    def of(self, criterion: str) -> np.random.Generator:
        name = f"{self.rubric}/{criterion}".encode()
        stream = int.from_bytes(hashlib.sha256(name).digest()[:8], "big")
        return plan_rng(self.seed, self.plan, _STREAM, stream)
