"""Lists of contents: pages that have one, and its lines."""

import re
from collections import Counter
from collections.abc import Sequence

from doc_audit.ingest.pdf.marks import has_leader
from doc_audit.ingest.pdf.passages import Passage

_LONGEST_ENTRY = 90  # characters of a line of contents
ENDS_IN_PAGE = re.compile(r"\s\d{1,3}$")
_CONTENTS = re.compile(r"(?:table of )?contents\W*(?:page)?\W*", re.IGNORECASE)


def contents_pages(passages: Sequence[Passage]) -> tuple[set[int], set[int]]:
    """Pages with a list of contents, by its title or by rows of dots before numbers; those of
    them where the numbers stand apart from the words.
    """
    leaders: Counter[int] = Counter()
    titled: set[int] = set()
    numbered: Counter[int] = Counter()
    bare: Counter[int] = Counter()
    for passage in passages:
        page, text = passage.lines[0].page, passage.whole
        leaders[page] += sum(has_leader(line.text) for line in passage.lines)
        numbered[page] += bool(ENDS_IN_PAGE.search(" " + text))
        bare[page] += text.isdigit()
        if len(text) < 40 and _CONTENTS.fullmatch(text):
            titled.add(page)
    by_title = {page for page in titled if numbered[page] >= 3}
    pages = by_title | {page for page, count in leaders.items() if count >= 3}
    return pages, {page for page in pages if bare[page] >= 3}


def is_contents_line(passage: Passage, loose: bool) -> bool:
    """Whether a passage of a contents page is one of its lines: it has dots or a number, or is
    short enough to be the words of one whose number stands apart.
    """
    text = passage.whole
    if _CONTENTS.fullmatch(text):
        return False
    counted = has_leader(text) or ENDS_IN_PAGE.search(" " + text) is not None
    return counted or (loose and len(text) < _LONGEST_ENTRY)
