"""Statement + document context + rubric → coding."""

from doc_audit.tag.several import Taggers
from doc_audit.tag.tagger import Tagger

__all__ = ["Tagger", "Taggers"]
