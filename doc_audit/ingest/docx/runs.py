"""The words of one paragraph: runs, links, fields and changes, as Word shows them accepted."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.docx.drawings import Drawn, chosen
from doc_audit.ingest.docx.names import number, switched_on, value
from doc_audit.ingest.docx.styles import Look, Styles
from doc_audit.ingest.docx.symbols import in_font, sign
from doc_audit.ingest.office.xml import child, children, local

_THROUGH = frozenset(
    {"smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "dir", "bdo", "ruby",
     "rubyBase", "oMath", "oMathPara", "hyperlink"}
)  # fmt: skip
_ADDED = frozenset({"ins", "moveTo"})
_REMOVED = frozenset({"del", "moveFrom"})
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_DRAWN = frozenset({"drawing", "pict", "object"})
_LINKED = frozenset({"hyperlink", "fldSimple"})
_ON = frozenset({"1", "true", "on"})
_CHECKED = {True: "☒", False: "☐"}
_NOTE_MARK = re.compile(r"[\s,*†‡§]*(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)?[\s,*†‡§]*")
# A raised number after these is a note's mark; after "10" or "km" it is a power.
_MARKED = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\]”’\"'])\s*$")
_TAIL = 20  # characters looked at before a raised number
_POWER = re.compile(r"\b(?:metre|meter|mile|foot|feet|yard|inch)s?\s*$", re.IGNORECASE)


class Part(NamedTuple):
    """A piece of text in one look.

    Attributes:
        text: as it is shown.
        strong: bold or underlined.
        size: half-points.
        italic: whether it is.
        source: the element that it comes from; of a `w:t`, letter for letter. None for words that
            no element holds as such.
    """

    text: str
    strong: bool
    size: int
    italic: bool = False
    source: etree._Element | None = None


@dataclass
class Words:
    """What a paragraph holds.

    Attributes:
        parts: of its text, to be joined; line breaks as line ends, tabs as tabs.
        notes: (`footnote` or `endnote`, id) in the order of their references.
        drawn: what its drawings hold.
        changed, hidden, struck: whether it holds tracked changes, hidden text, struck text.
        sequence: names of what it counts (`Figure`), in lower case.
    """

    parts: list[Part] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    drawn: Drawn = field(default_factory=Drawn)
    changed: bool = False
    hidden: bool = False
    struck: bool = False
    sequence: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraph's text, not yet tidy."""
        return "".join(part.text for part in self.parts)


@dataclass
class _Field:
    """An open field: is it still in its instruction, and what that says so far."""

    coding: bool = True
    code: str = ""

    @property
    def links(self) -> bool:
        return self.code.lstrip().startswith("HYPERLINK")


class _Reader:
    """Walks one paragraph."""

    def __init__(self, styles: Styles, look: Look) -> None:
        self._styles = styles
        self._look = look
        self._fields: list[_Field] = []
        self._links = 0  # how many links the walk stands in
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
                self._add(inner.text or "", None, inner)
            elif name == "f" and _is_math(inner):
                self._fraction(inner)
            elif name in _THROUGH or _is_math(inner):
                self._through(inner, name)

    def _through(self, element: etree._Element, name: str) -> None:
        if name == "fldSimple":
            self._count_in(value(element, "instr"))
        self._links += name in _LINKED
        self.walk(element)
        self._links -= name in _LINKED

    def _fraction(self, element: etree._Element) -> None:
        for place, name in enumerate(("num", "den")):
            if (part := child(element, name)) is not None:
                self._add("/" if place else "", None)
                self.walk(part)

    def _run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        hidden = self._styles.toggled(properties, "vanish") if properties is not None else None
        if self._look.hidden if hidden is None else hidden:
            self.words.hidden = self.words.hidden or any(True for _ in children(run, "t"))
            return
        if switched_on(properties, "strike") or switched_on(properties, "dstrike"):
            self.words.struck = self.words.struck or any(True for _ in children(run, "t"))
            return
        if child(properties, "rPrChange") is not None:
            self.words.changed = True
        if self._is_note_mark(run, properties):
            return
        for inner in run:
            self._piece(inner, local(inner), properties)
            if local(inner) in _NOTES and value(inner, "customMarkFollows") in _ON:
                return  # what follows is the mark itself

    def _is_note_mark(self, run: etree._Element, properties: etree._Element | None) -> bool:
        """Whether a run is a typed mark of a note: a raised number or star after a word."""
        raised = (number(child(properties, "position")) or 0) > 0  # LibreOffice
        if not raised and value(child(properties, "vertAlign")) != "superscript":
            return False
        text = "".join(inner.text or "" for inner in children(run, "t")).strip()
        before = "".join(part.text for part in self.words.parts[-_TAIL:])[-_TAIL:]
        return (
            bool(text)
            and _NOTE_MARK.fullmatch(text) is not None
            and _MARKED.search(before) is not None
            and not (text in "23" and _POWER.search(before))
        )

    def _piece(self, inner: etree._Element, name: str, properties: etree._Element | None) -> None:
        if name in ("fldChar", "instrText"):
            self._field(inner, name)
        elif name in _NOTES:
            self.words.notes.append((_NOTES[name], value(inner, "id")))
        elif name in _DRAWN:
            self.words.drawn.gather(inner)
        elif name == "AlternateContent":
            for part in chosen(inner):
                self._piece(part, local(part), properties)
        elif name == "ruby":
            self._through(inner, name)
        elif not any(open_.coding for open_ in self._fields):
            self._add(_shown(inner, name, properties), properties, inner)

    def _add(
        self,
        text: str,
        properties: etree._Element | None,
        source: etree._Element | None = None,
    ) -> None:
        if not text:
            return
        look = self._look
        size, bold, underlined, italic = look.size, look.bold, look.underlined, look.italic
        if properties is not None:
            size = self._styles.size(properties) or size
            bold = self._toggled(properties, "b", usual=bold)
            linked = self._links or any(open_.links for open_ in self._fields)
            underlined = not linked and self._toggled(properties, "u", usual=underlined)
            italic = self._toggled(properties, "i", usual=italic)
        self.words.parts.append(Part(text, bold or underlined, size, italic, source))

    def _toggled(self, properties: etree._Element, name: str, *, usual: bool) -> bool:
        told = self._styles.toggled(properties, name)
        return usual if told is None else told

    def _field(self, mark: etree._Element, name: str) -> None:
        kind = value(mark, "fldCharType")
        if name == "instrText":
            if self._fields:
                self._fields[-1].code += mark.text or ""
        elif kind == "begin":
            self._fields.append(_Field())
            self._add_form(child(mark, "ffData"))
        elif kind == "separate" and self._fields:
            self._fields[-1].coding = False
        elif kind == "end" and self._fields:
            self._count_in(self._fields.pop().code)

    def _count_in(self, code: str) -> None:
        name, *rest = [*code.split(), ""]
        if name == "SEQ" and rest[0]:
            self.words.sequence.append(rest[0].lower())

    def _add_form(self, form: etree._Element | None) -> None:
        """What an old form field shows that has no words of its own."""
        if (box := child(form, "checkBox")) is not None:
            on = switched_on(box, "checked")
            self._add(_CHECKED[bool(switched_on(box, "default") if on is None else on)], None)
        elif (choices := child(form, "ddList")) is not None:
            picked = number(child(choices, "result")) or 0
            entries = [value(entry) for entry in children(choices, "listEntry")]
            self._add(entries[picked] if 0 <= picked < len(entries) else "", None)


def _shown(inner: etree._Element, name: str, properties: etree._Element | None) -> str:
    if name == "t":
        fonts = child(properties, "rFonts")
        return in_font(inner.text or "", value(fonts, "ascii") or value(fonts, "hAnsi"))
    if name == "sym":
        return _symbol(value(inner, "char"), value(inner, "font"))
    return _SIGNS.get(name, "")


def _is_math(element: etree._Element) -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag.startswith("{") and tag[1:].split("}")[0].endswith("/math")


def _symbol(code: str, font: str) -> str:
    try:
        return sign(int(code, 16), font)
    except (ValueError, OverflowError):
        return ""


def read_words(paragraph: etree._Element, styles: Styles, look: Look) -> Words:
    """The words of a `w:p`: insertions in, deletions out, comments and field codes left alone."""
    reader = _Reader(styles, look)
    reader.walk(paragraph)
    return reader.words
