import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.ingest.decode import decode

WORDS = "We’ll spend £3 million – “by 2026” – in Llanfair’s café."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_words_survive_the_encodings_offices_use(encoding: str) -> None:
    text = f"{WORDS}\n" * 20
    assert decode(text.encode(encoding)).text == text


def test_a_guess_is_a_note() -> None:
    decoded = decode((WORDS * 5).encode("cp1252"))
    assert [(problem.code, problem.severity) for problem in decoded.problems] == [
        ("encoding_guessed", "note")
    ]


def test_a_few_strays_in_utf8_are_read_as_windows() -> None:
    decoded = decode(("“Our café” – " * 9).encode() + b"costs \xa33")
    assert decoded.text.endswith("costs £3")
    assert decoded.problems[0].code == "mixed_encoding"


def test_what_is_undecodable_is_a_warning() -> None:
    decoded = decode(b"\xff\xfe" + "We will".encode("utf-16-le") + b"\x00\xdc")
    assert decoded.text.startswith("We will")
    assert [problem.code for problem in decoded.problems] == ["undecodable_characters"]


@pytest.mark.parametrize(
    ("declared", "sent"), [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("koi8-r",) * 2]
)
def test_a_page_says_its_encoding(declared: str, sent: str) -> None:
    words = "Мы будем" if sent == "koi8-r" else WORDS
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">{words}'
    decoded = decode(page.encode(sent), declares=True)
    assert decoded.text.endswith(words)
    assert decoded.problems == ()


def test_a_page_can_not_lie_itself_into_utf16() -> None:
    assert decode(b'<meta charset="utf-16"><p>We will</p>', declares=True).text.endswith("</p>")


@given(st.binary(max_size=200))
def test_any_bytes_decode(content: bytes) -> None:
    decode(content).text.encode("utf-8", "surrogatepass").decode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeffÂÃâ"), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()).text == text or "\x00" in text or len(text) < 5


PLAN = (
    "Our plan\n\n• We’ll open a “one-stop” clinic – in Ynys Môn – by 2026…\n"
    "• It costs £3 million, 5½ % more\n– a café for carers\nØ train staff in Zoë’s team\n"
)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("lines", [[0, 2, 3, 4], [5], [3], [4]])
def test_the_encoding_is_the_one_that_reads_as_english(encoding: str, lines: list[int]) -> None:
    kept = [PLAN.split("\n")[at] for at in lines]
    text = "\n".join(kept).replace("½", "" if encoding == "mac_roman" else "½")
    assert decode(text.encode(encoding)).text == text


def test_bullets_of_a_mac_are_no_letters_of_windows() -> None:
    text = "\n".join(["Aims", "Ø cut waits", "– see more people", "• train staff"])
    assert decode(text.encode("mac_roman")).text == text


def test_what_was_encoded_twice_is_put_right_and_told() -> None:
    text = "We’ll spend £3m – “by 2026” – in Zoë’s café."
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    decoded = decode(twice.encode())
    assert decoded.text == text
    assert [(p.code, p.severity) for p in decoded.problems] == [("encoded_twice", "note")]


@pytest.mark.parametrize(
    "text", ["Â cost", "Ærø, São Tomé", "5°–6°", "SANTÉ “PLUS”", "“CAFÉ”", "IRMÃ”"]
)
def test_letters_that_are_meant_stay(text: str) -> None:
    assert decode(text.encode()).text == text
