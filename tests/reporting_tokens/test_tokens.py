"""API tokens: made once, shown once, renewed, revoked, forgotten; and who sees whose."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from streetwork.accounts.access import access_of
from streetwork.accounts.roles import Role
from streetwork.delivery.models import AccessLog
from streetwork.reporting.models import ApiToken
from streetwork.reporting.tokens import actions
from streetwork.reporting.tokens.keys import hash_of, is_key, new_key
from streetwork.reporting.tokens.queries import over, tokens_for
from streetwork.reporting.tokens.reminders import expiring_tokens
from streetwork.reporting.tokens.rules import State, state_of
from tests.factories.accounts import member, programme
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.reporting_tokens import token_of

pytestmark = pytest.mark.django_db
LIST, NEW = "/data/tokens/", "/data/tokens/new/"
DAY = timedelta(days=1)


def english(user):
    user.language = "en"
    user.save(update_fields=["language"])
    return client_of(user)


@pytest.fixture
def reader(cast):
    return english(cast.figures_only)


def entry(**changed):
    return {
        "client_ref": str(uuid.uuid4()), "name": "night script", "client": "University", "scopes": ["statistics"],
        "days": "90",
    } | changed  # fmt: skip


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_key_has_160_random_bits_and_its_shape():
    keys = {new_key() for _each in range(50)}
    assert len(keys) == 50
    assert all(is_key(key) and len(key) == 3 + 32 for key in keys)


def test_the_key_is_shown_once_and_only_its_hash_is_stored(reader):
    answer = reader.post(NEW, entry())
    token = ApiToken.objects.get()
    assert "no-store" in answer["Cache-Control"]
    key = text_of(answer).partition('value="sw_')[2].partition('"')[0]
    assert bytes(token.token_hash) == hash_of(f"sw_{key}")
    assert token.prefix == f"sw_{key}"[:8]
    assert f"sw_{key}" not in text_of(reader.get(LIST))
    assert not any(f"sw_{key}" in str(value) for value in vars(token).values())
    assert Client().get("/api/v1/stats/tables", headers={"authorization": f"Bearer sw_{key}"}).status_code == 200


def test_a_form_sent_twice_makes_one_token(reader):
    form = entry()
    reader.post(NEW, form)
    again = reader.post(NEW, form, follow=True)
    assert ApiToken.objects.count() == 1
    assert "shown once" in text_of(again)
    assert "night script" in text_of(again)


def test_the_form_of_somebody_else_does_not_lead_to_their_token(cast, reader):
    form = entry()
    reader.post(NEW, form)
    with pytest.raises(Exception, match="unique"):
        actions.make_token(
            access=access_of(cast.lead.pk), client_ref=uuid.UUID(form["client_ref"]), name="x", client="x",
            scopes=["statistics"], days=30,
        )  # fmt: skip


def test_a_token_lives_for_a_year_at_most(cast, reader):
    assert reader.post(NEW, entry(days="366")).status_code == 422
    assert reader.post(NEW, entry(days="365")).status_code == 200
    assert ApiToken.objects.get().expires_at <= timezone.now() + 365 * DAY
    with pytest.raises(ValueError, match="year"):
        actions.make_token(
            access=access_of(cast.lead.pk), client_ref=uuid.uuid4(), name="x", client="x", scopes=["statistics"],
            days=366,
        )  # fmt: skip


@pytest.mark.parametrize("changed", [
    {"name": ""}, {"client": ""}, {"scopes": []}, {"scopes": ["contacts"]}, {"days": ""}, {"days": "x"},
    {"days": "9" * 40}, {"client_ref": "x"}, {"client_ref": ""}, {"name": "a\x00b"}, {"name": "x" * 81},
    {"name": "of anna.nowak@example.org"},
])  # fmt: skip
def test_what_is_missing_or_wrong_is_said_and_kept(reader, changed):
    answer = reader.post(NEW, entry(client="Kept University") | changed)
    assert answer.status_code == 422
    assert "Not saved yet" in text_of(answer)
    assert ApiToken.objects.count() == 0


def test_scopes_and_expiry_are_listed_with_the_last_use(cast, reader):
    token_of(cast.figures_only, scopes=["directory"], last_used_on=timezone.localdate())
    token_of(cast.figures_only, name="ending", days=7)
    token_of(cast.figures_only, name="ended", days=-7)
    page = text_of(reader.get(LIST))
    for words in ("open directory and vocabularies", "expires soon", "expired", "valid"):
        assert words in page


@pytest.mark.parametrize(("facts", "state"), [
    ({"days": 15}, State.VALID), ({"days": 14}, State.ENDING), ({"days": 0}, State.EXPIRED),
    ({"days": 100, "revoked_at": timezone.now()}, State.REVOKED),
])  # fmt: skip
def test_the_state_of_a_token(cast, facts, state):
    token, _key = token_of(cast.figures_only, **facts)
    assert state_of(token, timezone.now()) == state


def test_people_see_their_own_and_leads_those_of_their_programme(cast):
    mine, _key = token_of(cast.figures_only)
    other, _key = token_of(cast.coordinator)
    foreign, _key = token_of(member(Role.COORDINATOR, EAST_SIDE, "ST"))
    assert set(tokens_for(access_of(cast.figures_only.pk))) == {mine}
    assert set(tokens_for(access_of(cast.lead.pk))) == {mine, other}
    assert set(tokens_for(access_of(foreign.created_by_id))) == {foreign}


@pytest.mark.parametrize("action", ["renew", "revoke"])
def test_a_token_of_others_is_not_there(cast, reader, action):
    token, _key = token_of(cast.coordinator)
    assert reader.post(f"{LIST}{token.pk}/{action}/").status_code == 404
    assert english(cast.lead).post(f"{LIST}{token.pk}/{action}/").status_code == 302


def test_who_reads_no_figures_has_no_tokens(cast):
    for address in (LIST, NEW):
        assert client_of(cast.owner).get(address).status_code == 403


def test_renewing_keeps_the_key_and_adds_a_year(cast, reader):
    token, key = token_of(cast.figures_only, days=-3)
    answer = reader.post(f"{LIST}{token.pk}/renew/", follow=True)
    assert "the same key works until" in text_of(answer)
    token.refresh_from_db()
    assert timedelta(days=364) < token.expires_at - timezone.now() <= timedelta(days=365)
    assert Client().get("/api/v1/states/", headers={"authorization": f"Bearer {key}"}).status_code == 200


def test_a_revoked_token_never_works_again(cast, reader):
    token, key = token_of(cast.figures_only)
    for _time in range(2):
        reader.post(f"{LIST}{token.pk}/revoke/")
    assert Client().get("/api/v1/states/", headers={"authorization": f"Bearer {key}"}).status_code == 401
    assert "never works again" in text_of(reader.post(f"{LIST}{token.pk}/renew/", follow=True))
    token.refresh_from_db()
    assert state_of(token, timezone.now()) == State.REVOKED


def test_a_token_in_use_is_refused_from_the_moment_of_its_revocation(cast, reader, django_capture_on_commit_callbacks):
    token, key = token_of(cast.figures_only)
    ask = {"headers": {"authorization": f"Bearer {key}"}}
    assert [Client().get("/api/v1/states/", **ask).status_code for _time in range(2)] == [200, 200]
    with django_capture_on_commit_callbacks(execute=True):
        reader.post(f"{LIST}{token.pk}/revoke/")
    assert Client().get("/api/v1/states/", **ask).status_code == 401


def test_a_token_in_use_ends_with_its_last_second(cast, monkeypatch):
    token, key = token_of(cast.figures_only)
    ask = {"headers": {"authorization": f"Bearer {key}"}}
    monkeypatch.setattr("django.utils.timezone.now", lambda: token.expires_at - timedelta(seconds=1))
    assert Client().get("/api/v1/states/", **ask).status_code == 200
    monkeypatch.setattr("django.utils.timezone.now", lambda: token.expires_at)
    assert Client().get("/api/v1/states/", **ask).status_code == 401


def test_a_token_in_use_is_not_looked_up_again(cast):
    _token, key = token_of(cast.figures_only)
    ask = {"headers": {"authorization": f"Bearer {key}"}}
    Client().get("/api/v1/stats/tables", **ask)
    with CaptureQueriesContext(connection) as queries:
        assert Client().get("/api/v1/stats/tables", **ask).status_code == 200
    assert not [each for each in queries if "apitoken" in each["sql"]]


def test_making_renewing_and_revoking_leave_a_line_in_the_access_log(cast, opened):
    client = english(cast.coordinator)
    client.post(NEW, entry())
    token = ApiToken.objects.get()
    for action in ("renew", "revoke", "revoke"):
        client.post(f"{LIST}{token.pk}/{action}/")
    with opened("ST"):
        lines = AccessLog.objects.filter(action__startswith="token.").order_by("number")
        assert [line.action for line in lines] == ["token.make", "token.renew", "token.revoke"]
        assert {line.detail for line in lines} == {f"{token.pk}-{token.prefix}"}


def test_an_archived_programme_makes_no_token(cast, reader):
    archived = programme(KOMPAN)
    archived.is_archived = True
    archived.save()
    answer = reader.post(NEW, entry(), follow=True)
    assert "read-only" in text_of(answer)
    assert ApiToken.objects.count() == 0


def test_who_made_it_hears_of_its_end_two_weeks_before(cast, reader):
    token, _key = token_of(cast.figures_only, days=14)
    token_of(cast.figures_only, days=15)
    token_of(cast.figures_only, days=-1)
    token_of(cast.figures_only, days=5, revoked_at=timezone.now())
    (due,) = expiring_tokens(timezone.localdate())
    assert (due.object_id, due.user_id) == (token.pk, cast.figures_only.pk)
    assert due.due_on == timezone.localdate(token.expires_at - 14 * DAY)
    page = text_of(reader.get("/today/"))
    assert f"{LIST}#token-{token.pk}" in page
    assert page.count("/data/tokens/#token-") == 1


def test_tokens_that_are_over_are_forgotten_after_90_days(cast):
    now = timezone.now()
    kept = [token_of(cast.figures_only, days=days)[0] for days in (10, -89)]
    kept.append(token_of(cast.figures_only, revoked_at=now - 89 * DAY)[0])
    gone = [token_of(cast.figures_only, days=-91)[0], token_of(cast.figures_only, revoked_at=now - 91 * DAY)[0]]
    assert set(over(now - 90 * DAY)) == set(gone)


def test_the_list_asks_as_often_for_three_as_for_one(cast):
    client, counts = english(cast.lead), []
    client.get(LIST)
    for number in (1, 2):
        for _each in range(number):
            token_of(cast.figures_only)
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        counts.append(len(captured))
    assert counts[0] == counts[1]
