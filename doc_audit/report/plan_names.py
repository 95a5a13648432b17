"""File names of the pages of plans."""

import hashlib
import re
from collections.abc import Iterable

_UNSAFE = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 60  # with the ending well under the 255 bytes that file systems allow
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")  # names Windows keeps for devices


def slugs_of(plans: Iterable[str]) -> dict[str, str]:
    """File stems: plan ids as they are where they are safe and alone, else with a hash."""
    slugs: dict[str, str] = {}
    for plan in plans:
        slug = _UNSAFE.sub("-", plan.lower())[:_SLUG_LENGTH].strip("-")
        if slug != plan or _RESERVED.fullmatch(slug):
            digest = hashlib.sha256(plan.encode("utf-8", "surrogatepass")).hexdigest()[:8]
            slug = f"{slug}-{digest}".strip("-")
        slugs[plan] = slug
    return slugs


def page_names(slug: str, pages: int) -> tuple[str, ...]:
    """File names of a plan's pages in `plans/`. No other plan's: names of plans have no `--`."""
    return (f"{slug}.html", *(f"{slug}--{number}.html" for number in range(2, pages + 1)))
