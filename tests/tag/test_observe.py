"""What is kept from one statement to the next, and that it changes nothing."""

import pytest

from doc_audit.model import Statement
from doc_audit.rubric import Rubric
from doc_audit.tag import observe
from doc_audit.tag.observe import Observer


@pytest.fixture(scope="module")
def observer(rubric: Rubric) -> Observer:
    return Observer(rubric.rules)


def under(stem: str, *headings: str) -> Statement:
    return Statement("s", "d", "open a clinic", stem=stem, headings=headings)


def test_a_stem_that_statements_share_is_looked_at_once(observer: Observer) -> None:
    first, second = (observer.see(under("By March 2027 we will:", "Our actions")) for _ in "ab")
    assert first.zones["stem"] is second.zones["stem"]
    assert first.zones["heading"] is second.zones["heading"]
    assert first.zones["text"] is not second.zones["text"]


def test_the_same_words_as_stem_and_as_heading_are_told_apart(observer: Observer) -> None:
    seen = observer.see(under("We will:", "We will:"))
    assert {cue.zone for cue in seen.zones["stem"].cues} == {"stem"}
    assert {cue.zone for cue in seen.zones["heading"].cues} <= {"heading"}


def test_no_more_stems_are_kept_than_there_is_room_for(
    rubric: Rubric, observer: Observer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(observe, "MEMORY", 2)
    small = Observer(rubric.rules)
    stems = [f"By March 202{year} we will:" for year in range(5)]
    for stem in [*stems, stems[0]]:
        assert small.see(under(stem)).marks == observer.see(under(stem)).marks
    assert small._shared.cache_info().currsize == 2
