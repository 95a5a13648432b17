"""Columns of prose told apart line by line, as the reader does with tallies for long texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.ingest.beside import with_columns_parted
from doc_audit.ingest.columns import segments_of
from doc_audit.ingest.markers import marked

LEFT = ["we will work with", "the plan of the", "Aims", "", "- see", "north east and"]
RIGHT = ["people in each town", "carers who need help", "£3m", "", "March 2026", "and the rest"]
LINES = st.builds(
    lambda left, right, width: (left.ljust(width) + right).rstrip(),
    st.sampled_from(LEFT),
    st.sampled_from(RIGHT),
    st.sampled_from([22, 22, 22, 24]),
)


def right_edge(line: str) -> int:
    parts = segments_of(line)
    return parts[1][0] if len(parts) == 2 and not marked(line.strip()) else 0


def fits(line: str, edge: int) -> bool:
    return not line[max(0, edge - 2) : edge].strip() and len(segments_of(line)) <= 2


def is_prose(lines: list[str], edge: int) -> bool:
    both = [line for line in lines if right_edge(line)]
    sides = [[line[:edge].split() for line in both], [line[edge:].split() for line in both]]
    same = sum(right_edge(line) == edge for line in both) >= 0.8 * len(both)
    wordy = all(sum(map(len, side)) >= 3 * len(both) for side in sides)
    flows = all(
        sum(bool(words) and words[0][0].islower() for words in side) >= len(both) // 4
        for side in sides
    )
    return len(both) >= 5 and same and wordy and flows


def parted(lines: list[str]) -> int:
    at = count = 0
    while at < len(lines):
        edge, end = right_edge(lines[at]), at + 1
        while edge and end < len(lines) and fits(lines[end], edge):
            end += 1
        while end > at + 1 and not lines[end - 1].strip():
            end -= 1
        if edge and is_prose(lines[at:end], edge):
            count += end - at
            at = end
        else:
            at += 1
    return count


@settings(max_examples=60)
@given(st.lists(LINES, min_size=4, max_size=16))
def test_tallies_part_the_same_lines_as_looking_at_each_stretch(lines: list[str]) -> None:
    done, count = with_columns_parted(lines)
    assert count == parted(lines)
    assert sorted(" ".join(done).split()) == sorted(" ".join(lines).split())
