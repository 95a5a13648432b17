"""How work is spread: worker processes that may crash or hang without harm, or a cluster."""

from doc_audit.engine.beside import Beside
from doc_audit.engine.cluster import run_on_cluster
from doc_audit.engine.guarded import InTurn, run_guarded
from doc_audit.engine.place import Place, Tell
from doc_audit.engine.worker import Failure, Outcome

__all__ = [
    "Beside",
    "Failure",
    "InTurn",
    "Outcome",
    "Place",
    "Tell",
    "run_guarded",
    "run_on_cluster",
]
