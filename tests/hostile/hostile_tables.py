"""Tables written as text (CSV, TSV) that are broken, false or meant to do harm."""

from collections.abc import Iterator

from hostile_case import READ, Case

WORDS = "The Board will open a clinic in Stowbeck by March 2027."
HEADS = "Action,Lead,Timescale,Measure\n"
ROW = "Open a clinic,Hartwell ICB,March 2027,One clinic\n"
CUT = f"{READ}:sheet_too_large"


def table_cases(scale: int) -> Iterator[Case]:
    """All of them; `scale` 1 for tests, 1000 for the bench."""
    yield from _long(scale)
    yield from _torn(scale)
    yield from _odd()


def _case(name: str, content: bytes | str, *may: str) -> Case:
    return Case(f"csv: {name}", "log.csv", content, *(may or (READ,)))


def _long(scale: int) -> Iterator[Case]:
    size = 20_000 * scale
    for name, text in (
        ("one line of words", f"{WORDS},".replace("\n", "") * (size // 56)),
        ("one line of commas", "," * size),
        ("one value", f"{HEADS}{'x' * size},b,c,d\n"),
        ("one value in quotation marks", f'{HEADS}"{"We act. " * (size // 8)}",b,c,d\n'),
        ("quotation marks", f'{HEADS}{chr(34) * size}\n'),
        ("line ends in one value", f'{HEADS}"{chr(10) * size}",b,c,d\n'),
        ("empty lines", HEADS + "\n" * size + ROW),
        ("returns alone", HEADS.replace("\n", "\r") + ROW.replace("\n", "\r") * (size // 50)),
    ):  # fmt: skip
        yield _case(f"{size / 1000:g} kB, {name}", f"{ROW}{text}", READ, "too_large",
                    "reader_timed_out", "not_a_document")  # fmt: skip
    rows = 5000 * scale if scale > 1 else 500
    yield _case(f"{rows:,} rows", HEADS + ROW * rows, READ, "too_large")
    columns = 100 * scale
    broad = ",".join(["a"] * columns) + "\n"
    yield _case(f"{columns:,} columns", HEADS + broad * 20, READ, "too_large", "reader_timed_out")
    heads = ",".join(f"Lead {n}" for n in range(columns)) + "\n"
    yield _case(f"{columns:,} heads", f"Action,{heads}{broad * 5}", READ, "reader_timed_out")


def _torn(scale: int) -> Iterator[Case]:
    many = 200 * scale
    yield _case("quotation mark that never closes", f'{HEADS}{ROW}"{ROW * many}', READ,
                "too_large")  # fmt: skip
    halves = "".join(f'a"b,"c"d,"e{chr(10)}' for _ in range(many))
    yield _case("quotation marks anywhere", HEADS + halves, READ, "too_large")
    ragged = "".join(ROW.replace("\n", ",x" * (n % 50) + "\n") for n in range(many))
    yield _case("rows of all lengths", HEADS + ragged, READ, "too_large")
    steps = "".join("," * (n % 300) + "We act.\n" for n in range(many))
    yield _case("each row in a column of its own", HEADS + steps, READ, "too_large",
                "reader_timed_out")  # fmt: skip
    yield _case("cut in a letter", (HEADS + ROW * 3 + "Café").encode()[:-1])


def _odd() -> Iterator[Case]:
    table = HEADS + ROW * 5
    yield _case("NULs between values", table.replace(",", "\0,"), READ, "not_a_document")
    yield _case("NULs for letters", table.replace("e", "\0"), READ, "not_a_document")
    for separator in ("\0", '"', "\n", " ", "\\", "\u202e", "\U0001f468", "a", "'"):
        content = f"sep={separator}\n{table.replace(',', separator)}"
        yield _case(f"says it is parted by {separator!r}", content, READ, "not_a_document")
    calc = f'{HEADS}=cmd|\' /C calc\'!A0,"=WEBSERVICE(""http://127.0.0.1:47391/x"")",+1,@a\n'
    yield _case("formulas that run programs", calc + ROW * 3)
    for encoding in ("utf-16", "utf-32", "utf-8-sig", "cp1252", "utf-7"):
        yield _case(f"in {encoding}", (table * 9).encode(encoding), READ, "not_a_document")
    controls = "".join(map(chr, [*range(1, 9), *range(0x1C, 0x20), 0x85, 0x2028]))
    yield _case("controls between values", table.replace("clinic", f"cli{controls}nic"), READ,
                "not_a_document")  # fmt: skip
