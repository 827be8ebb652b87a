"""What Postgres itself does for the runtime role, whatever the application forgets."""

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.utils import IntegrityError

from cases.models import Contact, ContactEvent, ContactNote
from streetwork.delivery.audit import log_access
from streetwork.delivery.models import AccessLog
from streetwork.tenancy.errors import is_wall_refusal
from streetwork.tenancy.scope import current, scope
from tests.factories.cases import contact_facts, contact_of


@pytest.fixture
def two_states(transactional_db, cast):
    """One committed contact in ST and one in SN."""
    return contact_of(cast.owner, "ST", note="hello"), contact_of(cast.outsider, "SN")


def count(connected, table="cases_contact"):
    return connected.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_without_a_setting_nothing_is_visible_and_nothing_can_be_written(two_states, as_runtime):
    """Pitfall 4."""
    assert count(as_runtime) == 0
    assert as_runtime.execute("UPDATE cases_contact SET people_reached = 2").rowcount == 0
    assert as_runtime.execute("DELETE FROM cases_contact").rowcount == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security policy"):
        as_runtime.execute(
            "INSERT INTO cases_contactnote (state_id, contact_id, text, written_at) VALUES (15, %s, 'x', now())",
            [two_states[0].pk],
        )


@pytest.mark.parametrize(("setting", "rows"), [("", 0), ("15", 1), ("14,15", 2), ("1", 0)])
def test_the_setting_names_the_states_that_are_visible(two_states, as_runtime, setting, rows):
    """Pitfall 19. Empty means none, not all."""
    as_runtime.execute("SELECT set_config('app.state_ids', %s, false)", [setting])
    assert count(as_runtime) == rows


@pytest.mark.parametrize("setting", ["{14,15}", "15;14", "15,", "ST", "15 OR true"])
def test_a_malformed_setting_is_an_error_and_never_opens_anything(two_states, as_runtime, setting):
    """Pitfall 19."""
    as_runtime.execute("SELECT set_config('app.state_ids', %s, false)", [setting])
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        count(as_runtime)


def test_a_writing_setting_alone_shows_nothing(two_states, as_runtime):
    as_runtime.execute("SELECT set_config('app.write_state_ids', '14,15', false)")
    assert count(as_runtime) == 0


def test_who_reads_sixteen_states_and_writes_none_writes_nothing(cast, state):
    contact = contact_of(cast.owner)
    with scope({state("ST"), state("SN")}), transaction.atomic():
        assert Contact.objects.count() == 1
        assert Contact.objects.update(people_reached=2) == 0
        assert Contact.objects.filter(pk=contact.pk).delete()[0] == 0
        with pytest.raises(ProgrammingError) as refused, transaction.atomic():
            Contact.objects.create(**contact_facts(cast.owner))
    assert is_wall_refusal(refused.value)


def test_locking_hides_rows_that_may_only_be_read(cast, state):
    """Pitfall 12. SELECT … FOR UPDATE needs the UPDATE policy, too."""
    contact_of(cast.owner, "ST")
    contact_of(cast.outsider, "SN")
    with scope({state("ST"), state("SN")}, {state("ST")}), transaction.atomic():
        assert Contact.objects.count() == 2
        assert [c.state_id for c in Contact.objects.select_for_update()] == [state("ST")]


def test_a_row_cannot_be_moved_into_a_state_that_may_not_be_written(cast, state):
    """Pitfall 13."""
    contact = contact_of(cast.owner, "ST")
    both = {state("ST"), state("SN")}
    with pytest.raises(ProgrammingError) as refused, scope(both, {state("ST")}), transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(state=state("SN"))
    assert is_wall_refusal(refused.value)


def test_a_row_of_a_state_that_may_not_be_written_cannot_be_moved_here(cast, state):
    """Pitfall 13."""
    contact_of(cast.outsider, "SN")
    with scope({state("ST"), state("SN")}, {state("ST")}), transaction.atomic():
        assert Contact.objects.update(state=state("ST")) == 0


def test_a_contact_does_not_move_away_from_its_note(cast, state):
    """Pitfall 13. The composite key holds them together …"""
    contact = contact_of(cast.owner, "ST", note="hello")
    both = {state("ST"), state("SN")}
    with scope(both, both), transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(state=state("SN"))
        with pytest.raises(IntegrityError, match="tenant_fk"):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_a_contact_and_its_note_move_together(cast, state):
    """Pitfall 13. … and lets them move in one transaction: the key is checked at its end."""
    contact = contact_of(cast.owner, "ST", note="hello")
    both = {state("ST"), state("SN")}
    with scope(both, both), transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(state=state("SN"))
        ContactNote.objects.filter(contact=contact.pk).update(state=state("SN"))
        connection.check_constraints()
        assert Contact.objects.get(pk=contact.pk).notes.get().state_id == state("SN")


def test_history_rows_are_walled_off_too(cast, state):
    contact_of(cast.owner, "ST")
    with scope({state("SN")}), transaction.atomic():
        assert ContactEvent.objects.count() == 0
    with scope({state("ST")}), transaction.atomic():
        assert ContactEvent.objects.get().actor_id == cast.owner.pk


def test_an_append_only_table_takes_rows_of_every_state_that_is_read_and_changes_none(cast, state):
    with scope({state("ST")}), transaction.atomic():
        log_access(current(), "contact.read", state=state("ST"))
        for change in (lambda: AccessLog.objects.update(action="x"), lambda: AccessLog.objects.all().delete()):
            with pytest.raises(ProgrammingError, match="permission denied") as refused, transaction.atomic():
                change()
            assert not is_wall_refusal(refused.value)
        with pytest.raises(ProgrammingError) as refused, transaction.atomic():
            log_access(current(), "contact.read", state=state("SN"))
        assert is_wall_refusal(refused.value)


def test_copy_into_a_tenants_table_is_refused(two_states, as_runtime):
    """Pitfall 16. Imports use INSERT."""
    as_runtime.execute(
        "SELECT set_config('app.state_ids', '15', false), set_config('app.write_state_ids', '15', false)"
    )
    with pytest.raises(psycopg.errors.FeatureNotSupported, match="COPY FROM not supported with row-level security"):  # noqa: SIM117
        with as_runtime.cursor().copy("COPY cases_contactnote FROM STDIN") as copy:
            copy.write("")


def test_copy_out_of_a_tenants_table_is_filtered(two_states, as_runtime):
    """Pitfall 16."""
    as_runtime.execute("SELECT set_config('app.state_ids', '15', false)")
    with as_runtime.cursor().copy("COPY cases_contact (state_id) TO STDOUT") as copy:
        assert list(copy.rows()) == [("15",)]


def test_the_runtime_role_reads_no_sequence(two_states, as_runtime):
    """Pitfall 18. `last_value` tells how much all others write; the inserts above needed no grant on it."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_runtime.execute("SELECT last_value FROM cases_contact_id_seq")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_runtime.execute("SELECT nextval('cases_contact_id_seq')")
    shown = as_runtime.execute("SELECT last_value FROM pg_sequences WHERE schemaname = 'public'")
    assert {value for (value,) in shown} == {None}


def test_truncate_is_refused_and_is_not_the_walls_doing(two_states, state):
    """Pitfall 21. TRUNCATE ignores row-level security, so the runtime role does not have it."""
    mine = {state("ST")}
    with (
        pytest.raises(ProgrammingError) as refused,
        scope(mine, mine),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE cases_contact CASCADE")
    assert refused.value.__cause__.sqlstate == "42501"
    assert not is_wall_refusal(refused.value)


def test_errors_of_other_kinds_are_not_the_walls_doing():
    assert not is_wall_refusal(ValueError("42501"))
    assert not is_wall_refusal(ProgrammingError("without a cause"))
