"""Reading takes time in proportion to the text, whatever stands in it."""

from time import process_time

import pytest

from doc_audit.ingest.head_roles import cell_role, is_exact_head
from doc_audit.ingest.plain import read_plain

MOST_SECONDS = 4.0  # of a processor; in proportion it takes a tenth of that, squared a minute


@pytest.mark.parametrize("letters", ["x", "A", "é"])
def test_one_word_without_an_end(letters: str) -> None:
    content = f"We will act.\n\n{letters * 60_000}\n".encode()
    start = process_time()
    read_plain(content, "plan.txt", "d")
    assert process_time() - start < MOST_SECONDS


@pytest.mark.parametrize("run", ["\n", " ", "(", "(a", "2026 ", "- "])
def test_a_head_of_blanks_without_an_end(run: str) -> None:
    head = f"Lead{run * 40_000}x"
    start = process_time()
    cell_role(head)
    is_exact_head(head)
    assert process_time() - start < MOST_SECONDS
