import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from doc_audit.model import Cell, Statement
from doc_audit.pipeline.compiled import tagger_of
from doc_audit.pipeline.resources import open_rubric
from doc_audit.rubric import Rubric
from doc_audit.rubric.rules import Example, StatementExample
from doc_audit.tag import Tagger

ROOT = Path(__file__).parents[2]
RUBRIC_FOLDER = ROOT / "rubrics" / "default"
GOLD = ROOT.parent / "shared" / "gold"


def rubric_files(folder: Path = RUBRIC_FOLDER) -> Mapping[str, str]:
    paths = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in paths}


def as_statement(example: Example) -> Statement:
    """An example of a rule as a statement of its own."""
    if isinstance(example, str):
        return Statement(id="x", doc="x", text=example)
    if not example.cells:
        return Statement(
            id="x",
            doc="x",
            text=example.text,
            before=example.before,
            stem=example.stem,
            headings=example.headings,
        )
    return _row(example)


def _row(example: StatementExample) -> Statement:
    cells, at = [], 0
    for cell in example.cells:
        cells.append(Cell(cell.head or cell.role, cell.role, at, at + len(cell.text)))
        at += len(cell.text) + len(" | ")
    text = " | ".join(cell.text for cell in example.cells)
    return Statement(id="x", doc="x", text=text, cells=tuple(cells), headings=example.headings)


def restyled(text: str) -> str:
    """The same words with other blanks, quotes and dashes."""
    text = text.replace("'", "’").replace("-", "–")
    text = re.sub(r" (?=[^ ])", "\u00a0 ", text)
    return text.replace(" 1", "  1")


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    return open_rubric("default")


@pytest.fixture(scope="session")
def tagger(rubric: Rubric) -> Tagger:
    return tagger_of(rubric)


@pytest.fixture(scope="session")
def ruler(rubric: Rubric) -> Tagger:
    """What the rules say, without the model."""
    return Tagger(rubric, alone=True)
