"""Where words that another program marked stand in our plain text."""

from doc_audit.export.qda_text import line_feeds
from doc_audit.intake.faults import quoted
from doc_audit.intake.lines import BOM, Original
from doc_audit.intake.positions import Found, is_telling, names_words
from doc_audit.intake.qda_project import ForeignSelection
from doc_audit.intake.same_text import SameText
from doc_audit.intake.sources import How, OurDocument

Span = tuple[int, int]


class Places:
    """Where selections of a source stand in a document's plain text."""

    def __init__(self, raw: str, document: OurDocument, how: How) -> None:
        self.ours = document.text()
        self._theirs = line_feeds(raw.lstrip(BOM))
        self._original = Original(self.ours)
        self._same = None if how == "text" else SameText(self._theirs, line_feeds(self.ours))

    def span(self, one: ForeignSelection, found: Found) -> Span | str:
        """Code points of the plain text, or what is wrong with the selection."""
        start, end = span = found.counting.span(one)
        if one.start < 0 or not 0 <= start < end <= len(self._theirs):
            return "Marks nothing: it is not within the text"
        if found.named and is_telling(one.name) and not names_words(one.name, self._theirs, span):
            return f"Its words in the file, {quoted(one.name)}, are not those at its place"
        if self._same:
            there = self._same.find(span)
            if there is None:
                words = quoted(self._theirs[start:end])
                return f"{words} doesn't stand in the run's text, or more than once"
            start, end = there
        return self._original.back(start), self._original.back(end)
