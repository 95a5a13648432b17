"""What is settled over the whole body before it is read: fields over many paragraphs, sizes."""

import re
from collections import Counter

from lxml import etree

from doc_audit.ingest.docx.names import half_points, switched_on, value
from doc_audit.ingest.docx.styles import Styles
from doc_audit.ingest.office.xml import child, local
from doc_audit.model import BlockKind

_CONTENTS_CODE = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_REFERENCES_CODE = re.compile(
    r"\s*(?:BIBLIOGRAPHY\b|ADDIN\s+(?:EN\.REFLIST|ZOTERO_BIBL|.*CSL_BIBLIOGRAPHY))"
)
_MOST_NESTED = 20  # fields in each other; Word's own limit
_CONTENTS_GALLERY = "table of contents"


Dropped = list[tuple[etree._Element, list[etree._Element]]]
"""Runs, and what was taken out of them."""


def drop_placeholders(root: etree._Element) -> Dropped:
    """Takes out the words that content controls show only until somebody fills them in."""
    dropped = []
    for control in root.iter("{*}sdt"):
        if switched_on(child(control, "sdtPr"), "showingPlcHdr"):
            content = child(control, "sdtContent")
            for run in list(content.iter("{*}r")) if content is not None else ():
                inside = list(run)
                dropped.append((run, inside))
                for inner in inside:
                    run.remove(inner)
    return dropped


def put_back(dropped: Dropped) -> None:
    """Undoes `drop_placeholders`, for a tree that is written again."""
    for run, inside in reversed(dropped):
        run.extend(inside)


def _kind_of_code(code: str) -> BlockKind | None:
    if _CONTENTS_CODE.match(code):
        return BlockKind.CONTENTS
    return BlockKind.REFERENCE if _REFERENCES_CODE.match(code) else None


class _Fields:
    """Goes over the fields of a body in order and remembers what paragraphs those touch."""

    def __init__(self) -> None:
        self.kinds: dict[etree._Element, BlockKind] = {}
        self._open: list[tuple[list[str], list[etree._Element]]] = []
        self._deeper = 0  # fields inside the last one that is followed
        self._paragraph: etree._Element | None = None

    def paragraph(self, element: etree._Element) -> None:
        self._paragraph = element
        for _, touched in self._open:
            touched.append(element)

    def code(self, words: str) -> None:
        if self._open and not self._deeper:
            self._open[-1][0].append(words)

    def mark(self, kind: str) -> None:
        if self._deeper or (kind == "begin" and len(self._open) == _MOST_NESTED):
            self._deeper += {"begin": 1, "end": -1}.get(kind, 0)
        elif kind == "begin":
            here = [] if self._paragraph is None else [self._paragraph]
            self._open.append(([], here))
        elif kind == "end" and self._open:
            # only a field that ends counts: one left open would take in all that follows
            codes, touched = self._open.pop()
            if kind_ := _kind_of_code("".join(codes)):
                self.kinds |= dict.fromkeys(touched, kind_)


def _kind_of_control(control: etree._Element) -> BlockKind | None:
    properties = child(control, "sdtPr")
    if child(properties, "bibliography") is not None:
        return BlockKind.REFERENCE
    gallery = value(child(properties, "docPartObj", "docPartGallery"))
    return BlockKind.CONTENTS if gallery.casefold() == _CONTENTS_GALLERY else None


def generated_kinds(root: etree._Element) -> dict[etree._Element, BlockKind]:
    """The paragraphs that Word makes by itself: lists of contents and of sources."""
    fields = _Fields()
    for element in root.iter("{*}p", "{*}fldChar", "{*}instrText", "{*}sdt"):
        name = local(element)
        if name == "p":
            fields.paragraph(element)
        elif name == "fldChar":
            fields.mark(value(element, "fldCharType"))
        elif name == "instrText":
            fields.code(element.text or "")
        elif kind := _kind_of_control(element):
            fields.kinds |= dict.fromkeys(element.iter("{*}p"), kind)
    return fields.kinds


def body_size(root: etree._Element, styles: Styles) -> int:
    """Half-points in which most letters of a body are set; 0 where it has none."""
    letters: Counter[int] = Counter()
    for paragraph in root.iter("{*}p"):
        usual = styles.look(child(paragraph, "pPr")).size
        for run in paragraph.iter("{*}r"):
            size = half_points(child(run, "rPr", "sz")) or usual
            letters[size] += sum(len(text.text or "") for text in run.iter("{*}t"))
    return max(letters, key=lambda size: (letters[size], size), default=0)
