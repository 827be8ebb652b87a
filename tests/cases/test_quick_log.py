"""The quick log as a browser uses it."""

import re
import uuid

import pytest
from django.urls import reverse

from cases.models import Contact, ContactNote
from streetwork.presence.models import Space
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Platform
from tests.factories.cast import client_of

NEW = "/contacts/new/"
THREAD = "https://t.me/c/1234567890/4711"


@pytest.fixture
def owner(cast):
    return client_of(cast.owner)


def the_only(opened):
    with opened("ST"):
        return Contact.objects.get()


def how_many(opened):
    with opened("ST"):
        return Contact.objects.count()


def test_platform_language_topic_and_act_are_enough(owner, entry, opened, topic):
    response = owner.post(NEW, entry())

    contact = the_only(opened)
    assert response.status_code == 302
    assert (contact.kind, contact.region_evidence, contact.people_reached) == ("information", "unknown", 1)
    assert contact.topic_ids == [topic["recognition"]]


@pytest.mark.parametrize("missing", ["platform", "language", "topics", "acts"])
def test_what_is_needed_is_asked_for_and_the_rest_stays(owner, entry, opened, missing):
    data = entry(note="stays here")
    del data[missing]

    response = owner.post(NEW, data)

    assert response.status_code == 422
    assert "stays here" in response.content.decode()
    assert missing in response.context["form"].errors
    assert how_many(opened) == 0


def test_the_link_is_never_stored_anywhere(owner, entry, opened, admin_connection, transactional_db):
    owner.post(NEW, entry(link=f"{THREAD}?x=canary-link"))

    contact = the_only(opened)
    assert len(bytes(contact.thread_fingerprint)) == 16
    row = admin_connection.execute("SELECT cases_contact::text FROM cases_contact").fetchone()[0]
    assert "4711" not in row
    assert "canary" not in row


def test_the_link_gives_setting_and_mode_where_nothing_was_chosen(owner, entry, opened):
    owner.post(NEW, entry(link=THREAD))

    contact = the_only(opened)
    assert contact.setting == "group"
    assert contact.mode


def test_a_text_without_a_link_is_named_and_kept(owner, entry, opened):
    response = owner.post(NEW, entry(link="no link at all"))

    assert "link" in response.context["form"].errors
    assert "no link at all" in response.content.decode()
    assert how_many(opened) == 0


def test_the_main_topic_stands_first(owner, entry, opened, topic):
    owner.post(NEW, entry(topics=[topic["recognition"], topic["housing"]], main_topic=topic["housing"]))

    contact = the_only(opened)
    assert contact.topic_ids == [topic["housing"], topic["recognition"]]
    assert contact.main_topic_id == topic["housing"]


def test_saving_twice_is_saving_once_and_says_so(owner, entry, opened):
    data = entry()
    owner.post(NEW, data)

    response = owner.post(NEW, data, follow=True)

    assert how_many(opened) == 1
    assert response.status_code == 200


def test_the_reference_of_somebody_elses_entry_is_refused_and_nothing_is_lost(cast, owner, entry, opened):
    data = entry(note="mine alone")
    owner.post(NEW, data)

    response = client_of(cast.colleague).post(NEW, data)

    assert response.status_code == 422
    assert "mine alone" in response.content.decode()
    assert how_many(opened) == 1


def test_a_state_outside_the_own_ones_is_no_choice(owner, entry, opened, state):
    response = owner.post(NEW, entry(state=state["SN"]))

    assert "state" in response.context["form"].errors
    assert how_many(opened) == 0


def test_a_programme_of_others_is_no_choice(owner, entry, opened):
    response = owner.post(NEW, entry(programme=Programme.objects.get(slug="welcome-to-the-east-side").pk))

    assert "programme" in response.context["form"].errors
    assert how_many(opened) == 0


def test_an_offer_is_answered_or_not_and_nothing_else_is(owner, entry, opened):
    owner.post(NEW, entry(kind="offer"))
    owner.post(NEW, entry(kind="information", offer_answered="on"))

    with opened("ST"):
        assert dict(Contact.objects.values_list("kind", "offer_answered")) == {"offer": False, "information": None}


def test_one_entry_stands_for_twelve_comments(owner, entry, opened):
    owner.post(NEW, entry(people_reached=12))

    assert the_only(opened).people_reached == 12


@pytest.mark.parametrize("number", ["0", "501", "-3", "many", "9" * 40])
def test_an_impossible_number_of_people_is_refused(owner, entry, opened, number):
    response = owner.post(NEW, entry(people_reached=number))

    assert response.status_code == 422
    assert how_many(opened) == 0


def test_the_future_is_refused(owner, entry, opened):
    response = owner.post(NEW, entry(occurred_at="2999-01-01T10:00"))

    assert "occurred_at" in response.context["form"].errors


@pytest.mark.parametrize(
    ("field", "value"),
    [("client_ref", "nonsense"), ("topics", ["99999"]), ("platform", "x"), ("acts", ["flew"]), ("language", "\x00"),
     ("space", "999999"), ("main_topic", "9" * 30), ("occurred_at", "0001-01-01T00:00")],
)  # fmt: skip
def test_broken_input_gets_the_form_back_and_never_an_error_page(owner, entry, opened, field, value):
    response = owner.post(NEW, entry(**{field: value}))

    assert response.status_code in (302, 422)


class TestGuard:
    NOTE = "Ruft zurück unter 0176 12345678"

    def test_a_phone_number_stops_the_note_with_a_warning(self, owner, entry, opened):
        response = owner.post(NEW, entry(note=self.NOTE))

        page = response.content.decode()
        assert response.status_code == 422
        assert "Telefonnummer" in page
        assert self.NOTE in page
        assert how_many(opened) == 0

    def test_the_warning_is_english_for_an_english_person(self, cast, entry):
        cast.owner.language = "en"
        cast.owner.save()

        page = client_of(cast.owner).post(NEW, entry(note=self.NOTE)).content.decode()

        assert "phone number" in page

    def test_what_was_confirmed_is_saved_and_counted(self, owner, entry, opened):
        page = owner.post(NEW, entry(note=self.NOTE)).content.decode()
        digest = re.search(r'name="guard_confirmed" value="(\w+)"', page)[1]

        owner.post(NEW, entry(note=self.NOTE, guard_confirmed=digest))

        contact = the_only(opened)
        assert contact.guard_overrides == 1
        with opened("ST"):
            assert ContactNote.objects.get().text == self.NOTE

    def test_a_confirmation_holds_for_that_very_text_only(self, owner, entry, opened):
        page = owner.post(NEW, entry(note=self.NOTE)).content.decode()
        digest = re.search(r'name="guard_confirmed" value="(\w+)"', page)[1]

        response = owner.post(NEW, entry(note=self.NOTE + " oder max@example.org", guard_confirmed=digest))

        assert response.status_code == 422
        assert how_many(opened) == 0

    def test_the_live_check_warns_without_saving(self, owner):
        page = owner.post(reverse("contacts:guard"), {"note": self.NOTE}).content.decode()

        assert "0176 12345678" in page

    def test_a_harmless_note_passes(self, owner, entry, opened):
        owner.post(NEW, entry(note="Hinweis auf anabin gegeben, Unterlagen fehlen noch."))

        assert the_only(opened).guard_overrides == 0

    def test_501_characters_are_too_many(self, owner, entry, opened):
        assert owner.post(NEW, entry(note="a" * 501)).status_code == 422


class TestAlreadyAnswered:
    def test_the_form_names_the_colleague_at_once(self, cast, owner, entry):
        owner.post(NEW, entry(link=THREAD))

        page = client_of(cast.colleague).post(reverse("contacts:lookup"), entry(link=THREAD)).content.decode()

        assert "Olga Owner" in page

    def test_another_thread_says_nothing(self, cast, owner, entry):
        owner.post(NEW, entry(link=THREAD))

        page = client_of(cast.colleague).post(reverse("contacts:lookup"), entry(link=THREAD[:-1] + "2"))

        assert "Olga Owner" not in page.content.decode()

    @pytest.mark.parametrize("who", ["outsider", "stranger"])
    def test_nobody_of_another_state_or_programme_learns_of_it(self, cast, owner, entry, who):
        owner.post(NEW, entry(link=THREAD))

        page = client_of(getattr(cast, who)).post(reverse("contacts:lookup"), {"link": THREAD}).content.decode()

        assert "Olga" not in page

    def test_other_forms_of_the_same_link_are_recognised(self, cast, owner, entry):
        owner.post(NEW, entry(link="https://www.facebook.com/groups/123/posts/456/?comment_id=789"))

        link = "m.facebook.com/groups/123/permalink/456"
        page = client_of(cast.colleague).post(reverse("contacts:lookup"), entry(link=link)).content.decode()

        assert "Olga Owner" in page


class TestPrefill:
    def test_the_share_sheet_fills_link_and_platform(self, owner):
        form = owner.get(NEW, {"title": "Post", "text": f"look {THREAD}"}).context["form"]

        assert form.initial["platform"] == Platform.objects.get(code="telegram").pk

    def test_a_registered_space_is_found_by_any_link_into_it(self, owner, entry, opened):
        space = Space.objects.create(
            programme=Programme.objects.get(slug="kompan"), platform=Platform.objects.get(code="telegram"),
            key="c/1234567890", url="https://t.me/c/1234567890", name="Polacy", languages=["pl"],
        )  # fmt: skip

        owner.post(NEW, entry(link=THREAD))

        assert the_only(opened).space == space

    def test_a_new_space_goes_into_the_register_when_wanted(self, owner, entry, opened):
        owner.post(NEW, entry(link=THREAD, register_space="on", space_name="Polacy w Halle"))

        assert the_only(opened).space.name == "Polacy w Halle"

    def test_a_space_is_not_registered_when_its_contact_is_refused(self, cast, owner, entry, opened):
        data = entry()
        owner.post(NEW, data)

        response = client_of(cast.colleague).post(NEW, data | {"link": THREAD, "register_space": "on"})

        assert response.status_code == 422
        assert not Space.objects.exists()

    def test_without_the_wish_nothing_is_registered(self, owner, entry):
        owner.post(NEW, entry(link=THREAD))

        assert not Space.objects.exists()

    def test_a_profile_is_not_used_and_not_registered(self, owner, entry, opened):
        owner.post(NEW, entry(link="https://www.facebook.com/maria.kowalska.98", register_space="on"))

        assert the_only(opened).thread_fingerprint is None
        assert not Space.objects.exists()

    def test_the_last_entry_is_the_next_default(self, owner, entry):
        owner.post(NEW, entry(language="bg"))

        assert owner.get(NEW).context["form"].initial["language"] == "bg"

    def test_reading_the_link_without_script_keeps_everything(self, owner, entry, opened):
        response = owner.post(NEW, entry(link=THREAD, note="kept", read_link="1"))

        page = response.content.decode()
        assert response.status_code == 200
        assert "kept" in page
        assert how_many(opened) == 0


class TestSameAgain:
    def test_it_repeats_the_facts_in_the_same_thread(self, owner, entry, opened):
        owner.post(NEW, entry(link=THREAD, people_reached=5, note="first"))
        first = the_only(opened)

        owner.post(reverse("contacts:again", args=[first.pk]), {"client_ref": uuid.uuid4()})

        with opened("ST"):
            again = Contact.objects.exclude(pk=first.pk).get()
            assert bytes(again.thread_fingerprint) == bytes(first.thread_fingerprint)
            assert again.topic_ids == first.topic_ids
            assert again.people_reached == 1
            assert not again.notes.exists()

    def test_pressed_twice_it_counts_once(self, owner, entry, opened):
        owner.post(NEW, entry())
        data = {"client_ref": uuid.uuid4()}
        url = reverse("contacts:again", args=[the_only(opened).pk])

        owner.post(url, data)
        owner.post(url, data)

        assert how_many(opened) == 2

    @pytest.mark.parametrize("who", ["outsider", "stranger"])
    def test_a_foreign_contact_is_not_found(self, cast, owner, entry, opened, who):
        owner.post(NEW, entry())

        response = client_of(getattr(cast, who)).post(
            reverse("contacts:again", args=[the_only(opened).pk]), {"client_ref": uuid.uuid4()}
        )

        assert response.status_code == 404
        assert how_many(opened) == 1


def test_somebody_whose_programmes_are_archived_is_told_so(db):
    from streetwork.accounts.roles import Role
    from tests.factories.accounts import member

    page = client_of(member(Role.COUNSELOR, "integrif", "ST")).get(NEW)

    assert page.status_code == 200
    assert "form" not in page.context
