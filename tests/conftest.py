import pytest
from hypothesis import settings

# Deadlines measure the machine, not the code.
settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--freeze", action="store_true", help="write the findings of whole reports anew")
