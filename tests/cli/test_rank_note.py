"""The table of scores at the terminal says what its ranks leave out."""

import io
from types import SimpleNamespace as Record

import pytest
from rich.console import Console

from doc_audit.cli import messages

SCORE = Record(plan="a", score=40.0, interval=None, specificity=4.0, accountability=4.0, n=12,
               status="scored", ranked=True)  # fmt: skip
UNKNOWN = "Nobody has measured the rubric “own”."


@pytest.mark.parametrize("unknown", [UNKNOWN, ""])
def test_ranks_without_mistakes_of_coding_say_so(monkeypatch, unknown: str) -> None:
    out = io.StringIO()
    monkeypatch.setattr(messages, "console", Console(file=out, width=200))
    messages.show_scores(
        [SCORE], Record(ranks=[Record(plan="a", range=(1, 2))], coder_unknown=unknown)
    )
    assert ("mistakes of coding are in none of them. Nobody has" in out.getvalue()) == bool(unknown)
    out.truncate(0)
    messages.show_scores([SCORE], Record(ranks=[], coder_unknown=UNKNOWN))
    assert "mistakes" not in out.getvalue()
