"""Invented plans, a statement a line, and projects as a person's program would save them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pyrefiqda import RefiProject
from pyrefiqda.models import (
    CodeRefType,
    CodingType,
    PlainTextSelectionType,
    Project,
    ProjectCodeBookType,
    ProjectCodesType,
    ProjectCodeType,
    SourcesType,
    TextSourceType,
    UsersType,
    UserType,
)

from doc_audit.export.qda_codes import codebook, guid_of
from doc_audit.intake.faults import Faults
from doc_audit.intake.qda import take_project
from doc_audit.intake.sources import OurDocument
from doc_audit.intake.taken import Taken
from doc_audit.model import Statement
from doc_audit.model.document import Piece
from doc_audit.pipeline.resources import open_rubric

SETTINGS = open_rubric("default").settings
CODES = codebook([open_rubric("default"), open_rubric("mechanisms")])
LINES = (
    "Our plan \U0001f6ad",
    "We will cut smoking among carers by a third by March 2027.",
    "We hope for a fairer county.",
    "The council opened two hubs in 2024.",
    "We will work with the council on homes.",
)
Marked = tuple[str, int, int, tuple[str, ...]]
"""User, start, end, names of codes."""


def statements(lines: Sequence[str], doc: str = "d") -> list[Statement]:
    found, at = [], 0
    for number, line in enumerate(lines):
        pieces = (Piece(0, at, at + len(line)),)
        found.append(Statement(f"{doc}-{number}", doc, line, pieces=pieces))
        at += len(line) + 1
    return found


def document(lines: Sequence[str] = LINES, name: str = "plan.pdf", key: str = "a") -> OurDocument:
    text = "\n".join(lines)
    return OurDocument(key, name, statements(lines, key), lambda: text)


def save(
    path: Path,
    text: str,
    marked: Iterable[Marked],
    names: Sequence[str] = (),
    source: str = "plan.pdf",
    words: Sequence[str] = (),
) -> Path:
    """A project that an independent writer saves: guids, names and users of its own.

    Args:
        path: written to.
        text: of its only source.
        marked: its selections.
        names: of selections, in their order.
        source: its name.
        words: names of codes that are in the codebook and never used.
    """
    marked = list(marked)
    users = list(dict.fromkeys(user for user, *_ in marked))
    codes = list(dict.fromkeys([*(code for one in marked for code in one[3]), *words]))
    found = [
        _selection(number, one, names[number] if names else None)
        for number, one in enumerate(marked)
    ]
    project = Project(
        name="A person's project", origin="A program",
        users=UsersType(user=[UserType(guid=_of("user", one), name=one) for one in users]),
        code_book=ProjectCodeBookType(codes=ProjectCodesType(code=[
            ProjectCodeType(guid=_of("code", one), name=one, is_codable=True) for one in codes
        ])),
        sources=SourcesType(text_source=[TextSourceType(
            guid=_of("source"), name=source, plain_text_content=text, plain_text_selection=found,
        )]),
    )  # fmt: skip
    RefiProject.save(project, path)
    return path


def _selection(number: int, one: Marked, name: str | None) -> PlainTextSelectionType:
    user, start, end, codes = one
    return PlainTextSelectionType(
        guid=_of("selection", str(number)), name=name, start_position=start, end_position=end,
        creating_user=_of("user", user),
        coding=[
            CodingType(
                guid=_of("coding", str(number), code), creating_user=_of("user", user),
                code_ref=CodeRefType(target_guid=_of("code", code)),
            )
            for code in codes
        ],
    )  # fmt: skip


def _of(*parts: str) -> str:
    return guid_of("person", *parts).upper()


def take(path: Path, user: str = "", *documents: OurDocument) -> tuple[Taken, Faults]:
    faults = Faults(path.name)
    ours = documents or (document(),)
    return take_project(path, ours, CODES, SETTINGS, faults, user=user), faults


def place(words: str, lines: Sequence[str] = LINES) -> tuple[int, int]:
    at = "\n".join(lines).index(words)
    return at, at + len(words)
