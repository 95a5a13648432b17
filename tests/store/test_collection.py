import gc
import weakref

import pytest

from doc_audit.store import lasting
from doc_audit.store.collection import no_collection


class Knot:
    """Refers to itself, so that only a search finds it to be garbage."""

    def __init__(self) -> None:
        self.own = self


def test_what_lasts_is_not_searched_and_what_is_made_meanwhile_is() -> None:
    with lasting(Knot) as before:
        assert gc.get_freeze_count() > 0
        kept, made = weakref.ref(before), weakref.ref(Knot())
        del before
        gc.collect()
        assert made() is None
        assert kept() is not None
    gc.collect()
    assert kept() is None


@pytest.mark.parametrize("was", [True, False])
def test_searches_go_on_as_before_even_after_a_fault(was: bool) -> None:
    before = gc.isenabled()
    (gc.enable if was else gc.disable)()
    try:
        with no_collection():
            assert not gc.isenabled()
        assert gc.isenabled() is was
        with pytest.raises(KeyError), no_collection():
            raise KeyError
        assert gc.isenabled() is was
    finally:
        (gc.enable if before else gc.disable)()
