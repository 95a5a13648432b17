import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.score.area import is_own_area


@pytest.mark.parametrize(
    ("named", "area"),
    [
        ("West Sussex", "West Sussex"),
        ("across West Sussex", "West Sussex"),
        ("throughout the whole of West Sussex", "West Sussex"),
        ("county of West Sussex", "West Sussex"),
        ("West Sussex's", "West Sussex"),
        ("Stratford‑on‑Avon", "Stratford-on-Avon"),
        ("City of Leeds", "Leeds"),
        ("Leeds-wide", "Leeds"),
        ("Kent and Medway", "Kent & Medway Integrated Care System"),
        ("BLMK", "Bedfordshire, Luton and Milton Keynes"),
        ("across the NENC footprint", "North East and North Cumbria"),
        ("citywide", "City of Leeds citywide"),
        ("the county", "County of Ambershire"),
    ],
)
def test_own_area(named, area):
    assert is_own_area(named, area)


@pytest.mark.parametrize(
    ("named", "area"),
    [
        ("Crawley", "West Sussex"),
        ("Sussex", "West Sussex"),
        ("Manchester", "Greater Manchester"),
        ("West Sussex and Surrey", "West Sussex"),
        ("the 10% most deprived wards of West Sussex", "West Sussex"),
        ("north of West Sussex", "West Sussex"),
        ("all six districts", "West Sussex"),
        ("every place in West Sussex", "West Sussex"),
        ("Luton", "Bedfordshire, Luton and Milton Keynes"),
        ("blmk", "Bedfordshire, Luton and Milton Keynes"),
        ("the county", "West Sussex"),
        ("", "West Sussex"),
        ("West Sussex", ""),
        ("the", "the"),
        ("the city", ""),
    ],
)
def test_other_places(named, area):
    assert not is_own_area(named, area)


@given(st.text(), st.text())
def test_any_text_is_taken(named, area):
    assert is_own_area(named, area) in (True, False)
