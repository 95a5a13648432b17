"""Marks of a rubric on a statement that was observed and coded, by its own rules or another's."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from doc_audit.model import Evidence, Marked
from doc_audit.rubric import Rubric
from doc_audit.rubric.additive import MARKS
from doc_audit.rubric.facts import zoned
from doc_audit.rubric.rules import CueRule, MarkRule
from doc_audit.tag.decide import Ready, holds, in_order
from doc_audit.tag.evidence import place_of
from doc_audit.tag.match import Found, Mark, compile_marks
from doc_audit.tag.observe import Observed


class Marker:
    """Gives statements the marks of a rubric.

    Args:
        rubric: whose marks; rubrics without any give none, at no cost.
        observed: cues that whoever observes the statements sees already.
    """

    def __init__(self, rubric: Rubric, observed: Collection[CueRule]) -> None:
        seen = {cue.id for cue in observed}
        decisions = [d for d in rubric.rules.decisions if d.decides == MARKS]
        self._ready: Sequence[Ready] = in_order(decisions).get(MARKS, ())
        self._order = tuple(mark.id for mark in rubric.settings.marks)
        extra = [cue for cue in rubric.rules.cues if cue.id not in seen]
        rules = [rule for rule in rubric.rules.marks if rule.mark]
        self._finder = compile_marks(rubric.rules, extra) if rules or extra else None

    def marks(self, seen: Observed, facts: Mapping[str, str]) -> dict[str, Marked]:
        """Marks in the rubric's order.

        Args:
            seen: the statement as observed.
            facts: what is true of it, its codes among them → the rule that says so.
        """
        if not self._order:
            return {}
        found = self.find(seen)
        known = dict(facts)
        by_rule = _by_rules(found, known, seen)
        marked = {**self._decided(found, known, seen, by_rule), **by_rule}
        return {name: marked[name] for name in self._order if name in marked}

    def find(self, seen: Observed) -> dict[str, Found]:
        """Matches of the rules that give marks, and of cues not observed before, by zone."""
        if self._finder is None:
            return {}
        zones = seen.zones.items()
        return {name: self._finder.zone(zone.tokens, name) for name, zone in zones}

    def _decided(
        self,
        found: Mapping[str, Found],
        known: dict[str, str],
        seen: Observed,
        given: Mapping[str, Marked],
    ) -> dict[str, Marked]:
        """Marks by decisions: all that hold, tried in order, so that one may ask for another."""
        for zone, matches in found.items():
            for hit in matches.cues:
                known.setdefault(zoned(zone, hit.rule.cue), hit.rule.id)
        marked: dict[str, Marked] = {}
        for ready in self._ready:
            name = str(ready.decision.code)
            if name in given or name in marked or not holds(ready, known.keys()):
                continue
            rules = [known[fact] for fact in ready.named if known.get(fact)]
            by = tuple(dict.fromkeys([ready.decision.id, *rules]))
            marked[name] = _shown(_words_of(by, found, seen), by)
            known[f"mark:{name}"] = ready.decision.id
        return marked


def _by_rules(
    found: Mapping[str, Found], known: dict[str, str], seen: Observed
) -> dict[str, Marked]:
    """Marks by words alone; they become facts."""
    hits: dict[str, list[tuple[str, Mark]]] = {}
    for zone, matches in found.items():
        for mark in matches.marks:
            if isinstance(mark.rule, MarkRule) and not mark.undone:
                hits.setdefault(mark.rule.mark, []).append((zone, mark))
    marked = {}
    for name, of in hits.items():
        zone, best = min(of, key=lambda hit: (_ZONES.index(hit[0]), hit[1].shown))
        rules = tuple(dict.fromkeys([best.rule.id, *(mark.rule.id for _, mark in of)]))
        marked[name] = _shown(_place(zone, best.shown, seen), rules)
        known[f"mark:{name}"] = best.rule.id
    return marked


_ZONES = ("text", "stem", "heading")
"""Words of the statement itself show a mark best."""


def _words_of(
    rules: Iterable[str], found: Mapping[str, Found], seen: Observed
) -> tuple[str, Evidence | None]:
    """The first words that one of the rules matched, in the text rather than around it."""
    wanted = set(rules)
    for zone in _ZONES:
        both = [matches for matches in (found.get(zone), seen.zones.get(zone)) if matches]
        places = [(c.start, c.end) for m in both for c in m.cues if c.rule.id in wanted]
        places += [c.shown for m in both for c in m.marks if c.rule.id in wanted]
        if places:
            return _place(zone, min(places), seen)
    return "", None


def _place(zone: str, tokens: tuple[int, int], seen: Observed) -> tuple[str, Evidence | None]:
    """Words of a zone; those of headings have no place that evidence could name."""
    start, end = seen.zones[zone].tokens.span(*tokens)
    if zone == "heading":
        return " | ".join(seen.statement.headings)[start:end], None
    evidence = place_of(zone, start, end, seen)
    return evidence.words, evidence


def _shown(words: tuple[str, Evidence | None], rules: tuple[str, ...]) -> Marked:
    return Marked(words[0], words[1], rules)
