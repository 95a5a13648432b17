"""How sure scores and ranks are, as the pages and tables say it."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import report_runs
from lxml import etree, html

from doc_audit.export import choices_table, csv_lines, pairs_table, robustness_table
from doc_audit.model import (
    ChoiceShare,
    CoderInterval,
    Interval,
    PairOrder,
    RankRange,
    Robustness,
    Run,
)
from doc_audit.report import render_report
from doc_audit.report.lookup import build_lookup
from doc_audit.report.sure import alike_words, sure_part, sure_words

CODER = CoderInterval(Interval(13.2, 21.4), 17.1, 18.2, 1.4)


@cache
def run(unknown: str = "") -> Run:
    """The plans `owned` and `thin` as ranked, with what might hold between them."""
    plain = report_runs.whole_run()
    known = Robustness(
        draws=2000,
        coder_unknown=unknown,
        ranks=(
            RankRange("owned", 1, (1, 2), (1, 1), (1, 2), Interval(9.0, 60.0), ("thin",)),
            RankRange("thin", 2, (2, 2), (1, 2), (2, 2), Interval(8.0, 30.0), ()),
        ),
        pairs=(PairOrder("owned", "thin", 0.99996, 0.8, 0.5, apart=True),),
        groups=(("owned", "thin"),),
        shares=(ChoiceShare("weights", 0.256, -0.01), ChoiceShare("aggregate", None, 0.4)),
    )
    scores = tuple(
        replace(s, coder=None if unknown or s.score is None else CODER) for s in plain.scores
    )
    return replace(plain, scores=scores, robustness=known)


def page(of: Run, name: str) -> etree._Element:
    return html.document_fromstring(dict(render_report(of, report_runs.rubric()))[name].decode())


def said(tree: etree._Element) -> str:
    return " ".join(" ".join(tree.itertext()).split())


def rows(lines: Iterator[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(lines))


def test_corpus_page_has_ranks_as_ranges_with_a_sentence() -> None:
    section = page(run(), "index.html").xpath("//section[@aria-labelledby='ranks']")[0]
    text = said(section)
    assert "One of two ranks is sure; another could be any of up to 2" in text
    assert "2,000 times everything was drawn anew" in text
    first, second = section.xpath(".//table[caption[@id='ranks-caption']]/tbody/tr")
    assert [said(cell) for cell in first[2:5]] == ["1 to 2", "1", "1 to 2"]
    assert "Can’t be told apart from 1 other: thin" in said(first)
    assert "Can be told apart from every other ranked plan" in said(second)


def test_pairs_are_a_table_without_a_share_that_isnt_so() -> None:
    table = page(run(), "index.html").xpath("//table[caption[@id='pairs-caption']]")[0]
    assert [said(cell) for cell in table.xpath("./tbody/tr[1]/td")] == ["", ">99%"]
    assert [said(cell) for cell in table.xpath("./tbody/tr[2]/td")] == ["", ""]


def test_indices_are_shares_and_none_is_said() -> None:
    table = page(run(), "index.html").xpath("//table[caption[@id='shares-caption']]")[0]
    cells = [[said(cell) for cell in row] for row in table.xpath("./tbody/tr")]
    assert cells == [
        ["The weights", "0%", "26%"],
        ["How the two axes are put together", "40%", "–"],
    ]


def test_plan_page_says_it_in_sentences() -> None:
    lookup = build_lookup(run(), report_runs.rubric())
    scores = {score.plan: score for score in run().scores}
    coder, rank, alike = sure_words(lookup, scores["owned"])
    assert "would be about 17 (13 to 21). About 18 of" in coder
    assert "about 1 of the other statements would be added" in coder
    assert coder.endswith("lies outside: mistakes lean one way here.")  # 31
    thin = sure_words(lookup, replace(scores["thin"], score=20.0))[0]
    assert thin.endswith("would be added.")
    assert rank.startswith("Rank 1 to 2 of 2 ranked plans, everything taken together: 1 by chance")
    assert alike == "It can’t be told apart from 1 other: thin."
    assert sure_words(lookup, scores["Too few/../x"]) == ()
    text = said(page(run(), "plans/owned.html"))
    assert coder in text
    assert rank in text


def test_unknown_accuracy_is_said_everywhere() -> None:
    unknown = run("Accuracy unknown: never measured.")
    for name in ("index.html", "plans/owned.html", "method.html"):
        assert "Accuracy unknown: never measured." in said(page(unknown, name)), name
    assert "Accuracy unknown: never measured." not in said(page(run(), "index.html"))
    told = {row["plan"]: row["coder_unknown"] for row in rows(csv_lines(robustness_table(unknown)))}
    assert told["owned"] == "Accuracy unknown: never measured."
    assert told["Too few/../x"] == ""


def test_runs_without_ranks_have_no_such_section() -> None:
    plain = report_runs.whole_run()
    lookup = build_lookup(plain, report_runs.rubric())
    assert sure_part(lookup) is None
    assert sure_words(lookup, plain.scores[0]) == ()
    assert not page(plain, "index.html").xpath("//section[@aria-labelledby='ranks']")


def test_many_plans_are_counted_not_all_named() -> None:
    place = replace(run().robustness.ranks[0], alike=tuple(f"p{i}" for i in range(12)))  # type: ignore[union-attr]
    titles = {f"p{i}": f"Plan {i}" for i in range(12)}
    words = alike_words(place, titles)
    assert words.startswith("can’t be told apart from 12 others: Plan 0, Plan 1")
    assert words.endswith("Plan 5 and 6 more")


def test_tables_for_spreadsheets() -> None:
    table = {row["plan"]: row for row in rows(csv_lines(robustness_table(run())))}
    owned = table["owned"]
    assert (owned["rank_low"], owned["rank_high"], owned["alike_plans"]) == ("1", "2", "thin")
    assert (owned["coder_low"], owned["coder_middle"], owned["coder_kept"]) == (
        "13.20",
        "17.10",
        "18.20",
    )
    assert (owned["both_low"], owned["rank_by_choices_high"]) == ("9.00", "2")
    few = table["Too few/../x"]
    assert [few[name] for name in ("score", "coder_low", "rank", "alike")] == [""] * 4
    assert all(None not in row and None not in row.values() for row in table.values())
    (pair,) = rows(csv_lines(pairs_table(run())))
    assert (pair["above"], pair["kept"], pair["apart"]) == ("owned", "1.0000", "yes")
    assert [row["of_score_variance"] for row in rows(csv_lines(choices_table(run())))] == [
        "0.2560",
        "",
    ]


def test_old_runs_have_tables_with_heads_alone() -> None:
    plain = report_runs.whole_run()
    assert (
        len(list(csv_lines(pairs_table(plain)))) == len(list(csv_lines(choices_table(plain)))) == 1
    )
    assert len(list(csv_lines(robustness_table(plain)))) == 1 + len(plain.scores)
