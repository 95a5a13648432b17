"""Pages of an invented plan as designers lay them out, in HTML that says itself how it is read.

Each heading and statement stands in an `x-h` or `x-s` element (a table row: `tr` with the class
`row`), in the order a person reads them, which is the order of the source unless `n` says another.
Chromium prints them, so that the PDF comes from a writer other than the one of the small fixtures,
with its own fonts, ligatures and tags.
"""

from collections.abc import Iterator
from itertools import count, islice

from lxml import html

_WHO = (
    "The Board", "Averdale Council", "Our hospital trusts", "Public Health", "The alliance of GPs",
    "Every school nurse", "Housing partners", "The carers' forum", "Each borough", "The drug team",
)  # fmt: skip
_DOES = (
    "will open", "will fund", "has tested", "will review", "is building", "wants to widen",
    "will publish", "must improve", "will share", "is asking people about",
    "will halve the wait for",
)  # fmt: skip
_WHAT = (
    "a walk-in clinic", "the stop-smoking service", "health checks", "a falls scheme",
    "dental care", "the winter homes fund", "talking therapies",
)  # fmt: skip
_MORE = (
    "by May 2027", "in the most deprived wards", "for people from Gypsy and Traveller communities",
    "with unpaid carers and the people they look after, wherever they live in the county",
    "from April 2026", "and will report on it each quarter to the scrutiny committee",
    "before the next winter begins", "for young people who are leaving care",
    "so that nobody travels for more than an hour", "at a cost of £1.2 million a year",
    "together with first-rate voluntary groups", "in 2026 and 2027", "where need is highest",
)  # fmt: skip


def _sentences() -> Iterator[str]:
    for n in count():
        yield f"{_WHO[n % 10]} {_DOES[n % 11]} {_WHAT[n % 7]} {_MORE[n % 13]}."


class Words:
    """Gives sentences, headings and paragraphs, none of them twice."""

    def __init__(self) -> None:
        self._sentences = _sentences()
        self._number = count(1)

    def s(self, stop: bool = True) -> str:
        """A statement."""
        text = next(self._sentences)
        return f"<x-s>{text if stop else text[:-1]}</x-s>"

    def p(self, sentences: int = 3) -> str:
        """A paragraph."""
        return f"<p>{' '.join(self.s() for _ in range(sentences))}</p>"

    def h(self, level: int, text: str) -> str:
        """A heading with a number that no other has."""
        return f"<h{level}><x-h>{text} {_LETTERS[next(self._number)]}</x-h></h{level}>"

    def ul(self, items: int, tag: str = "ul", kind: str = "") -> str:
        """A list of bullets."""
        inner = "".join(f"<li>{self.s(stop=False)}</li>" for _ in range(items))
        return f"<{tag} class='{kind}'>{inner}</{tag}>"

    def cells(self, texts: int) -> list[str]:
        """Bare sentences, for the cells of a row."""
        return [text[:-1] for text in islice(self._sentences, texts)]


_LETTERS = [f"{a}{b}" for a in "ABCDEFGHJK" for b in "abcdefghjk"]

_CSS = """
@page { size: A4; margin: 18mm 16mm 20mm 16mm }
body { font: 10.5pt/1.35 'DejaVu Sans', Arial, sans-serif; margin: 0; color: #222 }
h1 { font-size: 24pt; margin: 0 0 8pt; color: #005eb8 } h2 { font-size: 15pt; margin: 12pt 0 4pt }
h3 { font-size: 12pt; margin: 8pt 0 3pt; color: #7c2855 } p { margin: 0 0 6pt }
.break { break-after: page } x-s, x-h { display: inline }
"""


def _page(css: str, body: str) -> str:
    style = f"<style>{_CSS}{css}</style>"
    return f"<!doctype html><html lang=en><meta charset=utf-8>{style}<body>{body}</body></html>"


def two_columns() -> str:
    """A full-width opening, then two columns with headings and bullets over two pages."""
    w = Words()
    column = "".join(
        w.h(3, "Theme") + w.p(4) + "<p>" + w.s() + "</p>" + w.ul(4) + w.p(3) for _ in range(7)
    )
    css = ".cols { columns: 2; column-gap: 9mm; text-align: justify; hyphens: auto }"
    return _page(
        css, f"{w.h(1, 'Our strategy')}{w.p(3)}{w.h(2, 'Why')}<div class=cols>{column}</div>"
    )


def cards() -> str:
    """Six cards of unequal length in a grid, then a full-width paragraph."""
    w = Words()
    card = [
        f"<div class=card><div class=band>●</div>{w.h(3, 'Aim')}{w.p(2)}{w.ul(n)}</div>"
        for n in (2, 3, 1, 2, 2, 3)
    ]
    css = """.grid { display: grid; grid-template-columns: repeat(3, 1fr); gap: 6mm;
      font-size: 9pt }
    .card { background: #e8edee; border-radius: 8px; padding: 8px }
    .band { background: #ae2573; color: #ae2573; border-radius: 8px; height: 20px }"""
    return _page(css, f"{w.h(1, 'Six aims')}{w.p(2)}<div class=grid>{''.join(card)}</div>{w.p(2)}")


def sidebar() -> str:
    """Main text with a narrow tinted column beside it."""
    w = Words()
    main = w.h(2, "What we heard") + w.p(4) + w.ul(3) + w.h(2, "What comes next") + w.p(4) + w.p(3)
    side = w.h(3, "In their words") + w.p(2) + w.h(3, "At a glance") + w.ul(3)
    css = """.both { display: grid; grid-template-columns: 2.2fr 1fr; gap: 8mm }
    aside { background: #fff3cd; padding: 10px; font-size: 9pt }"""
    body = f"{w.h(1, 'Listening')}<div class=both><main>{main}</main><aside>{side}</aside></div>"
    return _page(css, body + w.p(2))


def slides() -> str:
    """Three landscape slides: three columns, two boxes, a full list; a foot on each."""
    w = Words()
    foot = "<footer>Averdale Joint Forward Plan 2026 to 2031</footer>"
    columns = "".join(f"<div>{w.h(3, 'Year')}{w.ul(3)}</div>" for _ in range(3))
    one = f"<section>{w.h(1, 'Prevention')}<div class=three>{columns}</div>{foot}</section>"
    boxes = "".join(f"<div class=box>{w.h(3, 'Ambition')}{w.p(3)}</div>" for _ in range(2))
    two = f"<section>{w.h(1, 'Equity')}{w.p(2)}<div class=two>{boxes}</div>{foot}</section>"
    three = f"<section>{w.h(1, 'Workforce')}{w.ul(6)}{foot}</section>"
    css = """@page { size: 338mm 190mm; margin: 0 } body { font-size: 14pt }
    section { height: 188mm; padding: 12mm; box-sizing: border-box; break-after: page;
      position: relative }
    footer { position: absolute; bottom: 6mm; left: 12mm; font-size: 9pt; color: #777 }
    .three { display: grid; grid-template-columns: repeat(3, 1fr); gap: 10mm }
    .two { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm }
    .box { border: 2px solid #005eb8; padding: 8px }"""
    return _page(css, one + two + three)


def action_table() -> str:
    """A landscape action plan over pages: head repeated, rules between rows only, striped."""
    w = Words()
    rows = []
    for n in range(22):
        action, measure = w.cells(2)
        cells = (f"{n + 1}", action, f"Lead {_LETTERS[n]}", f"March 20{27 + n % 3}", measure)
        rows.append("<tr class=row>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    heads = "".join(f"<th>{h}</th>" for h in ("No", "Action", "Lead", "By when", "Measure"))
    css = """@page { size: A4 landscape } table { border-collapse: collapse; font-size: 9.5pt }
    th { background: #005eb8; color: white; text-align: left } td, th { padding: 5px 7px }
    td { border-bottom: 1px solid #aaa; vertical-align: top } tr { break-inside: avoid }
    tbody tr:nth-child(even) { background: #f0f4f5 }"""
    body = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return _page(css, w.h(1, "Action plan") + w.p(2) + body + w.p(1))


def bare_table() -> str:
    """An action table with neither rules nor tints; rows parted by white alone."""
    w = Words()
    rows = []
    for n in range(8):
        (action,) = w.cells(1)
        cells = (action, f"Director of Service {_LETTERS[n]}", f"Quarter {1 + n % 4} 2027")
        rows.append("<tr class=row>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    heads = "".join(f"<th>{h}</th>" for h in ("What we will do", "Who leads", "When"))
    css = "table { margin: 8pt 0 } td, th { padding: 6px 14px 6px 0; text-align: left;"
    css += " vertical-align: top } td:first-child { width: 55% }"
    body = f"<table><tr>{heads}</tr>{''.join(rows)}</table>"
    return _page(css, w.h(2, "Commitments") + w.p(2) + body + w.p(2))


def word_report() -> str:
    """Numbered sections, nested bullets, footnotes at the foot, a table of figures."""
    w = Words()
    parts = []
    for n in range(1, 4):
        parts.append(f"<h2>{n}. <x-h>{n}. Chapter {_LETTERS[n]}</x-h></h2>".replace(f"{n}. <", "<"))
        parts.append(w.p(4) + f"<h3><x-h>{n}.1 Part {_LETTERS[n]}</x-h></h3>" + w.p(2))
        nested = (
            f"<li>{w.s(False)}<ul>{''.join(f'<li>{w.s(False)}</li>' for _ in range(2))}</ul></li>"
        )
        parts.append(
            f"<p><x-s>In year {n} we will:</x-s></p><ul>{nested}<li>{w.s(False)}</li></ul>"
        )
        parts.append(w.p(5))
    return _page("body { font-family: 'DejaVu Serif', serif }", w.h(1, "Report") + "".join(parts))


def floats() -> str:
    """A tinted box floats at the right of a paragraph, which runs around it."""
    w = Words()
    box = f"<div class='box beside'>{w.h(3, 'Case study')}{w.p(2)}</div>"
    before = w.h(1, "Places") + w.p(4)
    after = w.p(5) + w.p(4) + w.h(2, "Homes") + w.p(4)
    css = (
        ".box { float: right; width: 42%; background: #d9f0e3; padding: 9px; margin: 0 0 8px 14px }"
    )
    return _page(css, before + box + after)


def stat_cards() -> str:
    """Big numbers over what they count, four in a row, above plain text."""
    numbers = ("27%", "1 in 5", "87,000", "£3.2m")
    words = (
        "of children live in poverty", "adults provide care without pay",
        "people wait for treatment", "was spent on warm homes last winter",
    )  # fmt: skip
    w = Words()
    cards = "".join(
        f"<div class=stat><x-s><b>{n}</b><span>{t}</span></x-s></div>"
        for n, t in zip(numbers, words, strict=True)
    )
    css = """.stats { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8mm;
      margin: 10mm 0 }
    .stat { text-align: center } .stat b { display: block; font-size: 30pt; color: #005eb8 }
    .stat span { display: block }"""
    return _page(css, f"{w.h(1, 'Our area')}{w.p(3)}<div class=stats>{cards}</div>{w.p(3)}")


def rows_of_labels() -> str:
    """Labels in bold at the left of what they name."""
    w = Words()
    rows = "".join(
        f"<div class=label>{w.h(3, 'Goal')}</div><div>{w.p(2)}{w.ul(2)}</div>" for _ in range(4)
    )
    css = ".grid { display: grid; grid-template-columns: 32mm 1fr; gap: 5mm 8mm } h3 { margin: 0 }"
    return _page(css, f"{w.h(1, 'Goals')}{w.p(2)}<div class=grid>{rows}</div>")


def changing_sides() -> str:
    """Texts beside pictures, now at the right and now at the left, under a title in the middle."""
    w = Words()
    rows = []
    for n in range(4):
        halves = ["<div class=picture></div>", f"<div>{w.h(2, 'We care')}{w.p(2)}</div>"]
        rows.append(f"<div class=row>{''.join(halves[:: 1 - n % 2 * 2])}</div>")
    css = """.row { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm; align-items: center;
      margin-bottom: 7mm } .picture { background: #f4a261; border-radius: 50%; height: 42mm }
    h1 { text-align: center; letter-spacing: .06em; text-transform: uppercase }"""
    return _page(css, w.h(1, "Healthier lives") + "".join(rows))


def numbered_steps() -> str:
    """Cards of a number in a circle, a heading and text in the middle; then labels and lists."""
    w = Words()
    steps = "".join(
        f"<div><div class=circle>{n}</div>{w.h(3, 'Step')}{w.p(1)}</div>" for n in range(1, 7)
    )
    promises = w.h(2, "Promises")
    promises += "".join(
        f"<div class=promise><div class=label>{w.h(3, 'We will')}</div>{w.ul(3)}</div>"
        for _ in range(3)
    )
    css = """h1, h2 { text-align: center } .circle { width: 18mm; height: 18mm;
      border-radius: 50%; background: #2a9d8f; color: #fff; font-size: 24pt; line-height: 18mm;
      margin: 0 auto }
    .steps { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8mm; text-align: center }
    .promise { display: grid; grid-template-columns: 38mm 1fr; margin-bottom: 6mm;
      background: #e5f2ef } .promise ul { background: #fff }
    .label { background: #e76f51; padding: 4mm; display: flex; align-items: center }
    .label h3 { color: #fff; margin: 0 }"""
    return _page(css, f"{w.h(1, 'Six steps')}<div class=steps>{steps}</div>{promises}")


def figures_and_marks() -> str:
    """Large figures on the first line of what they count; a chain of arrows; marks of notes."""
    w = Words()
    facts = (
        ("42%", "of older people in our county live alone and see nobody most days"),
        ("£18m", "was spent on agency staff last year by our hospitals"),
        ("3 in 5", "adults are overweight or living with obesity today"),
    )
    strip = "".join(f"<p><x-s><b>{figure}</b> {words}</x-s></p>" for figure, words in facts)
    chain = "".join(f"<div class=arrow>{w.h(3, 'Phase')}<p>{w.s()}</p></div>" for _ in range(3))
    text = "".join(f"<p>{w.s()}<sup>{n}</sup> {w.s()} {w.s()}</p>" for n in range(1, 4))
    css = """.strip, .chain { display: grid; grid-template-columns: repeat(3, 1fr); gap: 6mm }
    .strip b { font-size: 22pt; color: #005eb8 } .chain { margin: 6mm 0 }
    .arrow { background: #41b6e6; padding: 4mm 9mm 4mm 4mm;
      clip-path: polygon(0 0, 90% 0, 100% 50%, 90% 100%, 0 100%) }
    sup { font-size: 60%; line-height: 0 }"""
    body = f"{w.h(1, 'In numbers')}<div class=strip>{strip}</div><div class=chain>{chain}</div>"
    return _page(css, body + text)


LAYOUTS = {
    make.__name__: make
    for make in (
        two_columns, cards, sidebar, slides, action_table, bare_table, word_report, floats,
        stat_cards, rows_of_labels, changing_sides, numbered_steps, figures_and_marks,
    )
}  # fmt: skip


def said(source: str) -> list[tuple[str, str]]:
    """Kind (`heading`, `statement`) and words of all that is to be read, in order."""
    found = []
    for node in html.document_fromstring(source).iter("x-s", "x-h", "tr"):
        if node.tag != "tr":
            parts = [text.strip() for text in node.itertext()]
            found.append(("heading" if node.tag == "x-h" else "statement", " ".join(parts)))
        elif node.get("class") == "row":
            found.append(("statement", " | ".join(cell.text_content() for cell in node)))
    return found


def said_otherwise(source: str) -> list[tuple[str, str]]:
    """The same where what stands beside a paragraph is read after it, not before."""
    page = html.document_fromstring(source)
    for box in page.find_class("beside"):
        text = box.getnext()
        if text is not None:
            text.addnext(box)
    return said(html.tostring(page, encoding="unicode"))
