"""PDF files read as a person reads them; see `read_pdf`."""

from doc_audit.ingest.pdf.reader import read_pdf

__all__ = ["read_pdf"]
