"""Several people at the same moment: against the real database, with real concurrency."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from campaigns.flow import seen_of
from campaigns.models import GateRelease, Placement, ShortLink
from campaigns.release.actions import mark_published, release_version
from tests.factories.campaigns import post_version_of

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(action, people):
    together = Barrier(len(people))

    def act(person):
        try:
            together.wait(timeout=20)
            return action(person)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as hands:
        return list(hands.map(act, people))


def test_of_many_who_mark_at_once_one_was_first_and_the_others_are_told_who(bench, cast):
    post_version_of(bench.post, "pl", text="Kursy {link}", target="https://example.org/kurs")
    placement = bench.planned("pl")
    people = [cast.owner, cast.colleague, cast.lead, cast.campaign_editor] * 2
    answers = all_at_once(lambda person: mark_published(placement=placement, user=person.pk), people)
    (first,) = [person for person, marked in zip(people, answers, strict=True) if marked.is_new]
    assert {marked.placement.published_by for marked in answers if not marked.is_new} == {first}
    assert Placement.objects.get(pk=placement.pk).published_by == first
    assert ShortLink.objects.count() == 1


def test_of_many_who_release_at_once_one_release_stands(bench, cast):
    facts = {"version": bench.source, "checks": bench.all_checks(), "seen": seen_of(bench.source)}
    people = [cast.lead, cast.campaign_editor] * 3
    answers = all_at_once(lambda person: release_version(**facts, user=person.pk), people)
    assert {release.pk for release in answers} == {GateRelease.objects.get().pk}
