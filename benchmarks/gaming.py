"""What a plan's writer could win by wording alone: writes the figures of docs/gaming.md.

`make gaming` runs it: the sample corpus always, the real plans where they are beside the
repository. Each probe changes statements as read, the rules tag them anew, and the plan is scored
as ever; only reading and cutting into statements aren't done again.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from doc_audit.model import Cell, Coding, PlanScore, Statement, content_id
from doc_audit.pipeline.audit import Audited, AuditWork, Task
from doc_audit.pipeline.inputs import find_sources
from doc_audit.pipeline.resources import open_rubric, sample_corpus
from doc_audit.pipeline.scoring import Scope, score_plans
from doc_audit.rubric import Rubric
from doc_audit.score.merge import what_is_done
from doc_audit.tag import Tagger
from doc_audit.tag.lexicon import BASE_FORMS, NOUN_LIKE

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "gaming.md"
REAL = ROOT.parent / "shared" / "plans"
REAL_PLANS = {
    "jhws": ("west-sussex-jhws-2019-2024.pdf", "west-sussex-jhws-cost-of-living-addendum.pdf"),
    "suicide": ("west-sussex-suicide-prevention-2017-2020.pdf",),
}
SCOPES: dict[Scope, str] = {"inequalities": "about inequalities", "all": "all commitments"}
BOUND = 2.0
"""Points that wording alone may move a score (SCORING.md)."""
DATE = "by March 2028"
EMPTY = (
    "We will tackle health inequalities together.",
    "We will put fairness at the heart of our work.",
    "We will champion equity in every meeting.",
    "We will strive to narrow the health gap.",
    "We will keep inequality high on the agenda.",
    "We will promote fairer outcomes wherever possible.",
    "We will build a culture that values equity.",
    "We will be ambitious about reducing disparities.",
    "We will listen and learn about inequity.",
    "We will join up thinking on deprivation.",
)
"""Commitments in scope that say nothing: each names the umbrella alone."""

Edit = Callable[["Plan"], "Plan"]
Item = tuple[Statement, Coding]


@dataclass(frozen=True)
class Plan:
    """Documents of one plan, with what tags and scores them."""

    audited: tuple[Audited, ...]
    rubric: Rubric
    tagger: Tagger
    scope: Scope = "inequalities"

    @cached_property
    def score(self) -> PlanScore:
        return score_plans(self.audited, self.rubric, draws=100, scope=self.scope)[0]

    @cached_property
    def scored(self) -> dict[str, float]:
        """Points of each commitment in scope by the id of its longest copy."""
        return {line.statement: line.points for line in self.score.points}

    @cached_property
    def in_scope(self) -> frozenset[str]:
        return frozenset(i for p in self.score.points for i in (p.statement, *p.merged))

    def items(self) -> Iterator[Item]:
        for one in self.audited:
            yield from zip(one.statements, one.codings, strict=True)

    def changed(self, change: Callable[[Statement, Coding], Iterable[Statement]]) -> "Plan":
        """The plan with other statements in place of each; those that are new are tagged."""
        return replace(self, audited=tuple(self._changed(one, change) for one in self.audited))

    def _changed(
        self, one: Audited, change: Callable[[Statement, Coding], Iterable[Statement]]
    ) -> Audited:
        kept: list[Item] = []
        for statement, coding in zip(one.statements, one.codings, strict=True):
            for made in change(statement, coding):
                kept.append((made, coding if made is statement else self._tagged(made, one)))
        statements, codings = zip(*kept, strict=True) if kept else ((), ())
        return replace(one, statements=tuple(statements), codings=tuple(codings))

    def _tagged(self, statement: Statement, one: Audited) -> Coding:
        return self.tagger.code(statement, one.document.abbreviations)

    def added(self, statements: Sequence[Statement]) -> "Plan":
        """The plan with further statements at its end."""
        last = self.audited[-1]
        longer = replace(
            last,
            statements=(*last.statements, *statements),
            codings=(*last.codings, *(self._tagged(one, last) for one in statements)),
        )
        return replace(self, audited=(*self.audited[:-1], longer))


def reworded(statement: Statement, text: str, cells: tuple[Cell, ...] = ()) -> Statement:
    """The statement with other words; where they stand on the page is no longer known."""
    id_ = content_id(statement.doc, f"{statement.id} {text}")
    return replace(statement, id=id_, text=text, cells=cells, boxes=(), pieces=())


def act_of(statement: Statement) -> tuple[int, int]:
    """Where the words of what is to be done stand: the first action cell of a row, or the text."""
    acts = [cell for cell in statement.cells if cell.role == "action"]
    return (acts[0].start, acts[0].end) if acts else (0, len(statement.text))


def with_act(statement: Statement, words: str) -> Statement:
    """The statement with `words` in place of what is to be done; cells after it are moved."""
    start, end = act_of(statement)
    more = len(words) - (end - start)
    cells = tuple(
        replace(
            cell,
            start=cell.start + (more if cell.start >= end else 0),
            end=cell.end + (more if cell.end >= end else 0),
        )
        for cell in statement.cells
    )
    return reworded(statement, statement.text[:start] + words + statement.text[end:], cells)


def act_words(statement: Statement) -> str:
    start, end = act_of(statement)
    return statement.text[start:end]


_FINITE = re.compile(r"\b(?:will|shall|should|must|can|may|is|are|has|have|we)\b", re.I)


def we_will(words: str) -> str:
    """ "Open a clinic" → "We will open a clinic"; what opens with no verb is to be delivered.

    A whole sentence, with a verb of its own, stays as it is.
    """
    first = words.split(" ", 1)[0].lower()
    if first == "to":
        return f"We will {words[3:]}"
    if first not in BASE_FORMS and _FINITE.search(words):
        return words
    lowered = words[:1].lower() + words[1:]
    return f"We will {lowered}" if first in BASE_FORMS else f"We will deliver {lowered}"


def add_we_will(plan: Plan) -> Plan:
    """ "We will" before every commitment in scope that names no doer."""

    def change(statement: Statement, coding: Coding) -> list[Statement]:
        if statement.id not in plan.in_scope or coding.level("responsible_agent"):
            return [statement]
        return [_with_we(statement)]

    return plan.changed(change)


def we_will_hope(plan: Plan) -> Plan:
    """ "We will" before every aspiration: a hope becomes a promise."""

    def change(statement: Statement, coding: Coding) -> list[Statement]:
        return [_with_we(statement) if coding.type == "aspiration" else statement]

    return plan.changed(change)


def _with_we(statement: Statement) -> Statement:
    words = we_will(act_words(statement))
    return statement if words == act_words(statement) else with_act(statement, words)


def repeated(plan: Plan, ids: Iterable[str], *, we: bool = False) -> Plan:
    """The plan with a summary at its end that repeats some commitments' acts."""
    wanted = set(ids)
    return plan.added(
        [
            replace(
                reworded(s, we_will(what_is_done(s)) if we else what_is_done(s)),
                headings=("Summary",),
            )
            for s, _ in plan.items()
            if s.id in wanted
        ]
    )


def repeat_all(plan: Plan) -> Plan:
    return repeated(plan, plan.scored)


def repeat_all_as_we_will(plan: Plan) -> Plan:
    return repeated(plan, plan.scored, we=True)


def repeat_best(plan: Plan) -> Plan:
    return repeated(plan, _best(plan), we=True)


def _best(plan: Plan) -> list[str]:
    """The better half of the commitments, best first."""
    best = sorted(plan.scored, key=lambda i: (-plan.scored[i], i))
    return best[: len(best) // 2]


_OPENER = re.compile(r"^(?:.*?\b(?:will|to)\b )?", re.S)
_JOINT = re.compile(r",? and (?=([a-z]+) )")


def halves(words: str) -> tuple[str, str] | None:
    """ "We will open a clinic and train staff" → both acts, each with the opener; None for one."""
    opener = _OPENER.match(words)[0]  # type: ignore[index]
    if not opener and words.split(" ", 1)[0].lower() not in BASE_FORMS:
        return None
    for joint in _JOINT.finditer(words, len(opener)):
        if joint[1] in BASE_FORMS and joint[1] not in NOUN_LIKE:
            return f"{words[: joint.start()]}.", f"{opener}{words[joint.end() :]}"
    return None


def split_by_acts(plan: Plan, only: str = "") -> Plan:
    """Each commitment of two acts as two sentences."""

    def change(statement: Statement, _: Coding) -> list[Statement]:
        parts = halves(act_words(statement)) if _chosen(plan, statement, only) else None
        return [with_act(statement, part) for part in parts] if parts else [statement]

    return plan.changed(change)


def split_by_steps(plan: Plan, only: str = "") -> Plan:
    """Each commitment once more as its own preparation, with all that it names."""

    def change(statement: Statement, _: Coding) -> list[Statement]:
        step = preparation(act_words(statement)) if _chosen(plan, statement, only) else ""
        return [statement, with_act(statement, step)] if step else [statement]

    return plan.changed(change)


def split_better_half(plan: Plan) -> Plan:
    """The better half of the commitments by steps, the others as they are."""
    better = set(_best(plan))

    def change(statement: Statement, _: Coding) -> list[Statement]:
        step = preparation(act_words(statement)) if statement.id in better else ""
        return [statement, with_act(statement, step)] if step else [statement]

    return plan.changed(change)


def preparation(words: str) -> str:
    """ "We will open a clinic" → "We will prepare a business case, then open a clinic"; "" where no
    verb follows the opener.
    """
    opener = _OPENER.match(words)[0]  # type: ignore[index]
    act = words[len(opener) :]
    if act.split(" ", 1)[0].lower() not in BASE_FORMS:
        return ""
    prepare = "prepare" if opener else "Prepare"
    return f"{opener}{prepare} a business case, then {act[:1].lower()}{act[1:]}"


def _chosen(plan: Plan, statement: Statement, only: str) -> bool:
    return statement.id == only if only else statement.id in plan.scored


def add_empty(plan: Plan) -> Plan:
    last = plan.audited[-1].document.id
    area = next((s.area for s, _ in plan.items() if s.area), "")
    return plan.added([Statement(content_id(last, text), last, text, area=area) for text in EMPTY])


def pad_with_dates(plan: Plan) -> Plan:
    """A date on every commitment in scope that has none."""

    def change(statement: Statement, coding: Coding) -> list[Statement]:
        if statement.id not in plan.in_scope or coding.level("timeframe") == 2:
            return [statement]
        words = act_words(statement).rstrip(" .;,")
        return [with_act(statement, f"{words} {DATE}.")]

    return plan.changed(change)


def delete_vaguest(plan: Plan) -> Plan:
    """Without the half of its commitments with the fewest points, copies among them."""
    worst = sorted(plan.score.points, key=lambda p: (p.points, p.statement))
    gone = {i for p in worst[: len(worst) // 2] for i in (p.statement, *p.merged)}
    return plan.changed(lambda statement, _: [] if statement.id in gone else [statement])


@dataclass(frozen=True, slots=True)
class Figure:
    """One probe on one plan: scores and numbers of commitments before and after."""

    plan: str
    probe: str
    before: PlanScore
    after: PlanScore
    changed: int

    @property
    def moved(self) -> float:
        return (self.after.score or 0.0) - (self.before.score or 0.0)


BOUNDED: dict[str, Edit] = {
    "“We will” where no doer is named": add_we_will,
    "every commitment repeated": repeat_all,
    "every commitment repeated, with “We will”": repeat_all_as_we_will,
    "the better half repeated, with “We will”": repeat_best,
}
SINGLE: dict[str, Callable[[Plan, str], Plan]] = {
    "one commitment split by its two acts": split_by_acts,
    "one commitment split into preparing and doing": split_by_steps,
}
SHOWN: dict[str, Edit] = {
    "all split by their two acts": split_by_acts,
    "all split into preparing and doing": split_by_steps,
    "the better half split into preparing and doing": split_better_half,
    "“We will” before every aspiration": we_will_hope,
    "ten empty commitments more": add_empty,
    f"“{DATE}” on all without a date": pad_with_dates,
    "the vaguest half deleted": delete_vaguest,
}


def figures(plan: Plan) -> Iterator[Figure]:
    """All probes on a plan that has a score; of single splits the one that moves it most."""
    for name, edit in (*BOUNDED.items(), *SHOWN.items()):
        yield _figure(plan, name, edit(plan))
    for name, split in SINGLE.items():
        tried = [_figure(plan, name, split(plan, one)) for one in plan.scored]
        yield max(tried, key=lambda figure: abs(figure.moved))


def _figure(plan: Plan, name: str, after: Plan) -> Figure:
    ids = {s.id for s, _ in plan.items()} ^ {s.id for s, _ in after.items()}
    return Figure(plan.score.plan, name, plan.score, after.score, len(ids))


@cache
def _tools() -> tuple[AuditWork, Rubric]:
    rubric = open_rubric("default")
    return AuditWork((rubric,)), rubric


@cache
def _tagger() -> Tagger:
    return Tagger(_tools()[1])


def plans(paths: Sequence[Path], scope: Scope = "inequalities", name: str = "") -> list[Plan]:
    """Plans of a corpus or of files; `name` puts all documents into one plan."""
    work, rubric = _tools()
    sources, _ = find_sources(paths)
    found = [work(Task(source)) for source in sources]
    by_plan: dict[str, list[Audited]] = {}
    for one in found:
        if isinstance(one, Audited):
            by_plan.setdefault(name or one.document.fact("plan"), []).append(one)
    made = [
        Plan(tuple(_named(group, key)), rubric, _tagger(), scope) for key, group in by_plan.items()
    ]
    return [plan for plan in made if plan.score.score is not None]


def _named(group: Iterable[Audited], plan: str) -> Iterator[Audited]:
    for one in group:
        facts = one.document.facts
        named = {**facts, "plan": replace(facts["plan"], value=plan)}
        yield replace(one, document=replace(one.document, facts=named))


def table(found: Sequence[Figure], names: Iterable[str]) -> Iterator[str]:
    """A row a probe, a column a plan: how far the score moves, and n after."""
    before = {figure.plan: figure.before for figure in found}
    yield _line(["", *before])
    yield _line(["---", *("---:" for _ in before)])
    yield _line(["as it is: score (n)", *(f"{s.score:.1f} ({s.n})" for s in before.values())])
    for name in names:
        cells = {figure.plan: _cell(figure) for figure in found if figure.probe == name}
        yield _line([name, *(cells[plan] for plan in before)])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(figure: Figure) -> str:
    if not figure.changed:
        return "–"
    after = figure.after
    moved = "no score" if after.score is None else f"{figure.moved + 0.0:+.1f}"
    return f"{moved} ({after.n})"


def page_part(found: Sequence[Figure], rubric: Rubric) -> str:
    """Both tables, and whether the bound holds."""
    bounded = (*BOUNDED, *SINGLE)
    tried = [f for f in found if f.probe in bounded and f.changed and f.after.score is not None]
    most = max(tried, key=lambda figure: abs(figure.moved))
    over = sum(abs(figure.moved) > BOUND for figure in tried)
    lines = [
        f"Rubric `{rubric.settings.id}`, hash `{rubric.hash[:12]}`.",
        "",
        f"**Wording alone** may move a score by {BOUND:g} points at most. Of {len(tried)} probes "
        f"{over or 'none'} moved one further; the largest move was {most.moved:+.1f} "
        f"({most.probe}, {most.plan}).",
        "",
        *table(found, bounded),
        "",
        "**What is written, or left out,** moves it as far as it does:",
        "",
        *table(found, SHOWN),
    ]
    return "\n".join(lines)


def write(name: str, text: str) -> None:
    """Puts `text` between the markers of `name`; the rest of the page stays as it is.

    Raises:
        ValueError: the page has no such markers.
    """
    begin, end = f"<!-- gaming: {name} -->", f"<!-- end of {name} -->"
    before, found, rest = PAGE.read_text("utf-8").partition(begin)
    _, ended, after = rest.partition(end)
    if not (found and ended):
        raise ValueError(f"{PAGE} has no markers {begin} and {end}")
    PAGE.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", "utf-8")


def main() -> None:
    sample = plans([sample_corpus()])
    write("sample", page_part([f for plan in sample for f in figures(plan)], sample[0].rubric))
    if not REAL.is_dir():
        return
    real = [
        plan
        for scope in SCOPES
        for key, names in REAL_PLANS.items()
        for plan in plans([REAL / file for file in names], scope, f"{key}, {SCOPES[scope]}")
    ]
    write("real plans", page_part([f for plan in real for f in figures(plan)], real[0].rubric))


if __name__ == "__main__":
    main()
