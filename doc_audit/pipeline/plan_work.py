"""Pages of plans that other processes make while this one is at the rest of a report."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from doc_audit.engine import Beside, Failure, run_guarded
from doc_audit.report import Picture, PlanPart
from doc_audit.store import PlanReader, lasting, write_whole

WORTH = 10_000
"""Statements from which on other processes make plan pages: these take a second of one core to
render, about as long as a process takes to start (benchmarks/report.py)."""
_SECONDS = 120.0  # for one plan; the longest of a national run takes under one
_MEMORY = 4 * 2**30  # bytes of address space of a worker, as for reading


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A plan, its place among others in words, pictures by statement id."""

    plan: str
    place: str
    pictures: Mapping[str, Picture]


@dataclass(frozen=True)
class PlanWork:
    """What a worker does with a plan: reads its part of the run, writes its pages.

    It reads anew as records take longer to be handed over than to be read.
    """

    folder: Path
    part: PlanPart

    def __call__(self, task: PlanTask) -> tuple[str, ...]:
        """Paths in the run folder of the pages, each written whole."""
        names = []
        with lasting(lambda: self._run.read(task.plan)) as run:
            for name, page in self.part.pages(run, task.place, task.pictures):
                write_whole(self.folder / name, [page])
                names.append(name)
        return tuple(names)

    @cached_property
    def _run(self) -> PlanReader:
        return PlanReader(self.folder)


class PlansApart:
    """Plans whose pages other processes write.

    Args:
        work: what they do.
        tasks: none where all pages are left to this process.
        workers: that do them.
    """

    def __init__(
        self,
        work: PlanWork,
        tasks: Sequence[PlanTask] = (),
        workers: Beside[tuple[str, ...]] | None = None,
    ) -> None:
        self.plans = frozenset(task.plan for task in tasks)
        self._work, self._tasks, self._workers = work, tasks, workers

    def written(self, *, wait: bool = False) -> Iterator[str]:
        """Paths of pages written since the last call; with `wait` of all that will be.

        What fails in a worker is done here, where it shows why if it fails again.
        """
        outcomes = self._workers.ready(wait=wait) if self._workers else ()
        for outcome in outcomes:
            result = outcome.result
            if isinstance(result, Failure):
                result = self._work(self._tasks[outcome.index])
            yield from result


@contextmanager
def plans_apart(
    folder: Path, part: PlanPart, tasks: Sequence[PlanTask], statements: int, workers: int
) -> Iterator[PlansApart]:
    """Pages of plans under way in other processes, for the length of the block.

    Args:
        folder: the run's.
        part: what all plans need.
        tasks: largest plan first.
        statements: of all plans; few are left to this process, and none is under way.
        workers: processes at once, this one among them.
    """
    work = PlanWork(folder, part)
    if workers < 2 or statements < WORTH:
        yield PlansApart(work)
        return
    outcomes = run_guarded(work, tasks, workers - 1, _SECONDS, _MEMORY)
    with Beside(outcomes) as beside:
        yield PlansApart(work, tasks, beside)
