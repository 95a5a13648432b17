"""From audited documents to plans and their scores."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np

from doc_audit.model import Coding, Document, PlanScore, Statement
from doc_audit.model.reading import words_of
from doc_audit.pipeline.audit import Audited
from doc_audit.rubric import Rubric
from doc_audit.score import PlanInput, score_plan

SEED = 20230701  # any number would do; this one is the month in which forward plans were first due
DRAWS = 2000  # SCORING.md
Scope = Literal["inequalities", "all"]


def score_plans(
    audited: Sequence[Audited], rubric: Rubric, seed: int = SEED, draws: int = DRAWS,
    scope: Scope = "inequalities",
) -> list[PlanScore]:  # fmt: skip
    """Scores of all plans, in the order of their first documents.

    Each plan has a stream of chance of its own, made from the seed and its name, so that adding
    a plan changes no other plan's interval.
    """
    return [
        score_plan(plan, rubric.settings, rubric.hash, plan_rng(seed, plan.plan), draws, scope)
        for plan in plan_inputs(audited)
    ]


def plan_inputs(audited: Sequence[Audited]) -> list[PlanInput]:
    """Plans in the order of their first documents."""
    by_plan: dict[str, list[Audited]] = {}
    for one in audited:
        by_plan.setdefault(one.document.fact("plan"), []).append(one)
    return [_input(plan, group) for plan, group in by_plan.items()]


def plan_rng(seed: int, plan: str, *stream: int) -> np.random.Generator:
    """A stream of chance of a plan's own; others of the same plan have further numbers."""
    name = int.from_bytes(hashlib.sha256(plan.encode()).digest()[:8], "big")
    return np.random.default_rng([seed, name, *stream])


def _input(plan: str, group: Sequence[Audited]) -> PlanInput:
    documents = [one.document for one in group]
    kinds = {document.fact("kind") for document in documents}
    return PlanInput(
        plan=plan,
        docs=tuple(document.id for document in documents),
        kind=documents[0].fact("kind") if len(kinds) == 1 else _main_kind(documents),
        kind_sure=all(_sure(document, "kind") for document in documents),
        area=next((d.fact("area") for d in documents if d.fact("area")), ""),
        area_known=any(_sure(document, "area") for document in documents),
        items=tuple(_items(group)),
        words=sum(words_of(document) for document in documents),
    )


def _sure(document: Document, name: str) -> bool:
    fact = document.facts.get(name)
    return bool(fact and fact.sure and fact.value != "unknown")


def _main_kind(documents: Iterable[Document]) -> str:
    """Kind of a plan made of several kinds: that of its longest document."""
    return max(documents, key=lambda document: len(document.text)).fact("kind")


def _items(group: Iterable[Audited]) -> Iterable[tuple[Statement, Coding]]:
    for one in group:
        codings = {coding.statement: coding for coding in one.codings}
        yield from ((statement, codings[statement.id]) for statement in one.statements)
