"""Speed and memory of reading, ours beside bare pypdfium2 text and pdfplumber's words.

`reading.py FILE… [--runs N] [--plumber N] [--memory N] [--no-pages]` reads each file in turn with
each reader, so that what else the machine does falls on all alike. Times are CPU seconds of this
process: with another process on the same cores wall time would say nothing. The best run of each
file counts. pdfplumber is slow and reads only the first `--plumber` pages of each file.

The slowest page of a file is told by reading each of its pages as a file of its own, so that its
time holds the opening of the file and the loading of its fonts, too.

Memory is the peak of a fresh process that reads the longest file's pages, again and again up to
`--memory` of them, then five and twenty times as many. A Document grows with its pages and the
file is held while it is read. The rest of the peak is the reader's own, programs included, and is
flat: PDFium is made to forget what it keeps of pages, and all but the first 64 are put away in
less memory than their part of the Document takes, and let go as that is made.
"""

import argparse
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import peak
import pypdfium2

from doc_audit.ingest.pdf import read_pdf

Reader = Callable[[bytes], int]
Times = dict[str, list[list[tuple[int, float]]]]
"""Pages and CPU seconds by reader, file and run."""
_GROWTH = (1, 5, 20)  # times the pages of the smallest file that memory is measured on


def bare(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        return len(document)


def ours(content: bytes) -> int:
    document = read_pdf(content, "bench.pdf", "bench")
    failed = [
        f"page {page.number} {reason}"
        for page in document.pages
        for reason in page.reasons
        if reason.startswith("failed:")
    ]
    if failed:  # pages that fail take no time: a fault of the reader would look like speed
        raise SystemExit(f"No figure: pages could not be read. {'; '.join(failed)}")
    return len(document.pages)


def plumber(content: bytes, most: int) -> int:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as document:
        pages = document.pages[:most]
        for page in pages:
            page.extract_words()
        return len(pages)


def timed(read: Reader, content: bytes) -> tuple[int, float]:
    """Pages and CPU seconds."""
    start = time.process_time()
    pages = read(content)
    return pages, time.process_time() - start


def all_times(readers: dict[str, Reader], contents: Sequence[bytes], runs: int) -> Times:
    """What each run of each reader took, file by file."""
    times: Times = {name: [] for name in readers}
    for content in contents:
        for found in times.values():
            found.append([])
        for _ in range(runs):
            for name, read in readers.items():
                times[name][-1].append(timed(read, content))
    return times


def best_of(times: Times) -> dict[str, list[tuple[int, float]]]:
    """Pages and least seconds of each file by reader."""
    return {
        name: [min(runs, key=lambda pair: pair[1]) for runs in found]
        for name, found in times.items()
    }


def shares(times: Times) -> list[float]:
    """Seconds of bare text over ours in each run over all files, ascending."""
    bare, ours = (zip(*times[name], strict=True) for name in ("bare pypdfium2 text", "ours"))
    return sorted(
        sum(seconds for _, seconds in one) / sum(seconds for _, seconds in other)
        for one, other in zip(bare, ours, strict=True)
    )


def with_pages(content: bytes, numbers: Sequence[int]) -> bytes:
    """A PDF of the pages with these indices, from 0."""
    with pypdfium2.PdfDocument(content) as source, pypdfium2.PdfDocument.new() as made:
        for number in numbers:
            made.import_pages(source, [number])
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def slowest_page(content: bytes, runs: int) -> tuple[int, float]:
    """Number, from 1, and seconds of the page that takes longest alone."""
    with pypdfium2.PdfDocument(content) as document:
        count = len(document)
    times = []
    for index in range(count):
        page = with_pages(content, [index])
        times.append((min(timed(ours, page)[1] for _ in range(runs)), index + 1))
    seconds, number = max(times)
    return number, seconds


def repeated(content: bytes, total: int) -> bytes:
    """The PDF's pages again and again, up to `total` of them."""
    with pypdfium2.PdfDocument(content) as source, pypdfium2.PdfDocument.new() as made:
        for left in range(total, 0, -len(source)):
            made.import_pages(source, list(range(min(left, len(source)))))
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def peaks(content: bytes, totals: Sequence[int]) -> None:
    """Prints the peak memory of reading that many pages, and what of it is the reader's own."""
    for total in totals:
        with tempfile.NamedTemporaryFile(suffix=".pdf", delete=False) as file:
            file.write(repeated(content, total))
        path = Path(file.name)
        found = {reader: peak_of(reader, path) for reader in peak.READERS}
        size = path.stat().st_size / 1024**2
        path.unlink()
        told = ", ".join(f"{reader} {most:.0f} MB" for reader, (most, _) in found.items())
        print(f"peak memory, {total} pages in a file of {size:.0f} MB: {told}")
        most, document = found["ours"]
        print(f"{'':13} ours: Document {document:.1f} MB, less that and the file"
              f" {most - document - size:.1f} MB")  # fmt: skip


def peak_of(reader: str, path: Path) -> tuple[float, float]:
    """Peak of a process of its own, and the size of what reading gave there, in MB."""
    command = [sys.executable, peak.__file__, reader, str(path)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    most, held = map(float, output.split())
    return most, held


def report(names: Sequence[str], best: dict[str, list[tuple[int, float]]]) -> None:
    rates = {
        reader: sum(pages for pages, _ in found) / sum(seconds for _, seconds in found)
        for reader, found in best.items()
    }
    for reader, rate in rates.items():
        print(
            f"{reader:22} {rate:8.1f} pages/s  {rate / rates['bare pypdfium2 text']:6.3f} of bare"
        )
    print("\nours by file")
    columns = zip(names, best["bare pypdfium2 text"], best["ours"], strict=True)
    for name, (_, floor), (pages, seconds) in columns:
        print(f"{pages / seconds:8.1f} pages/s  {floor / seconds:6.3f} of bare  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--plumber", type=int, default=4, help="pages of each file; 0: not at all")
    parser.add_argument("--memory", type=int, default=20, help="pages; 0: not at all")
    parser.add_argument("--no-pages", action="store_true", help="no slowest page of each file")
    options = parser.parse_args()
    contents = [path.read_bytes() for path in options.files]
    readers: dict[str, Reader] = {"bare pypdfium2 text": bare, "ours": ours}
    if options.plumber:
        readers["pdfplumber words"] = lambda content: plumber(content, options.plumber)
    print(f"{len(contents)} files, best of {options.runs} runs, CPU time")
    times = all_times(readers, contents, options.runs)
    best = best_of(times)
    report([path.name for path in options.files], best)
    told = " ".join(f"{share:.3f}" for share in shares(times))
    print(f"\nours of bare in each run: {told}")
    if not options.no_pages:
        print("\nslowest page of each file, read alone")
        for path, content in zip(options.files, contents, strict=True):
            number, seconds = slowest_page(content, options.runs)
            print(f"{seconds * 1000:8.1f} ms  page {number:3}  {path.name}")
    if options.memory:
        print()
        longest = max(zip(best["ours"], contents, strict=True), key=lambda pair: pair[0][0])[1]
        peaks(longest, [times * options.memory for times in _GROWTH])


if __name__ == "__main__":
    main()
