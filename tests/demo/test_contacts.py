from collections import Counter, defaultdict
from datetime import timedelta
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from cases.demo import history
from cases.demo.mixes import TOTAL, WORK
from cases.demo.notes import all_notes
from cases.demo.threads import FIRST_NUMBER, LAST_NUMBER
from cases.enums import Kind
from cases.forms import ContactForm
from cases.models import Contact, ContactEvent, ContactNote, SavedView
from cases.threads import PURPOSE, answered_before
from streetwork.accounts.access import access_of
from streetwork.accounts.models import User
from streetwork.guard import findings
from streetwork.tenancy.models import Programme
from streetwork.vault.fingerprints import epoch_key, keyed_digest
from streetwork.vault.models import EpochSalt


def contacts(**fields):
    """Those of the running story; the everyday ones of thirty months have a file of their own."""
    return Contact.objects.exclude(client_ref__range=(history.FIRST, history.LAST)).filter(**fields)


def test_there_are_3000_contacts_and_none_of_the_closed_programme(demo):
    by_programme = Counter(contacts().values_list("programme__slug", flat=True))
    assert by_programme == {"kompan": 1670, "welcome-to-the-east-side": 670, "lara-la-red": 660}
    assert TOTAL == 3000


def test_every_state_of_each_running_programme_has_some(demo):
    for programme in Programme.objects.running():
        used = set(contacts(programme=programme).values_list("state", flat=True))
        assert used == set(programme.states.values_list("pk", flat=True))


def test_they_fill_the_last_18_months_and_nothing_lies_in_the_future(demo):
    first, *_rest, last = contacts().order_by("occurred_at").values_list("occurred_at", flat=True)
    assert timedelta(days=520) < demo - first < timedelta(days=549)
    assert demo - timedelta(days=1) < last <= demo
    assert not contacts(created_at__gt=demo).exists()


def test_no_contact_is_older_than_its_programme(demo):
    for contact in contacts(programme__starts__isnull=False).select_related("programme"):
        assert timezone.localdate(contact.occurred_at) >= contact.programme.starts


def test_the_running_week_is_alive_for_the_main_counselors(demo):
    week = contacts().since_monday(timezone.localdate(demo))
    for key in ("counselor", "vietnamese", "spanish"):
        mine = week.filter(counselor__email__startswith=f"{key}@")
        assert mine.count() == WORK[key].this_week
        assert mine.values("kind").distinct().count() >= 2


def test_offers_are_answered_or_not_and_nothing_else_is(demo):
    assert not contacts(kind=Kind.OFFER, offer_answered=None).exists()
    assert not contacts(offer_answered__isnull=False).exclude(kind=Kind.OFFER).exists()
    answered = contacts(offer_answered=True).count() / contacts(kind=Kind.OFFER).count()
    assert 0.25 < answered < 0.6


def test_information_is_most_and_crisis_is_rare(demo):
    kinds = Counter(contacts().values_list("kind", flat=True))
    assert kinds[Kind.INFORMATION] > 2000 > kinds[Kind.CONSULTATION] > kinds[Kind.REPEATED] > kinds[Kind.CRISIS] > 3
    assert kinds[Kind.CRISIS] < 40


def test_people_abroad_belong_to_the_one_programme_that_serves_them(demo):
    elsewhere = contacts().exclude(programme__slug="welcome-to-the-east-side")
    assert not elsewhere.exclude(residence_country="").exists()
    assert not elsewhere.filter(target_state__isnull=False).exists()
    abroad = contacts(programme__slug="welcome-to-the-east-side")
    assert abroad.exclude(residence_country="").count() > abroad.count() * 0.7
    assert set(abroad.values_list("target_state__code", flat=True)) == {"MV", "ST", None}


def test_a_contact_lies_in_a_space_of_its_programme_and_platform(demo):
    for contact in contacts(space__isnull=False).select_related("space"):
        assert (contact.space.programme_id, contact.space.platform_id) == (contact.programme_id, contact.platform_id)
        assert contact.language_id in contact.space.languages


def test_nobody_logs_where_the_membership_does_not_reach(demo):
    reach = {user.pk: access_of(user.pk).states_for("counselor", "lead") for user in User.objects.filter(is_demo=True)}
    assert all(
        state in reach[counselor] for counselor, state in contacts().values_list("counselor", "state").distinct()
    )


def test_the_main_topic_stands_first_and_none_twice(demo):
    for main, topics in contacts().values_list("main_topic", "topic_ids"):
        assert topics[0] == main
        assert len(set(topics)) == len(topics)


def test_the_quick_log_would_accept_them_as_they_are(demo):
    for contact in contacts().order_by("client_ref")[::60]:
        form = ContactForm(entry_of(contact), access=access_of(contact.counselor_id))
        assert form.is_valid(), form.errors
        for name, value in form.facts.items():
            assert getattr(contact, name) == value, name


def entry_of(contact):
    """What the person would have typed."""
    direct = ("client_ref", "kind", "acts", "depth", "duration", "initiative", "setting", "mode", "region_evidence",
              "audience", "people_reached")  # fmt: skip
    entry = {name: getattr(contact, name) for name in direct} | {
        "programme": contact.programme_id,
        "platform": contact.platform_id,
        "space": contact.space_id or "",
        "claim": contact.claim_id or "",
        "placement": contact.placement_id or "",
        "language": contact.language_id,
        "state": contact.state_id,
        "topics": contact.topic_ids,
        "main_topic": contact.main_topic_id,
        "origin_group": contact.origin_group_id or "",
        "residence_country": contact.residence_country.code or "",
        "target_state": contact.target_state_id or "",
        "occurred_at": timezone.localtime(contact.occurred_at).strftime("%Y-%m-%dT%H:%M"),
    }
    for name in ("offer_answered", "content_based"):
        if getattr(contact, name):
            entry[name] = "on"
    return QueryDict(urlencode(entry, doseq=True))


def test_the_guard_finds_nothing_in_any_note():
    assert {note: findings(note) for note in all_notes() if findings(note)} == {}


def test_notes_are_short_and_no_older_than_retention_allows(demo):
    notes = list(ContactNote.objects.values_list("text", "written_at"))
    assert 0.05 < len(notes) / TOTAL < 0.1
    assert all(text in all_notes() and len(text) <= 160 for text, _at in notes)
    assert min(at for _text, at in notes) > demo - timedelta(days=60)


def test_colleagues_have_answered_in_the_same_threads_this_week(demo):
    week = contacts().since_monday(timezone.localdate(demo)).exclude(thread_fingerprint=None)
    people = defaultdict(set)
    for state, thread, counselor in week.values_list("state", "thread_fingerprint", "counselor__email"):
        people[state, bytes(thread)].add(counselor.partition("@")[0])
    shared = [names for names in people.values() if len(names) > 1]
    assert sum({"counselor", "lead"} <= names for names in shared) >= 3
    assert any({"spanish", "lead-lara"} <= names for names in shared)


def test_pasting_the_link_of_a_thread_of_this_week_tells_who_answered_it(demo):
    me = access_of(User.objects.get(email__startswith="counselor@").pk)
    mine = contacts(space__url__contains="/groups/", counselor=me.user_id).exclude(thread_fingerprint=None)
    contact = mine.since_monday(timezone.localdate(demo)).select_related("space").first()
    salt = EpochSalt.objects.get(state=contact.state_id, year=demo.year)
    key = epoch_key(salt=bytes(salt.salt), state=contact.state_id, year=demo.year, purpose=PURPOSE)
    threads = (f"facebook|{contact.space.key}|{number}" for number in range(FIRST_NUMBER, LAST_NUMBER + 1))
    thread = next(text for text in threads if keyed_digest(key, text) == bytes(contact.thread_fingerprint))
    assert contact in answered_before(thread, me, now=demo)


def test_the_history_tells_who_logged_it_when_and_who_changed_it_later(demo):
    first = ContactEvent.objects.filter(pgh_label="insert", id__in=contacts().values("pk"))
    assert first.count() == TOTAL
    logged = dict(contacts().values_list("pk", "created_at"))
    assert all(actor == counselor and at == logged[pk] for pk, actor, counselor, at in first.values_list(
        "id", "actor", "counselor", "pgh_created_at"))  # fmt: skip
    later = ContactEvent.objects.filter(pgh_label="update")
    assert 30 < later.count() < 120
    assert all(logged[pk] < at <= demo for pk, at in later.values_list("id", "pgh_created_at"))


def test_the_main_counselor_has_two_saved_views(demo):
    assert SavedView.objects.filter(user__email__startswith="counselor@").count() == 2
