"""Records made by their slots' own setters are those that `dataclass` makes."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from doc_audit.model.document import Block, BlockKind, Line, PageBox
from doc_audit.model.edges import Edges
from doc_audit.model.quick import quickly_made


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    page: int = 1

    def __post_init__(self) -> None:
        if self.page < 1:
            object.__setattr__(self, "page", 1)


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    page: int = 1

    def __post_init__(self) -> None:
        if self.page < 1:
            object.__setattr__(self, "page", 1)


@pytest.mark.parametrize(
    "given", [{"name": "a"}, {"name": "a", "page": 3}, {"page": -4, "name": ""}]
)
def test_fields_and_defaults_are_those_of_the_usual_way(given: dict[str, object]):
    plain, quick = Plain(**given), Quick(**given)  # type: ignore[arg-type]
    assert (quick.name, quick.page) == (plain.name, plain.page)
    assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert hash(quick) == hash(plain)
    assert replace(quick, page=7) == Quick(quick.name, 7)


def test_records_stay_frozen_and_tell_wrong_arguments():
    with pytest.raises(FrozenInstanceError):
        Quick("a").page = 2  # type: ignore[misc]
    with pytest.raises(TypeError, match=r"Quick.__init__\(\) missing 1 required .*'name'"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Quick("a", colour=1)  # type: ignore[call-arg]


def test_blocks_are_copied_and_pickled_whole():
    line = Line(0, 2, PageBox(1, 1.0, 2.0, 3.0, 4.0), [1.0, 2.0, 3.0])  # type: ignore[arg-type]
    assert isinstance(line.edges, Edges)
    block = Block(BlockKind.PARAGRAPH, "ab", page=1, lines=(line,))
    assert pickle.loads(pickle.dumps(block)) == copy.deepcopy(block) == block
