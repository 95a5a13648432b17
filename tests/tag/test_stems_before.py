"""Stems that stand further back in the words before a statement."""

import pytest

from doc_audit.model import Statement
from doc_audit.tag import Tagger
from doc_audit.tag.stems import stem_of


def read(text: str, before: str, block: int = -1) -> str:
    stem = stem_of(Statement("x", "x", text, before=before, block=block))
    return stem.text if stem else ""


OPENING = "We met. To deliver the plan we are working to:"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Develop a joint plan", f"{OPENING} Give children a good start Improve access"),
        ("develop a joint plan", f"{OPENING} give children a good start"),
        ("developing a plan", "We will do this by: training staff sharing data"),
    ],
)
def test_items_between_are_passed_over(text: str, before: str) -> None:
    assert read(text, before).endswith(("working to:", "by:"))


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Systems should check this.", f"{OPENING} give children a good start"),
        ("Develop a joint plan", f"{OPENING} Give children a good start. We met again."),
        ("Develop a joint plan", "Source: Office for Statistics"),
        ("The rate was low.", f"{OPENING} Give children a good start"),
    ],
)
def test_what_is_no_list_has_no_stem(text: str, before: str) -> None:
    assert read(text, before) == ""


def test_a_reader_that_knows_the_layout_is_believed() -> None:
    before = f"{OPENING} Give children a good start"
    assert read("Develop a joint plan", before)
    assert not read("Develop a joint plan", before, block=4)


def test_the_stem_gives_its_doer_with_an_empty_span(tagger: Tagger) -> None:
    before = f"{OPENING} Give children a good start"
    code = tagger.code(Statement("x", "x", "Develop a joint plan", before=before))
    agent = code.dimensions["responsible_agent"]
    assert (agent.level, agent.words) == (1, "")
