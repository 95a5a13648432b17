"""Reading takes time in proportion to the text, whatever stands in it."""

from time import process_time

import pytest

from doc_audit.ingest.plain import read_plain

MOST_SECONDS = 4.0  # of a processor; in proportion it takes a tenth of that, squared a minute


@pytest.mark.parametrize("letters", ["x", "A", "é"])
def test_one_word_without_an_end(letters: str) -> None:
    content = f"We will act.\n\n{letters * 60_000}\n".encode()
    start = process_time()
    read_plain(content, "plan.txt", "d")
    assert process_time() - start < MOST_SECONDS
