from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from streetwork.presence.models import BlockEntry
from streetwork.vocabulary.models import Platform
from tests.factories.cast import EAST_SIDE, client_of
from tests.factories.presence import BlockEntryFactory, SpaceFactory

LIST, NEW, EXPORT = (reverse(f"spaces:{name}") for name in ("blocks", "block-new", "blocks-export"))
TODAY = timezone.localdate()
FILLED = {"happened_on": TODAY, "measure": "comment", "cause": "spam", "step": "none", "outcome": "open"}


def url(name, entry):
    return reverse(f"spaces:{name}", args=[entry.pk])


def test_an_entry_of_a_space_takes_platform_and_programme_from_it(owner, cast):
    space = SpaceFactory(on="telegram")
    wrong = Platform.objects.get(code="vk")
    assert owner.post(NEW, FILLED | {"space": space.pk, "platform": wrong.pk}).url == LIST
    entry = BlockEntry.objects.get()
    assert (entry.space, entry.platform, entry.programme, entry.reporter) == (
        space, space.platform, space.programme, cast.owner,
    )  # fmt: skip


def test_an_account_as_a_whole_needs_its_platform(owner):
    assert set(owner.post(NEW, FILLED).context["form"].errors) == {"platform"}
    owner.post(NEW, FILLED | {"platform": Platform.objects.get(code="vk").pk, "measure": "restricted"})
    entry = BlockEntry.objects.get()
    assert (entry.space, entry.platform.code, entry.programme.slug) == (None, "vk", "kompan")


def test_a_space_we_were_thrown_out_of_is_marked_and_visited_no_more(owner):
    space = SpaceFactory(next_visit=TODAY)
    owner.post(NEW, FILLED | {"space": space.pk, "measure": "removed", "is_out": "on"})
    space.refresh_from_db()
    assert (space.status, space.next_visit) == ("blocked", None)


def test_what_is_settled_has_a_day_and_what_is_open_has_none(owner):
    space = SpaceFactory()
    owner.post(NEW, FILLED | {"space": space.pk, "outcome": "restored"})
    owner.post(NEW, FILLED | {"space": space.pk, "settled_on": TODAY})
    assert set(BlockEntry.objects.values_list("outcome", "settled_on")) == {("restored", TODAY), ("open", None)}


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"happened_on": TODAY + timedelta(days=1)}, "happened_on"),
        ({"happened_on": TODAY, "settled_on": TODAY - timedelta(days=1), "outcome": "final"}, "settled_on"),
        ({"measure": ""}, "measure"),
        ({"measure": "x"}, "measure"),
        ({"note": "x" * 301}, "note"),
        ({"note": "a\x00b"}, "note"),
        ({"space": "99999999999999999999"}, "space"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_saved(owner, typed, wrong):
    response = owner.post(NEW, FILLED | {"space": SpaceFactory().pk} | typed)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {wrong})
    assert not BlockEntry.objects.exists()


def test_a_foreign_space_is_no_choice(owner):
    response = owner.post(NEW, FILLED | {"space": SpaceFactory(slug=EAST_SIDE).pk})
    assert (response.status_code, BlockEntry.objects.count()) == (422, 0)


def test_a_note_is_guarded_and_the_confirmation_counted(owner):
    typed = FILLED | {"space": SpaceFactory().pk, "note": "Admin erreichbar unter 0171 2345678"}
    response = owner.post(NEW, typed)
    assert response.status_code == 422
    assert "0171 2345678" in response.content.decode()
    owner.post(NEW, typed | {"guard_confirmed": response.context["form"].guard_digest})
    assert BlockEntry.objects.get().guard_overrides == 1


def test_settling_takes_one_tap_and_keeps_its_first_day(owner):
    entry = BlockEntryFactory()
    owner.post(url("block-settle", entry), {"outcome": "partly"})
    BlockEntry.objects.update(settled_on=TODAY - timedelta(days=2))
    owner.post(url("block-settle", entry), {"outcome": "restored"})
    entry.refresh_from_db()
    assert (entry.outcome, entry.settled_on) == ("restored", TODAY - timedelta(days=2))


@pytest.mark.parametrize("outcome", ["", "open", "x"])
def test_settling_as_nothing_changes_nothing(owner, outcome):
    entry = BlockEntryFactory()
    assert owner.post(url("block-settle", entry), {"outcome": outcome}).status_code == 302
    entry.refresh_from_db()
    assert (entry.outcome, entry.settled_on) == ("open", None)


@pytest.mark.parametrize(("person", "status"), [("owner", 302), ("lead", 302), ("colleague", 403), ("stranger", 404)])
def test_who_wrote_an_entry_or_the_lead_removes_it(cast, person, status):
    entry = BlockEntryFactory(reporter=cast.owner)
    assert client_of(getattr(cast, person)).post(url("block-remove", entry)).status_code == status
    assert BlockEntry.objects.exists() == (status != 302)


def test_the_list_filters_and_counts_what_it_shows(owner):
    space = SpaceFactory(on="telegram")
    first = BlockEntryFactory(space=space, cause="spam", outcome="restored", happened_on=TODAY - timedelta(days=9))
    second = BlockEntryFactory(measure="post")
    BlockEntryFactory(slug=EAST_SIDE)

    def shown(**query):
        return [row.entry for row in owner.get(LIST, query).context["rows"]]

    assert shown() == [second, first]
    assert shown(space=space.pk) == shown(cause="spam") == shown(platform=space.platform_id) == [first]
    assert shown(measure="post") == shown(outcome="open") == shown(first=TODAY) == [second]
    assert shown(last=TODAY - timedelta(days=1)) == [first]
    assert shown(space="99999999999", cause="\x00", first="x", page="x") == [second, first]
    assert owner.get(LIST).context["figures"] == {"all": 2, "open": 1, "back": 1}


def test_the_file_has_what_the_list_shows_and_no_note_and_no_formula(owner):
    BlockEntryFactory(space=SpaceFactory(name="=cmd()"), note="Nur für uns", cause="spam")
    BlockEntryFactory(cause="links")
    response = owner.get(EXPORT, {"cause": "spam"})
    content = response.content.decode("utf-8-sig")
    assert len(content.splitlines()) == 2
    assert "'=cmd()" in content
    assert "Nur für uns" not in content
    assert "attachment" in response["Content-Disposition"]


def test_a_coordinator_reads_the_log_alone(cast):
    entry = BlockEntryFactory()
    client = client_of(cast.coordinator)
    content = client.get(LIST).content.decode()
    assert NEW not in content
    assert url("block-settle", entry) not in content
    assert client.post(url("block-settle", entry), {"outcome": "final"}).status_code == 403
