"""Problems that a corpus is known to have, so that meeting only those counts as success."""

import csv
from collections.abc import Collection
from pathlib import Path

from doc_audit.model import Problem

Expected = tuple[str, str, int]
"""File name, problem code, page (0: of the whole document)."""


def expected_problems(corpus: Path) -> frozenset[Expected]:
    """Rows of the corpus folder's `expected_problems.csv`; empty where there is none."""
    path = corpus / "expected_problems.csv"
    if not path.is_file():
        return frozenset()
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(
            (Path(row["file"]).name, row["code"], int(row["page"] or 0))
            for row in csv.DictReader(file)
        )


def is_expected(problem: Problem, expected: Collection[Expected]) -> bool:
    """Whether every page the problem names is expected to have it."""
    pages = problem.pages or (0,)
    return all((problem.file, problem.code, page) in expected for page in pages)
