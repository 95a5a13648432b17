"""Places of characters kept in hundredths behave as the tuple they stand for."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model import Line, PageBox
from doc_audit.model.edges import Edges

hundredths = st.lists(st.integers(-(10**6), 10**8)).map(lambda found: [x / 100 for x in found])


@given(hundredths)
def test_edges_equal_their_tuple(points: list[float]):
    edges = Edges.of(points)
    assert edges == tuple(points)
    assert tuple(points) == edges
    assert (tuple(edges), len(edges)) == (tuple(points), len(points))
    assert hash(edges) == hash(tuple(points))
    assert repr(edges) == repr(tuple(points))
    assert bool(edges) == bool(points)


@given(hundredths, st.slices(8))
def test_parts_of_edges_are_those_of_their_tuple(points: list[float], part: slice):
    edges = Edges.of(points)
    assert edges[part] == tuple(points)[part]
    assert [edges[at] for at in range(len(points))] == points


@given(hundredths)
def test_line_with_edges_survives_the_way_to_another_process(points: list[float]):
    line = Line(0, len(points), PageBox(1, 0, 0, 1, 1), Edges.of(points))
    again = pickle.loads(pickle.dumps(line))
    assert again == line
    assert hash(again) == hash(line)


def test_edges_differ_from_other_numbers_and_things():
    edges = Edges.of([1.0, 2.0])
    assert edges != Edges.of([1.0, 2.01])
    assert edges != (1.0,)
    assert edges != "12"


def test_edges_take_four_bytes_a_character():
    assert len(Edges.of(range(100))._hundredths) == 400
