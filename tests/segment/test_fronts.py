"""Fronts of real files, invented: what is read is right, or unknown, or marked as a guess."""

import re
from collections import Counter
from functools import cache

import pytest
from fronts_first import FIRST

from doc_audit.pipeline.systems import known_systems
from doc_audit.segment.sense import infer_facts

FACTS = ("title", "publisher", "system", "kind", "start", "end", "area", "draft", "date", "version")
FRONTS = FIRST


def plain(value):
    return re.sub(r"\W+", " ", value.casefold().replace("&", "and")).strip()


@cache
def judged(at):
    """(fact, `right` | `none` | `missed` | `wrong`, sure, value) of a front."""
    return tuple(_judged(FRONTS[at]))


def _judged(front):
    found = infer_facts(front.document(), known_systems())
    for name in FACTS:
        told = front.truth.get(name, "")
        truth = [plain(form) for form in told.split("|")]
        fact = found.get(name)
        value = "" if fact is None or fact.value == "unknown" else plain(fact.value)
        sure = fact is not None and fact.sure and bool(value)
        if value in truth:
            how = "right" if value else "none"
        else:
            how = "wrong" if value else "missed"
        yield name, how, sure, fact.value if fact else ""


@pytest.mark.parametrize("at", range(len(FRONTS)), ids=lambda at: FRONTS[at].file)
def test_nothing_is_wrong_and_sure(at):
    assert [(name, value) for name, how, sure, value in judged(at) if how == "wrong" and sure] == []
