"""The core and extended properties of Word, PowerPoint and Excel files."""

from collections.abc import Mapping

from lxml import etree

from doc_audit.ingest.office.package import EXCEL, POWERPOINT, WORD, Package
from doc_audit.ingest.office.xml import local
from doc_audit.ingest.properties.facts import property_facts
from doc_audit.model import Fact

_FAMILIES = {"docx": WORD, "pptx": POWERPOINT, "xlsx": EXCEL}
_CORE, _EXTENDED = "docProps/core.xml", "docProps/app.xml"


def office_properties(kind: str, content: bytes, name: str) -> Mapping[str, Fact]:
    """Title, company (else creator) and day of saving.

    Raises:
        DocumentError: as `Package`.
    """
    return package_properties(Package(content, name, _FAMILIES[kind]))


def package_properties(package: Package) -> Mapping[str, Fact]:
    """The same of an open file.

    Raises:
        DocumentError: as `Package`.
    """
    core = _texts(package.optional(_CORE))
    company = _texts(package.optional(_EXTENDED)).get("Company", "").strip()
    return property_facts(
        {
            "title": (core.get("title", ""), "title"),
            "publisher": (company, "company") if company else (core.get("creator", ""), "creator"),
            "file_date": (core.get("modified", "") or core.get("created", ""), "saved"),
        }
    )


def _texts(root: etree._Element | None) -> dict[str, str]:
    """Text of each child of a part, by local name."""
    return {} if root is None else {local(one): one.text or "" for one in root}
