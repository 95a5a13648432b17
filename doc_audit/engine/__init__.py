"""How work is spread: worker processes that may crash or hang without harm, or a cluster."""

from doc_audit.engine.cluster import run_on_cluster
from doc_audit.engine.guarded import Failure, Outcome, run_guarded

__all__ = ["Failure", "Outcome", "run_guarded", "run_on_cluster"]
