from collections import Counter

from streetwork.accounts.models import User
from streetwork.presence.demo.register import read_register, scaled
from streetwork.presence.enums import Status
from streetwork.presence.models import MemberCount, Space, SpaceEvent
from streetwork.vocabulary.permalinks import builtin_patterns, parse


def test_every_address_leads_to_its_own_space():
    for entry in read_register():
        link = parse(entry.url, builtin_patterns())
        assert (link.space_url, link.target) == (entry.url, "space")


def test_the_register_holds_ninety_groups_of_lara_and_about_forty_others():
    by_programme = Counter(entry.programme for entry in read_register())
    assert by_programme == {"lara-la-red": 90, "kompan": 30, "welcome-to-the-east-side": 14}


def test_scaling_keeps_proportions_and_meets_the_sum():
    assert scaled([1, 1, 1], 10) == [4, 3, 3]
    assert scaled([500, 300, 200], 100) == [50, 30, 20]


def test_the_ninety_groups_have_498200_members_today(demo):
    groups = Space.objects.filter(programme__slug="lara-la-red").with_members()
    assert groups.totals() == {"spaces": 90, "members": 498_200}


def test_members_were_counted_three_to_eight_times(demo):
    counts = Counter(MemberCount.objects.values_list("space", flat=True))
    assert min(counts.values()) == 3
    assert max(counts.values()) == 8


def test_a_pasted_post_finds_its_group(demo):
    for space in Space.objects.filter(programme__slug="lara-la-red").select_related("platform"):
        link = parse(f"{space.url}/posts/4711/", builtin_patterns())
        assert (link.platform, link.space_key) == (space.platform.code, space.key)


def test_every_status_occurs_and_only_joined_spaces_are_due(demo):
    assert set(Space.objects.values_list("status", flat=True)) == set(Status)
    assert not Space.objects.exclude(status=Status.JOINED).filter(next_visit__isnull=False).exists()
    assert not Space.objects.filter(last_visit__gt=demo.date()).exists()


def test_some_visits_are_overdue_and_some_due_today(demo):
    mine = Space.objects.filter(responsible__email__startswith="counselor@", status=Status.JOINED)
    assert mine.filter(next_visit__lt=demo.date()).exists()
    assert mine.filter(next_visit=demo.date()).exists()


def test_who_answers_for_a_space_works_in_its_programme(demo):
    for space in Space.objects.exclude(responsible=None).select_related("responsible"):
        assert space.responsible.memberships.filter(programme=space.programme, role__in=["counselor", "lead"]).exists()


def test_the_history_begins_with_the_registration_by_a_demo_person(demo):
    registered = dict(Space.objects.values_list("pk", "created_at"))
    people = set(User.objects.filter(is_demo=True).values_list("pk", flat=True))
    for pk, actor, at in SpaceEvent.objects.filter(pgh_label="insert").values_list("id", "actor", "pgh_created_at"):
        assert actor in people
        assert at == registered[pk]
