"""The rubrics of a run beside each other, worked out from the run alone."""

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np

from doc_audit.compare.rubrics import pairs_of
from doc_audit.model import Coding, Document, Marking, PlanScore, Run, Statement
from doc_audit.model.agreement import Agreement, RubricFigures
from doc_audit.pipeline.audit import Audited
from doc_audit.pipeline.beside import seen_by
from doc_audit.pipeline.scoring import DRAWS, SEED, Scope, plan_inputs, plan_rng, score_plans
from doc_audit.rubric import Rubric
from doc_audit.score.headline import headline_of, rubric_figures

_STREAM = 3
"""Beside streams 0 (a plan's own interval), 1 (mistakes of coding) and 2 (criteria)."""


def agreement_of(run: Run, rubrics: Sequence[Rubric]) -> Agreement | None:
    """Every rubric's figure of every plan, and how far each pair agrees; None of one rubric alone.

    The main rubric is first in `rubrics`. Chance comes from the seed that the run was made with.
    """
    if len(rubrics) < 2:
        return None
    seed, draws = _number(run, "seed", SEED), _number(run, "draws", DRAWS)
    audited = list(_audited(run))
    scores = dict(_own_scores(run, audited, rubrics, seed, draws))
    figures = [_figures(run, audited, one, rubrics[0], scores, seed, draws) for one in rubrics]

    def rng_of(name: str) -> np.random.Generator:
        digest = hashlib.sha256(name.encode()).digest()
        return np.random.default_rng([seed, int.from_bytes(digest[:8], "big")])

    beside = tuple((one.hash, scores[one.hash]) for one in rubrics[1:] if one.hash in scores)
    return Agreement(tuple(figures), pairs_of(figures, rng_of, draws), beside)


def scores_alone(rubric: Rubric, main: Rubric) -> bool:
    """Whether a rubric's scores needn't be those of the main one: its codes or numbers differ."""
    one, other = rubric.settings, main.settings
    same = (one.dimensions, one.scoring) == (other.dimensions, other.scoring)
    return not same or rubric.coder.hash != main.coder.hash


def _number(run: Run, name: str, otherwise: int) -> int:
    return int(run.record.arguments.get(name, otherwise))


def _audited(run: Run) -> Iterator[Audited]:
    """The run's documents with their codings, as they were when they had just been coded."""
    statements: dict[str, list[Statement]] = {document.id: [] for document in run.documents}
    doc_of: dict[str, str] = {}
    for statement in run.statements:
        doc_of[statement.id] = statement.doc
        statements[statement.doc].append(statement)
    others: dict[str, list[Coding]] = {}
    for coding in run.others:
        others.setdefault(doc_of[coding.statement], []).append(coding)
    markings: dict[str, list[Marking]] = {}
    for marking in run.markings:
        markings.setdefault(doc_of[marking.statement], []).append(marking)

    def one(document: Document) -> Audited:
        known = tuple(s for s in statements[document.id] if s.id in run.codings)
        codings = tuple(run.codings[s.id] for s in known)
        marked = tuple(markings.get(document.id, ()))
        return Audited(document, known, codings, marked, tuple(others.get(document.id, ())))

    yield from map(one, run.documents)


def _own_scores(
    run: Run, audited: Sequence[Audited], rubrics: Sequence[Rubric], seed: int, draws: int
) -> Iterator[tuple[str, tuple[PlanScore, ...]]]:
    """Hash and plan scores of the main rubric and of each that scores otherwise."""
    main = rubrics[0]
    yield main.hash, run.scores
    scope: Scope = "all" if run.record.arguments.get("scope") == "all" else "inequalities"
    for rubric in rubrics[1:]:
        if scores_alone(rubric, main):
            own = [seen_by(one, rubric, main) for one in audited]
            yield rubric.hash, tuple(score_plans(own, rubric, seed, draws, scope))


def _figures(
    run: Run,
    audited: Sequence[Audited],
    rubric: Rubric,
    main: Rubric,
    scores: dict[str, tuple[PlanScore, ...]],
    seed: int,
    draws: int,
) -> RubricFigures:
    own_score = rubric.hash in scores
    headline = headline_of(rubric.settings, own_score=own_score)
    scored = {s.plan: s for s in scores[rubric.hash if own_score else main.hash]}
    found = [a for a in run.answers if a.hash == rubric.hash]
    answers = {plan.plan: plan for one in found for plan in one.plans}
    inputs = plan_inputs([seen_by(one, rubric, main) for one in audited])
    plans = [(plan, scored.get(plan.plan), answers.get(plan.plan)) for plan in inputs]
    stream = _stream(rubric.settings.id)

    def rng_of(plan: str) -> np.random.Generator:
        return plan_rng(seed, plan, _STREAM, stream)

    return rubric_figures(rubric.settings, rubric.hash, headline, plans, rng_of, draws)


def _stream(rubric: str) -> int:
    return int.from_bytes(hashlib.sha256(rubric.encode()).digest()[:8], "big")
