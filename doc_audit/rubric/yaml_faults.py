"""What is wrong with a text that isn't YAML, in words of people who don't write it daily."""

import yaml

from doc_audit.errors import DocAuditError
from doc_audit.rubric.faults import fault
from doc_audit.rubric.yaml_quotes import unquoted

_MENDS = (
    ("that cannot start any token", "Put quotes round words that begin with such a sign; "
     "indent with blanks, not tabs."),
    ("mapping values are not allowed", "Put quotes round words that hold a colon and a blank, or "
     "indent the key as the others of its kind."),
    ("could not find expected ':'", "Put a colon and a blank after the key, or close the quotes "
     "or brackets above it."),
    ("did not find expected ',' or", "Close the bracket, or put a comma between the entries."),
    ("did not find expected '-'", "Begin each entry of the list with a dash and a blank, all "
     "equally far in."),
    ("did not find expected key", "Indent the key as the others of its kind; within quotes double "
     "a quote, or use the other kind of quotes."),
    ("unexpected end of stream", "Close the quotes."),
    ("undefined alias", "Put quotes round words that begin with *."),
    ("unknown escape character", "Use single quotes, in which \\ is just a sign."),
)  # fmt: skip
_OTHERWISE = "Look at indents, quotes, brackets and colons in this line and the one above."


def yaml_fault(file: str, error: yaml.YAMLError, text: str) -> DocAuditError:
    """The fault at the line where reading stopped, or where what never ends began.

    Words of the text that want quotes, there or where the broken part began, are named instead of
    what YAML makes of them.
    """
    problem = str(getattr(error, "problem", None) or "it can't be read")
    began = getattr(error, "context_mark", None)
    line = error_line(error)
    found = unquoted(text.split("\n"), error) if isinstance(error, yaml.MarkedYAMLError) else None
    if found:
        at, slip = found
        return fault(file, at, f"this is not YAML: {slip.what}.", slip.mend)
    from_line = ""
    if began and _at_end(error):  # quotes or brackets that never close: told where they open
        line = began.line + 1
    elif began and began.line + 1 != line:
        from_line = f" (in what begins in line {began.line + 1})"
    mend = next((mend for words, mend in _MENDS if words in problem), _OTHERWISE)
    return fault(file, line, f"this is not YAML: {problem}{from_line}.", mend)


def _at_end(error: yaml.YAMLError) -> bool:
    """Reading went on to the end of the text, or to the next key with no indent."""
    mark = getattr(error, "problem_mark", None)
    return mark is not None and mark.column == 0


def error_line(error: yaml.YAMLError) -> int:
    """The line, from 1, where reading stopped."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1
