"""Which plans stand side by side, and what is found between two."""

from pathlib import Path

from compared_plans import make_line
from pair_cases import PLAN, STRATEGY, line_with

from doc_audit.compare import EVERY_PAIR, PlanLine, chosen_pairs, pair_up
from doc_audit.compare.choose import two_ids
from doc_audit.compare.pairs import Chosen
from doc_audit.model import Coding, Document, Fact, Run, RunRecord, Statement
from doc_audit.rubric import load_rubric

FOLDER = Path(__file__).parents[1] / "rubric" / "mini"


def run_of(*documents: Document, texts: dict[str, str] | None = None) -> Run:
    statements = tuple(Statement(id_, "d", text) for id_, text in (texts or {}).items())
    codings = {s.id: Coding(s.id, "c", "commitment") for s in statements}
    return Run(RunRecord(1, {}, "default", "h"), documents, statements, codings, (), ())


def document(id_: str, **facts: str) -> Document:
    known = {name: Fact(value, "manifest") for name, value in facts.items()}
    return Document(id_, f"{id_}.pdf", "pdf", "0", facts=known)


FILLERS = [make_line(f"filler {n}", kind="annual_report") for n in range(EVERY_PAIR)]


def chosen(lines: list[PlanLine], *documents: Document) -> list[tuple[str, str, str]]:
    found = chosen_pairs(run_of(*documents), [*lines, *FILLERS])
    return [(*two_ids(two), two.relation) for two in found]


def test_a_strategy_with_what_delivers_it_in_one_sure_system() -> None:
    lines = [
        make_line("aim", 40, system="Kent"),
        make_line("delivery", 60, kind="forward_plan", system="KENT"),
        make_line("five-year", 42, kind="commissioning_plan", system="Kent"),
        make_line("elsewhere", 60, kind="forward_plan", system="Devon"),
        make_line("guessed", 60, kind="forward_plan"),
        make_line("board", 60, kind="hwb_strategy", system="Kent"),
    ]
    wanted = [("aim", "delivery", "delivery"), ("aim", "five-year", "delivery")]
    assert chosen(lines) == wanted
    assert chosen(lines[::-1]) == wanted


def test_plans_of_one_kind_and_place_the_earlier_first() -> None:
    lines = [
        make_line("new", kind="hwb_strategy"),
        make_line("old", kind="hwb_strategy"),
        make_line("far", kind="hwb_strategy"),
        make_line("report", kind="annual_report"),
    ]
    documents = [
        document("new", area="Ashby", start="2025-04-01"),
        document("old", area="ASHBY", start="2019-04-01"),
        document("far", area="Brackley", start="2019-04-01"),
        document("report", area="Ashby"),
    ]
    assert chosen(lines, *documents) == [("old", "new", "one_kind")]


def test_a_sure_system_counts_before_the_area() -> None:
    lines = [
        make_line("a", kind="forward_plan", system="Kent"),
        make_line("b", kind="forward_plan", system="Kent"),
        make_line("c", kind="forward_plan", system="Devon"),
    ]
    documents = [document(name, area="Ashby") for name in "abc"]
    assert chosen(lines, *documents) == [("a", "b", "one_kind")]


def test_all_pairs_of_few_plans_each_once() -> None:
    lines = [make_line(f"p{n}") for n in range(EVERY_PAIR)]
    found = chosen_pairs(run_of(), lines)
    assert len(found) == EVERY_PAIR * (EVERY_PAIR - 1) // 2
    assert len({frozenset(two_ids(two)) for two in found}) == len(found)
    assert chosen_pairs(run_of(), [*lines, make_line("one more")]) == ()


def test_pairs_asked_for_come_last_in_the_order_asked() -> None:
    lines = [make_line(f"p{n}") for n in range(EVERY_PAIR + 1)]
    asked = [("p3", "p1"), ("p3", "gone"), ("p2", "p2")]
    assert [two_ids(two) for two in chosen_pairs(run_of(), lines, asked)] == [("p3", "p1")]


def test_two_plans_side_by_side() -> None:
    texts = {f"s{n}": text for n, text in enumerate(STRATEGY)}
    texts |= {f"f{n}": text for n, text in enumerate(PLAN)}
    ours, theirs = (
        line_with("aim", [id_ for id_ in texts if id_[0] == "s"]),
        line_with("delivery", [id_ for id_ in texts if id_[0] == "f"], score=90.0),
    )
    files = {
        path.relative_to(FOLDER).as_posix(): path.read_text("utf-8")
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file()
    }
    settings = load_rubric(files, "mini").settings
    (pair,) = pair_up(run_of(texts=texts), [Chosen(ours, theirs)], settings)
    assert [(p.first, p.second, p.same) for p in pair.paired] == [
        ("s0", "f0", True),
        ("s1", "f1", False),
        ("s2", "f2", False),
    ]
    assert [line.statement for line in pair.only_first] == ["s3"]
    assert [line.statement for line in pair.only_second] == ["f3", "f4"]
    assert pair.told_apart
    assert pair.sure == 3
