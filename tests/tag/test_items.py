"""Items of lists in plain text: marks, siblings, stems, and the facts they give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model import Statement
from doc_audit.tag import Tagger
from doc_audit.tag.items import last_said, list_before, mark_of
from doc_audit.tag.stems import stem_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("• Train staff", "bullet"),
        ("- Train staff", "bullet"),
        ("1) Train staff", "number"),
        ("(b) Train staff", "number"),
        ("iv) Train staff", "number"),
        ("LW4 Train staff", "code"),
        ("2. Training", "dotted"),
    ],
)
def test_marks_are_told_by_kind(text: str, kind: str) -> None:
    mark = mark_of(text)
    assert mark is not None
    assert mark.kind == kind
    assert text[mark.end :].startswith("Train")


@pytest.mark.parametrize("text", ["Train staff", "10% fewer deaths", "-5 degrees", "A1 is a road"])
def test_what_begins_no_item_has_no_mark(text: str) -> None:
    assert mark_of(text) is None


@given(st.text())
def test_a_mark_leaves_something_and_the_words_before_are_kept(text: str) -> None:
    mark = mark_of(text)
    if mark:
        assert 0 < mark.end < len(text)
        opening, items = list_before(text, mark)
        assert all(item in text for item in (opening, *items))
    assert last_said(text, mark) in text


def test_the_stem_is_found_behind_the_siblings() -> None:
    before = "We met. People will: • feel safe • know their neighbours"
    stem = stem_of(Statement("x", "x", "• live full lives", before=before))
    assert stem is not None
    assert stem.text == "People will:"
    assert before[stem.start :].startswith("People")


def coded(tagger: Tagger, text: str, before: str = "") -> str:
    return tagger.code(Statement("x", "x", text, before=before)).type


@pytest.mark.parametrize(
    ("text", "before", "code"),
    [
        ("• Mitigate digital exclusion", "", "commitment"),
        ("LW4 Tackle rough sleeping and poor homes", "", "commitment"),
        ("6) Scrutinise how contracts are awarded.", "", "commitment"),
        ("- Support for young workers", "It says: - Creating fair jobs", "commitment"),
        ("to raise awareness", "Shared objectives (2020): to train staff", "commitment"),
        ("• live full lives in a secure home", "People will: • enjoy good health", "aspiration"),
        ("- Rising demand for beds", "These issues include: - Low pay", "context"),
        ("Prevented 700 evictions.", "A good year. Reopened 30 empty homes.", "achievement"),
        ("The clinic hasn't opened, so the Council will run a bus.", "", "commitment"),
        ("Work with schools to ensure pupils are safe on the way home.", "", "commitment"),
        ("Work with landlords so that homes are warm.", "", "commitment"),
        ("You can read the whole plan through the link below.", "", "other"),
        ("Domain Actions Lead organisation Priority Planned completion", "", "other"),
    ],
)
def test_items_are_coded_with_their_list(ruler: Tagger, text: str, before: str, code: str) -> None:
    assert coded(ruler, text, before) == code


def test_facts_of_the_stem_and_of_what_is_before_are_seen(tagger: Tagger) -> None:
    seen = tagger.observe(
        Statement("x", "x", "• open a clinic", before="We aim to: • train all staff")
    )
    assert {"stem:subject:we", "stem:tells:want", "after:opens:base", "item"} <= seen.facts.keys()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("We aim to increase the number of checks.", "wants:change"),
        ("The board is committed to opening a clinic.", "wants:act"),
        ("We want to be a fair employer.", "wants:state"),
        ("We do not run it, but we will give direction.", "then_will"),
        ("Advice on rent provided across the county.", "loose_verb"),
        ("Support young people", "opens:either"),
    ],
)
def test_what_follows_the_main_verb_is_seen(tagger: Tagger, text: str, fact: str) -> None:
    assert fact in tagger.observe(Statement("x", "x", text)).facts


@pytest.mark.parametrize(
    "text",
    [
        "It sets out how the board and its partners will act.",
        "We will act.",
        "We met, and we left.",
    ],
)
def test_no_later_clause_promises(tagger: Tagger, text: str) -> None:
    assert "then_will" not in tagger.observe(Statement("x", "x", text)).facts
