"""Parts of a document that are looked up, not read: lists of sources, lists of short forms."""

import re
from collections import Counter
from collections.abc import Iterable

from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.parts.contents import is_title
from doc_audit.model import Block, BlockKind

_NUMBERING = (
    r"(?:(?:appendix|annex|section|part)\s+\w{1,4}\s*[:.–-]?\s+|(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.):]?"
    r"\s+)?(?:[\w’']+(?: [\w’']+)? (?:and|&) )?"
)
_SURE = re.compile(
    rf"{_NUMBERING}(?:references?|bibliography|works cited|end\s?notes|reference list"
    r"|list of references|further reading|sources of evidence|citations)"
    r"(?: (?:and|&) [\w ]{3,30})?\W*",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    rf"{_NUMBERING}(?:sources?|sources of information|notes|evidence(?: base| sources)?)\W*",
    re.IGNORECASE,
)
_GLOSSARY = re.compile(
    rf"{_NUMBERING}(?:glossary(?: of (?:key )?(?:terms|abbreviations|acronyms))?|acronyms"
    r"|(?:list of |key )?abbreviations|list of acronyms|jargon buster|key terms)"
    r"(?: (?:and|&|used) [\w ]{3,40}| used)?\W*",
    re.IGNORECASE,
)
_CITED = re.compile(r"\b(?:19|20)\d\d\b|https?:|www\.|\bdoi\b")
_MOSTLY = 0.8  # share of the passages under a title that need not mean sources
_LONGEST_TITLE = 80  # characters


def kind_under(title: str, below: Iterable[Passage]) -> BlockKind | None:
    """Kind of the running text under a heading; None for text that is read.

    Args:
        title: words of the heading.
        below: passages up to the next heading.
    """
    if len(title) > _LONGEST_TITLE:
        return None
    if _SURE.fullmatch(title):
        return BlockKind.REFERENCE
    if _GLOSSARY.fullmatch(title):
        return BlockKind.CAPTION
    if _LIKELY.fullmatch(title):
        cited = Counter(bool(_CITED.search(passage.whole)) for passage in below)
        mostly = cited[True] >= _MOSTLY * cited.total() > 0
        return BlockKind.REFERENCE if mostly else None
    return None


def row_kind(block: Block) -> BlockKind:
    """Kind of a table row by the section it stands in: rows of such lists are no statements."""
    if block.kind is not BlockKind.TABLE_ROW or not block.section:
        return block.kind
    under = block.section[-1]
    if len(under) > _LONGEST_TITLE:
        return block.kind
    if is_title(under) and block.text.rsplit(" ", 1)[-1].isdigit():
        return BlockKind.CONTENTS
    if _SURE.fullmatch(under):
        return BlockKind.REFERENCE
    return BlockKind.CAPTION if _GLOSSARY.fullmatch(under) else block.kind
