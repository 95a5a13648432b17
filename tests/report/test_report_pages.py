import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urlsplit

import numpy as np
import pytest
import report_runs
import rubric_runs
from lxml import etree, html

from doc_audit.compare import Chosen, Comparison, GroupTable, compare_run, pair_up
from doc_audit.model import Page, Run
from doc_audit.report import render_report
from doc_audit.store.folder import source_name, text_name

DATA_FILES = {
    "breadth.csv",
    "criteria.csv",
    "vocabulary.csv",
    "statements.csv",
    "statements.jsonl",
    "documents.csv",
    "pages.csv",
    "copies.csv",
    "facts.csv",
    "problems.csv",
    "robustness.csv",
    "pairs.csv",
    "choices.csv",
    "run.sqlite",
    "compared.csv",
    "group_figures.csv",
    "compare.csv",
    "criteria_leads.csv",
    "criteria_dates.csv",
    "criteria_met_dates.csv",
    "marks.csv",
    "rubric_agreement.csv",
    "rubric_differences.csv",
    "rubric_figures.csv",
}


@cache
def pages() -> dict[str, bytes]:
    return _rendered()


def _rendered() -> dict[str, bytes]:
    run = report_runs.whole_run()
    table = GroupTable(("region",), {score.plan.casefold(): ("North",) for score in run.scores})
    comparison = compare_run(run, table, lambda _: np.random.default_rng(7), 100)
    whole, others, agreement = rubric_runs.with_rubrics(run)
    rubric = report_runs.rubric()
    pairs = pair_up(run, chosen(run, comparison), rubric.settings)
    return dict(render_report(whole, rubric, comparison, others, agreement, pairs=pairs))


def chosen(run: Run, comparison: Comparison) -> list[Chosen]:
    """Some pairs of plans: with many in both, with hostile words, with nothing readable."""
    lines = {line.score.plan: line for line in comparison.lines}
    hostile = report_runs.HOSTILE
    two = [("thin", "guide"), (hostile, "owned"), ("owned", "unread"), (hostile, "Too few/../x")]
    return [Chosen(lines[one], lines[other]) for one, other in two]


@cache
def tree(name: str) -> etree._Element:
    return html.document_fromstring(pages()[name].decode())


def plan_named(title: str) -> str:
    link = tree("index.html").xpath("//table[contains(@class, 'scores')]//th/a[text()=$t]", t=title)
    return str(link[0].get("href"))


NAMES = sorted(pages())
every_page = pytest.mark.parametrize("name", NAMES)


def test_there_is_a_page_for_each_plan() -> None:
    run = report_runs.whole_run()
    assert len(NAMES) == len(run.scores) + 8 + 4
    expected = {"index.html", "compared.html", "method.html", "search.html", "search/1.html"}
    assert expected < set(NAMES)
    assert all(re.fullmatch(r"((plans|compare|search)/)?[a-z0-9-]+\.html", name) for name in NAMES)


def test_same_run_same_bytes() -> None:
    assert _rendered() == pages()


@every_page
def test_ids_are_unique(name: str) -> None:
    ids = Counter(tree(name).xpath("//@id"))
    assert [i for i, n in ids.items() if n > 1] == []


@every_page
def test_landmarks_headings_and_language(name: str) -> None:
    page = tree(name)
    assert page.get("lang") == "en-GB"
    assert (
        len(page.xpath("//main")) == len(page.xpath("//h1")) == len(page.xpath("//head/title")) == 1
    )
    assert page.xpath("//a[@class='skip']/@href") == ["#main"]
    levels = [int(e.tag[1]) for e in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
def test_tables_have_captions_and_scopes(name: str) -> None:
    for table in tree(name).xpath("//main//table[not(ancestor::details)]"):
        in_codebook = table.xpath("ancestor::section[@aria-labelledby='codebook']")
        assert table.xpath("./caption//text()") or in_codebook
        assert table.xpath("count(.//th[not(@scope)])") == 0


@every_page
def test_labels_lead_to_ids(name: str) -> None:
    ids = set(tree(name).xpath("//@id"))
    named = tree(name).xpath("//@aria-labelledby")
    assert set(named) <= ids


@every_page
def test_every_link_leads_somewhere(name: str) -> None:
    run = report_runs.whole_run()
    kept = (source_name, text_name)
    sources = {name(document) for document in run.documents for name in kept}
    outside = "//a[not(ancestor::section[@aria-labelledby='codebook'])]/@href"
    for link in tree(name).xpath(outside):
        parts = urlsplit(link)
        assert not parts.scheme
        assert not parts.netloc
        path = resolve(name, unquote(parts.path)) if parts.path else name
        assert path in {*NAMES, *sources, *DATA_FILES}
        if "=" in parts.fragment and path.startswith("plans/"):
            assert_choice(tree(path), parts.fragment)
        elif parts.fragment and path in NAMES:
            assert tree(path).xpath("//*[@id=$i]", i=unquote(parts.fragment)), link
        elif parts.fragment:
            assert re.fullmatch(r"page=\d+", parts.fragment)


def assert_choice(page: Any, fragment: str) -> None:
    """The explorer of a plan's statements has the fields named, with those entries."""
    for part in fragment.split("&"):
        field, _, value = part.partition("=")
        values = page.xpath("//form[@id='filters']//select[@name=$f]//option/@value", f=field)
        assert value in values, fragment


def resolve(page: str, path: str) -> str:
    folder = page.split("/")[:-1]
    for part in path.split("/"):
        folder = folder[:-1] if part == ".." else [*folder, part]
    return "/".join(folder)


@every_page
def test_no_page_asks_another_host_for_anything(name: str) -> None:
    page = tree(name)
    assert page.xpath("//script/@src | //img | //iframe | //object | //embed | //*[@style]") == []
    assert page.xpath("//link/@href") == ["data:,"]
    assert "url(" not in "".join(page.xpath("//style/text()"))
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


@every_page
def test_nothing_from_a_document_becomes_markup(name: str) -> None:
    page = tree(name)
    assert len(page.xpath("//script")) == 1
    handlers = [a for e in page.iter() if isinstance(e.tag, str) for a in e.attrib if a[:2] == "on"]
    assert handlers == []
    assert page.xpath("//a[starts-with(normalize-space(@href), 'javascript')]") == []
    assert page.xpath("//b[text()='Board']") == []


def test_hostile_words_are_shown_as_they_are() -> None:
    hostile = next(name for name in NAMES if name.startswith("plans/script"))
    texts = tree(hostile).xpath("//p[@class='x']")
    shown = report_runs.HOSTILE.replace("\u202e", "\ufffd")
    assert all(shown in text.text_content() for text in texts)
    assert "\u202e" not in tree(hostile).findtext(".//h1")


def test_words_like_the_mark_where_statements_go_are_only_words() -> None:
    words = "<!--statements--> &lt;!--statements--&gt; {{ rows }}"
    run = report_runs.whole_run()
    said = {s.id: replace(s, text=f"{words} {s.text}", stem=words) for s in run.statements[:1]}
    statements = tuple(said.get(s.id, s) for s in run.statements)
    found = dict(render_report(replace(run, statements=statements), report_runs.rubric()))
    texts = [
        item.text_content()
        for name, content in found.items()
        if name.startswith("plans/")
        for item in html.fromstring(content).xpath("//ol[@id='list']//p[@class='x']")
    ]
    assert len(texts) == len(run.statements)
    assert sum(text.startswith(words) for text in texts) == 1


def test_no_clock_or_path_of_this_machine() -> None:
    for content in pages().values():
        assert b"/work" not in content
        assert b"/home" not in content


def test_every_statement_is_on_its_plans_page() -> None:
    run = report_runs.whole_run()
    shown = [i for name in NAMES for i in tree(name).xpath("//li[@data-t]/@id")]
    assert sorted(shown) == sorted(s.id for s in run.statements)


def test_a_statement_shows_its_words_marks_page_and_points() -> None:
    row = statement_with("smoking smokings by")
    assert row.xpath(".//p[@class='x']//mark/@data-k") == [
        "Responsible agent",
        "Target",
        "Type of inequality",
        "Population",
        "Timeframe",
    ]
    assert row.xpath(".//p[@class='m']/a/@href")[-1].endswith(".pdf#page=1")
    assert "1 Our plan › 1.2 Fair access" in row.text_content()
    assert "Not found geography, funding" in row.text_content()
    assert "Points: 100 × √(0.75 × 0.8571) = 80.2" in row.text_content()
    assert row.xpath(".//details//a[@href='../method.html#rule-agent-board']")


def statement_with(words: str) -> etree._Element:
    owned = tree(plan_named("Ashvale Forward Plan"))
    return next(r for r in owned.xpath("//li[@data-t]") if words in r.text_content())


def test_copies_are_named_on_both_sides() -> None:
    rows = [statement_with(f"with smoking smokings by March 2026{end}") for end in ".!"]
    kept = next(r for r in rows if r.xpath(".//p[@class='f']"))
    other = next(r for r in rows if r is not kept)
    assert f"Counted with it: {number(other)}." in kept.text_content()
    assert f"counted with {number(kept)}, which says the same" in other.text_content()
    assert {row.get("data-s") for row in rows} == {"1"}


def number(row: etree._Element) -> str:
    return str(row.xpath(".//a[@class='no']/text()")[0])


def test_evidence_in_the_context_is_marked_there() -> None:
    under_stem, after = statement_with("offer Gypsy"), statement_with("It will reach")
    assert under_stem.xpath(".//p[@class='ctx']//mark/text()") == ["2027", "we"]
    assert after.xpath(".//p[@class='ctx']//mark/text()") == ["the Trust"]
    assert statement_with("We opened").xpath(".//p[@class='ctx']") == []


def test_cells_carry_the_heads_of_their_columns() -> None:
    row = statement_with("Open clinics")
    assert row.xpath(".//span[@class='cell']/@data-k") == ["Action", "Lead", "By"]
    assert row.xpath("string(.//p[@class='x'])") == "Open clinics | Ashvale Trust | June 2026"


def test_restated_is_marked() -> None:
    assert statement_with("rates nationally").xpath(".//b[@class='tag']/text()") == ["restated"]


def test_plans_without_a_score_look_different() -> None:
    rows = tree("index.html").xpath("//table[contains(@class, 'scores')]/tbody/tr")
    shown = {r.xpath("string(th/a)"): r for r in rows}
    assert shown["Ashvale Forward Plan"].xpath(".//circle[@class='dot']")
    assert shown["thin"].xpath(".//circle[@class='dot hollow']")
    for name in ("few.html", "guide.pdf", "scan.pdf"):
        assert shown[name].get("class") == "none"
        assert not shown[name].xpath(".//circle")
        assert shown[name].xpath("string(td[2])") == "–"
    assert "not scored: guidance" in shown["guide.pdf"].text_content()
    assert "too few commitments to score (10 needed)" in shown["few.html"].text_content()


def test_not_readable_is_not_the_same_as_not_found() -> None:
    index = tree("index.html")
    unread = index.xpath(
        "//table[contains(@class, 'heat')]//span[contains(@class, 'unread')]/text()"
    )
    assert unread == ["2 of 2 pages not readable"]
    page = tree(plan_named("scan.pdf"))
    assert "2 of 2 pages not readable" in page.text_content()
    assert "Run OCR on it." in page.text_content()


def test_problems_without_a_document_are_shown_with_what_to_do() -> None:
    rows = tree("index.html").xpath("//table[contains(@class, 'problems')][1]/tbody/tr")
    lost = next(r for r in rows if "needs a password" in r.text_content())
    assert "Save it without." in lost.text_content()
    assert not lost.xpath(".//a")


def test_plans_are_in_order_of_name() -> None:
    names = tree("index.html").xpath("//table[contains(@class, 'scores')]/tbody/tr/th/a/text()")
    assert names == sorted(names, key=str.casefold)


def test_method_page_explains_every_rule() -> None:
    method = tree("method.html")
    ids = {i.removeprefix("rule-") for i in method.xpath("//li/@id")}
    assert ids == set(re.findall(r"id: ([a-z-]+)", report_runs.RULES))
    shown = method.text_content()
    assert "Source: codebook §3" in shown
    assert "The Monday Board will meet <b>often</b>." in shown
    assert "<script>alert(1)</script>" in shown


def test_a_run_without_any_document_still_gives_a_report() -> None:
    empty = dict(render_report(report_runs.empty_run(), report_runs.rubric()))
    page = html.document_fromstring(empty["index.html"].decode())
    shown = page.text_content()
    assert "The only file could not be read. What to do:" in shown
    assert "The file is damaged." in shown
    # Said once: a heading for each figure that there is none of would say nothing.
    heads = [head.text_content() for head in page.xpath("//h2")]
    assert heads == ["The only file could not be read", "The data behind this report"]
    (lead,) = page.xpath("//p[@class='lead']")
    assert lead.text_content().startswith("No plan could be read")
    places = {place.get("id") for place in page.xpath("//*[@id]")}
    asked = [href[1:] for href in page.xpath("//main//a/@href") if href.startswith("#")]
    assert set(asked) <= places


def graded_run(*grades: str, items: bool = True) -> dict[str, str]:
    """Pages of a run of one plan whose pages have these grades."""
    reasons = {
        "good": (),
        "doubtful": ("ocr: read by OCR, mean confidence 85 %",),
        "unreadable": ("no_text: no text layer",),
    }
    pages = tuple(Page(n, 595, 842, g, reasons[g]) for n, g in enumerate(grades, 1))
    known = replace(report_runs.document("a", "a.pdf"), pages=pages)
    found = report_runs.owned_items("a") if items else []
    plan = report_runs.plan_input("plan", ("a",), found)
    run = report_runs.make_run({"plan": (plan, [known])})
    return {name: page.decode() for name, page in render_report(run, report_runs.rubric())}


def words_of(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def test_nothing_found_is_said_of_the_pages_that_could_be_read() -> None:
    page = words_of(graded_run("good", "doubtful", "unreadable", items=False)["plans/plan.html"])
    where = "on the 2 pages that could be read, 1 of them doubtful; 1 page not readable"
    assert f"no commitments about inequalities found {where}." in page
    assert f"No statements were found {where}." in page
    assert f"not found {where}" in page  # words of the vocabulary, and dimensions at 0%
    assert "1 of 3 pages not readable" in page


def test_nothing_found_in_what_was_read_well_is_said_plainly() -> None:
    page = words_of(graded_run("good", "good", items=False)["plans/plan.html"])
    assert "no commitments about inequalities found among them." in page
    assert "could be read" not in page
    assert "All 2 pages gave good text." in page


def test_plan_of_which_no_page_could_be_read_says_so() -> None:
    page = words_of(graded_run("unreadable", items=False)["plans/plan.html"])
    assert "no commitments about inequalities found because no page could be read." in page


def test_statements_of_doubtful_pages_are_marked_with_the_reason() -> None:
    pages = graded_run("good", "doubtful")
    rows = html.fromstring(pages["plans/plan.html"]).xpath("//li[contains(@class, 's')]")
    marked = [r for r in rows if "this page may be misread" in r.text_content()]
    assert marked
    assert all("mean confidence 85 %" in r.text_content() for r in marked)
    assert {r.xpath("string(.//a[contains(., 'page')])") for r in marked} == {"page 2"}


def test_grades_are_summed_up_and_explained() -> None:
    pages = graded_run("good", "doubtful", "unreadable")
    summary = "Of 3 pages 1 gave good text, 1 is doubtful and 1 could not be read."
    assert summary in words_of(pages["index.html"])
    assert summary in words_of(pages["plans/plan.html"])
    assert "Words were read from a picture by OCR." in words_of(pages["plans/plan.html"])


def test_absent_dimension_of_a_plan_not_read_in_full_is_hedged() -> None:
    heat = "//table[contains(@class, 'heat')]//td[contains(., 'of what was read')]"
    assert html.fromstring(graded_run("good", "unreadable")["index.html"]).xpath(heat)
    assert not html.fromstring(graded_run("good", "good")["index.html"]).xpath(heat)
