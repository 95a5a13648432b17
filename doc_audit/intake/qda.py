"""Codings of a REFI-QDA project as a coder's of the run's statements."""

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.export.qda import ORIGIN
from doc_audit.export.qda_codes import QdaCode
from doc_audit.intake.archive import QdaArchive
from doc_audit.intake.coded import Coded, Found, coded
from doc_audit.intake.faults import Faults, quoted
from doc_audit.intake.lines import BOM, Original, line_feeds
from doc_audit.intake.positions import Found as FoundCounting
from doc_audit.intake.positions import counting_of, is_telling, names_words
from doc_audit.intake.qda_names import CodeNames
from doc_audit.intake.qda_project import (
    ForeignProject,
    ForeignSelection,
    ForeignSource,
    read_project,
)
from doc_audit.intake.same_text import SameText
from doc_audit.intake.sources import Documents, How, OurDocument
from doc_audit.intake.statements import Under
from doc_audit.intake.taken import Taken
from doc_audit.model.place import place_words
from doc_audit.model.problem import Severity
from doc_audit.rubric.schema import RubricSettings

Span = tuple[int, int]
_UNNAMED = "a user without a name"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def take_project(
    path: Path,
    documents: Sequence[OurDocument],
    codes: Sequence[QdaCode],
    settings: RubricSettings,
    faults: Faults,
    coder: str = "",
    user: str = "",
    tell: Callable[[str, int, int], None] = lambda *_: None,
) -> Taken:
    """One user's codings of a project.

    Args:
        path: of the `.qdpx`.
        documents: of the run.
        codes: of the run's codebook.
        settings: of its main rubric.
        faults: what can't be taken in is added.
        coder: whose codings they are to be; empty takes the user's name.
        user: whose to take; may be empty where only one user coded.
        tell: called with (source, sources done, sources in all).

    Raises:
        InputError: no such project, or no such user, or several.
    """
    with QdaArchive(path) as archive:
        project, sources = read_project(archive)
        guids, name = _user(project, sources, user, path, faults)
        taking = _Taking(archive, project, codes, guids, faults)
        found = taking.found(sources, Documents(documents), tell)
        taking.tell_unknown()
    coder = coder or name
    if not coder:
        raise InputError(
            "the project doesn't name who coded", str(path), "Name the coder with --coder."
        )
    return Taken(coder, dict(_codings(documents, found, settings, coder, faults)))


def _user(
    project: ForeignProject,
    sources: Iterable[ForeignSource],
    user: str,
    path: Path,
    faults: Faults,
) -> tuple[frozenset[str], str]:
    """Guids and name of the user whose codings are taken; what others coded is noted."""
    counts: Counter[str] = Counter()
    guids: dict[str, set[str]] = {}
    for source in sources:
        for one in source.selections:
            for guid, _ in one.codings:
                name = project.users.get(guid, "")
                counts[name] += 1
                guids.setdefault(name, set()).add(guid)
    there = ", ".join(f"{name or _UNNAMED} ({n} codings)" for name, n in counts.most_common())
    chosen = [name for name in counts if not user or name.casefold() == user.casefold()]
    if len(chosen) != 1:
        raise _which(path, user, there)
    if len(counts) > 1:
        faults.note("other_users", "", f"Only {chosen[0]} was taken; in the project are {there}.")
    return frozenset(guids[chosen[0]]), chosen[0]


def _which(path: Path, user: str, there: str) -> InputError:
    if not there:
        return InputError("no words are coded in it", str(path), "Code its sources first.")
    if user:
        return InputError(f"no codings by {user}", str(path), f"In it are: {there}.")
    return InputError(
        f"several people coded in it: {there}", str(path), "Choose one with --user NAME."
    )


class _Taking:
    """Goes through the sources of one project, for one user."""

    def __init__(
        self,
        archive: QdaArchive,
        project: ForeignProject,
        codes: Sequence[QdaCode],
        users: frozenset[str],
        faults: Faults,
    ) -> None:
        self._archive, self._project, self._users, self._faults = archive, project, users, faults
        self._names = CodeNames(codes)
        self._keys: dict[str, str] = {}
        self._unknown: Counter[str] = Counter()

    def found(
        self,
        sources: Sequence[ForeignSource],
        documents: Documents,
        tell: Callable[[str, int, int], None],
    ) -> dict[str, dict[str, list[Span]]]:
        """By statement id: key of a code → where it stands in the statement's text."""
        found: dict[str, dict[str, list[Span]]] = {}
        usual = self._usual(sources)
        for done, source in enumerate(sources, 1):
            tell(source.name, done, len(sources))
            if source.elsewhere:
                self._fault_elsewhere(source)
            if not any(self._mine(one) for one in source.selections):
                continue
            raw = self._text(source)
            if raw is None:
                continue
            match = documents.match(source.guid, source.name, raw)
            if match is None:
                self._fault_no_document(source)
                continue
            for statement, key, spans in self._of_source(source, raw, usual, *match):
                found.setdefault(statement, {}).setdefault(key, []).extend(spans)
        return found

    def tell_unknown(self) -> None:
        """Lists codes that are none of ours, with how often they were used."""
        for guid, count in self._unknown.most_common():
            code = self._project.codes.get(guid)
            name = code.name if code else guid
            why = self._names.key(guid, code).why
            self._faults.add(
                "unknown_code", f"code “{name}”", f"Used {count} times; {why}.",
                "Give it a name of the codebook (`doc-audit export --to qdc`).",
            )  # fmt: skip

    def _mine(self, one: ForeignSelection) -> list[str]:
        """Guids of the codes that the user put on a selection."""
        return [code for user, code in one.codings if user in self._users]

    def _usual(self, sources: Iterable[ForeignSource]) -> str:
        """What most selections of the project count, as far as its sources tell; "" is the
        standard's way.
        """
        if self._project.origin == ORIGIN:
            return ""
        counts: Counter[str] = Counter()
        for source in sources:
            raw = self._decoded(source)
            if isinstance(raw, str):
                found = counting_of(raw, source.selections)
                counts[found.counting.says] += found.moved
        return next((says for says, moved in counts.most_common(1) if moved), "")

    def _text(self, source: ForeignSource) -> str | None:
        """The source's text; None, with a fault, where it can't be had."""
        raw = self._decoded(source)
        if raw is None:
            what, mend = "Its text isn't in the file", "Export it with its sources as plain text."
            self._fault_source(source, "no_text", what, mend)
        elif isinstance(raw, UnicodeDecodeError):
            what = "Its text is not in UTF-8, so positions can't be counted"
            self._fault_source(source, "no_utf8", what, "Export the project again.")
        return raw if isinstance(raw, str) else None

    def _decoded(self, source: ForeignSource) -> str | UnicodeDecodeError | None:
        if source.content is not None:
            return source.content
        content = self._archive.text(source.path) if source.path else None
        if content is None:
            return None
        try:
            return content.decode("utf-16" if content[:2] in _UTF_16 else "utf-8")
        except UnicodeDecodeError as error:
            return error

    def _fault_source(self, source: ForeignSource, code: str, what: str, mend: str) -> None:
        count = sum(len(self._mine(one)) for one in source.selections)
        self._faults.add(code, source.name, f"{what}: {count} codings were left out.", mend)

    def _fault_no_document(self, source: ForeignSource) -> None:
        self._fault_source(
            source, "no_document", "No document of the run has its text or its name",
            "Give the run that the project was made from.",
        )  # fmt: skip

    def _fault_elsewhere(self, source: ForeignSource) -> None:
        what = f"{source.elsewhere} codings stand on no words (a whole source, an area of a page"
        self._faults.add(
            "not_on_words", source.name, f"{what}, a picture or sound); they were left out.",
            "Code the words of the text.",
        )  # fmt: skip

    def _of_source(
        self, source: ForeignSource, raw: str, usual: str, document: OurDocument, how: How
    ) -> Iterator[tuple[str, str, list[Span]]]:
        ours = self._project.origin == ORIGIN
        counting = counting_of(raw, [] if ours else source.selections, usual)
        self._tell_counting(source, counting)
        places = _Places(raw, document, how)
        under = Under(document.statements)
        missed = 0
        for one in source.selections:
            keys = self._known(one)
            if not keys:
                continue
            span = places.span(one, counting)
            if isinstance(span, str):
                self._fault_selection(source, one, span)
                missed += 1
                continue
            statements = under.find(span)
            if not statements:
                words = quoted(places.ours[span[0] : span[1]])
                self._fault_selection(source, one, f"{words} is in no statement of the run")
            for number, spans in statements.items():
                for key in keys:
                    yield document.statements[number].id, key, spans
        if how == "name":
            self._tell_other_text(source, document, missed)

    def _known(self, one: ForeignSelection) -> list[str]:
        """Keys of our codes on a selection; the others are counted."""
        keys = []
        for guid in self._mine(one):
            if guid not in self._keys:
                self._keys[guid] = self._names.key(guid, self._project.codes.get(guid)).key
            if self._keys[guid]:
                keys.append(self._keys[guid])
            else:
                self._unknown[guid] += 1
        return keys

    def _fault_selection(self, source: ForeignSource, one: ForeignSelection, what: str) -> None:
        where = f"{source.name}, characters {one.start}–{one.end}"
        mend = "Mark words of a sentence, bullet or table row that the run has."
        self._faults.add("selection", where, f"{what}; its codes were left out.", mend)

    def _tell_counting(self, source: ForeignSource, found: FoundCounting) -> None:
        if found.moved:
            how = "as the words in the file show" if found.by_words else "as the words' edges show"
            what = (
                f"Its positions count {found.counting.says}, {how}: {found.moved} of "
                f"{len(source.selections)} selections were put right."
            )
            mend = "" if found.by_words else "Check some of the codings against the text."
            severity: Severity = "note" if found.by_words else "warning"
            self._faults.add("positions_shifted", source.name, what, mend, severity)
        if found.doubtful:
            what = (
                f"{found.doubtful} of {len(source.selections)} selections begin or end within a "
                "word: its positions may be shifted in a way that isn't known."
            )
            mend = "Check them against the text."
            self._faults.add("positions_doubtful", source.name, what, mend)

    def _tell_other_text(self, source: ForeignSource, document: OurDocument, missed: int) -> None:
        what = (
            f"Its text isn't that of {document.name} in the run, only its name is the same; words "
            f"were looked up, {missed} selections without success."
        )
        mend = "Code the text that `doc-audit export --to qdpx` gives, or the same file."
        self._faults.add("other_text", source.name, what, mend)


class _Places:
    """Where selections of a source stand in a document's plain text."""

    def __init__(self, raw: str, document: OurDocument, how: How) -> None:
        self.ours = document.text()
        self._theirs = line_feeds(raw.lstrip(BOM))
        self._original = Original(self.ours)
        self._same = None if how == "text" else SameText(self._theirs, line_feeds(self.ours))

    def span(self, one: ForeignSelection, found: FoundCounting) -> Span | str:
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


def _codings(
    documents: Iterable[OurDocument],
    found: Mapping[str, Mapping[str, Sequence[Span]]],
    settings: RubricSettings,
    coder: str,
    faults: Faults,
) -> Iterator[tuple[str, Coded]]:
    for document in documents:
        for statement in document.statements:
            if statement.id not in found:
                continue
            place = place_words("", statement.page, statement.path)
            where = " ".join(filter(None, (document.name, place, quoted(statement.text))))
            one = Found(statement, found[statement.id], where)
            if made := coded(one, settings, coder, faults):
                yield statement.id, made
