"""What becomes of each hostile document: `hostile.py [--scale N] [--seconds N] [--kind K]`.

`hostile.py --markdown` writes docs/hostile.md, the short table at the sizes of the tests.

Prints a Markdown table: case, what became of it, seconds, peak memory in MB. Scale 1000, the usual
one, makes the sizes of the issue: 100,000 pages, archives of hundreds of MB, texts of 4 MB; the
lines and lists of 50 MB come with `--scale 12500 --kind text`.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "hostile"), str(ROOT / "tests" / "ingest")]

from hostile_cases import KINDS, TITLES, cases, named_in_table  # noqa: E402
from hostile_work import Watched  # noqa: E402

from doc_audit.engine import Failure, run_guarded  # noqa: E402

_HEAD = """# Documents that are broken, false or meant to do harm

No document takes a run down, is lost without a word, or reaches out of its file. Each of these is
made by the tests (`tests/hostile`) and read twice in a worker that notes every file opened, every
process started and every address asked; each must give a document, or a problem that says where and
what to do. Codes behind “read” are what the report tells beside it; explained in the report itself.

Sizes here are those of the tests. `python benchmarks/hostile.py` makes a thousand times as much:
100,000 pages, archives of hundreds of MB, a million merged cells, lines of 20 MB. There a
document may also reach its limit of time (`--timeout`) or memory (`--memory`) and is told so; the
run goes on.

This page is written by `python benchmarks/hostile.py --markdown`."""
MEMORY = 4 * 2**30


class Measured(Watched):
    """Reads a document once and measures it."""

    def __call__(self, task: tuple[str, bytes]) -> tuple[str, float, float]:
        name, content = task
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")  # forgets the peak so far
        start = time.monotonic()
        document, (code, _, _) = self._read(name, content)
        seconds = time.monotonic() - start
        told = "read" if document is not None else f"refused: {code}"
        if document is not None and document.problems:
            told += ", " + ", ".join(sorted({problem.code for problem in document.problems}))
        return told, seconds, _peak()


def _peak() -> float:
    with suppress(OSError):
        found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scale", type=int, default=1000)
    options.add_argument("--seconds", type=float, default=300.0)
    options.add_argument("--kind", choices=[*KINDS, "all"], default="all")
    options.add_argument("--only", default="", help="cases whose name holds this")
    options.add_argument("--markdown", action="store_true", help="write docs/hostile.md")
    given = options.parse_args()
    if given.markdown:
        (ROOT / "docs" / "hostile.md").write_text("\n".join(_page()) + "\n", "utf-8")
        return
    print("| case | what became of it | seconds | MB |\n|---|---|---:|---:|")
    for kind in KINDS if given.kind == "all" else [given.kind]:
        wanted = [case for case in cases(kind, given.scale) if given.only in case.name]
        tasks = [(case.file, case.content) for case in wanted]
        for outcome in run_guarded(Measured(), tasks, 1, given.seconds, MEMORY):
            print(f"| {wanted[outcome.index].name} | {_row(outcome.result, given.seconds)} |")


def _page() -> Iterator[str]:
    """docs/hostile.md: by kind, each outcome with the cases that came to it."""
    yield _HEAD
    for kind in KINDS:
        given = list(cases(kind))
        tasks = [(case.file, case.content) for case in given]
        found: dict[str, list[str]] = {}
        for outcome in sorted(
            run_guarded(Measured(), tasks, 1, 60.0, MEMORY), key=lambda outcome: outcome.index
        ):
            told = _row(outcome.result, 60.0).partition(" | ")[0]
            found.setdefault(told, []).append(named_in_table(given[outcome.index]))
        yield f"\n## {TITLES[kind]} ({len(given)})\n\n| what becomes of it | documents |\n|---|---|"
        for told, names in sorted(found.items()):
            yield f"| {told} | {'; '.join(names)} |"


def _row(result: tuple[str, float, float] | Failure, limit: float) -> str:
    if isinstance(result, Failure):
        place = f" while {result.place}" if result.place else ""
        return f"ended: {result.reason}{place} | {limit:g} | –"
    told, seconds, peak = result
    return f"{told} | {seconds:.1f} | {peak:.0f}"


if __name__ == "__main__":
    main()
