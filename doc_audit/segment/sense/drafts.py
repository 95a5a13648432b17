"""Whether a document says that it is a draft."""

import re
from collections import Counter
from collections.abc import Sequence

from doc_audit.model.document import BlockKind, Document, Fact
from doc_audit.text.fold import fold

MOST_WORDS = 14
"""A mark is a line of its own; longer lines speak about drafts."""

RUNNING_PAGES = 2
"""A mark in a running head counts where it stands on so many pages."""

OPENING = 20
"""Blocks from the start in which "this draft strategy" makes it likely one."""

_MARK = re.compile(r"\b(?:draft|consultation (?:version|copy)|working copy)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:response|respond\w*|feedback|comments?|following|after|earlier|previous|replaces?"
    r"|supersedes?|consult(?:ed|ation) on|views on|told us|about"
    r"|(?:on|to|of) (?:the|our) draft|read the|changes to|no longer|drafts)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:the|that|their|its)\s+(?:[\w-]+\s+){0,3}draft\b", re.IGNORECASE)
"""A draft that is spoken of; it may be this one."""

_FINAL = re.compile(r"\bfinal(?:ised)?\b(?!\s+draft)", re.IGNORECASE)
_ZERO = re.compile(r"\b(?:version|v)[\s.:]*0\.\d", re.IGNORECASE)


_FOR_COMMENT = re.compile(r"\bdraft for (?:comments?|views)\b", re.IGNORECASE)
_THIS_DRAFT = re.compile(r"\bthis draft\b", re.IGNORECASE)


def draft_of(document: Document, lines: Sequence[str], where: str, file_words: str) -> Fact | None:
    """`yes` where the document is marked as a draft; None where nothing says so.

    Sure by a mark on the cover or in the running head; a guess by the file's name, by a version
    below 1, or where another mark says final.
    """
    final = any(_is_mark(line, _FINAL) for line in lines)
    for line in lines:
        if _is_mark(line, _MARK):
            return _draft("document", f"{where}: {line}", not final and not _NAMED.search(line))
    running = _running_mark(document)
    if running:
        return _draft("document", f"running head: {running}", not final)
    for block in document.blocks[:OPENING]:
        prose = block.kind is BlockKind.PARAGRAPH
        if prose and _THIS_DRAFT.search(block.text) and not final:
            return _draft("document", block.text, sure=False)
    for line in lines:
        if _ZERO.search(line) and not final:
            return _draft("document", f"{where}: {line}", sure=False)
    if re.search(r"\bdraft\b|\bv0[ .]\d", file_words, re.IGNORECASE) and not _ABOUT.search(
        file_words
    ):
        return _draft("file_name", file_words, sure=False)
    return None


def _draft(source: str, where: str, sure: bool) -> Fact:
    return Fact("yes", "file_name" if source == "file_name" else "document", where[:200], sure)


def _is_mark(line: str, pattern: re.Pattern[str]) -> bool:
    text = fold(line)
    text = _FOR_COMMENT.sub("draft", text)
    return (
        len(text.split()) <= MOST_WORDS and bool(pattern.search(text)) and not _ABOUT.search(text)
    )


def _running_mark(document: Document) -> str:
    """A running head or watermark that says draft, on enough pages (or in a file without any)."""
    if document.media == "html":  # its frame is menus, which lead to all sorts of drafts
        return ""
    pages: Counter[str] = Counter()
    for block in document.blocks:
        lone = block.text.strip(" .-–—*[]()").casefold() == "draft"  # a watermark read as text
        if (lone or block.kind is BlockKind.FURNITURE) and _is_mark(block.text, _MARK):
            pages[block.text] += 1
    for text, count in pages.items():
        if count >= RUNNING_PAGES or not document.pages:
            return text
    return ""
