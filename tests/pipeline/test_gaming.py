"""The gaming probes: what they do to words, what the page says, and the bound on a small plan."""

import re
import sys
from pathlib import Path

import pytest

from doc_audit.model import Cell, Document, Fact, Statement
from doc_audit.pipeline.audit import Audited
from doc_audit.pipeline.resources import open_rubric
from doc_audit.tag import Tagger

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "benchmarks"))

import gaming  # noqa: E402

PAGE = (ROOT / "docs" / "gaming.md").read_text("utf-8")
NEEDS = "asthma cancer dementia diabetes stroke pain obesity smoking falls epilepsy gout sleep"


@pytest.mark.parametrize(
    ("words", "with_we"),
    [
        ("Open a clinic", "We will open a clinic"),
        ("To open a clinic", "We will open a clinic"),
        ("Clinics for carers", "We will deliver clinics for carers"),
        ("The Board will open a clinic", "The Board will open a clinic"),
        ("We open clinics", "We open clinics"),
    ],
)
def test_we_will(words, with_we):
    assert gaming.we_will(words) == with_we


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            "By May we will open a clinic and train its staff",
            ("By May we will open a clinic.", "By May we will train its staff"),
        ),
        ("Open a clinic, and recruit nurses", ("Open a clinic.", "recruit nurses")),
        ("Open clinics for carers and veterans", None),
        ("Clinics open and deliver care", None),
    ],
)
def test_two_acts(words, parts):
    assert gaming.halves(words) == parts


def test_preparing_and_doing():
    assert gaming.preparation("We will open a clinic by May") == (
        "We will prepare a business case, then open a clinic by May"
    )
    assert gaming.preparation("Clinics for carers") == ""


def test_cells_move_with_the_words():
    row = Statement(
        "r", "d", "1 | Open clinics | Board | May",
        cells=(Cell("", "other", 0, 1), Cell("", "action", 4, 16), Cell("", "lead", 19, 24),
               Cell("", "timescale", 27, 30)),
    )  # fmt: skip
    for words in ("We will open clinics", "Open"):
        moved = gaming.with_act(row, words)
        assert [moved.text[c.start : c.end] for c in moved.cells] == ["1", words, "Board", "May"]
        assert moved.id != row.id


def small_plan(texts: list[str]) -> gaming.Plan:
    """Scored as any plan, with the default rubric's rules."""
    rubric = open_rubric("default")
    facts = {
        name: Fact(value, "manifest")
        for name, value in {"plan": "p", "kind": "forward_plan", "area": "Ashvale"}.items()
    }
    document = Document(id="d", name="d.md", media="markdown", sha256="0" * 64, facts=facts)
    statements = [Statement(f"d-{n}", "d", text, area="Ashvale") for n, text in enumerate(texts)]
    tagger = Tagger(rubric)
    codings = tuple(tagger.code(statement) for statement in statements)
    return gaming.Plan((Audited(document, tuple(statements), codings),), rubric, tagger)


@pytest.mark.slow
def test_probes_go_the_whole_way_and_hold_the_bound():
    best = [
        f"The Ashvale Board will reduce waits for unpaid carers with {need} by 10% by March 2027."
        for need in NEEDS.split()[:6]
    ]
    bare = [f"Improve access to care for veterans with {need}." for need in NEEDS.split()]
    found = {figure.probe: figure for figure in gaming.figures(small_plan(best + bare))}
    start = found["the vaguest half deleted"].before
    assert start.n == 18
    for name in gaming.BOUNDED:
        assert abs(found[name].moved) <= gaming.BOUND, name
    assert found["every commitment repeated"].moved == 0
    assert found["every commitment repeated"].after.copies == 18
    assert found["“We will” where no doer is named"].changed == 2 * len(bare)
    assert found["ten empty commitments more"].after.n == 28
    assert found["ten empty commitments more"].moved < -5
    assert found["“by March 2028” on all without a date"].moved > 5
    assert found["the vaguest half deleted"].after.status == "too_few"


def test_the_page_holds_the_bound():
    tables = [part for part in PAGE.split("\n\n") if "one commitment split" in part and "|" in part]
    assert len(tables) == 2
    for part in tables:
        rows = [line for line in part.splitlines() if line.startswith("| ")][2:]
        assert [row.split(" | ")[0].strip("| ") for row in rows[1:]] == [
            *gaming.BOUNDED,
            *gaming.SINGLE,
        ]
        moved = [float(one) for row in rows[1:] for one in re.findall(r"([+-]\d+\.\d) \(", row)]
        assert moved
        assert max(map(abs, moved)) <= gaming.BOUND
