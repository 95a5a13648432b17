"""Projects that people's programs save, taken in: positions, names, users, faults."""

import zipfile
from pathlib import Path

import pytest
from coded_plans import CODES, LINES, Marked, document, place, save, take

from doc_audit.errors import InputError
from doc_audit.intake.faults import Faults
from doc_audit.intake.positions import counting_of
from doc_audit.intake.qda_names import CodeNames
from doc_audit.intake.qda_project import ForeignCode, ForeignSelection

TEXT = "\n".join(LINES)
SMOKING = "We will cut smoking among carers by a third by March 2027."
WHOLE: list[Marked] = [
    ("Ann", *place(SMOKING), ("Commitment", "population: carers")),
    ("Ann", *place("by a third"), ("target specific",)),
    ("Ann", *place("We hope for a fairer county."), ("aspiration", "names inequality")),
    ("Ann", *place("We will work with the council"), ("type/commitment",)),
]


def codes(faults: Faults) -> list[str]:
    return [fault.code for fault in faults.found]


def test_a_persons_codes_by_the_names_that_people_give_them(tmp_path: Path) -> None:
    taken, faults = take(save(tmp_path / "p.qdpx", TEXT, WHOLE))
    assert taken.coder == "Ann"
    smoking = taken.codings["a-1"].coding
    assert smoking.type == "commitment"
    assert smoking.dimensions["target"].level == 2
    assert smoking.dimensions["target"].words == "by a third"
    assert smoking.dimensions["timeframe"].level == 0
    assert taken.codings["a-2"].coding.relevance == "explicit"
    assert set(taken.codings) == {"a-1", "a-2", "a-4"}
    (fault,) = faults.found
    assert "“population: carers”" in fault.file
    assert "Used once" in fault.message


def test_names_in_full_come_first_and_short_ones_only_where_they_mean_one_code() -> None:
    names = CodeNames(CODES)
    same = {
        "Target: specific": "target/2", "target 2": "target/2", "COMMITMENT": "type/commitment",
        "Populations: Carers": "populations/carers", "older_people": "populations/older_people",
        "responsible agent vague": "responsible_agent/1",
    }  # fmt: skip
    for name, key in same.items():
        assert names.key("", ForeignCode(name)).key == key
    assert names.key("", ForeignCode("specific", ("Target",))).key == "target/2"
    assert "may be" in names.key("", ForeignCode("specific")).why
    assert "stands over" in names.key("", ForeignCode("Target")).why
    assert names.key(CODES[0].under[0].guid, None).key == CODES[0].under[0].key


def shifted(unit: str, one: Marked) -> Marked:
    user, start, end, names = one
    if unit == "last letter":
        return user, start, end - 1, names
    counted = {
        "utf-16": lambda at: len(TEXT[:at].encode("utf-16-le")) // 2,
        "crlf": lambda at: at + TEXT[:at].count("\n"),
    }[unit]
    return user, counted(start), counted(end), names


CUT_BY_EACH: list[Marked] = [
    ("Ann", *place(words), ("Commitment",))
    for words in (
        "We will cut smoking among carers", "We hope for a fairer", "The council opened two hubs",
        "We will work with the council",
    )
]  # fmt: skip


@pytest.mark.parametrize("unit", ["utf-16", "crlf", "last letter"])
@pytest.mark.parametrize("named", [False, True])
def test_other_ways_of_counting_are_found_out_and_told(
    tmp_path: Path, unit: str, named: bool
) -> None:
    words = [TEXT[start:end] for _, start, end, _ in CUT_BY_EACH]
    moved = [shifted(unit, one) for one in CUT_BY_EACH]
    path = save(tmp_path / "p.qdpx", TEXT, moved, words if named else ())
    right, _ = take(save(tmp_path / "right.qdpx", TEXT, CUT_BY_EACH))
    taken, faults = take(path)
    assert taken.codings == right.codings
    (fault,) = faults.found
    assert fault.code == "positions_shifted"
    assert fault.severity == ("note" if named else "warning")
    assert "4 of 4" in fault.message


def test_the_standards_way_is_kept_though_hands_slip(tmp_path: Path) -> None:
    slips: list[Marked] = [("Ann", 12, 19, ("Commitment",)), ("Ann", 31, 40, ("Commitment",))]
    _, faults = take(save(tmp_path / "p.qdpx", TEXT, [*CUT_BY_EACH, *slips]))
    assert "positions_shifted" not in codes(faults)


def test_carriage_returns_in_the_file_are_counted_as_the_file_has_them(tmp_path: Path) -> None:
    box = zipfile.ZipFile(save(tmp_path / "p.qdpx", TEXT, [shifted("crlf", o) for o in WHOLE]))
    xml = box.read("project.qde").decode()
    begin, end = xml.index("<PlainTextContent>"), xml.index("</PlainTextContent>") + 19
    bare = (xml[:begin] + xml[end:]).replace(
        "<TextSource ", '<TextSource plainTextPath="internal://T.txt" '
    )
    path = tmp_path / "crlf.qdpx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("project.qde", bare)
        made.writestr("Sources/t.TXT", "\ufeff" + TEXT.replace("\n", "\r\n"))
    taken, faults = take(path)
    assert taken.codings["a-1"].coding.dimensions["target"].words == "by a third"
    assert codes(faults) == ["unknown_code"]


def test_a_selection_goes_to_the_statements_it_covers_or_shares_most_with(tmp_path: Path) -> None:
    start, end = place("\n".join(LINES[1:3]))
    both, _ = take(save(tmp_path / "1.qdpx", TEXT, [("A", start, end, ("Commitment",))]))
    assert set(both.codings) == {"a-1", "a-2"}
    start, end = place("will cut smoking among carers by a third by March 2027.\nWe")
    one, _ = take(save(tmp_path / "2.qdpx", TEXT, [("A", start, end, ("Commitment",))]))
    assert set(one.codings) == {"a-1"}


def test_words_in_no_statement_are_named(tmp_path: Path) -> None:
    ours = document()
    bare = type(ours)(ours.key, ours.name, ours.statements[1:], ours.text)
    marked: list[Marked] = [("Ann", 0, 8, ("Commitment",)), WHOLE[0]]
    _, faults = take(save(tmp_path / "p.qdpx", TEXT, marked), "", bare)
    fault = next(one for one in faults.found if one.code == "selection")
    assert "characters 0–8" in fault.file
    assert "“Our plan”" in fault.message


def test_several_people_are_named_and_one_is_chosen(tmp_path: Path) -> None:
    marked: list[Marked] = [*WHOLE, ("Bo", *place(LINES[3]), ("achievement",))]
    path = save(tmp_path / "p.qdpx", TEXT, marked)
    with pytest.raises(InputError, match=r"Ann \(6 codings\), Bo \(1 codings\)"):
        take(path)
    taken, faults = take(path, "bo")
    assert (taken.coder, set(taken.codings)) == ("Bo", {"a-3"})
    assert codes(faults) == ["other_users"]
    with pytest.raises(InputError, match="no codings by Cy"):
        take(path, "Cy")


def test_codes_that_contradict_each_other_are_faults(tmp_path: Path) -> None:
    start, end = place(SMOKING)
    cases: dict[str, tuple[tuple[str, ...], bool]] = {
        "several_codes": (("commitment", "aspiration"), False),
        "no_type": (("target specific",), False),
        "two_levels": (("commitment", "target vague", "target specific"), True),
        "codes_of_another_type": (("achievement", "target vague"), True),
    }
    other: Marked = ("A", *place(LINES[3]), ("achievement",))
    for code, (names, kept) in cases.items():
        path = save(tmp_path / f"{code}.qdpx", TEXT, [("A", start, end, names), other])
        taken, faults = take(path)
        assert codes(faults) == [code]
        assert ("a-1" in taken.codings) is kept
        assert "We will cut smoking" in faults.found[0].file


def test_another_text_of_the_same_name_is_searched_for_the_words(tmp_path: Path) -> None:
    other = "Page 1\n\n" + TEXT.replace("\n", "\n\nfooter\n")
    words = [TEXT[start:end] for _, start, end, _ in WHOLE]
    moved: list[Marked] = [
        (user, other.index(said), other.index(said) + len(said), names)
        for said, (user, _, _, names) in zip(words, WHOLE, strict=True)
    ]
    taken, faults = take(save(tmp_path / "p.qdpx", other, moved, source="Plan"))
    assert taken.codings["a-1"].coding.dimensions["target"].words == "by a third"
    assert "other_text" in codes(faults)
    gone: list[Marked] = [("Ann", 0, 6, ("commitment",))]
    _, faults = take(save(tmp_path / "q.qdpx", other, [*moved, *gone], source="Plan"))
    assert any("“Page 1”" in fault.message for fault in faults.found)


def test_blanks_that_a_program_changed_do_no_harm(tmp_path: Path) -> None:
    other = TEXT.replace("\n", "\n\n").replace(" ", "\u00a0")
    at = other.index("cut\u00a0smoking")
    marked: list[Marked] = [("Ann", at, at + 24, ("commitment",))]
    taken, faults = take(save(tmp_path / "p.qdpx", other, marked))
    assert set(taken.codings) == {"a-1"}
    assert not faults.found


def test_a_source_of_another_run_is_named(tmp_path: Path) -> None:
    path = save(tmp_path / "p.qdpx", "Something else.", [("A", 0, 9, ("commitment",))], source="x")
    taken, faults = take(path)
    assert not taken.codings
    assert codes(faults) == ["no_document"]


BOMB = """<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<Project xmlns="urn:QDA-XML:project:1.0" name="&b;"/>"""
OUTSIDE = '<!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project name="p">&x;</Project>'
HOSTILE = {
    "no zip": (None, "can't be unpacked"),
    "no project": ({}, "lacks its project.qde"),
    "two projects": ({"a.qde": "<a/>", "b.qde": "<b/>"}, "several"),
    "no xml": ({"project.qde": "hello"}, "not well-formed"),
    "cut": ({"project.qde": "<Project><Users>"}, "not well-formed"),
    "codebook": ({"project.qde": "<CodeBook><Code name='a'/></CodeBook>"}, "not a Project"),
    "other": ({"project.qde": "<html/>"}, "no REFI-QDA project"),
    "entities": ({"project.qde": BOMB}, "declares entities"),
    "a file outside": ({"project.qde": OUTSIDE}, "declares entities"),
    "empty": ({"project.qde": "<Project/>"}, "no words are coded"),
    "deep": ({"project.qde": "<Project>" + "<Code>" * 5000}, "not well-formed"),
    "bomb": ({"project.qde": "<Project>" + " " * 60_000_000}, "absurd size"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_or_broken_file_ends_in_a_clear_error(tmp_path: Path, case: str) -> None:
    entries, told = HOSTILE[case]
    path = tmp_path / "p.qdpx"
    if entries is None:
        path.write_bytes(b"PK\x03\x04nonsense")
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
            for name, content in entries.items():
                box.writestr(name, content)
    with pytest.raises(InputError, match=told) as caught:
        take(path)
    assert "p.qdpx" in str(caught.value)


def test_a_damaged_entry_is_told(tmp_path: Path) -> None:
    path = save(tmp_path / "p.qdpx", TEXT, WHOLE)
    content = bytearray(path.read_bytes())
    content[200:220] = bytes(20)
    path.write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        take(path)


@pytest.mark.parametrize("place_", ["0", "-5", "many", "99999999999999"])
def test_a_place_outside_the_text_is_a_fault(tmp_path: Path, place_: str) -> None:
    box = zipfile.ZipFile(save(tmp_path / "p.qdpx", TEXT, WHOLE))
    start = f'startPosition="{WHOLE[1][1]}"'
    xml = box.read("project.qde").decode()
    assert xml.count(start) == 1
    xml = xml.replace(f'{start} endPosition="{WHOLE[1][2]}"', f'{start} endPosition="{place_}"')
    with zipfile.ZipFile(tmp_path / "q.qdpx", "w") as made:
        made.writestr("project.qde", xml)
    taken, faults = take(tmp_path / "q.qdpx")
    assert "selection" in codes(faults)
    assert taken.codings["a-1"].coding.dimensions["target"].level == 0


AS_QUALCODER = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="QualCoder">
<Users><User guid="{u}" name="Ann"/></Users>
<CodeBook><Codes><Code guid="11111111-AAAA-0000-0000-000000000001" name="Type" isCodable="false">
<Code guid="{c}" name="Type: Commitment" isCodable="true"/></Code></Codes></CodeBook>
<Sources><PDFSource path="internal://B.pdf" guid="22222222-0000-0000-0000-000000000001"
 name="plan.pdf"><Representation guid="22222222-0000-0000-0000-000000000002"
 plainTextPath="internal://T.txt" name="plan.pdf">{selections}</Representation></PDFSource>
</Sources></Project>
"""


def test_a_text_beside_a_pdf_with_words_and_windows_line_ends(tmp_path: Path) -> None:
    """One selection a code, words as its name, and line ends that positions don't count."""
    user, code = "33333333-0000-0000-0000-00000000000A", "44444444-0000-0000-0000-00000000000B"
    selections = "".join(
        f'<PlainTextSelection guid="{number}" startPosition="{start}" endPosition="{end}" '
        f'name="{TEXT[start:end]}" creatingUser="{user}"><Coding guid="c{number}">'
        f'<CodeRef targetGUID="{code.lower()}"/></Coding></PlainTextSelection>'
        for number, (_, start, end, _) in enumerate(WHOLE)
    )
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("project.qde", AS_QUALCODER.format(u=user, c=code, selections=selections))
        box.writestr("sources/T.txt", ("\ufeff" + TEXT.replace("\n", "\r\n")).encode())
    taken, faults = take(path)
    assert set(taken.codings) == {"a-1", "a-2", "a-4"}
    (note,) = faults.found
    assert note.severity == "note"
    assert "line ends as one" in note.message


def test_a_selection_whose_words_stand_elsewhere_is_left_out(tmp_path: Path) -> None:
    astray: list[Marked] = [*CUT_BY_EACH * 3, ("Ann", *place("by a third"), ("target specific",))]
    words = [TEXT[start:end] for _, start, end, _ in astray]
    _, faults = take(save(tmp_path / "p.qdpx", TEXT, astray, [*words[:-1], "quite other words"]))
    (fault,) = faults.found
    assert "“quite other words”, are not those at its place" in fault.message


def test_a_source_with_two_selections_counts_as_the_others_do() -> None:
    few = [ForeignSelection(start + 1, end + 1, "", ()) for _, start, end, _ in CUT_BY_EACH[1:3]]
    alone = counting_of(TEXT, few)
    assert alone.counting.says == ""
    assert alone.doubtful == 2
    assert counting_of(TEXT, few, "UTF-16 units").counting.says == "UTF-16 units"
    right = [ForeignSelection(start, end, "", ()) for _, start, end, _ in CUT_BY_EACH[1:3]]
    assert counting_of(TEXT, right, "UTF-16 units").counting.says == ""


def test_texts_that_are_missing_or_no_utf8_are_named(tmp_path: Path) -> None:
    box = zipfile.ZipFile(save(tmp_path / "p.qdpx", TEXT, WHOLE))
    xml = box.read("project.qde").decode()
    begin, end = xml.index("<PlainTextContent>"), xml.index("</PlainTextContent>") + 19
    for path, code in (("internal://T.txt", "no_utf8"), ("relative:///T.txt", "no_text")):
        linked = xml[:begin] + xml[end:]
        linked = linked.replace("<TextSource ", f'<TextSource plainTextPath="{path}" ')
        with zipfile.ZipFile(tmp_path / "q.qdpx", "w") as made:
            made.writestr("project.qde", linked)
            made.writestr("sources/T.txt", b"\xa3 and more")
        _, faults = take(tmp_path / "q.qdpx")
        assert codes(faults) == [code]
        assert "6 codings were left out" in faults.found[0].message
