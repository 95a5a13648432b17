"""The invented action plan as a file of each format."""

import csv
import html
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

import docx
import plan_text as plan
from docx.document import Document as Writer
from docx.table import _Cell
from plan_text import BANDS, GROUPS, Action
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

LABELS = ("What", "Who", "When", "How we will know")


def rows_of(part: Mapping[str, Sequence[Action]]) -> Iterator[tuple[str, Action]]:
    for group, actions in part.items():
        for action in actions:
            yield group, action


# --- Word -----------------------------------------------------------------------------------


def _fill(cell: _Cell, words: str) -> None:
    for number, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if line.startswith("• "):
            paragraph.style = "List Bullet"
        paragraph.add_run(line.removeprefix("• "))


def as_word() -> bytes:
    document = docx.Document()
    document.add_heading(plan.TITLE, 0)
    document.add_paragraph(plan.OPENING)
    document.add_heading(plan.BANDS_TITLE, 1)
    _word_bands(document)
    document.add_heading(plan.GROUPS_TITLE, 1)
    _word_groups(document)
    document.add_paragraph(plan.CLOSING)
    return _saved(document)


def _saved(document: Writer) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _word_bands(document: Writer) -> None:
    table = document.add_table(1, len(plan.HEADS), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, plan.HEADS, strict=True):
        cell.text = head
    for theme, actions in BANDS.items():
        band = table.add_row().cells
        band[0].merge(band[-1]).text = theme
        for action in actions:
            for cell, words in zip(table.add_row().cells, action, strict=True):
                _fill(cell, words)


def _word_groups(document: Writer) -> None:
    table = document.add_table(1, len(plan.GROUP_HEADS), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, plan.GROUP_HEADS, strict=True):
        cell.text = head
    for group, actions in GROUPS.items():
        first = len(table.rows)
        for action in actions:
            for cell, words in zip(table.add_row().cells[1:], action, strict=True):
                _fill(cell, words)
        table.cell(first, 0).merge(table.cell(len(table.rows) - 1, 0)).text = group


def as_word_labels() -> bytes:
    document = docx.Document()
    document.add_heading(plan.TITLE, 0)
    for part in (BANDS, GROUPS):
        for group, actions in part.items():
            document.add_heading(group, 1)
            for action in actions:
                for label, words in zip(LABELS, action[1:], strict=True):
                    paragraph = document.add_paragraph()
                    paragraph.add_run(f"{label}: ").bold = True
                    paragraph.add_run(words)
    return _saved(document)


# --- Web page and Markdown --------------------------------------------------------------------


def _html_cell(words: str) -> str:
    done, items = [], []
    for line in words.split("\n"):
        if line.startswith("• "):
            items.append(f"<li>{html.escape(line[2:])}</li>")
        else:
            done.append(f"<p>{html.escape(line)}</p>")
    listed = f"<ul>{''.join(items)}</ul>" if items else ""
    return "".join(done) + listed


def _html_heads(heads: Sequence[str]) -> str:
    cells = "".join(f"<th>{html.escape(head).replace(chr(10), '<br>')}</th>" for head in heads)
    return f"<thead><tr>{cells}</tr></thead>"


def _html_row(cells: Sequence[str]) -> str:
    return "".join(f"<td>{_html_cell(words)}</td>" for words in cells)


_CSS = (
    "<style>body{font:10pt sans-serif}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #555;padding:3px 5px;vertical-align:top;text-align:left}"
    "td p,td ul{margin:0}tr{break-inside:avoid}@page{size:A4 landscape;margin:15mm}</style>"
)


def as_html() -> bytes:
    bands = "".join(
        f'<tr><td colspan="{len(plan.HEADS)}"><b>{html.escape(theme)}</b></td></tr>'
        + "".join(f"<tr>{_html_row(action)}</tr>" for action in actions)
        for theme, actions in BANDS.items()
    )
    groups = "".join(
        f'<tr><td rowspan="{len(actions)}">{html.escape(group)}</td>'
        + "</tr><tr>".join(_html_row(action) for action in actions)
        + "</tr>"
        for group, actions in GROUPS.items()
    )
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Plan</title>{_CSS}</head>"
        f"<body><main><h1>{plan.TITLE}</h1><p>{plan.OPENING}</p><h2>{plan.BANDS_TITLE}</h2>"
        f"<table>{_html_heads(plan.HEADS)}<tbody>{bands}</tbody></table>"
        f"<h2>{plan.GROUPS_TITLE}</h2>"
        f"<table>{_html_heads(plan.GROUP_HEADS)}<tbody>{groups}</tbody></table>"
        f"<p>{plan.CLOSING}</p></main></body></html>"
    ).encode()


def as_html_labels() -> bytes:
    body = "".join(
        f"<h2>{html.escape(group)}</h2>"
        + "".join(
            f"<p><strong>{label}:</strong> {html.escape(words).replace(chr(10), '<br>')}</p>"
            for action in actions
            for label, words in zip(LABELS, action[1:], strict=True)
        )
        for part in (BANDS, GROUPS)
        for group, actions in part.items()
    )
    return f"<!DOCTYPE html><meta charset=utf-8><main><h1>{plan.TITLE}</h1>{body}</main>".encode()


def _pipes(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(c.replace(chr(10), '<br>') for c in row)} |" for row in rows)


def as_markdown() -> bytes:
    """Without merged cells: the theme in the first cell of its own row, the priority in each."""
    width = len(plan.HEADS)
    bands: list[Sequence[str]] = [plan.HEADS, ["---"] * width]
    for theme, actions in BANDS.items():
        bands.append([f"**{theme}**", *[""] * (width - 1)])
        bands += actions
    groups = [plan.GROUP_HEADS, ["---"] * (width + 1)]
    groups += [(group, *action) for group, action in rows_of(GROUPS)]
    return (
        f"# {plan.TITLE}\n\n{plan.OPENING}\n\n## {plan.BANDS_TITLE}\n\n{_pipes(bands)}\n\n"
        f"## {plan.GROUPS_TITLE}\n\n{_pipes(groups)}\n\n{plan.CLOSING}\n"
    ).encode()


def as_markdown_labels() -> bytes:
    done = [f"# {plan.TITLE}\n"]
    for part in (BANDS, GROUPS):
        for group, actions in part.items():
            done.append(f"## {group}\n")
            for action in actions:
                pairs = zip(LABELS, action[1:], strict=True)
                done += [
                    f"**{label}:** {words.replace(chr(10), '<br>')}\n" for label, words in pairs
                ]
    return "\n".join(done).encode()


# --- PDF --------------------------------------------------------------------------------------

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
_HEAD = ParagraphStyle("head", parent=_BODY, fontName="Helvetica-Bold")
_TITLE = ParagraphStyle("title", parent=_HEAD, fontSize=18, leading=22, spaceAfter=10)
_SECTION = ParagraphStyle("section", parent=_HEAD, fontSize=13, leading=16, spaceAfter=6)
_ITEM = ParagraphStyle("item", parent=_BODY, leftIndent=10, bulletIndent=1)
_GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
_TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]

_Styling = list[tuple[object, ...]]


def _pdf_cell(words: str, style: ParagraphStyle = _BODY) -> list[Paragraph]:
    return [
        Paragraph(html.escape(line[2:]), _ITEM, bulletText="•")
        if line.startswith("• ")
        else Paragraph(html.escape(line), style)
        for line in words.split("\n")
    ]


def _bands_table(styling: _Styling) -> Table:
    rows: list[list[object]] = [[_pdf_cell(head, _HEAD) for head in plan.HEADS]]
    for theme, actions in BANDS.items():
        at = len(rows)
        styling = [
            *styling,
            ("SPAN", (0, at), (-1, at)),
            ("BACKGROUND", (0, at), (-1, at), "#dddddd"),
        ]
        rows.append([_pdf_cell(theme, _HEAD), *[""] * (len(plan.HEADS) - 1)])
        rows += [[_pdf_cell(words) for words in action] for action in actions]
    widths = (30, 270, 160, 110, 190)
    return Table(rows, widths, repeatRows=1, style=TableStyle([*styling, *_TOP]))


def _groups_table(styling: _Styling) -> Table:
    rows: list[list[object]] = [[_pdf_cell(head, _HEAD) for head in plan.GROUP_HEADS]]
    for group, actions in GROUPS.items():
        at = len(rows)
        styling = [*styling, ("SPAN", (0, at), (0, at + len(actions) - 1))]
        for number, action in enumerate(actions):
            first = _pdf_cell(group) if number == 0 else ""
            rows.append([first, *(_pdf_cell(words) for words in action)])
    widths = (70, 30, 240, 150, 95, 175)
    return Table(rows, widths, repeatRows=1, style=TableStyle([*styling, *_TOP]))


def as_pdf(ruled: bool = True) -> bytes:
    grid: _Styling = list(_GRID) if ruled else []
    out = io.BytesIO()
    story = [
        Paragraph(html.escape(plan.TITLE), _TITLE),
        Paragraph(html.escape(plan.OPENING), _BODY),
        Spacer(0, 12),
        Paragraph(plan.BANDS_TITLE, _SECTION),
        _bands_table(grid),
        Spacer(0, 16),
        Paragraph(plan.GROUPS_TITLE, _SECTION),
        _groups_table(grid),
        Spacer(0, 16),
        Paragraph(plan.CLOSING, _BODY),
    ]
    SimpleDocTemplate(out, pagesize=landscape(A4), margins=40, invariant=1).build(story)
    return out.getvalue()


def as_unruled_pdf() -> bytes:
    return as_pdf(ruled=False)


def as_pdf_labels() -> bytes:
    out = io.BytesIO()
    story = [Paragraph(html.escape(plan.TITLE), _TITLE)]
    for part in (BANDS, GROUPS):
        for group, actions in part.items():
            story.append(Paragraph(html.escape(group), _SECTION))
            for action in actions:
                story += [
                    Paragraph(
                        f"<b>{label}:</b> {html.escape(words).replace(chr(10), '<br/>')}", _BODY
                    )
                    for label, words in zip(LABELS, action[1:], strict=True)
                ]
                story.append(Spacer(0, 8))
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(story)
    return out.getvalue()


# --- Slides and sheets --------------------------------------------------------------------------


def as_slides() -> bytes:
    """Each theme and each priority on a slide of its own, its table with the heads again."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    front = deck.slides.add_slide(deck.slide_layouts[0])
    front.shapes.title.text = plan.TITLE
    front.placeholders[1].text = plan.OPENING
    for part, heads in ((BANDS, plan.HEADS), (GROUPS, plan.GROUP_HEADS)):
        for group, actions in part.items():
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            slide.shapes.title.text = plan.BANDS_TITLE if part is BANDS else plan.GROUPS_TITLE
            count = len(actions) + (2 if part is BANDS else 1)
            box = (Inches(0.3), Inches(1.2), Inches(9.4), Inches(5))
            table = slide.shapes.add_table(count, len(heads), *box).table
            _fill_slide(table, part is BANDS, group, heads, actions)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _fill_slide(table, bands: bool, group: str, heads: Sequence[str], actions) -> None:  # type: ignore[no-untyped-def]
    for place, head in enumerate(heads):
        table.cell(0, place).text = head
    first = 1
    if bands:
        table.cell(1, 0).merge(table.cell(1, len(heads) - 1))
        table.cell(1, 0).text = group
        first = 2
    else:
        table.cell(1, 0).merge(table.cell(len(actions), 0))
        table.cell(1, 0).text = group
    for row, action in enumerate(actions, first):
        for place, words in enumerate(action, 0 if bands else 1):
            table.cell(row, place).text = words


def as_workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Part A"
    sheet.append([plan.TITLE])
    sheet.append([])
    sheet.append(list(plan.HEADS))
    width = len(plan.HEADS)
    for theme, actions in BANDS.items():
        sheet.append([theme])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=width
        )
        for action in actions:
            sheet.append(list(action))
    other = book.create_sheet("Part B")
    other.append(list(plan.GROUP_HEADS))
    for group, actions in GROUPS.items():
        first = other.max_row + 1
        for number, action in enumerate(actions):
            other.append([group if number == 0 else None, *action])
        other.merge_cells(start_row=first, end_row=other.max_row, start_column=1, end_column=1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(part: Mapping[str, Sequence[Action]] = GROUPS) -> bytes:
    """One table, as a spreadsheet saves it: a theme in the first cell of its row, or in each."""
    out = io.StringIO()
    writer = csv.writer(out)
    if part is BANDS:
        writer.writerow(plan.HEADS)
        for theme, actions in part.items():
            writer.writerow([theme, *[""] * (len(plan.HEADS) - 1)])
            writer.writerows(actions)
    else:
        writer.writerow(plan.GROUP_HEADS)
        writer.writerows([group, *action] for group, action in rows_of(part))
    return out.getvalue().encode("utf-8-sig")


TABLES: dict[str, Callable[[], bytes]] = {
    "word": as_word,
    "html": as_html,
    "markdown": as_markdown,
    "ruled pdf": as_pdf,
    "unruled pdf": as_unruled_pdf,
}
STACKED: dict[str, Callable[[], bytes]] = {
    "word": as_word_labels,
    "html": as_html_labels,
    "markdown": as_markdown_labels,
    "pdf": as_pdf_labels,
}
