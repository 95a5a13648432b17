"""The coding format: what is written is read back, and faults name line and key."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.errors import FormatError
from doc_audit.model import Cell, Code, Coding, Evidence, PageBox, Statement
from doc_audit.model.interchange import dump, parse_lines

DIMENSIONS = ("population", "timeframe", "monitoring")
CATEGORIES = ("populations",)


CLOSED = {
    "type": ("commitment", "other"),
    "relevance": ("explicit", "none"),
    "populations": ("carers",),
}


def _parse(line: str):
    return next(parse_lines([line], "f", DIMENSIONS, CATEGORIES, closed=CLOSED))


def _evidence(start: int = 0, end: int = 2, words: str = "We") -> dict[str, object]:
    return {"population": {"source": "text", "start": start, "end": end, "words": words}}


def _line(**changes: object) -> str:
    record = {"id": "a-1", "doc": "a", "text": "We will act by May 2027", "type": "commitment"}
    return json.dumps({**record, "relevance": "none", **changes})


texts = st.text(min_size=1).filter(str.strip)


@st.composite
def codings(draw: st.DrawFn) -> tuple[Statement, Coding]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    statement = Statement(
        id=draw(texts),
        doc=draw(st.text()),
        text=text,
        before=draw(st.text()),
        stem=draw(st.text()),
        headings=tuple(draw(st.lists(st.text(), max_size=3))),
        cells=(Cell("Who", "lead", start, end),) if draw(st.booleans()) else (),
        page=draw(st.none() | st.integers(1, 999)),
        boxes=(PageBox(1, 0.25, 1.5, 2.0, 3.75),) if draw(st.booleans()) else (),
    )
    if statement.cells:
        statement = Statement(**{**_fields(statement), "kind": "table_row"})
    words = text[start:end]
    code = Code(
        level=draw(st.sampled_from([0, 1, 2])),
        words=words,
        evidence=Evidence("text", start, end, words) if words else None,
        rules=tuple(draw(st.lists(texts, max_size=2))),
        value=draw(st.dictionaries(st.text(), st.integers() | st.text(), max_size=2)),
    )
    coding = Coding(
        statement=statement.id,
        coder=draw(st.text()),
        type="commitment",
        relevance="explicit",
        dimensions={"population": code},
        categories={"populations": ("carers",)},
        origin="own",
        rules={"type": ("type.will",)},
        confidence=draw(st.none() | st.floats(0, 1)),
    )
    return statement, coding


def _fields(statement: Statement) -> dict[str, object]:
    return {name: getattr(statement, name) for name in Statement.__dataclass_fields__}


@given(codings())
def test_what_is_written_is_read_back(pair: tuple[Statement, Coding]) -> None:
    statement, coding = pair
    line = dump(statement, coding)
    assert "\n" not in line
    back = _parse(line)
    assert back.statement == statement
    assert back.coding == coding


def test_gold_line_without_optional_keys_is_read() -> None:
    one = _parse(_line(population=[1, "We"], populations=["carers"], stratum="action"))
    assert one.coding is not None
    assert one.coding.dimensions["population"] == Code(1, "We")
    assert one.extra == {"stratum": "action"}


def test_line_without_type_is_a_statement_not_yet_coded() -> None:
    assert _parse('{"id": "a", "text": "We act"}').coding is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not JSON"),
        ('{"text": "x"}', "`id`"),
        (_line(text=""), "`text`"),
        (_line(population=[3, ""]), "`population`"),
        (_line(population=[True, ""]), "`population`"),
        (_line(population=[1, "words not there"]), "copied from `text`"),
        (_line(headings="x"), "`headings`"),
        (_line(cells=[{"head": "Who", "start": 0, "end": 999}]), "`cells`"),
        (_line(boxes=[{"page": 1}]), "`boxes`"),
        (_line(page="one"), "`page`"),
        (_line(population=[1, "We"], evidence={"population": {"source": "web"}}), "`evidence`"),
        (_line(population=[1, "We"], evidence={"population": {"source": ["text"]}}), "`evidence`"),
        (_line(population=[1, "We"], evidence={"population": 3}), "`evidence`"),
        (_line(population=[1, "We"], evidence=_evidence(start=3, end=5)), "`evidence`"),
        (_line(population=[1, "We"], evidence=_evidence(start=True, end=2)), "`evidence`"),
        (_line(population=[1, "We"], evidence=_evidence(end=99)), "`evidence`"),
        (_line(text="  "), "`text`"),
        (_line(page=2.5), "`page`"),
        (_line(page=0), "`page`"),
        (_line(cells=[{"head": "Who", "start": True, "end": 2}]), "`cells`"),
        (_line(cells=[{"head": "Who", "start": 0, "end": 2, "role": ["lead"]}]), "`cells`"),
        (_line(boxes=[{"page": True, "x0": 0, "y0": 0, "x1": 1, "y1": 1}]), "`boxes`"),
        (_line(rules={"type": 5}), "`rules`"),
        (_line(rules={"type": "abc"}), "`rules`"),
        (_line(population=[1, "We"], values={"population": 5}), "`values`"),
        (_line(confidence=1.5), "`confidence`"),
        (_line(type="comitment"), "`type`"),
        (_line(relevance="sometimes"), "`relevance`"),
        (_line(populations=["carers", "martians"]), "`populations`"),
        ('{"id": "a", "text": "We act", "page": NaN}', "not JSON"),
        ('{"id": "a", "text": "We act", "page": 1e999}', "not JSON"),
        ('{"id": "a", "text": "We act", "page": ' + "9" * 5000 + "}", "not JSON"),
        ('{"id": "a", "text": "bad \\ud800 half"}', "UTF-8"),
        ('{"id": "a", "text": "bad \udcff byte"}', "UTF-8"),
        ('{"id": "a", "text": "We act", "id": "b"}', "twice"),
    ],
)
def test_fault_names_line_and_key(line: str, told: str) -> None:
    with pytest.raises(FormatError, match="f:1") as caught:
        _parse(line)
    assert told in str(caught.value)


def test_faulty_lines_are_collected_and_the_rest_goes_on() -> None:
    faults: list[FormatError] = []
    lines = ["{", "", _line(), _line(), _line(id="a-2")]
    read = list(parse_lines(lines, "f", DIMENSIONS, CATEGORIES, faults))
    assert [one.statement.id for one in read] == ["a-1", "a-2"]
    assert [fault.where for fault in faults] == ["f:1", "f:4"]
    assert "line 3" in str(faults[1])


def test_codes_are_not_looked_at_when_only_statements_are_wanted() -> None:
    lines = [_line(type=3, population=[9], stratum="action")]
    (one,) = parse_lines(lines, "f", DIMENSIONS, CATEGORIES, codings=False)
    assert (one.coding, one.extra) == (None, {"stratum": "action"})


def test_words_of_evidence_are_taken_from_its_source_where_they_are_missing() -> None:
    found = {"population": {"source": "stem", "start": 3, "end": 9}}
    one = _parse(_line(stem="By carers:", population=[1, ""], evidence=found))
    assert one.coding is not None
    assert one.coding.dimensions["population"].evidence == Evidence("stem", 3, 9, "carers")
