"""Breadth, criteria met and words on the pages of a report."""

import re
from dataclasses import replace

import pytest
import report_runs
from lxml import html

from doc_audit.model import Page
from doc_audit.report import render_report


def named(doc, text, groups=(), kinds=(), **more):
    statement, coding = report_runs.coded(doc, text, **more)
    categories = {**coding.categories, "inequality_types": kinds}
    return statement, replace(coding, groups=groups, categories=categories)


def pages_of(*grades):
    reasons = {"good": (), "doubtful": ("ocr: read by OCR",), "unreadable": ("no_text: none",)}
    pages = tuple(Page(n, 595, 842, g, reasons[g]) for n, g in enumerate(grades, 1))
    known = replace(report_runs.document("a", "a.pdf", kind="forward_plan"), pages=pages)
    items = [
        named("a", "{who2:The Board} will open a clinic {when2:by 2027}.", ("homelessness",)),
        named("a", "{who1:We} will improve {what2:access} for women.", ("pc_sex",), ("access",)),
        named("a", "Everyone with asthma breathes well.", ("cyp_asthma",), type_="aspiration"),
        named("a", "{who1:We} will tackle health inequalities with {who1:partners}."),
        named("a", "{who1:We} will help the old.", ("pc_age",), relevance="none"),
    ]
    run = report_runs.make_run({"p": (report_runs.plan_input("p", ("a",), items), [known])})
    made = dict(render_report(run, report_runs.rubric()))
    return run, html.fromstring(made["plans/p.html"]), html.fromstring(made["index.html"])


def table(page, caption):
    rows = page.xpath("//table[caption[contains(@id, $c)]]/tbody/tr", c=caption)
    return {
        " ".join(row[0].text_content().split()): [
            " ".join(cell.text_content().split()) for cell in row[1:]
        ]
        for row in rows
    }


@pytest.fixture(scope="module")
def good():
    return pages_of("good", "good")


def test_plan_page_shows_each_state_in_words_with_its_statements(good):
    run, plan, _ = good
    lines = table(plan, "breadth")
    assert lines["People who are homeless"] == ["● accountable", "1", "1", "0", "statement 1"]
    assert lines["Types of inequality: access"][0] == "◐ commitment"
    assert lines["Core20PLUS5 children: asthma"] == [
        "○ aspiration only",
        "0",
        "0",
        "1",
        "statement 3",
    ]
    age = lines["Protected characteristic: age"][0]
    assert re.fullmatch("– none found ?1 commitment names it but isn’t in scope", age)
    links = plan.xpath("//section[@aria-labelledby='breadth']//td/a/@href")
    assert f"#{run.statements[0].id}" in links
    said = plan.xpath("string(//section[@aria-labelledby='breadth']/p[last()])")
    assert said == "Not found in any commitment or aspiration in scope:"
    missing = plan.xpath("//section[@aria-labelledby='breadth']/ul[@class='columns']/li/text()")
    assert missing[0].startswith("Core20")
    assert not any("asthma" in label for label in missing)


def matrix(page):
    """Heads of the matrix with the counts under them; its body by plan."""
    (found,) = page.xpath("//table[contains(@class, 'matrix')]")
    heads = [head.text_content() for head in found.xpath("./thead/tr[@class='heads']/th")][1:]
    held, promised = (
        [cell.text_content() for cell in row.xpath("./td")]
        for row in found.xpath("./thead/tr[@class='heads']/following-sibling::tr")
    )
    lines = {
        row.xpath("string(./th/a)"): [cell.text_content() for cell in row.xpath("./td")]
        for row in found.xpath("./tbody/tr")
    }
    return {head: (held[n], promised[n], n) for n, head in enumerate(heads)}, lines


def test_matrix_has_a_row_a_plan_with_symbol_and_words(good):
    run, _, index = good
    heads, lines = matrix(index)
    assert len(heads) == len(run.scores[0].breadth)
    (plan,) = lines.values()
    seen = {head: (held, promised, plan[n]) for head, (held, promised, n) in heads.items()}
    assert seen["People who are homeless"] == ("1", "1", "●accountable")
    assert seen["Asthma"] == ("0", "0", "○aspiration only")
    assert seen["Sex workers"] == ("0", "0", "–none found")


def test_signs_of_the_matrix_lead_to_the_statements_that_make_them(good):
    _, plan, index = good
    cells = index.xpath("//table[contains(@class, 'matrix')]//td[./a]")
    led = {cell.get("class"): cell.xpath("string(./a/@href)").partition("#")[2] for cell in cells}
    assert led["accountable"] == "d4=2&d5=2&groups=homelessness"
    assert led["aspiration"] == "show=aspiration&groups=cyp_asthma"
    assert len(cells) == 4  # two groups and a kind in commitments, one in an aspiration
    for field, _, value in (c.partition("=") for led_to in led.values() for c in led_to.split("&")):
        assert value in plan.xpath("//select[@name=$f]//option/@value", f=field), (field, value)


def test_heads_of_the_matrix_share_what_they_have_in_common(good):
    _, _, index = good
    spans = index.xpath("//table[contains(@class, 'matrix')]/thead/tr[@class='spans']/*")
    wide = sum(int(cell.get("colspan", "1")) for cell in spans)
    assert wide == len(matrix(index)[0]) + 1
    assert "Core20PLUS5 children" in [cell.text_content() for cell in spans]


def test_of_very_many_groups_those_that_no_plan_names_are_listed_and_have_no_column(
    good, monkeypatch
):
    run, _, before = good
    labels = len(matrix(before)[0])
    for most in ("MOST_HEADS", "_LISTED"):
        monkeypatch.setattr(f"doc_audit.report.breadth_tables.{most}", 5)
    made = dict(render_report(run, report_runs.rubric()))
    index = html.fromstring(made["index.html"])
    (fold,) = html.fromstring(made["plans/p.html"]).xpath("//details[ul[@class='columns']]")
    told = f"{len(fold.xpath('ul/li'))} groups and kinds that it doesn’t name"
    assert fold.findtext("summary") == told
    heads, lines = matrix(index)
    (plan,) = lines.values()
    assert len(plan) == len(heads) == 4  # homelessness, women, asthma, access
    assert not any("none found" in cell for cell in plan)
    listed = index.xpath("//section[@aria-labelledby='breadth']//ul[@class='columns']/li/text()")
    assert len(listed) == labels - len(heads)
    assert "Sex workers" in listed
    assert not set(listed) & set(heads)
    finding = "string(//h2[@id='breadth'])"
    assert index.xpath(finding) == before.xpath(finding)


def test_nothing_found_is_hedged_where_pages_could_not_be_read():
    _, plan, index = pages_of("good", "unreadable")
    heads, lines = matrix(index)
    (line,) = lines.values()
    assert line[heads["Sex workers"][2]] == "?none in what was read"
    where = "on the one page that could be read; 1 page not readable"
    assert f"Not found {where}, in any commitment or aspiration" in plan.text_content()


def test_criteria_over_all_plans(good):
    _, _, index = good
    lines = table(index, "criteria")
    assert lines["Responsible agent"][0].startswith("1 (33%)")
    assert lines["Responsible agent"][1].startswith("3 (100%)")
    assert lines["Responsible agent"][2] == "1 of 1"
    (met,) = table(index, "number").values()
    assert [cell.split(" ")[0] for cell in met] == ["0" if n not in (0, 1, 2) else "1"
                                                    for n in range(8)]  # fmt: skip


def test_words_and_umbrella_terms(good):
    run, plan, index = good
    terms = " ".join(plan.xpath("string(//section[@aria-labelledby='vocabulary'])").split())
    assert "1 time, " in terms
    assert "in 1 of 1 use no kind of inequality is named, and the plan defines it nowhere" in terms
    assert plan.xpath("//section[@aria-labelledby='vocabulary']//a/@href") == [
        f"#{run.statements[3].id}"
    ]
    (line,) = table(index, "words").values()
    assert line[0] == str(run.scores[0].words)
    assert line[3].startswith("75%")
    assert line[5] == "1 of 1"


def test_a_run_from_before_these_figures_is_shown_without_them(good):
    run, *_ = good
    old = replace(
        run.scores[0], breadth=(), words=0, document_words=0, umbrella=(), commitment_interval=None
    )
    made = dict(render_report(replace(run, scores=(old,)), report_runs.rubric()))
    assert b'id="breadth"' not in made["index.html"] + made["plans/p.html"]
