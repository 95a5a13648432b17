"""A run of national size on invented plans, and how fast and large its report is.

`report.py [--out /tmp/national] [--statements 60000] [--rubric default …] [--workers 2]` makes the
documents, audits them as `doc-audit run` does, once, and then renders the report: plan pages a
second of one core, the largest pages. A folder that holds the run already is only rendered.
`--systems 3` makes a small one. `--pictures 12` draws pictures too, and says how long that took.
`--whole` writes tables and report as `doc-audit report` does, by one process and by `--workers`:
seconds by the clock and of this process, its peak memory. `--browse` writes the pages and opens
the largest in Chromium: seconds until each is drawn.
"""

import argparse
import csv
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree, which
from tempfile import TemporaryDirectory

from invented_national import corpus
from peak import megabytes

from doc_audit.model import Run
from doc_audit.pipeline.agreeing import agreement_of
from doc_audit.pipeline.comparing import compared
from doc_audit.pipeline.comparing_two import pairs_of
from doc_audit.pipeline.corpus import Options, run_corpus
from doc_audit.pipeline.groups import kept_groups
from doc_audit.pipeline.picturing import pictures_of
from doc_audit.pipeline.publish import publish
from doc_audit.pipeline.resources import rubric_of
from doc_audit.pipeline.systems import known_systems
from doc_audit.report import render_report, statements_to_picture
from doc_audit.store import is_run_folder, lasting, read_run

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from browser import opened

STATEMENTS, SEED = 60_000, 20230701
SHOWN = 6


def make(source: Path, statements: int, documents: int) -> None:
    """Writes the documents and their manifest."""
    source.mkdir(parents=True, exist_ok=True)
    rows = []
    for number, made in enumerate(corpus(SEED, statements)):
        if number >= documents:
            break
        (source / made.row["file"]).write_bytes(made.content)
        rows.append(made.row)
    with (source / "corpus.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)


def render(folder: Path, pictures: int, workers: int) -> list[str]:
    """Renders and writes the whole report, says how long plan pages took and how large pages are;
    names of pages, the largest first."""
    with lasting(lambda: read_run(folder)) as run:
        return render_run(folder, run, pictures, workers)


def render_run(folder: Path, run: Run, pictures: int, workers: int) -> list[str]:
    """The same of a run that was read."""
    rubric = rubric_of(run.record.rubric_files, run.record.rubric)
    beside = [rubric_of(record.files, record.id) for record in run.record.beside]
    comparison = compared(run, kept_groups(folder))
    pairs = pairs_of(run, rubric, comparison)
    agreement = agreement_of(run, [rubric, *beside])
    began = time.perf_counter()
    wanted = statements_to_picture(run, rubric, pictures)
    drawn = pictures_of(folder, run, wanted, workers)
    if wanted:
        took = time.perf_counter() - began
        print(f"{len(drawn):,} pictures in {took:.1f} s by the clock, {workers} processes")
    sizes: dict[str, int] = {}
    seconds: dict[str, float] = {}
    rmtree(folder / "plans", ignore_errors=True)
    (folder / "plans").mkdir()
    pages = render_report(
        run, rubric, comparison, beside, agreement,
        pairs=pairs, pictures=drawn, systems=known_systems(),
    )  # fmt: skip
    start = time.process_time()
    for name, content in pages:
        now = time.process_time()
        sizes[name], seconds[name] = len(content), now - start
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        start = time.process_time()
    return tell(len(run.statements), len(run.scores), sizes, seconds)


def tell(
    statements: int, count: int, sizes: dict[str, int], seconds: dict[str, float]
) -> list[str]:
    """Prints figures; gives the names of pages, the largest first."""
    plans = [name for name in sizes if name.startswith("plans/")]
    taken = sum(seconds[name] for name in plans)
    print(f"{statements:,} statements, {len(sizes)} pages, {sum(sizes.values()) / 1e6:.0f} MB")
    print(
        f"{count} plans on {len(plans)} pages in {taken:.1f} s of one core: "
        f"{len(plans) / taken:.1f} pages and {count / taken:.1f} plans a second, "
        f"{statements / taken:,.0f} statements a second"
    )
    by_size = sorted(sizes, key=lambda name: -sizes[name])
    others = [name for name in by_size if name not in plans]
    for name in dict.fromkeys([*by_size[:SHOWN], *others]):
        print(f"  {sizes[name] / 1e6:6.2f} MB {seconds[name]:6.2f} s  {name}")
    return by_size


def whole(folder: Path, pictures: int, workers: int) -> None:
    """Says what `doc-audit report` takes; one process last: it holds most, and peaks only rise."""
    for processes in dict.fromkeys((workers, 1)):
        clock, own = time.perf_counter(), time.process_time()
        publish(folder, lambda *_: None, pictures=pictures, workers=processes)
        clock, own = time.perf_counter() - clock, time.process_time() - own
        print(f"whole report, {processes} processes: {clock:.1f} s by the clock, {own:.1f} s of "
              f"the first process, whose peak is {megabytes():.0f} MB")  # fmt: skip


def browse(folder: Path, names: Sequence[str]) -> None:
    """Seconds from the start of navigation until a page is loaded and first drawn."""
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if chromium is None:
        raise SystemExit("No figure: Chromium isn't on this machine.")
    with TemporaryDirectory() as profile, opened(chromium, Path(profile)) as browser:
        with browser.tab() as page:  # a browser that was just started takes a second more
            page.open(f"file://{folder}/method.html")
        for name in names:
            with browser.tab() as page:
                began = time.perf_counter()
                page.open(f"file://{folder}/{name}")
                page.wait("performance.getEntriesByType('paint').length > 0")
                took = time.perf_counter() - began
                loaded = page.value("performance.timing.loadEventEnd-performance.timing.fetchStart")
                paint = page.value("performance.getEntriesByType('paint')[0].startTime")
            print(f"  {took:5.2f} s by the clock, loaded {loaded / 1e3:.2f}, drawn at "
                  f"{paint / 1e3:.2f}  {name}")  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("/tmp/national"))
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--systems", type=int, default=42)
    parser.add_argument("--rubric", nargs="+", default=["default"])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pictures", type=int, default=0)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--browse", action="store_true")
    given = parser.parse_args(arguments)
    if not is_run_folder(given.out):
        source = given.out.with_name(given.out.name + "-plans")
        make(source, given.statements, 2 * given.systems)
        main_rubric, *beside = given.rubric
        options = Options(main_rubric, ocr="off", workers=given.workers, beside=tuple(beside))
        start = time.perf_counter()
        run_corpus([source / "corpus.csv"], given.out, options, lambda *_: None)
        print(f"audited in {time.perf_counter() - start:.0f} s by the clock")
    if given.whole:
        whole(given.out, given.pictures, given.workers)
    largest = render(given.out, given.pictures, given.workers)
    if given.browse:
        browse(given.out, [*largest[:SHOWN], "index.html"])


if __name__ == "__main__":
    main()
