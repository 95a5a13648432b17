"""Stage 6: statement + rubric → coding."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from doc_audit.model import Code, Coding, Statement
from doc_audit.rubric import Rubric
from doc_audit.rubric.rules import Decision, MarkRule
from doc_audit.tag.decide import first_true, holds, in_order, level_facts
from doc_audit.tag.evidence import level_of, words_behind, words_in_text, words_of_mark
from doc_audit.tag.linear import MODEL_ID, SAW, Verdict, Weigher, features_of
from doc_audit.tag.marker import Marker
from doc_audit.tag.match import Found, Mark
from doc_audit.tag.observe import Observed, observer_of
from doc_audit.tag.opening import CARRIED
from doc_audit.tag.settle import ABSENT, Settled, by_code, codes_of, given_by, settle
from doc_audit.tag.values import Context, Gazetteer, value_of

NOT_THERE = Code(0)
Facts = dict[str, str]
"""What is true of a statement so far → the rule that says so."""


class Tagger:
    """Codes statements by a rubric's rules. Made once, used for any number of statements.

    Where the rubric has a linear model, this weighs what the rules see and decide of the type,
    and overrules them where it finds another type likelier. `alone` leaves the model out. Tagging
    a statement alone or among others gives the same codes.
    """

    def __init__(self, rubric: Rubric, *, alone: bool = False) -> None:
        self._rubric = rubric
        self._settings = rubric.settings
        self._observer = observer_of(rubric.rules)
        self._decisions = in_order(rubric.rules.decisions)
        self._places = Gazetteer(rubric.rules.ids)
        self._dimensions = tuple(dimension.id for dimension in rubric.settings.dimensions)
        self._firm = frozenset(d.id for d in rubric.rules.decisions if d.firm)
        self._weigher = None
        if rubric.weights and not alone:
            self._weigher = Weigher(rubric.weights, rubric.rules.decisions)
        self._marker = Marker(rubric, rubric.rules.cues)

    @property
    def coder(self) -> str:
        """Who codes: `rules:` and the rubric's id."""
        return f"rules:{self._settings.id}"

    def observe(self, statement: Statement) -> Observed:
        """All matches and cues of a statement, those that don't count too."""
        return self._observer.see(statement)

    def groups(self, seen: Observed) -> tuple[Mark, ...]:
        """Words that name finer groups."""
        return self._observer.groups(seen)

    def code(self, statement: Statement, abbreviations: Mapping[str, str] | None = None) -> Coding:
        """All codes of a statement.

        `abbreviations` (short form → words, as the document defines them) are used for values
        alone, never for levels.
        """
        coding, seen, facts = self.code_seen(statement, abbreviations)
        marks = self._marker.marks(seen, facts)
        return replace(coding, marks=marks) if marks else coding

    def code_seen(
        self, statement: Statement, abbreviations: Mapping[str, str] | None = None
    ) -> tuple[Coding, Observed, Facts]:
        """All codes but marks, with what was seen and what is true of the statement."""
        seen = self.observe(statement)
        facts: Facts = dict(seen.facts)
        coding = self._code_all(seen, facts, abbreviations or {})
        return coding, seen, facts

    def marks_found(self, seen: Observed) -> Mapping[str, Found]:
        """Matches of the rules that give marks, by zone, those undone too."""
        return self._marker.find(seen)

    def _code_all(self, seen: Observed, facts: Facts, abbreviations: Mapping[str, str]) -> Coding:
        statement = seen.statement
        settled = self._settle(seen, facts)
        named = self._named(settled, facts)
        rules: dict[str, tuple[str, ...]] = {}
        verdict = self._typed(seen, facts, rules)
        codes = {"type": verdict.code, "relevance": self._decide("relevance", facts, rules)}
        if codes["type"] == self._settings.unusable_type:
            rules.pop("relevance")
            return Coding(
                statement.id, self.coder, codes["type"], self._rubric.hash, rules=rules,
                confidence=verdict.chance,
            )  # fmt: skip
        if codes["type"] in self._settings.coded_types:
            settled |= self._carried(seen, settled)
        return self._with_dimensions(
            seen, settled, named, facts, codes, rules, abbreviations, verdict.chance
        )

    def features(self, statement: Statement) -> tuple[str, tuple[str, ...]]:
        """The type that the rules decide, and what a linear model may weigh of the statement.

        Nothing where a firm rule decides.
        """
        seen = self.observe(statement)
        facts: Facts = dict(seen.facts)
        self._named(self._settle(seen, facts), facts)
        known = tuple(facts)
        rules: dict[str, tuple[str, ...]] = {}
        ruled = self._decide("type", facts, rules)
        by = rules["type"][0]
        return ruled, () if by in self._firm else self._features(seen, known, ruled, by)

    def holding(self, seen: Observed) -> dict[str, tuple[Decision, ...]]:
        """What is decided → all decisions whose conditions hold, the one that decides first."""
        facts: Facts = dict(seen.facts)
        self._named(self._settle(seen, facts), facts)
        found = {}
        for key in dict.fromkeys(("type", "relevance", *self._decisions)):
            ready = self._decisions.get(key, ())
            found[key] = tuple(one.decision for one in ready if holds(one, facts.keys()))
            self._decide(key, facts, {})
        return found

    def facts_at(self, seen: Observed, key: str) -> frozenset[str]:
        """What is true of a statement when `key` is decided."""
        facts: Facts = dict(seen.facts)
        self._named(self._settle(seen, facts), facts)
        for one in dict.fromkeys(("type", "relevance", *self._decisions)):
            if one == key:
                break
            self._decide(one, facts, {})
        return frozenset(facts)

    def _settle(self, seen: Observed, facts: Facts) -> dict[str, Settled]:
        """Each dimension from its marks; its level becomes facts."""
        marks: dict[str, list[Mark]] = {}
        for mark in seen.marks:
            marks.setdefault(mark.rule.dimension, []).append(mark)
        settled = {}
        tokens = seen.zones["text"].tokens
        for dimension in self._dimensions:
            found = settle(marks[dimension], tokens) if dimension in marks else ABSENT
            settled[dimension] = found
            by = found.mark.rule.id if found.mark else ""
            for fact in level_facts(dimension, found.level):
                facts[fact] = by
        return settled

    def _carried(self, seen: Observed, settled: Mapping[str, Settled]) -> dict[str, Settled]:
        """Dimensions that only a heading gives.

        After the type: whether a statement is a commitment is no matter of when its section says.
        """
        if seen.opening is None:
            return {}
        wanting = [d for d in CARRIED if d in settled and not settled[d].level]
        tokens = seen.opening.found.tokens
        return {d: settle(seen.opening.marks(d), tokens) for d in wanting}

    def _named(self, settled: Mapping[str, Settled], facts: Facts) -> dict[str, tuple[str, ...]]:
        """Codes of each category list; they become facts."""
        named = {}
        for categories in self._settings.categories:
            codes = codes_of(settled[categories.dimension], categories)
            named[categories.id] = codes
            by = by_code(settled[categories.dimension])
            for code in codes:
                facts[f"{categories.id}:{code}"] = by[code]
        return named

    def _features(
        self, seen: Observed, facts: Iterable[str], ruled: str, by: str
    ) -> tuple[str, ...]:
        return features_of(facts, ruled, by, seen.zones["text"].tokens)

    def _typed(self, seen: Observed, facts: Facts, rules: dict[str, tuple[str, ...]]) -> Verdict:
        """The type, as rules and model have it; it becomes a fact."""
        known = tuple(facts)
        ruled = self._decide("type", facts, rules)
        by = rules["type"][0]
        if self._weigher is None or not self._weigher.weighs(by, seen.statement):
            return Verdict(ruled, None)
        verdict = self._weigher.weigh(self._features(seen, known, ruled, by), ruled)
        if verdict.code != ruled:
            del facts[f"type:{ruled}"]
            facts[f"type:{verdict.code}"] = MODEL_ID
            rules["type"] = (MODEL_ID, *(SAW + name for name in verdict.reasons), by)
        return verdict

    def _decide(self, key: str, facts: Facts, rules: dict[str, tuple[str, ...]]) -> str:
        ready = first_true(self._decisions.get(key, ()), facts.keys())
        if ready is None:
            return ""
        decision = ready.decision
        seen = [facts[fact] for fact in ready.named if facts.get(fact)]
        rules[key] = tuple(dict.fromkeys([decision.id, *seen]))
        facts[f"{key}:{decision.code}"] = decision.id
        return str(decision.code)

    def _with_dimensions(
        self,
        seen: Observed,
        settled: Mapping[str, Settled],
        named: Mapping[str, tuple[str, ...]],
        facts: Facts,
        codes: Mapping[str, str],
        rules: dict[str, tuple[str, ...]],
        abbreviations: Mapping[str, str],
        chance: float | None,
    ) -> Coding:
        statement, kind = seen.statement, codes["type"]
        relevance = codes["relevance"]
        if kind not in self._settings.coded_types:
            return Coding(
                statement.id, self.coder, kind, self._rubric.hash, relevance, rules=rules,
                confidence=chance,
            )  # fmt: skip
        context = Context(
            start=statement.start,
            end=statement.end,
            area=statement.area,
            abbreviations=abbreviations,
            sentence=statement.text,
            places=self._places,
        )
        dimensions = {
            dimension: self._code(dimension, settled[dimension], seen, facts, context, rules)
            for dimension in self._dimensions
        }
        origin = self._decide("origin", facts, rules)
        categories = {}
        for listed in self._settings.categories:
            there = dimensions[listed.dimension].level > 0
            categories[listed.id] = named[listed.id] if there else ()
            by = given_by(settled[listed.dimension], categories[listed.id])
            if by:
                rules[listed.id] = by
        groups = self._groups(seen, rules)
        return Coding(
            statement=statement.id,
            coder=self.coder,
            type=kind,
            rubric=self._rubric.hash,
            relevance=relevance,
            dimensions=dimensions,
            categories=categories,
            groups=groups,
            origin=origin,
            rules=rules,
            confidence=chance,
        )

    def _groups(self, seen: Observed, rules: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Finer groups that are named, in the rubric's order."""
        named: dict[str, str] = {}
        for mark in self.groups(seen):
            if isinstance(mark.rule, MarkRule):
                named.setdefault(mark.rule.group, mark.rule.id)
        if named:
            rules["groups"] = tuple(named.values())
        return tuple(group.id for group in self._settings.groups if group.id in named)

    def _code(
        self,
        dimension: str,
        settled: Settled,
        seen: Observed,
        facts: Facts,
        context: Context,
        rules: Mapping[str, tuple[str, ...]],
    ) -> Code:
        ready = first_true(self._decisions.get(dimension, ()), facts.keys())
        if ready is None and not settled.level:
            return NOT_THERE
        decision = ready.decision if ready else None
        level = int(decision.code) if decision else settled.level
        mark = settled.mark
        by: Sequence[str] = [m.rule.id for m in settled.counted]
        if decision:
            by = [decision.id, *by]
        ids = tuple(dict.fromkeys(by))
        if level == 0:
            return Code(0, rules=ids if decision else ())
        if mark is None:
            evidence = words_behind(rules.get("relevance", ()), seen)
            return Code(level, words_in_text(evidence), evidence, ids)
        evidence = words_of_mark(mark, settled.tokens, seen)
        value = {**value_of(mark.rule.reads, evidence.words, context), **level_of(mark)}
        return Code(level, words_in_text(evidence), evidence, ids, value)
