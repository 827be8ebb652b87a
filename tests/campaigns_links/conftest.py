import pytest

from campaigns.links import buffer, following


@pytest.fixture(autouse=True)
def _empty_buffer():
    """No click of another test waits, and no process remembers another test's links."""
    for key in buffer.client().scan_iter(match=f"{buffer.settings.COUNTER_PREFIX}:*"):
        buffer.client().delete(key)
    following.forget()
    buffer.rest(0)
