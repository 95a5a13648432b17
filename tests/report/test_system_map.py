"""The map of tiles: each state looks different, mergers are handled."""

from dataclasses import replace

import report_runs
from lxml import html

from doc_audit.compare import GroupTable, compare_run
from doc_audit.model import Document, Page, PlanScore
from doc_audit.model.system import System, Tile
from doc_audit.report import render_report
from doc_audit.report.lookup import build_lookup
from doc_audit.report.system_map import map_part

SYSTEMS = (
    System("A1", "Ashvale", region="North", tile=Tile(0, 0, "Ash")),
    System("B1", "Birchdon", region="North", until="2026-03-31", tile=Tile(1, 0, "Bir")),
    System("C1", "Cedarham", region="North", until="2026-03-31", tile=Tile(1, 1, "Ced")),
    System("D1", "Dalewick", region="South", until="2026-03-31", tile=Tile(0, 1, "Dal")),
    System("E1", "Elmstead", region="South", tile=Tile(0, 2, "Elm")),
    System("M1", "Birch and Cedar", since="2026-04-01", parts=("B1", "C1"), split=("D1",)),
)


def made(plans, problems=()):
    """A run whose plans are `name: (system, kind, grade, score)`."""
    base = report_runs.whole_run()
    template = next(s for s in base.scores if s.plan == "owned")
    documents, scores = [], []
    for plan, (system, kind, grade, score) in plans.items():
        page = Page(1, 595, 842, grade, () if grade == "good" else ("no_text: none",))
        known = report_runs.document(plan, f"{plan}.pdf", system=system, kind=kind, title=plan)
        documents.append(replace(known, pages=(page,)))
        scores.append(scored(template, plan, kind, score))
    return replace(
        base, documents=tuple(documents), scores=tuple(scores), statements=(), codings={},
        problems=tuple(problems),
    )  # fmt: skip


def scored(template: PlanScore, plan: str, kind: str, score: float | None) -> PlanScore:
    return replace(
        template, plan=plan, docs=(plan,), kind=kind, score=score, points=(),
        interval=template.interval if score is not None else None,
    )  # fmt: skip


def part_of(plans):
    run = made(plans)
    numbers = {score.plan: n for n, score in enumerate(run.scores, 1)}
    comparison = compare_run(run, GroupTable(), 90, lambda _: None, 10)
    return map_part(build_lookup(run, report_runs.rubric()), comparison, SYSTEMS, numbers)


def tiles(part, n=0):
    return {tile.label: tile for tile in part.maps[n].tiles}


STATES = {
    "a": ("Ashvale", "strategy", "good", 47.2),
    "b": ("Birchdon", "strategy", "good", None),
    "c": ("Cedarham", "strategy", "unreadable", None),
    "d": ("Dalewick", "strategy", "unreadable", 31.0),
}


def test_score_no_score_not_readable_and_no_plan_differ_without_colour():
    found = tiles(part_of(STATES))
    assert found["Ash"].figure == "47"
    assert found["Ash"].href == "plans/a.html"
    assert "scored" in found["Ash"].classes.split()
    assert (found["Bir"].figure, "unscored" in found["Bir"].classes) == ("no score", True)
    assert (found["Ced"].figure, "unread" in found["Ced"].classes) == ("not read", True)
    assert (found["Elm"].figure, "none" in found["Elm"].classes) == ("–", True)
    assert found["Elm"].says == "Elmstead: no plan in the corpus"
    assert "part" in found["Dal"].classes.split()
    assert "1 of 1 pages not readable" in found["Dal"].says


def test_heading_says_of_how_many_there_is_a_plan():
    said = part_of(STATES).finding
    assert said == "2 of 5 systems have a scored plan; of one the corpus has no plan"
    names = ("Ashvale", "Birchdon", "Cedarham", "Dalewick", "Elmstead")
    every = {name: (name, "strategy", "good", 50.0) for name in names}
    assert part_of(every).finding == "All 5 systems have a scored plan"


def test_interval_is_in_the_words_of_a_tile_and_in_the_table():
    part = part_of(STATES)
    score = next(s for s in report_runs.whole_run().scores if s.plan == "owned")
    between = f"47 ({score.interval.low:.0f} to {score.interval.high:.0f})"
    assert tiles(part)["Ash"].says == f"Ashvale: {between}"
    line = next(line for line in part.lines if line.name == "Ashvale")
    assert line.cells == (("scored", between, "plans/a.html"),)


def test_merged_boards_are_one_area_and_split_ones_say_so():
    plans = {
        "a": STATES["a"],
        "m": ("Birch and Cedar", "strategy", "good", 60.0),
        "e": ("Elmstead", "strategy", "good", 12.0),
    }
    part = part_of(plans)
    found = tiles(part)
    assert part.merged
    assert part.finding == "4 of 5 systems have a scored plan"  # of the fifth, parts are elsewhere
    assert found["Bir"].figure == "60"
    assert "south" in found["Bir"].classes.split()
    assert found["Ced"].figure == ""
    assert found["Bir"].href == found["Ced"].href == "plans/m.html"
    assert "now in Birch and Cedar" in found["Ced"].says
    assert found["Dal"].figure == "split"
    assert found["Dal"].says == "Dalewick: split, parts of it are in Birch and Cedar now"
    now = {line.name: line.now for line in part.lines}
    assert now["Birchdon"] == "Birch and Cedar"
    assert now["Dalewick"] == "part in Birch and Cedar"
    assert now["Ashvale"] == ""


def test_a_systems_own_plan_stands_before_the_merged_boards():
    plans = {**STATES, "m": ("Birch and Cedar", "strategy", "good", 60.0)}
    found = tiles(part_of({**plans, "b": ("Birchdon", "strategy", "good", 20.0)}))
    assert (found["Bir"].figure, found["Ced"].figure) == ("20", "not read")


def test_a_map_for_each_kind_with_the_same_shades():
    plans = {**STATES, "f": ("Ashvale", "forward_plan", "good", 88.0)}
    part = part_of(plans)
    assert [m.heading for m in part.maps] == ["Strategies: 2 scores, 31 to 47",
                                              "Forward plans: one score, 88"]  # fmt: skip
    assert part.shades == ("0 to 19", "20 to 39", "40 to 59", "60 to 79", "80 to 100")
    assert part_of(STATES).shades == ("30 to 39", "40 to 49")
    assert "m1" in tiles(part_of(STATES))["Ash"].classes.split()


def test_two_plans_of_a_kind_are_both_told():
    plans = {**STATES, "a2": ("Ashvale", "strategy", "good", 61.0)}
    ash = tiles(part_of(plans))["Ash"]
    assert ash.figure == "47–61"
    assert ash.href == "#map-table"
    assert ash.says.count("to") >= 2


def test_no_map_of_plans_from_elsewhere():
    assert part_of({"a": STATES["a"], "b": STATES["b"]}) is None
    away = {name: (f"Away {name}", *rest) for name, (_, *rest) in STATES.items()}
    assert part_of(away) is None


def test_hostile_titles_are_words_on_the_page():
    plans = {report_runs.HOSTILE: STATES["a"], **{k: STATES[k] for k in "bc"}}
    run = made(plans)
    comparison = compare_run(run, GroupTable(), 90, lambda _: None, 10)
    pages = dict(render_report(run, report_runs.rubric(), comparison, systems=SYSTEMS))
    page = html.document_fromstring(pages["index.html"].decode())
    assert len(page.xpath("//script")) == 1
    assert len(page.xpath("//ul[@class='tiles']/li")) == 5
    assert page.xpath("//ul[@class='tiles']/li[1]/a/@href")[0].startswith("plans/script")
    caption = page.xpath("string(//caption[@id='map-table'])")
    assert "this project’s own" in caption


def test_documents_of_a_plan_need_a_system():
    assert isinstance(report_runs.document("a", "a.pdf"), Document)
    assert part_of({"a": ("", "strategy", "good", 1.0)}) is None
