"""The page of two plans side by side: what it says, what it doesn't claim, hostile words."""

from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import numpy as np
import pytest
import report_runs
from lxml import html

from doc_audit.compare import (
    Chosen,
    Difference,
    GroupTable,
    PlanPair,
    compare_run,
    pair_up,
)
from doc_audit.model import Run
from doc_audit.report import build_lookup, pair_name, render_pair
from doc_audit.report.pair_words import (
    Teller,
    alone_words,
    both_words,
    differing_words,
    dimensions_words,
    names_of,
    plain_value,
    score_words,
)


@cache
def whole_run() -> Run:
    """The usual plans, and a forward plan that is a strategy's."""
    run = report_runs.whole_run()
    scores = tuple(
        replace(score, kind="strategy") if score.plan == "thin" else score for score in run.scores
    )
    return replace(run, scores=scores)


@cache
def paired(first: str, second: str) -> PlanPair:
    run = whole_run()
    comparison = compare_run(run, GroupTable(), lambda _: np.random.default_rng(7), 50)
    lines = {line.score.plan: line for line in comparison.lines}
    two = Chosen(lines[first], lines[second], "delivery", "Kent")
    return pair_up(run, [two], report_runs.rubric().settings)[0]


@cache
def page(first: str, second: str) -> str:
    run = whole_run()
    comparison = compare_run(run, GroupTable(), lambda _: np.random.default_rng(7), 50)
    pair = paired(first, second)
    pages = dict(render_pair(run, report_runs.rubric(), comparison, [pair], pair))
    assert set(pages) == {
        "compared.html",
        pair_name(build_lookup(run, report_runs.rubric()), first, second),
    }
    return pages[next(name for name in pages if name != "compared.html")].decode()


def words(first: str, second: str) -> str:
    return " ".join(html.document_fromstring(page(first, second)).text_content().split())


def test_commitments_in_both_stand_side_by_side_with_their_words_marked() -> None:
    shown = html.document_fromstring(page("thin", "guide"))
    rows = shown.xpath("//li[contains(@class, 'pair-row')]")
    assert len(rows) == len(paired("thin", "guide").paired) > 10
    sides = rows[0].xpath(".//div[@class='side']")
    assert len(sides) == 2
    assert all(side.xpath(".//mark") for side in sides)
    assert "The same words" in rows[0].text_content()
    assert rows[0].xpath(".//a/@href")[1].startswith("../plans/thin.html#")
    assert "are in the same words" in words("thin", "guide")


def test_nothing_is_called_better_where_scores_may_not_be_ranked() -> None:
    told = words("thin", "guide")
    assert "The scores aren’t compared: the strategy and the guidance have no score" in told


def test_what_was_not_readable_is_said_beside_what_was_not_found() -> None:
    told = words("owned", "unread")
    assert "2 of 2 pages not readable" in told
    assert "because no page could be read" in told
    assert "For whom: nothing was found in either plan in what was read" in told
    assert "doesn’t mean dropped from" in told


def test_hostile_words_stay_words() -> None:
    made = page(report_runs.HOSTILE, "owned")
    shown = html.document_fromstring(made)
    assert "<script>alert" not in made
    assert "&lt;script&gt;alert" in made
    assert shown.xpath("count(//script)") == 1
    assert not shown.xpath("//img | //*[@onerror]")
    assert not [link for link in shown.xpath("//body//@href") if urlsplit(link).scheme]


def test_long_lists_are_cut_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc_audit.report.pair_rows.MOST_ALONE", 3)
    run = whole_run()
    comparison = compare_run(run, GroupTable(), lambda _: np.random.default_rng(7), 50)
    pair = paired("owned", "unread")
    made = dict(render_pair(run, report_runs.rubric(), comparison, [pair], pair))
    shown = html.document_fromstring(made["compare/owned--unread.html"].decode())
    assert len(shown.xpath("//section[@aria-labelledby='only-first']//li")) == 3
    more = len(pair.only_first) - 3
    assert f"{more} more commitments not listed here" in shown.text_content()


def pair_of(**changes: object) -> PlanPair:
    return replace(paired("thin", "owned"), **changes)  # type: ignore[arg-type]


def test_headings() -> None:
    pair = paired("thin", "owned")
    assert names_of(pair) == ("the strategy", "the forward plan")
    ranked = replace(pair.first, score=replace(pair.first.score, ranked=True))
    other = replace(pair.second, score=replace(pair.second.score, ranked=True))
    both = pair_of(first=ranked, second=other, told_apart=False)
    assert score_words(both) == "The two scores can’t be told apart"
    apart = replace(both, told_apart=True)
    assert score_words(apart) == "The forward plan scores higher than the strategy"
    turned = replace(apart, first=other, second=ranked)
    assert score_words(turned) == "The strategy scores lower than the forward plan"
    assert names_of(replace(pair, second=pair.first)) == ("the first plan", "the second plan")


def test_dimensions_are_told_apart_by_intervals_alone() -> None:
    labels = {d.id: d.label for d in report_runs.rubric().settings.dimensions}
    pair = paired("thin", "owned")
    assert "of the forward plan’s commitments are specific on" in dimensions_words(pair, labels)
    assert dimensions_words(replace(pair, second=pair.first), labels) == (
        "The two plans can’t be told apart on any dimension"
    )


def test_how_many_are_in_both() -> None:
    pair = paired("thin", "guide")
    n = len(pair.paired)
    assert both_words(pair) == f"In both: {n} commitments"
    doubt = replace(pair.paired[0], sure=False, same=False)
    one = replace(pair, paired=(doubt,))
    assert both_words(one) == "In both: none without a doubt, one in doubt"
    two = replace(pair, paired=(doubt, pair.paired[1]))
    assert both_words(two) == "In both: 1 commitment, and one more in doubt"
    assert both_words(replace(pair, paired=())) == "In both: nothing alike was found"
    assert both_words(paired("owned", "unread")) == "In both: nothing to compare"
    assert differing_words(one) == "None differs in level or value on at least one dimension."


def test_what_is_in_one_only() -> None:
    names = ("the strategy", "the forward plan")
    assert alone_words(*names, 0, 4, "") == (
        "Every commitment of the strategy has a partner in the forward plan"
    )
    assert alone_words(*names, 0, 0, "").startswith("The strategy has no commitments in scope")
    assert alone_words(*names, 1, 4, "on the 7 pages that could be read") == (
        "Only in the strategy: 1 of 4 commitments; no partner for it was found in the forward plan "
        "on the 7 pages that could be read"
    )


@pytest.mark.parametrize(
    ("difference", "told"),
    [
        (Difference("timeframe", "added", "", "", "2027-03-31", "", "by March 2027"),
         "only the forward plan says: “by March 2027”"),
        (Difference("responsible_agent", "lacking", "", "NHS Kent", "", "NHS Kent"),
         "only the strategy says: “NHS Kent”; not found in the words of the forward plan"),
        (Difference("timeframe", "sharper", "", "soon", "2027-03-31", "soon", "by May"),
         "specific in the forward plan: “by May” instead of “soon”"),
        (Difference("timeframe", "later", "", "2027-03-31", "2026-04-01/2028-03-31"),
         "later in the forward plan: 1 April 2026 to 31 March 2028 instead of 31 March 2027"),
        (Difference("target", "lower", "value", "down 6 percent", "down 5.5 percent"),
         "lower in the forward plan: down, 5.5% instead of down, 6%"),
        (Difference("target", "added", "baseline", "", "31"),
         "only the forward plan says its baseline: 31"),
        (Difference("target", "turned", "direction", "down", "up"),
         "up in the forward plan, down in the strategy"),
        (Difference("funding", "higher", "amount", "GBP 240000", "GBP 1500000"),
         "higher in the forward plan: £1,500,000 instead of £240,000"),
        (Difference("funding", "other", "fund", "Grant A", "Grant B"),
         "another fund in the forward plan: Grant B instead of Grant A"),
        (Difference("population", "other", "", "", "carers; veterans"),
         "only the forward plan names carers and veterans"),
        (Difference("monitoring", "wording", "", "a report", "a dashboard"),
         "in other words: “a report”, and “a dashboard”; it may be the same"),
    ],
)  # fmt: skip
def test_differences_in_words(difference: Difference, told: str) -> None:
    teller = Teller(report_runs.rubric().settings, ("the strategy", "the forward plan"))
    assert teller.says(difference) == told


def test_a_dimension_asks_its_own_question() -> None:
    teller = Teller(report_runs.rubric().settings, ("a", "b"))
    assert teller.question(Difference("timeframe", "later")) == "By when?"
    assert teller.question(Difference("of_another_rubric", "later")) == "of another rubric"


def test_values_that_are_no_dates_or_sums_stay_as_they_are() -> None:
    assert plain_value("2027-13-45") == "2027-13-45"
    assert plain_value("GBP 12.50 (Fund)") == "£12.50 (Fund)"
    assert plain_value("12 percentage_points") == "12 percentage points"
    assert plain_value("60 number") == "60"
