"""Alterations, likeness, rights: what needs no page."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from streetwork.accounts.access import access_of
from streetwork.reporting.models import Vignette
from streetwork.reporting.vignettes import rules
from streetwork.reporting.vignettes.alterations import is_altered_enough
from streetwork.reporting.vignettes.likeness import taken_over
from streetwork.reporting.vignettes.queries import released_for, to_review, vignettes_of
from streetwork.reporting.vignettes.rarity import rarity_of
from streetwork.reporting.vignettes.retention import vignette_drafts
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import scope
from streetwork.vocabulary.models import OriginGroup, Topic
from tests.factories.accounts import programme
from tests.factories.cases import contact_of, state_id
from tests.factories.cast import KOMPAN
from tests.factories.reporting_vignettes import vignette_of


def test_three_alterations_with_quotes_out_are_enough():
    assert is_altered_enough(["place", "time", "quotes"])


@pytest.mark.parametrize("altered", [[], ["place", "quotes"], ["place", "time", "family"], ["place", "quotes", "x"]])
def test_less_is_not_enough(altered):
    assert not is_altered_enough(altered)


SOURCE = "Die Frau sagte, sie habe seit Monaten keine Antwort auf den Antrag bekommen."


def test_eight_words_running_are_found_whatever_the_punctuation():
    assert taken_over("Sie erzählte: die frau sagte sie habe seit monaten keine Antwort!", [SOURCE])


def test_seven_words_running_are_no_quote():
    assert taken_over("Die Frau sagte, sie habe seit Monaten nichts gehört.", [SOURCE]) == ""


def test_other_words_are_the_authors():
    assert taken_over("Auf einen Antrag kam lange nichts zurück, und niemand wusste warum.", [SOURCE]) == ""


def is_read_by(user, vignette) -> bool:
    access = access_of(user.pk)
    opened = access.scope()
    with scope(opened.read, opened.write, widen="test"), transaction.atomic():
        return vignettes_of(access).filter(pk=vignette.pk).exists()


@pytest.mark.django_db
class TestRights:
    @pytest.fixture(autouse=True)
    def everywhere(self, db):
        with scope(State.objects.all_ids(), widen="test"), transaction.atomic():
            yield

    def test_a_draft_is_the_authors_and_the_leads(self, cast):
        vignette = vignette_of(cast.owner)
        readers = [user for user in (cast.owner, cast.lead, cast.colleague, cast.coordinator, cast.outsider)
                   if is_read_by(user, vignette)]  # fmt: skip
        assert readers == [cast.owner, cast.lead]

    def test_what_waits_is_read_by_colleagues(self, cast):
        vignette = vignette_of(cast.owner, status="in_review")
        assert is_read_by(cast.colleague, vignette)
        assert not is_read_by(cast.coordinator, vignette)

    def test_what_is_released_is_read_by_coordinators_of_the_state(self, cast):
        vignette = vignette_of(cast.owner, status="released")
        assert is_read_by(cast.coordinator, vignette)
        assert not is_read_by(cast.stranger, vignette)
        assert not is_read_by(cast.outsider, vignette)

    def test_the_author_is_never_the_second_person(self, cast):
        vignette = vignette_of(cast.lead, status="in_review")
        assert not rules.may_review(access_of(cast.lead.pk), vignette)
        assert rules.may_review(access_of(cast.owner.pk), vignette)

    def test_nobody_edits_what_waits_or_is_released(self, cast):
        access = access_of(cast.owner.pk)
        assert not rules.may_edit(access, vignette_of(cast.owner, status="in_review"))
        assert not rules.may_edit(access, vignette_of(cast.owner, status="released"))
        assert rules.may_edit(access, vignette_of(cast.owner, status="withdrawn"))

    def test_a_colleague_does_not_withdraw_what_is_not_theirs(self, cast):
        vignette = vignette_of(cast.owner, status="released", released_by=cast.lead)
        may = [rules.may_withdraw(access_of(user.pk), vignette) for user in (cast.owner, cast.lead, cast.colleague)]
        assert may == [True, True, False]

    def test_reports_tell_released_ones_of_their_states_alone(self, cast):
        released = vignette_of(cast.owner, status="released")
        vignette_of(cast.owner, status="in_review")
        vignette_of(cast.owner, status="withdrawn")
        vignette_of(cast.traveller, "NW", status="released")
        assert list(released_for(programme(KOMPAN), [state_id("ST")])) == [released]

    def test_one_waits_for_everybody_but_its_author(self, cast):
        vignette_of(cast.owner, status="in_review")
        waits = [to_review(access_of(user.pk)).count() for user in (cast.owner, cast.colleague, cast.stranger)]
        assert waits == [0, 1, 0]

    def test_what_was_not_released_goes_after_a_year(self, cast):
        old = timezone.localdate() - timedelta(days=400)
        kept = vignette_of(cast.owner, status="released", changed_on=old)
        fresh = vignette_of(cast.owner)
        gone = {vignette_of(cast.owner, status=each, changed_on=old) for each in ("draft", "in_review", "withdrawn")}
        found = set(vignette_drafts(timezone.now() - timedelta(days=365)))
        assert found == gone
        assert not found & {kept, fresh}

    def test_few_similar_contacts_are_rare(self, cast):
        topic, origin = Topic.objects.filter(parent=None).first(), OriginGroup.objects.first()
        place = {"programme": programme(KOMPAN).pk, "state": state_id("ST"), "topic": topic.pk, "origin": origin.pk}
        contact_of(cast.owner, topic=topic, origin_group=origin, people_reached=4)
        contact_of(cast.owner, topic=topic, people_reached=9)
        contact_of(cast.traveller, "NW", topic=topic, origin_group=origin, people_reached=9)
        contact_of(cast.owner, topic=topic, origin_group=origin, people_reached=9,
                   occurred_at=timezone.now() - timedelta(days=400))  # fmt: skip
        assert rarity_of(**place).is_rare
        contact_of(cast.owner, topic=topic, origin_group=origin)
        assert not rarity_of(**place).is_rare
        assert not rarity_of(**place | {"origin": None}).is_rare


@pytest.mark.django_db
def test_no_column_leads_to_a_case_and_none_tells_the_moment():
    kinds = {field.name: field.get_internal_type() for field in Vignette._meta.get_fields()}
    assert not [name for name in kinds if "case" in name or "contact" in name]
    assert "DateTimeField" not in kinds.values()
