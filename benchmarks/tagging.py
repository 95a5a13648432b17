"""Speed of tagging, side by side: tokenising alone, observing, and whole coding.

`tagging.py [FOLDER|FILE…] [--rubric NAME] [--runs N]` reads the documents (the sample corpus where
none are named), then in each run does all three with their statements, so that what else the
machine does falls on all alike. Times are CPU seconds of this process; the best run of each
counts. Each run has a tagger of its own, compiled outside the time that is taken: nothing that is
kept from one statement to the next helps a later run.

Tokenising is that of each statement's own text; observing and coding see its stem and headings
too. The time to start, once a process, is that of loading and compiling the rubric.
"""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from doc_audit.errors import DocumentError
from doc_audit.model import Statement
from doc_audit.pipeline.audit import read_source
from doc_audit.pipeline.inputs import find_sources
from doc_audit.pipeline.resources import open_rubric, sample_corpus
from doc_audit.rubric import Rubric
from doc_audit.segment import statements
from doc_audit.tag import Tagger
from doc_audit.tag.tokens import tokenize

Work = tuple[Statement, Mapping[str, str]]
"""A statement and the abbreviations of its document."""


def read_all(paths: Sequence[Path]) -> list[Work]:
    """Statements of all documents that can be read, in order."""
    found: list[Work] = []
    sources, _ = find_sources(paths)
    for source in sources:
        try:
            content = source.path.read_bytes()
            document = read_source(content, source.name, source.doc, source.facts)
        except DocumentError as error:
            print(f"left out: {source.name}: {error}")
            continue
        found += [(statement, document.abbreviations) for statement in statements(document)]
    return found


def timed(action: Callable[[], object]) -> float:
    """CPU seconds."""
    start = time.process_time()
    action()
    return time.process_time() - start


def run_once(rubric: Rubric, work: Sequence[Work]) -> dict[str, float]:
    """CPU seconds of each stage over all statements."""
    spellings = rubric.rules.spellings
    observing, coding = Tagger(rubric), Tagger(rubric)
    return {
        "tokenising alone": timed(lambda: [tokenize(s.text, spellings) for s, _ in work]),
        "observing": timed(lambda: [observing.observe(s) for s, _ in work]),
        "whole coding": timed(lambda: [coding.code(s, known) for s, known in work]),
    }


def report(runs: Sequence[Mapping[str, float]], count: int) -> None:
    best = {stage: min(run[stage] for run in runs) for stage in runs[0]}
    floor = best["tokenising alone"]
    for stage, seconds in best.items():
        rate = f"{count / seconds:9.0f} statements/s"
        print(
            f"{stage:18}{rate}{1e6 * seconds / count:8.0f} µs  {floor / seconds:6.3f} of tokenising"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rubric", default="default", help="name or folder")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    load = timed(lambda: open_rubric(options.rubric))
    rubric = open_rubric(options.rubric)
    start = min(timed(lambda: Tagger(rubric)) for _ in range(3))
    work = read_all(options.paths or [sample_corpus() / "documents"])
    if not work:
        raise SystemExit("No figure: no statements were found.")
    words = sum(len(tokenize(s.text, rubric.rules.spellings)) for s, _ in work)
    print(f"{len(work)} statements of {words / len(work):.1f} tokens, best of {options.runs} runs")
    print(f"to start: {load:.2f} s to load the rubric, {start:.2f} s to compile its rules\n")
    report([run_once(rubric, work) for _ in range(options.runs)], len(work))


if __name__ == "__main__":
    main()
