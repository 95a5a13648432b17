"""What stands beside the scores, as tables: breadth, criteria met, words."""

from collections.abc import Iterable, Iterator, Sequence

from doc_audit.export.table import table_line
from doc_audit.model import GROUPS, BreadthRow, Interval, PlanScore, Run, TermUse
from doc_audit.model.reading import reading_of
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.criteria import PooledShare, pooled_criteria
from doc_audit.score.intervals import wilson

_STATES = {
    "accountable": "accountable commitment",
    "commitment": "commitment",
    "aspiration": "aspiration only",
    "nothing": "not found",
}


def breadth_csv(run: Run, settings: RubricSettings) -> Iterator[str]:
    """A row a plan and a group or kind of inequality, head first.

    Columns: the plan, whether its kind of document is scored, list and code with label, state
    (`accountable`, `commitment`, `aspiration`, `nothing`), the state in words (which say so where
    parts of the plan couldn't be read), counts (see `BreadthRow`), ids of the statements that make
    the state, joined by `; `.
    """
    heads = ["plan", "status", "list", "code", "label", "state", "says"]
    heads += ["accountable", "commitments", "restated", "aspirations", "commitments_not_in_scope"]
    yield table_line([*heads, "statements"])
    labels = {
        (listed.id, code.id): code.label for listed in settings.categories for code in listed.codes
    } | {(GROUPS, group.id): group.label for group in settings.groups}
    for score in run.scores:
        where = _where(run, score.docs)
        for row in score.breadth:
            label = labels.get((row.list, row.code), row.code)
            place = [score.plan, score.status, row.list, row.code, label, row.state]
            yield table_line([*place, _says(row, where), *_counts(row), "; ".join(row.statements)])


def _counts(row: BreadthRow) -> list[str]:
    counts = (row.accountable, row.commitments, row.restated, row.aspirations, row.beyond)
    return [str(count) for count in counts]


def _says(row: BreadthRow, where: str) -> str:
    says = _STATES[row.state]
    return f"{says} {where}" if where and row.state == "nothing" else says


def _where(run: Run, docs: Sequence[str]) -> str:
    """Where nothing was found, if not all of a plan's documents could be read well."""
    known = reading_of(document for document in run.documents if document.id in docs)
    lost = any(p.severity == "error" and p.doc in docs for p in run.problems)
    if known.unreadable or lost:
        return "on the pages that could be read"
    return "on the pages read, some of them doubtful" if known.doubtful else ""


def criteria_csv(run: Run, settings: RubricSettings) -> Iterator[str]:
    """Criterion × n (%), head first: of each plan, then of all plans together (`plan` empty).

    `measure` is `mentioned` or `specific` (of a dimension), `number_met` (`criterion` is how many
    dimensions of the two axes are specific) or `commitment_share` (commitments of commitments
    and aspirations in scope, repeats counted). `low` and `high` are a 95 % interval, in per cent.
    All plans: those whose kind of document is scored; `plans_with` of them have one.
    """
    heads = ["over", "plan", "status", "measure", "criterion", "label"]
    yield table_line([*heads, "n", "count", "percent", "low", "high", "plans_with"])
    labels = {dimension.id: dimension.label for dimension in settings.dimensions}
    for score in run.scores:
        yield from _plan_lines(score, labels)
    pooled = pooled_criteria(run.scores)
    for measure, shares in (
        ("mentioned", pooled.mentioned),
        ("specific", pooled.specific),
        ("number_met", pooled.number_met),
    ):
        for share in shares:
            yield _line(["all", "", "", measure], share, labels, str(share.plans_with))


def _plan_lines(score: PlanScore, labels: dict[str, str]) -> Iterator[str]:
    place = ["plan", score.plan, score.status]
    for d in score.dimensions:
        some = PooledShare(d.dimension, d.n, d.mentioned, 0, d.mentioned_interval)
        full = PooledShare(d.dimension, d.n, d.specific, 0, d.specific_interval)
        yield _line([*place, "mentioned"], some, labels)
        yield _line([*place, "specific"], full, labels)
    for number, count in enumerate(score.criteria_met):
        met = PooledShare(str(number), score.n, count, 0, wilson(count, score.n))
        yield _line([*place, "number_met"], met, labels)
    both = score.commitments + score.aspirations
    share = PooledShare("commitments", both, score.commitments, 0, score.commitment_interval)
    yield _line([*place, "commitment_share"], share, labels)


def _line(
    place: Iterable[str], share: PooledShare, labels: dict[str, str], plans_with: str = ""
) -> str:
    percent = f"{100 * share.count / share.n:.2f}" if share.n else ""
    label = labels.get(share.criterion, "")
    named = [*place, share.criterion, label, str(share.n), str(share.count), percent]
    return table_line([*named, *_ends(share.interval), plans_with])


def _ends(interval: Interval | None) -> list[str]:
    return [f"{100 * end:.2f}" for end in (interval.low, interval.high)] if interval else ["", ""]


def vocabulary_csv(run: Run) -> Iterator[str]:
    """A row a plan and term, head first; one with an empty term where the rubric has none.

    Columns: words of the plan's statements and of its documents as read, commitments in scope
    and those per 1,000 words of statements; the term, how often it is used and that per 1,000
    words; for umbrella terms the uses outside headings, fragments and names, those with a kind of
    inequality named, ids of statements that define the term, undefined uses, and ids of
    statements that use it without a kind.
    """
    heads = ["plan", "status", "words", "document_words", "commitments"]
    heads += ["commitments_per_1000_words", "term", "count", "per_1000_words", "uses"]
    yield table_line([*heads, "named", "definitions", "undefined", "without_kind"])
    for score in run.scores:
        uses = {use.term: use for use in score.umbrella}
        place = [score.plan, score.status, str(score.words), str(score.document_words)]
        place += [str(score.n), _rate(score.commitments_per_1000_words)]
        for term, count in score.vocabulary or (("", 0),):
            shown = [term, str(count), _rate(score.per_1000_words(count))] if term else [""] * 3
            yield table_line([*place, *shown, *_use(uses.get(term))])


def _use(use: TermUse | None) -> list[str]:
    if use is None:
        return [""] * 5
    defined, bare = "; ".join(use.definitions), "; ".join(use.bare)
    return [str(use.uses), str(use.named), defined, str(use.undefined), bare]


def _rate(rate: float | None) -> str:
    return "" if rate is None else f"{rate:.4f}"
