"""Markdown to documents, clean or converted from PDF."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt

from doc_audit.ingest.converted import (
    Chunk,
    Vocabulary,
    bare,
    join_broken,
    lost_letters,
    without_running,
)
from doc_audit.ingest.decode import decode
from doc_audit.ingest.doubts import lost_line_ends, mixed_columns
from doc_audit.ingest.emphasis import headings_out, is_broken, plain_emphasis, whole_headings
from doc_audit.ingest.finish import finished
from doc_audit.ingest.html import read_page, too_deep
from doc_audit.ingest.look import is_rule
from doc_audit.ingest.pandoc import without_marks
from doc_audit.model import Block, BlockKind, Document
from doc_audit.text.clean import tidy

__all__ = ["read_markdown"]

# Signs for what Markdown has no mark for; private-use characters that no plan holds.
_FURNITURE, _ITEM, _NOTE = "\ue0f0", "\ue0f1", "\ue0f2"
_SIGNS = re.compile(f"[{_FURNITURE}{_ITEM}{_NOTE}]")

_DEEPEST = 100  # lists and quotations within each other; a plan has under 10
_FIXED = re.compile(r"#{1,6}(?:\s|$)|\||```|~~~|>|<|\t| {4}|[-*+] |\d{1,9}[.)] |[-=*_]{3,}\s*$")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_NOTE_TEXT = re.compile(r"\[\^([^\]\s]{1,40})\]:\s*(.*)", re.DOTALL)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_FRONT = re.compile(r"\A---[ \t]*\n((?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n){1,60})(?:---|\.\.\.)[ \t]*\n")
_SUB_BULLET = re.compile(r"\s+o\s+(?=[a-z])")


def _chunks(source: str) -> Iterator[Chunk]:
    """The source between blank lines; code fences whole."""
    held: list[str] = []
    fenced = False
    for line in source.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        if line.strip() or fenced:
            held.append(line)
        elif held:
            yield _chunk(held)
            held = []
    if held:
        yield _chunk(held)


def _chunk(lines: Sequence[str]) -> Chunk:
    first = lines[0]
    numbered = re.match(r"\d{1,9}[.)] ", first) and len(lines) == 1
    fixed = (_FIXED.match(first) and not numbered) or _FENCE.match(first)
    setext = len(lines) > 1 and re.match(r"\s{0,3}(?:=+|-+)\s*$", lines[-1])
    return Chunk("\n".join(lines), "fixed" if fixed or setext else "text")


def _sub_bullets(chunk: Chunk) -> Iterator[Chunk]:
    """A chunk cut where the sub-bullets `o` of a Word list were run together."""
    words = bare(chunk.text)
    if chunk.kind != "text" or not (words.startswith("o ") or ": o " in words):
        yield chunk
        return
    first, *others = _SUB_BULLET.split(chunk.text)
    yield replace(chunk, text=first)
    yield from (replace(chunk, text=f"o {other}") for other in others)


def _unbroken(chunk: Chunk, words: Vocabulary) -> Chunk:
    """A chunk with the words that its line ends break made whole; one in a fence as it is."""
    if "-\n" not in chunk.text or _FENCE.match(chunk.text):
        return chunk
    return replace(chunk, text=words.whole(chunk.text))


def _mended(source: str) -> list[Chunk]:
    """Chunks of a source, with what a conversion from PDF did to it undone."""
    words = Vocabulary(lambda: (source,))
    read = [_unbroken(chunk, words) for chunk in _chunks(source) if not is_rule(chunk.text)]
    chunks = without_running(read)
    converted = is_broken(source) or any(chunk.kind == "furniture" for chunk in chunks)
    chunks = whole_headings(chunks)
    chunks = [part for chunk in chunks for part in headings_out(chunk, converted)]
    joined = join_broken(chunks)
    return [part for chunk in joined for part in _sub_bullets(chunk)]


def _rendered(chunk: Chunk, heading: str) -> str:
    """The Markdown of one chunk."""
    if chunk.kind == "furniture":
        return _FURNITURE + chunk.text
    if chunk.kind == "heading":
        return f"{heading} {bare(chunk.text)}"
    if note := _NOTE_TEXT.match(chunk.text):
        return f"{_NOTE}{note[1]}{_NOTE}{_NOTE_MARK.sub('', note[2])}"
    if chunk.text.startswith(r"\*"):  # an escaped asterisk is the mark of a note, not a bullet
        return f"{_NOTE}*{_NOTE}{plain_emphasis(chunk.text[2:])}"
    text = _NOTE_MARK.sub("", chunk.text)
    if chunk.kind == "fixed":
        return text
    return (_ITEM if chunk.kind == "item" else "") + plain_emphasis(text)


def _front_matter(source: str) -> tuple[list[Block], str]:
    """The settings at the top of a file, as furniture, and the rest."""
    found = _FRONT.match(source)
    if found is None:
        return [], source
    lines = [line.strip() for line in found[1].split("\n") if line.strip()]
    return [Block(BlockKind.FURNITURE, line) for line in lines], source[found.end() :]


def _signed(block: Block) -> Block:
    """A block with the sign it opens with made into its kind."""
    sign, text = block.text[:1], _SIGNS.sub(" ", block.text[1:]).strip()
    if sign == _FURNITURE:
        return replace(block, kind=BlockKind.FURNITURE, text=text, level=0, marker="")
    if sign == _ITEM:
        return replace(block, kind=BlockKind.LIST_ITEM, text=text, level=1)
    if sign == _NOTE:
        marker, _, words = block.text[1:].partition(_NOTE)
        return replace(block, kind=BlockKind.FOOTNOTE, text=tidy(words), marker=marker)
    words = _SIGNS.sub(" ", block.text).strip()
    return block if words == block.text else replace(block, text=words)


def _html(text: str, name: str) -> str:
    # Lines are kept (`breaks`) because bullets may open them; indented text isn't code in a plan.
    parser = MarkdownIt("commonmark", {"html": True, "breaks": True, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"]).disable("code")
    tokens = parser.parse(text)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise too_deep(name)  # the parser leaves out what lies deeper without a word
    return str(parser.renderer.render(tokens, parser.options, {}))


def read_markdown(content: bytes, name: str, doc_id: str) -> Document:
    """Reads Markdown; page numbers, running headers and breaks of a converted PDF are undone.

    Paths count elements of a kind in reading order, as in HTML.

    Raises:
        DocumentError: `too_deep`.
    """
    decoded = decode(content)
    source = _SIGNS.sub(" ", re.sub(r"\r\n?|\f", "\n", decoded.text))
    front, rest = _front_matter(source)
    rest = without_marks(rest)
    chunks = _mended(rest)
    deepest = max((len(m[1]) for m in re.finditer(r"(?m)^(#{1,6}) ", rest)), default=0)
    heading = "#" * min(deepest + 1, 6)
    text = "\n\n".join(_rendered(chunk, heading) for chunk in chunks)
    page = read_page(_html(text, name), name, whole=True)
    return finished(
        [*front, *map(_signed, page.blocks)],
        content=content,
        name=name,
        doc_id=doc_id,
        media="markdown",
        returns=page.returns,
        problems=[
            *decoded.problems,
            *page.problems,
            *lost_letters(rest),
            *lost_line_ends(rest),
            *mixed_columns([chunk.text for chunk in _chunks(rest)]),
        ],
    )
