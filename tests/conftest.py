from collections.abc import Iterator

import pytest
from hypothesis import settings

# Deadlines measure the machine, not the code.
settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--freeze", action="store_true", help="write the findings of whole reports anew")


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests neither read nor write the cache of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHUANGYONG_LINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
