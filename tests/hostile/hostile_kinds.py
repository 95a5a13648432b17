"""Files that are something else than a plan, or than they say."""

from collections.abc import Iterator

from hostile_case import READ, Case
from office_files import p, packed, zipped
from raw_pdf import one_page, pdf

WORDS = "The Board will open a clinic in Stowbeck by March 2027."
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LINK = b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F" + bytes(60)
LFS = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 1234567\n"
)
OTHER = "unsupported_kind"


def kind_cases(scale: int) -> Iterator[Case]:
    """All of them; `scale` makes no difference."""
    yield from _nothing()
    yield from _others()
    yield from _misnamed()
    yield from _two_at_once()


def _nothing() -> Iterator[Case]:
    yield Case("nothing at all", "plan.pdf", b"", "empty_file")
    yield Case("only NULs", "plan.docx", bytes(5000), "empty_file")
    yield Case("only spaces", "plan.txt", b" \n\t" * 99, "empty_file")
    yield Case("only a mark of its encoding", "plan.md", b"\xef\xbb\xbf", "empty_file")
    yield Case("pointer of Git LFS", "plan.pdf", LFS, "not_downloaded")
    yield Case("noise", "plan.pdf", bytes(range(256)) * 99, "not_a_document")


def _others() -> Iterator[Case]:
    def old(stream: str) -> bytes:
        return OLE + stream.encode("utf-16-le")

    yield Case("doc", "plan.doc", old("WordDocument"), OTHER)
    yield Case("xls", "plan.xls", old("Workbook"), OTHER)
    yield Case("ppt", "plan.ppt", old("PowerPoint Document"), OTHER)
    yield Case("msg", "plan.msg", old("__substg1.0_1000001F"), OTHER)
    yield Case("docx with a password", "plan.docx", old("EncryptedPackage"), "encrypted")
    yield Case("rtf", "plan.rtf", b"{\\rtf1 The Board will act.}", OTHER)
    yield Case("odt", "plan.odt", zipped({"mimetype": "x", "content.xml": "<a/>"}), OTHER)
    yield Case("pages", "plan.pages", zipped({"Index/Document.iwa": "x"}), OTHER)
    yield Case("epub", "plan.epub", zipped({"META-INF/container.xml": "<a/>"}), OTHER)
    yield Case("png named .pdf", "plan.pdf", PNG, OTHER)
    yield Case("shortcut of Windows", "plan.pdf.lnk", LINK, OTHER)
    yield Case("shortcut to an address", "plan.url", "[InternetShortcut]\nURL=http://a.uk\n", OTHER)
    mail = f"From: a@b.uk\nTo: c@d.uk\nMessage-ID: <1@b.uk>\nSubject: Plan\n\n{WORDS}\n"
    yield Case("eml", "plan.eml", mail, OTHER)
    archive = "MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n--x\n"
    yield Case("mht", "plan.mht", archive, OTHER)
    yield Case("svg", "plan.svg", f"<svg xmlns='x'><text>{WORDS}</text></svg>", OTHER)
    bomb = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg><text>&b;</text></svg>'
    yield Case("svg with entities", "plan.svg", bomb, OTHER)
    yield Case("feed", "plan.xml", "<?xml version='1.0'?><feed><a>b</a></feed>", OTHER)
    yield Case("data", "plan.json", '{"plan": "The Board will act.", "a": [1, 2]}', READ, OTHER)


def _misnamed() -> Iterator[Case]:
    login = (
        "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>User name"
        "<input name='u'>Password <input type='password'></form></body></html>"
    )
    noted = f"{READ}:named_otherwise"
    yield Case("login page saved as plan.pdf", "plan.pdf", login, noted)
    error = "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"
    yield Case("error page saved as plan.docx", "plan.docx", error, noted)
    page = f"<html><body><h1>Our plan</h1><p>{WORDS}</p></body></html>"
    yield Case("web page saved as plan.pdf", "plan.pdf", page, noted)
    yield Case("docx named .pdf", "plan.pdf", packed(p(WORDS)), noted)
    yield Case("pdf named .docx", "plan.docx", pdf(one_page()), noted)
    yield Case("text named .pdf", "plan.pdf", f"Our plan\n\n{WORDS}\n", noted)
    yield Case("pdf without an ending", "plan", pdf(one_page()), READ)


def _two_at_once() -> Iterator[Case]:
    whole, word = pdf(one_page()), packed(p(WORDS))
    yield Case("pdf with a zip behind", "plan.pdf", whole + word, READ)
    page = b"<html><body><p>We will act.</p></body></html>\n"
    yield Case("html with a pdf behind", "plan.pdf", page + whole, READ)
    yield Case("gif that is a script", "plan.gif", b"GIF89a=1;alert('%PDF-')//" + whole, OTHER)
    yield Case("zip with a pdf before", "plan.pdf", b"%PDF-1.7\n" + word, "damaged", READ)
    yield Case("junk before a pdf", "plan.pdf", b"\0junk\n" * 20 + whole, READ)
    yield Case("mail headers before a pdf", "plan.pdf", b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n" +
               whole, READ)  # fmt: skip
