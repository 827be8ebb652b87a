"""Commands that touch tenant tables say for which states."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cases.models import Contact
from streetwork.tenancy.commands import ScopedCommand
from streetwork.tenancy.scope import current
from tests.factories.cases import contact_of


class CountContacts(ScopedCommand):
    def handle_scoped(self, *args, **options):
        assert connection.in_atomic_block
        return f"{Contact.objects.count()} {sorted(current().read)} {sorted(current().write)} {current().actor}"


class OutsideATransaction(ScopedCommand):
    atomic = False

    def handle_scoped(self, *args, **options):
        return str(len(current().read))


class Empty(ScopedCommand):
    pass


@pytest.mark.parametrize(
    ("states", "answer"),
    [("ST", "1 [15] [15] None"), ("st, nw", "1 [5, 15] [5, 15] None"), ("SN,ST,", "2 [14, 15] [14, 15] None")],
)
def test_it_runs_in_the_states_that_were_named(cast, capsys, states, answer):
    contact_of(cast.owner, "ST")
    contact_of(cast.outsider, "SN")
    call_command(CountContacts(), states=states)
    assert capsys.readouterr().out.strip() == answer
    assert current() is None


def test_all_states_are_seventeen(db, capsys):
    call_command(OutsideATransaction(), all_states=True)
    assert capsys.readouterr().out.strip() == "17"


def test_it_does_not_run_for_nobody_said_which_states(db):
    with pytest.raises(CommandError, match="one of the arguments --states --all-states is required"):
        call_command(CountContacts())


def test_some_states_and_all_of_them_is_a_contradiction(db):
    with pytest.raises(CommandError, match="not allowed with"):
        call_command(CountContacts(), "--states=ST", "--all-states")


def test_an_unknown_state_is_named_beside_the_known_ones(db):
    with pytest.raises(CommandError, match=r"Unknown state: XX, YY\. Known are BB, BE"):
        call_command(CountContacts(), states="ST,xx,YY")


def test_a_command_without_work_says_so(db):
    with pytest.raises(CommandError, match="does nothing"):
        call_command(Empty(), states="ST")
