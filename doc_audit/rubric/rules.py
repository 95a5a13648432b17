"""What a rule file (`rules/*.yaml`) says. Every model refuses unknown keys."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from doc_audit.rubric.strict import Strict
from doc_audit.rubric.when import When as When

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", description="kebab-case id")]
CueName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Zone = Literal["text", "stem", "heading", "head"]
HEAD: Zone = "head"
"""The zone of the heads of a row's columns."""

"""Where a pattern looks. `stem`: the words that open the list a statement stands in, or those
that end `before`; `heading`: the headings above it."""

STRUCTURE_CUES: dict[str, str] = {
    "no_stop": "ends without a full stop, question mark, colon or semicolon",
    "line": "under 60 characters, as a line of a page in columns is",
    "wide": "120 characters or more, so longer than headings are",
    "starts_low": "begins with a small letter",
    "starts_closed": "begins with a closing bracket or other mark that can't begin a sentence",
    "ends_colon": "ends with a colon",
    "ends_open": "ends with a word that can't end a sentence, such as “the” or “and”",
    "short": "under 4 words",
    "brief": "under 8 words",
    "long": "over 60 words",
    "digits": "a third or more of its words are numbers",
    "leaders": "has a run of dots, as contents pages do",
    "title_case": "nearly all longer words begin with a capital",
    "quoted": "stands in quotation marks, or begins with one",
    "question": "ends with a question mark",
    "web": "holds a web or e-mail address",
    "row": "is the row of a table with known columns",
    "cell_lead": "the row has a column for who leads",
    "cell_action": "the row has a column for what is done",
    "cell_timescale": "the row has a column for when",
    "cell_measure": "the row has a column for how it is measured",
    "cell_resource": "the row has a column for resources",
    "cell_baseline": "the row has a column for what is so already",
    "cell_status": "the row has a column for progress",
    "cell_act": "the row's column for what is done begins with a verb, as an order does",
    "head_dated": "the head of one of the row's columns says when",
    "item": "is a list item, or begins with the mark of one: a bullet, “1)”, “a)”, “LW4”",
    "has_stem": "stands under words that end with a colon",
    "in_list": "is a list item, or follows a bullet",
    "after_citation": "the words before it end as an entry of a list of works does: authors, year",
    "broken_before": "the words before it end without a full stop, as in the middle of a sentence",
    "cut_before": "the words before it end inside a phrase: with a comma, “the”, “and” …",
    "page_foot": "the number of a page stands before it, in the middle of a sentence",
    "in_address": "begins within a web address",
    "starts_inside": "closes a bracket that it didn't open",
    "starts_mid": "begins, in small letters, with a verb or a word that joins clauses",
    "follows": "has words before it",
    "after_item": "the words before it end with a semicolon, as an item of a list does",
    "run_on": "begins anew twice or more without a stop, as the boxes of a figure do",
    "after_national": "the sentence before it names the government, a national strategy or an Act",
    "after_law": "the sentence before it names an Act of Parliament and its year",
    "after_label": "the words before it end with “Figure 3”, “Table 2” …",
}
"""Cues read from the shape of a statement rather than its words."""


class WordList(Strict):
    """Words and phrases that patterns name in braces.

    Attributes:
        ids: names that stand in a public register → their code there; words of the list too.
    """

    source: str
    words: tuple[str, ...] = ()
    ids: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_words(self) -> "WordList":
        if not self.all_words:
            raise ValueError("a list has words or ids")
        if not all(word.strip() for word in self.all_words):
            raise ValueError("the list has words that are blank")
        return self

    @property
    def all_words(self) -> tuple[str, ...]:
        """Words, then names with a code."""
        return (*self.words, *self.ids)


CellRole = Literal[
    "action", "lead", "timescale", "measure", "resource", "baseline", "status", "other"
]


class CellExample(Strict):
    """A cell of a row; the example's text is its cells, joined by ` | `. Without a head of its own
    it has its role for one.
    """

    role: CellRole
    text: str
    head: str = ""


class StatementExample(Strict):
    """An example with the context it stands in."""

    text: str = ""
    stem: str = ""
    before: str = ""
    headings: tuple[str, ...] = ()
    cells: tuple[CellExample, ...] = ()

    @model_validator(mode="after")
    def _has_words(self) -> "StatementExample":
        if bool(self.text) == bool(self.cells):
            raise ValueError("an example has either text or cells")
        return self


Example = str | StatementExample


class Examples(Strict):
    """Sentences of the rubric's own that a rule must and must not match."""

    matching: tuple[Example, ...] = Field(min_length=1)
    non_matching: tuple[Example, ...] = Field(min_length=1)


class Scope(Strict):
    """How far the effect of a cue reaches.

    Attributes:
        direction: which side of the cue's words; `inside`: the words themselves alone.
        reach: words; the reach ends at the statement's ends too.
        stops: words or list names in braces at which it ends; a full stop, semicolon, question
            mark or table bar always ends it.
    """

    direction: Literal["forward", "backward", "both", "inside"]
    reach: int = Field(default=40, ge=0, le=200)
    stops: tuple[str, ...] = ()


class Rule(Strict):
    """What mark rules and cue rules share.

    Attributes:
        patterns: in the pattern language (`rubric.pattern`).
        unless: patterns that undo a match they overlap.
        case: `exact` when capitals matter.
    """

    id: Id
    source: str = Field(min_length=1)
    note: str = ""
    patterns: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    case: Literal["any", "exact"] = "any"
    examples: Examples


class MarkRule(Rule):
    """Words that show a dimension at a level, or that give a mark.

    Attributes:
        codes: codes of the dimension's category list that the words stand for.
        over: zones it looks in. Heads of columns (`head`) are for rules with `cells` alone, and
            count for a column of these roles where the row has words in it.
        free: counts wherever it stands; no cue's scope touches it.
        hides: dimensions whose other marks inside these words don't count (a place name inside
            the name of an organisation).
        priority: between marks of the same level the higher one counts.
        reads: how the words become a value.
        cells: roles of columns; with them the rule looks at the words of such a cell alone (`^`
            and `$` are its ends), and they count there without leave of a cue.
        heads: with `cells`: words in small letters, one of which the head of the column must hold;
            empty for every column of the roles.
        group: the rubric's finer group that the words name; such a rule has no part in levels and
            categories.
        mark: the rubric's mark (`marks` of `rubric.yaml`) that the words give a statement of any
            type; such a rule has no dimension and no level, and no cue's scope touches it.
    """

    dimension: str = ""
    level: Literal[0, 1, 2] = 0
    codes: tuple[str, ...] = ()
    over: tuple[Zone, ...] = ("text",)
    free: bool = False
    hides: tuple[str, ...] = ()
    priority: int = 0
    reads: Literal["", "date", "money", "target", "agent", "place"] = ""
    cells: tuple[CellRole, ...] = ()
    heads: tuple[str, ...] = ()
    group: str = ""
    mark: str = ""

    @model_validator(mode="after")
    def _has_one_use(self) -> "MarkRule":
        if not self.mark and not (self.dimension and self.level):
            raise ValueError("a mark rule has a dimension and a level (1 or 2), or a mark")
        if self.mark and _OF_DIMENSIONS & self.model_fields_set:
            raise ValueError(f"a rule with `mark` has none of {', '.join(sorted(_OF_DIMENSIONS))}")
        if (HEAD in self.over or self.heads) and not self.cells:
            raise ValueError("a rule with `heads`, or over heads of columns (`head`), has `cells`")
        return self


_OF_DIMENSIONS = frozenset(
    ["dimension", "level", "codes", "free", "hides", "priority", "reads", "cells", "group"]
)
"""What only rules of dimensions have."""


class CueRule(Rule):
    """Words that tell how a statement, or a part of it, is to be read.

    Attributes:
        cue: name that decisions use; in another zone than the text with the zone before it
            (`heading:actions`).
        scope: with it the cue acts on marks that stand within reach.
        allows: dimensions whose marks count only in reach of such a cue.
        blocks: dimensions, or single mark rules by id, whose marks within reach don't count.
    """

    cue: CueName
    over: tuple[Zone, ...] = ("text",)
    scope: Scope | None = None
    allows: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _scope_has_effect(self) -> "CueRule":
        if HEAD in self.over:
            raise ValueError("no cue looks at heads of columns (`head`)")
        if (self.scope is None) != (not (self.allows or self.blocks)):
            raise ValueError("scope goes with allows or blocks, and they with scope")
        return self


class Decision(Strict):
    """An ordered rule: the first whose conditions hold decides.

    Attributes:
        decides: `type`, `relevance`, `origin` or a dimension (then `code` is a level); or
            `marks`: then every decision that holds gives its mark, not only the first.
        priority: higher ones are tried first; equal ones in the order of the files.
        firm: no model overrules it; for what is seen on the page, such as a line that breaks off,
            rather than weighed.
    """

    id: Id
    source: str = Field(min_length=1)
    note: str = ""
    decides: str
    code: str | int
    when: When = When()
    priority: int = 0
    firm: bool = False
    examples: Examples | None = None


class CellRule(Strict):
    """What a cell of a table row shows by the column it stands in.

    Marks of the dimension inside the cell count there without leave of a cue. Where there are
    none, the whole cell counts at `level`. A cell whose words are among `blank` shows nothing; nor
    does any at level 0, as that of a column that tells why an act was chosen, or what is so.

    Attributes:
        parts: names beside weaker marks count too (“Partners and Healthy Marlbeck”).
        reads: how the words of a whole cell become a value.
        only: marks of other dimensions in such a cell don't count (the “Carers Team” that leads
            is no group that is reached).
        heads: words in small letters, one of which the head of the column must hold; empty for
            every column of the role.
        figures: whether a cell of nothing but a figure (“60%”) shows something as a whole.
        quiet: cues in such a cell don't count either, whatever they tell of type or relevance.
    """

    id: Id
    source: str = Field(min_length=1)
    note: str = ""
    role: CellRole
    heads: tuple[str, ...] = ()
    dimension: str
    level: Literal[0, 1, 2]
    priority: int = 0
    blank: tuple[str, ...] = ()
    parts: bool = False
    only: bool = False
    reads: Literal["", "date", "money", "agent"] = ""
    figures: bool = True
    quiet: bool = False


class RuleFile(Strict):
    """One file of `rules/`."""

    lists: dict[str, WordList] = Field(default_factory=dict)
    spellings: dict[str, str] = Field(default_factory=dict)
    marks: tuple[MarkRule, ...] = ()
    cues: tuple[CueRule, ...] = ()
    cells: tuple[CellRule, ...] = ()
    decisions: tuple[Decision, ...] = ()


class RuleSet(Strict):
    """All rule files of a rubric together.

    Attributes:
        ids: name of a list with codes → its code; of a name in two lists that of the first.
        spellings: misread word → word; from texts that lost letters in conversion.
    """

    lists: dict[str, tuple[str, ...]]
    ids: dict[str, str] = Field(default_factory=dict)
    spellings: dict[str, str]
    marks: tuple[MarkRule, ...]
    cues: tuple[CueRule, ...]
    cells: tuple[CellRule, ...]
    decisions: tuple[Decision, ...]
