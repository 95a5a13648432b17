"""A check that can't be made is left out on a person's machine and fails in CI."""

from collections.abc import Callable

import needed
import pytest


@pytest.mark.parametrize("ask", [needed.module, needed.program])
@pytest.mark.parametrize(
    ("ci", "told"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_what_is_missing_fails_in_ci_alone(
    monkeypatch: pytest.MonkeyPatch, ask: Callable[[str], object], ci: str, told: type
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(told, match="nonesuch_thing"):
        ask("nonesuch_thing")


def test_what_is_there_is_given() -> None:
    assert needed.module("json").dumps([1]) == "[1]"
    assert needed.program("nonesuch_thing", "sh").endswith("sh")
