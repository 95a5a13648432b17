"""Forms of English verbs, made by rule from their base, with the irregular ones listed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag

from doc_audit.tag.words import words_in


class Form(IntFlag):
    """What a word may be as a verb; most past forms are participles too."""

    BASE = 1
    THIRD = 2
    PAST = 4
    DONE = 8
    ING = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """How a word may be read as a verb: its forms, and the base it comes from."""

    forms: Form
    base: str


_VOWELS = "aeiou"
_DOUBLED = words_in(
    "admit commit cut drop equip fit get let permit plan prefer program put quit refer run set "
    "ship shop split step stop submit transfer trim begin win cap map scrap embed retrofit rid "
    "enrol instil fulfil control travel model counsel signal cancel label tackl flag drag log "
    "sit swim upset reset occur deter grip rob rub sum tap tip trap wrap chat jog rid shut vet "
    "swap plug"
)
"""Verbs whose last letter is doubled before -ed and -ing."""
_IRREGULAR = """
arise arose arisen|bear bore borne|beat beat beaten|become became become|begin began begun
bring brought brought|build built built|buy bought bought|catch caught caught
choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt|do did done
draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|forget forgot forgotten|get got got
give gave given|go went gone|grow grew grown|hear heard heard|hold held held|keep kept kept
know knew known|lay laid laid|lead led led|learn learnt learnt|leave left left|lend lent lent
let let let|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met
oversee oversaw overseen|overcome overcame overcome|pay paid paid|put put put|read read read
rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold
send sent sent|set set set|shrink shrank shrunk|show showed shown|sit sat sat|speak spoke spoken
speed sped sped|spend spent spent|spread spread spread|stand stood stood|strive strove striven
take took taken|teach taught taught|tell told told|think thought thought
undergo underwent undergone|understand understood understood|undertake undertook undertaken
uphold upheld upheld|wear wore worn|win won won|withdraw withdrew withdrawn|write wrote written
rethink rethought rethought|rebuild rebuilt rebuilt|reset reset reset|strive strove striven
rewrite rewrote rewritten|recast recast recast|rid rid rid|shut shut shut|weave wove woven
prove proved proven
"""
IRREGULAR = {
    verb.split()[0]: (verb.split()[1], verb.split()[2])
    for line in _IRREGULAR.split("\n")
    for verb in line.split("|")
    if verb.strip()
}
"""Base → past, participle."""


def third(base: str) -> str:
    """Third person singular: carries, reaches, provides."""
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past(base: str) -> str:
    """Regular past form: carried, planned, provided."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return _stretched(base) + "ed"


def ing(base: str) -> str:
    """-ing form: carrying, planning, providing, lying."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _stretched(base) + "ing"


def _stretched(base: str) -> str:
    return base + base[-1] if base in _DOUBLED else base


def readings(bases: Iterable[str]) -> dict[str, Reading]:
    """Every form of the verbs, in small letters → how it may be read."""
    found: dict[str, Reading] = {}
    for base in bases:
        before, done = IRREGULAR.get(base, (past(base), past(base)))
        made = (
            (base, Form.BASE), (third(base), Form.THIRD), (ing(base), Form.ING),
            (before, Form.PAST), (done, Form.DONE),
        )  # fmt: skip
        for word, form in made:
            known = found.get(word)
            found[word] = Reading(known.forms | form, known.base) if known else Reading(form, base)
    return found
