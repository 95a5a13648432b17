"""The audits of one server: a queue, a thread that works through it, and their files."""

import logging
import multiprocessing
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread
from time import monotonic
from typing import Literal

from doc_audit.errors import DocAuditError, InputError
from doc_audit.model import Problem, Run
from doc_audit.model.place import page_unit
from doc_audit.pipeline.corpus import Options, Progress, run_corpus
from doc_audit.report.words import pages_words

State = Literal["waiting", "running", "done", "failed"]
Runner = Callable[[Sequence[Path], Path, Options, Progress], Run]

_PATIENCE = 20.0
"""Seconds to wait for a stopped audit; scoring a large corpus can't be broken off."""
_BETWEEN = 0.1
"""Seconds between looks for workers to end; a run that is just beginning starts them late."""

_log = logging.getLogger(__name__)


class _Stopped(Exception):  # noqa: N818
    """Raised inside a run, from its progress callback, to end it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The last thing a run told: stage, item just finished, how many done, of how many."""

    name: str
    item: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a finished run found, in numbers, and every problem it met, with its pages in words."""

    documents: int
    statements: int
    problems: tuple[tuple[Problem, str], ...]


@dataclass(eq=False)
class Audit:
    """One audit: what was given, how far it is, what came of it.

    Attributes:
        id: random; whoever knows it may see the audit.
        folder: private folder of the audit; `run` in it is the run folder.
        paths: what is audited, as for `run_corpus`.
        names: the files as the user called them.
        stage: None until the run has told something.
        error: why there is no result; only when `failed`, and then the files are deleted.
    """

    id: str
    folder: Path
    paths: Sequence[Path]
    names: Sequence[str]
    state: State = "waiting"
    stage: Stage | None = None
    found: Found | None = None
    error: DocAuditError | None = None
    since: float = field(default_factory=monotonic)
    stopped: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)

    @property
    def run(self) -> Path:
        """The run folder; a report is in it when `state` is `done`."""
        return self.folder / "run"

    @property
    def seconds(self) -> int:
        """Whole seconds since it was given."""
        return int(monotonic() - self.since)

    def tell(self, stage: str, item: str, done: int, total: int) -> None:
        """Progress callback of the run."""
        if self.stopped.is_set():
            raise _Stopped
        self.stage = Stage(stage, item, done, total)


class Audits:
    """Works through audits one at a time, in the order given.

    Args:
        workdir: folder that only the user can look into; each audit has a folder in it.
        options: for every run.
        runner: does the audit; `run_corpus`, or its stand-in where a test has to hold it up.
    """

    def __init__(self, workdir: Path, options: Options, runner: Runner = run_corpus) -> None:
        self.workdir = workdir
        self._options = options
        self._runner = runner
        self._known: dict[str, Audit] = {}
        self._queue: SimpleQueue[Audit | None] = SimpleQueue()
        self._current: Audit | None = None
        self._lock = Lock()
        self._thread = Thread(target=self._work, name="audits", daemon=True)

    def start(self) -> None:
        """Starts the thread."""
        self._thread.start()

    def add(self, audit: Audit) -> None:
        """Puts an audit whose files are in place at the end of the queue."""
        self._known[audit.id] = audit
        self._queue.put(audit)

    def get(self, identity: str) -> Audit | None:
        """The audit of that id; None when there is none or it was removed."""
        return self._known.get(identity)

    def before(self, audit: Audit) -> int:
        """How many unfinished audits were given before this one."""
        earlier = list(self._known.values())
        earlier = earlier[: earlier.index(audit)] if audit in earlier else earlier
        return sum(other.state in ("waiting", "running") for other in earlier)

    def remove(self, audit: Audit) -> None:
        """Stops the audit if need be and deletes its files.

        Raises:
            InputError: some of them could not be deleted.
        """
        self._known.pop(audit.id, None)
        self._stop(audit)
        _delete(audit.folder)
        if audit.folder.exists():
            raise InputError(
                "not all files of the audit could be deleted yet",
                str(audit.folder),
                "They go when doc-audit is stopped; or delete the folder yourself.",
            )

    def close(self) -> None:
        """Stops what is running and deletes the files of all audits; none can be added after."""
        audits = list(self._known.values())
        for audit in audits:
            audit.stopped.set()
        for audit in audits:
            self._stop(audit)
            _delete(audit.folder)
        self._queue.put(None)
        self._known.clear()

    def _stop(self, audit: Audit) -> None:
        """Stops an audit, and waits until it has stopped if it is the one being worked on."""
        with self._lock:
            audit.stopped.set()
            running = self._current is audit
        end = monotonic() + _PATIENCE
        while running and not audit.over.wait(_BETWEEN) and monotonic() < end:
            # One audit runs at a time, so every worker is its own. A worker that is ended brings
            # the run back to its progress callback, however long the document would have taken.
            for worker in multiprocessing.active_children():
                worker.terminate()

    def _work(self) -> None:
        while audit := self._queue.get():
            with self._lock:
                if audit.stopped.is_set():
                    continue
                self._current = audit
            self._do(audit)
            with self._lock:
                self._current = None
            audit.over.set()

    def _do(self, audit: Audit) -> None:
        audit.state = "running"
        try:
            run = self._runner(audit.paths, audit.run, self._options, audit.tell)
        except DocAuditError as error:
            audit.error = error
        except Exception as error:
            # The thread's edge: a fault must reach the page, and the next audit its turn. Whatever
            # a run raises once its workers were ended is only the end that was asked for.
            if not audit.stopped.is_set():
                _log.exception("audit failed")
            what = f"the audit ended by a fault in doc-audit ({type(error).__name__}: {error})"
            audit.error = DocAuditError(what, mend="Please report it, with this message.")
        else:
            audit.found = _found(run)
        if audit.error:
            _delete(audit.folder)
        audit.state = "failed" if audit.error else "done"


def _found(run: Run) -> Found:
    unit = {document.id: page_unit(document.media) for document in run.documents}
    problems = tuple((p, pages_words(p.pages, unit.get(p.doc, "page"))) for p in run.problems)
    return Found(len(run.documents), len(run.statements), problems)


def _delete(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
