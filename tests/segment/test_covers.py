"""Invented covers: what is read is right, or unknown, or a guess; never wrong and sure."""

import re
from functools import cache

import pytest
from covers import COVERS, LATER

from doc_audit.pipeline.systems import known_systems
from doc_audit.segment.sense import infer_facts

FACTS = ["title", "publisher", "system", "kind", "start", "end", "area", "draft", "date", "version"]
ALL = (*COVERS, *LATER)
FEWEST_RIGHT = 0.93
"""Share of the facts there that are read right, sure or not; measured 0.95 over all sets."""


def plain(value):
    return re.sub(r"\W+", " ", value.casefold().replace("&", "and")).strip()


@cache
def judged(at):
    """Fact → `right`, `none` (rightly), `missed`, `guess` (wrong, but marked) or `wrong`."""
    return tuple(_judged(ALL[at]))


def _judged(cover):
    found = infer_facts(cover.document(), known_systems())
    for name in FACTS:
        truth = [plain(form) for form in cover.truth.get(name, "").split("|")]
        fact = found.get(name)
        value = "" if fact is None or fact.value == "unknown" else plain(fact.value)
        if value in truth and (value or name not in cover.truth):
            yield name, "right" if value else "none"
        elif not value:
            yield name, "missed"
        else:
            yield name, "wrong" if fact.sure else "guess"


@pytest.mark.parametrize("at", range(len(ALL)), ids=lambda at: ALL[at].name)
def test_nothing_is_wrong_and_sure(at):
    assert [name for name, how in judged(at) if how == "wrong"] == []


def test_most_facts_are_read():
    how = [how for at in range(len(ALL)) for _, how in judged(at) if how != "none"]
    assert how.count("right") / len(how) >= FEWEST_RIGHT
