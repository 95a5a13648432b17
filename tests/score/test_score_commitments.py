from dataclasses import replace
from itertools import permutations

import pytest

from doc_audit.model import Cell, Evidence, Statement
from doc_audit.score import commitments_of
from doc_audit.score.merge import copies
from doc_audit.score.vocabulary import phrase_counts

AIM = "We will reduce smoking among routine and manual workers"
REPEAT = "We will reduce smoking among routine and manual workers here"


def scored(plan, settings, scope="inequalities"):
    return commitments_of(plan, settings, settings.dimensions, scope)


def levels(commitment, settings):
    names = [d.id for d in settings.dimensions]
    return dict(zip(names, commitment.levels, strict=True))


def row(doc, *cells):
    """A row of an action table: (role, words) each."""
    text, placed = "", []
    for role, words in cells:
        text += " | " if text else ""
        placed.append(Cell(role, role, len(text), len(text) + len(words)))
        text += words
    return Statement(id=f"{doc}-{text}", doc=doc, text=text, cells=tuple(placed))


def test_only_commitments_in_scope(settings, item, plan):
    items = [
        item(1),
        item(2, relevance="implicit"),
        item(3, relevance="none"),
        item(4, type="aspiration"),
        item(5, type="context"),
    ]
    assert [c.statement.id for c in scored(plan(items), settings)] == ["doc-1", "doc-2"]
    everything = scored(plan(items), settings, "all")
    assert [c.statement.id for c in everything] == ["doc-1", "doc-2", "doc-3"]


def test_copies_get_the_highest_level_of_each_dimension(settings, item, plan):
    items = [
        item(1, AIM, who_for=2, by_whom=1, headings=("Summary",)),
        item(2),
        item(3, REPEAT, who_for=1, by_whom=2, money=1, headings=("Plan", "Smoking", "Actions")),
    ]
    first, second = scored(plan(items), settings)
    assert first.statement.id == "doc-2"  # in the order of the longest copies
    assert second.statement.id == "doc-3"
    assert second.merged == ("doc-1",)
    assert second.section == ("doc", "Plan", "Smoking")
    got = levels(second, settings)
    assert (got["population"], got["responsible_agent"], got["funding"]) == (2, 2, 1)


def test_equally_long_copies_count_where_they_stand_first(settings, item, plan):
    items = [item(1, AIM, headings=("A",)), item(2, AIM, headings=("B",))]
    assert scored(plan(items), settings)[0].section == ("doc", "A")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cut smoking in pregnancy to 6% by 2027", "Cut smoking in pregnancy to 8% by 2027"),
        ("Open the family hub in March 2026", "Open the family hub in June 2026"),
    ],
)
def test_different_numbers_or_dates_are_different_commitments(settings, item, plan, one, other):
    assert len(scored(plan([item(1, one), item(2, other)]), settings)) == 2


def test_delivery_row_is_a_copy_of_the_aim_in_the_strategy(settings, item, plan):
    _, coding = item(1)
    aim = (Statement(id="s-1", doc="s", text=AIM), replace(coding, statement="s-1"))
    act = row("d", ("action", AIM), ("lead", "Public Health"), ("timescale", "March 2027"))
    owned = item(2, by_whom=2, by_when=2)[1]
    (one,) = scored(plan([aim, (act, owned)]), settings)
    assert one.statement is act
    assert levels(one, settings)["responsible_agent"] == 2


def test_rows_due_at_different_times_stay_apart():
    acts = [row("d", ("action", AIM), ("timescale", f"March {year}")) for year in (2026, 2027)]
    assert copies(acts, 90) == [[0], [1]]


def test_order_doesnt_decide_which_copy_an_undated_row_joins():
    rows = [row("d", ("action", AIM), ("timescale", f"March {year}")) for year in (2026, 2027)]
    rows.append(row("d", ("action", AIM), ("lead", "Public Health")))
    partitions = {
        frozenset(frozenset(order[i] for i in group) for group in copies(arranged, 90))
        for order in permutations(range(3))
        for arranged in [[rows[i] for i in order]]
    }
    assert len(partitions) == 1
    assert sorted(len(group) for group in partitions.pop()) == [1, 2]


def test_restated_only_if_every_copy_is(settings, item, plan):
    national = [item(1, AIM, origin="restated"), item(2, REPEAT, origin="restated")]
    assert scored(plan(national), settings)[0].restated
    assert not scored(plan([national[0], item(2, REPEAT)]), settings)[0].restated


def test_own_area_is_vague(settings, item, plan):
    own, part = item(1, where=(2, "across Ambershire")), item(2, where=(2, "Ambridge"))
    whole, town = scored(plan([own, part]), settings)
    assert (levels(whole, settings)["geography"], whole.lowered) == (1, ("geography",))
    assert (levels(town, settings)["geography"], town.lowered) == (2, ())


def test_lowered_although_another_copy_was_vague_anyway(settings, item, plan):
    items = [item(1, AIM, where=(2, "Ambershire")), item(2, REPEAT, where=(1, "here"))]
    (one,) = scored(plan(items), settings)
    assert (levels(one, settings)["geography"], one.lowered) == (1, ("geography",))


def test_own_area_named_in_the_stem(settings, item, plan):
    statement, coding = item(1, where=2)
    stem = Evidence("stem", 3, 13, "Ambershire")
    geography = replace(coding.dimensions["geography"], evidence=stem)
    coding = replace(coding, dimensions={**coding.dimensions, "geography": geography})
    assert scored(plan([(statement, coding)]), settings)[0].lowered == ("geography",)


def test_own_area_beside_a_smaller_place_stays_specific(settings, item, plan):
    statement, coding = item(1, where=(2, "Ambershire"))
    coding = replace(coding, categories={"geography_levels": ("system", "place")})
    assert scored(plan([(statement, coding)]), settings)[0].lowered == ()


def test_a_copy_that_names_a_part_of_the_area_saves_the_level(settings, item, plan):
    items = [item(1, AIM, where=(2, "Ambershire")), item(2, REPEAT, where=(2, "Ambridge"))]
    (one,) = scored(plan(items), settings)
    assert levels(one, settings)["geography"] == 2
    assert one.lowered == ()


def test_unknown_area_lowers_nothing(settings, item, plan):
    items = [item(1, where=(2, "Ambershire"))]
    assert scored(plan(items, area="", area_known=False), settings)[0].lowered == ()


def test_phrases_are_counted_as_whole_words(settings):
    texts = [
        "Health inequalities and healthcare inequalities; HEALTH\u00a0INEQUALITY.",
        "Mental health inequalities, health-inequalities; unhealth inequality, health inequalityx",
        "health care inequalities",
    ]
    assert phrase_counts(texts, settings.vocabulary) == (
        ("health_inequalities", 4),
        ("healthcare_inequalities", 2),
    )
