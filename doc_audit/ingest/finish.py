"""The last step of every reader without geometry: labels joined, sections set, offsets placed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from doc_audit.ingest.label_records import join_labels
from doc_audit.ingest.titles import title_place, with_numbers
from doc_audit.model import Block, BlockKind, Document, Problem, sha256_of
from doc_audit.model.assemble import place_blocks, with_sections

BAND_LEVEL = 9
"""Heading level of a row that runs across a table and names the rows under it."""

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_REFERENCES = re.compile(
    r"(?:[\dA-Z]+(?:\.\d+)*[.:)]?\s+|appendix\s+\w+[.:]?\s+)?"
    r"(?:references|bibliography|end\s?notes|works cited|reference list)(?: and .{3,30})?",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents?|(?:in|on) this (?:page|document)", re.IGNORECASE)
_BACK = re.compile(r"\W*back to (?:the )?top\W*", re.IGNORECASE)
_LINK = re.compile(r"\W*(?:https?://|www\.)\S+\W*", re.IGNORECASE)
_SOURCE = re.compile(r"(?:data )?sources?\s?:\s?\S.{0,200}", re.IGNORECASE)

_NONE: Mapping[str, str] = MappingProxyType({})
_TITLE_WORDS = 25  # of a figure


def _is_band(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.table > 0


def _sectioned(blocks: Sequence[Block], returns: Mapping[str, str] = _NONE) -> list[Block]:
    """Sections as `with_sections` sets them, under no title; a table's bands end with the table."""
    plain = [block for block in blocks if not _is_band(block)]
    title = title_place(plain)
    body = 0 if title is None else title + 1
    upper = with_sections(plain[:body], returns)
    outer = iter((*upper, *with_sections(plain[body:], returns)))
    done: list[Block] = []
    section: tuple[str, ...] = ()  # what a band stands in
    band, table = "", 0
    for block in blocks:
        if block.table != table:
            band, table = "", block.table
        if _is_band(block):
            done.append(replace(block, section=section))
            band = block.text
            continue
        placed = next(outer)
        section = placed.section
        if placed.kind is BlockKind.HEADING and (title is None or placed is not upper[-1]):
            section = (*section, placed.text)
        done.append(replace(placed, section=(*placed.section, band)) if band else placed)
    return done


def _kind(block: Block, headings: frozenset[str]) -> BlockKind:
    """The kind of running text by what it says and the heading it stands under."""
    under = block.section[-1] if block.section else ""
    if _BACK.fullmatch(block.text):
        return BlockKind.FURNITURE
    if _CONTENTS.fullmatch(under) and block.text.casefold() in headings:
        return BlockKind.CONTENTS
    if _REFERENCES.fullmatch(under) or _LINK.fullmatch(block.text):
        return BlockKind.REFERENCE
    if block.kind is BlockKind.PARAGRAPH and _SOURCE.fullmatch(block.text):
        return BlockKind.CAPTION
    return block.kind


def _told_apart(blocks: Sequence[Block]) -> list[Block]:
    """Contents lists, references, bare links and the source lines of figures by their kind."""
    headings = frozenset(
        block.text.casefold() for block in blocks if block.kind is BlockKind.HEADING
    )
    kinds = [_kind(block, headings) if block.kind in _RUNNING else block.kind for block in blocks]
    for at, block in enumerate(blocks[1:]):
        if _SOURCE.fullmatch(block.text) and _is_title(blocks[at], kinds[at]):
            kinds[at] = BlockKind.CAPTION
    return [
        block if block.kind is kind else replace(block, kind=kind)
        for block, kind in zip(blocks, kinds, strict=True)
    ]


def _is_title(block: Block, kind: BlockKind) -> bool:
    """Whether a paragraph above a source line is the title of a figure, not a sentence."""
    short = len(block.text.split()) <= _TITLE_WORDS
    return kind is BlockKind.PARAGRAPH and short and not block.text.endswith((".", ":", "?", ";"))


def _has_words(block: Block) -> bool:
    return block.kind is not BlockKind.FURNITURE and any(map(str.isalpha, block.text))


def struck_problem(count: int) -> tuple[Problem, ...]:
    """A note on words that were left out because a line is drawn through them."""
    if count == 0:
        return ()
    message = f"Words that are struck through were left out, in {count} places."
    return (Problem("struck_text", "note", message, "Check that they are meant to be deleted."),)


def _named(problem: Problem, doc_id: str, name: str) -> Problem:
    return replace(problem, doc=doc_id, file=name)


def finished(
    blocks: Iterable[Block],
    *,
    content: bytes,
    name: str,
    doc_id: str,
    media: str,
    problems: Iterable[Problem] = (),
    returns: Mapping[str, str] = _NONE,
) -> Document:
    """The document of some blocks in reading order; blocks without text are left out.

    A document without a word gets the problem `document_without_text`. `returns` tells what ends
    without a heading (an accordion): path of the first block after it → path of the first block
    in it, to whose section what follows goes back.
    """
    kept = join_labels(with_numbers([block for block in blocks if block.text]))
    found = list(problems)
    if not any(map(_has_words, kept)):
        message = "The file has no text that can be read."
        mend = "If its pages are pictures, give a PDF or Word file with text."
        found.append(Problem("document_without_text", "error", message, mend))
    return Document(
        id=doc_id,
        name=name,
        media=media,
        sha256=sha256_of(content),
        blocks=place_blocks(_told_apart(_sectioned(kept, returns))),
        problems=tuple(_named(problem, doc_id, name) for problem in found),
    )
