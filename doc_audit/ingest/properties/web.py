"""What the head of a web page says of it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree, html

from doc_audit.ingest.decode import decode
from doc_audit.ingest.properties.facts import property_facts
from doc_audit.model import Fact

_READ = 300_000
"""Bytes of a page looked at: heads of real pages, with their scripts, end well before."""

_HEAD_END = re.compile(r"<body\b|</head\s*>", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DEEPEST = 12  # steps into linked data
_TITLES = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title")
_PUBLISHERS = ("dc.publisher", "dcterms.publisher", "citation_publisher", "og:site_name", "author")
_DATES = (
    "article:published_time", "citation_publication_date", "dc.date.issued", "dcterms.issued",
    "govuk:first-published-at", "govuk:public-updated-at", "dc.date", "dcterms.date",
)  # fmt: skip


def web_properties(content: bytes) -> Mapping[str, Fact]:
    """Title, publisher and date of publication by `<title>`, `<meta>` and linked data (JSON-LD)."""
    text = decode(content[:_READ], declares=True).text
    end = _HEAD_END.search(text)
    head = _parsed(text[: end.start()] if end else text)
    if head is None:
        return {}
    metas = dict(_metas(head))
    linked = dict(_linked(head))
    title = _first(metas, _TITLES) or linked.get("headline", "") or _title(head)
    return property_facts(
        {
            "title": (title, "title"),
            "publisher": (_first(metas, _PUBLISHERS) or linked.get("publisher", ""), "publisher"),
            "date": (_first(metas, _DATES) or linked.get("datePublished", ""), "published"),
        }
    )


def _parsed(text: str) -> etree._Element | None:
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        return html.document_fromstring(_NOT_XML.sub(" ", text).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _title(head: etree._Element) -> str:
    found = next(head.iter("title"), None)
    return "" if found is None else (found.text or "")


def _metas(head: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in reversed(list(head.iter("meta"))):  # of a name given twice, the first
        name = meta.get("property") or meta.get("name") or ""
        yield name.strip().lower(), meta.get("content") or ""


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name, "").strip()), "")


def _linked(head: etree._Element) -> Iterator[tuple[str, str]]:
    for script in head.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _values(json.loads(script.text or ""), 0)
            except (ValueError, RecursionError):
                continue


def _values(data: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for part in data:
            yield from _values(part, depth + 1)
    if not isinstance(data, dict):
        return
    for part in (data.get("@graph"), data.get("mainEntity")):
        yield from _values(part, depth + 1)
    for key in ("headline", "datePublished"):
        if isinstance(data.get(key), str):
            yield key, data[key]
    maker = data.get("publisher")
    if isinstance(maker, dict) and isinstance(maker.get("name"), str):
        yield "publisher", maker["name"]
