"""How the cells of a column begin that says what is done: with a verb that tells someone to."""

import re
from collections.abc import Iterable

from doc_audit.text.words import words

_VERBS = words(
    """
    achieve adapt address adopt agree align allocate analyse appoint apply arrange assess attend
    audit begin bring build campaign carry change check collaborate collate collect commission
    communicate complete conduct connect consider consult continue convene coordinate create cut
    deliver deploy design develop digitise discuss distribute double draft drive eliminate embed
    employ enable encourage engage enhance ensure equip establish evaluate evidence expand explore
    extend facilitate finalise fit focus fund gather give grow halve help hold host identify
    implement improve include increase influence inform install integrate introduce invest
    investigate invite involve issue join keep launch lead learn link listen lobby lower maintain
    make manage map maximise meet mentor minimise mobilise monitor move narrow negotiate offer open
    organise oversee participate partner pilot plan prepare prevent prioritise procure produce
    promote propose protect provide publish purchase put raise reach recruit redesign redirect
    reduce refer refine refresh relaunch remove renew replace report research respond restore
    retrofit review revise roll run scale screen secure seek set share shape signpost simplify
    start stop strengthen submit support switch tackle tailor target teach test track train
    transfer transform trial undertake update upgrade upskill use visit widen work write
    """
)
_NAMING = words("of for in to from by at on between against")
"""Words behind which an opening verb was a noun: “Increase in uptake”, “Support for carers”."""
_VERBS_ONLY = words(
    "build campaign carry check collaborate communicate connect consult continue engage focus help "
    "invest lead link listen lobby meet participate partner refer report respond roll seek signpost"
    " sign start work"
)
"""Verbs that such words follow too: “Continue to”, “Invest in”."""
_LEAST_WORDS = 3
"""“Review”, “Start”, “Support groups” are progress and names."""
_SHARE = 0.5
"""Of the cells of a column: more than half of them open so in a column of acts."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def is_act(text: str) -> bool:
    """Whether a cell opens as an order does: “Develop a …”, “Increase uptake of …”."""
    found = _WORD.findall(text.casefold())
    if len(found) < _LEAST_WORDS:
        return False
    verb = found[0].removeprefix("re-").removeprefix("co-")
    return verb in _VERBS and (verb in _VERBS_ONLY or found[1] not in _NAMING)


def are_acts(texts: Iterable[str]) -> bool:
    """Whether the cells of a column are acts for the most part; empty ones don't count."""
    acts = [is_act(text) for text in texts if text]
    return sum(acts) > _SHARE * len(acts)
