import threading
from datetime import timedelta

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from streetwork.delivery.audit import KEPT, log_access, purge, sign_heads, verify_chain, who_read
from streetwork.delivery.models import AccessLog, AccessLogHead, RetentionRun
from streetwork.delivery.on_behalf import scope_of_actor
from streetwork.delivery.tasks import sign_access_log
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import ScopeError, current
from tests.conftest import open_states

pytestmark = pytest.mark.django_db
LOG, HEADS = "delivery_accesslog", "delivery_accessloghead"


def state(code):
    return State.objects.get(code=code)


def log(*codes, times=1, action="contact.read", **kwargs):
    for _turn in range(times):
        with open_states(*codes):
            log_access(current(), action, **kwargs)


def lines(code):
    with open_states(code):
        return list(AccessLog.objects.filter(state=state(code)).order_by("number"))


def problems(code, **kwargs):
    with open_states(code):
        return verify_chain(state(code).pk, **kwargs).problems


def as_system(function):
    with scope_of_actor(None), transaction.atomic():
        return function()


@pytest.fixture
def forge(transactional_db, admin_connection):
    """Run SQL as a superuser, past triggers and walls."""

    def run(sql, *params):
        with admin_connection.transaction():
            admin_connection.execute("SET LOCAL session_replication_role = replica")
            admin_connection.execute(sql, params)

    return run


def test_a_line_says_who_did_what_to_which_record(cast):
    with open_states("ST", actor=cast.owner):
        log_access(current(), "member.read", cast.colleague, state=state("ST"), detail="team")
    (line,) = lines("ST")
    assert (line.actor_id, line.action, line.object_type, line.object_id, line.detail) == (
        cast.owner.pk, "member.read", "accounts.user", str(cast.colleague.pk), "team",
    )  # fmt: skip
    assert abs(line.at - timezone.now()) < timedelta(minutes=1)


def test_a_request_can_be_passed_for_its_scope(rf):
    request = rf.get("/")
    with open_states("ST"):
        request.scope = current()
        log_access(request, "contact.list")
    assert len(lines("ST")) == 1


def test_without_an_object_there_is_a_line_for_every_state_in_scope():
    log("ST", "NW", "HE", action="contact.export", detail="xlsx")
    assert [len(lines(code)) for code in ("ST", "NW", "HE", "BY")] == [1, 1, 1, 0]


def test_an_anonymous_request_cannot_log(rf):
    request = rf.get("/")
    request.scope = None
    with open_states("ST"), pytest.raises(ScopeError):
        log_access(request, "contact.read")


def test_a_shared_record_needs_a_state(cast):
    with open_states("ST"), pytest.raises(ValueError, match="say `state`"):
        log_access(current(), "member.read", cast.owner)


def test_the_log_of_a_foreign_state_takes_nothing():
    foreign = state("NW")
    with open_states("ST"), pytest.raises(DatabaseError), transaction.atomic():
        log_access(current(), "contact.read", state=foreign)


def test_a_read_only_state_takes_lines():
    with open_states("ST", write=()):
        log_access(current(), "contact.read")
    assert len(lines("ST")) == 1


@pytest.mark.parametrize("text", ["Frau M. aus Halle", "a|b", "zeile\n", "ä"])
def test_the_log_refuses_content(text):
    with pytest.raises(IntegrityError, match="accesslog_codes_only"):
        log("ST", detail=text)


def test_who_read_a_record_is_answered_newest_first(cast):
    log("ST")
    (subject,) = lines("ST")
    for user in (cast.owner, cast.colleague):
        with open_states("ST", actor=user):
            log_access(current(), "log.read", subject)
    with open_states("ST"):
        assert [line.actor for line in who_read(subject)] == [cast.colleague, cast.owner]


def test_postgres_writes_actor_time_number_and_hash_whatever_was_sent(cast):
    with open_states("ST", actor=cast.owner):
        AccessLog.objects.create(
            state=state("ST"), action="x", number=99, actor=cast.outsider, hash="f" * 64, prev_hash="f" * 64,
            at=timezone.now() - timedelta(days=400),
        )  # fmt: skip
    (line,) = lines("ST")
    assert (line.number, line.actor_id, line.prev_hash) == (1, cast.owner.pk, "")
    assert abs(line.at - timezone.now()) < timedelta(minutes=1)
    assert problems("ST") == []


@pytest.mark.parametrize("table", [LOG, HEADS])
@pytest.mark.parametrize("sql", ["UPDATE {} SET state_id = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_runtime_role_can_neither_change_nor_delete(sql, table):
    log("ST")
    with pytest.raises(DatabaseError, match="permission denied"), open_states("ST"):
        connection.cursor().execute(sql.format(table))


def test_the_runtime_role_cannot_switch_the_chain_off():
    with pytest.raises(DatabaseError, match="must be owner"), open_states("ST"):
        connection.cursor().execute(f"ALTER TABLE {LOG} DISABLE TRIGGER ALL")


def test_an_untouched_chain_is_intact():
    log("ST", times=5)
    as_system(sign_heads)
    log("ST", times=2)
    assert problems("ST") == []
    assert [line.number for line in lines("ST")] == [1, 2, 3, 4, 5, 6, 7]


def test_the_chains_of_two_states_are_independent(forge):
    log("ST", "NW", times=3)
    forge(f"UPDATE {LOG} SET action = 'x' WHERE number = 2 AND state_id = %s", state("ST").pk)
    assert problems("ST") == [(2, "was changed")]
    assert problems("NW") == []


@pytest.mark.parametrize(
    "change",
    ["actor_id = 4711", "action = 'contact.list'", "object_id = '8'", "object_type = 'x'", "detail = 'x'",
     "at = at - interval '1 second'"],
)  # fmt: skip
def test_every_edit_of_a_superuser_is_detected(forge, change):
    log("ST", times=3)
    forge(f"UPDATE {LOG} SET {change} WHERE number = 2")
    assert problems("ST") == [(2, "was changed")]


def test_an_edit_with_a_recomputed_hash_breaks_the_next_link(forge):
    log("ST", times=3)
    forge(f"UPDATE {LOG} SET hash = repeat('0', 64) WHERE number = 2")
    assert (3, "does not follow the line before") in problems("ST")


def test_a_line_cut_out_of_the_middle_is_missed(forge):
    log("ST", times=3)
    forge(f"DELETE FROM {LOG} WHERE number = 2")
    assert problems("ST") == [(3, "lines before it are missing")]


def test_lines_cut_from_the_front_are_missed(forge):
    log("ST", times=3)
    forge(f"DELETE FROM {LOG} WHERE number = 1")
    assert problems("ST") == [(2, "lines before it are missing")]


def test_a_cut_tail_is_missed_by_the_signed_head(forge):
    log("ST", times=3)
    sign_access_log()
    forge(f"DELETE FROM {LOG} WHERE number = 3")
    assert problems("ST") == [(3, "the signed line is missing")]


def test_a_tail_that_was_cut_and_written_anew_differs_from_the_signed_head(forge):
    log("ST", times=3)
    sign_access_log()
    forge(f"DELETE FROM {LOG} WHERE number = 3")
    log("ST", action="contact.list")
    assert problems("ST") == [(3, "differs from the signed head")]


def test_a_head_cannot_be_signed_without_the_root_key(forge):
    log("ST", times=3)
    sign_access_log()
    forge(f"DELETE FROM {LOG} WHERE number = 3")
    forge(f"UPDATE {HEADS} h SET number = 2, hash = l.hash, row_at = l.at FROM {LOG} l WHERE l.number = 2")
    assert problems("ST") == [(2, "the signature of the head is wrong")]


def test_a_head_is_signed_only_when_the_chain_has_grown():
    log("ST", "NW")
    assert as_system(sign_heads) == 2
    assert as_system(sign_heads) == 0
    log("ST")
    assert as_system(sign_heads) == 1
    with open_states("ST"):
        assert AccessLogHead.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_concurrent_lines_keep_one_chain():
    def work():
        log("ST", "NW", times=10)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [line.number for line in lines("ST")] == list(range(1, 41))
    assert problems("ST") == problems("NW") == []


def test_a_front_that_retention_cut_is_no_tampering(forge):
    log("ST", times=2)
    as_system(sign_heads)
    log("ST", times=2)
    in_two_years = timezone.now() + timedelta(days=732)
    forge(f"DELETE FROM {LOG} WHERE number <= 2")
    assert problems("ST", now=in_two_years) == []
    assert problems("ST") == [(3, "lines before it are missing"), (2, "the signed line is missing")]


@pytest.fixture
def old_lines(forge):
    """Six lines of ST; the first four are made older than 24 months, on a chain that was signed after the second."""
    log("ST", times=2)
    sign_access_log()
    log("ST", times=4)

    def age(count=4):
        forge(f"UPDATE {LOG} SET at = at - interval '24 months' - interval '1 hour' WHERE number <= %s", count)
        forge(f"UPDATE {HEADS} SET row_at = row_at - interval '24 months' - interval '1 hour'")

    age()
    return age


def test_the_purge_deletes_what_is_older_than_24_months_and_nothing_else(old_lines):
    assert purge() == 4
    assert [line.number for line in lines("ST")] == [5, 6]
    assert purge() == 0


def test_the_owner_cannot_purge_younger_lines_either(old_lines, admin_connection):
    with admin_connection.transaction(force_rollback=True):
        admin_connection.execute("SET LOCAL ROLE streetwork_owner")
        assert admin_connection.execute(f"DELETE FROM {LOG}").rowcount == 4


def test_nobody_else_may_call_the_purge(admin_connection):
    for role in ("streetwork_backup", "streetwork_stats_read"):
        with admin_connection.transaction(force_rollback=True):
            admin_connection.execute(f"SET LOCAL ROLE {role}")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                admin_connection.execute("SELECT purge_access_log()")


def test_an_emptied_chain_goes_on_after_its_signed_head(old_lines):
    log("ST")
    sign_access_log()
    old_lines(count=7)
    assert purge() == 7
    log("ST")
    (line,) = lines("ST")
    assert line.number == 8


def test_retention_empties_the_access_log_and_reports_it(old_lines, capsys):
    call_command("apply_retention", "--dry-run")
    assert len(lines("ST")) == 6
    call_command("apply_retention")
    assert len(lines("ST")) == 2
    run = RetentionRun.objects.get(rule="delivery.access_log")
    assert run.deleted == 4
    assert "delivery.access_log" in capsys.readouterr().out
    assert abs(run.cutoff - KEPT.before(timezone.now())) < timedelta(minutes=1)


def test_the_command_names_the_tampered_line(forge, capsys):
    log("ST", times=2)
    call_command("verify_access_log", states="ST")
    forge(f"UPDATE {LOG} SET action = 'x' WHERE number = 2")
    with pytest.raises(CommandError, match="tampered"):
        call_command("verify_access_log", all_states=True)
    assert "line 2: was changed" in capsys.readouterr().out
