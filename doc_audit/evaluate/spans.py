"""Do two coders point at the same words?"""

from doc_audit.model import Code
from doc_audit.text.fold import fold

Span = tuple[int, int]


def span_of(code: Code, text: str) -> Span | None:
    """Code points of a code's words in the statement, end exclusive.

    From its evidence where that lies in the text; else the first place where the words occur;
    None for a code without words, or whose words stand in the context.
    """
    evidence = code.evidence
    if evidence and evidence.source in ("text", "cell") and evidence.end <= len(text):
        return (evidence.start, evidence.end) if evidence.start < evidence.end else None
    if not code.words:
        return None
    start = fold(text).find(fold(code.words))
    return (start, start + len(code.words)) if start >= 0 else None


def jaccard(one: Span, other: Span) -> float:
    """Characters in both over characters in either, 0…1; spans must not be empty."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)
