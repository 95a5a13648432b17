"""Pages with tables, ours against pdfplumber's: `table_recall.py FILE …`.

Prints recall of the pages on which pdfplumber finds a table of at least two rows and columns with
four filled cells, then the pages only one of the two has: to be looked at by eye.
"""

import argparse
from pathlib import Path

import pdfplumber

from doc_audit.ingest.pdf import read_pdf


def theirs(path: Path) -> set[int]:
    with pdfplumber.open(path) as document:
        return {page.page_number for page in document.pages if any(map(is_table, tables(page)))}


def tables(page):
    return [table.extract() for table in page.find_tables()]


def is_table(rows) -> bool:
    filled = [[bool(cell and cell.strip()) for cell in row] for row in rows]
    high, wide = sum(map(any, filled)), sum(map(any, zip(*filled, strict=True)))
    return high > 1 and wide > 1 and sum(map(sum, filled)) >= 4


def ours(path: Path) -> set[int]:
    document = read_pdf(path.read_bytes(), path.name, "read")
    rows = [b.page for b in document.blocks if b.kind.value == "table_row" and b.page]
    return {page for page in rows if rows.count(page) > 1}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    both = found = 0
    for path in parser.parse_args().files:
        a, b = theirs(path), ours(path)
        both, found = both + len(a & b), found + len(a)
        print(f"{path.name}: pdfplumber {len(a)}, ours {len(b)}, both {len(a & b)}")
        print(f"  only pdfplumber: {sorted(a - b)}")
        print(f"  only ours: {sorted(b - a)}")
    print(f"recall of pages {both}/{found}")


if __name__ == "__main__":
    main()
