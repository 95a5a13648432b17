"""Long files: most of their pages are put away meanwhile, and are read as those of short ones."""

import io
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
import tagged_pages as tagged
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_pages import PROSE, Draw, pdf, table, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import laid, read_pdf
from doc_audit.ingest.pdf.source import shelf, spool
from doc_audit.ingest.pdf.source.shelf import Shelf
from doc_audit.model import BlockKind, Document

SAMPLE = Path(__file__).parents[3] / "corpora" / "sample" / "documents" / "calvershire-strategy.pdf"


def prose(canvas: Canvas) -> None:
    write(canvas, 60, 30, ["Averdale health plan 2026"], size=8)
    write(canvas, 60, 90, ["1. Homes that keep people well"], size=16)
    end = write(canvas, 60, 120, PROSE)
    write(canvas, 60, end + 20, ["What we ask of partners"], font="Helvetica-Bold")
    end = write(
        canvas, 60, end + 32, [*PROSE, "as the first of them said.1", "• Warm homes by 2027"]
    )
    write(canvas, 72, end, ["• damp put right in every let home", "and found before winter"])
    canvas.line(60, 155, 180, 155)
    write(canvas, 60, 690, ["1 Averdale Council (2024) Homes survey."], size=7)
    write(canvas, 290, 800, [f"{canvas.getPageNumber()}"], size=8)


def contents(canvas: Canvas) -> None:
    write(canvas, 60, 60, ["Contents"], size=16)
    titles = ("Foreword", "Homes that keep people well", "Work", "Sources")
    write(canvas, 60, 90, [f"{title} ........ {n + 2}" for n, title in enumerate(titles)])


def sources(canvas: Canvas) -> None:
    write(canvas, 60, 60, ["Sources"], size=16)
    write(canvas, 60, 90, ["Rae, J. (2021) Homes and health.", "Moss, A. (2019) Damp and lungs."])


def cited(canvas: Canvas) -> None:
    write(canvas, 60, 60, ["Vale, T. (2020) Work and health in towns by the sea."])


def small_heads(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.7)
    write(canvas, 60, 60, ["Work and skills"])
    canvas.setFillColorRGB(0, 0, 0)
    end = write(canvas, 60, 72, PROSE)
    canvas.setFillColorRGB(0.1, 0.2, 0.7)
    write(canvas, 60, end + 20, ["Food and play"])
    canvas.setFillColorRGB(0, 0, 0)
    write(canvas, 60, end + 32, PROSE)


def torn_table(canvas: Canvas) -> None:
    heads = [["Action"], ["Lead"], ["By when"]]
    rows = [[["Open a clinic"], ["Council"], ["May 2027"]],
            [["Ask each school what", "it can do, and then"], ["Schools"], [""]]]  # fmt: skip
    table(canvas, [60, 260, 360, 480], 700, [heads, *rows], bold_rows=1)


def rest_of_table(canvas: Canvas) -> None:
    rows = [[["tell the board of it"], [""], [""]],
            [["Fund health checks"], ["ICB"], ["2028"]]]  # fmt: skip
    end = table(canvas, [60, 260, 360, 480], 60, rows)
    write(canvas, 60, end + 40, ["Action: Publish the plan", "Lead: Board", "Timescale: 2027"])


def sound_letters(canvas: Canvas) -> None:
    words = ("about what we wanted without support, whether or not,", "our solutions stop it",
             "with success, and something to support and to say without", "doubt")  # fmt: skip
    write(canvas, 60, 200, words)


def false_letters(canvas: Canvas) -> None:
    words = ("I wan#ed #o do some#hing abo%# i# and s#op worrying whe#her",
             "my sol%#ions s%ppor# a s%ccess wi#ho%# do%b#")  # fmt: skip
    write(canvas, 60, 200, words)


def initial(canvas: Canvas) -> None:
    write(canvas, 60, 60, ["O"], size=26)
    write(canvas, 83, 68, ["ur partners agree that health is made", "where people live and work"])


def bare(_: Canvas) -> None:
    pass


DRAWN: tuple[Draw, ...] = (
    prose, contents, sources, cited, small_heads, torn_table, rest_of_table, sound_letters,
    false_letters, initial, bare,
)  # fmt: skip
WHOLE = (contents, prose, torn_table, rest_of_table, bare, prose, false_letters, small_heads,
         sound_letters, initial, prose, bare, sources, cited, prose)  # fmt: skip


def put_away(content: bytes) -> Document:
    """The document of a file read with one page held at a time."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shelf, "MOST", 1)
        patched.setattr(laid, "_WIDTH", 1)
        return read_pdf(content, "plan.pdf", "plan")


@settings(max_examples=12)
@given(st.lists(st.sampled_from(DRAWN), min_size=1, max_size=8))
def test_pages_put_away_are_read_as_those_held(drawn: list[Draw]):
    content = pdf(*drawn)
    assert put_away(content) == read_pdf(content, "plan.pdf", "plan")


def test_what_depends_on_other_pages_is_the_same_when_they_are_put_away():
    content = pdf(*WHOLE)
    document = read_pdf(content, "plan.pdf", "plan")
    assert put_away(content) == document
    kinds = {block.kind for block in document.blocks}
    assert kinds >= {
        BlockKind.HEADING, BlockKind.CONTENTS, BlockKind.FOOTNOTE, BlockKind.REFERENCE,
        BlockKind.TABLE_ROW, BlockKind.LIST_ITEM, BlockKind.FURNITURE,
    }  # fmt: skip
    texts = [block.text for block in document.blocks]
    assert any("and then tell the board of it" in text for text in texts)
    assert any(text.startswith("I wanted to do something about it") for text in texts)
    assert any(text.startswith("Our partners agree that health is made where") for text in texts)
    cites = next(block for block in document.blocks if block.text.startswith("Vale"))
    assert cites.kind is BlockKind.REFERENCE


def test_tags_put_away_say_the_same():
    def section(role: str, top: float, name: str, size: float = 10, bold: bool = True):
        return [
            tagged.tag(role, tagged.line(60, top, name, size=size, bold=bold)),
            tagged.tag("P", tagged.line(60, top + 20, *PROSE)),
        ]

    pages = [
        tagged.Page(
            [
                *section("H2", 130, f"Homes that are {what}"),
                *section("H2", 230, f"Work that {does}"),
            ],
            artifacts=[tagged.line(60, 20, f"Draft of {month}")],
        )
        for what, does, month in (("warm", "pays", "May"), ("near", "lasts", "June"))
    ]
    signed = section("P", 130, "Ann Example", size=11)
    told = section("H2", 230, "Parks for all", bold=False)
    content = tagged.tagged_pdf(*pages, tagged.Page([*signed, *told]))
    document = read_pdf(content, "plan.pdf", "plan")
    assert put_away(content) == document
    heads = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    assert heads == ["Homes that are warm", "Work that pays", "Homes that are near",
                     "Work that lasts", "Parks for all"]  # fmt: skip


def test_a_plan_of_the_sample_is_the_same_put_away():
    content = SAMPLE.read_bytes()
    assert put_away(content) == read_pdf(content, "plan.pdf", "plan")


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.integers(1, 6), st.one_of(st.none(), st.binary(max_size=9)))),
    st.integers(0, 3),
)
def test_a_shelf_is_a_dictionary_that_gives_its_memory_back(
    steps: list[tuple[int, bytes | None]], most: int
):
    plain: dict[int, bytes] = {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(shelf, "MOST", most)
        patched.setattr(spool, "_BLOCK", 40)
        own: Shelf[bytes] = Shelf(bytes, bytes)
        for page, value in steps:
            if value is not None:
                own[page] = plain[page] = value
            elif page in plain:
                assert own.pop(page) == plain.pop(page)
            assert dict(own) == plain
            assert list(own) == list(plain)
        own.clear()
        assert not own._spool._blocks


def test_a_record_larger_than_a_block_is_put_away_whole():
    records = [bytes([n]) * size for n, size in enumerate((7, 3 << 20, 9))]
    own = spool.Spool()
    places = [own.put(record) for record in records]
    assert [own.get(place) for place in places] == records


def test_a_system_without_memory_says_so(monkeypatch: pytest.MonkeyPatch):
    def none_left(*_: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(spool, "mmap", none_left)
    with pytest.raises(MemoryError):
        spool.Spool().put(b"page")


FEW, MANY = 70, 270  # pages; of both some are put away
MOST_MORE = 1.5
"""MB that the reader may hold more of the longer file, besides its bytes and its document; 0.3
when this was written. The lines of its pages would take 5."""
MEASURE = """
import gc, sys
sys.path[:0] = sys.argv[1:3]
import peak, test_pdf_long
content = test_pdf_long.of_length(int(sys.argv[3]))
gc.collect()
before = peak.megabytes()
document = peak.ours(content)
print(peak.megabytes() - before - peak.size_of(document))
"""


def of_length(count: int) -> bytes:
    """A file of that many pages, ten of which differ."""

    def page_of(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            ask = "We will ask each of our partners what it can do by March about"
            write(canvas, 60, 60, [f"{ask} aim {number}.{line}" for line in range(24)])

        return draw

    out = io.BytesIO()
    ten = pdf(*map(page_of, range(10)))
    with pypdfium2.PdfDocument(ten) as source, pypdfium2.PdfDocument.new() as made:
        for _ in range(0, count, 10):
            made.import_pages(source)
        made.save(out)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="peaks are asked of /proc")
def test_memory_is_flat_in_the_number_of_pages():
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[3] / "benchmarks")]
    few, many = (
        float(subprocess.run([sys.executable, "-c", MEASURE, *folders, str(count)],
                             capture_output=True, text=True, check=True).stdout)
        for count in (FEW, MANY)
    )  # fmt: skip
    assert many - few < MOST_MORE
