from collections.abc import Callable

import pytest
from compared_plans import make_line

from doc_audit.compare import PlanLine


@pytest.fixture(scope="session")
def line() -> Callable[..., PlanLine]:
    return make_line
