"""Which system a document is of, and how surely."""

import pytest
from handmade import EASY, block, document
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.pipeline.systems import known_systems
from doc_audit.segment.sense import infer_facts
from doc_audit.segment.sense.gazetteer import gazetteer_of

KNOWN = known_systems()
SHARED = {name for one in KNOWN for name in one.shared}


def system(*lines, body="People told us."):
    shown = [block("heading", line, top=60 + 40 * at) for at, line in enumerate(lines)]
    found = infer_facts(document(*shown, block("paragraph", body, page=2)), KNOWN)
    fact = found.get("system")
    return (fact.value, fact.sure) if fact else None


@pytest.mark.parametrize("form", ["NHS {} Integrated Care Board", "{} ICS", "NHS {}"])
def test_every_system_by_its_full_name(form):
    for one in KNOWN:
        assert system("Looking ahead", form.format(one.name)) == (one.name, True)


def test_every_system_by_its_name_in_capitals_and_with_ampersands():
    for one in KNOWN:
        shouted = f"NHS {one.name} Integrated Care Board".replace(" and ", " & ").upper()
        assert system("Looking ahead", shouted) == (one.name, True)


def test_local_authority_gives_its_only_system_as_a_guess():
    for one in KNOWN:
        for place in set(one.authorities) - SHARED:
            lines = ["Our strategy", "2027-2030"] if one.since else ["Our strategy"]
            assert system(*lines, f"{place} Council") == (one.name, False)


@pytest.mark.parametrize(
    ("years", "name"),
    [
        ("2022-2026", "North Central London"),
        ("2026-2031", "West and North London"),
        ("", "North Central London"),
    ],
)
def test_a_merged_system_has_the_authorities_of_its_parts_from_its_first_day(years, name):
    assert system(f"Our strategy {years}", "Camden Council") == (name, False)


def test_an_authority_of_a_divided_system_is_in_none_for_sure():
    assert system("Our strategy 2024-2026", "Hertfordshire County Council") is not None
    assert system("Our strategy 2026-2031", "Hertfordshire County Council") is None


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Our plan", "Essex County Council"], None),  # in several systems
        (["Our plan", "Surrey and Sussex Integrated Care Board"], ("Surrey and Sussex", True)),
        (["Our plan", "NHS Kent ICB and NHS Sussex ICB"], ("Sussex", False)),
        (["Our plan", "BOB ICB"], ("Buckinghamshire, Oxfordshire and Berkshire West", False)),
        (["Our plan", "One Devon"], ("Devon", False)),  # a brand, from recall
        (["Our plan", "www.onedevon.org.uk"], ("Devon", False)),
        (["Our plan", "One Devon", "www.onedevon.org.uk"], ("Devon", True)),
        (["Our plan", "Exeter and East Devon Integrated Care Partnership"],
         ("Exeter and East Devon", False)),
        (["Our plan", "NHS England"], None),
        (["Our plan", "Sussex Partnership NHS Foundation Trust"], ("Sussex", False)),
        (["Our plan", "NHS Sussex ICB", "Leeds City Council"], ("Sussex", False)),
        (["Dorset Joint Forward Plan"], ("Dorset", True)),
        (["Dorset Suicide Prevention Plan"], ("Dorset", False)),
        (["Response to the NHS Sussex plan", "NHS Sussex"], ("Sussex", False)),
    ],
)  # fmt: skip
def test_signs_are_told_apart(lines, told):
    assert system(*lines) == told


def test_a_system_named_in_passing_is_not_the_plan_s():
    assert system("Our guidance", body="NHS Sussex ICB did this well.") is None


def test_a_table_that_is_not_there_changes_no_name_as_read():
    shown = document(block("heading", "Our plan"), block("paragraph", "NHS Elmshire ICB", top=160))
    assert infer_facts(shown)["system"] == infer_facts(shown, KNOWN)["system"]


names = st.sampled_from([one.name for one in KNOWN] + [a for o in KNOWN for a in o.authorities])
tails = st.sampled_from(["Council", "ICB", "Integrated Care Partnership", "NHS Trust", "", "Plan"])


@given(st.lists(st.tuples(names, tails).map(" ".join), max_size=3), st.text(max_size=40))
@EASY
def test_two_systems_on_a_cover_are_never_sure(lines, other):
    full = {
        line.removesuffix(" ICB") for line in lines if line.endswith(" ICB")
    } & {one.name for one in KNOWN}  # fmt: skip
    found = system(other or "x", *lines)
    if len(full) > 1:
        assert found is not None
        assert not found[1]
    if found and found[1]:
        assert gazetteer_of(KNOWN).system(found[0])
