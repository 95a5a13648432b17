"""Quotation marks whose glyphs have lost their meaning."""

from collections.abc import Container, Iterable, Mapping

from doc_audit.ingest.pdf.lines.textline import TextLine, changed

Words = Container[str]
"""Words that a document is known to have, in lower case."""
EDGES = ".,;:!?()[]“”\"'’‘/-–"
"""Signs around a word that are none of its letters."""
_LEAST_QUOTED = 3  # letters of a word that a quotation mark stands at


def is_known(word: str, words: Words) -> bool:
    """Whether a document has a word, marks at its ends aside."""
    bare = word.strip(EDGES).lower()
    return bare in words or bare.replace("’", "'") in words


def quotes_of(lines: Iterable[TextLine], words: Words) -> dict[str, str]:
    """Lost signs that stand for quotation marks at the edge of a known word, and for which."""
    marks: dict[str, str] = {}
    for line in lines:
        for at in line.lost:
            if (mark := _quote(line.text, at)) and _is_whole(_beside(line.text, at), words):
                marks[line.text[at]] = mark
    return marks


def quoted(line: TextLine, marks: Mapping[str, str]) -> TextLine:
    """A line with those signs at the same edge of words taken for the marks."""
    text = list(line.text)
    for at in line.lost:
        if (mark := marks.get(line.text[at])) and mark == _quote(line.text, at):
            text[at] = mark
    lost = tuple(at for at in line.lost if text[at] == line.text[at])
    return changed(line, text="".join(text), lost=lost)


def _quote(text: str, at: int) -> str:
    """The quotation mark that would stand at a place; "" inside words and between blanks."""
    before, after = text[:at].split(" ")[-1].strip(EDGES), text[at + 1 :].split(" ")[0]
    opens, closes = not before, not after.strip(EDGES)
    return "" if opens == closes else "“" if opens else "”"


def _beside(text: str, at: int) -> str:
    """The word a sign at its edge belongs to."""
    return text[:at].split(" ")[-1].strip(EDGES) or text[at + 1 :].split(" ")[0].strip(EDGES)


def _is_whole(word: str, words: Words) -> bool:
    """Whether it is a known word long enough not to be the end of a broken one."""
    return len(word.strip(EDGES)) >= _LEAST_QUOTED and is_known(word, words)
