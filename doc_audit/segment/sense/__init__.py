"""What a document is: title, kind, period, publisher, area; and the short forms it defines."""

from doc_audit.segment.sense.abbreviations import abbreviations
from doc_audit.segment.sense.facts import infer_facts

__all__ = ["abbreviations", "infer_facts"]
