"""The parts of a Word file that comments need beside their marks, and the file written anew."""

import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import count

from lxml import etree

from doc_audit.export.docx_marks import comment_ids
from doc_audit.ingest.office.package import Package
from doc_audit.ingest.office.xml import local

AUTHOR, INITIALS = "doc_audit", "da"
_STRICT = "http://purl.oclc.org/ooxml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {
    True: f"{_STRICT}/officeDocument/relationships/comments",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
}
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES_PART = "[Content_Types].xml"
_SIGNATURES = "/digital-signature/origin"
_SIZE = "20"  # half-points, as Word's style "annotation text"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold; stands for none."""
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold."""

Element = etree._Element


class Comments:
    """The comments of a Word file, those that it has among them.

    Attributes:
        part: name of the part that holds them; new where the file has none.
        space: namespace of the file's elements.
    """

    def __init__(self, package: Package, main: str, body: Element) -> None:
        self._package, self._main = package, main
        self.space = body.tag.rpartition("}")[0][1:]
        links = package.relations(main).values()
        kept = [link.target for link in links if link.kind.endswith("/comments")]
        self._known = next((part for part in kept if part in package), "")
        self.part = self._known or self._new_name()
        root = package.xml(self._known) if self._known else None
        if root is None:
            root = etree.Element(f"{{{self.space}}}comments", nsmap={"w": self.space})
        self._root = root
        taken = comment_ids(root) | comment_ids(body)
        self._free = (id_ for id_ in count() if id_ not in taken)

    def _new_name(self) -> str:
        folder = posixpath.dirname(self._main)
        taken = {part.casefold() for part in self._package.parts}
        names = (f"comments{number or ''}.xml" for number in range(len(taken) + 1))
        paths = (posixpath.join(folder, name) for name in names)
        return next(path for path in paths if path.casefold() not in taken)

    def add(self, says: Sequence[str]) -> int:
        """Adds a comment, a paragraph a line; its id."""
        space = self._root.tag.rpartition("}")[0][1:]
        comment = etree.SubElement(self._root, f"{{{space}}}comment")
        id_ = next(self._free)
        for name, value in (("id", str(id_)), ("author", AUTHOR), ("initials", INITIALS)):
            comment.set(f"{{{space}}}{name}", value)
        for number, line in enumerate(says or ("",)):
            paragraph = etree.SubElement(comment, f"{{{space}}}p")
            if number == 0:
                run = etree.SubElement(paragraph, f"{{{space}}}r")
                etree.SubElement(run, f"{{{space}}}annotationRef")
            _say(paragraph, line, space)
        return id_

    def changed(self) -> dict[str, bytes]:
        """The parts that tell of the comments, by name."""
        made = {self.part: _written(self._root)}
        if not self._known:
            made |= self._related()
            made |= self._typed()
        return made

    def _related(self) -> dict[str, bytes]:
        folder, file = posixpath.split(self._main)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        root = self._package.optional(name)
        if root is None:
            root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap=_plain(_RELATIONS))
        taken = {link.get("Id") for link in root}
        id_ = next(key for n in range(len(taken) + 1) if (key := f"rIdDocAudit{n}") not in taken)
        link = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
        link.set("Id", id_)
        link.set("Type", _KINDS[self.space.startswith(_STRICT)])
        link.set("Target", posixpath.relpath(self.part, folder or "."))
        return {name: _written(root)}

    def _typed(self) -> dict[str, bytes]:
        root = self._package.xml(_TYPES_PART)
        # One that is left of a part that is no more would be the second for its name.
        for entry in list(root):
            if local(entry) == "Override" and _same(entry.get("PartName", ""), f"/{self.part}"):
                root.remove(entry)
        entry = etree.SubElement(root, f"{{{_TYPES}}}Override")
        entry.set("PartName", f"/{self.part}")
        entry.set("ContentType", _TYPE)
        return {_TYPES_PART: _written(root)}


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _say(paragraph: Element, line: str, space: str) -> None:
    run = etree.SubElement(paragraph, f"{{{space}}}r")
    properties = etree.SubElement(run, f"{{{space}}}rPr")
    for name in ("sz", "szCs"):
        etree.SubElement(properties, f"{{{space}}}{name}").set(f"{{{space}}}val", _SIZE)
    text = etree.SubElement(run, f"{{{space}}}t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = _UNWRITABLE.sub("\ufffd", line)


def _plain(space: str) -> dict[str, str]:
    # lxml takes None for the namespace without a prefix; its stubs don't know.
    return {None: space}  # type: ignore[dict-item]


def _written(root: Element) -> bytes:
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def is_signed(package: Package) -> bool:
    """Whether the file holds a digital signature, which any change breaks."""
    return any(link.kind.endswith(_SIGNATURES) for link in package.relations("").values())


def rewritten(package: Package, body: Element, main: str, made: Mapping[str, bytes]) -> bytes:
    """The file with some parts changed or new, all others as they are; no time of day in it."""
    changed = {main: _written(body.getroottree().getroot()), **made}
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in dict.fromkeys((*package.parts, *sorted(changed))):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, changed[name] if name in changed else package.content(name))
    return stream.getvalue()
