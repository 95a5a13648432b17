"""Facts about the main clause of a statement that decisions may ask about."""

SUBJECTS = {
    "we": "the plan's owners speak of themselves",
    "partners": "bodies by their class: partners, providers, schools, the system",
    "body": "one body or its people: the council, a team, a director, staff",
    "national": "the government, Parliament, a national body, the law",
    "service": "a service, programme, scheme or event",
    "plan": "the document, its parts, aims and indicators",
    "people": "residents, patients, groups of people",
    "data": "a rate, number, finding, study",
    "matter": "a disease, problem, need or cause",
    "work": "work, an approach, an activity",
    "name": "a name of something not in the lexicon",
    "this": "this, these, that",
    "it": "it",
    "there": "there",
    "they": "they, he, she",
    "you": "you",
    "other": "something not in the lexicon",
    "none": "no subject was found",
}
VERBS = {
    "base": "an imperative",
    "will": "will, shall, is going to",
    "must": "must, is to",
    "should": "should, ought to",
    "can": "can",
    "hedge": "could, may, might, would",
    "need": "needs to, has to",
    "copula": "is, are with what something is",
    "running": "is doing, is being done",
    "passive": "is done",
    "past": "did, was, was done",
    "perfect": "has done, has been",
    "present": "does",
    "has": "has something",
    "none": "no finite verb was found",
}
OPENINGS = {
    "base": "begins with a verb as in an order",
    "ing": "begins with an -ing form",
    "done": "begins with a participle",
    "either": "begins with a word that may be a verb or a noun: “support”, “plan”",
    "to": "begins with “to” and a verb",
}
KINDS = {
    "act": "the verb is one of doing, which someone could be asked about",
    "change": "the verb says how a figure or state moved",
    "report": "the verb is one of telling or showing",
    "state": "the verb is one of being, having, happening",
    "want": "the verb is one of wanting or undertaking",
}
MOODS = {
    "on_condition": "it hangs on a condition that stands before it: if, unless, without",
    "of_some": "its subject is a part of a group: many, some, most, a number of",
    "people_served": "a service acts on people, or they get what it gives",
    "by_doing": "its subject is a deed: “reducing waits will …”",
    "modal_inside": "each will or must stands in a clause under the main one",
    "whole_clause": "a short line that is a clause with a subject, and doesn't break off",
    "then_will": "behind “but”, “so” or “and”, or in a later sentence, a doer will or must act",
    "wants:act": "what is wanted, aimed at or planned is an act: “we aim to open …”",
    "wants:change": "what is wanted or aimed at is a change: “we aim to reduce …”",
    "wants:state": "what is wanted or aimed at is a state: “we want to be …”",
    "loose_verb": "its verb may be a participle: “advice provided in libraries”",
    "late_order": "an order stands behind what it hangs on: “where possible, avoid …”",
    "told_to": "a doer, “to” and a verb, with no finite verb",
}
_CLAUSE: dict[str, str] = {
    **{f"subject:{name}": f"its subject: {words}" for name, words in SUBJECTS.items()},
    **{f"verb:{name}": f"its verb: {words}" for name, words in VERBS.items()},
    **{f"opens:{name}": words for name, words in OPENINGS.items()},
    **{f"tells:{name}": words for name, words in KINDS.items()},
    "done_to": "the subject is done to (passive)",
    "not_so": "the main verb is negated",
    "glued": "words without a stop, such as a heading, stand before the sentence",
}
CLAUSE_FACTS: dict[str, str] = {
    **_CLAUSE,
    **MOODS,
    **{f"stem:{name}": f"of the stem: {words}" for name, words in (_CLAUSE | MOODS).items()},
    **{f"after:{name}": f"of what is before: {words}" for name, words in _CLAUSE.items()},
}
"""Name of a fact → what it means; without a zone, of the first sentence's main clause.

`after:` facts are of the sentence, or the item of the same list, right before the statement.
"""
