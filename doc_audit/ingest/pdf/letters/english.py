"""Whether letters read as English, told by how often one letter follows another.

A font whose table of meanings is wrong from end to end gives a text layer of plain letters that
are no words ("7KH SODQ" for "The plan"), and no flag says so. Its letter pairs do: over a line or
two of text they cost twice as many bits as English ones.
"""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from doc_audit.ingest.pdf.lines.textline import TextLine

LEAST_PAIRS = 60
"""Letter pairs below which nothing is said of a text: a line of running text."""
MOST_BITS = 6.0
"""Mean bits a pair above which a text is no English. In 312 fonts of pages of published plans the
mean is 3.5 and 5.0 at most (addresses of web sites); with their letters exchanged at random it is
6.9 at least, moved on by 29 places 7.0."""

_PAIRS = """
    d35455565477555448543684f7c 4d546a75e5c7352e6f24375af6c 459cc2ddc47e3db3df46b5edf3f
    5266d3ea35f45e838f6846fef7f 14ed73b9a3ffa9c5eb55c577f7f 24954586a7f8564666345b6877f
    24edc44dc4ff7dc2df4c55edf7f 246cc3d644ff5d567f3886edf4f 3369b1ffd3ffa873ef6577f9f6f
    86845465edf836246f433b4f8fa 64a993aa88db89819d8882aaeaf 1acbb266b3fd6c6acfa4a5ccfcf
    2496438fd3f93b749fa64549f6f 334ad2eec3ffc5935fa7a5eef7f 25f5338365f99b758fd5368af8f
    36666936a6a654354f356365b9f 33e8a38e75ff39a35f3555eefef 68b998aa98ec9a98ad89807aebf
    248652a774f687649f744676f5f 15a6b3fb44f895a669a436faf6f 24c8e3ff23ff9863ac5577f6f5f
    745576e675ff462a4f233deefef a4dcc0ddc3fecdb7dfbbbdddf9f 436d726d32ffcd53df78bdedfef
    27a4839985db89881c7836a9daf 0b9cc39dc9fe78b56fb47dddfdf 3576617765b867557a555777b7e
"""
# Bits that a letter costs after another, as a hexadecimal digit a pair: rows are the letter
# before, columns the one after, blank first and then a to z. Counted over the sample corpus
# (52,000 letters of invented plans), smoothed by five pairs as single letters would give them.
_BITS = np.array([int(digit, 16) for row in _PAIRS.split() for digit in row], np.float32)
_BITS[0] = 0  # two blanks are no pair
_SIGNS = 27
_PLACES = np.zeros(256, np.int16)
_PLACES[ord("a") : ord("z") + 1] = _PLACES[ord("A") : ord("Z") + 1] = np.arange(1, 27)


def letter_pairs(text: str) -> tuple[float, int]:
    """Bits that the letter pairs of a text cost, and how many pairs there are.

    A letter after or before anything else than a to z is a pair with a blank.
    """
    places = _PLACES.take(np.frombuffer(text.encode("latin-1", "replace"), np.uint8))
    pairs = places[:-1] * _SIGNS + places[1:]
    return float(_BITS.take(pairs).sum()), int(np.count_nonzero(pairs))


def strange_share(lines: Iterable[TextLine]) -> float:
    """Share of the characters of a page, 0…1, in fonts whose text doesn't read as English.

    Fonts with less than a line of text don't count.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        texts[line.font].append(line.text)
    total = strange = 0
    for parts in texts.values():
        text = " ".join(parts)
        total += len(text)
        if len(text) <= LEAST_PAIRS:
            continue
        bits, pairs = letter_pairs(text)
        if pairs >= LEAST_PAIRS and bits > MOST_BITS * pairs:
            strange += len(text)
    return strange / total if total else 0.0
