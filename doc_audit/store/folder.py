"""Names inside a run folder, and what its database holds."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from doc_audit.errors import InputError, reason
from doc_audit.model import (
    Block,
    Coding,
    Document,
    Marking,
    PlanScore,
    Problem,
    Robustness,
    RunRecord,
    Statement,
)
from doc_audit.model.answers import RubricAnswers
from doc_audit.store.table import Table

SCHEMA = 1
"""Version of the folder's layout; a folder of another version is refused, not guessed at."""

DOCUMENTS = Table("documents", Document, skip=("blocks", "problems"), primary=("id",))
BLOCKS = Table(
    "blocks", Block, {"doc": "TEXT", "n": "INTEGER"}, primary=("doc", "n"), late=("lines",)
)
STATEMENTS = Table("statements", Statement, primary=("id",))
CODINGS = Table("codings", Coding, primary=("statement", "coder", "rubric"))
SCORES = Table("scores", PlanScore, primary=("plan", "rubric", "scope"))
PROBLEMS = Table("problems", Problem)
RECORD = Table("run", RunRecord)
ROBUSTNESS = Table("robustness", Robustness)
MARKINGS = Table("markings", Marking, primary=("statement", "rubric"))
ANSWERS = Table("answers", RubricAnswers, primary=("rubric",))
TABLES = (
    RECORD,
    DOCUMENTS,
    BLOCKS,
    STATEMENTS,
    CODINGS,
    SCORES,
    PROBLEMS,
    ROBUSTNESS,
    MARKINGS,
    ANSWERS,
)

VIEWS = (
    # A row a code, for people who read the database with SQL.
    """CREATE VIEW codes AS
       SELECT c.statement, c.coder, c.rubric, d.key AS dimension,
              json_extract(d.value, '$.level') AS level,
              json_extract(d.value, '$.words') AS words
       FROM codings c, json_each(c.dimensions) d""",
    """CREATE VIEW categories AS
       SELECT c.statement, c.coder, c.rubric, k.key AS category, v.value AS code
       FROM codings c, json_each(c.categories) k, json_each(k.value) v""",
    # A row a mark, of rubrics beside the main one; the main one's own are in codings.marks.
    """CREATE VIEW marks AS
       SELECT m.statement, m.rubric, k.key AS mark, json_extract(k.value, '$.words') AS words
       FROM markings m, json_each(m.marks) k""",
    # A row a criterion and plan.
    """CREATE VIEW criteria AS
       SELECT a.rubric, json_extract(p.value, '$.plan') AS plan,
              json_extract(c.value, '$.criterion') AS criterion,
              json_extract(c.value, '$.state') AS state,
              json_extract(c.value, '$.n') AS n, json_extract(c.value, '$.of') AS "of"
       FROM answers a, json_each(a.plans) p, json_each(json_extract(p.value, '$.answers')) c""",
    # A row a page: how it was read.
    """CREATE VIEW pages AS
       SELECT d.id AS doc, json_extract(p.value, '$.number') AS page,
              json_extract(p.value, '$.grade') AS grade,
              json_extract(p.value, '$.reasons') AS reasons
       FROM documents d, json_each(d.pages) p""",
)


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Paths in a run folder.

    `sources/` holds each document by hash, `texts/` the plain text that code-point offsets refer
    to, `run.sqlite` everything found; `run.sqlite.part` stands there while a run is under way.
    """

    path: Path

    @property
    def database(self) -> Path:
        """The finished run."""
        return self.path / "run.sqlite"

    @property
    def partial(self) -> Path:
        """The run under way, or one that was cut off."""
        return self.path / "run.sqlite.part"

    def source(self, document: Document) -> Path:
        """Where the document's own file is kept."""
        return self.path / source_name(document)

    def text(self, document: Document) -> Path:
        """Where the document's plain text is kept."""
        return self.path / text_name(document)


def is_run_folder(path: Path) -> bool:
    """Whether a run, finished or cut off, is in the folder."""
    folder = RunFolder(path)
    return folder.database.is_file() or folder.partial.is_file()


def claim(folder: RunFolder) -> None:
    """Makes the folder, or sees that it is ours to write in.

    Raises:
        InputError: it holds other people's files, or can't be made.
    """
    path = folder.path
    try:
        path.mkdir(parents=True, exist_ok=True)
        foreign = not is_run_folder(path) and any(path.iterdir())
    except OSError as error:
        raise InputError(
            f"can't be used as a run folder ({reason(error)})",
            str(path),
            "Choose another folder with -o.",
        ) from error
    if foreign:
        raise InputError(
            "the folder holds files that are not from a run, which would be mixed up",
            str(path),
            "Choose an empty or new folder with -o.",
        )


def text_name(document: Document) -> str:
    """Path of a document's plain text inside the run folder, with `/`."""
    return f"texts/{document.sha256}.txt"


_SUFFIXES = {"markdown": "md", "text": "txt"}
_VARIANTS = {
    "docx": {"docm", "dotx", "dotm"},
    "pptx": {"pptm", "ppsx", "ppsm", "potx", "potm"},
    "xlsx": {"xlsm", "xltx", "xltm"},
    "csv": {"tsv"},
}
"""Suffixes that a copy must keep: Office refuses a file whose suffix isn't that of its kind."""


def source_name(document: Document) -> str:
    """Path of a document's file inside the run folder, with `/`."""
    own = PurePath(document.name).suffix[1:].lower()
    kept = own in _VARIANTS.get(document.media, ())
    suffix = own if kept else _SUFFIXES.get(document.media, document.media)
    return f"sources/{document.sha256}.{suffix}"
