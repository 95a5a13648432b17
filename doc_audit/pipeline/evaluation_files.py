"""Writes what an evaluation found: figures, a page of the docs, the rubric's accuracy."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doc_audit.errors import InputError, reason
from doc_audit.evaluate import accuracy, agreement_page, long_table
from doc_audit.pipeline.evaluation import Evaluation
from doc_audit.store import write_whole

BEGIN = "<!-- doc-audit evaluate: what stands below is written by it -->"
END = "<!-- doc-audit evaluate: end -->"

_WIDTH = 100  # columns; what fits in them stands on one line


def write_figures(found: Evaluation, path: Path) -> None:
    """Every figure of every slice as CSV.

    Raises:
        OutputError: it can't be written.
    """
    text = long_table(found.report).to_csv(index=False, lineterminator="\r\n")
    write_whole(path, [text.encode("utf-8-sig")])


def write_page(found: Evaluation, path: Path) -> None:
    """Figures into a Markdown page, between its markers; a new page where there is none.

    Raises:
        InputError: the page is there and has no markers, or isn't text.
        OutputError: it can't be written.
    """
    page = agreement_page(
        found.report, found.worst, found.gold, found.rubric.settings, found.rubric.hash
    )
    before, after = _around(path)
    write_whole(path, [f"{before}{BEGIN}\n\n{page}\n{END}{after}".encode()])


def _around(path: Path) -> tuple[str, str]:
    if not path.exists():
        return "# Agreement\n\n", "\n"
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can't be read ({reason(error)})", str(path)) from error
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise InputError(
            "the page has no markers to write between", str(path), f"Add “{BEGIN}” and “{END}”."
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
