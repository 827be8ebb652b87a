"""`manage.py destroy_fingerprint_keys`: old years are forgotten, in the named states alone, and never by accident."""

from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from streetwork.tenancy.models import State
from streetwork.vault.fingerprints import fingerprint
from streetwork.vault.models import EpochSalt

pytestmark = pytest.mark.django_db
COMMAND = "destroy_fingerprint_keys"
THREAD = "facebook/groups/1/posts/2"


@pytest.fixture
def states():
    return dict(State.objects.values_list("code", "pk"))


@pytest.fixture
def keys(opened, states):
    """Keys of 2023 and 2024 in two states."""
    with opened("NW", "ST"):
        for code in ("NW", "ST"):
            for year in (2023, 2024):
                fingerprint(THREAD, state=states[code], year=year, purpose="thread")


def years_of(opened, code):
    with opened(code):
        return sorted(EpochSalt.objects.values_list("year", flat=True))


def test_keys_before_the_year_go_and_the_year_itself_stays(keys, opened):
    call_command(COMMAND, "--states", "NW", "--before-year", "2024", "--yes")
    assert years_of(opened, "NW") == [2024]


def test_a_state_that_was_not_named_keeps_its_keys(keys, opened):
    call_command(COMMAND, "--states", "NW", "--before-year", "2025", "--yes")
    assert years_of(opened, "ST") == [2023, 2024]


def test_a_thread_gets_another_fingerprint_once_the_key_is_gone(keys, opened, states):
    def of_the_thread():
        with opened("NW"):
            return fingerprint(THREAD, state=states["NW"], year=2023, purpose="thread")

    before = of_the_thread()
    call_command(COMMAND, "--all-states", "--before-year", "2024", "--yes")
    assert of_the_thread() != before


def test_the_running_year_is_refused(keys, opened):
    with pytest.raises(CommandError, match="running year"):
        call_command(COMMAND, "--states", "NW", "--before-year", str(timezone.localdate().year + 1), "--yes")
    assert years_of(opened, "NW") == [2023, 2024]


@pytest.mark.parametrize(("typed", "left"), [("2024", [2024]), ("yes", [2023, 2024]), ("", [2023, 2024])])
def test_without_yes_only_the_typed_year_confirms(keys, opened, typed, left):
    with patch("builtins.input", return_value=typed):
        if typed == "2024":
            call_command(COMMAND, "--states", "NW", "--before-year", "2024")
        else:
            with pytest.raises(CommandError, match="nothing was destroyed"):
                call_command(COMMAND, "--states", "NW", "--before-year", "2024")
    assert years_of(opened, "NW") == left
