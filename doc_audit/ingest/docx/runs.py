"""The words of one paragraph: runs, links, fields and changes, as Word shows them accepted."""

from dataclasses import dataclass, field

from lxml import etree

from doc_audit.ingest.docx.names import number, switched_on, value
from doc_audit.ingest.docx.styles import Look, Styles
from doc_audit.ingest.office.xml import child, children, local

_THROUGH = frozenset(
    {"hyperlink", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby",
     "rubyBase", "oMath", "oMathPara"}
)  # fmt: skip
_ADDED = frozenset({"ins", "moveTo"})
_REMOVED = frozenset({"del", "moveFrom"})
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_DRAWN = frozenset({"drawing", "pict", "object"})
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"


@dataclass
class Words:
    """What a paragraph holds.

    Attributes:
        parts: of its text, to be joined; line breaks as line ends.
        notes: (`footnote` or `endnote`, id) in the order of their references.
        boxes: the contents of its text boxes.
        diagrams: relation ids of its SmartArt.
        pictures, charts: how many it holds.
        changed, hidden, struck: whether it holds tracked changes, hidden text, struck text.
        plain: letters that aren't bold.
        size: half-points of its first words.
    """

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    pictures: int = 0
    charts: int = 0
    changed: bool = False
    hidden: bool = False
    struck: bool = False
    plain: int = 0
    size: int = 0

    @property
    def text(self) -> str:
        """The paragraph's text, not yet tidy."""
        return "".join(self.parts)


class _Reader:
    """Walks one paragraph."""

    def __init__(self, styles: Styles, look: Look) -> None:
        self._styles = styles
        self._look = look
        self._fields: list[bool] = []  # of the open fields: is it still in its instruction?
        self.words = Words()

    def walk(self, element: etree._Element) -> None:
        for inner in element:
            name = local(inner)
            if name == "r":
                self._run(inner)
            elif name in _ADDED:
                self.words.changed = True
                self.walk(inner)
            elif name in _REMOVED:
                self.words.changed = True
            elif name == "AlternateContent":
                self.walk(chosen(inner))
            elif name == "t":  # of a formula
                self.words.parts.append(inner.text or "")
            elif name in _THROUGH or _is_math(inner):
                self.walk(inner)

    def _run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        hidden = self._styles.run_hidden(properties)
        if self._look.hidden if hidden is None else hidden:
            self.words.hidden = self.words.hidden or any(True for _ in children(run, "t"))
            return
        if switched_on(properties, "strike") or switched_on(properties, "dstrike"):
            self.words.struck = True
            return
        before = len(self.words.parts)
        for inner in run:
            self._piece(inner, local(inner))
        self._note_look(properties, "".join(self.words.parts[before:]))

    def _note_look(self, properties: etree._Element | None, text: str) -> None:
        if not text.strip():
            return
        bold = switched_on(properties, "b")
        if not (self._look.bold if bold is None else bold):
            self.words.plain += sum(map(str.isalnum, text))
        self.words.size = self.words.size or number(child(properties, "sz")) or self._look.size

    def _piece(self, inner: etree._Element, name: str) -> None:
        if name == "fldChar":
            self._field(value(inner, "fldCharType"))
        elif name in _NOTES:
            self.words.notes.append((_NOTES[name], value(inner, "id")))
        elif name in _DRAWN:
            self._drawn(inner)
        elif name == "AlternateContent":
            for part in chosen(inner):
                self._piece(part, local(part))
        elif not any(self._fields):
            self._sign(inner, name)

    def _sign(self, inner: etree._Element, name: str) -> None:
        if name == "t":
            self.words.parts.append(inner.text or "")
        elif name == "sym":
            self.words.parts.append(_symbol(value(inner, "char")))
        elif name == "br" and value(inner, "type") in ("page", "column"):
            self.words.parts.append(" ")
        elif name in _SIGNS:
            self.words.parts.append(_SIGNS[name])

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawn(self, drawing: etree._Element) -> None:
        """Finds the outermost text boxes of a drawing; counts what can't be read."""
        for inner in drawing:
            name = local(inner)
            if name == "txbxContent":
                self.words.boxes.append(inner)
            elif name == "AlternateContent":
                self._drawn(chosen(inner))
            elif name in ("blip", "imagedata"):
                self.words.pictures += 1
            elif name == "chart":
                self.words.charts += 1
            elif name == "relIds":
                data = inner.get(f"{_RELATION}dm") or inner.get(f"{_STRICT_RELATION}dm")
                self.words.diagrams.append(data or "")
            else:
                self._drawn(inner)


def chosen(alternate: etree._Element) -> etree._Element:
    """The alternative that Word shows: the first choice, else the fallback."""
    choice = child(alternate, "Choice")
    fallback = child(alternate, "Fallback")
    picked = choice if choice is not None else fallback
    return alternate if picked is None else picked


def _is_math(element: etree._Element) -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag.startswith("{") and tag[1:].split("}")[0].endswith("/math")


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def read_words(paragraph: etree._Element, styles: Styles, look: Look) -> Words:
    """The words of a `w:p`: insertions in, deletions out, comments and field codes left alone."""
    reader = _Reader(styles, look)
    reader.walk(paragraph)
    return reader.words
