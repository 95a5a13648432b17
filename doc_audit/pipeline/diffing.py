"""What a change of rubric does: to what it says, to codes, to scores."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from doc_audit.evaluate.recode import Recoded, recoded
from doc_audit.model import Coding, PlanScore, Statement
from doc_audit.pipeline.audit import Audited
from doc_audit.pipeline.compiled import tagger_of
from doc_audit.pipeline.corpus import Progress
from doc_audit.pipeline.gathering import Gathered, gather
from doc_audit.pipeline.resources import open_rubric
from doc_audit.pipeline.scoring import DRAWS, SEED, Scope, score_plans
from doc_audit.rubric import Rubric
from doc_audit.rubric.differences import Difference, differences
from doc_audit.store import write_whole

_TELL_EVERY = 100


@dataclass(frozen=True)
class Compared:
    """A rubric against another, and what the change does to a corpus.

    Attributes:
        corpus: None where none was given.
        changed: each statement with a code that changed, in the corpus's order.
        commitments: statements of the scored type under each rubric.
        scores: of each plan under both, in order; empty where documents aren't known.
    """

    one: Rubric
    other: Rubric
    says: tuple[Difference, ...]
    corpus: Gathered | None = None
    changed: tuple[tuple[Statement, Recoded], ...] = ()
    commitments: tuple[int, int] = (0, 0)
    scores: tuple[tuple[PlanScore, PlanScore], ...] = ()

    def tally(self) -> Counter[tuple[str, str, str]]:
        """How many statements changed from which code to which: key, before, after."""
        return Counter((code.key, code.before, code.after) for _, code in self.changed)


def compare_rubrics(
    one: str, other: str, corpus: Path | None, progress: Progress, workers: int = 1
) -> Compared:
    """What going from one rubric to the other changes.

    Raises:
        InputError: no such rubric, or nothing in the corpus.
        RubricError: a rubric has faults.
    """
    before, after = open_rubric(one), open_rubric(other)
    says = tuple(differences(before, after))
    if corpus is None:
        return Compared(before, after, says)
    found = gather(corpus, after.settings, progress, workers)
    old = _codings(found, before, progress, f"Coding by {one}")
    new = _codings(found, after, progress, f"Coding by {other}")
    changed = tuple(
        (statement, code)
        for statement, a, b in zip(found.statements, old, new, strict=True)
        for code in recoded(a, b)
    )
    scores = tuple(zip(_scores(found, old, before), _scores(found, new, after), strict=True))
    counts = (_commitments(old, before), _commitments(new, after))
    return Compared(before, after, says, found, changed, counts, scores)


def _codings(found: Gathered, rubric: Rubric, progress: Progress, stage: str) -> list[Coding]:
    tagger, short = tagger_of(rubric), found.abbreviations()
    codings, total = [], len(found.statements)
    for done, statement in enumerate(found.statements, 1):
        codings.append(tagger.code(statement, short(statement.doc)))
        if done % _TELL_EVERY == 0 or done == total:
            progress(stage, "", done, total)
    return codings


def _commitments(codings: Iterable[Coding], rubric: Rubric) -> int:
    return sum(coding.type == rubric.settings.commitment_type for coding in codings)


def _scores(found: Gathered, codings: list[Coding], rubric: Rubric) -> list[PlanScore]:
    """Of every plan, with the seed, draws and scope of the run the corpus comes from."""
    by_doc: dict[str, list[tuple[Statement, Coding]]] = {}
    for statement, coding in zip(found.statements, codings, strict=True):
        by_doc.setdefault(statement.doc, []).append((statement, coding))
    audited = [
        Audited(
            document,
            tuple(statement for statement, _ in by_doc.get(document.id, ())),
            tuple(coding for _, coding in by_doc.get(document.id, ())),
        )
        for document in found.documents
    ]
    said = found.arguments
    scope: Scope = "all" if said.get("scope") == "all" else "inequalities"
    seed, draws = int(said.get("seed", SEED)), int(said.get("draws", DRAWS))
    return score_plans(audited, rubric, seed, draws, scope)


def write_comparison(compared: Compared, path: Path) -> None:
    """Every difference, changed code and score, a row each, as CSV.

    Raises:
        OutputError: it can't be written.
    """
    heads = ["what", "name", "plan", "document", "page", "statement", "text", "code", "before",
             "after", "rule_before", "rule_after"]  # fmt: skip
    rows: list[list[object]] = [
        [f"{d.where} {d.change}", d.name, "", "", "", "", d.detail, "", "", "", "", ""]
        for d in compared.says
    ]
    if compared.corpus is not None:
        rows += _code_rows(compared, compared.corpus.plan_of())
    for a, b in compared.scores:
        rows.append(["score", "", a.plan, "", "", "", "", "score", _told(a), _told(b), "", ""])
    text = pd.DataFrame(rows, columns=heads).to_csv(index=False, lineterminator="\r\n")
    write_whole(path, [text.encode("utf-8-sig")])


def _code_rows(compared: Compared, plan: Callable[[str], str]) -> list[list[object]]:
    return [
        ["code", "", plan(s.doc), s.doc, s.page or "", s.id, s.text, code.key, code.before,
         code.after, code.by_before, code.by_after]
        for s, code in compared.changed
    ]  # fmt: skip


def _told(score: PlanScore) -> str:
    if score.score is None:
        return ""
    interval = score.interval
    spread = f" ({interval.low:.1f}–{interval.high:.1f})" if interval else ""
    return f"{score.score:.1f}{spread}"
