"""The information dictionary of a PDF."""

from collections.abc import Mapping

from doc_audit.ingest.pdf.source.opening import open_pdf
from doc_audit.ingest.properties.facts import property_facts
from doc_audit.model import Fact


def pdf_properties(content: bytes, name: str) -> Mapping[str, Fact]:
    """Title, author and day of making.

    Raises:
        DocumentError: it can't be opened.
    """
    with open_pdf(content, name) as pdf:
        return property_facts(
            {
                "title": (pdf.info("Title"), "title"),
                "publisher": (pdf.info("Author"), "author"),
                "file_date": (pdf.info("CreationDate"), "made"),
            }
        )
