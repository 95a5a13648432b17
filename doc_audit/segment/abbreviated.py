"""Words whose full stop doesn't end a sentence. All in lower case, without their last stop."""

from doc_audit.text.words import words

TITLES = words("dr mr mrs ms mx prof rev revd hon cllr cllrs sir st ste sgt capt col lt gen messrs")
"""Before a name. `st` is Saint far more often than Street in plans, but see `STARTERS`."""

RUNNING = words(
    "e.g eg i.e ie viz cf c.f vs v approx incl excl esp resp ca circa aka n.b nb w.r.t ibid op"
)
"""Always followed by the rest of their sentence."""

NUMBERED = words(
    """
    no nos fig figs tab p pp pg pgs para paras sec sect s ss ch chap chaps vol vols art arts app
    ref refs ver ed eds reg regs sch cl c tel ext wk wks yr yrs min max avg est
    """
)
"""Not an end where a number follows ("No. 5", "p. 12", "approx. 40")."""

CLOSING = words(
    """
    al a.m p.m am pm ltd plc inc co corp dept govt assoc bros jr sr esq hosp univ jan feb mar
    apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave rd gdns
    nat int admin ph.d b.sc m.sc m.d
    """
)
"""May end a sentence; they do where a word of `STARTERS` follows."""

STARTERS = words(
    """
    a about additionally after all also although an and another any are as at because before both
    but by can change children current data deliver despite develop did do does during each embed
    ensure even every evidence example examples explore finally first following for from further
    furthermore given good has have he health her here how however i if implement improve in
    increase increasing individuals instead investing is it its just last leading local locally
    looking make many maintain moreover most much nationally new nhs no not now of on once one
    only other others our over partners partnership people plans promote provide public recent
    reduce residents review second services several she should similarly since so some such
    support supporting than that the their then there therefore these they this those three
    through throughout to together two under unlike until using we what when where whether which
    while who why will with within without work working you your
    """
)
"""Words that, with a capital, start a sentence rather than carry on a name."""

LABELS = words(
    """
    annex appendix area axis band category chapter cohort exhibit figure grade group hepatitis
    item level model option panel part phase pillar plan point question quadrant scenario schedule
    section stage step strand strain table tier type vitamin workstream
    """
)
"""Words that a lone capital letter completes ("hepatitis B."), so that it isn't an initial."""
