"""Whose codings of another's project are taken."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.intake.faults import Faults
from doc_audit.intake.qda_project import ForeignProject, ForeignSource

_UNNAMED = "a user without a name"


def chosen_user(
    project: ForeignProject,
    sources: Iterable[ForeignSource],
    user: str,
    path: Path,
    faults: Faults,
) -> tuple[frozenset[str], str]:
    """Guids and name of the user whose codings are taken; who else coded is noted.

    Raises:
        InputError: nobody coded, several did and `user` doesn't say which, or there is no such.
    """
    counts: Counter[str] = Counter()
    guids: dict[str, set[str]] = {}
    for source in sources:
        for one in source.selections:
            for guid, _ in one.codings:
                name = project.users.get(guid, "")
                counts[name] += 1
                guids.setdefault(name, set()).add(guid)
    there = ", ".join(f"{name or _UNNAMED} ({n} codings)" for name, n in counts.most_common())
    chosen = [name for name in counts if not user or name.casefold() == user.casefold()]
    if len(chosen) != 1:
        raise _which(path, user, there)
    if len(counts) > 1:
        faults.note("other_users", "", f"Only {chosen[0]} was taken; in the project are {there}.")
    return frozenset(guids[chosen[0]]), chosen[0]


def _which(path: Path, user: str, there: str) -> InputError:
    if not there:
        return InputError("no words are coded in it", str(path), "Code its sources first.")
    if user:
        return InputError(f"no codings by {user}", str(path), f"In it are: {there}.")
    return InputError(
        f"several people coded in it: {there}", str(path), "Choose one with --user NAME."
    )
