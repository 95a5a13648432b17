"""The corpus page: the answer first, single commitments, what the script chooses plans by."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import report_runs
from lxml import etree, html

from doc_audit.compare import GroupTable, compare_run
from doc_audit.model import Page
from doc_audit.report import render_report
from doc_audit.report.extremes import SHOWN, extremes
from doc_audit.report.findings import answer
from doc_audit.report.lookup import build_lookup


@cache
def pages() -> dict[str, bytes]:
    run = report_runs.whole_run()
    named = {score.plan.casefold(): ("North",) for score in run.scores[:3]}
    table = GroupTable(("region",), {**named, run.scores[3].plan.casefold(): ("<b>South</b>",)})
    comparison = compare_run(run, table, lambda _: np.random.default_rng(7), 100)
    return dict(render_report(run, report_runs.rubric(), comparison))


@cache
def tree(name: str) -> etree._Element:
    return html.document_fromstring(pages()[name].decode())


def index() -> etree._Element:
    return tree("index.html")


def test_the_answer_comes_first_and_counts_what_is_held_to():
    run = report_runs.whole_run()
    settings = report_runs.rubric().settings
    said = answer(run.scores, settings)
    held = [
        line
        for score in run.scores
        if score.status != "not_scored"
        for line in score.points
        if dict(line.levels)["responsible_agent"] == dict(line.levels)["timeframe"] == 2
    ]
    total = sum(s.n for s in run.scores if s.status != "not_scored")
    assert said.startswith(
        f"Of {total} commitments about inequalities in plans that make commitments of their own, "
        f"{len(held)} ("
    )
    assert said.endswith(
        "say both by whom and by when. One of four plans does so for most of its own."
    )
    main = index().xpath("//main")[0]
    assert main[1].text_content() == said
    assert answer([], settings) == ""


def test_answer_of_plans_none_of_which_says_it():
    run = report_runs.make_run(
        {
            name: (
                report_runs.plan_input(name, (name,), report_runs.vague_items(name, 12)),
                [report_runs.document(name, f"{name}.pdf")],
            )
            for name in "ab"
        }
    )
    said = answer(run.scores, report_runs.rubric().settings)
    assert said.endswith("none says both by whom and by when.")


def test_contents_lead_to_every_section():
    links = index().xpath("//nav[@class='jump']//a/@href")
    sections = index().xpath("//main/section/@aria-labelledby")
    assert [link for link in links if link.startswith("#")] == [f"#{s}" for s in sections]
    assert "search.html" in links


def test_what_could_not_be_read_is_told_at_the_top_and_once():
    words = " ".join(index().xpath("string(//main)").split())
    assert words.count("could not be read in full") == 2  # the note at the top, the section's head
    note = index().xpath("//main/p[@class='callout']")[0]
    assert note.xpath("./span[@class='unread']")
    assert note.xpath("./a/@href") == ["#reading"]
    assert len(index().xpath("//table[contains(@class, 'problems')]")) == 2  # severe, notes


def test_every_table_of_plans_can_be_filtered_by_number():
    count = len(index().xpath("//table[contains(@class, 'scores')]/tbody/tr"))
    assert count == 6
    for table in index().xpath("//table[tbody/tr/@data-n]"):
        numbers = table.xpath("./tbody/tr/@data-n")
        assert sorted(map(int, numbers)) == list(range(1, count + 1))


def test_groups_and_kinds_to_choose_by_are_words_not_markup():
    options = index().xpath("//form[@id='plans']//select[@data-g='g0']/option/text()")
    assert options == ["Any", "<b>South</b>", "North"]
    rows = index().xpath("//table[contains(@class, 'scores')]/tbody/tr")
    assert (
        sorted(r.get("data-g0") for r in rows if r.get("data-g0"))
        == ["<b>South</b>"] + ["North"] * 3
    )
    kinds = index().xpath("//form[@id='plans']//select[@name='kind']/option/text()")
    assert kinds[1:] == sorted({r.get("data-k") for r in rows})


def test_single_commitments_are_one_of_a_plan_and_ordered():
    run = report_runs.whole_run()
    found = extremes(build_lookup(run, report_runs.rubric()), run.scores)
    for lines in (found.most, found.least):
        assert 0 < len(lines) <= SHOWN
        assert len({line.plan for line in lines}) == len(lines)
    most, least = ([int(x.points) for x in lines] for lines in (found.most, found.least))
    assert most == sorted(most, reverse=True)
    assert least == sorted(least)
    assert not {x.href for x in found.most} & {x.href for x in found.least}
    assert all("nationally" not in line.text for line in (*found.most, *found.least))  # restated
    guide = [x for x in (*found.most, *found.least) if x.plan == "guide.pdf"]
    assert guide == []


def plan_of(name: str, texts: list[str], grade: str = "good"):
    items = [report_runs.coded(name, text, page=1) for text in texts]
    reasons = () if grade == "good" else ("ocr: read by OCR",)
    page = Page(1, 595, 842, grade, reasons)
    known = replace(report_runs.document(name, f"{name}.pdf"), pages=(page,))
    return report_runs.plan_input(name, (name,), items), [known]


def test_near_copies_and_doubtful_pages_give_no_example():
    same = "{who2:The Board} will {target2:halve} waits for {whom2:carers} {when2:by 2027}"
    own = "{who1:We} will do better for {whom1:residents} in our own way"
    run = report_runs.make_run(
        {
            "a": plan_of("a", [f"{same}."]),
            "b": plan_of("b", [f"{same}!", f"{own}."]),
            "c": plan_of("c", ["{who2:The Trust} will mend roofs {when2:by 2030}."], "doubtful"),
        }
    )
    found = extremes(build_lookup(run, report_runs.rubric()), run.scores)
    shown = [x.text for x in (*found.most, *found.least)]
    assert len([text for text in shown if "halve" in text]) == 1
    assert not any("roofs" in text for text in shown)


def chosen(address):
    """Commitments that a link from the index leads to, each counted once."""
    path, _, fragment = address.partition("#")
    rows = tree(path).xpath("//li[@data-s and @data-p]")
    for field, _, value in (part.partition("=") for part in fragment.split("&")):
        rows = [row for row in rows if row.get("data-l")[int(field[1:])] in value]
    return rows


def test_every_figure_of_a_plan_leads_to_just_the_sentences_that_it_counts():
    run, settings = report_runs.whole_run(), report_runs.rubric().settings
    scores = {score.plan: score for score in run.scores}
    slugs = build_lookup(run, report_runs.rubric()).slugs
    checked = 0
    for plan, score in scores.items():
        shares = {share.dimension: share for share in score.dimensions}
        for place, dimension in enumerate(settings.dimensions):
            link = f"plans/{slugs[plan]}.html#d{place}="
            share = shares[dimension.id]
            for levels, n in (("2", share.specific), ("1", share.mentioned - share.specific)):
                assert len(chosen(link + levels)) == n, (plan, dimension.id, levels)
            shown = index().xpath("//table[@id='heat']//a[starts-with(@href, $l)]/@href", l=link)
            own = "2" if share.specific else "1" if share.mentioned else ""
            assert shown == ([link + own] if own else [])
            checked += len(shown)
    assert checked


def test_commitments_that_say_who_and_when_are_counted_and_linked():
    rows = index().xpath("//table[contains(@class, 'scores')]/tbody/tr")
    counts = []
    for row in rows:
        cell = row.xpath("./td[contains(@class, 'held')]")[0]
        links = cell.xpath("./a/@href")
        counts.append(int(cell.get("data-v")))
        assert len(links) == (counts[-1] > 0)
        assert all(len(chosen(link)) == counts[-1] for link in links)
    assert sum(counts) > 0


@pytest.mark.parametrize("name", ["most-caption", "least-caption"])
def test_single_commitments_come_with_a_warning_and_their_place(name):
    section = index().xpath("//section[@aria-labelledby='extremes']")[0]
    assert "single marks made by rules" in section.text_content()
    rows = section.xpath(f".//table[caption[@id='{name}']]/tbody/tr")
    assert rows
    assert all("#" in row.xpath("./td/a/@href")[0] for row in rows)


def test_what_is_only_doubtful_isnt_called_unreadable():
    run = report_runs.whole_run()
    doubtful = tuple(p for p in run.problems if p.severity == "warning")
    pages = dict(render_report(replace(run, problems=doubtful), report_runs.rubric()))
    page = html.document_fromstring(pages["index.html"].decode())
    note = page.xpath("//main/p[@class='callout']")[0]
    assert note.text_content().startswith("doubtful One file may be misread in places")
    assert "not readable" not in note.text_content()
