"""Pages per second of reading, ours beside bare pypdfium2 text and pdfplumber's words.

`reading.py FILE… [--runs N] [--plumber N]` reads the same files in turn with each, so that what
else the machine does falls on all alike. Times are CPU seconds of this process: with another
process on the same cores wall time would say nothing. The best of the runs counts. pdfplumber is
slow and reads only the first `--plumber` pages of each file.
"""

import argparse
import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from doc_audit.ingest.pdf import read_pdf


def bare(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        return len(document)


def ours(content: bytes) -> int:
    return len(read_pdf(content, "bench.pdf", "bench").pages)


def plumber(content: bytes, most: int) -> int:
    with pdfplumber.open(io.BytesIO(content)) as document:
        pages = document.pages[:most]
        for page in pages:
            page.extract_words()
        return len(pages)


def timed(read: Callable[[bytes], int], contents: Sequence[bytes]) -> tuple[int, float]:
    start = time.process_time()
    pages = sum(read(content) for content in contents)
    return pages, time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--plumber", type=int, default=4, help="pages of each file; 0: not at all")
    options = parser.parse_args()
    contents = [path.read_bytes() for path in options.files]
    readers = {"bare pypdfium2 text": bare, "ours": ours}
    if options.plumber:
        readers["pdfplumber words"] = lambda content: plumber(content, options.plumber)
    best = dict.fromkeys(readers, 0.0)
    for _ in range(options.runs):
        for name, read in readers.items():
            pages, seconds = timed(read, contents)
            best[name] = max(best[name], pages / seconds)
    print(f"{len(contents)} files, best of {options.runs} runs, CPU time")
    for name, rate in best.items():
        print(f"{name:22} {rate:8.1f} pages/s  {rate / best['bare pypdfium2 text']:6.3f} of bare")


if __name__ == "__main__":
    main()
