"""Documents that hold the same words, such as a plan as Word and as the PDF printed from it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from doc_audit.model import Document, Problem, Statement
from doc_audit.pipeline.audit import Audited

SHARE = 0.8
"""Of the letters of both documents' statements together, those that stand in statements of both.
Measured: three documents as Word and as the PDF that LibreOffice made of it 0.83 to 1; different
documents of one council at most 0.02, of the sample corpus at most 0.01."""
_FEWEST = 5
"""Statements; with fewer, a contents page or a form letter could be all there is."""


def twins(audited: Sequence[Audited]) -> Iterator[Problem]:
    """A warning for each document whose words another plan's document has too.

    Documents of one plan are left alone, as what they repeat is counted once.
    """
    words = [_letters(one.statements) for one in audited]
    told: set[int] = set()
    for first, second in combinations(range(len(audited)), 2):
        documents = audited[first].document, audited[second].document
        if second in told or _plan(documents[0]) == _plan(documents[1]):
            continue
        if _alike(words[first], words[second]):
            told.add(second)
            yield _problem(*documents)


def _plan(document: Document) -> str:
    return document.fact("plan") or document.id


def _letters(statements: Sequence[Statement]) -> Counter[str]:
    """Statements as letters and figures alone, each with how many letters it brings.

    Bullets, blanks and signs differ between files made of one another. Empty where too few.
    """
    if len(statements) < _FEWEST:
        return Counter()
    found: Counter[str] = Counter()
    for statement in statements:
        bare = "".join(char for char in statement.text.casefold() if char.isalnum())
        found[bare] += len(bare)
    return found


def _alike(one: Counter[str], other: Counter[str]) -> bool:
    small, large = sorted((one.total(), other.total()))
    # No more can be shared than the smaller has: most pairs need no look at their words.
    if not small or small < SHARE * large:
        return False
    return (one & other).total() >= SHARE * (one | other).total()


def _problem(first: Document, second: Document) -> Problem:
    return Problem(
        "same_words",
        "warning",
        f"Has nearly the same words as {first.name}, but counts as a plan of its own: its "
        "commitments are in all figures over several plans twice.",
        "If it is the same plan, leave one out, or give both one name in the column plan of "
        "corpus.csv: what they repeat then counts once.",
        doc=second.id,
        file=second.name,
    )
