"""What `explain` prints is enough to work the score out again, by hand or by a test."""

import csv
import io
import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import report_runs
from lxml import html

from doc_audit.export import copies_table, csv_lines, points_table
from doc_audit.report import build_lookup, plan_working, render_report, statement_working
from doc_audit.report.lookup import Lookup
from doc_audit.score import score_plan

ROUNDED = 0.005  # points and scores are printed with two digits


@cache
def lookup() -> Lookup:
    return build_lookup(report_runs.whole_run(), report_runs.rubric())


def score_named(plan):
    return next(score for score in lookup().run.scores if score.plan == plan)


def with_places() -> Lookup:
    """The owned plan with a place that is its own area, a missing owner, scored under `all`."""
    rubric = report_runs.rubric()
    own = "{what2:Better access} for {whom2:carers} across {where2:Ashvale} with"
    items = [
        *report_runs.owned_items("a"),
        report_runs.coded("a", f"{own} more beds, {{when1:soon}}.", relevance="none"),
        report_runs.coded("a", f"{own} {{money1:money}}.", page=2),
    ]
    plan = report_runs.plan_input("owned", ("a",), items)
    run = report_runs.make_run({"owned": (plan, [report_runs.document("a", "a.pdf")])})
    score = score_plan(plan, rubric.settings, "r", np.random.default_rng(7), 100, "all")
    return build_lookup(replace(run, scores=(score,)), rubric)


def recomputed(text: str) -> tuple[list[float], list[float], list[float]]:
    """Points worked out from the printed weights and levels alone; points printed; scores without.

    What it knows beside the text: levels are worth what the line says, `0+` counts as vague.
    """
    levels_said = re.search(r"absent (\S+); vague (\S+); specific (\S+)\.", text)
    worth = [float(points) for points in levels_said.groups()]
    weighted = re.compile(r"(?<![a-z])([a-z]) [^(;]*\(weight ([\d.]+)")
    axes = [
        [(letter, float(weight)) for letter, weight in weighted.findall(line)]
        for line in re.findall(r"^(?:Specificity|Accountability) is .*$", text, re.M)
    ]
    head = re.search(r"^ +no\. ((?: +[a-z](?= ))+)", text, re.M)
    letters = head[1].split()
    made, printed, without = [], [], []
    for line in re.findall(r"^ +\d+  [012].*$", text, re.M):
        cells = line.split()[1:]
        levels = dict(zip(letters, cells, strict=False))
        counted = {k: worth[max(int(v[0]), int(v.endswith("+")))] for k, v in levels.items()}
        means = [sum(w * counted[k] for k, w in axis) / sum(w for _, w in axis) for axis in axes]
        made.append(100 * (means[0] * means[1]) ** 0.5)
        figures = cells[len(letters) :]
        assert [float(f) for f in figures[:2]] == pytest.approx(means, abs=5e-5)
        printed.append(float(figures[2]))
        without.append(float(figures[3]) if "  without" in text else 0.0)
    return made, printed, without


@pytest.mark.parametrize("plan", ["owned", "thin", report_runs.HOSTILE])
def test_score_is_recomputed_from_the_printed_text_alone(plan):
    score = score_named(plan)
    _check("\n".join(plan_working(lookup(), score)), score.score, score.n)


def test_so_is_one_with_floors_lowered_places_and_another_scope():
    found = with_places()
    (score,) = found.run.scores
    text = "\n".join(plan_working(found, score))
    assert {"0+", "1-"} <= set(text.split())
    assert "type of inequality" not in text.partition("The commitments")[0]
    _check(text, score.score, score.n)


def _check(text, score, n):
    made, printed, without = recomputed(text)
    assert len(made) == n > 9
    assert made == pytest.approx(printed, abs=ROUNDED + 1e-9)
    mean = sum(made) / n
    assert mean == pytest.approx(score, abs=1e-9)
    assert float(re.search(r"^Score ([\d.]+) of 100", text, re.M)[1]) == pytest.approx(
        mean, abs=ROUNDED
    )
    assert float(re.search(r": ([\d.]+), the score", text)[1]) == pytest.approx(mean, abs=ROUNDED)
    others = [(sum(made) - one) / (n - 1) for one in made]
    assert without == pytest.approx(others, abs=ROUNDED + 1e-9)


def test_movers_are_the_largest_moves():
    score = score_named("owned")
    text = "\n".join(plan_working(lookup(), score))
    _, _, without = recomputed(text)
    told = re.findall(r"^no\. \d+ (raise|lower)s the score by ([\d.]+), from ([\d.]+)", text, re.M)
    raised = [float(by) for verb, by, _ in told if verb == "raise"]
    assert raised == sorted(raised, reverse=True)
    assert raised[0] == pytest.approx(score.score - min(without), abs=2 * ROUNDED)
    lowest = next(float(by) for verb, by, _ in told if verb == "lower")
    assert lowest == pytest.approx(max(without) - score.score, abs=2 * ROUNDED)


def test_sections_of_the_interval_hold_every_commitment_once():
    text = _in_sections([report_runs.OWNED] + 11 * [report_runs.MIXED])
    lists = re.findall(r"mean [\d.]+: no\. ([\d, ]+) \((.*)\)", text)
    assert [name for _, name in lists] == ["A › B", "A › E"]
    numbers = [int(n) for some, _ in lists for n in some.split(",")]
    assert sorted(numbers) == list(range(1, 13))


def _in_sections(written):
    """The working of a plan of 12 commitments in two sections."""
    heads = [("A", "B", "C"), ("A", "B", "D"), ("A", "E")] * 4
    items = [
        report_runs.coded("a", f"{words} in {topic} {topic}.", headings=path)
        for words, topic, path in zip(written, report_runs.TOPICS[:12], heads, strict=True)
    ]
    plan = report_runs.plan_input("p", ("a",), items)
    run = report_runs.make_run({"p": (plan, [report_runs.document("a", "a.pdf")])})
    return "\n".join(plan_working(build_lookup(run, report_runs.rubric()), run.scores[0]))


def test_of_commitments_that_are_alike_no_draws_are_told():
    text = _in_sections(12 * [report_runs.MIXED])
    assert "the interval allows for 3 of 12 to be others, with any points" in text
    assert "percentile" not in text


@pytest.mark.parametrize("plan", ["Too few/../x", "guide"])
def test_a_plan_without_a_score_has_its_points_and_no_mean(plan):
    text = "\n".join(plan_working(lookup(), score_named(plan)))
    assert "No score is made of it" in text
    assert "without" not in text.partition("The commitments")[2]
    assert "Score " not in text


def test_a_plan_without_commitments_says_so():
    text = "\n".join(plan_working(lookup(), score_named("unread")))
    assert "no commitments about inequalities" in text
    assert "The commitments" not in text


def _statement(words):
    found = [s for s in lookup().by_plan["owned"] if words in s.text]
    return "\n".join(statement_working(lookup(), score_named("owned"), found[0]))


def test_statement_with_its_codes_rules_and_arithmetic():
    text = _statement("dementia dementias")
    assert "Responsible agent: specific; “The Ashvale Board”; rule agent-board" in text
    assert "Relevance: Names inequality; rule names-inequality" in text
    assert "Points: 100 × √(" in text
    without = float(re.search(r"Without it the score would be ([\d.]+)", text)[1])
    assert without < score_named("owned").score
    assert "raises it by" in text


def test_words_in_the_stem_and_in_cells_are_placed():
    assert "“2027” in the words that open the list" in _statement("checks")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("We opened a clinic", "coded “Achievement”, and only commitments are scored"),
        ("Everyone lives well", "coded “Aspiration”"),
        ("Page 4", "coded “Not a statement”"),
    ],
)
def test_statement_out_of_scope_says_why(words, why):
    text = _statement(words)
    assert f"Not scored. It is {why}" in text
    assert "Points:" not in text


def test_relevance_out_of_scope_says_how_to_score_it():
    items = [*report_runs.owned_items("a"), report_runs.coded("a", "We act.", relevance="none")]
    plan = report_runs.plan_input("owned", ("a",), items)
    run = report_runs.make_run({"owned": (plan, [report_runs.document("a", "a.pdf")])})
    found = build_lookup(run, report_runs.rubric())
    text = "\n".join(statement_working(found, run.scores[0], items[-1][0]))
    assert "relevance to inequalities is coded “Neither”" in text
    assert "--scope all" in text


def test_a_repeat_leads_to_what_it_is_counted_with():
    kept = next(p for p in score_named("owned").points if p.merged)
    by_id = {s.id: s for s in lookup().by_plan["owned"]}
    text = "\n".join(statement_working(lookup(), score_named("owned"), by_id[kept.merged[0]]))
    assert "counted with it, once" in text
    assert kept.statement in text
    assert "100% alike" in text
    levels = re.findall(r"^  ([012]{8})  no\.", text, re.M)
    highest = [max(int(row[i]) for row in levels) for i in range(8)]
    assert highest == [level for _, level in kept.levels]


def test_unseen_characters_reach_no_terminal():
    score = score_named(report_runs.HOSTILE)
    statement = lookup().by_plan[report_runs.HOSTILE][0]
    for lines in (plan_working(lookup(), score), statement_working(lookup(), score, statement)):
        assert not re.search("[\\x00-\\x1f\\x7f\\u202e]", "".join(lines))


def _rows(lines):
    return list(csv.DictReader(io.StringIO("".join(lines))))


def test_points_csv_leads_to_the_score():
    score, settings = score_named("owned"), lookup().settings
    rows = _rows(csv_lines(points_table(lookup().run, score, settings)))
    assert sum(float(row["points"]) for row in rows) / len(rows) == pytest.approx(
        score.score, abs=ROUNDED
    )
    worth = {str(level): points for level, points in enumerate(settings.scoring.points)}
    for row in rows:
        for axis in ("specificity", "accountability"):
            dimensions = settings.axis(axis)
            points = [float(row[f"{d.id}_worth"]) for d in dimensions]
            assert points == [worth[row[f"{d.id}_counted"]] for d in dimensions]
            total = sum(d.weight * p for d, p in zip(dimensions, points, strict=True))
            mean = total / sum(d.weight for d in dimensions)
            assert float(row[axis]) == pytest.approx(mean, abs=5e-5)


def test_copies_csv_names_every_merged_statement():
    rows = _rows(csv_lines(copies_table(lookup().run)))
    merged = {(p.statement, i) for s in lookup().run.scores for p in s.points for i in p.merged}
    assert {(row["kept"], row["copy"]) for row in rows} == merged != set()
    assert all(float(row["likeness"]) >= 90 for row in rows)
    assert all("page" in row["kept_place"] for row in rows if row["plan"] == "owned")


def test_plan_page_shows_the_same_figures():
    pages = dict(render_report(lookup().run, report_runs.rubric()))
    page = html.document_fromstring(pages["plans/owned.html"].decode())
    (section,) = page.xpath("//section[@aria-labelledby='working']")
    shown = section.xpath(".//tbody/tr[count(td)=11]/td[10]/text()")
    _, printed, _ = recomputed("\n".join(plan_working(lookup(), score_named("owned"))))
    assert [float(points) for points in shown] == printed
    assert section.xpath(".//caption[contains(., 'Repeats')]")
