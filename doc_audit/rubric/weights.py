"""What a fitted linear model says of a rubric's statements: `model.json` in its folder.

Plain numbers, one row a feature and one column a code, so that they can be read, compared and
added up by hand. Made by `doc-audit train`; described in docs/model.md.
"""

from typing import Literal

from pydantic import ValidationError

from doc_audit.errors import DocAuditError
from doc_audit.rubric.faults import fault
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.strict import Strict

MODEL_FILE = "model.json"
_AGAIN = "Make it anew with `doc-audit train`, or take the file out: then rules decide alone."


Covered = Literal["cells", "headings", "stems"]


class TrainingFile(Strict):
    """A file of codings the model was fitted to.

    Attributes:
        name: without folders; sha256: of its bytes.
        unseen: nobody who wrote rules on types had read its statements.
    """

    name: str
    sha256: str
    statements: int
    documents: int
    unseen: bool


class HeldOut(Strict):
    """Agreement with gold on documents left out of the fit, Cohen's kappa; −1…1.

    Attributes:
        over: which documents: `unseen` or `all`.
        type, commitment: of all codes, and of commitment against the rest.
        apart: mean difference between the chance given and being right, over tenths of the
            statements by chance; 0…1, 0 best.
    """

    over: str
    statements: int
    documents: int
    rules_type: float
    rules_commitment: float
    type: float
    commitment: float
    apart: float


class Weights(Strict):
    """A multinomial logistic regression on features that have names.

    Attributes:
        rules_hash: of the rubric's files without this one and what was measured; the features
            are what those rules see.
        codes: of the type, in the columns' order.
        known: ids of the decisions there were; one that is new decides without the model.
        start: worth of each code before anything is seen.
        features: name → worth for each code, added up where the feature is there.
        covers: context that a reader gives and enough of the statements had. Where a statement
            has cells and they had none, or a decision rests on headings or on a given stem and
            they had none, the rules decide alone: nothing was learned of it.
        penalty: inverse of the strength of the L2 penalty of the fit.
    """

    schema_version: int = 1
    rubric: str
    rules_hash: str
    codes: tuple[str, ...]
    known: tuple[str, ...]
    start: tuple[float, ...]
    features: dict[str, tuple[float, ...]]
    penalty: float
    covers: tuple[Covered, ...] = ()
    files: tuple[TrainingFile, ...] = ()
    held_out: HeldOut | None = None


def read_weights(
    text: str, settings: RubricSettings, faults: list[DocAuditError]
) -> Weights | None:
    """The model a rubric's folder holds; what is wrong with it is added to the faults."""
    try:
        weights = Weights.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        faults.append(fault(MODEL_FILE, 1, f"{where}: {first['msg']}.", _AGAIN))
        return None
    columns = len(weights.codes)
    odd = [name for name, row in weights.features.items() if len(row) != columns]
    if odd or len(weights.start) != columns:
        what = f"{odd[0] if odd else 'start'} hasn't a number for each of {columns} codes."
        faults.append(fault(MODEL_FILE, 1, what, _AGAIN))
        return None
    unknown = [code for code in weights.codes if code not in {c.id for c in settings.types}]
    if unknown:
        what = f"the rubric has no type {', '.join(unknown)}."
        faults.append(fault(MODEL_FILE, 1, what, _AGAIN))
        return None
    return weights
