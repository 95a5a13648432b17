"""What a file says of itself beside its text: title, maker, dates. Weak evidence, all of it.

Authors leave the title of a template, the computer's maker as company and the date of a copy; so
nothing here is ever sure, and what is plainly no title is left out.
"""

from collections.abc import Mapping

from doc_audit.errors import DocumentError
from doc_audit.model import Fact

__all__ = ["properties_of"]


def properties_of(kind: str, content: bytes, name: str) -> Mapping[str, Fact]:
    """Facts `title`, `publisher`, `date` (of publication, web pages only) and `file_date`.

    Args:
        kind: of the file, see `ingest.kind`.
        content: its bytes.
        name: its name, for messages.

    Returns:
        What there is; empty for kinds without such properties and where they can't be read, which
        loses no word of the document.
    """
    try:
        if kind == "pdf":
            from doc_audit.ingest.properties.pdf import pdf_properties

            return pdf_properties(content, name)
        if kind in ("docx", "pptx", "xlsx"):
            from doc_audit.ingest.properties.office import office_properties

            return office_properties(kind, content, name)
        if kind == "html":
            from doc_audit.ingest.properties.web import web_properties

            return web_properties(content)
    except DocumentError:
        return {}
    return {}
