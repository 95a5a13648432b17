"""What a linear model saw, in words."""

import re

from doc_audit.rubric.grammar import CLAUSE_FACTS
from doc_audit.rubric.rules import STRUCTURE_CUES
from doc_audit.rubric.weights import Weights
from doc_audit.tag.linear import BY, FIRST, RULED, SAW, WORD

_LEVEL = re.compile(r"([a-z_]+)(>?=)([012])")
_LEVELS = ("absent", "vague", "specific")
_PLACES = {
    "stem": "the words that open its list",
    "heading": "the headings above it",
    "after": "the sentence or item before it",
}


def reason(id_: str) -> str:
    """An id among those that decided, in words where it names a feature of a model."""
    return f"seen: {_feature(id_.removeprefix(SAW))}" if id_.startswith(SAW) else id_


def _feature(name: str) -> str:
    kind, colon, rest = name.partition(":")
    if kind in ("stem", "after") and rest in CLAUSE_FACTS:
        return f"{_PLACES[kind]}: {CLAUSE_FACTS[rest]}"
    if name.startswith(RULED):
        return f"the rules alone would say {rest}"
    if name.startswith(BY):
        return f"rule {rest} holds"
    if name.startswith(WORD):
        return f"it has the word “{rest}”"
    if colon and kind in FIRST:
        return f"its {kind} word is “{rest}”"
    return _fact(name)


def _fact(name: str) -> str:
    """A fact: a level, a code, what a clause or a shape shows, else the cue's name."""
    level = _LEVEL.fullmatch(name)
    if level:
        least = " at least" if level[2] == ">=" else ""
        return f"{level[1].replace('_', ' ')} is{least} {_LEVELS[int(level[3])]}"
    known = CLAUSE_FACTS.get(name) or STRUCTURE_CUES.get(name)
    if known:
        return known
    zone, colon, cue = name.partition(":")
    if colon and zone in _PLACES:
        return f"the cue “{cue}” in {_PLACES[zone]}"
    return f"{zone.replace('_', ' ')}: {cue.replace('_', ' ')}" if colon else f"the cue “{name}”"


def model_words(weights: Weights) -> tuple[str, str, str]:
    """What a model does, what it was fitted to, how well it did on documents left out."""
    statements = sum(file.statements for file in weights.files)
    says = (
        f"weighs {len(weights.features):,} features of a statement (what the rules see and decide, "
        "what stands right before it, its words); it overrules the rules where another type is "
        "likelier than all others together and twice as likely as theirs, unless a firm rule "
        "decides"
    )
    source = (
        f"multinomial logistic regression fitted with `doc-audit train` to {statements:,} coded "
        f"statements; every weight is in model.json"
    )
    return says, source, _held_out(weights)


def _held_out(weights: Weights) -> str:
    found = weights.held_out
    if found is None:
        return ""
    which = " that nobody who wrote rules on types had read" if found.over == "unseen" else ""
    return (
        f"On {found.documents} documents{which}, each left out of the fit in turn: kappa of "
        f"commitment {found.commitment:.2f} (rules alone {found.rules_commitment:.2f}), of type "
        f"{found.type:.2f} ({found.rules_type:.2f})."
    )
