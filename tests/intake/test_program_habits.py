"""Projects as MAXQDA, NVivo and ATLAS.ti save them, each with what it does in its own way."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from coded_plans import LINES, place, take

TEXT = "\n".join(LINES)
WHOLE = place("We will cut smoking among carers by a third by March 2027.")
PART = place("by a third")
USER = "33333333-0000-0000-0000-00000000000A"
PROJECT = f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="%s">
<Users><User guid="{USER}" name="Ann" id="A"/></Users>
<CodeBook><Codes>%s</Codes></CodeBook>%s
<Sources><TextSource guid="T" name="plan" plainTextPath="internal://T.txt"%s</TextSource></Sources>
%s</Project>"""
FLAT = (
    '<Code guid="K1" name="Type: Commitment" isCodable="true"/>'
    '<Code guid="K2" name="Target: specific" isCodable="true"/>'
)


def coded(code: str, span: tuple[int, int], counted: Callable[[int], int] = int) -> str:
    start, end = map(counted, span)
    return (
        f'<PlainTextSelection guid="S-{code}" startPosition="{start}" endPosition="{end}" '
        f'modifyingUser="{USER}" modifiedDateTime="2026-01-01T00:00:00Z">'
        f'<Coding guid="C-{code}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def saved(path: Path, xml: str, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("project.qde", xml)
        box.writestr(name, content)
    return path


def test_maxqda_codes_under_codes_memos_as_selections_and_nameless_cases(tmp_path: Path) -> None:
    def counted(at: int) -> int:
        return at + TEXT[:at].count("\n")  # it counts the carriage returns that it writes

    codes = (
        '<Code guid="K0" name="Type" isCodable="true"><Code guid="K1" name="Commitment" '
        'isCodable="true"/></Code><Code guid="K3" name="Target" isCodable="true">'
        '<Code guid="K2" name="specific" isCodable="true"/></Code>'
    )
    memo = (
        f'<PlainTextSelection guid="M" startPosition="0" endPosition="9" creatingUser="{USER}">'
        "<Description>A memo</Description></PlainTextSelection>"
    )
    cases = '<Cases><Case guid="A"><SourceRef targetGUID="T"/></Case></Cases>'
    own = f">{coded('K1', WHOLE, counted)}{coded('K2', PART, counted)}{memo}"
    xml = PROJECT % ("MAXQDA 24", codes, cases, own, "")
    text = ("\ufeff" + TEXT.replace("\n", "\r\n")).encode()
    taken, faults = take(saved(tmp_path / "p.qdpx", xml, "sources/T.txt", text))
    assert taken.codings["a-1"].coding.dimensions["target"].words == "by a third"
    assert not faults.found


def test_nvivo_codes_words_with_cases_which_are_named(tmp_path: Path) -> None:
    cases = '<Cases><Case guid="N1" name="Ben"/></Cases>'
    rich = f' richTextPath="internal://T.docx" creatingUser="{USER}">'
    own = f"{rich}{coded('K1', WHOLE)}{coded('K2', PART)}{coded('N1', WHOLE)}"
    xml = PROJECT % ("NVivo", FLAT, cases, own, "")
    taken, faults = take(saved(tmp_path / "p.qdpx", xml, "Sources/T.txt", TEXT.encode()))
    assert taken.codings["a-1"].coding.type == "commitment"
    (fault,) = faults.found
    assert fault.code == "unknown_code"
    assert "“Ben”" in fault.file
    assert "it is a case" in fault.message


def test_atlas_ti_writes_carriage_returns_that_it_does_not_count(tmp_path: Path) -> None:
    """Two selections are too few to tell by; what the program always does tells."""
    links = '<Links><Link guid="L" originGUID="S-K1" targetGUID="S-K2"/></Links>'
    own = f">{coded('K1', WHOLE)}{coded('K2', PART)}"
    text = TEXT.replace("\n", "\r\n").encode()
    for origin, words in (("ATLAS.ti 23.0", "by a third"), ("Another", " by a thir")):
        xml = PROJECT % (origin, FLAT, "", own, links)
        taken, faults = take(saved(tmp_path / "p.qdpx", xml, "sources/T.txt", text))
        assert taken.codings["a-1"].coding.dimensions["target"].words == words
        told = "positions_shifted" if origin.startswith("ATLAS") else "positions_doubtful"
        assert [one.code for one in faults.found] == [told]
