"""REFI-QDA projects and codebooks, for NVivo, ATLAS.ti, MAXQDA, QualCoder and others.

Version 1.0 of the standard (qdasoftware.org, 2019). Same run, same bytes: ids are made of what
they stand for, and there is no time in the files.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from doc_audit.export.qda_codes import QdaCode, colour_of, guid_of
from doc_audit.export.qda_spans import Selection
from doc_audit.export.qda_text import Moved, line_feeds, unique_names, xml_text

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "doc_audit"


def _namespace(space: str) -> Any:
    # lxml takes None for the namespace without a prefix; its stubs don't know.
    return {None: space}


_IN_PROJECT = _namespace(PROJECT)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can hold; stands for none."""
VARIABLES = ("plan", "system", "kind")


@dataclass(frozen=True, slots=True)
class QdaSource:
    """A document of the project.

    Attributes:
        key: what tells it from all others: its SHA-256.
        name: as the researcher knows it; made that of a text, and unique, on writing.
        text: plain text, as read.
        facts: values of `VARIABLES`, in their order; "" where unknown.
        selections: in order; positions in `text`.
    """

    key: str
    name: str
    text: str
    facts: tuple[str, ...]
    selections: Iterable[Selection]


def write_codebook(path: Path, codes: Sequence[QdaCode]) -> None:
    """A codebook (`.qdc`), over what is at the path."""
    root, space = f"{{{CODEBOOK}}}CodeBook", _namespace(CODEBOOK)
    with (
        path.open("wb") as file,
        _document(file) as xml,
        xml.element(root, nsmap=space, origin=ORIGIN),
    ):
        xml.write(_codes(codes, CODEBOOK), pretty_print=True)


def write_project(
    path: Path,
    name: str,
    coder: str,
    codes: Sequence[QdaCode],
    sources: Sequence[QdaSource],
    tell: Callable[[str], None] = lambda source: None,
) -> None:
    """A project (`.qdpx`) with the sources' texts and all codings, over what is at the path.

    Codes of one selection stand in the order of the codebook, whoever coded. Texts have line feeds
    alone, as programs count carriage returns differently; positions are moved with them. Of a
    text that isn't whole Unicode, lone surrogates become `?`.

    Args:
        path: written to.
        name: of the project.
        coder: whose codings they are.
        codes: the codebook.
        sources: in order; their selections are taken once.
        tell: called with the name of each source before it is written.
    """
    user = guid_of("user", coder)
    names = unique_names([source.name for source in sources])
    parts = _project(name, coder, codes, zip(sources, names, strict=True), user, tell)
    with zipfile.ZipFile(path, "w") as box:
        with (
            box.open(_entry("project.qde"), "w", force_zip64=True) as file,
            io.TextIOWrapper(file, "utf-8", newline="\n") as xml,
        ):
            xml.writelines(parts)
        for source in sources:
            content = line_feeds(source.text).encode("utf-8", "replace")
            box.writestr(_entry(f"sources/{_source_guid(source)}.txt"), content)


def _project(
    name: str,
    coder: str,
    codes: Sequence[QdaCode],
    sources: Iterable[tuple[QdaSource, str]],
    user: str,
    tell: Callable[[str], None],
) -> Iterator[str]:
    """XML of the project. Codings are written as text: elements take ten times as long."""
    yield "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n"
    attributes = f'name={_quoted(name)} origin="{ORIGIN}" creatingUserGUID="{user}"'
    yield f'<Project xmlns="{PROJECT}" {attributes}>\n'
    yield _told(_users(user, coder))
    yield f"<CodeBook>{_told(_codes(codes, PROJECT))}</CodeBook>\n"
    yield _told(_variables())
    yield "<Sources>\n"
    order = {code.key: n for n, code in enumerate(_all(codes))}
    for source, shown in sources:
        tell(shown)
        yield from _source(source, shown, user, order)
    yield "</Sources>\n</Project>\n"


def _all(codes: Iterable[QdaCode]) -> Iterator[QdaCode]:
    for code in codes:
        yield code
        yield from _all(code.under)


def _told(part: Any) -> str:
    return str(etree.tostring(part, encoding="unicode", pretty_print=True))


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _document(file: IO[bytes]) -> Any:
    xml = etree.xmlfile(file, encoding="utf-8")
    return _Declared(xml)


class _Declared:
    """An XML file being written that begins with its declaration, and with no byte-order mark."""

    def __init__(self, xml: Any) -> None:
        self._xml = xml

    def __enter__(self) -> Any:
        opened = self._xml.__enter__()
        opened.write_declaration(standalone=True)
        return opened

    def __exit__(self, *failed: object) -> Any:
        return self._xml.__exit__(*failed)


def _users(user: str, coder: str) -> Any:
    users = etree.Element(f"{{{PROJECT}}}Users", nsmap=_IN_PROJECT)
    etree.SubElement(users, f"{{{PROJECT}}}User", guid=user, name=xml_text(coder))
    return users


def _codes(codes: Sequence[QdaCode], space: str) -> Any:
    root = etree.Element(f"{{{space}}}Codes", nsmap=_namespace(space))
    for position, code in enumerate(codes):
        _add_code(root, code, colour_of(position), space)
    return root


def _add_code(parent: Any, code: QdaCode, colour: str, space: str) -> None:
    codable = "false" if code.under else "true"
    made = etree.SubElement(
        parent, f"{{{space}}}Code",
        guid=code.guid, name=xml_text(code.name), isCodable=codable, color=colour,
    )  # fmt: skip
    if code.says:
        etree.SubElement(made, f"{{{space}}}Description").text = xml_text(code.says)
    for under in code.under:
        _add_code(made, under, colour, space)


def _variables() -> Any:
    variables = etree.Element(f"{{{PROJECT}}}Variables", nsmap=_IN_PROJECT)
    for name in VARIABLES:
        etree.SubElement(
            variables, f"{{{PROJECT}}}Variable",
            guid=guid_of("variable", name), name=name, typeOfVariable="Text",
        )  # fmt: skip
    return variables


def _source_guid(source: QdaSource) -> str:
    return guid_of("source", source.key)


def _source(source: QdaSource, name: str, user: str, order: Mapping[str, int]) -> Iterator[str]:
    guid = _source_guid(source)
    yield f'<TextSource guid="{guid}" name={_quoted(name)} plainTextPath="internal://{guid}.txt">\n'
    moved = Moved(source.text)
    for selection in source.selections:
        keys = sorted(selection.keys, key=order.__getitem__)
        yield from _selection(moved.to(selection.start), moved.to(selection.end), keys, guid, user)
    for variable, value in zip(VARIABLES, source.facts, strict=True):
        if value:
            yield _value(variable, value)
    yield "</TextSource>\n"


def _selection(start: int, end: int, keys: Iterable[str], source: str, user: str) -> Iterator[str]:
    place = f"{start}-{end}"
    yield (
        f'<PlainTextSelection guid="{guid_of("selection", source, place)}" '
        f'startPosition="{start}" endPosition="{end}" creatingUser="{user}">\n'
    )
    for key in keys:
        guid = guid_of("coding", source, place, key)
        yield (
            f'<Coding guid="{guid}" creatingUser="{user}">'
            f'<CodeRef targetGUID="{_code_guid(key)}"/></Coding>\n'
        )
    yield "</PlainTextSelection>\n"


@cache
def _code_guid(key: str) -> str:
    return guid_of("code", key)


def _value(variable: str, value: str) -> str:
    guid = guid_of("variable", variable)
    text = escape(xml_text(value), {"\r": "&#13;"})
    return (
        f'<VariableValue><VariableRef targetGUID="{guid}"/>'
        f"<TextValue>{text}</TextValue></VariableValue>\n"
    )
