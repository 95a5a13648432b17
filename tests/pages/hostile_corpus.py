"""A folder of invented plans, a manifest, groups and rubrics, all meant to break out of a page.

Whatever a run of them shows must be shown as words: a script that runs says so with `alert` or by
setting `window.ran`, one that asks an address is seen in the network's log. The commitments around
it are ordinary, so that every kind of page has something to show.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import yaml

from doc_audit.model.system import System

ROOT = Path(__file__).parents[2]
OVERRIDE = "\u202e"  # turns what follows to the left, up to the end of the paragraph
ISOLATE = "\u2067"
ZERO_WIDTH = "\u200b\u200d\ufeff"
ATTACKS = (
    "<script>window.ran = 1; alert(1)</script>",
    "</script><script>window.ran = 2</script>",
    "</style><img src=x onerror=window.ran=3>",
    "\"><svg onload='window.ran = 4'>",
    "javascript:window.ran=5",
    "[read on](javascript:window.ran=6)",
    "{{ 7 * 7 }}{% raw %}",
    "<iframe src=https://hostile.example/frame></iframe>",
    "<a href=https://hostile.example onmouseover=window.ran=8>here</a>",
    f"plan{OVERRIDE}fdp.exe",
    f"of {ISOLATE}two",
    f"zero{ZERO_WIDTH}width",
    '=HYPERLINK("https://hostile.example")',
    "+cmd|'/C calc'!A0",
    "@SUM(1+1)",
    "-1+1",
    "]]><!--",
    "&lt;b&gt;&#x202e;",
    "Pneumono" + "ultramicroscopicsilico" * 12 + "coniosis",
)
TOPICS = re.findall(
    r"\w+",
    "smoking housing obesity dementia asthma dentistry screening maternity stroke cancer diabetes "
    "loneliness vaccination transport warmth school debt jobs parks",
)
EVIL = ATTACKS[0] + OVERRIDE + ATTACKS[3]
SYSTEM = f"{ATTACKS[2]}{OVERRIDE}system"
SYSTEMS = (SYSTEM, f"@{ATTACKS[0]}", f"=1+1{ATTACKS[7]}")
"""Names that a table of systems would have to hold for the map to show them."""
PAGE_BYTES = 76_000
"""Of statements on a page: the commitments of the longest plan, but not its context too."""
SCAN = f"scan{OVERRIDE}<img src=x onerror=alert(1)>.pdf"
GROUP = "<img src=x onerror=window.ran=9>=1+1"

FEW = 6  # commitments enough for a score; axe takes a second for each thousand elements

_RULES = {
    "responsible_agent": ("the ashvale board", "we"),
    "timeframe": ("by march", "in time"),
    "target": ("halve", "improve"),
    "population": ("carers", "everyone"),
    "geography": ("harrow ward", "locally"),
    "inequality_type": ("access", "equity"),
    "funding": ("£2 million", "investment"),
    "monitoring": ("report each year", "monitor"),
}


def write_plans(folder: Path) -> Path:
    """The folder with documents of two systems, one that can't be read, `corpus.csv`, groups."""
    folder.mkdir()
    (folder / "evil strategy.html").write_text(_page(_commitments(2026)), "utf-8")
    (folder / "=cmd.md").write_text(_markdown(_commitments(2028)[:FEW]), "utf-8")
    (folder / "ordinary.md").write_text(_markdown(_ordinary()), "utf-8")
    (folder / "few.txt").write_text("We will improve equity for everyone.\n", "utf-8")
    (folder / SCAN).write_bytes(b"%PDF-1.4 none")
    (folder / "least.txt").write_text("We will improve equity for all carers.\n", "utf-8")
    rows = [
        ("evil strategy.html", EVIL, SYSTEM, "strategy", f"{EVIL} strategy", ATTACKS[4]),
        ("=cmd.md", "=1+1", SYSTEM, "forward_plan", f"{ATTACKS[2]} plan", "javascript:alert(1)"),
        ("ordinary.md", "ordinary", SYSTEMS[1], "forward_plan", "{{ 7 * 7 }} plan", ""),
        ("few.txt", "-few", SYSTEMS[1], "strategy", f"x{OVERRIDE}y", ""),
        (SCAN, "scan", "", "strategy", "", ""),
        ("least.txt", "least", SYSTEMS[2], "strategy", ATTACKS[0], ""),
    ]
    head = ("file", "plan", "system", "kind", "title", "publisher", "area", "url", "start")
    rest = (ATTACKS[3], "javascript:alert(2)", "2026-04-01")
    _table(folder / "corpus.csv", head, [(*row, *rest) for row in rows])
    _table(
        folder.parent / "groups.csv",
        ("plan", "<b>size</b>"),
        [(row[1], GROUP if n < 2 else "plain") for n, row in enumerate(rows)],
    )
    return folder


def hostile_systems(known: Sequence[System]) -> tuple[System, ...]:
    """The systems of England, the first of them with names that are out to break a map.

    A manifest's names lose what turns the direction, so these are without it; the labels have it.
    """
    return (*map(_renamed, known, SYSTEMS), *known[len(SYSTEMS) :])


def _renamed(system: System, name: str) -> System:
    tile = system.tile and replace(system.tile, label=f"{ATTACKS[2]}{OVERRIDE}x")
    return replace(system, name=name.replace(OVERRIDE, " "), region=EVIL, tile=tile)


def write_rubrics(folder: Path) -> tuple[Path, Path]:
    """A rubric with few rules, so that pages are small, and one of criteria; labels are hostile."""
    settings = yaml.safe_load((ROOT / "rubrics" / "default" / "rubric.yaml").read_text("utf-8"))
    settings |= {"id": "main", "title": f"Main {ATTACKS[0]}", "source": f"{EVIL}"}
    settings["dimensions"][0]["label"] = 'Kind "><img src=x onerror=alert()>'
    settings["dimensions"][1]["question"] = "For </script>whom?"
    settings["types"][3]["label"] = "Context <b onclick=window.ran=11>"
    settings["scoring"]["too_few"] = 5
    main = _rubric(folder / "main", settings, _rules(), f"# Codebook\n\n{_spread(ATTACKS)}\n")
    beside = settings | {
        "id": "beside",
        "title": f"Beside {ATTACKS[2]}",
        "marks": [{"id": "board", "label": EVIL, "source": "invented", "provenance": "recalled"}],
        "criteria": [
            _criterion("dated", f"Dated {ATTACKS[3]}", ["timeframe=2"], "commitment"),
            _criterion("owned", ATTACKS[1], ["responsible_agent=2"], "commitment"),
            _criterion("named", f"Named {OVERRIDE}", ["mark:board"], "plan"),
        ],
    }
    board = {"id": "board-words", "source": "x", "mark": "board", "patterns": ["the ashvale board"]}
    rules = _rules()
    rules["marks"].append(board | _examples("The Ashvale Board.", "A board."))
    return main, _rubric(folder / "beside", beside, rules, "# Codes\n")


def _commitments(year: int) -> list[str]:
    """Each attack within a commitment; owned and dated with one year or another."""
    return [
        f"The Ashvale Board will halve waits for carers with {topic} {attack} in Harrow ward "
        f"by March {year} with £2 million."
        for topic, attack in zip(TOPICS, ATTACKS, strict=True)
    ]


def _ordinary() -> list[str]:
    return [f"We will improve access and equity for everyone with {t}." for t in TOPICS[:FEW]]


def _page(statements: list[str]) -> str:
    """Attacks as words of a web page, and the same as its markup."""
    words = "".join(f"<p>{escape(text)}</p>" for text in statements)
    context = "".join(f"<p>Ashvale is known for {escape(attack)}.</p>" for attack in ATTACKS)
    return (
        f"<title>{escape(EVIL)}</title><h1>{escape(EVIL)}</h1><h2>{escape(ATTACKS[2])}</h2>{words}{context}"
        "<p onclick='window.ran = 12'>We will <script>window.ran = 13</script>halve debt.</p>"
    )


def _markdown(statements: list[str]) -> str:
    heads = [f"# {EVIL}", f"## {ATTACKS[3]} {OVERRIDE}"]
    return "\n\n".join([*heads, *statements]) + "\n"


def _spread(texts: tuple[str, ...]) -> str:
    return "\n\n".join(texts)


def _rules() -> dict[str, list[dict[str, object]]]:
    marks: list[dict[str, object]] = []
    for dimension, patterns in _RULES.items():
        for level, pattern in zip((2, 1), patterns, strict=True):
            marks.append(
                {
                    "id": f"{dimension}-{level}".replace("_", "-"),
                    "source": EVIL,
                    "dimension": dimension,
                    "level": level,
                    "patterns": [f"[{pattern}]"],
                    **_examples(f"Now {pattern} {ATTACKS[0]}", "Nothing."),
                }
            )
    will = {"id": "cue-will", "source": "x", "cue": "will", "patterns": ["will"]}
    names = ("commitment", "context"), ("explicit", "none"), ("own", "own")
    decisions: list[dict[str, object]] = []
    for decides, codes in zip(("type", "relevance", "origin"), names, strict=True):
        told = {"source": "x", "decides": decides}
        if codes[0] != codes[1]:
            when = {"when": {"all": ["will"]}, **_examples("We will.", "We have.")}
            decisions.append({"id": f"{decides}-will", **told, "code": codes[0], **when})
        decisions.append({"id": f"{decides}-else", **told, "code": codes[1]})
    return {
        "marks": marks,
        "cues": [will | _examples("We will.", "We have.")],
        "decisions": decisions,
    }


def _examples(matching: str, non_matching: str) -> dict[str, object]:
    return {"examples": {"matching": [matching], "non_matching": [non_matching]}}


def _criterion(id_: str, label: str, when: list[str], unit: str) -> dict[str, object]:
    told = {"question": f"{ATTACKS[4]}?", "source": EVIL, "provenance": "recalled"}
    return {"id": id_, "label": label, "unit": unit, "when": {"all": when}, **told}


def _rubric(folder: Path, settings: object, rules: object, codebook: str) -> Path:
    (folder / "rules").mkdir(parents=True)
    (folder / "rubric.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    (folder / "rules" / "all.yaml").write_text(yaml.safe_dump(rules, allow_unicode=True), "utf-8")
    (folder / "codebook.md").write_text(codebook, "utf-8")
    return folder


def _table(path: Path, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
