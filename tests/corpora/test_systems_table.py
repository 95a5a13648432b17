"""The tables of systems: every row is well formed, and is what the pipeline hands on."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from doc_audit.pipeline.systems import known_systems, systems_hash

CORPORA = Path(__file__).parents[2] / "corpora"
SYSTEMS = 42
REGIONS = {
    "North East and Yorkshire", "North West", "Midlands", "East of England", "London",
    "South East", "South West",
}  # fmt: skip


def rows(name):
    with (CORPORA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(cell):
    return [part.strip() for part in cell.split(";") if part.strip()]


def test_rows_are_well_formed():
    for row in rows("systems.csv"):
        check_row(row)


def check_row(row):
    assert None not in row
    assert None not in row.values()
    assert all(cell == " ".join(cell.split()) for cell in row.values())
    assert re.fullmatch(r"Q[A-Z0-9]{2}", row["ods_code"])
    assert re.fullmatch(r"E54\d{6}", row["ons_code"])
    assert re.fullmatch(r"E54\d{6}", row["ons_code_2022"])
    assert row["icb_name"] == f"NHS {row['name']} Integrated Care Board"
    assert row["short_name"]
    assert row["nhs_region"] in REGIONS
    assert re.fullmatch(r"[a-z-]+(\.[a-z]+)+", row["website_domain"])
    assert row["plan_page"].startswith("https://")
    assert listed(row["local_authorities"])
    assert re.fullmatch(r"\d\.\dm", row["population_approx"])
    assert bool(row["brands"]) == bool(row["brand_check"])
    assert ("ABOLISHED" in row["status_2025_26"]) == bool(row["ended"])
    assert not row["ended"] or date.fromisoformat(row["ended"])


def test_every_row_says_how_far_it_was_checked():
    for row in rows("systems.csv"):
        assert row["population_basis"]
        assert row["la_check"] in {
            "checked in a repo file", "recalled; not checked against a lookup file"
        }  # fmt: skip
        assert row["code_check"].startswith("code pair in 2 files; name ")
    assert all(row["check"].startswith("recalled") for row in rows("merged_systems.csv"))


@pytest.mark.parametrize(
    "column", ["ods_code", "ons_code", "name", "icb_name", "short_name", "website_domain"]
)
def test_no_two_systems_share(column):
    values = [row[column] for row in rows("systems.csv")]
    assert len(values) == len(set(values)) == SYSTEMS


def test_a_whole_authority_lies_in_one_system_and_one_in_part_in_several():
    whole, part = [], []
    for row in rows("systems.csv"):
        for name in listed(row["local_authorities"]):
            (part if name.endswith(" (part)") else whole).append(name.removesuffix(" (part)"))
    assert len(whole) == len(set(whole))
    assert set(whole) & set(part) == {"Cumberland"}  # six small areas of it, says the note there
    assert {name for name in part if part.count(name) == 1} <= {"Cumberland"}


def test_merged_systems_are_made_of_those_that_ended():
    ended = {row["ods_code"] for row in rows("systems.csv") if row["ended"]}
    merged = rows("merged_systems.csv")
    parts = [part.removesuffix(" (part)") for row in merged for part in listed(row["made_of"])]
    assert set(parts) == ended
    for row in merged:
        assert row["icb_name"] == f"NHS {row['name']} Integrated Care Board"
        assert date.fromisoformat(row["from"]).isoformat() == "2026-04-01"
        assert re.fullmatch(r"[A-Z0-9]{5}|", row["ods_code"])
        assert row["ods_code"] or "code not found" in row["check"]


def test_table_is_that_of_the_shared_facts(shared):
    source = csv.DictReader((shared / "domain" / "ics.csv").read_text("utf-8").splitlines())
    kept = {row["ods_code"]: row for row in rows("systems.csv")}
    for row in source:
        own = kept.pop(row["ods_code"])
        assert row.pop("ics_name") == f"{own['name']} Integrated Care System"
        assert row == {column: own[column] for column in row}
    assert kept == {}


def test_systems_as_handed_on():
    found = {system.name: system for system in known_systems()}
    assert len(found) == SYSTEMS + len(rows("merged_systems.csv"))
    sussex = found["Sussex"]
    assert sussex.authorities == ("Brighton and Hove", "East Sussex", "West Sussex")
    assert found["Surrey Heartlands"].shared == ("Surrey",)
    assert found["Central East"].code == "S1Y5D"
    assert set(found["West and North London"].authorities) >= {"Camden", "Ealing"}
    assert "Hertfordshire" in found["Central East"].shared  # of a system that was divided
    assert (sussex.until, found["Surrey and Sussex"].since) == ("2026-03-31", "2026-04-01")
    assert re.fullmatch(r"[0-9a-f]{12}", systems_hash())
