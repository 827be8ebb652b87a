"""Two campaigns with one short name at the same moment."""

import threading
import uuid

import pytest
from django.db import connection

from campaigns.board import actions
from campaigns.models import Campaign
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import programme
from tests.factories.campaigns import campaign_of
from tests.factories.cast import KOMPAN


def facts_of(**changed):
    return {
        "programme_id": programme(KOMPAN).pk, "title": "Kurse", "goal": "x", "languages": ["de"],
        "topic": Topic.objects.get(code="language_courses"), "source_language_id": "de", "starts_on": "2026-01-01",
        "ends_on": "2026-02-01",
    } | changed  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_two_real_transactions_get_two_short_names(cast, monkeypatch):
    """Both have looked for a free one before either has saved."""
    start, first_look, outcomes = threading.Barrier(2), threading.local(), []
    look = actions.unused_slug

    def look_together(wanted):
        found = look(wanted)
        if not getattr(first_look, "done", False):
            first_look.done = True
            start.wait(timeout=20)
        return found

    monkeypatch.setattr(actions, "unused_slug", look_together)
    facts = [facts_of(), facts_of()]

    def create(own):
        try:
            campaign, is_new = actions.create_campaign(key=uuid.uuid4(), facts=own, user=cast.owner.pk)
            outcomes.append((campaign.slug, is_new))
        finally:
            connection.close()

    threads = [threading.Thread(target=create, args=[own]) for own in facts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=40)
    assert sorted(outcomes) == [("kurse", True), ("kurse-2", True)]


@pytest.mark.django_db
class TestOvertaken:
    """The form looked while the short name was still free."""

    @pytest.fixture(autouse=True)
    def unseen(self, monkeypatch):
        monkeypatch.setattr(
            "campaigns.board.forms.CampaignForm.clean_slug", lambda form: form.cleaned_data["slug"].strip()
        )

    def test_a_wished_for_one_is_refused_and_nothing_is_lost(self, editor, entry):
        campaign_of(title="frei")
        Campaign.objects.update(slug="frei")
        answer = editor.post("/campaigns/new/", entry | {"slug": "frei"})
        assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"slug"})
        assert entry["goal"] in answer.content.decode()
        assert Campaign.objects.count() == 1

    def test_so_it_is_when_a_campaign_is_renamed(self, editor, entry):
        campaign_of(title="frei")
        Campaign.objects.update(slug="frei")
        campaign = campaign_of(title="Kurse")
        answer = editor.post(
            f"/campaigns/{campaign.pk}/edit/", entry | {"slug": "frei", "seen": actions.stamp(campaign)}
        )
        assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"slug"})
        campaign.refresh_from_db()
        assert campaign.slug != "frei"


@pytest.mark.django_db
def test_a_copy_takes_the_next_free_one_when_it_was_overtaken(cast, monkeypatch):
    campaign = campaign_of(title="Kurse")
    Campaign.objects.update(slug="kurse")
    slugs = iter(["kurse", "kurse-2"])
    monkeypatch.setattr(actions, "unused_slug", lambda wanted: next(slugs))
    assert actions.copy_campaign(campaign=campaign, title="Kurse", user=cast.owner.pk).slug == "kurse-2"
