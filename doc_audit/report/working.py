"""How a plan's score came about, as lines of plain text that can be checked by hand."""

from collections.abc import Iterator, Mapping, Sequence

from doc_audit.model import PlanScore
from doc_audit.report.lookup import Lookup
from doc_audit.report.plan_tables import rung_words
from doc_audit.report.words import count, lowered, seen, shortened
from doc_audit.report.working_table import WorkingLine, WorkingTable, levels_words, working_table
from doc_audit.rubric.schema import Dimension
from doc_audit.score import Working, formula_words, ladder, movers, sections_of, workings
from doc_audit.score.axes import AXES
from doc_audit.score.explain import LEVEL_WORDS
from doc_audit.score.intervals import RULE_OF_THREE, alike

MOST_MOVERS = 5
"""Commitments named as moving the score most, of each direction."""
_WORDS = 56  # of a commitment in the table; its number leads to the rest


def plan_working(lookup: Lookup, score: PlanScore) -> Iterator[str]:
    """The whole working of a plan's score: points of levels, weights, every commitment, the mean,
    what was merged, lowered or counted otherwise, what moved it, how its interval is drawn.

    Characters that can't be seen, which a terminal might obey, are shown as �.
    """
    yield from map(seen, _lines(lookup, score))


def _lines(lookup: Lookup, score: PlanScore) -> Iterator[str]:
    table = working_table(lookup, score)
    lines = workings(score, lookup.settings)
    yield f"{lookup.titles[score.plan]} ({score.plan})"
    yield table.heading
    yield from score.notes
    yield from _part("What a commitment's points are made of", _recipe(lookup, score, table))
    if not lines:
        return
    yield from _part("The commitments", _commitments(table))
    yield from _part("Repeats, counted once", _repeats(table))
    if score.score is not None:
        yield from _part("Which commitments moved the score most", _movers(table, score, lines))
        yield from _part("The interval", _interval(lookup, score, table, lines))


def _part(title: str, lines: Iterator[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield from ("", title, "-" * len(title), *told)


def _recipe(lookup: Lookup, score: PlanScore, table: WorkingTable) -> Iterator[str]:
    settings = lookup.settings
    worth = (f"{w} {p:g}" for w, p in zip(LEVEL_WORDS, settings.scoring.points, strict=True))
    yield f"A level is worth: {'; '.join(worth)}."
    letters = {dimension.id: letter for letter, dimension in table.letters}
    for axis in AXES:
        named = (
            f"{letters[d.id]} {lowered(d.label)} (weight {d.weight:g}{_floor(d)})"
            for d in settings.axis(axis)
            if d.id in letters
        )
        yield f"{axis.capitalize()} is the weighted mean of: {'; '.join(named)}."
    yield f"Points of a commitment: {formula_words(settings)}."
    yield "So a commitment gets, by what it is specific on:"
    labels = {d.id: lowered(d.label) for d in settings.dimensions}
    *rungs, vague = ladder(settings, score.scope)
    for place, rung in enumerate(rungs):
        yield f"  {rung.score:5.1f}  {rung_words(rung.added, labels, first=place == 0)}"
    yield f"  {vague.score:5.1f}  all of them, but vague"


def _floor(dimension: Dimension) -> str:
    return f", {LEVEL_WORDS[dimension.floor]} where absent" if dimension.floor else ""


def _commitments(table: WorkingTable) -> Iterator[str]:
    letters = " ".join(letter for letter, _ in table.letters)
    yield levels_words(table)
    width = 3 * len(table.letters)
    yield (
        f"{'no.':>5}  {_spread(letters):<{width}} specificity accountability  points"
        f"{'  without' if table.scored else ''}  words"
    )
    for line in table.lines:
        levels = "".join(f"{level:<3}" for level in line.levels)
        without = f"  {line.without:>7}" if table.scored else ""
        remarks = f" [{'; '.join(line.remarks)}]" if line.remarks else ""
        yield (
            f"{line.number:>5}  {levels} {line.specificity:>11} {line.accountability:>14}  "
            f"{line.points:>6}{without}  {shortened(line.text, _WORDS)}{remarks}"
        )
    yield table.total
    if table.scored:
        yield "“without” is the score if the plan had every commitment but this one."


def _spread(letters: str) -> str:
    return "".join(f"{letter:<3}" for letter in letters.split())


def _repeats(table: WorkingTable) -> Iterator[str]:
    for line in table.lines:
        for copy in line.copies:
            place = f", {copy.place}" if copy.place else ""
            yield (
                f"no. {copy.number}{place}, counts with no. {line.number} "
                f"({copy.likeness}% alike): {shortened(copy.text, _WORDS)}"
            )


def _movers(table: WorkingTable, score: PlanScore, lines: Sequence[Working]) -> Iterator[str]:
    shown = {line.id: line for line in table.lines}
    raising, lowering = movers(lines, score.score or 0.0, MOST_MOVERS)
    for verb, some in (("raise", raising), ("lower", lowering)):
        for line in some:
            yield _mover(shown[line.points.statement], verb)


def _mover(line: WorkingLine, verb: str) -> str:
    words = shortened(line.text, _WORDS)
    return f"no. {line.number} {verb}s the score by {line.moves}, from {line.without}: {words}"


def _interval(
    lookup: Lookup, score: PlanScore, table: WorkingTable, lines: Sequence[Working]
) -> Iterator[str]:
    if score.interval is None:
        return
    numbers = {line.id: line.number for line in table.lines}
    sections = sections_of(lines, lookup.by_plan[score.plan])
    arguments = lookup.run.record.arguments
    yield (
        f"{score.interval.low:.2f} to {score.interval.high:.2f}: how else the score might have "
        "come out, had other commitments of the same sort been written."
    )
    if alike([line.value for line in lines]):
        yield (
            "All commitments have the same points, so that draws from them would not differ: the "
            f"interval allows for {RULE_OF_THREE} of {len(lines)} to be others, with any points."
        )
        return
    yield (
        f"In each of {_argument(arguments, 'draws')} draws, as many sections as there are were "
        "drawn, each from all of them, then within each as many commitments as it has, each from "
        "all of its own. The interval runs from the 2.5th to the 97.5th percentile of the draws' "
        f"means. Seed {_argument(arguments, 'seed')} and the plan's name make the draws, so that "
        "they can be repeated."
    )
    yield f"{count(len(sections), 'section')}:"
    for section, members in sections:
        named = " › ".join(shortened(part, _WORDS) for part in section[1:]) or section[0]
        listed = ", ".join(str(numbers[line.points.statement]) for line in members)
        mean = sum(line.value for line in members) / len(members)
        yield f"  mean {mean:.2f}: no. {listed} ({named})"


def _argument(arguments: Mapping[str, str], name: str) -> str:
    return arguments.get(name, "(not recorded)")
