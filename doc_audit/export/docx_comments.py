"""Word files with comments at the words of statements; all else in them stays as it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from doc_audit.errors import DocumentError
from doc_audit.export.docx_find import Finder, Found
from doc_audit.export.docx_letters import UNFOUND, Letters, Stretch, all_letters
from doc_audit.export.docx_marks import in_box, set_marks, whole_of
from doc_audit.export.docx_parts import Comments, is_signed, rewritten
from doc_audit.ingest.docx import Written, read_written
from doc_audit.model import Statement

_ACTION = "action"
_QUOTED = 300  # characters of words that a comment repeats, as it can't stand at them


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of some words of a statement.

    The same said of the same words for several statements (that open a list, or of a cell that
    rows share) is one comment.

    Attributes:
        says: the comment, a line a paragraph.
        start, end: of the words, code points, end exclusive; both 0 where it is about the whole
            statement.
        held: what they count in: "" for the statement's text, else words that stand before it,
            such as its stem.
    """

    says: tuple[str, ...]
    start: int = 0
    end: int = 0
    held: str = ""

    def words(self, statement: Statement) -> str:
        """The words that it is about."""
        held = self.held or statement.text
        return held[self.start : self.end] if self.start < self.end else held


@dataclass(frozen=True, slots=True)
class Commented:
    """A Word file with comments.

    Attributes:
        content: the file's bytes.
        comments: how many were added.
        beside: how many of them stand at the picture, text box or paragraph that holds their
            words and quote these, as no comment can stand at the words.
        lost: statements without a place in the file, whose comments are missing.
    """

    content: bytes
    comments: int
    beside: int = 0
    lost: tuple[str, ...] = ()


def commented_docx(
    content: bytes,
    name: str,
    statements: Sequence[Statement],
    remarks: Mapping[str, Sequence[Remark]],
) -> Commented:
    """A Word file with remarks as comments at the words.

    Its runs are cut at the words; its other parts are the same, byte for byte. Same input, same
    bytes. Comments have no date.

    Args:
        content: a .docx, .docm, .dotx or .dotm; stays what it is.
        name: of the file, for messages.
        statements: of the document, in its order, as read from the same bytes.
        remarks: by statement id, the one on the whole statement first.

    A comment that can't stand at its words (a text box, a picture of words, what Word makes when
    it opens the file) stands at what holds them and quotes them.

    Raises:
        DocumentError: as `ingest.docx.read_docx`; `signed` where the file is digitally signed.
    """
    written = read_written(content, name)
    if is_signed(written.package):
        raise DocumentError(
            "signed",
            "The Word file is digitally signed, and comments would break its signature.",
            name,
            "Save a copy without the signature in Word and audit that.",
        )
    return _Writer(written).write(statements, remarks)


class _Writer:
    """Sets comments in one file."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._letters = Letters(written.places)
        self._told: dict[tuple[Stretch, tuple[str, ...]], int] = {}  # for how many statements
        self._beside: set[tuple[Stretch, tuple[str, ...]]] = set()

    def write(
        self, statements: Sequence[Statement], remarks: Mapping[str, Sequence[Remark]]
    ) -> Commented:
        finder = Finder(self._letters)
        lost = []
        for statement in statements:
            found = finder.found(statement)  # each, as the next one is looked for behind it
            told = [self._tell(statement, found, one) for one in remarks.get(statement.id, ())]
            if not all(told):
                lost.append(statement.id)
        return Commented(self._set(), len(self._told), len(self._beside), tuple(lost))

    def _set(self) -> bytes:
        written = self._written
        comments = Comments(written.package, written.main, written.body)
        marks = {}
        for (stretch, says), count in self._told.items():
            more = (f"Holds for {count} statements.",) if count > 1 else ()
            marks[comments.add((*says, *more))] = stretch
        set_marks(marks, comments.space)
        made = comments.changed() if marks else {}
        return rewritten(written.package, written.body, written.main, made)

    def _tell(self, statement: Statement, found: Found, remark: Remark) -> bool:
        """Keeps a comment; False where it has no place."""
        exact = self._best(statement, found, remark)
        stretch = exact or self._near(statement, found)
        if stretch is None:
            return False
        says = remark.says
        beside = exact is None or in_box(exact)
        if beside:
            words = remark.words(statement)
            words = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
            says = (f"At the words “{words}”:", *says)
            self._beside.add((stretch, says))
        self._told[stretch, says] = self._told.get((stretch, says), 0) + 1
        return True

    def _best(self, statement: Statement, found: Found, remark: Remark) -> Stretch | None:
        """The longest words in one cell; of a row as a whole, those of its action."""
        if remark.held:
            return self._longest(self._before(found, remark))
        spans = [(remark.start, remark.end)] if remark.start < remark.end else _whole(statement)
        for start, end in spans:
            if best := self._longest(found.of(start, end)):
                return best
        return None

    def _before(self, found: Found, remark: Remark) -> Sequence[int]:
        """Letters of words that stand in the last place before a statement that has them all."""
        known = [at for at in found.at if at != UNFOUND]
        skipped, wanted, held = (
            all_letters(text)
            for text in (
                remark.held[: remark.start], remark.held[remark.start : remark.end], remark.held
            )
        )  # fmt: skip
        at = self._letters.text.rfind(held, 0, min(known)) if known and held else UNFOUND
        first = at + len(skipped)
        return range(first, first + len(wanted)) if at != UNFOUND else ()

    def _longest(self, places: Sequence[int]) -> Stretch | None:
        stretches = list(self._letters.stretches(places))
        return max(stretches, key=lambda one: one[0])[1] if stretches else None

    def _near(self, statement: Statement, found: Found) -> Stretch | None:
        """What is known of where the words are: other words of the statement, the paragraph."""
        if best := self._longest([at for at in found.at if at != UNFOUND]):
            return best
        drawn = self._written.drawn.get(statement.path)
        if drawn is not None:
            return whole_of(drawn)
        start, end = self._letters.spans.get(statement.path, (0, 0))
        return self._longest(range(start, end))


def _whole(statement: Statement) -> Iterator[tuple[int, int]]:
    """Spans to stand for a whole statement, best first."""
    yield from ((cell.start, cell.end) for cell in statement.cells if cell.role == _ACTION)
    yield 0, len(statement.text)
