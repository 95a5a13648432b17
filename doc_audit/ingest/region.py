"""A picture of part of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """Part of a page with some words outlined, in WebP.

    `width` and `height` are in pixels, `page` counts from 1.
    """

    content: bytes
    width: int
    height: int
    page: int
