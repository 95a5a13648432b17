"""One hostile document and what may become of it."""

from dataclasses import dataclass

READ = "read"
"""The document is read. `read:code` asks for a problem of that code beside it."""


@dataclass(frozen=True)
class Case:
    """A file and what may become of it: `READ`, or the code of the problem it becomes."""

    name: str
    file: str
    content: bytes
    may: tuple[str, ...]

    def __init__(self, name: str, file: str, content: bytes | str, *may: str) -> None:
        data = content.encode() if isinstance(content, str) else content
        for key, value in (("name", name), ("file", file), ("content", data), ("may", may)):
            object.__setattr__(self, key, value)

    def became(self, codes: set[str], was_read: bool) -> bool:
        """Whether that is what may become of it."""
        found = {READ, *(f"{READ}:{code}" for code in codes)} if was_read else codes
        return bool(found & set(self.may))
