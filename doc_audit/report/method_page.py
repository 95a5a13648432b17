"""What the method page shows, made from the rubric and the run's record."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from doc_audit import __version__
from doc_audit.model import Run
from doc_audit.report.accuracy_table import AccuracyPart, accuracy_part
from doc_audit.report.citing import Citing, citing
from doc_audit.report.rule_words import RuleGroup, rule_groups
from doc_audit.report.words import joined, lowered, seen, spaced, whole
from doc_audit.rubric import Rubric
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import ladder

_CODEBOOK_DEPTH = 2  # its first heading stands under an h2 of the page


@dataclass(frozen=True, slots=True)
class MethodPage:
    """All of the method page.

    `versions`, `arguments` and `documents` are pairs; `documents` are name and SHA-256.
    """

    ladder: tuple[tuple[str, str], ...]
    points: tuple[str, ...]
    scored_kinds: str
    aggregate: str
    half: str
    groups: tuple[RuleGroup, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    codebook: Markup
    versions: tuple[tuple[str, str], ...]
    arguments: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    command: str
    coder_unknown: str
    accuracy: AccuracyPart
    citing: Citing


def method_page(run: Run, rubric: Rubric) -> MethodPage:
    """The method page of a run."""
    settings, record = rubric.settings, run.record
    scoring = settings.scoring
    names = {document.id: seen(document.name) for document in run.documents}
    return MethodPage(
        ladder=tuple(_ladder(settings)),
        points=tuple(f"{point:g}" for point in scoring.points),
        scored_kinds=joined([spaced(kind) for kind in scoring.scored_kinds]),
        aggregate=_AGGREGATES[scoring.aggregate],
        half=_half(settings),
        groups=tuple(rule_groups(rubric)),
        lists=tuple((name, words) for name, words in rubric.rules.lists.items()),
        codebook=markdown(rubric.codebook, _CODEBOOK_DEPTH),
        versions=tuple(record.versions.items()),
        arguments=tuple(record.arguments.items()),
        documents=tuple((names.get(doc, doc), digest) for doc, digest in record.documents.items()),
        command=_command(run),
        coder_unknown=run.robustness.coder_unknown if run.robustness else "",
        accuracy=accuracy_part(rubric),
        citing=citing(
            settings,
            record.versions.get("doc-audit", __version__),
            record.rubric_hash or rubric.hash,
            len(record.documents),
        ),
    )


_AGGREGATES = {
    "product": "100 × the mean over commitments of √(specificity × accountability)",
    "arithmetic": "100 × the mean over commitments of (specificity + accountability) / 2",
    "at_least_half": "the percentage of commitments that are specific on enough dimensions of each "
    "axis",
}


def _ladder(settings: RubricSettings) -> Iterator[tuple[str, str]]:
    labels = {dimension.id: lowered(dimension.label) for dimension in settings.dimensions}
    for place, rung in enumerate(ladder(settings)):
        named = joined([labels[name] for name in rung.added])
        says = f"specific on {named}" if place == 0 else f"the same and {named}"
        yield (says if rung.added else "vague throughout", whole(rung.score))


def _half(settings: RubricSettings) -> str:
    needed = settings.scoring.at_least_half
    return joined(
        [f"{n} of {len(settings.axis(axis))} {axis} dimensions" for axis, n in needed.items()]
    )


def _command(run: Run) -> str:
    """The command that repeats the run; arguments as they are on the command line."""
    given = [
        f"--{key.replace('_', '-')} {shlex.quote(value)}"
        for key, value in run.record.arguments.items()
        if key in ("rubric", "scope", "seed", "draws", "ocr") and value
    ]
    if not any(option.startswith("--rubric") for option in given):
        given.insert(0, f"--rubric {shlex.quote(run.record.rubric)}")
    given += [f"--rubric {shlex.quote(rubric.id)}" for rubric in run.record.beside]
    return " ".join(["doc-audit run FILES-OR-FOLDERS -o NEW-FOLDER", *given])


def markdown(text: str, depth: int) -> Markup:
    """Markdown as HTML: raw HTML escaped, no images, headings `depth` levels down."""
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True, "quotes": "“”‘’"})
    parser.enable(["table", "smartquotes"]).disable("image")
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + depth, 6)}"
        elif token.type == "th_open":
            token.attrSet("scope", "col")
    return Markup(parser.renderer.render(_wide_tables(tokens), parser.options, {}))


def _wide_tables(tokens: list[Token]) -> list[Token]:
    """Tables in a box of their own, which scrolls where the page is narrow; both have the name of
    the heading above them.
    """
    out: list[Token] = []
    above = "Table"
    for token in tokens:
        if out and out[-1].type == "heading_open":
            above = "".join(part.content for part in token.children or ())
        if token.type == "table_open":
            box = Token("box_open", "div", 1)
            box.attrs = {"class": "wide", "tabindex": "0", "role": "region", "aria-label": above}
            token.attrSet("aria-label", above)
            out.append(box)
        out.append(token)
        if token.type == "table_close":
            out.append(Token("box_close", "div", -1))
    return out
