"""Two plans side by side as a table: each commitment, its partner, what differs."""

from collections.abc import Iterator, Mapping, Sequence

from doc_audit.compare import Alone, Difference, Paired, PlanPair
from doc_audit.export.table import table_line
from doc_audit.model import Run

_HEADS = (
    "first_plan", "second_plan", "relation", "system", "found", "likeness", "first", "second",
    "first_text", "second_text", "words_in_common", "subject_in_common", "differs_on",
)  # fmt: skip


def compare_csv(run: Run, pairs: Sequence[PlanPair], dimensions: Sequence[str]) -> Iterator[str]:
    """A row for each commitment of each pair of plans (RFC 4180), head first.

    Columns: the two plans, how they are related (`delivery`, `one_kind`, `other`) and their common
    system; `found`: `same` words, `alike`, `doubtful`, `only_first`, `only_second`; likeness 0…1 to
    the partner (of `only_…` to the one that is like it, but has another partner, if any); ids and
    words of both; why they were paired, joined by `; `; the dimensions that differ; for each
    dimension how it differs (docs/comparing.md), and what the first and the second say on it,
    values as recorded (dates `YYYY-MM-DD`). A target that differs in two things has both, joined
    by `; `.
    """
    columns = (f"{name}{end}" for name in dimensions for end in ("", "_first", "_second"))
    yield table_line([*_HEADS, *columns])
    texts = {statement.id: statement.text for statement in run.statements}
    for pair in pairs:
        plans = [pair.first.score.plan, pair.second.score.plan, pair.relation, pair.system]
        for both in pair.paired:
            yield table_line([*plans, *_both(both, texts), *_differs(both, dimensions)])
        blank = [""] * (3 * len(dimensions))
        for name, lines in (("only_first", pair.only_first), ("only_second", pair.only_second)):
            for alone in lines:
                yield table_line([*plans, *_alone(name, alone, texts), *blank])


def _both(both: Paired, texts: Mapping[str, str]) -> list[str]:
    found = "same" if both.same else "alike" if both.sure else "doubtful"
    differs = dict.fromkeys(d.dimension for d in both.differences)
    return [
        found, f"{both.likeness:.2f}", both.first, both.second,
        texts[both.first], texts[both.second],
        "; ".join(both.words), "; ".join(both.subject), "; ".join(differs),
    ]  # fmt: skip


def _alone(name: str, alone: Alone, texts: Mapping[str, str]) -> list[str]:
    ids = [alone.statement, alone.near]
    told = [texts[alone.statement], texts.get(alone.near, "")]
    if name == "only_second":
        ids, told = ids[::-1], told[::-1]
    likeness = f"{alone.likeness:.2f}" if alone.near else ""
    return [name, likeness, *ids, *told, "", "", ""]


def _differs(both: Paired, dimensions: Sequence[str]) -> Iterator[str]:
    for name in dimensions:
        own = [d for d in both.differences if d.dimension == name]
        yield "; ".join(map(_way, own))
        yield "; ".join(d.first for d in own if d.first)
        yield "; ".join(d.second for d in own if d.second)


def _way(difference: Difference) -> str:
    return f"{difference.way} {difference.part}".rstrip()
