"""Phrases counted over a plan's statements; umbrella terms used without a kind of inequality."""

import re
from collections.abc import Iterable, Sequence

from doc_audit.model import SPECIFIC, Coding, Statement, TermUse
from doc_audit.rubric.schema import RubricSettings, Umbrella, Vocabulary
from doc_audit.text.fold import fold

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
"""Web addresses hold words that nobody wrote as such (…/reducing-health-inequalities/)."""

_ABBREVIATION = r"(?:\s*\([^()]{1,12}\))?"
"""“health inequalities (HI) are …”"""

Item = tuple[Statement, Coding]


def phrase_counts(
    texts: Iterable[str], vocabulary: Iterable[Vocabulary]
) -> tuple[tuple[str, int], ...]:
    """Each vocabulary id and how often any of its phrases occurs, in the vocabulary's order.

    Whole words, whatever their case, blanks, dashes and quotes; phrases of one vocabulary that
    overlap count once. Web addresses are passed over.
    """
    plain = [_plain(text) for text in texts]
    return tuple((entry.id, _count(_pattern(entry.phrases), plain)) for entry in vocabulary)


def term_uses(items: Sequence[Item], settings: RubricSettings) -> tuple[TermUse, ...]:
    """Each umbrella term of the rubric: its uses, and those with no kind of inequality named.

    A statement names a kind where the umbrella's dimension is coded specific; one of a type
    without dimensions, where a phrase of `kinds` stands in it. A statement defines a term where a
    phrase of `defining` follows it at once and a phrase of `kinds` stands in it too. Statements
    of the rubric's unusable type are passed over, and so are uses that `names` follows.
    """
    asked = settings.umbrella
    if asked is None:
        return ()
    read = [
        (statement.id, _plain(statement.text), coding)
        for statement, coding in items
        if coding.type != settings.unusable_type
    ]
    phrases = {entry.id: entry.phrases for entry in settings.vocabulary}
    return tuple(_term_use(term, phrases[term], read, asked) for term in asked.terms)


def _term_use(
    term: str, phrases: Sequence[str], read: Iterable[tuple[str, str, Coding]], asked: Umbrella
) -> TermUse:
    used, kinds = _pattern(phrases), _pattern(asked.kinds)
    defined = re.compile(used.pattern + _ABBREVIATION + r"\s+" + _pattern(asked.defining).pattern)
    if asked.names:
        used = re.compile(used.pattern + rf"(?!\s+{_pattern(asked.names).pattern})")
    uses, named = 0, 0
    bare, definitions = [], []
    for id_, text, coding in read:
        count = len(used.findall(text))
        if not count:
            continue
        uses += count
        if _names_kind(text, coding, asked, kinds):
            named += count
        else:
            bare.append(id_)
        if asked.defining and defined.search(text) and kinds.search(text):
            definitions.append(id_)
    return TermUse(term, uses, named, tuple(bare), tuple(definitions))


def _names_kind(text: str, coding: Coding, asked: Umbrella, kinds: re.Pattern[str]) -> bool:
    code = coding.dimensions.get(asked.dimension)
    return code.level == SPECIFIC if code else bool(kinds.search(text))


def _plain(text: str) -> str:
    return _ADDRESS.sub(" ", fold(text)).casefold()


def _count(pattern: re.Pattern[str], texts: Iterable[str]) -> int:
    return sum(len(pattern.findall(text)) for text in texts)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(
        r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", _plain(phrase)) if word)
        for phrase in longest_first
    )
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
