"""No document, however broken or hostile, takes a run down, is lost, or reaches out of its file."""

import socket
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hostile_case import Case
from hostile_cases import KINDS, PORT, TITLES, cases, named_in_table
from hostile_pdf import endless_case
from hostile_work import Seen, Watched

from doc_audit.engine import Failure, run_guarded
from doc_audit.model import Problem
from doc_audit.pipeline.failures import failed
from doc_audit.pipeline.inputs import Source

SECONDS = 20.0  # for reading one of them twice; each takes under a second on an idle machine
MEMORY = 2 * 2**30
PAGE = Path(__file__).parents[2] / "docs" / "hostile.md"
SECRET = "root:"  # in /etc/passwd, which some of them ask for


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Hears whoever calls the address that the cases name."""
    with socket.socket() as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            ear.bind(("127.0.0.1", PORT))
        except OSError:
            pytest.skip(f"port {PORT} is taken")
        ear.listen()
        ear.settimeout(0.05)
        yield ear


@cache
def _given() -> dict[str, list[Case]]:
    """All cases by kind, made once."""
    return {kind: list(cases(kind)) for kind in KINDS}


def _told(case: Case, result: Seen | Failure) -> tuple[set[str], list[Problem]]:
    """The codes of what is told of a case, and the problems."""
    if isinstance(result, Failure):
        source = Source(Path(case.file), "", "d")
        problems = [failed(source, result, SECONDS, MEMORY)]
    elif result.document is None:
        code, message, mend = result.error
        problems = [Problem(code, "error", message, mend, "d", case.file)]
    else:
        problems = list(result.document.problems)
    return {problem.code for problem in problems}, problems


def _check(case: Case, result: Seen | Failure) -> list[str]:
    codes, problems = _told(case, result)
    document = None if isinstance(result, Failure) else result.document
    faults = []
    if not case.became(codes, document is not None):
        faults.append(f"became {codes or 'a document'}: {[p.message for p in problems]}")
    if any(p.severity == "error" and not (p.mend and p.message and p.file) for p in problems):
        faults.append("an error without place or mend")
    if document is not None and any("\ud800" <= sign <= "\udfff" for sign in document.text):
        faults.append("holds half letters, which no file can")
    if document is not None and SECRET in document.text:
        faults.append("holds what is in another file")
    if not isinstance(result, Failure):
        faults += [f"did {doing}" for doing in result.doings]
        faults += [] if result.same else ["was read otherwise the second time"]
    return [f"{case.name}: {fault}" for fault in faults]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_each_is_read_or_refused_with_a_reason(listener: socket.socket) -> None:
    given = [case for listed in _given().values() for case in listed]
    assert len({case.name for case in given}) == len(given)
    work, tasks = Watched(), [(case.file, case.content) for case in given]
    found = {o.index: o.result for o in run_guarded(work, tasks, 2, SECONDS, MEMORY)}
    faults = [fault for at, case in enumerate(given) for fault in _check(case, found[at])]
    assert not faults, "\n".join(faults)
    with pytest.raises(TimeoutError):
        listener.accept()


def test_the_page_about_them_names_each() -> None:
    told = PAGE.read_text("utf-8")
    for kind, given in _given().items():
        section = told.partition(f"## {TITLES[kind]} (")[2].partition("\n## ")[0]
        rows = [row.split(" | ", 1)[1][:-2] for row in section.splitlines()[4:]]
        named = sorted(name for row in rows for name in row.split("; "))
        assert named == sorted(named_in_table(case) for case in given)


def test_one_without_an_end_is_ended_and_its_page_named() -> None:
    case = endless_case()
    (outcome,) = run_guarded(Watched(), [(case.file, case.content)], 1, 1.5, MEMORY)
    assert isinstance(outcome.result, Failure)
    assert str(outcome.result.place) == "reading page 1 of 1"
    assert _check(case, outcome.result) == []
