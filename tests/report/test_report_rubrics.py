"""Pages of rubrics: beside each other, each of its own, and their marks on pages of plans."""

import re
from functools import cache

import pytest
import report_runs
import rubric_runs
from lxml import etree, html

from doc_audit.export import (
    csv_lines,
    rubric_agreement_table,
    rubric_differences_table,
    rubric_figures_table,
)
from doc_audit.model.agreement import (
    Agreement,
    Correlation,
    PairAgreement,
    RubricFigures,
)
from doc_audit.model.score import Interval
from doc_audit.report import build_lookup, render_report, statement_working
from doc_audit.report.agreement_page import agreement_page
from doc_audit.report.agreement_words import (
    agreement_finding,
    correlation_words,
    pair_finding,
    places_words,
    rank_words,
)
from doc_audit.report.rubric_charts import Slope, slopes
from doc_audit.report.rubric_page import rubric_page
from doc_audit.report.site import build_site, environment

PLANS = 42
MOST_BYTES = 3_000_000  # a page that a phone opens without waiting


@cache
def pages() -> dict[str, str]:
    run = rubric_runs.many_plans(5, report_runs.TOPICS[:15])
    whole, others, agreement = rubric_runs.with_rubrics(run)
    rendered = render_report(whole, report_runs.rubric(), None, others, agreement)
    return {name: content.decode() for name, content in rendered}


@cache
def tree(name: str) -> etree._Element:
    return html.document_fromstring(pages()[name])


def words_of(element: etree._Element) -> str:
    return " ".join(element.text_content().split())


def test_the_page_that_compares_rubrics_is_linked_from_every_page() -> None:
    for name in pages():
        href = "../rubrics.html" if "/" in name else "rubrics.html"
        assert tree(name).xpath("//nav//a[@href=$h]", h=href)
    assert tree("index.html").xpath("//main//a[@href='rubrics.html']")


def test_its_heading_is_the_finding() -> None:
    (heading,) = tree("rubrics.html").xpath("//h1")
    assert re.search(r"rank correlations run from \S+ to \S+", words_of(heading))


def test_every_plan_has_a_figure_by_every_rubric() -> None:
    rows = tree("rubrics.html").xpath("//section[h2[@id='figures']]//tbody/tr")
    assert len(rows) == 5
    cells = [words_of(cell) for cell in rows[0].xpath("td[position() > 1]")]
    assert re.fullmatch(r"\d+ interval \d+ to \d+", cells[0])
    assert re.fullmatch(r"\d+%", cells[1])
    assert re.fullmatch(r"\d\.\d of 2 interval \d\.\d to \d\.\d", cells[2])


def test_statements_that_make_the_difference_link_to_their_words() -> None:
    links = tree("rubrics.html").xpath("//table[contains(@class, 'differ')]//a/@href")
    targets = [href for href in links if href.startswith("plans/")]
    assert targets
    for href in targets:
        page, _, name = href.partition("#")
        assert tree(page).xpath("//*[@id=$i]", i=name)


def test_one_pair_is_open_and_each_stands_without_a_script() -> None:
    details = tree("rubrics.html").xpath("//section[@class='pair']/details")
    assert len(details) == 3
    assert sum(element.get("open") is not None for element in details) == 1


def test_the_matrix_tells_states_by_words_and_leads_to_the_evidence() -> None:
    page = tree("rubric-leads.html")
    rows = page.xpath("//table[contains(@class, 'answered')]/tbody/tr")
    assert len(rows) == 5
    seen = set()
    for link in page.xpath("//table[contains(@class, 'answered')]//td/a"):
        seen.add(words_of(link))
        (target,) = page.xpath("//*[@id=$i]", i=link.get("href")[1:])
        assert target.xpath("ancestor::details[@class='plan']")
    assert {"● found", "– not found", "● a dated promise"} <= seen


def test_what_is_not_found_is_one_line_a_plan() -> None:
    missing = tree("rubric-leads.html").xpath("//dt[@id='plan-1-not-found']/following::dd[1]")
    assert words_of(missing[0]) == "A board; Restated; Half owned"


def test_a_rubric_with_scoring_of_its_own_shows_its_scores_beside_the_main_ones() -> None:
    rows = tree("rubric-dates.html").xpath("//section[h2[@id='scores']]//tbody/tr")
    own, main = rows[0].xpath("td")[:2]
    assert own.findtext(".//b").isdigit()
    assert main.text.isdigit()
    for cell in (own, main):
        assert re.fullmatch(r"interval \d+ to \d+", cell.find(".//small").text_content())
    assert words_of(own) != words_of(main)


def test_the_pages_of_forty_two_plans_are_small_enough() -> None:
    run = rubric_runs.many_plans(PLANS, report_runs.TOPICS[:11])
    whole, others, agreement = rubric_runs.with_rubrics(run)
    lookup = build_lookup(whole, report_runs.rubric(), others)
    site = build_site(whole, report_runs.rubric())
    beside = agreement_page(lookup, agreement, {})
    shown = {
        "rubrics.html": beside,
        "rubric.html": rubric_page(lookup, others[0], whole.answers[0]),
    }
    for name, page in shown.items():
        made = environment().get_template(name).render(site=site, up="", here=name, page=page)
        assert len(made.encode()) < MOST_BYTES
    assert "so few plans" not in beside.finding


def test_a_statement_shows_the_marks_of_other_rubrics_with_rule_and_words() -> None:
    page = tree("plans/plan-04.html")
    (row, *_) = page.xpath("//tr[th[starts-with(text(), 'Mark by Leads')]]")
    assert [words_of(cell) for cell in row.xpath("td")] == [
        "A <i>board</i>", "“The Ashvale Board”", "board-words",
    ]  # fmt: skip
    (href,) = row.xpath(".//a/@href")
    assert href == "../rubric-leads.html#rule-board-words"
    assert tree("rubric-leads.html").xpath("//*[@id='rule-board-words']")


def test_explain_names_the_marks_of_other_rubrics() -> None:
    whole, others, _ = rubric_runs.with_rubrics(rubric_runs.many_plans(2, report_runs.TOPICS[:12]))
    lookup = build_lookup(whole, report_runs.rubric(), others)
    score = whole.scores[1]
    marked = {marking.statement for marking in whole.markings}
    statement = next(s for s in lookup.by_plan[score.plan] if s.id in marked)
    told = "\n".join(statement_working(lookup, score, statement))
    assert "Mark by Leads & <b>boards</b>: A <i>board</i>; “The Ashvale Board”" in told
    assert "rule board-words" in told


def test_tables_hold_every_figure_pair_and_plan() -> None:
    whole, _, agreement = rubric_runs.with_rubrics(
        rubric_runs.many_plans(5, report_runs.TOPICS[:15])
    )
    assert len(list(csv_lines(rubric_figures_table(agreement)))) == 1 + 3 * 5
    assert len(list(csv_lines(rubric_agreement_table(agreement)))) == 1 + 3
    lines = list(csv_lines(rubric_differences_table(agreement, whole)))
    assert len({len(line.split(",")) for line in lines[:1]}) == 1
    assert {line.split(",")[2] for line in lines[1:]} == {f"plan-{n:02}" for n in range(5)}


def _pair(value: float | None, low: float, plans: int) -> PairAgreement:
    found = Correlation(value, Interval(low, 1.0)) if value is not None else Correlation()
    return PairAgreement("a", "b", plans, found, found, "" if value is not None else "too few")


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([], "nothing to compare"),
        ([_pair(None, 0, 3)], "can’t be said"),
        ([_pair(0.8, 0.3, 42)], "“A” and “B” order 42 plans alike in part"),
        ([_pair(0.8, 0.3, 5)], "“A” and “B” can’t be shown to order 5 plans alike"),
        ([_pair(0.8, -0.1, 42)], "can’t be shown to order 42 plans alike"),
        ([_pair(0.8, 0.3, 42), _pair(0.9, 0.6, 42)], "Every two rubrics order the plans alike"),
        ([_pair(0.8, 0.3, 42), _pair(-0.1, -0.6, 42)], "1 of 2 pairs of rubrics can’t be shown"),
        ([_pair(0.8, 0.3, 5), _pair(-0.1, -0.6, 6)], "No two rubrics can be shown to order so few"),
    ],
)
def test_the_finding_claims_no_more_than_the_intervals(
    pairs: list[PairAgreement], says: str
) -> None:
    figures = (RubricFigures("a", "a", "A", "x"), RubricFigures("b", "b", "B", "y"))
    assert says in agreement_finding(Agreement(figures, tuple(pairs)))


def test_two_orders_that_are_the_same_have_no_interval() -> None:
    """The same in every draw, which says nothing of how sure it is: 1.00 to 1.00 would."""
    same, alike = _pair(1.0, 1.0, 42), _pair(0.9, 0.6, 42)
    says = "“A” and “B”: rank correlation 1.00 over 42 plans"
    assert pair_finding(same, "A", "B") == says
    assert "(95% interval 0.60 to 1.00)" in pair_finding(alike, "A", "B")
    figures = (RubricFigures("a", "a", "A", "x"), RubricFigures("b", "b", "B", "y"))
    table = "".join(csv_lines(rubric_agreement_table(Agreement(figures, (same, alike)))))
    assert "1.0000,,," in table
    assert "0.9000,0.6000,1.0000" in table


def test_figures_in_words() -> None:
    assert [correlation_words(x) for x in (0.5, -0.4, -0.001, None)] == [
        "0.50",
        "−0.40",
        "0.00",
        "–",
    ]
    assert [rank_words(x) for x in (1, 2, 3, 11, 22, 3.5)] == [
        "1st", "2nd", "3rd", "11th", "22nd", "between 3rd and 4th",
    ]  # fmt: skip
    assert [places_words(x) for x in (0, 2, 1, -1.5, -0.5)] == [
        "the same place", "2 places lower", "1 place lower", "1½ places higher",
        "half a place higher",
    ]  # fmt: skip


def test_plans_that_share_a_rank_share_a_label() -> None:
    lines = [Slope(n, f"Plan {n}", n, 1 if n == 1 else 6, far=n == 2) for n in range(1, 11)]
    drawn = html.fromstring(str(slopes(lines, "One", "Other")))
    texts = [words_of(text) for text in drawn.iter("text")]
    assert texts.count("1 Plan 1") == 2
    assert "2, 3, 4, 5, 6, 7 and 3 more" in texts
    assert len(list(drawn.iter("line"))) == 10
