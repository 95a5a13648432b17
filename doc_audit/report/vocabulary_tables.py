"""Words a plan uses: umbrella terms, with a kind of inequality or without; counts per 1,000."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import PlanScore, TermUse
from doc_audit.report.breadth_tables import read_where
from doc_audit.report.lookup import Lookup
from doc_audit.report.words import count, interval_words, percent, spaced, thousands


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term of the vocabulary on a plan page.

    `links` are number and id of statements that use it without a kind of inequality; `defined`
    those of statements that define it.
    """

    label: str
    says: str
    links: tuple[tuple[int, str], ...]
    defined: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class WordsLine:
    """One plan in the table of words; `terms` are uses and undefined uses, as shown."""

    title: str
    href: str
    words: str
    document_words: str
    n: int
    rate: str
    share: str
    share_interval: str
    terms: tuple[tuple[str, str], ...]


def rate_words(rate: float | None) -> str:
    """A rate per 1,000 words with one decimal."""
    if rate is None:
        return "–"
    return "under 0.1" if 0 < rate < 0.05 else f"{rate:.1f}"


def term_lines(lookup: Lookup, score: PlanScore) -> Iterator[TermLine]:
    """The vocabulary of a plan, in the rubric's order."""
    labels = {entry.id: entry.label for entry in lookup.settings.vocabulary}
    numbers = lookup.numbers
    uses = {use.term: use for use in score.umbrella}
    where = read_where(lookup, score.docs)
    for term, number in score.vocabulary:
        use = uses.get(term)
        bare = use.bare if use else ()
        defined = use.definitions if use else ()
        yield TermLine(
            label=labels.get(term, spaced(term)),
            says=_says(number, score, use, where),
            links=tuple((numbers[id_], id_) for id_ in bare if id_ in numbers),
            defined=tuple((numbers[id_], id_) for id_ in defined if id_ in numbers),
        )


def _says(number: int, score: PlanScore, use: TermUse | None, where: str) -> str:
    if not number:
        return f"not found {where}" if where else "not used"
    start = f"{count(number, 'time')}, {rate_words(score.per_1000_words(number))} per 1,000 words"
    if use is None or not use.uses:
        return start
    bare = use.uses - use.named
    if use.uses != number:
        start += f"; {count(use.uses, 'time')} in a whole statement and not as part of a name"
    start += f"; in {bare} of {count(use.uses, 'use')} no kind of inequality is named"
    if not bare:
        return start
    found = f"no definition of it was found {where}" if where else "the plan defines it nowhere"
    return f"{start}, {'but the plan defines it' if use.definitions else f'and {found}'}"


def words_lines(lookup: Lookup, scores: Sequence[PlanScore]) -> Iterator[WordsLine]:
    """Plans in the order given."""
    for score in scores:
        both = score.commitments + score.aspirations
        uses = {use.term: use for use in score.umbrella}
        yield WordsLine(
            title=lookup.titles[score.plan],
            href=f"plans/{lookup.slugs[score.plan]}.html",
            words=thousands(score.words),
            document_words=thousands(score.document_words) if score.document_words else "–",
            n=score.n,
            rate=rate_words(score.commitments_per_1000_words),
            share=f"{percent(score.commitments, both)}%" if both else "–",
            share_interval=interval_words(score.commitment_interval, 100),
            terms=tuple(_term(score, number, uses.get(t)) for t, number in score.vocabulary),
        )


def words_finding(scores: Sequence[PlanScore]) -> str:
    """How thick commitments stand in plans, from the thinnest to the thickest."""
    rates = sorted(
        score.commitments_per_1000_words
        for score in scores
        if score.commitments_per_1000_words is not None
    )
    if not rates:
        return "Words used: no plan has statements to count"
    low, high = rate_words(rates[0]), rate_words(rates[-1])
    each = "commitments in scope per 1,000 words"
    if low == high:
        return f"{'The plan has' if len(rates) == 1 else 'All plans have'} {low} {each}"
    return f"Plans have from {low} to {high} {each}"


def _term(score: PlanScore, number: int, use: TermUse | None) -> tuple[str, str]:
    shown = f"{number} ({rate_words(score.per_1000_words(number))})" if number else "0"
    if use is None or not use.uses:
        return shown, "–"
    return shown, f"{use.undefined} of {use.uses}"
