"""Time and memory of reading a run folder and of each export.

`exports.py RUN [-n STATEMENTS]... [--to FORMAT]...`

Each measurement is a process of its own, since peaks only rise. Seconds are of the processor, as
other work on the machine doesn't count there. `over` is what an export adds to the peak of the
loaded run, tables worked out. With `-n`, the documents that hold about so many statements are
taken: if `over` is the same for few and many, memory is flat.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from peak import megabytes

from doc_audit.export import Table
from doc_audit.model import Run
from doc_audit.pipeline.exported import Exported, open_run
from doc_audit.pipeline.exporting import FORMATS

WITHOUT_TABLES = frozenset({"qdpx", "qdc", "pdf", "docx"})


class Clock:
    """Seconds of the processor since the last look, those of processes that ended among them."""

    def __init__(self) -> None:
        self._last = self._now()

    def lap(self) -> float:
        before, self._last = self._last, self._now()
        return self._last - before

    def _now(self) -> float:
        spent = os.times()
        return spent.user + spent.system + spent.children_user + spent.children_system


def part_of(run: Run, most: int) -> Run:
    """The run's first documents, up to a number of statements; all with 0."""
    if not most:
        return run
    kept = {statement.doc for statement in run.statements[:most]}
    return replace(
        run,
        documents=tuple(document for document in run.documents if document.id in kept),
        statements=tuple(statement for statement in run.statements if statement.doc in kept),
    )


def measure(folder: Path, name: str, most: int) -> Iterator[float]:
    """Statements, seconds to read, to work out tables, to write; MB before writing and after."""
    clock = Clock()
    whole = open_run(folder)
    read = clock.lap()
    tables = () if name in WITHOUT_TABLES else whole.tables
    compared = clock.lap()
    run = part_of(whole.run, most)
    exported = smaller(whole, run, tables) if most else whole
    clock.lap()
    forget_peak()
    before = megabytes()
    with tempfile.TemporaryDirectory() as out:
        FORMATS[name].write(exported, Path(out), lambda *_: None)
    yield from (len(run.statements), read, compared, clock.lap(), before, megabytes())


def forget_peak() -> None:
    """From here on the peak is counted anew, where the system can (Linux, proc(5))."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        print("the peak of reading is in `loaded MB`", file=sys.stderr)


def smaller(whole: Exported, run: Run, tables: tuple[Table, ...]) -> Exported:
    """The same export of fewer statements: their table alone is made anew."""
    from doc_audit.export import statements_table

    settings = whole.rubrics[0].settings
    dimensions = [dimension.id for dimension in settings.dimensions]
    own = statements_table(run, dimensions, [category.id for category in settings.categories])
    return replace(whole, run=run, make_tables=lambda: (own, *tables[1:]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("-n", type=int, action="append", help="about so many statements")
    parser.add_argument("--to", action="append", choices=list(FORMATS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        figures = measure(chosen.run, chosen.one, (chosen.n or [0])[0])
        print(*(f"{figure:.6g}" for figure in figures))
        return
    print("format         statements  read s  tables s  write s  loaded MB  over MB")
    for name in chosen.to or [name for name, form in FORMATS.items() if form.there]:
        for most in chosen.n or [0]:
            command = [sys.executable, __file__, str(chosen.run), "--one", name, "-n", str(most)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            count, read, compared, wrote, before, after = map(float, told.split())
            print(
                f"{name:14} {count:10.0f}  {read:6.1f}  {compared:8.1f}  {wrote:7.1f}"
                f"  {before:9.0f}  {after - before:7.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
