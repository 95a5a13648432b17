"""The comparison of a run's plans, and what of the table of groups didn't fit the run."""

import hashlib
from collections.abc import Iterable, Iterator

import numpy as np

from doc_audit.compare import Comparison, GroupTable, PlanLine, compare_run
from doc_audit.compare.groups import key_of
from doc_audit.compare.peers import ToldApart, intervals_apart, plan_lines
from doc_audit.model import PlanScore, Problem, Run
from doc_audit.model.robust import Robustness
from doc_audit.pipeline.groups import GROUPS_FILE
from doc_audit.pipeline.scoring import DRAWS, SEED

_MOST_NAMES = 10  # in one message; a table of all of England names 42 systems


def compared(run: Run, table: GroupTable) -> Comparison:
    """The comparison of a run, by the seed and number of draws that it was made with."""
    arguments = run.record.arguments
    seed, draws = int(arguments.get("seed", SEED)), int(arguments.get("draws", DRAWS))

    if not table.typed and not any(table.groups_of(line) for line in plan_lines(run)):
        table = GroupTable()  # regions of England say nothing of plans from elsewhere

    def rng_of(name: str) -> np.random.Generator:
        digest = hashlib.sha256(name.encode()).digest()
        return np.random.default_rng([seed, int.from_bytes(digest[:8], "big")])

    return compare_run(run, table, rng_of, draws, told_apart(run.robustness))


def told_apart(robustness: Robustness | None) -> ToldApart:
    """Whether two plans can be told apart: by the draws where both are in, else by their intervals.

    The page of all plans and the page that compares them must not answer differently.
    """
    pairs = robustness.pairs if robustness else ()
    known = {frozenset((pair.above, pair.below)): pair.apart for pair in pairs}

    def apart(one: PlanScore, other: PlanScore) -> bool:
        pair = frozenset((one.plan, other.plan))
        return known[pair] if pair in known else intervals_apart(one, other)

    return apart


def group_problems(lines: Iterable[PlanLine], table: GroupTable) -> Iterator[Problem]:
    """Plans that a given table names and the run lacks, and plans of the run that it leaves out.

    Systems that it names beside those of the run are no problem: a table may hold all of England.
    """
    lines = list(lines)
    plans = {key_of(line.score.plan) for line in lines}
    systems = {key_of(line.system) for line in lines}
    unknown = sorted(table.typed.get(plan, plan) for plan in table.plans if plan not in plans)
    if unknown:
        known = _listed(sorted(line.score.plan for line in lines))
        message = f"Named in it, but not a plan of this run: {_listed(unknown)}."
        mend = f"Write plans as the run names them: {known}."
        yield Problem("groups_unknown", "warning", message, mend, file=GROUPS_FILE)
    if table.systems and not systems & set(table.systems):
        message = f"None of its {len(table.systems)} systems is surely that of a plan of this run."
        yield Problem("groups_unknown", "warning", message, _SYSTEM, file=GROUPS_FILE)
    wanted = [line for line in lines if line.score.status != "not_scored"]
    missing = [line for line in wanted if table.groups_of(line) is None]
    if missing:
        message = f"In no group, for want of a row: {_listed([_named(line) for line in missing])}."
        mend = f"Add a row for each, by its plan. {_SYSTEM}"
        yield Problem("groups_missing", "warning", message, mend, file=GROUPS_FILE)


_SYSTEM = "Systems are used where they are sure; `system` in corpus.csv makes one so."


def _named(line: PlanLine) -> str:
    if line.guessed:
        return f"{line.score.plan} (its system, {line.guessed}, is a guess)"
    return f"{line.score.plan} ({line.system or 'system unknown'})"


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
