"""The scope itself: opened in one place, narrowed inside, gone afterwards."""

import threading
from contextlib import suppress
from contextvars import copy_context

import pytest
from django.db import DataError, connection, transaction
from structlog.testing import capture_logs

from cases.models import Contact
from streetwork.tenancy.scope import Scope, ScopeError, current, scope
from tests.factories.cases import contact_of
from tests.tenancy.conftest import raw_states, setting


def test_there_is_none_before_one_is_opened():
    assert current() is None


def test_it_closes_again_also_when_its_block_raises():
    with suppress(KeyError), scope({15}):
        raise KeyError
    assert current() is None


def test_a_nested_scope_narrows_and_the_outer_one_comes_back():
    with scope({14, 15}, {15}) as outer:
        with scope({15}):
            assert current() == Scope(frozenset({15}))
        assert current() is outer


@pytest.mark.parametrize(("read", "write"), [({14, 15, 5}, {15}), ({14, 15}, {14, 15})])
def test_a_nested_scope_that_reads_or_writes_more_is_refused(read, write):
    with scope({14, 15}, {15}), pytest.raises(ScopeError, match="only narrow"), scope(read, write):
        pass


def test_widening_needs_a_reason_and_is_logged():
    with capture_logs() as logs, scope({15}, actor=7), scope({14, 15}, {14}, widen="handing over a centre"):
        assert current().read == {14, 15}
    assert logs == [
        {"event": "scope_widened", "log_level": "warning", "reason": "handing over a centre", "actor": 7,
         "read": [14, 15], "write": [14]}
    ]  # fmt: skip


def test_narrowing_is_not_logged():
    with capture_logs() as logs, scope({14, 15}), scope({15}):
        pass
    assert logs == []


def test_what_cannot_be_read_cannot_be_written():
    with pytest.raises(ScopeError, match="may write only what it may read"), scope({15}, {14}):
        pass


def test_the_actor_stays_unless_another_is_named():
    with scope({15}, actor=7):
        with scope({15}):
            assert current().actor == 7
        with scope({15}, actor=8):
            assert current().actor == 8


def test_a_scope_opened_inside_a_transaction_holds_at_once_and_until_its_end(cast, state):
    contact_of(cast.owner, "ST")
    contact_of(cast.outsider, "SN")
    with scope({state("ST"), state("SN")}), transaction.atomic():
        with scope({state("SN")}):
            assert raw_states() == [state("SN")]
        assert raw_states() == [state("SN"), state("ST")]


@pytest.mark.django_db(transaction=True)
def test_a_scope_opened_in_a_transaction_that_has_sent_nothing_yet_holds_for_its_first_statement():
    """As in a public view: the request's transaction is begun, but psycopg says BEGIN with the first statement."""
    connection.ensure_connection()
    with transaction.atomic(), scope({15}, {15}):
        assert setting("app.state_ids") == "15"


def test_leaving_a_scope_in_a_failed_transaction_does_not_hide_the_failure(state):
    with pytest.raises(DataError), scope({state("ST")}), transaction.atomic():  # noqa: SIM117
        with scope({state("ST")}), connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")
    assert current() is None


def test_after_a_rolled_back_block_the_outer_scope_counts_again(cast, state):
    """Pitfall 9. The inner scope cannot tell a failed transaction; the rollback does."""
    contact_of(cast.owner, "ST")
    contact_of(cast.outsider, "SN")
    with scope({state("ST"), state("SN")}), transaction.atomic():
        with suppress(DataError), transaction.atomic(), scope({state("ST")}), connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")
        assert raw_states() == [state("SN"), state("ST")]


def test_rolling_back_to_a_savepoint_from_before_does_not_widen_the_scope(cast, state):
    """Pitfall 9. Postgres undoes the narrower setting with the rollback; the backend writes it again."""
    contact_of(cast.owner, "ST")
    contact_of(cast.outsider, "SN")
    with scope({state("ST"), state("SN")}), transaction.atomic():
        before = transaction.savepoint()
        with scope({state("ST")}):
            transaction.savepoint_rollback(before)
            assert raw_states() == [state("ST")]
            assert raw_states() == list(Contact.objects.values_list("state", flat=True))


def test_a_thread_starts_without_a_scope_and_is_refused(cast, state):
    """Pitfall 20. A new thread has an empty Context: it must open its own scope."""
    seen = {}

    def work():
        seen["scope"] = current()
        try:
            with transaction.atomic():
                Contact.objects.count()
        except ScopeError as refusal:
            seen["refusal"] = str(refusal)
        finally:
            connection.close()

    with scope({state("ST")}):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert seen["scope"] is None
    assert "cases_contact is a tenant's table" in seen["refusal"]


def test_a_scope_may_be_left_in_another_context_than_it_was_entered_in():
    """Pitfall 7. Generators are closed wherever the last reference dies; reset(token) would raise there."""
    opened = scope({15})
    copy_context().run(opened.__enter__)
    copy_context().run(opened.__exit__, None, None, None)
    assert current() is None


def test_the_settings_say_the_states_sorted_and_the_actor():
    assert Scope(frozenset({15, 5}), frozenset({5}), 3).settings() == ("5,15", "5", "3")
    assert Scope(frozenset()).settings() == ("", "", "")


def test_postgres_knows_reading_writing_and_the_actor_apart(state):
    with scope({state("ST"), state("SN")}, {state("ST")}, actor=42), transaction.atomic():
        assert setting("app.state_ids") == f"{state('SN')},{state('ST')}"
        assert setting("app.write_state_ids") == str(state("ST"))
        assert setting("app.actor_id") == "42"
