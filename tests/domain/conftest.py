"""The mutation bench is read once for all tests of a worker."""

import pytest

from tests.conftest import KNOWLEDGE
from tests.domain.bench import Bench


@pytest.fixture(scope="session")
def bench() -> Bench:
    return Bench(KNOWLEDGE)
