"""Facts of published plans, as a person reads them on the cover. Only values, no text, are here."""

import pytest

from doc_audit.ingest import read_document
from doc_audit.segment import statements
from doc_audit.segment.sense import infer_facts

COVERS = {
    "west-sussex-jhws-2019-2024.pdf": {
        "kind": "hwb_strategy",
        "area": "West Sussex",
        "start": "2019-04-01",
        "end": "2024-03-31",
    },
    "west-sussex-suicide-prevention-2017-2020.pdf": {
        "kind": "strategy",
        "area": "West Sussex",
        "start": "2017-04-01",
        "end": "2020-03-31",
    },
    "west-sussex-jhws-cost-of-living-addendum.pdf": {"area": "West Sussex"},
    "nhs-operational-planning-guidance-2025-26.md": {
        "kind": "guidance",
        "start": "2025-04-01",
        "end": "2026-03-31",
    },
    "west-sussex-sight-loss-briefing.docx": {},
}
CHECKED = {"kind", "area", "system", "publisher", "start", "end"}


@pytest.mark.slow
@pytest.mark.parametrize("name", COVERS)
def test_facts_on_the_cover(shared, name):
    document = read_document((shared / "plans" / name).read_bytes(), name, "d")
    facts = infer_facts(document)
    assert {fact: facts[fact].value for fact in COVERS[name]} == COVERS[name]
    sure = {fact for fact in CHECKED if fact in facts and facts[fact].sure}
    assert sure <= set(COVERS[name])


@pytest.mark.slow
def test_statements_are_sentences(shared):
    name = "nhs-operational-planning-guidance-2025-26.md"
    document = read_document((shared / "plans" / name).read_bytes(), name, "d")
    found = statements(document)
    prose = [s for s in found if s.kind == "paragraph"]
    whole = [s for s in prose if s.text[0].isupper() or s.text[0].isdigit()]
    assert len(whole) / len(prose) > 0.95
