"""A file of words under the name of a PDF or Word file: read, and said where it is seen."""

import pytest

from doc_audit.ingest.kind import Kind
from doc_audit.ingest.whole import misnamed


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "PLAN.PDF"])
def test_text_under_the_name_of_a_document_is_doubtful(name: str) -> None:
    """A download that failed is often kept as its message under the plan's name."""
    (problem,) = misnamed("text", name)
    assert (problem.code, problem.severity) == ("named_otherwise", "warning")
    assert problem.mend


@pytest.mark.parametrize(("kind", "name"), [("pdf", "plan.docx"), ("docx", "plan.pdf")])
def test_a_document_under_the_name_of_another_is_worth_a_note(kind: Kind, name: str) -> None:
    (problem,) = misnamed(kind, name)
    assert problem.severity == "note"


def test_text_under_its_own_name_is_none() -> None:
    assert misnamed("text", "plan.txt") == ()
