from dataclasses import replace

import pytest
import report_runs
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model import DimensionShare, Interval, PlanScore, Problem
from doc_audit.report import findings, words
from doc_audit.report.lookup import build_lookup
from doc_audit.report.method_page import markdown


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_percent_is_0_or_100_only_when_it_is(part: int, more: int) -> None:
    n = part + more
    shown = words.percent(part, n)
    if n == 0:
        assert shown == "–"
    else:
        assert (shown == "0") == (part == 0)
        assert (shown == "100") == (more == 0)


@given(st.sets(st.integers(1, 60)))
def test_page_runs_name_every_page(pages: set[int]) -> None:
    named: set[int] = set()
    for run in filter(None, words.page_runs(pages).split(", ")):
        first, _, last = run.partition("–")
        named |= set(range(int(first), int(last or first) + 1))
    assert named == pages


def test_phrases() -> None:
    assert words.pages_words([3]) == "page 3"
    assert words.pages_words([4, 2, 3]) == "pages 2–4"
    assert words.count(0, "plan") == "no plans"
    assert words.count(1234, "entry", "entries") == "1,234 entries"
    assert words.out_of(0, 5) == "none of five"
    assert words.out_of(4, 10) == "4 of 10"
    assert words.joined(["a", "b", "c"]) == "a, b and c"
    assert words.spaced("hwb_strategy") == "health and wellbeing strategy"
    assert words.seen("plan\u202efdp.exe\x00") == "plan\ufffdfdp.exe\ufffd"
    assert words.value_words({"amount": 2000000.0, "by": "", "range": [1, 2]}) == (
        "amount 2,000,000; range 1, 2"
    )


@given(st.text(max_size=80), st.integers(2, 40))
def test_shortened_is_short_enough(text: str, length: int) -> None:
    short = words.shortened(text, length)
    assert len(short) <= length
    assert short == text or short.endswith("…")


@pytest.fixture(scope="module")
def scored() -> PlanScore:
    return next(s for s in report_runs.whole_run().scores if s.plan == "owned")


def plan(scored: PlanScore, score: float, low: float, high: float) -> PlanScore:
    return replace(scored, score=score, interval=Interval(low, high), ranked=True)


def test_plans_are_apart_when_their_intervals_are(scored: PlanScore) -> None:
    low, middle, high = (plan(scored, x, x - 8, x + 8) for x in (20.0, 30.0, 60.0))
    said = findings.scores_finding([low, middle, high])
    assert said == "Scores run from 20 to 60; two of three pairs of plans can be told apart"
    assert findings.scores_finding([low, middle]).endswith("no two plans can be told apart")
    unsure = replace(high, ranked=False)
    assert findings.scores_finding([low, unsure]) == "Scores run from 20 to 60"


def test_weaker_axis_is_named(scored: PlanScore) -> None:
    owner_less = replace(scored, specificity=60.0, accountability=20.0)
    vague = replace(scored, specificity=10.0, accountability=20.0)
    assert findings.axes_finding([owner_less, owner_less, vague]).startswith("Two of three")
    one = findings.axes_finding([owner_less, replace(owner_less, accountability=100.0)])
    assert one.startswith("One of two plans says less about ")
    assert "less about what, for whom and where" in findings.axes_finding([vague, vague])
    assert findings.axes_finding([replace(scored, specificity=None)]).startswith("No plan")
    level = replace(scored, specificity=100.0, accountability=100.0)
    assert findings.axes_finding([level, level]) == (
        "Both plans say as much of who and when as of what"
    )
    assert "less about who and when" in findings.axes_finding([level, owner_less])


def test_scores_that_are_alike_run_from_nowhere(scored: PlanScore) -> None:
    alike = replace(plan(scored, 100, 100, 100), ranked=False)
    assert findings.scores_finding([alike, alike]) == "All scores are about 100"


def test_all_dimensions_with_the_least_share_are_named(scored: PlanScore) -> None:
    shares = tuple(DimensionShare(key, 10, 9, n) for key, n in (("a", 0), ("b", 0), ("c", 7)))
    labels = {"a": "Target", "b": "NHS money", "c": "Group"}
    assert findings.dimensions_finding([replace(scored, dimensions=shares)], labels) == (
        "Of 10 commitments in scope, 70% are specific on group, 0% on target and NHS money"
    )
    same = tuple(DimensionShare(key, 10, 9, 5) for key in "abc")
    assert findings.dimensions_finding([replace(scored, dimensions=same)], labels) == (
        "Of 10 commitments in scope, 50% are specific on target, NHS money and group"
    )


def test_reading_problems_are_counted_by_file() -> None:
    lost = [Problem("damaged", "error", "", file="a"), Problem("empty", "error", "", file="a")]
    doubt = [Problem("x", "warning", "", file="a"), Problem("x", "warning", "", file="b")]
    note = Problem("y", "note", "", file="c")
    said = findings.reading_finding([*lost, *doubt, note])
    assert said == "One file could not be read in full; one more may be misread in places"
    assert findings.reading_finding([note]) == "No reading problems were found"


def test_plan_files_are_safe_and_their_own() -> None:
    run = report_runs.whole_run()
    odd = ("../../etc/passwd", "CON", "con", "nul", "a b", "a-b", "A B", "\udcff", "x" * 300, "…")
    scores = tuple(replace(run.scores[0], plan=name) for name in odd)
    slugs = build_lookup(replace(run, scores=scores), report_runs.rubric()).slugs
    assert len(set(slugs.values())) == len(odd)
    assert all(0 < len(slug) < 100 for slug in slugs.values())
    assert all(set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for slug in slugs.values())
    assert slugs["a-b"] == "a-b"
    assert not {"con", "nul"} & set(slugs.values())


def test_codebook_markdown_is_inert() -> None:
    made = markdown("# A\n\n<b onclick=x>\n\n[x](javascript:alert(1)) ![p](http://e.x/p.png)", 2)
    assert "<h3>A</h3>" in made
    assert "<b" not in made
    assert "<img" not in made
    assert 'href="javascript' not in made
