"""The words of action-table heads and labels, by the role they promise.

Seen in English local plans, and in the usual templates of NHS bodies and councils. Add a word to
its role to have it known; case, plurals and punctuation don't matter.
"""

from doc_audit.model.document import CellRole

WORDS: dict[CellRole, tuple[str, ...]] = {
    "action": (
        "action",
        "activity",
        "agreed step",
        "change idea",
        "commitment",
        "deliverable",
        "how",
        "initiative",
        "intervention",
        "key step",
        "milestone description",
        "milestone detail",
        "milestone name",
        "milestone title",
        "measure to be taken",
        "next step",
        "pledge",
        "project",
        "proposal",
        "proposed change",
        "recommendation",
        "step",
        "step to be taken",
        "task",
        "what",
        "what we will do",
        "work",
    ),
    "lead": (
        "accountability",
        "accountable",
        "accountable body",
        "accountable officer",
        "action by",
        "allocated to",
        "assigned to",
        "by who",
        "by whom",
        "delivered by",
        "delivery body",
        "delivery partner",
        "executive",
        "lead",
        "lead agency",
        "lead and partner",
        "lead body",
        "lead department",
        "lead director",
        "lead officer",
        "lead organisation",
        "lead partner",
        "lead person",
        "lead team",
        "led by",
        "manager",
        "named person",
        "organisation",
        "owned by",
        "owner",
        "ownership",
        "partner",
        "partner involved",
        "person responsible",
        "responsibility",
        "responsible",
        "responsible officer",
        "senior responsible officer",
        "senior responsible owner",
        "sponsor",
        "sponsoring director",
        "sro",
        "supported by",
        "supporting organisation",
        "who",
        "whom",
    ),
    "timescale": (
        "by",
        "by date",
        "by end of",
        "by when",
        "complete by",
        "completed by",
        "completion",
        "date",
        "deadline",
        "delivered by when",
        "delivery date",
        "due",
        "due by",
        "due date",
        "end",
        "end date",
        "finish",
        "long term",
        "longer term",
        "medium term",
        "milestone",
        "period",
        "phase",
        "phasing",
        "quarter",
        "s/m/l",
        "short term",
        "start",
        "start date",
        "target completion",
        "target date",
        "target timescale",
        "time",
        "time frame",
        "time line",
        "time period",
        "time scale",
        "timeframe",
        "timeline",
        "timescale",
        "timing",
        "to be completed by",
        "when",
        "year",
    ),
    "measure": (
        "benefit",
        "desired result",
        "evidence",
        "evidence needed",
        "evidence of completion",
        "evidence required",
        "evidence of success",
        "future state",
        "how it is measured",
        "how measured",
        "impact",
        "indicator",
        "kpi",
        "measurable",
        "measure",
        "measured by",
        "measurement",
        "metric",
        "monitoring",
        "outcome",
        "output",
        "performance indicator",
        "result",
        "success",
        "success criteria",
        "success criterion",
        "success measure",
        "target",
        "trajectory",
    ),
    "resource": (
        "budget",
        "capacity",
        "capital",
        "cost",
        "finance",
        "financial implication",
        "fte",
        "fund",
        "funded by",
        "funding",
        "how much",
        "investment",
        "resource",
        "resource required",
        "resourcing",
        "revenue",
        "staffing",
        "wte",
    ),
    "baseline": (
        "actual",
        "actual outcome",
        "actual result",
        "baseline",
        "baseline indicator",
        "baseline measure",
        "baseline measurement",
        "current",
        "current measure",
        "current position",
        "current result",
        "existing position",
        "forecast outturn",
        "latest",
        "latest result",
        "outturn",
        "performance",
        "present level",
        "present position",
        "starting level",
        "starting point",
        "starting position",
        "today",
    ),
    "status": (
        "achieved",
        "brag",
        "comment",
        "commentary",
        "complete",
        "completed",
        "completion status",
        "narrative",
        "position",
        "progress",
        "progress to date",
        "rag",
        "status",
        "update",
    ),
}

WEAK_ACTIONS = (
    "aim",
    "ambition",
    "goal",
    "objective",
    "priority",
    "priority area",
    "project",
    "work",
)
"""What a row is for when another column says what is done; else all that the row says."""

DESCRIPTIONS = ("text", "description", "detail", "summary", "title")
"""Names of a column that says what is done where it stands beside a lead and a date and no other
column does; the first of these that a table has."""

TARGETS = ("target", "ambition", "goal", "aim", "trajectory")
"""With a period behind or before it, the value wanted by then, where the table has no action."""

SMART: dict[str, tuple[tuple[str, ...], CellRole]] = {
    "s": (("specific",), "action"),
    "m": (("measurable", "measured", "measure"), "measure"),
    "a": (("assignable", "assigned"), "lead"),
    "achievable": (("achievable", "attainable", "agreed"), "other"),
    "r": (("realistic", "relevant", "resourced"), "other"),
    "t": (("time", "timed", "timely", "timebound"), "timescale"),
}
"""First words of heads of a table set out by what makes an objective SMART, where several of them
stand together, and what each is for."""

NOT_PROMISED = (
    "area audience base category code cohort group id no number population ref reference theme"
)
"""Last words of heads of what a thing is known by or belongs to: `Action area`, `Action no`."""

GROUPS = """
    aim ambition area category challenge chapter cohort domain driver focus goal group issue need
    objective outcome pillar priority programme section stage strand theme topic workstream
"""
"""Last words of heads of a first column that names several rows, once, at the first of them."""

RISKS = ("risk", "hazard", "threat")
"""First words of a head that makes its table a register of what may go wrong; `RISK_KINDS` may
stand before them."""

RISK_KINDS = "key main top principal strategic corporate potential identified"

NOT_RISKS = ("risk factor", "risk group", "risk behaviour")
"""Heads of what makes people ill, and of those who are at risk of it."""

HELD = ("activity", "initiative", "intervention", "project", "work")
"""Beside no more than a date these tell what was held, not what will be done."""

REASONS = ("evidence", "evidence base")
"""Heads of what is known of a need, where they stand before the actions that answer it."""

PLAIN_DATES = frozenset({"date", "year", "time", "period"})
"""Heads that say when, be it past or to come."""

LOOSE_LEADS = ("organisation", "partner", "executive", "manager", "responsibility")
"""Who leads, beside an action; elsewhere where somebody works, or what a body is for."""

ODDS = ("likelihood", "probability", "inherent risk", "residual risk", "risk score", "risk rating")
"""Heads that only such a register has."""

_SHALL = r"(?:will|shall|need|plan|want|intend|aim|going|are going|have agreed)"
_WE = r"(?:we|you|i|they|(?:the |our )?(?:\w+ )?(?:board|ics|icb|council|system|member|partner))"

QUESTIONS: tuple[tuple[str, CellRole], ...] = (
    (r"how much|how (?:.* )?fund(?:ed)?|what (?:resource|money|fund)|what .*cost", "resource"),
    (r"what need (?:to )?", "action"),
    (rf"what (?:more|else|further) (?:.* )?{_SHALL}|what next", "action"),
    (r"how .*(?:know|measure|measured|monitor|monitored|evidence|track|evaluate|judge)", "measure"),
    (r"(?:what )?(?:.* )?(?:success|good) look", "measure"),
    (r"what .*(?:already|so far|currently|doing now)", "status"),
    (r"what (?:we |has |have )+(?:done|been|achieved|did|delivered)", "status"),
    (r"what did (?:we|you|they|the \w+) ", "status"),
    (r"what is the deadline", "timescale"),
    (r"where (?:are we|we are|we were|.*\b(?:now|today|start|started|currently)\b)", "baseline"),
    (r"where .*\b(?:want|need|aim|plan|hope|should|will|by)\b", "measure"),
    (r"(?:current|existing|present) (?:action|activity|initiative|intervention|offer|project|"
     r"provision|service|work)", "status"),
    (rf"what (?:is |are )?(?:{_WE} )?{_SHALL} (?:to )?(?:{_WE} )?(?:to )?(?:be )?"
     r"(?:do|done|deliver|change|differently|happen|focus on)", "action"),
    (rf"what (?:{_WE} are|are {_WE}) doing", "action"),
    (r"what is the action", "action"),
    (r"what (?:.* )?(?:success|difference|different|measure|impact)|so what|what will change",
     "measure"),
    (rf"how (?:{_WE} )?{_SHALL} (?!this be|it be|that be)", "action"),
    (r"how (?:are |do )(?:we|you) (?:going to|plan|get)", "action"),
    (r"how will (?:this|it|that) be (?:done|delivered|achieved)", "action"),
    (r"(?:we will|our ask) ", "action"),
    (r"who (?:.* )?(?:lead|responsible|accountable|involved|deliver|own)", "lead"),
    (r"who (?:will|should) do", "lead"),
    (r"deliver(?:ed|y) (?:through|via|with|in partnership)", "lead"),
    (r"when (?:will|by)|by when", "timescale"),
)  # fmt: skip
"""How questions begin that stand for a head; patterns over its words in small letters, singular."""
