"""Procedure cards: which office is responsible for which step, and whether somebody looked lately."""

import csv
import io
import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from streetwork.accounts.access import access_of
from streetwork.tenancy.models import State
from tests.factories.accounts import programme
from tests.factories.cast import EAST_SIDE, KOMPAN, client_of
from tests.factories.trainings import partner_of
from training.models import ProcedureCard
from training.procedures.queries import to_check
from training.procedures.rules import is_old, old_before

pytestmark = pytest.mark.django_db
LIST = "/training/network/procedures/"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def english(user):
    user.language = "en"
    user.save(update_fields=["language"])
    return client_of(user)


@pytest.fixture
def trainer(cast):
    return english(cast.training_manager)


def card_of(*, slug=KOMPAN, step="Antrag stellen", state=None, **facts):
    return ProcedureCard.objects.create(
        **{
            "programme": programme(slug), "procedure": "Anerkennung", "step": step, "office": "Handwerkskammer",
            "legal_basis": "§ 6 BQFG", "language_id": "de", "state": State.objects.get(code=state) if state else None,
        }
        | facts
    )  # fmt: skip


def entry(**changed):
    return {
        "programme": str(programme(KOMPAN).pk), "procedure": "Anerkennung", "position": "1", "step": "Antrag stellen",
        "office": "Handwerkskammer", "partner": "", "description": "Zeugnisse im Original.", "legal_basis": "§ 6 BQFG",
        "link": "", "state": "", "language": "de", "checked_on": timezone.localdate().isoformat(),
        "key": str(uuid.uuid4()),
    } | changed  # fmt: skip


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("today", "limit"), [(date(2026, 3, 1), date(2025, 3, 1)), (date(2028, 2, 29), date(2027, 2, 28))]
)
def test_a_card_is_old_after_twelve_months(today, limit):
    assert old_before(today) == limit
    assert not is_old(ProcedureCard(checked_on=limit), today)
    assert is_old(ProcedureCard(checked_on=limit - timedelta(days=1)), today)


def test_old_cards_wait_for_those_who_keep_them(cast):
    old = card_of(checked_on=timezone.localdate() - timedelta(days=400))
    card_of(step="Frisch")
    assert list(to_check(access_of(cast.training_manager.pk), timezone.localdate())) == [old]
    assert not to_check(access_of(cast.owner.pk), timezone.localdate())


def test_cards_are_found_by_any_of_their_words(trainer):
    card_of(step="Gebühr zahlen", office="Landesamt")
    card_of(step="Abwarten")
    found = text_of(trainer.get(LIST, {"q": "landesamt gebühr"}))
    assert "Gebühr zahlen" in found
    assert "Abwarten" not in found


def test_a_state_keeps_what_holds_everywhere(trainer):
    card_of(step="Überall")
    card_of(step="Nur hier", state="ST")
    card_of(step="Nur dort", state="SN")
    found = text_of(trainer.get(LIST, {"state": str(State.objects.get(code="ST").pk)}))
    assert "Überall" in found
    assert "Nur hier" in found
    assert "Nur dort" not in found
    assert "Nur hier" not in text_of(trainer.get(LIST, {"state": "DE"}))


def test_the_mark_and_the_filter_agree(trainer):
    card_of(step="Alt", checked_on=timezone.localdate() - timedelta(days=400))
    card_of(step="Jung")
    assert "last checked" in text_of(trainer.get(LIST))
    assert "Jung" not in text_of(trainer.get(LIST, {"show": "old"}))
    assert "last checked" not in text_of(trainer.get(LIST, {"show": "fresh"}))


def test_a_wrong_filter_filters_nothing(trainer):
    card_of(step="Da")
    wrong = {"state": "x", "language": "zz", "procedure": "\x00", "programme": "9" * 40, "page": "z", "show": "?"}
    assert "Da" in text_of(trainer.get(LIST, wrong))


def test_a_step_is_written_once_and_checked_anew(trainer):
    data = entry()
    assert trainer.post(f"{LIST}new/", data).status_code == 302
    assert trainer.post(f"{LIST}new/", data).status_code == 302
    card = ProcedureCard.objects.get()
    ProcedureCard.objects.update(checked_on=date(2020, 1, 1))
    trainer.post(reverse("procedures:check", args=[card.pk]), {"seen": card.edited_at.isoformat()})
    card.refresh_from_db()
    assert card.checked_on == timezone.localdate()


def test_a_card_that_changed_meanwhile_is_not_called_checked(trainer):
    card = card_of(checked_on=date(2020, 1, 1))
    trainer.post(reverse("procedures:check", args=[card.pk]), {"seen": "earlier"})
    card.refresh_from_db()
    assert card.checked_on == date(2020, 1, 1)


def test_two_editors_do_not_overwrite_each_other(trainer):
    card = card_of()
    page = reverse("procedures:edit", args=[card.pk])
    seen = card.edited_at.isoformat()
    assert trainer.post(page, entry(seen=seen, office="Erstes Amt")).status_code == 302
    answer = trainer.post(page, entry(seen=seen, office="Zweites Amt"))
    assert answer.status_code == 422
    assert "Erstes Amt" in text_of(answer)
    assert "Zweites Amt" in text_of(answer)
    card.refresh_from_db()
    assert card.office == "Erstes Amt"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("link", "javascript:alert(1)"),
        ("link", "ftp://example.org/x"),
        ("checked_on", "2999-01-01"),
        ("position", "0"),
        ("position", "9" * 30),
        ("state", "17"),
        ("partner", "999999"),
        ("office", ""),
        ("step", "a\x00b"),
        ("description", "Fragen an petra.probe@example.org"),
    ],
)
def test_what_cannot_be_right_is_refused_in_words(trainer, field, value):
    answer = trainer.post(f"{LIST}new/", entry(**{field: value}))
    assert answer.status_code == 422
    assert not ProcedureCard.objects.exists()


def test_a_partner_of_another_programme_is_refused(trainer, cast):
    foreign = partner_of(slug=EAST_SIDE)
    assert trainer.post(f"{LIST}new/", entry(partner=foreign.pk)).status_code == 422
    mine = partner_of(name="Kammer")
    assert trainer.post(f"{LIST}new/", entry(partner=mine.pk)).status_code == 302
    assert ProcedureCard.objects.get().partner == mine


def test_the_next_step_goes_on_with_the_procedure(trainer):
    card = card_of(position=3, state="ST")
    form = trainer.get(f"{LIST}new/", {"after": card.pk}).context["form"]
    assert (form["procedure"].value(), form["position"].value(), form["state"].value()) == (
        "Anerkennung", 4, card.state_id,
    )  # fmt: skip
    assert trainer.get(f"{LIST}new/", {"after": "9" * 30}).status_code == 200


def test_the_export_has_what_the_list_shows_and_no_formula(trainer):
    card_of(step="=HYPERLINK(1)", state="ST")
    card_of(step="Nicht dabei", procedure="Anderes")
    answer = trainer.get(f"{LIST}export.csv", {"procedure": "Anerkennung"})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][3] == "'=HYPERLINK(1)"
    assert rows[1][9] == "ST"


def test_readers_read_and_do_not_write(cast):
    reader, card = english(cast.owner), card_of()
    page = text_of(reader.get(LIST))
    assert card.step in page
    assert "New step" not in page
    assert reader.post(reverse("procedures:remove", args=[card.pk])).status_code == 403
    assert ProcedureCard.objects.exists()


def test_another_programme_sees_no_card_and_an_archive_takes_none(trainer, cast):
    card = card_of()
    foreign = card_of(slug=EAST_SIDE, step="Fremd")
    assert "Fremd" not in text_of(trainer.get(LIST))
    assert trainer.get(reverse("procedures:edit", args=[foreign.pk])).status_code == 404
    archive = programme(KOMPAN)
    archive.is_archived = True
    archive.save()
    for name in ("edit", "check", "remove"):
        assert trainer.post(reverse(f"procedures:{name}", args=[card.pk]), {"walls": "1"}).url == LIST
    assert ProcedureCard.objects.filter(pk=card.pk).exists()


def test_the_list_takes_as_many_queries_for_many_cards(trainer):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            trainer.get(LIST)
        return len(captured)

    card_of(partner=partner_of())
    trainer.get(LIST)
    few = queries()
    for number in range(3):
        card_of(step=f"S{number}", partner=partner_of(name=f"P{number}"))
    assert queries() == few


def test_after_a_change_the_list_shows_the_procedure_of_the_card(trainer):
    card = card_of(procedure="Anerkennung & mehr")
    checked = trainer.post(reverse("procedures:check", args=[card.pk]), {"seen": card.edited_at.isoformat()})
    assert checked.url == f"{LIST}?procedure=Anerkennung+%26+mehr#card-{card.pk}"
    card.refresh_from_db()
    sent = entry(seen=card.edited_at.isoformat(), procedure="Einbürgerung")
    changed = trainer.post(reverse("procedures:edit", args=[card.pk]), sent)
    assert changed.url == f"{LIST}?procedure=Einb%C3%BCrgerung#card-{card.pk}"


def test_after_its_last_step_a_procedure_leaves_the_whole_list(trainer):
    first, last = card_of(), card_of(step="Gebühr zahlen")
    card_of(procedure="Einbürgerung", step="Test ablegen")
    for card, shows_others in ((first, False), (last, True)):
        left = trainer.post(reverse("procedures:remove", args=[card.pk]), follow=True)
        assert ("Test ablegen" in text_of(left)) is shows_others
