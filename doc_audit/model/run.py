"""Everything a run found, as the report and the exports take it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from doc_audit.model.answers import RubricAnswers
from doc_audit.model.coding import Coding, Marking
from doc_audit.model.document import Document
from doc_audit.model.problem import Problem
from doc_audit.model.robust import Robustness
from doc_audit.model.score import PlanScore
from doc_audit.model.statement import Statement


@dataclass(frozen=True, slots=True)
class RubricRecord:
    """A rubric that stands beside a run's main one: id, hash, files as in `RunRecord`."""

    id: str
    hash: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What a run must know to be repeated: no output path, worker count or clock.

    Attributes:
        schema: version of the run folder's layout.
        versions: package → version, those that read, tag and score.
        rubric, rubric_hash: id and content hash.
        rubric_files: the rubric's files as they were, path in its folder → text.
        arguments: those that change results (`seed`, `draws`, `scope`, …), as text.
        documents: document id → sha256 of its bytes, in the order audited.
        beside: rubrics beside the main one, in the order given.
    """

    schema: int
    versions: Mapping[str, str]
    rubric: str
    rubric_hash: str
    rubric_files: Mapping[str, str] = field(default_factory=dict)
    arguments: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[RubricRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A run read back from its folder.

    Attributes:
        documents: in the order audited; a file that could not be read has no document, only a
            problem.
        statements: in document and reading order.
        codings: by statement id, the default coder's.
        scores: in plan order.
        problems: all of them, documents' own included, in order.
        robustness: what holds between plans; None in runs made before it was worked out.
        answers: to the criteria of each rubric that has any, the main one first.
        markings: marks by the rubrics beside the main one whose codes are its own.
        others: codings by rubrics beside the main one that have codes of their own.
    """

    record: RunRecord
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    codings: Mapping[str, Coding]
    scores: tuple[PlanScore, ...]
    problems: tuple[Problem, ...]
    robustness: Robustness | None = None
    answers: tuple[RubricAnswers, ...] = ()
    markings: tuple[Marking, ...] = ()
    others: tuple[Coding, ...] = ()
