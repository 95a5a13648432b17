"""The ZIP archive of an Office file, opened with guards; nothing outside the file is ever read."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from doc_audit.errors import DocumentError
from doc_audit.ingest.progress import now

_MOST_PARTS = 10_000  # a thesis with a thousand pictures has some 2,000
_MOST_BYTES = 200 * 1024 * 1024  # unpacked XML of one part; a 1,000-page plan has under 20 MB
_MOST_RATIO = 2_000  # deflate reaches 1,032:1 at best, so more is a forged header

_OFFICE_DOCUMENT = "/officeDocument"


class Relation(NamedTuple):
    """Where a part points to: another part's name, or "" when outside the file."""

    kind: str
    target: str


class Family(NamedTuple):
    """A kind of Office file, as messages name it.

    Attributes:
        maker: program that writes it, such as `Word`.
        suffix: what it saves as, such as `.docx`.
        main: part that holds the content where the file doesn't say.
    """

    maker: str
    suffix: str
    main: str


WORD = Family("Word", ".docx", "word/document.xml")
POWERPOINT = Family("PowerPoint", ".pptx", "ppt/presentation.xml")
EXCEL = Family("Excel", ".xlsx", "xl/workbook.xml")


class Package:
    """Parts of an Office file by name, parsed when asked for."""

    def __init__(self, content: bytes, name: str, family: Family) -> None:
        self.name = name
        self.family = family
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
            self._sizes = {part.filename: part for part in self._archive.infolist()}
        except Exception as error:  # zipfile raises many kinds on hostile input
            raise self.damaged("it can't be unpacked") from error
        if len(self._sizes) > _MOST_PARTS:
            raise self._too_large()

    def damaged(self, why: str) -> DocumentError:
        """The error for a file that can't be read because of `why`."""
        maker, suffix, _ = self.family
        mend = f"Open it in {maker}, save it again as {suffix} and try that."
        return DocumentError("damaged", f"The {maker} file is damaged: {why}.", self.name, mend)

    def _too_large(self) -> DocumentError:
        what = f"The {self.family.maker} file unpacks to an absurd size and was not read."
        return DocumentError("too_large", what, self.name, "Check where it comes from.")

    def __contains__(self, part: str) -> bool:
        return part in self._sizes

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of all parts, in the file's order."""
        return tuple(self._sizes)

    def content(self, part: str) -> bytes:
        """A part as it is.

        Raises:
            DocumentError: `encrypted`, `damaged` or `too_large`.
        """
        entry = self._sizes[part]
        if entry.flag_bits & 1:
            mend = "Open it with its password and save a copy without one."
            raise DocumentError("encrypted", "The file is protected.", self.name, mend)
        forged = entry.file_size > _MOST_RATIO * max(entry.compress_size, 1)
        if entry.file_size > _MOST_BYTES or forged:
            raise self._too_large()
        try:
            with self._archive.open(entry) as stream:
                content = stream.read(_MOST_BYTES + 1)  # the declared size may lie
        except Exception as error:
            raise self.damaged(f"its part {part} can't be unpacked") from error
        if len(content) > _MOST_BYTES:
            raise self._too_large()
        return content

    def xml(self, part: str) -> etree._Element:
        """Root of a part.

        Raises:
            DocumentError: `damaged` when it is missing or no XML, `unsafe` when it declares
                entities (Office never does), `too_large` when it unpacks to an absurd size.
        """
        if part not in self._sizes:
            raise self.damaged(f"its part {part} is missing")
        now(f"reading part {part}")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(self.content(part), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(f"its part {part} is not well-formed") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._unsafe()
        return root

    def streamed(self, part: str, names: Sequence[str]) -> Iterator[etree._Element]:
        """Elements of a part with one of some local names, each once it is whole.

        The part is never a tree: what was given is emptied when the next is asked for.

        Raises:
            DocumentError: as `xml` does; `damaged` and `unsafe` only where they come to light.
        """
        if part not in self._sizes:
            raise self.damaged(f"its part {part} is missing")
        now(f"reading part {part}")
        stream = BytesIO(self.content(part))
        found = etree.iterparse(
            stream,
            tag=[f"{{*}}{name}" for name in names],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            for _, element in found:
                if element.getroottree().docinfo.internalDTD is not None:
                    raise self._unsafe()
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and parent[0] is not element:
                    del parent[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(f"its part {part} is not well-formed") from error

    def _unsafe(self) -> DocumentError:
        maker = self.family.maker
        what = f"The {maker} file declares entities, which {maker} never does; it wasn't read."
        return DocumentError("unsafe", what, self.name, "Check where it comes from.")

    def optional(self, part: str) -> etree._Element | None:
        """Root of a part, or None when there is no such part."""
        return self.xml(part) if part and part in self._sizes else None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Relations of a part by id; targets as part names."""
        folder, file = posixpath.split(part)
        root = self.optional(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for relation in root if root is not None else ():
            if not isinstance(relation.tag, str):
                continue
            inside = relation.get("TargetMode") != "External"
            target = relation.get("Target", "") if inside else ""
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id", "")] = Relation(
                relation.get("Type", ""), path if target else ""
            )
        return found

    def main_part(self) -> str:
        """Name of the part that holds the document's text."""
        for relation in self.relations("").values():
            if relation.kind.endswith(_OFFICE_DOCUMENT) and relation.target in self._sizes:
                return relation.target
        return self.family.main
