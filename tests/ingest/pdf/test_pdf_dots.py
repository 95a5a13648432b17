"""Drawn bullets are told from dotted lines, however many dots a page has."""

import tracemalloc

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.ingest.pdf.flow.bullets import _DOTTED_STEP, _SAME_DOT, _alone

MOST_BYTES = 16 * 2**20  # all pairs of 4,000 dots take 64 MiB an array


def boxes(places: np.ndarray) -> np.ndarray:
    return np.hstack([places - 1, places + 1]).astype(np.float32)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=40), st.integers(1, 20))
def test_those_alone_are_those_without_another_near(
    places: list[tuple[int, int]], times: int
) -> None:
    dots = boxes(np.array(places * times, np.float32).reshape(-1, 2))
    x, y = dots[:, 0] + 1, dots[:, 1] + 1
    gaps = np.hypot(x[:, None] - x, y[:, None] - y)
    near = ((gaps > _SAME_DOT) & (gaps < _DOTTED_STEP)).any(axis=1)
    assert np.array_equal(_alone(dots), ~near)


def test_a_map_of_thousands_of_dots_takes_little_memory() -> None:
    places = np.random.default_rng(1).uniform(0, 800, (4000, 2))
    dots = boxes(places)
    tracemalloc.start()
    try:
        _alone(dots)
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()
