"""Which plans of a run stand side by side without anybody asking."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from doc_audit.compare.groups import key_of
from doc_audit.compare.pairs import Chosen
from doc_audit.compare.peers import PlanLine
from doc_audit.model import Document, Run

AIM = "strategy"
DELIVERY = ("forward_plan", "commissioning_plan")
"""Kinds that deliver a strategy: forward plans, and the commissioning plans that absorb them."""

EVERY_PAIR = 12
"""Plans of a run up to which each pair has a page: 66 pages. 55 of eleven documents with 125
commitments in all took 2 s and 3 MB; a pair of plans with 250 to 400 commitments each takes under
1 s and 0.3 to 0.8 MB on a busy machine. At 20 plans it would be 190 pages."""

_NO_KIND = frozenset({"", "unknown", "other"})
_DATES = ("start", "date", "end", "file_date")


def chosen_pairs(
    run: Run, lines: Sequence[PlanLine], asked: Iterable[tuple[str, str]] = ()
) -> tuple[Chosen, ...]:
    """Pairs that have a page: strategies with what delivers them, plans of one kind and place, and
    all others in a run of few plans (`EVERY_PAIR`), in this order; then those asked for.

    Args:
        run: for the documents' facts.
        lines: its plans.
        asked: ids of two plans each, the first on the left; plans that aren't there are left out.
    """
    known = {line.score.plan: line for line in lines}
    found = {two_ids(two): two for two in (*_delivery(lines), *_one_kind(run, lines))}
    if len(lines) <= EVERY_PAIR:
        for first, second in combinations(lines, 2):
            _add(found, Chosen(first, second))
    for one, other in asked:
        if one in known and other in known and one != other and (one, other) not in found:
            turned = found.get((other, one))
            relation = turned.relation if turned and turned.relation == "one_kind" else "other"
            system = _common_system(known[one], known[other])
            found[one, other] = Chosen(known[one], known[other], relation, system)
    return tuple(found.values())


def two_ids(two: Chosen) -> tuple[str, str]:
    """Ids of the two plans."""
    return two.first.score.plan, two.second.score.plan


def _add(found: dict[tuple[str, str], Chosen], two: Chosen) -> None:
    ids = two_ids(two)
    if ids not in found and ids[::-1] not in found:
        system = _common_system(two.first, two.second)
        found[ids] = Chosen(two.first, two.second, two.relation, system)


def _common_system(one: PlanLine, other: PlanLine) -> str:
    return one.system if one.system and key_of(one.system) == key_of(other.system) else ""


def _delivery(lines: Sequence[PlanLine]) -> Iterator[Chosen]:
    """Every strategy with every delivering plan of its system, by name of the system.

    Plans whose system is unknown or a guess are in no pair.
    """
    aims = [line for line in lines if line.score.kind == AIM and line.system]
    found = [
        Chosen(aim, line, "delivery", aim.system)
        for aim in aims
        for line in lines
        if line.score.kind in DELIVERY and key_of(line.system) == key_of(aim.system)
    ]
    yield from sorted(found, key=lambda two: (key_of(two.system), *two_ids(two)))


def _one_kind(run: Run, lines: Sequence[PlanLine]) -> Iterator[Chosen]:
    """Plans of one kind and of one system, or of one area where neither system is sure."""
    documents = {document.id: document for document in run.documents}
    found = []
    for one, other in combinations(lines, 2):
        place = _common_place(one, other, documents)
        if one.score.kind == other.score.kind and one.score.kind not in _NO_KIND and place:
            first, second = sorted((one, other), key=lambda line: _age(line, documents))
            found.append(Chosen(first, second, "one_kind", _common_system(one, other)))
    yield from sorted(found, key=lambda two: (key_of(two.system), *two_ids(two)))


def _common_place(one: PlanLine, other: PlanLine, documents: Mapping[str, Document]) -> str:
    if one.system or other.system:
        return _common_system(one, other)
    areas = [_sure(line, "area", documents) for line in (one, other)]
    return areas[0] if areas[0] == areas[1] else ""


def _sure(line: PlanLine, name: str, documents: Mapping[str, Document]) -> str:
    facts = [documents[doc].facts.get(name) for doc in line.score.docs if doc in documents]
    values = {key_of(fact.value) for fact in facts if fact and fact.sure}
    return values.pop() if len(values) == 1 else ""


def _age(line: PlanLine, documents: Mapping[str, Document]) -> tuple[tuple[str, ...], str]:
    """Orders plans by when they begin, else by when they were made; undated ones first."""
    known = [documents[doc] for doc in line.score.docs if doc in documents]
    dates = tuple(min((d.fact(name) for d in known), default="") for name in _DATES)
    return dates, line.score.plan
