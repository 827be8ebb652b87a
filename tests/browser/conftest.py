"""Browser tests drive Debian's Chromium; without one they skip and say so, or fail if one is required."""

import os
from pathlib import Path

import pytest

from tests.tour.browser import CHROMIUM, LAUNCH

# Playwright's event loop runs in the test's thread, beside the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
REQUIRED = os.environ.get("STREETWORK_REQUIRE_BROWSER") == "1"
MISSING = f"no browser at {CHROMIUM}: apt-get install chromium, or name another in CHROMIUM"


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
            # pytest-base-url's own
            item.add_marker(pytest.mark.filterwarnings("ignore::pytest.PytestRemovedIn10Warning"))
            if not Path(CHROMIUM).exists() and not REQUIRED:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if not Path(CHROMIUM).exists():
        pytest.fail(MISSING)
    return LAUNCH
