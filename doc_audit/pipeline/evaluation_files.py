"""Writes what an evaluation found: figures, a page of the docs, the rubric's accuracy."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doc_audit.errors import InputError, reason
from doc_audit.evaluate import (
    accuracy,
    agreement_page,
    alignment_notes,
    alignment_rows,
    long_table,
)
from doc_audit.pipeline.evaluation import Evaluation
from doc_audit.store import write_whole

_WIDTH = 100  # columns; what fits in them stands on one line


def write_figures(found: Evaluation, path: Path) -> None:
    """Every figure of every slice as CSV.

    Raises:
        OutputError: it can't be written.
    """
    text = long_table(found.report).to_csv(index=False, lineterminator="\r\n")
    write_whole(path, [text.encode("utf-8-sig")])


def write_page(found: Evaluation, path: Path) -> None:
    """Figures into a Markdown page, between the markers that name the gold files; a new page where
    there is none. The rest of the page stays as it is.

    Raises:
        InputError: the page is there and has no such markers, or isn't text.
        OutputError: it can't be written.
    """
    docs = found.matched.documents
    told = found.alignment
    page = agreement_page(
        found.report, found.worst, found.gold, found.rubric.settings, found.rubric.hash,
        (alignment_rows(told, docs), alignment_notes(told, docs)) if told else ((), ()),
    )  # fmt: skip
    name = " ".join(gold.name for gold in found.gold) + (" by text" if told else "")
    begin, end = f"<!-- doc-audit evaluate: {name} -->", f"<!-- end of {name} -->"
    before, after = _around(path, begin, end)
    write_whole(path, [f"{before}{begin}\n\n{page}\n{end}{after}".encode()])


def _around(path: Path, begin: str, end: str) -> tuple[str, str]:
    """What stands before and after the markers."""
    if not path.exists():
        return "# Agreement\n\n", "\n"
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can't be read ({reason(error)})", str(path)) from error
    before, begun, rest = text.partition(begin)
    _, ended, after = rest.partition(end)
    if not (begun and ended):
        raise InputError(
            "the page has no markers to write between", str(path), f"Add “{begin}” and “{end}”."
        )
    return before, after


def write_accuracy(found: Evaluation, path: Path) -> None:
    """Counts by document and stratum (`rubric.accuracy`), for `accuracy.json` of the rubric.

    Raises:
        InputError: the codings aren't all by the rules of the rubric as it is.
        OutputError: it can't be written.
    """
    hashes = {pair.code.rubric for pair in found.matched.pairs if pair.code}
    if hashes != {found.rubric.hash}:
        raise InputError(
            "the codings aren't by this rubric's rules as they are now",
            str(path),
            "Leave --codes out: the rules then code gold's statements.",
        )
    measured = accuracy(
        found.matched.pairs,
        found.rubric.settings,
        found.rubric.hash,
        ", ".join(found.report.coder),
        found.gold,
    )
    text = "".join(_laid_out(measured.model_dump(mode="json")))
    write_whole(path, [f"{text}\n".encode()])


def _laid_out(value: Any, depth: int = 0) -> Iterator[str]:
    """JSON, an item a line where it doesn't fit on one, so that changes show in a diff."""
    whole = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(whole) + depth <= _WIDTH:
        yield whole
        return
    keyed = isinstance(value, dict)
    yield "{" if keyed else "["
    for number, item in enumerate(value):
        yield ("," if number else "") + "\n" + " " * (depth + 1)
        yield f"{json.dumps(item, ensure_ascii=False)}: " if keyed else ""
        yield from _laid_out(value[item] if keyed else item, depth + 1)
    yield "\n" + " " * depth + ("}" if keyed else "]")
