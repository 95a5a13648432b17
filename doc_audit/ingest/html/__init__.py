"""Saved web pages and HTML long reads to documents."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree, html

from doc_audit.errors import DocumentError
from doc_audit.ingest.decode import decode
from doc_audit.ingest.finish import finished, struck_problem
from doc_audit.ingest.html.left_out import front_lines, left_out
from doc_audit.ingest.html.survey import survey_of
from doc_audit.ingest.html.walk import Walk
from doc_audit.model import Block, BlockKind, Document, Problem

__all__ = ["read_html", "read_page", "too_deep"]

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_MOST_FRAME = 0.6  # share of a page's words in its frame above which the reader is warned


def _parsed(text: str, name: str) -> etree._Element | None:
    """Root of a page; None when it has no element."""
    clean = _NOT_XML.sub(" ", _DECLARATION.sub("", text, count=1))
    # huge_tree: without it libxml2 drops long text without a word. HTML has no entities to bomb.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(clean.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        if not clean.strip() or "empty" in str(error).lower():
            return None
        what = "The file could not be read as a web page."
        raise DocumentError("damaged", what, name, "Save it again, or as PDF.") from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise too_deep(name)  # libxml2 leaves out the rest without a word
    return root


def too_deep(name: str) -> DocumentError:
    """The error for markup within markup beyond what any parser follows."""
    what = "The file holds elements within elements beyond reason and was not read."
    return DocumentError("too_deep", what, name, "Check where it comes from, or save it as PDF.")


class Page(NamedTuple):
    """Blocks of a page, what was left out of them, and `returns` as `finished` takes it."""

    blocks: list[Block]
    problems: tuple[Problem, ...]
    returns: Mapping[str, str] = MappingProxyType({})


def read_page(text: str, name: str, whole: bool = False) -> Page:
    """Blocks of a page's text.

    Args:
        text: the page, decoded.
        name: of the file, for error messages.
        whole: take all of it as the plan, as for a fragment that has no frame.
    """
    root = _parsed(text, name)
    if root is None:
        return Page([], ())
    # Not from <body>: where a page leaves the tag out, libxml2 leaves its words in the head.
    survey = survey_of(root, whole)
    walk = Walk(survey)
    blocks = walk.read(root)
    problems = struck_problem(walk.struck)
    if not whole:
        blocks = front_lines(blocks)
        problems += left_out(root, survey, walk, blocks)
    return Page(blocks, problems, walk.parts.returns)


def _frame_problem(blocks: Sequence[Block]) -> tuple[Problem, ...]:
    frame = sum(len(block.text) for block in blocks if block.kind is BlockKind.FURNITURE)
    whole = sum(len(block.text) for block in blocks)
    if whole == 0 or frame <= whole * _MOST_FRAME:
        return ()
    share = round(100 * frame / whole)
    message = f"{share} % of the page's words were taken for menus and other frame."
    mend = "Check that the plan itself was read; if not, save the page as PDF."
    return (Problem("mostly_frame", "warning", message, mend),)


def read_html(content: bytes, name: str, doc_id: str) -> Document:
    """Reads a web page; menus, banners, related links and footers become furniture.

    Closed accordions and tabs are read; scripts, styles and what is never shown are left out.
    Paths count elements of a kind in reading order (`p[12]`, `table[2]/row[3]`).

    Raises:
        DocumentError: `damaged` or `too_deep`.
    """
    decoded = decode(content, declares=True)
    blocks, problems, returns = read_page(decoded.text, name)
    return finished(
        blocks,
        content=content,
        name=name,
        doc_id=doc_id,
        media="html",
        problems=[*decoded.problems, *problems, *_frame_problem(blocks)],
        returns=returns,
    )
