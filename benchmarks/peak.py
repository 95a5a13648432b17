"""Peak memory of this process after reading one PDF, and the size of what reading gave, in MB.

`peak.py nothing|bare|ours FILE`, to be run in a process of its own, as `reading.py` does: peaks
only rise. What reading gave is the Document, with all that nothing else refers to; nothing for
the other readers.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType


def nothing(content: bytes) -> None:
    """What importing and holding the file take."""


def bare(content: bytes) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()


def ours(content: bytes) -> object:
    from doc_audit.ingest.pdf import read_pdf

    return read_pdf(content, "bench.pdf", "bench")


READERS: dict[str, Callable[[bytes], object]] = {"nothing": nothing, "bare": bare, "ours": ours}


def megabytes() -> float:
    """The peak so far. Where /proc is, of this program alone; else as `getrusage` has it."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    import resource

    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def size_of(held: object) -> float:
    """MB of the objects that can be reached from one, classes and what belongs to them left out."""
    seen: set[int] = set()
    left, total = [held], 0
    while left:
        one = left.pop()
        if id(one) in seen or one is None or isinstance(one, type | ModuleType):
            continue
        seen.add(id(one))
        total += sys.getsizeof(one)
        left += gc.get_referents(one)
    return total / 1024**2


def main() -> None:
    import doc_audit.ingest.pdf  # noqa: F401  (so that all are measured with it in memory)

    held = READERS[sys.argv[1]](Path(sys.argv[2]).read_bytes())
    peak = megabytes()  # before the count, which takes memory itself
    print(peak, 0.0 if held is None else size_of(held))


if __name__ == "__main__":
    main()
