"""Slides that are broken, false or meant to do harm."""

from collections.abc import Iterator

import deck_files
from deck_files import SPACES, group, links, packed, para, part, place, shape, table, title
from hostile_case import READ, Case
from hostile_office import WORDS, archive_cases, entity_cases, placed_in
from office_files import HEADER

LOST = f"{READ}:page_unreadable"
MAIN = "ppt/presentation.xml"
SLIDE = "ppt/slides/slide1.xml"
RELATED = "ppt/slides/_rels/slide1.xml.rels"
ABSURD = 9 * 10**17
"""A length in English Metric Units that leads beyond all sums."""


def slide_cases(scale: int) -> Iterator[Case]:
    """All of them; `scale` 1 for tests, 1000 for the bench."""
    plan = packed(shape(WORDS))
    yield from archive_cases("pptx", plan, MAIN, scale)
    yield from entity_cases("pptx", plan, SLIDE, "<a:t>", scale)
    yield from _many(scale)
    yield from _circles()
    yield from _deep(scale)
    yield from _sizes()
    yield from _tables(scale)
    yield from _diagrams(scale)
    yield from _links(plan)
    yield from _words(scale)


def _case(name: str, content: bytes, *may: str) -> Case:
    return Case(f"pptx: {name}", "deck.pptx", content, *(may or (READ,)))


def _many(scale: int) -> Iterator[Case]:
    def listing(count: int) -> bytes:
        entries = '<p:sldId id="256" r:id="r1"/>' * count
        main = (
            f"{HEADER}<p:presentation {SPACES}><p:sldIdLst>{entries}</p:sldIdLst></p:presentation>"
        )
        return packed(shape(WORDS), parts={MAIN: main})

    yield _case("lists 100,000 slides, has one", listing(100_000), "too_large")
    yield _case(f"one slide {5 * min(scale, 1000):,} times", listing(5 * min(scale, 1000)),
                READ, "reader_timed_out")  # fmt: skip
    nowhere = f"{HEADER}<p:presentation {SPACES}><p:sldIdLst>{'<p:sldId/>' * 9}</p:sldIdLst>"
    missing = {MAIN: f"{nowhere}</p:presentation>"}
    yield _case("slides that are nowhere", packed(shape(WORDS), parts=missing), LOST)
    heap = "".join(shape("We act.", (n % 700, n % 500, 99, 9)) for n in range(100 * scale))
    yield _case(f"{100 * scale:,} boxes upon each other", packed(heap), READ, "reader_timed_out")
    steps = "".join(shape("We act.", (n, n, 9, 9)) for n in range(100 * scale))
    yield _case(f"{100 * scale:,} boxes in steps", packed(steps), READ, "reader_timed_out")
    frames = "".join(
        shape("", (n, n, 720 - 2 * n, 540 - 2 * n), more="<a:solidFill/>") for n in range(200)
    )
    yield _case("200 frames within each other", packed(frames + shape(WORDS, (260, 260, 99, 9))))
    noted = links(("n", "notesSlide", "../notesSlides/n.xml"))
    notes = part("notes", shape(para(WORDS) * 100 * scale, holder='type="body"'))
    parts = {RELATED: noted, "ppt/notesSlides/n.xml": notes}
    yield _case(f"{100 * scale:,} notes", packed(shape(WORDS), parts=parts), READ,
                "reader_timed_out")  # fmt: skip


def _circles() -> Iterator[Case]:
    layout = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
    for name, parts in (
        ("slide that is its own layout", {RELATED: links(("l", "slideLayout", "slide1.xml"))}),
        ("slide that is its own notes", {RELATED: links(("n", "notesSlide", "slide1.xml"))}),
        ("layout that is its own master",
         {layout: links(("m", "slideMaster", "slideLayout1.xml"))}),
        ("master that is the slide", {layout: links(("m", "slideMaster", "../slides/slide1.xml"))}),
        ("relations that are the slide", {RELATED: part("sld", shape(WORDS))}),
        ("deck that is its own slide",
         {"ppt/_rels/presentation.xml.rels": links(("r1", "slide", "presentation.xml"))}),
    ):  # fmt: skip
        content = packed(shape(WORDS), layout=shape("Foot"), master=shape("Head"), parts=parts)
        yield _case(name, content, READ, f"{READ}:document_without_text")


def _deep(scale: int) -> Iterator[Case]:
    deep = 20 * min(scale, 100)
    grouped = "<p:grpSp>" * deep + shape(WORDS) + "</p:grpSp>" * deep
    yield _case(f"groups {deep:,} deep", packed(grouped), READ, "damaged", LOST)
    blown = shape(WORDS, (0, 0, 10, 10))
    for _ in range(40):
        blown = group(blown, (0, 0, 10**12, 10**12), (0, 0, 0.001, 0.001))
    yield _case("groups that enlarge 10^600 times", packed(blown))
    choices = "<mc:AlternateContent><mc:Choice>" * deep
    closed = "</mc:Choice></mc:AlternateContent>" * deep
    yield _case(f"choices {deep:,} deep", packed(choices + shape(WORDS) + closed), READ, LOST)
    worded = shape(f"<a:p>{choices}<a:r><a:t>{WORDS}</a:t></a:r>{closed}</a:p>")
    yield _case(f"choices in words {deep:,} deep", packed(worded), READ, LOST)


def _sizes() -> Iterator[Case]:
    for size in (0, -1, ABSURD, 10**30, "1e9", "nan", "9" * 5000):
        main = f'<p:sldSz cx="{size}" cy="{size}"/>'
        made = packed(shape(WORDS, (30, 30, 300, 30)), parts={MAIN: _sized(main)})
        yield _case(f"slides of {str(size)[:20]} units", made)
    for where in (-ABSURD, ABSURD, 10**30):
        off = f'<a:xfrm rot="{where}"><a:off x="{where}" y="{where}"/>'
        at = f'{off}<a:ext cx="{ABSURD}" cy="{where}"/></a:xfrm>'
        boxed = shape(WORDS).replace("<p:spPr>", f"<p:spPr>{at}") + title("Our plan")
        yield _case(f"box at {where:.0e} units", packed(boxed))


def _sized(size: str) -> str:
    listed = '<p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst>'
    return f"{HEADER}<p:presentation {SPACES}>{listed}{size}</p:presentation>"


def _tables(scale: int) -> Iterator[Case]:
    rows = [["a"] * 100] * (10 * scale)
    yield _case(f"table of {1000 * scale:,} cells", packed(table(rows)), READ, "reader_timed_out")
    huge = 'gridSpan="999999999" rowSpan="999999999"'
    wide = [[deck_files.cell(WORDS, huge)] * 5] * 5
    yield _case("cells over 999,999,999 columns and rows", packed(table(wide)))
    long = deck_files.cell("We will act. " * 50 * scale, 'gridSpan="75" rowSpan="75"')
    covered = [deck_files.cell("", 'hMerge="1" vMerge="1"')] * 75
    spread = [[long, *covered[1:]], *[covered] * 74]
    yield _case(f"{scale * 0.65:g} kB of words over 5,625 cells", packed(table(spread)), READ,
                "too_large")  # fmt: skip
    inner = table([[WORDS, WORDS]])
    nested = packed(table([[f"<a:tc><a:txBody>{para(WORDS)}</a:txBody>{inner}</a:tc>", "b"]]))
    yield _case("table in a cell", nested)


def _diagrams(scale: int) -> Iterator[Case]:
    words = "<a:p><a:r><a:t>We act {0}.</a:t></a:r></a:p>"
    point = f'<dgm:pt modelId="{{0}}"><dgm:t>{words}</dgm:t></dgm:pt>'
    link = '<dgm:cxn srcId="{}" destId="{}"/>'
    count = 100 * scale
    points = "".join(map(point.format, range(count)))
    chain = "".join(link.format(n, (n + 1) % count) for n in range(count))
    dense = "".join(link.format(n, m) for n in range(30) for m in range(30))
    for name, joined, frames in (
        (f"circle of {count:,} points in a diagram", chain, 1),
        ("diagram whose points all lead to each other", dense, 1),
        (f"one diagram {5 * min(scale, 10)} times", chain, 5 * min(scale, 10)),
    ):
        model = (
            f"{HEADER}<dgm:dataModel {SPACES}><dgm:ptLst>{points}</dgm:ptLst>"
            f"<dgm:cxnLst>{joined}</dgm:cxnLst></dgm:dataModel>"
        )
        frame = deck_files.frame('<dgm:relIds r:dm="d"/>', "diagram") * frames
        parts = {"ppt/diagrams/data1.xml": model}
        related = {1: [("d", "diagramData", "../diagrams/data1.xml")]}
        yield _case(name, packed(frame, related=related, parts=parts), READ, "reader_timed_out")


def _links(plan: bytes) -> Iterator[Case]:
    away = "http://127.0.0.1:47391/x"
    rels = links(
        ("l", "slideLayout", f'{away}" TargetMode="External'),
        ("n", "notesSlide", "../../../../../etc/passwd"),
        ("d", "diagramData", 'file:///etc/passwd" TargetMode="External'),
        ("p", "image", f'{away}.png" TargetMode="External'),
    )
    frame = deck_files.frame('<dgm:relIds r:dm="d"/>', "diagram")
    picture = f'<p:pic><p:blipFill><a:blip r:link="p"/></p:blipFill><p:spPr>{place(0, 0, 9, 9)}'
    body = f"{shape(WORDS)}{frame}{picture}</p:spPr></p:pic>"
    yield _case("layout, notes and pictures elsewhere", packed(body, parts={RELATED: rels}))
    outside = links(("r1", "slide", f'{away}" TargetMode="External'))
    yield _case("slide at an address", placed_in(plan, "ppt/_rels/presentation.xml.rels", outside),
                LOST)  # fmt: skip
    included = part("sld", shape(WORDS)).replace(
        "</p:spTree>",
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
        "</p:spTree>",
    )
    yield _case("includes a file", packed(included))


def _words(scale: int) -> Iterator[Case]:
    long = shape(para("We will act. " * 300 * scale))
    yield _case(f"{3.9 * scale:g} kB in one line", packed(long))
    many = shape(para("We will act.") * 100 * scale)
    yield _case(f"{100 * scale:,} lines in a box", packed(many), READ, "reader_timed_out")
    numbers = "".join(
        para(WORDS, f'lvl="{level}"', f'<a:buAutoNum type="{kind}" startAt="{start}"/>')
        for level in (-1, 8, 10**9, 10**30)
        for kind in ("romanUcPeriod", "alphaLcPeriod", "arabicPeriod", "none", "x" * 999)
        for start in (-1, 0, 32767, 10**9, 10**30)
    )
    yield _case("levels and numbers out of bounds", packed(shape(numbers)))
    odd = "_xD800__xDC00__xFFFF__x0000__x0008_ &#xFFFD; \ufdd0 \U0001ffff \u202e"
    yield _case(
        "half letters and nonletters", packed(title(f"{odd} plan") + shape(f"{WORDS} {odd}"))
    )
    sizes = "".join(deck_files.run("We act. ", f'sz="{sz}" baseline="{sz}" b="{sz}"')
                    for sz in (0, -100, 10**12, "nan", "9" * 5000))  # fmt: skip
    yield _case("letters of absurd size", packed(shape(f"<a:p>{sizes}</a:p>")))
