"""From the upload to the inbox: what is kept, what is not, and what happens on the way."""

import json
from io import BytesIO

import pytest

from cases.listening.enums import Format, RunStatus
from cases.models import ListeningRun
from streetwork.delivery.models import AccessLog
from tests.conftest import open_states
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN, client_of
from tests.factories.presence import SpaceFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("keyword")]
NEW = "/listening/imports/new/"
QUESTION = "Cześć, gdzie mogę złożyć wniosek o Kindergeld w Magdeburgu? Mój numer 0176 12345678"
CHATTER = "Wczoraj oglądaliśmy piękny zachód słońca nad morzem."


def named(content, name="result.json"):
    file = BytesIO(content)
    file.name = name
    return file


def telegram(*texts):
    messages = [
        {"id": n, "type": "message", "date": "2026-11-01T10:00:00", "date_unixtime": str(1793523600 + n),
         "from": "Anna Kowalska", "from_id": "user1", "text": text, "text_entities": []}
        for n, text in enumerate(texts, 1)
    ]  # fmt: skip
    return json.dumps({"name": "Group", "type": "public_supergroup", "id": 1, "messages": messages}).encode()


@pytest.fixture
def bring(cast):
    """Send the form as the owner; answers the response."""

    def send(content=None, *, user=None, name="result.json", **fields):
        data = {"programme": programme(KOMPAN).pk, "state": 15} | fields
        if content is not None:
            data["file"] = named(content, name)
        return client_of(user or cast.owner).post(NEW, data)

    return send


def test_only_the_hits_of_a_file_reach_the_inbox_and_they_are_masked(bring, work, stored, spool):
    response = bring(telegram(QUESTION, CHATTER))
    assert response.status_code == 302
    work()
    (run,), leads = stored()
    assert (run.status, run.read, run.hits, run.format) == (RunStatus.DONE, 2, 1, Format.TELEGRAM_JSON)
    assert [lead.is_staged for lead in leads] == [False]
    assert "Kindergeld" in leads[0].text
    assert "[phone]" in leads[0].text or "12345678" not in leads[0].text
    start, end = leads[0].marks[0]
    assert "kindergeld" in leads[0].text[start:end].lower()
    assert leads[0].language_id == "pl"
    assert run.platform.code == "telegram"


def test_the_upload_and_its_key_are_gone_when_it_is_done(bring, work, stored, spool):
    bring(telegram(QUESTION))
    assert len(list(spool.iterdir())) == 1
    work()
    (run,), _leads = stored()
    assert (run.upload, run.upload_key) == (None, None)
    assert list(spool.iterdir()) == []


def test_a_pasted_text_needs_no_file(bring, work, stored):
    bring(text=f"{QUESTION}\n\n{CHATTER}")
    work()
    (run,), leads = stored()
    assert (run.status, run.format, len(leads)) == (RunStatus.DONE, Format.TEXT, 1)


def test_a_second_reading_of_the_same_export_adds_no_row_and_no_count(bring, work, stored):
    for _time in range(2):
        bring(telegram(QUESTION))
        work()
    runs, leads = stored()
    assert [run.counts["new"] for run in runs] == [1, 0]
    assert runs[1].counts["known"] == 1
    assert [lead.seen for lead in leads] == [1]


def test_the_same_words_in_the_same_thread_are_one_find_seen_often(bring, work, stored):
    bring(text="\n\n".join([QUESTION] * 3))
    work()
    _runs, leads = stored()
    assert [lead.seen for lead in leads] == [3]


def test_a_broken_file_fails_with_a_position_and_leaves_nothing(bring, work, stored, spool):
    bring(telegram(*[QUESTION] * 20)[:-200])
    work()
    (run,), leads = stored()
    assert run.status == RunStatus.FAILED
    assert run.problem[1]
    assert leads == []
    assert list(spool.iterdir()) == []


def test_the_page_of_a_failed_import_says_what_to_do(bring, work, cast):
    response = bring(telegram(*[QUESTION] * 20)[:-200])
    work()
    page = client_of(cast.owner, HTTP_ACCEPT_LANGUAGE="en").get(response["Location"]).content.decode()
    assert 'role="alert"' in page


def test_cancelling_takes_the_upload_and_everything_found(bring, work, stored, spool, cast):
    bring(telegram(QUESTION))
    (run,), _leads = stored()
    client_of(cast.owner).post(f"/listening/imports/{run.pk}/cancel/")
    work()
    (run,), leads = stored()
    assert (run.status, leads, list(spool.iterdir())) == (RunStatus.CANCELLED, [], [])


def test_a_colleague_cannot_stop_it_but_the_lead_can(bring, stored, cast):
    bring(telegram(QUESTION))
    (run,), _leads = stored()
    client_of(cast.colleague).post(f"/listening/imports/{run.pk}/cancel/")
    assert stored()[0][0].status == RunStatus.WAITING
    client_of(cast.lead).post(f"/listening/imports/{run.pk}/cancel/")
    assert stored()[0][0].status == RunStatus.CANCELLED


def test_a_file_that_is_no_export_is_refused_at_once_and_deleted(bring, stored, spool):
    response = bring(b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, name="picture.png")
    assert response.status_code == 422
    assert stored()[0] == []
    assert list(spool.iterdir()) == []


def test_more_than_the_limit_is_refused_with_413_and_deleted(bring, stored, spool, settings):
    settings.LISTENING_MAX_BYTES = 100_000
    response = bring(telegram(*[CHATTER] * 2000))
    assert response.status_code == 413
    assert stored()[0] == []
    assert not spool.exists() or list(spool.iterdir()) == []


def test_a_pasted_text_beyond_the_limit_of_forms_is_a_sentence_too(bring, stored):
    response = bring(text="x" * 1_200_000)
    assert response.status_code == 413
    assert stored()[0] == []


def test_nothing_and_both_are_refused(bring, stored, spool):
    assert bring().status_code == 422
    assert bring(telegram(QUESTION), text=QUESTION).status_code == 422
    assert stored()[0] == []
    assert list(spool.iterdir()) == []


def test_a_state_of_others_is_refused(bring, stored):
    assert bring(telegram(QUESTION), state=14).status_code == 422
    assert bring(telegram(QUESTION), state="9" * 30).status_code == 422


def test_a_form_without_its_token_leaves_nothing_in_the_spool(cast, spool):
    client = client_of(cast.owner, enforce_csrf_checks=True)
    client.handler.enforce_csrf_checks = True
    data = {"programme": programme(KOMPAN).pk, "state": 15, "file": named(telegram(QUESTION))}
    assert client.post(NEW, data).status_code == 403
    assert not spool.exists() or list(spool.iterdir()) == []


def test_a_table_waits_for_its_columns_and_is_read_by_them(bring, work, stored, cast):
    content = f'who;what;when\nAnna;"{QUESTION}";2026-11-01 10:00\nJan;"{CHATTER}";2026-11-02 10:00\n'.encode()
    response = bring(content, name="table.csv")
    assert response["Location"].endswith("/columns/")
    page = client_of(cast.owner).get(response["Location"])
    assert "Anna" in page.content.decode()
    assert client_of(cast.owner).post(response["Location"], {"text": ""}).status_code == 422
    client_of(cast.owner).post(response["Location"], {"text": "1", "date": "2"})
    work()
    (run,), (lead,) = stored()
    assert (run.status, run.read) == (RunStatus.DONE, 2)
    assert lead.said_at is not None


def test_own_comments_wait_to_be_logged_and_find_their_space(bring, work, stored):
    space = SpaceFactory(name="Polacy w Magdeburgu", on="facebook")
    comments = {"group_comments_v2": [{
        "timestamp": 1793523600, "title": "Anna Kowalska commented on a post",
        "data": [{"comment": {"timestamp": 1793523600, "comment": "Proszę napisać do nas, Kindergeld jest tu.",
                              "author": "Olga Owner", "group": "Polacy w Magdeburgu"}}],
    }]}  # fmt: skip
    bring(json.dumps(comments).encode(), name="your_comments_in_groups.json")
    work()
    (run,), (lead,) = stored()
    assert (run.status, lead.kind, lead.space_id) == (RunStatus.DONE, "own", space.pk)
    assert run.counts["own"] == 1


def test_an_import_is_one_line_of_the_access_log_with_figures_alone(bring, work):
    bring(telegram(QUESTION, CHATTER))
    work()
    with open_states("ST"):
        lines = list(AccessLog.objects.filter(action="listening.import").values_list("detail", flat=True))
    assert lines == ["2-1"]


def test_the_form_begins_with_the_space_that_the_link_names(cast):
    space = SpaceFactory()
    page = client_of(cast.traveller).get(f"{NEW}?space={space.pk}").content.decode()
    assert f'<option value="{space.pk}" selected' in page
    assert 'value="17" selected' in page


def test_the_second_import_begins_where_the_first_one_was(bring, cast):
    bring(telegram(QUESTION), user=cast.traveller, state=5)
    page = client_of(cast.traveller).get(NEW).content.decode()
    assert 'value="5" selected' in page


@pytest.mark.parametrize("space", ["abc", "999999999", "9" * 30, "\x00", "-1"])
def test_a_space_that_is_none_is_simply_not_chosen(cast, space):
    assert client_of(cast.owner).get(NEW, {"space": space}).status_code == 200


def test_no_file_name_lies_anywhere_in_the_row(bring, stored):
    bring(telegram(QUESTION), name="WhatsApp Chat mit Anna Kowalska.json")
    (run,), _leads = stored()
    values = [str(getattr(run, field.attname)) for field in ListeningRun._meta.concrete_fields]
    assert not any("Anna" in value or "WhatsApp" in value for value in values)
