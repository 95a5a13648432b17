"""Titles of figures and tables, and the lines that name their source."""

import re

_LONGEST_CAPTION = 250
_CAPTION = re.compile(
    r"(?:(?i:figure|fig\.|table|chart|map|graph|diagram|image|photo|photograph|box)\s*\d+[a-z]?"
    r"(?:\s*[:.–—-]|\s+[A-Z0-9(‘“%]|$)|(?i:(?:data )?sources?\s*:|notes?\s*(?::|\.\s)"
    r"|photo(?:graph)? (?:of|by) ))"
)
"""`Table 9 Areas of …` is a caption, `Table 9 outlines …` a sentence."""
_TITLE = re.compile(
    r"(?i:figure|fig\.|table|chart|map|graph|diagram)\s*\d+[a-z]?(?:\.\d+)?(?:\s*[:.–—-]|\s+[A-Z0-9])"
)

_CITED = re.compile(r"\([A-Z][^()]{2,60}[a-z.],? (?:19|20)\d\d[a-z]?\)\.?")


def is_citation(text: str) -> bool:
    """Whether it only names where a picture comes from: `(Marmot and others, 2010)`."""
    return _CITED.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Whether running text is the caption or source of a figure, table or box."""
    return len(text) <= _LONGEST_CAPTION and (_CAPTION.match(text) is not None or is_citation(text))


def is_figure_title(text: str) -> bool:
    """Whether words set like a heading name a figure or table; boxes have headings of theirs."""
    return _TITLE.match(text) is not None
