"""How well a rubric was measured to code: `accuracy.json` in its folder.

Plain counts by document and stratum, so that whoever uses them can resample documents, pool
dimensions or leave a document out. Described in docs/agreement.md.
"""

from typing import Literal

from pydantic import ValidationError

from doc_audit.errors import RubricError
from doc_audit.rubric.faults import fault
from doc_audit.rubric.load import ACCURACY_FILE, Rubric
from doc_audit.rubric.strict import Strict

NOT_CODED = "not_coded"
"""Column of what the measured coder left without a code: relevance and origin of a type that has
none, levels of a statement taken for no commitment or aspiration."""

IN_SCOPE = "in_scope/"
"""Before a dimension: the table of its levels over statements whose relevance gold has in scope.
What is about inequalities names who and which more often than what isn't."""

COUNTED = "commitment_in_scope"
"""The table of whether gold finds a commitment in scope, `yes` or `no`, by the coder's type and
relevance together, `commitment/explicit`: mistakes on both needn't come independently."""

Counts = tuple[tuple[int, ...], ...]


class GoldFile(Strict):
    """A file of codings measured against.

    Attributes:
        name: file name without folders; sha256: of its bytes.
        coders: as the codings name them; empty where they don't.
        statements, documents: compared, not all that the file has.
        caveat: what must be said beside the figures; may be empty.
    """

    name: str
    sha256: str
    coders: tuple[str, ...] = ()
    statements: int
    documents: int
    caveat: str = ""


class Labels(Strict):
    """Codes of a table's rows (gold) and columns (measured coder), in order."""

    gold: tuple[str, ...]
    coder: tuple[str, ...]


class AccuracyPart(Strict):
    """Counts over the statements of one document in one stratum; "" where unknown.

    Attributes:
        counts: code → rows of gold by columns of the coder, as `Accuracy.labels` has them.
    """

    doc: str
    stratum: str
    statements: int
    counts: dict[str, Counts]


class Accuracy(Strict):
    """What `accuracy.json` holds.

    Attributes:
        rubric: id; rubric_hash: of the rubric that coded.
        labels: `type`, `relevance`, `origin` and each dimension → codes of its table; the
            dimensions again with `IN_SCOPE` before them; `COUNTED`.
        parts: by document and stratum; every table's sum over parts is the whole.
    """

    schema_version: Literal[1] = 1
    rubric: str
    rubric_hash: str
    coder: str
    gold: tuple[GoldFile, ...]
    labels: dict[str, Labels]
    parts: tuple[AccuracyPart, ...]


def accuracy_of(rubric: Rubric) -> Accuracy | None:
    """What the rubric's folder tells of its accuracy, stale or not; None where it has no such file.

    Raises:
        RubricError: the file isn't of this layout.
    """
    rubric = _measured(rubric)
    text = rubric.files.get(ACCURACY_FILE)
    if text is None:
        return None
    try:
        return Accuracy.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        what = f"{where}: {first['msg']}."
        raise RubricError(
            rubric.settings.id, [fault(ACCURACY_FILE, 1, what, _measure_again(rubric))]
        ) from error


def unknown_accuracy(rubric: Rubric) -> str:
    """Why the accuracy of these rules isn't known and how to measure it; "" where it is known.

    Raises:
        RubricError: the file isn't of this layout.
    """
    rubric = _measured(rubric)
    found = accuracy_of(rubric)
    if found is None:
        return f"Accuracy unknown: never measured. {_measure_again(rubric)}"
    if found.rubric_hash != rubric.hash:
        return (
            f"Accuracy unknown: {ACCURACY_FILE} was measured with other rules "
            f"(hash {found.rubric_hash[:12]}, now {rubric.hash[:12]}). {_measure_again(rubric)}"
        )
    return ""


def _measured(rubric: Rubric) -> Rubric:
    """The rubric itself where it was measured, else the one whose codes it shares."""
    return rubric if ACCURACY_FILE in rubric.files else rubric.coder


def _measure_again(rubric: Rubric) -> str:
    return (
        f"Measure with `doc-audit evaluate --gold GOLD.jsonl --rubric {rubric.settings.id} "
        f"--accuracy FOLDER/{ACCURACY_FILE}`, FOLDER being the rubric's."
    )
