"""Comments of a Word file read back by its XML alone, and the file without them."""

import zipfile
from io import BytesIO
from itertools import pairwise

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
UNSHOWN = ("del", "moveFrom", "Fallback", "instrText")
HOLDERS = frozenset(
    {"p", "hyperlink", "fldSimple", "smartTag", "sdtContent", "customXml", "ins", "moveTo", "dir",
     "bdo"}
)  # fmt: skip
"""What may hold marks of comments, by ECMA-376."""
BLANKS = ("tab", "br", "cr")


def name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def part(content: bytes, path: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(content)).read(path))


class _Anchors:
    """Walks a document and keeps the words between the marks of each comment."""

    def __init__(self) -> None:
        self.started: dict[str, list[str]] = {}
        self.done: dict[str, str] = {}
        self.referred: list[str] = []

    def walk(self, element: etree._Element) -> None:
        kind = name(element)
        if kind in UNSHOWN:
            return
        if kind in MARKS:
            self._mark(element, kind, element.get(f"{WORD}id", ""))
        elif kind == "t":
            self._say(element.text or "")
        elif kind == "p" or (kind in BLANKS and _holder(element) == "r"):
            self._say(" ")
        for inner in element:
            self.walk(inner)

    def _mark(self, mark: etree._Element, kind: str, id_: str) -> None:
        if kind == "commentReference":
            assert id_ in self.done
            self.referred.append(id_)
            return
        assert _holder(mark) in HOLDERS
        if kind == "commentRangeStart":
            assert id_ not in self.started | self.done
            self.started[id_] = []
        else:
            self.done[id_] = "".join(self.started.pop(id_))

    def _say(self, words: str) -> None:
        for said in self.started.values():
            said.append(words)


def _holder(element: etree._Element) -> str:
    above = element.getparent()
    return "" if above is None else name(above)


def anchored(root: etree._Element) -> dict[str, str]:
    """Words of each comment by its id; all have a start, an end and a reference behind that."""
    found = _Anchors()
    found.walk(root)
    assert not found.started
    assert sorted(found.referred) == sorted(found.done)
    return found.done


def comments(content: bytes, author: str = "doc_audit") -> list[tuple[str, str]]:
    """What each comment says, a line a paragraph, and the words it stands at."""
    words = anchored(part(content, "word/document.xml"))
    found = []
    for comment in part(content, "word/comments.xml"):
        if comment.get(f"{WORD}author") == author:
            lines = ("".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in comment)
            found.append(("\n".join(lines), words[comment.get(f"{WORD}id", "")]))
    return found


def without_marks(root: etree._Element) -> bytes:
    """The tree with marks of our comments gone and cut runs joined, in canonical form."""
    for mark in list(root.iter(*(f"{WORD}{kind}" for kind in MARKS))):
        gone = mark.getparent() if name(mark) == "commentReference" else mark
        assert gone is not None
        above = gone.getparent()
        assert above is not None
        above.remove(gone)
    return joined(root)


def joined(root: etree._Element) -> bytes:
    """A tree whose runs that are alike and stand together are one, in canonical form."""
    for above in list(root.iter()):
        for one, other in pairwise(list(above)):
            if name(one) == name(other) == "r" and _head(one) == _head(other):
                inside = [inner for inner in one if name(inner) != "rPr"]
                for place, inner in enumerate(inside, int(other.find(f"{WORD}rPr") is not None)):
                    other.insert(place, inner)
                above.remove(one)
    for run in list(root.iter(f"{WORD}r")):
        for one, other in pairwise(list(run)):
            if name(one) == name(other) == "t":
                other.text = (one.text or "") + (other.text or "")
                run.remove(one)
    for text in root.iter(f"{WORD}t"):
        text.attrib.pop(SPACE, None)
        text.text = text.text or None
    return etree.tostring(root, method="c14n")


def _head(run: etree._Element) -> tuple[object, object]:
    properties = run.find(f"{WORD}rPr")
    told = b"" if properties is None else etree.tostring(properties, method="c14n")
    return sorted(run.attrib.items()), told
