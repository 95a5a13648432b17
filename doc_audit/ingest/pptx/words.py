"""The paragraphs of a text body: their words, bullets and look."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from doc_audit.ingest.office.xml import child, children, local
from doc_audit.ingest.pptx.bullets import Numbering
from doc_audit.ingest.pptx.names import chosen, whole
from doc_audit.ingest.pptx.styles import (
    Styles,
    bullet_font,
    bullet_of,
    is_bold,
    level_of,
    size_of,
)
from doc_audit.text.clean import tidy

_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")  # control codes as PowerPoint writes them
_LINE_ENDS = str.maketrans({"\v": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n"})
_MARK = re.compile(r"[\d,\s*†‡§¹²³⁰⁴-⁹]*[\d*†‡§¹²³⁰⁴-⁹][\d,\s]*")
_NOTED = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\]’”\"'])\s*$")
"""What a raised number marks as noted; after a short word or a figure it may be a power."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_SHARE = re.compile(r"[1-9]\d*(?:\.\d+)?%")  # as strict files say it
_LONGEST_MARK = 12  # code points: "1, 2, 14"
_STRUCK = frozenset({"sngStrike", "dblStrike"})
_THROUGH_RUN = frozenset({"r", "fld"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with words.

    Attributes:
        lines: its text, a line end where its author broke lines; not yet tidy.
        level: from 0, as its author set it.
        marker: its bullet or number; "" without.
        size: points of most of its letters.
        bold: whether all of its letters are.
        note: the raised mark that it opens with, as a footnote does; else "".
        field: type of the field that all of it is (`slidenum`, `datetime1` …); else "".
        place: number in its text body from 1, empty ones counted.
    """

    lines: str
    level: int
    marker: str
    size: float
    bold: bool
    note: str
    field: str
    place: int

    @property
    def text(self) -> str:
        """Its words on one line."""
        return tidy(self.lines)


@dataclass
class _Words:
    """What the runs of one paragraph add up to."""

    parts: list[str] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    plain: int = 0
    note: str = ""
    fields: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass
class Reader:
    """Reads text bodies; `struck` counts the runs left out because a line is drawn through them."""

    struck: int = 0

    def paragraphs(self, body: etree._Element | None, styles: Styles) -> Iterator[Paragraph]:
        """Paragraphs with words of an `a:txBody`, in order."""
        numbering = Numbering()
        for place, element in enumerate(children(body, "p") if body is not None else (), 1):
            properties = child(element, "pPr")
            level = level_of(properties)
            levels = styles.levels(properties, level)
            words = _Words()
            self._walk(element, levels, words)
            if not tidy(words.text):
                continue
            yield Paragraph(
                words.text,
                level,
                numbering.marker(bullet_of(levels), level, bullet_font(levels)),
                words.sizes.most_common(1)[0][0] if words.sizes else size_of(None, levels),
                words.plain == 0,
                words.note,
                next(iter(words.fields)) if len(words.fields) == 1 else "",
                place,
            )

    def _walk(
        self, element: etree._Element, levels: Sequence[etree._Element], words: _Words
    ) -> None:
        for inner in element:
            name = local(inner)
            if name in _THROUGH_RUN:
                self._run(inner, levels, words)
            elif name == "br":
                words.parts.append("\n")
            elif name == "AlternateContent":
                picked = chosen(inner)
                if picked is not None:
                    self._walk(picked, levels, words)
            elif name in ("m", "oMath", "oMathPara"):
                words.parts += [t.text or "" for t in inner.iter("{*}t")]
                words.plain += 1

    def _run(self, run: etree._Element, levels: Sequence[etree._Element], words: _Words) -> None:
        properties = child(run, "rPr")
        text = _unescaped("".join(t.text or "" for t in children(run, "t")))
        if properties is not None and properties.get("strike") in _STRUCK:
            self.struck += bool(text.strip())
            return
        if len(text) <= _LONGEST_MARK and _is_raised(properties) and _MARK.fullmatch(text):
            if not tidy(words.text):
                words.note = tidy(text)
                return
            if _NOTED.search(words.text):
                return
            text = text.translate(_RAISED)
        letters = sum(map(str.isalnum, text))
        words.parts.append(text)
        words.sizes[size_of(properties, levels)] += letters
        words.plain += letters if not is_bold(properties, levels) else 0
        if text.strip():
            words.fields.add(run.get("type", "") if local(run) == "fld" else "")


def _is_raised(properties: etree._Element | None) -> bool:
    told = properties.get("baseline", "0") if properties is not None else "0"
    return (whole(properties, "baseline") or 0) > 0 or bool(_RAISED_SHARE.fullmatch(told))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).translate(_LINE_ENDS)
