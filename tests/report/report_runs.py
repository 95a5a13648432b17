"""Runs built by hand: two ordinary plans and one of each edge case."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from doc_audit.model import (
    BlockKind,
    Cell,
    Code,
    Coding,
    Document,
    Evidence,
    Fact,
    Page,
    Problem,
    Run,
    RunRecord,
    Statement,
    content_id,
    sha256_of,
)
from doc_audit.rubric import Rubric, load_rubric
from doc_audit.score import PlanInput, score_plan

RUBRIC_FILE = Path(__file__).parents[2] / "rubrics" / "default" / "rubric.yaml"
RULES = """
lists:
  day: {source: written for this test, words: [Monday, Tuesday]}
marks:
  - id: agent-board
    source: codebook §3
    dimension: responsible_agent
    level: 2
    patterns: ["[the {day} board] will"]
    examples:
      matching: ["The Monday Board will meet <b>often</b>."]
      non_matching: ["We will meet."]
cues:
  - id: cue-will
    source: codebook §1
    cue: will
    patterns: ["will"]
    examples: {matching: ["We will."], non_matching: ["We have."]}
cells:
  - {id: lead-column, source: vocab §9, role: lead, dimension: responsible_agent, level: 2}
decisions:
  - id: decide-will
    source: codebook §1
    decides: type
    code: commitment
    when: {all: [will]}
    examples: {matching: ["We will."], non_matching: ["We have."]}
  - {id: decide-type, source: codebook §1, decides: type, code: context}
  - {id: names-inequality, source: codebook §2, decides: relevance, code: none}
  - {id: own-by-default, source: codebook §5, decides: origin, code: own}
"""
CODEBOOK = """# Codebook

| code | means |
|---|---|
| `commitment` | an act <script>alert(1)</script> |

![picture](http://elsewhere.example/p.png)
"""
KEYS = {
    "what": "inequality_type",
    "whom": "population",
    "where": "geography",
    "target": "target",
    "who": "responsible_agent",
    "when": "timeframe",
    "money": "funding",
    "how": "monitoring",
}
_MARKED = re.compile(r"\{(\w+?)([12]):([^{}]*)\}")

HOSTILE = "<script>alert('x')</script> & \"quotes\" ' javascript:alert(1) </li> \u202egnp.exe"
OWNED = "{who2:The Ashvale Board} will {target2:halve} {what2:waits} for {whom2:carers}"
MIXED = "{who1:We} will improve {what1:equity} for {whom1:residents}"
TOPICS = re.findall(
    r"\w+",
    "smoking housing obesity dementia asthma dentistry screening maternity stroke cancer diabetes "
    "loneliness vaccination transport warmth schooling debt jobs parks hearing sight sleep falls",
)


def rubric() -> Rubric:
    files = {
        "rubric.yaml": RUBRIC_FILE.read_text("utf-8"),
        "rules/test.yaml": RULES,
        "codebook.md": CODEBOOK,
    }
    return load_rubric(files, "default")


def coded(
    doc: str,
    marked: str,
    *,
    type_: str = "commitment",
    relevance: str = "explicit",
    stem: str = "",
    before: str = "",
    cells: tuple[Cell, ...] = (),
    headings: tuple[str, ...] = ("1 Our plan", "1.2 Fair access"),
    page: int | None = 1,
    origin: str = "own",
) -> tuple[Statement, Coding]:
    """A statement and its coding from text with `{who2:The Board}` marks; stem and before too."""
    dimensions: dict[str, Code] = {}
    plain = {}
    for source, written in (("text", marked), ("stem", stem), ("before", before)):
        plain[source] = _read_marks(written, source, dimensions)
    statement = Statement(
        id=content_id(doc, plain["text"]),
        doc=doc,
        text=plain["text"],
        before=plain["before"],
        stem=plain["stem"],
        headings=headings,
        cells=cells,
        kind=BlockKind.TABLE_ROW if cells else BlockKind.PARAGRAPH,
        page=page,
    )
    has_codes = type_ in ("commitment", "aspiration")
    complete = {key: dimensions.get(key, Code(0)) for key in KEYS.values()} if has_codes else {}
    coding = Coding(
        statement=statement.id,
        coder="rules:default",
        type=type_,
        rubric="r" * 64,
        relevance=relevance,
        dimensions=complete,
        categories={"populations": ("carers",)} if "whom" in marked else {},
        origin=origin if has_codes else "",
        rules={"type": ("decide-will",), "relevance": ("names-inequality",)},
    )
    return statement, coding


def _read_marks(written: str, source: str, dimensions: dict[str, Code]) -> str:
    text, at = "", 0
    for found in _MARKED.finditer(written):
        text += written[at : found.start()]
        words = found[3]
        evidence = Evidence(source, len(text), len(text) + len(words), words)  # type: ignore[arg-type]
        shown = words if source == "text" else ""
        dimensions[KEYS[found[1]]] = Code(int(found[2]), shown, evidence, ("agent-board",))
        text += words
        at = found.end()
    return text + written[at:]


def document(id_: str, name: str, pages: int = 2, *, media: str = "pdf", **facts: str) -> Document:
    """A document whose facts are those of a manifest."""
    return Document(
        id=id_,
        name=name,
        media=media,
        sha256=sha256_of(id_.encode()),
        pages=tuple(Page(n, 595, 842) for n in range(1, pages + 1)),
        facts={key: Fact(value, "manifest") for key, value in facts.items()},
    )


def make_run(
    plans: Mapping[str, tuple[PlanInput, Iterable[Document]]],
    problems: tuple[Problem, ...] = (),
    settings_of: Rubric | None = None,
) -> Run:
    """A run with scores worked out by the score room itself."""
    settings = (settings_of or rubric()).settings
    documents = [document for _, docs in plans.values() for document in docs]
    items = [item for plan, _ in plans.values() for item in plan.items]
    scores = [
        score_plan(plan, settings, "r" * 64, np.random.default_rng(7), draws=100)
        for plan, _ in plans.values()
    ]
    return Run(
        record=RunRecord(
            schema=1,
            versions={"doc-audit": "0.1.0", "rapidfuzz": "3.14"},
            rubric="default",
            rubric_hash="ab" * 32,
            arguments={"scope": "inequalities", "seed": "7", "draws": "100"},
            documents={document.id: document.sha256 for document in documents},
        ),
        documents=tuple(documents),
        statements=tuple(statement for statement, _ in items),
        codings={coding.statement: coding for _, coding in items},
        scores=tuple(scores),
        problems=problems,
    )


def plan_input(
    plan: str,
    docs: tuple[str, ...],
    items: list[tuple[Statement, Coding]],
    kind: str = "forward_plan",
    area: str = "Ashvale",
) -> PlanInput:
    return PlanInput(plan, docs, kind, kind != "unknown", area, bool(area), tuple(items))


def owned_items(doc: str) -> list[tuple[Statement, Coding]]:
    """Commitments that name most things, one restated, one twice; statements of each type."""
    dates = [f"{{when2:by March {2026 + n % 4}}}" for n in range(len(TOPICS))]
    items = [
        coded(doc, f"{OWNED} with {topic} {topic}s {when}.", page=1 + n % 2)
        for n, (topic, when) in enumerate(zip(TOPICS, dates, strict=True))
    ]
    cells = (
        Cell("Action", "action", 0, 12),
        Cell("", "lead", 15, 28),
        Cell("By", "timescale", 31, 40),
    )
    marked_row = "Open clinics | {who2:Ashvale Trust} | {when2:June 2026}"
    return [
        *items,
        coded(doc, f"{OWNED} with smoking smokings {{when2:by March 2026}}!", page=2),
        coded(doc, marked_row, cells=cells),
        coded(
            doc,
            "offer {whom2:Gypsy, Roma and Traveller families} checks",
            stem="By {when2:2027} {who1:we} will:",
        ),
        coded(doc, "It will reach {whom1:everyone}.", before="ork of {who2:the Trust} goes on."),
        coded(doc, "All {target1:reduce} smoking rates nationally.", origin="restated"),
        coded(doc, "Everyone lives well in {where1:our county}.", type_="aspiration"),
        coded(doc, "We opened a clinic.", type_="achievement", relevance="implicit"),
        coded(doc, "Population is ageing.", type_="context", relevance="none"),
        coded(doc, "Page 4", type_="other", relevance=""),
    ]


def vague_items(doc: str, number: int) -> list[tuple[Statement, Coding]]:
    return [coded(doc, f"{MIXED} in {topic} care {topic}.", page=None) for topic in TOPICS[:number]]


def whole_run() -> Run:
    """Every edge case at once; see the plans' names."""
    hostile_items = [
        coded(
            "h",
            f"{HOSTILE} {{who2:<b>Board</b>}} {topic} {topic}",
            headings=(HOSTILE,),
            stem=HOSTILE,
        )
        for topic in TOPICS[:11]
    ]
    unread = Document(
        **{
            **{f: getattr(document("u", "scan.pdf"), f) for f in ("id", "name", "media", "sha256")},
            "pages": (
                Page(1, 595, 842, "unreadable", ("no text",)),
                Page(2, 595, 842, "unreadable"),
            ),
        }
    )
    plans = {
        "owned": (
            plan_input("owned", ("a",), owned_items("a")),
            [
                document(
                    "a", "a.pdf", kind="forward_plan", title="Ashvale Forward Plan", plan="owned"
                )
            ],
        ),
        "thin": (
            plan_input(
                "thin", ("b", "b2"), [*vague_items("b", 12), *vague_items("b2", 3)], area=""
            ),
            [
                document("b", "b.docx", 0, media="docx"),
                document("b2", "b2.md", 0, media="markdown"),
            ],
        ),
        "Too few/../x": (
            plan_input("Too few/../x", ("f",), vague_items("f", 4)),
            [document("f", "few.html", 0, media="html")],
        ),
        HOSTILE: (
            plan_input(HOSTILE, ("h",), hostile_items, kind="unknown"),
            [document("h", '"><img src=x onerror=alert(1)>.pdf', 1, title=HOSTILE)],
        ),
        "guide": (
            plan_input("guide", ("g",), vague_items("g", 14), kind="guidance"),
            [document("g", "guide.pdf", 1, kind="guidance")],
        ),
        "unread": (plan_input("unread", ("u",), []), [unread]),
    }
    problems = (
        Problem(
            "page_without_text",
            "error",
            "Pages 1 and 2 are pictures.",
            "Run OCR on it.",
            "u",
            "scan.pdf",
            (1, 2),
        ),
        Problem(
            "encrypted", "error", "The file needs a password.", "Save it without.", "", HOSTILE
        ),
        Problem("doubtful_table", "warning", "A table may be misread.", "", "a", "a.pdf", (2,)),
        Problem(
            "unknown_column", "note", "The column “colour” is not known.", "", "", "corpus.csv"
        ),
    )
    return make_run(plans, problems)


def empty_run() -> Run:
    """Nothing could be read at all."""
    lost = Problem("damaged", "error", "The file is damaged.", "Get it again.", "", "lost.pdf")
    return make_run({}, (lost,))
