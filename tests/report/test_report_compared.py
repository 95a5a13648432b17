"""The comparison page: plans beside like plans, groups, the index of pairs."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import report_runs
from lxml import html

from doc_audit.compare import (
    Apart,
    Comparison,
    GroupLine,
    GroupTable,
    Place,
    chosen_pairs,
    compare_run,
    pair_up,
)
from doc_audit.model import Interval, Run
from doc_audit.report import render_report
from doc_audit.report.compared_words import (
    apart_words,
    groups_finding,
    kinds_words,
    place_words,
    small_words,
)


def compared(run: Run, groups: Mapping[str, str] | None = None) -> Comparison:
    rows = {plan: (group,) for plan, group in (groups or {}).items()}
    table = GroupTable(("region",), rows, {}, "the table of groups given") if rows else GroupTable()
    return compare_run(run, table, lambda name: np.random.default_rng(len(name)), 100)


def system_run() -> Run:
    """A strategy and a forward plan of one system, and five more forward plans."""
    plans = {}
    for n, kind in enumerate(["strategy", *["forward_plan"] * 6]):
        items = report_runs.owned_items(f"d{n}") if n != 3 else report_runs.vague_items("d3", 14)
        known = {"kind": kind, "plan": f"p{n}", "system": "Kent" if n < 2 else f"System {n}"}
        if n == 3:  # vague, and about as long as the others
            filler = "Health differs between the towns of the county and its villages. " * 18
            items.append(report_runs.coded("d3", filler, type_="context", relevance="none"))
        document = report_runs.document(f"d{n}", f"d{n}.pdf", title=f"Plan {n}", **known)
        plans[f"p{n}"] = (report_runs.plan_input(f"p{n}", (f"d{n}",), items, kind), [document])
    return report_runs.make_run(plans)


@cache
def rendered() -> dict[str, bytes]:
    run, rubric = system_run(), report_runs.rubric()
    groups = {f"p{n}": "North" if n != 3 else "South <b>" for n in range(7)}
    comparison = compared(run, groups)
    pairs = pair_up(run, chosen_pairs(run, comparison.lines), rubric.settings)
    return dict(render_report(run, rubric, comparison, pairs=pairs))


def shown() -> str:
    return rendered()["compared.html"].decode()


def words() -> str:
    return " ".join(html.document_fromstring(shown()).text_content().split())


def test_every_plan_is_there_with_its_length_and_place() -> None:
    page = html.document_fromstring(shown())
    rows = page.xpath("//section[@aria-labelledby='peers']//tbody/tr")
    assert len(rows) == 7
    vague = next(row for row in rows if "Plan 3" in row.text_content())
    assert "Of five like it: lower than all five" in vague.text_content()
    assert "higher than one, can’t be told apart from four" in words()
    assert "None like it" in words()  # the one strategy


def test_small_groups_are_said_to_be_small_and_names_are_escaped() -> None:
    assert "South <b>" in words()
    assert "By region: forward plans" in words()
    assert "Fewer than 5 plans: no interval" in words()
    assert "Nothing is said of which is higher: all but one have fewer than 5 plans" in words()


def test_the_index_leads_to_the_pages_of_pairs() -> None:
    assert "Two plans side by side: 21 pairs" in words()
    assert "Every pair has a page, since there are no more than 12 plans" in words()
    page = html.document_fromstring(shown())
    links = page.xpath("//section[@aria-labelledby='sides']//th/a/@href")
    assert links[0] == "compare/p0--p1.html"  # strategy beside forward plan, before all others
    assert len(set(links)) == 21
    assert set(links) == {name for name in rendered() if name.startswith("compare/")}
    form = page.xpath("//form[@id='choose-two']")[0]
    assert {f"compare/{stem}.html" for stem in form.get("data-pages").split()} == set(links)


def test_without_comparison_there_is_no_page_and_no_link_to_one() -> None:
    pages = dict(render_report(report_runs.whole_run(), report_runs.rubric()))
    assert "compared.html" not in pages
    assert not any(b"compared.html" in page for page in pages.values())


def test_the_plan_page_says_the_plans_place() -> None:
    run = system_run()
    pages = dict(render_report(run, report_runs.rubric(), compared(run)))
    page = html.document_fromstring(pages["plans/p3.html"].decode()).text_content()
    assert "Among the five other forward plans of like length" in page
    assert "lower than all five" in page


def test_a_run_without_plans_still_has_the_page() -> None:
    run = report_runs.empty_run()
    pages = dict(render_report(run, report_runs.rubric(), compared(run)))
    assert b"No two ranked plans are of one kind and of like length" in pages["compared.html"]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("p", (), (), ()), "No other strategy of like length"),
        (Place("p", ("a",), (), ()), "Higher than the one other strategy of like length"),
        (Place("p", (), (), ("a",)), "Can’t be told apart from the one other strategy"),
        (
            Place("p", ("a", "b", "c"), (), ("d", "e")),
            "Among the five other strategies of like length (at most twice as long or as short): "
            "higher than three, can’t be told apart from two.",
        ),
        (Place("p", (), ("a", "b"), ()), "lower than both."),
    ],
)
def test_a_place_in_words(place: Place, told: str) -> None:
    assert told in place_words(place, "strategy")


def test_kinds_in_the_plural() -> None:
    assert kinds_words("hwb_strategy", 2) == "health and wellbeing strategies"
    assert kinds_words("forward_plan", 3) == "forward plans"
    assert kinds_words("forward_plan", 1) == "forward plan"


def _group(name: str, interval: Interval | None = None, left_out: int = 0) -> GroupLine:
    return GroupLine("region", "strategy", name, ("a",), left_out, 50.0, interval)


def test_groups_in_words() -> None:
    wide = Interval(10, 90)
    pair = Apart("region", "strategy", "North", "South")
    lines = [_group("North", wide), _group("South", wide), _group("East")]
    assert apart_words([], lines) == "No two of them can be told apart."
    assert apart_words([pair], lines) == "North is higher than South."
    assert apart_words([], lines[2:]).startswith("Nothing is said of which is higher: all have")
    assert small_words(_group("East", None, 2)) == (
        "Fewer than 5 plans: no interval; 2 more plans without a score that may be compared"
    )
    assert small_words(lines[0]) == ""
    comparison = compared(report_runs.empty_run())
    assert groups_finding(comparison) == "Groups: none are known for these plans"
    told = replace(comparison, groups=tuple(lines), apart=(pair,))
    assert groups_finding(told) == "1 pair of groups can be told apart"
    assert groups_finding(replace(told, apart=())) == "No two groups can be told apart"
