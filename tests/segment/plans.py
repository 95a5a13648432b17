"""Real documents read once for all tests of this room."""

from functools import lru_cache

from doc_audit.ingest import read_document


@lru_cache(maxsize=32)
def read_plan(path):
    return read_document(path.read_bytes(), path.name, "d")
