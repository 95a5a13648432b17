"""Agreement as a Markdown page: figures, counts, ids, codes and rules; never a statement's text."""

from collections.abc import Iterable, Iterator, Sequence

from doc_audit.evaluate.disagree import Difference, Disagreement
from doc_audit.evaluate.records import AgreementReport, Slice
from doc_audit.evaluate.slices import FEW_DOCUMENTS
from doc_audit.evaluate.table import (
    NONE,
    SUMMARY_HEADS,
    Row,
    by_part_rows,
    confusion_tables,
    level_rows,
    summary_rows,
)
from doc_audit.rubric.accuracy import GoldFile
from doc_audit.rubric.schema import RubricSettings

_UNSAFE = str.maketrans({"|": "\\|", "<": "&lt;", "\n": " "})


def agreement_page(
    report: AgreementReport,
    worst: Sequence[Disagreement],
    gold: Sequence[GoldFile],
    settings: RubricSettings,
    rubric_hash: str,
    alignment: tuple[Sequence[Row], Sequence[str]] = ((), ()),
) -> str:
    """The figures with their n, intervals and caveats, for a page of the docs; ends with a line
    end. No word of a statement is in it, so that it can be published beside plans that can't.

    `alignment`: where statements were paired by text, its rows and notes.
    """
    found, notes = alignment
    parts = [
        _intro(report, gold, settings, rubric_hash),
        "### Statements found by their text\n\n" + _table(found) if found else "",
        " ".join(notes),
        "### Figures\n\n"
        + _table(summary_rows(report.pooled))
        + f"\n\n{SUMMARY_HEADS}\n\n{intervals(report.pooled)}",
        *(
            f"### κ (n) by {kind}\n\n" + _table(by_part_rows(report, some))
            for kind, some in report.parts()
        ),
        "### Levels and codes\n\n" + _table(level_rows(report.pooled)),
        "### Confusion\n\nRows: gold; columns: the measured coder.\n\n"
        + "\n\n".join(_table(rows) for rows in confusion_tables(report.pooled)),
        _worst(worst),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def intervals(part: Slice) -> str:
    """How the intervals of a slice came about, in one sentence."""
    over = (
        f"{part.documents} documents, then statements within each (over statements where a part "
        f"has under {FEW_DOCUMENTS} documents)"
        if part.resampled == "documents"
        else "statements"
    )
    return (
        f"Intervals: 95 %, from a bootstrap over {over}; "
        "of `level_cells` over statements with all their cells."
    )


def _intro(
    report: AgreementReport, gold: Sequence[GoldFile], settings: RubricSettings, rubric_hash: str
) -> str:
    coders = ", ".join(report.coder) or "unnamed"
    lines = [
        f"Measured: {coders}, rubric `{settings.id}`, hash `{rubric_hash[:12]}`. "
        f"{report.draws:,} draws.",
        *(f"Gold: `{g.name}`, {_counted(g.statements)} of {g.documents} documents." for g in gold),
        *(f"**Caveat:** {caveat}" for caveat in caveats(gold)),
    ]
    if report.missing:
        has = "has" if len(report.missing) == 1 else "have"
        lines.append(f"{_counted(len(report.missing))} of gold {has} no coding: in no figure.")
    return "\n\n".join(lines)


def caveats(gold: Iterable[GoldFile]) -> list[str]:
    """What must be said beside the figures, each once."""
    return list(dict.fromkeys(one.caveat for one in gold if one.caveat))


def _worst(worst: Sequence[Disagreement]) -> str:
    if not worst:
        return ""
    rows = [row for case in worst for row in _case_rows(case)]
    told = (
        f"### The {len(worst)} worst differences\n\n"
        "Statements by id, worst first: those that move a score most. Of several rules the one "
        "that decided stands first. “so not coded”: what the coder's type has no code for, as gold "
        "has it."
    )
    return f"{told}\n\n{_table(rows)}"


def _case_rows(case: Disagreement) -> Iterator[Row]:
    for one in case.differences:
        if not one.follows:
            yield _difference_row(case, one)
    if case.following():
        so = Difference("so not coded", case.following(), "", "", "", (), 0)
        yield _difference_row(case, so)


def _difference_row(case: Disagreement, one: Difference) -> Row:
    return {
        "statement": case.statement,
        "code": one.code,
        "gold": one.gold or NONE,
        "coder": one.coder or NONE,
        "rules": ", ".join(one.rules),
    }


def _table(rows: Sequence[Row]) -> str:
    """A Markdown table, columns of figures to the right."""
    if not rows:
        return ""
    heads = list(rows[0])
    right = [all(_is_figure(row[head]) for row in rows) for head in heads]
    lines = [
        _line(heads),
        _line(["---:" if figures else "---" for figures in right]),
        *(_line([row[head] for head in heads]) for row in rows),
    ]
    return "\n".join(lines)


def _is_figure(cell: str) -> bool:
    return not cell or cell[0].isdigit() or cell[0] in f"-{NONE}"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.translate(_UNSAFE) for cell in cells) + " |"


def _counted(n: int) -> str:
    return f"{n:,} statement{'' if n == 1 else 's'}"
