"""Facts of published plans and of the sample, as a person reads them on the cover.

Only values are here, no text. What nobody can tell from a document is missing.
"""

import csv
from pathlib import Path

import pytest
from plans import read_plan

from doc_audit.pipeline.systems import known_systems
from doc_audit.segment import statements
from doc_audit.segment.sense import infer_facts

FACTS = ["title", "publisher", "system", "kind", "start", "end", "area", "draft", "date", "version"]
SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"
WEST_SUSSEX = {"system": "Sussex", "area": "West Sussex"}
YEAR = {"publisher": "NHS England", "kind": "guidance", "start": "2025-04-01", "end": "2026-03-31"}
PLANS = {
    "west-sussex-jhws-2019-2024.pdf": {
        **WEST_SUSSEX,
        "title": "Start Well, Live Well, Age Well:"
        " West Sussex Joint Health and Wellbeing Strategy 2019 - 2024",
        "publisher": "West Sussex Health and Wellbeing Board",
        "kind": "hwb_strategy", "start": "2019-04-01", "end": "2024-03-31",
    },
    "west-sussex-suicide-prevention-2017-2020.pdf": {
        **WEST_SUSSEX,
        "title": "West Sussex Suicide Prevention Strategy 2017-2020",
        "kind": "strategy", "start": "2017-04-01", "end": "2020-03-31",
    },
    "west-sussex-jhws-cost-of-living-addendum.pdf": {
        **WEST_SUSSEX,
        "title": "West Sussex Joint Health and Wellbeing Strategy 2019 - 2024"
        " Cost of Living Pressures Addendum",
        "kind": "hwb_strategy", "start": "2019-04-01", "end": "2024-03-31",
    },
    "west-sussex-dph-report-2018.pdf": {
        **WEST_SUSSEX,
        "title": "West Sussex County Council Annual Public Health Report 2018"
        " LOOKING THROUGH A PUBLIC HEALTH LENS",
        "publisher": "West Sussex County Council", "kind": "annual_report",
    },
    "west-sussex-dph-report-2021.pdf": {
        "title": "Director of Public Health Annual Report 2021 COVID-19 - A time like no other"
        " Working together to support our residents and communities",
        "kind": "annual_report", "date": "2022-12",
    },
    "west-sussex-homelessness-rapid-review-2024.pdf": {
        "title": "Rapid review of inequalities in health and access to healthcare for people"
        " experiencing homelessness in the UK",
        "kind": "other", "date": "2024-12",
    },
    "west-sussex-coastal-inequalities-summary.pdf": {
        "title": "Health and wellbeing of West Sussex coastal communities: A framework for action"
        " to reduce coastal health inequalities Summary document",
        **WEST_SUSSEX,
    },
    "west-sussex-mental-health-needs-2024-summary.pdf": {
        **WEST_SUSSEX,
        "title": "West Sussex Public Mental Health Needs Assessment - 2024",
        "kind": "needs_assessment",
    },
    "west-sussex-sight-loss-briefing.docx": {
        "title": "Data Briefing EYE HEALTH – BASELINE EVIDENCE AND SERVICE DATA",
        "kind": "other", "date": "2013-09",
    },
    "nhs-neighbourhood-health-guidelines-2025-26.md": {
        "title": "Neighbourhood health guidelines 2025/26", "date": "2025-01-29", **YEAR,
    },
    "nhs-operational-planning-guidance-2025-26.md": {
        "title": "2025/26 priorities and operational planning guidance", **YEAR,
    },
}  # fmt: skip
DATES = {
    "averdale-forward-plan.pdf": ("2025-06", "1.2"),
    "averdale-strategy.docx": ("2025-02-20", ""),
    "calvershire-forward-plan.pdf": ("2025-06-30", ""),
    "calvershire-strategy.pdf": ("2025-03", ""),
    "tamblesea-forward-plan.pdf": ("2024-06", ""),
    "tamblesea-strategy.html": ("", ""),
}
"""Date and version on the covers of the sample, which its manifest has no columns for."""


def wrongly_sure(found, truth):
    """Facts given for sure that aren't what a person reads."""
    return {
        name: found[name].value
        for name in FACTS
        if name in found and found[name].sure and found[name].value != truth.get(name, "")
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANS)
def test_facts_of_a_plan_are_read_and_none_is_wrong_and_sure(shared, name):
    found = infer_facts(read_plan(shared / "plans" / name), known_systems())
    read = {fact: found[fact].value for fact in PLANS[name] if fact in found}
    assert read == PLANS[name]
    assert wrongly_sure(found, PLANS[name]) == {}


def _manifest():
    with (SAMPLE / "corpus.csv").open(encoding="utf-8") as file:
        return {Path(row["file"]).name: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", DATES)
def test_facts_of_the_sample_are_those_of_its_manifest(name):
    row = _manifest()[name]
    found = infer_facts(read_plan(SAMPLE / "documents" / name), known_systems())
    date, version = DATES[name]
    truth = {
        **{fact: row[fact] for fact in ("publisher", "system", "kind", "start", "end", "area")},
        "date": date, "version": version,
    }  # fmt: skip
    read = {fact: found[fact].value for fact in truth if fact in found}
    assert read == {fact: value for fact, value in truth.items() if fact in read and value}
    assert {"system", "kind", "start", "end", "area"} <= set(read)
    assert row["title"].startswith(found["title"].value.split(": ")[0])


@pytest.mark.slow
def test_statements_are_sentences(shared):
    document = read_plan(shared / "plans" / "nhs-operational-planning-guidance-2025-26.md")
    found = statements(document)
    prose = [s for s in found if s.kind == "paragraph"]
    whole = [s for s in prose if s.text[0].isupper() or s.text[0].isdigit()]
    assert len(whole) / len(prose) > 0.95
