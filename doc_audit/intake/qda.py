"""Codings of a REFI-QDA project as a coder's of the run's statements."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.export.qda_codes import QdaCode
from doc_audit.intake.archive import QdaArchive
from doc_audit.intake.coded import Coded, Found, coded
from doc_audit.intake.faults import Faults, quoted
from doc_audit.intake.places import Places
from doc_audit.intake.positions import Found as Counted
from doc_audit.intake.qda_names import CodeNames
from doc_audit.intake.qda_project import (
    ForeignProject,
    ForeignSelection,
    ForeignSource,
    read_project,
)
from doc_audit.intake.source_texts import SourceTexts
from doc_audit.intake.sources import Documents, How, OurDocument
from doc_audit.intake.statements import Under
from doc_audit.intake.taken import Taken
from doc_audit.intake.users import chosen_user
from doc_audit.model.place import place_words
from doc_audit.model.problem import Severity
from doc_audit.rubric.schema import RubricSettings

Span = tuple[int, int]


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
        guids, name = chosen_user(project, sources, user, path, faults)
        taking = _Taking(archive, project, codes, guids, faults)
        found = taking.found(sources, Documents(documents), tell)
        taking.tell_unknown()
    coder = coder or name
    if not coder:
        raise InputError(
            "the project doesn't name who coded", str(path), "Name the coder with --coder."
        )
    return Taken(coder, dict(_codings(documents, found, settings, coder, faults)))


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
        texts = SourceTexts(self._archive, sources, self._project.origin)
        for done, source in enumerate(sources, 1):
            tell(source.name, done, len(sources))
            if source.elsewhere:
                self._fault_elsewhere(source)
            if not any(self._mine(one) for one in source.selections):
                continue
            raw = self._text(texts, source)
            if raw is None:
                continue
            match = documents.match(source.guid, source.name, raw)
            if match is None:
                self._fault_no_document(source)
                continue
            counting = texts.counting(source, raw)
            self._tell_counting(source, counting)
            for statement, key, spans in self._of_source(source, raw, counting, *match):
                found.setdefault(statement, {}).setdefault(key, []).extend(spans)
        return found

    def tell_unknown(self) -> None:
        """Lists codes that are none of ours, with how often they were used."""
        for guid, count in self._unknown.most_common():
            code = self._project.codes.get(guid)
            case = self._project.cases.get(guid, "")
            name = code.name if code else case or guid
            why = self._names.key(guid, code).why if code or not case else "it is a case, no code"
            often = "once" if count == 1 else f"{count} times"
            self._faults.add(
                "unknown_code", f"code “{name}”", f"Used {often}; {why}.",
                "Give it a name of the codebook (`doc-audit export --to qdc`).",
            )  # fmt: skip

    def _mine(self, one: ForeignSelection) -> list[str]:
        """Guids of the codes that the user put on a selection."""
        return [code for user, code in one.codings if user in self._users]

    def _text(self, texts: SourceTexts, source: ForeignSource) -> str | None:
        """The source's text; None, with a fault, where it can't be had."""
        raw = texts.decoded(source)
        if raw is None:
            what, mend = "Its text isn't in the file", "Export it with its sources as plain text."
            self._fault_source(source, "no_text", what, mend)
        elif isinstance(raw, UnicodeDecodeError):
            what = "Its text is not in UTF-8, so positions can't be counted"
            self._fault_source(source, "no_utf8", what, "Export the project again.")
        return raw if isinstance(raw, str) else None

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
        self, source: ForeignSource, raw: str, counting: Counted, document: OurDocument, how: How
    ) -> Iterator[tuple[str, str, list[Span]]]:
        places = Places(raw, document, how)
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

    def _tell_counting(self, source: ForeignSource, found: Counted) -> None:
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
