"""What is known of each system of England: its plans of each kind, or why none is scored."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from doc_audit.compare import Comparison
from doc_audit.compare.groups import key_of
from doc_audit.model import PlanScore
from doc_audit.model.system import System
from doc_audit.report.lookup import Lookup
from doc_audit.report.reading import unread_words
from doc_audit.report.words import interval_words, joined, whole

_SAYS = {
    "none": "no plan in the corpus",
    "unread": "not readable",
    "unscored": "no score",
    "split": "split",
    "several": "several plans",
    "scored": "",
}


@dataclass(frozen=True, slots=True)
class SystemPlan:
    """A plan of a system.

    `number`: on the page; `unread`: how much of it could not be read, in words; `guessed`: that it
    is the system's.
    """

    score: PlanScore
    number: int
    title: str
    href: str
    unread: str
    guessed: bool


@dataclass(frozen=True, slots=True)
class SystemState:
    """What is known of one system and kind; `board`: name of the merged system whose plan it is."""

    state: str
    plans: tuple[SystemPlan, ...] = ()
    board: str = ""
    note: str = ""


class KnownSystems:
    """The systems with their plans."""

    def __init__(
        self, lookup: Lookup, comparison: Comparison, systems: Sequence[System],
        numbers: Mapping[str, int],
    ) -> None:  # fmt: skip
        self.tiled = [system for system in systems if system.tile]
        self.boards = [system for system in systems if not system.tile]
        self._by_name: dict[tuple[str, str], list[SystemPlan]] = {}
        self.kinds: Counter[str] = Counter()
        names = {key_of(system.name): system.name for system in systems}
        for line in comparison.lines:
            name = names.get(key_of(line.system or line.guessed))
            if name:
                plan = _plan(lookup, line.score, numbers, guessed=not line.system)
                self._by_name.setdefault((name, line.score.kind), []).append(plan)
                self.kinds[line.score.kind] += 1
        self.found = {name for name, _ in self._by_name}

    def state(self, system: System, kind: str) -> SystemState:
        """Of a system that has a tile."""
        own = self._by_name.get((system.name, kind), [])
        if own:
            return _state_of(own)
        for board in self.boards:
            plans = self._by_name.get((board.name, kind), [])
            if plans and system.code in board.parts:
                return _state_of(plans, board.name)
        halves = [
            board.name
            for board in self.boards
            if system.code in board.split and self._by_name.get((board.name, kind))
        ]
        if halves:
            return SystemState("split", note=f"parts of it are in {joined(halves)} now")
        return SystemState("none")


def _plan(
    lookup: Lookup, score: PlanScore, numbers: Mapping[str, int], *, guessed: bool
) -> SystemPlan:
    return SystemPlan(
        score,
        numbers[score.plan],
        lookup.titles[score.plan],
        f"plans/{lookup.slugs[score.plan]}.html",
        unread_words(lookup, score.docs),
        guessed,
    )


def _state_of(plans: Sequence[SystemPlan], board: str = "") -> SystemState:
    scored = [plan for plan in plans if plan.score.score is not None]
    if len(plans) > 1:
        return SystemState("several" if scored else "unscored", tuple(plans), board)
    if scored:
        return SystemState("scored", tuple(plans), board)
    return SystemState("unread" if plans[0].unread else "unscored", tuple(plans), board)


def scores_in(state: SystemState) -> list[float]:
    """Of its plans, rising."""
    return sorted(p.score.score for p in state.plans if p.score.score is not None)


def state_words(state: SystemState) -> str:
    """Its plans with their scores, or why there is none."""
    told = "; ".join(_plan_words(plan) for plan in state.plans) or _SAYS[state.state]
    return f"{told}, {state.note}" if state.note else told


def _plan_words(plan: SystemPlan) -> str:
    if plan.score.score is None:
        told = "not readable" if plan.unread else "no score"
    else:
        told = whole(plan.score.score)
        between = interval_words(plan.score.interval)
        told += f" ({between})" if between else ""
    also = [plan.unread] if plan.unread else []
    if plan.guessed:
        also.append("the system is a guess")
    return ", ".join([told, *also])
