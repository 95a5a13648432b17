"""Web pages and texts that are broken, false or meant to do harm."""

import unicodedata
from collections.abc import Iterator

from hostile_case import READ, Case

WORDS = "The Board will open a clinic in Stowbeck by March 2027."
LOST = "document_without_text"


def text_cases(scale: int) -> Iterator[Case]:
    """All of them; `scale` 1 for tests, 1000 for the bench."""
    yield from _pages(scale)
    yield from _long(scale)
    yield from _letters()
    yield from _encodings()


def _pages(scale: int) -> Iterator[Case]:
    deep = 300 * scale
    for tag in ("div", "b", "ul><li", "table><tr><td", "blockquote", "font"):
        content = f"<html><body>{f'<{tag}>' * deep}{WORDS}"
        yield Case(f"html: <{tag}> {deep:,} deep", "deep.html", content, READ, "too_deep")
    entity = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><body><p>&b; '
    yield Case("html: entities of its own", "entity.html", f"{entity}{WORDS}</p></body></html>",
               READ)  # fmt: skip
    away = (
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"'
        ' "http://127.0.0.1:47391/x.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><head>'
        '<base href="http://127.0.0.1:47391/"><meta http-equiv="refresh" content="0;url=file:///etc/">'
        '<link rel="stylesheet" href="http://127.0.0.1:47391/a.css"><script src="http://127.0.0.1:47391/a.js">'
        f'</script></head><body><p>&a; {WORDS}</p><iframe src="file:///etc/passwd"></iframe>'
        '<img src="http://127.0.0.1:47391/a.png"><object data="file:///etc/passwd"></object></body></html>'
    )
    yield Case("xhtml: draws on files and addresses", "away.xhtml", away, READ)
    wide = f'<html><body><table><tr><td colspan="999999999" rowspan="999999999">{WORDS}</table>'
    yield Case("html: cell over 999,999,999 columns and rows", "wide.html", wide, READ)
    cells = "<tr>" + "<td>a</td>" * 100 + "</tr>"
    table = f"<html><body><p>{WORDS}</p><table>{cells * 10 * scale}</table>"
    yield Case(f"html: table of {1000 * scale:,} cells", "cells.html", table, READ,
               "reader_timed_out")  # fmt: skip
    spans = '<tr><td rowspan="9999" colspan="9999">a</td></tr>' * 20
    yield Case("html: 20 cells over each other", "spans.html",
               f"<html><body><p>{WORDS}</p><table>{spans}</table>", READ)  # fmt: skip
    attributes = " ".join(f"a{n}='1'" for n in range(1000 * scale))
    yield Case(f"html: {1000 * scale:,} attributes", "attributes.html",
               f"<html><body><p {attributes}>{WORDS}</p>", READ)  # fmt: skip
    open_tag = "<html><body><p>" + WORDS + "<a href='" + "x" * 10_000 * scale
    yield Case("html: tag that never ends", "open.html", open_tag, READ)
    many = f"<html><body><p>{WORDS}</p>" + "<p " * 3000 * scale
    yield Case("html: tags that never close", "unclosed.html", many, READ, "too_deep")
    yield Case("html: comment that never ends", "comment.html",
               f"<html><body><p>{WORDS}</p><!--" + "<!-" * 10_000 * scale, READ)  # fmt: skip
    closing = "<html><body>" + "</p></div></li>" * 3000 * scale + WORDS
    yield Case("html: ends without a start", "ends.html", closing, READ)


def _long(scale: int) -> Iterator[Case]:
    size = 4_000 * scale
    for name, piece in (
        ("line of words", WORDS + " "),
        ("line without a space", "x"),
        ("bullets", "- We will act.\n"),
        ("bullets within bullets", None),
        ("empty lines", "\n"),
        ("spaces", " "),
        ("dots", "."),
        ("brackets", "["),
        ("quotation marks", "> "),
        ("stars", "*a **b _c __d "),
        ("stars alone", "*"),
        ("backticks", "` `` "),
        ("pipes", "|a|b|\n"),
        ("links", "[a](<b"),
        ("numbers", "1. 1.1. 1.1.1 "),
        ("form feeds", "\f\n"),
        ("hyphens at line ends", "com-\n"),
        ("tabs", "a\tb\n"),
        ("tabs in one line", "a\t"),
        ("labels", "What: Who: When: "),
        ("ampersands", "&amp;&#x110000;&"),
        ("abbreviations", "the Integrated Care Board (ICB) "),
        ("capitals", "A"),
        ("digits", "9"),
        ("dates", "by March 2027 "),
    ):
        if piece is None:
            text = "".join(" " * (2 * n) + "- a\n" for n in range(int((size // 2) ** 0.5)))
        else:
            text = piece * (size // len(piece))
        for suffix in ("txt", "md"):
            yield Case(f"{suffix}: {size / 1000:g} kB of {name}", f"long.{suffix}",
                       f"{WORDS}\n\n{text}\n", READ, "too_deep", "too_large",
                       "reader_timed_out", "reader_out_of_memory")  # fmt: skip


def _letters() -> Iterator[Case]:
    classes = {
        "turned writing": "\u202e\u2066\u2067\u202d\u200f",
        "a thousand accents": "a" + "\u0301" * 1000,
        "private letters": "\ue000\uf8ff\U000f0000",
        "tags": "".join(chr(0xE0000 + ord(c)) for c in "plan"),
        "nonletters": "\ufffe\uffff\ufdd0\U0001ffff",
        "nothing wide": "\u200b\u200c\u200d\u2060\ufeff\u00ad" * 50,
        "spaces of all kinds": "\u00a0\u2000\u2028\u2029\u3000\u180e\x85\x1c\x1d",
        "families": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 100,
        "long ligatures": "\ufdfa\u0390\ufb00\u1e9e" * 100,
        "controls": "".join(map(chr, range(1, 32))),
    }
    for category in ("Lm", "Lo", "Mn", "Nl", "No", "Pi", "Sk", "So", "Zs", "Cf"):
        every = (chr(n) for n in range(0x80, 0x30000) if unicodedata.category(chr(n)) == category)
        classes[f"every {category}"] = " ".join(list(every)[:3000])
    for name, letters in classes.items():
        text = f"{WORDS} {letters}We will{letters} act.{letters}\n"
        yield Case(f"txt: {name}", "letters.txt", text, READ, "not_a_document")
        page = f"<html><body><h1>{letters}</h1><p>{text}</p></body></html>"
        yield Case(f"html: {name}", "letters.html", page, READ, "not_a_document")
    halves = f"# {WORDS}\n\n".encode() + b"\xed\xa0\x80 \xed\xbf\xbf act\n"
    yield Case("md: half letters (lone surrogates)", "halves.md", halves, READ)
    yield Case("html: half letters by number", "halves.html",
               f"<html><body><p>{WORDS} &#xD800; &#xDFFF; &#0; &#x110000;</p>", READ)  # fmt: skip
    yield Case("txt: NULs between words", "nul.txt", WORDS.replace(" ", " \0"), READ,
               "not_a_document")  # fmt: skip


def _encodings() -> Iterator[Case]:
    long = f"Our plan\n\n{WORDS} It will cost £5m – “we must”.\n" * 20
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16", "utf-32",
                     "utf-8-sig", "cp1252", "mac_roman"):  # fmt: skip
        yield Case(f"txt: in {encoding}", "plan.txt", long.encode(encoding), READ)
    for encoding in ("cp037", "cp500", "utf-7", "koi8-r", "shift_jis", "iso2022_kr"):
        content = long.encode(encoding, "replace")
        yield Case(f"txt: in {encoding}", "plan.txt", content, READ, "not_a_document")
    page = f'<html><head><meta charset="{{}}"></head><body><p>{WORDS} £5</p></body></html>'
    for said in ("utf-16", "utf-7", "cp037", "rot13", "unicode_escape", "idna", "base64", "zlib",
                 "undefined", "mbcs", "punycode", "raw_unicode_escape", "x" * 5000):  # fmt: skip
        content = page.format(said).encode("cp1252")
        yield Case(f"html: says it is in {said[:20]}", "plan.html", content, READ)
