"""Statements of two readings matched by their text; every sentence is invented."""

from dataclasses import replace

import pytest

from doc_audit.evaluate import align
from doc_audit.model import Code, Evidence, Statement
from doc_audit.model.interchange import CodedStatement

WHOLE = "We will open ten hubs in Wexcombe."


@pytest.fixture
def line(coding):
    def build(id_, text, doc="plan", before="", **levels):
        said = coding(statement=id_, **levels)
        return CodedStatement(Statement(id_, doc, text, before=before), said)

    return build


def test_the_same_letters_in_other_blanks_quotes_and_dashes_are_whole(line):
    gold = line("g", "“Long-term” care: the council’s ﬁve hubs", "gold")
    found = align(
        [gold], [line("x", WHOLE), line("y", "'Long term' care - the councils five hubs")]
    )
    assert found.outcomes == {"g": "whole"}
    assert found.documents == {"gold": "plan"}


def test_most_words_in_order_are_a_part(line):
    gold = [line("w", WHOLE, "gold"), line("g", "Open a new clinic for carers in Ambridge", "gold")]
    ours = [line("x", WHOLE), line("y", "Aims Open a new clinic for carers in Ambridge town")]
    assert align(gold, ours).outcomes == {"w": "whole", "g": "part"}
    other = [line("x", WHOLE), line("y", "In Ambridge carers for clinic new a open")]
    assert align(gold, other).outcomes["g"] == "none"


def test_a_small_part_of_a_longer_one_is_told_and_not_compared(line):
    gold = [line("w", WHOLE, "gold"), line("g", "Train all staff", "gold")]
    row = "Train all staff | Council | March 2030 | Number of staff who were trained in a year"
    found = align(gold, [line("x", WHOLE), line("y", row)])
    assert found.outcomes["g"] == "inside"
    assert [one.statement.id for one in found.codes] == ["w"]


def test_of_two_that_come_as_near_none_is_taken(line):
    gold = [line("w", WHOLE, "gold"), line("g", "Support for carers in every district", "gold")]
    ours = [line("x", WHOLE)]
    ours += [line(place, f"Support for carers in every {place}") for place in ("town", "village")]
    found = align(gold, ours)
    assert found.outcomes["g"] == "ambiguous"
    assert [one.statement.id for one in found.codes] == ["w"]


def test_what_stands_before_tells_copies_apart(line):
    gold = line("g", WHOLE, "gold", before="Ageing well. By 2030:")
    starting = line("x", WHOLE, before="Starting well. By 2030:", target=1)
    ageing = line("y", WHOLE, before="Ageing well. By 2030:", target=2)
    found = align([gold], [starting, ageing])
    assert found.outcomes == {"g": "whole"}
    assert found.codes[0].coding.level("target") == 2
    copies = [starting, replace(starting, statement=replace(starting.statement, id="z"))]
    assert align([gold], copies).outcomes == {"g": "ambiguous"}


def test_only_statements_of_the_same_document_are_taken(line):
    gold = [line("w", WHOLE, "gold"), line("g", "Train all staff in Wexcombe", "gold")]
    ours = [line("x", WHOLE), line("y", "Train all staff in Wexcombe", "another")]
    ours.append(line("z", "Open ten hubs and no more than these"))
    tied = align(gold, ours)
    assert tied.documents == {}  # one whole match in each
    assert set(tied.outcomes.values()) == {"none"}
    found = align([*gold, line("z", "Open ten hubs and no more than these", "gold")], ours)
    assert found.documents == {"gold": "plan"}
    assert found.outcomes["g"] == "none"


def test_codings_come_under_the_gold_id_and_words_are_looked_up_anew(line):
    gold = [line("w", WHOLE, "gold"), line("g", "Open a new clinic for carers in Ambridge", "gold")]
    shifted = "Aims: " + gold[1].statement.text
    at = shifted.index("carers")
    words = Code(2, "carers", Evidence("text", at, at + 6, "carers"), ("population-carers",))
    found = align(gold, [line("x", WHOLE, population=words), line("y", shifted, population=words)])
    same, moved = found.codes
    assert same.coding.dimensions["population"].evidence == words.evidence
    assert (moved.statement, moved.coding.statement) == (gold[1].statement, "g")
    assert moved.coding.dimensions["population"] == replace(words, evidence=None)
    assert found.ids("part") == {"g"}
