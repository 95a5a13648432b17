"""Text that was converted or pasted from PDF: page furniture, broken sentences, lost bullets."""

from doc_audit.ingest.converted.broken import OPEN_WORDS, join_broken
from doc_audit.ingest.converted.chunk import Chunk, bare
from doc_audit.ingest.converted.hyphens import Vocabulary
from doc_audit.ingest.converted.letters import lost_letters
from doc_audit.ingest.converted.running import without_running

__all__ = [
    "OPEN_WORDS",
    "Chunk",
    "Vocabulary",
    "bare",
    "join_broken",
    "lost_letters",
    "without_running",
]
