"""What tests need that isn't on every machine: left out where it is missing, a failure in CI."""

import importlib
import os
import shutil
from types import ModuleType

import pytest


def module(name: str) -> ModuleType:
    """A package of an extra."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise _missing(f"the package {name}: pip install -e '.[dev]'") from None


def program(*names: str) -> str:
    """Path of the first of these programs that is there."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise _missing(" or ".join(names))


def _missing(what: str) -> BaseException:
    if os.environ.get("CI"):
        return pytest.fail.Exception(f"CI must have {what}", pytrace=False)
    return pytest.skip.Exception(f"needs {what}", allow_module_level=True)
