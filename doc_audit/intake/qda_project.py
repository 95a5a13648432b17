"""A REFI-QDA project as another program wrote it: users, codes, sources, coded words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from doc_audit.intake.archive import QdaArchive

_INTERNAL = "internal://"
_TEXT = ("TextSource", "PDFSource")
_SOURCES = (*_TEXT, "PictureSource", "AudioSource", "VideoSource")
_SELECTIONS = ("PlainTextSelection", "PDFSelection", "PictureSelection", "AudioSelection",
               "VideoSelection", "TranscriptSelection")  # fmt: skip
_TAGS = (
    "Project",
    "User",
    "Code",
    "Case",
    "Representation",
    "PlainTextContent",
    *_SOURCES,
    *_SELECTIONS,
)
_MOST_DIGITS = 11  # of a position; more is no place in any text
_NOT_PLACED = -1
"""Stands for a position that is no number."""


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """A code of another's codebook: its name, and those of the codes over it, outermost first."""

    name: str
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignSelection:
    """Words as another program marked them.

    Attributes:
        start, end: as they stand in the file, whatever they count; below 0 where no number.
        name: which some programs make of the words; may be anything.
        codings: guid of the user and guid of the code, in order; lower case.
    """

    start: int
    end: int
    name: str
    codings: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class ForeignSource:
    """A source of another's project.

    Attributes:
        path: name of its text inside the archive; "" where it has none there.
        content: its text, where that stands in the XML itself.
        selections: in order.
        elsewhere: codings that stand on no words: on the whole source, on areas of pages or
            pictures, on sounds.
    """

    guid: str
    name: str
    path: str = ""
    content: str | None = None
    selections: list[ForeignSelection] = field(default_factory=list)
    elsewhere: int = 0


@dataclass(slots=True)
class ForeignProject:
    """What precedes the sources, filled while they are read.

    Attributes:
        users: name by guid (lower case), in order.
        codes: by guid (lower case), in order.
        cases: name by guid (lower case); NVivo codes words with these too.
        origin: program that wrote it; may be empty.
    """

    users: dict[str, str] = field(default_factory=dict)
    codes: dict[str, ForeignCode] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    origin: str = ""
    creator: str = ""


def read_project(archive: QdaArchive) -> tuple[ForeignProject, list[ForeignSource]]:
    """A project and its sources in order.

    Raises:
        InputError: no XML, XML of another kind, or XML that declares entities.
    """
    reader = _Reader(archive)
    sources = list(reader.read())
    return reader.project, sources


class _Reader:
    """Takes a project in as a stream, so that no more of it than one selection is ever a tree."""

    def __init__(self, archive: QdaArchive) -> None:
        self.project = ForeignProject()
        self._archive = archive
        self._over: list[str] = []
        self._source: ForeignSource | None = None

    def read(self) -> Iterator[ForeignSource]:
        stream = self._archive.project()
        parsed = etree.iterparse(
            stream,
            events=("start", "end"), tag=[f"{{*}}{tag}" for tag in _TAGS],
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        )  # fmt: skip
        begun = False
        try:
            for event, element in parsed:
                begun = begun or self._begin(element)
                name = _local(element)
                if event == "start":
                    self._start(name, element)
                else:
                    yield from self._end(name, element)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._archive.fault(f"project.qde is not well-formed XML ({error})") from error
        finally:
            stream.close()
        if not begun:
            raise self._archive.fault("project.qde is no REFI-QDA project")

    def _begin(self, element: Any) -> bool:
        tree = element.getroottree()
        if tree.docinfo.internalDTD is not None:
            raise self._archive.fault(
                "project.qde declares entities, which REFI-QDA has no use for; it wasn't read",
                "Check where the file comes from.",
            )
        root = tree.getroot()
        if _local(root) != "Project":
            raise self._archive.fault(f"project.qde holds a {_local(root)}, not a Project")
        self.project.origin = root.get("origin", "")
        self.project.creator = _guid(root, "creatingUserGUID")
        return True

    def _start(self, name: str, element: Any) -> None:
        if name == "User":
            self.project.users[_guid(element, "guid")] = element.get("name", "")
        elif name == "Code":
            code = ForeignCode(element.get("name", ""), tuple(self._over))
            self.project.codes[_guid(element, "guid")] = code
            self._over.append(code.name)
        elif name == "Case":
            self.project.cases[_guid(element, "guid")] = element.get("name", "")
        elif name in _SOURCES:
            self._source = ForeignSource(_guid(element, "guid"), element.get("name", ""))
        if self._source and (name == "TextSource" or _is_of_pdf(name, element)):
            path = element.get("plainTextPath", "")
            self._source.path = path.removeprefix(_INTERNAL) if _is_internal(path) else ""

    def _end(self, name: str, element: Any) -> Iterator[ForeignSource]:
        if name == "Code":
            self._over.pop()
        elif self._source is None:
            return
        elif name == "PlainTextContent":
            self._content(element)
        elif name in _SELECTIONS:
            self._selection(name, element)
        elif name in _SOURCES:
            self._source.elsewhere += sum(_local(child) == "Coding" for child in element)
            yield self._source
            self._source = None
            _forget(element)

    def _content(self, element: Any) -> None:
        parent = element.getparent()
        if self._source and (_local(parent) == "TextSource" or _is_of_pdf(_local(parent), parent)):
            self._source.content = element.text or ""

    def _selection(self, name: str, element: Any) -> None:
        assert self._source is not None
        codings = tuple(self._codings(element))
        parent = element.getparent()
        if name != "PlainTextSelection" or not (
            _local(parent) == "TextSource" or _is_of_pdf(_local(parent), parent)
        ):
            self._source.elsewhere += len(codings)
        elif codings:
            start, end = (_number(element.get(key)) for key in ("startPosition", "endPosition"))
            found = ForeignSelection(start, end, element.get("name", ""), codings)
            self._source.selections.append(found)
        element.clear()

    def _codings(self, selection: Any) -> Iterator[tuple[str, str]]:
        for coding in selection:
            if _local(coding) != "Coding":
                continue
            for code in coding:
                if _local(code) == "CodeRef":
                    yield self._user(coding, selection), _guid(code, "targetGUID")

    def _user(self, coding: Any, selection: Any) -> str:
        for key in ("creatingUser", "modifyingUser"):
            for element in (coding, selection):
                if user := _guid(element, key):
                    return user
        return self.project.creator


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _is_of_pdf(name: str, element: Any) -> bool:
    """Whether it is the text that a program made of a whole PDF."""
    return name == "Representation" and _local(element.getparent()) == "PDFSource"


def _is_internal(path: str) -> bool:
    return path.lower().startswith(_INTERNAL)


def _guid(element: Any, key: str) -> str:
    """An id in one form: some programs write capitals, some braces."""
    value: str = element.get(key, "")
    return value.strip("{} ").lower()


def _number(value: str | None) -> int:
    digits = (value or "").strip()
    plain = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    return int(digits) if plain else _NOT_PLACED


def _forget(element: Any) -> None:
    """Frees a source that was read, and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
