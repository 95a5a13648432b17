"""Two plans of a run side by side: all pairs that have a page, and one more that is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from doc_audit.compare import Comparison, PlanPair, chosen_pairs, pair_up
from doc_audit.errors import InputError
from doc_audit.export import compare_table, csv_lines
from doc_audit.model import Run
from doc_audit.pipeline.agreeing import agreement_of
from doc_audit.pipeline.comparing import compared, told_apart
from doc_audit.pipeline.groups import kept_groups
from doc_audit.pipeline.plan_names import plan_named
from doc_audit.pipeline.resources import rubric_of
from doc_audit.report import PAIR_PAGES, Lookup, build_lookup, pair_name, render_pair
from doc_audit.rubric import Rubric
from doc_audit.store import read_run, write_whole

_BOM = "\ufeff"  # tells Excel that the table is UTF-8
_JOINT = "--"  # stands in no stem of a page


@dataclass(frozen=True, slots=True)
class Beside:
    """Two plans with the page that shows them, `page` in the run folder with `/`."""

    page: str
    pair: PlanPair
    titles: tuple[str, str]


def pairs_of(
    run: Run, rubric: Rubric, comparison: Comparison, asked: Iterable[tuple[str, str]] = ()
) -> tuple[PlanPair, ...]:
    """All pairs that have a page, `asked` among them: ids of two plans, the first on the left."""
    chosen = chosen_pairs(run, comparison.lines, asked)
    return pair_up(run, chosen, rubric.settings, told_apart(run.robustness))


def pages_kept(folder: Path, lookup: Lookup) -> list[tuple[str, str]]:
    """Ids of the plans of each pair that has a page in the folder, so that it is made anew."""
    plans = {slug: plan for plan, slug in lookup.slugs.items()}
    names = sorted(path.stem for path in (folder / PAIR_PAGES).glob(f"*{_JOINT}*.html"))
    two = [name.split(_JOINT) for name in names]
    return [(plans[t[0]], plans[t[1]]) for t in two if len(t) == 2 and set(t) <= set(plans)]


def compare_two(folder: Path, first: str, second: str) -> Beside:
    """Adds the page of two plans to a run folder, and the two to its list of pairs and data.

    Args:
        folder: a run folder with a report.
        first: the plan on the left, by id, title or file, also cut short.
        second: the other, likewise.

    Raises:
        InputError: no finished run there, no such plan, or twice the same.
        OutputError: no room or no right to write there.
    """
    run = read_run(folder)
    rubric = rubric_of(run.record.rubric_files, run.record.rubric)
    lookup = build_lookup(run, rubric)
    asked = (plan_named(lookup, first).plan, plan_named(lookup, second).plan)
    if asked[0] == asked[1]:
        raise InputError("both names are of one plan", asked[0], "Name two different plans.")
    comparison = compared(run, kept_groups(folder))
    pairs = pairs_of(run, rubric, comparison, [*pages_kept(folder, lookup), asked])
    found = next(p for p in pairs if (p.first.score.plan, p.second.score.plan) == asked)
    write_compare(folder, run, rubric, pairs)
    beside = [rubric_of(record.files, record.id) for record in run.record.beside]
    agreement = agreement_of(run, [rubric, *beside]) is not None
    pages = render_pair(run, rubric, comparison, pairs, found, beside=beside, agreement=agreement)
    for name, content in pages:
        write_whole(folder / name, [content])
    titles = (lookup.titles[asked[0]], lookup.titles[asked[1]])
    return Beside(pair_name(lookup, *asked), found, titles)


def write_compare(folder: Path, run: Run, rubric: Rubric, pairs: Sequence[PlanPair]) -> None:
    """Writes `compare.csv`, all pairs' commitments with their partners."""
    dimensions = [dimension.id for dimension in rubric.settings.dimensions]
    rows = chain([_BOM], csv_lines(compare_table(run, lambda: pairs, dimensions)))
    write_whole(folder / "compare.csv", (row.encode("utf-8", "replace") for row in rows))
