"""Invents what happened in the demo's spaces: visits, who visits next, the block log, the stated reach."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from streetwork.accounts.models import User
from streetwork.presence.demo.register import LARA, LEADS
from streetwork.presence.enums import Cause, Measure, Outcome, Status, Step
from streetwork.presence.models import BlockEntry, ReachEstimate, Space, Visit
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary

SEED = 20180801
BACK = timedelta(days=100)
MOST_VISITS = 6
MINUTES = (10, 10, 15, 15, 15, 20, 25, None)
# Who makes the next visit for whom, in how many spaces.
HANDED = (("counselor", "ni", 2), ("traveller", "he", 2), ("spanish", "lead-lara", 3), ("vietnamese", "lead-east", 1))

# days ago, programme, person, platform, measure, cause, step, outcome, note; in a space of the person, or of none.
BLOCKS = (
    (3, "kompan", "counselor", "facebook", Measure.COMMENT, Cause.LINKS, Step.NONE, Outcome.OPEN, True,
     "Antwort mit Link zum Anerkennungsportal nach wenigen Minuten verschwunden."),
    (9, LARA, "spanish", "facebook", Measure.RESTRICTED, Cause.SPAM_FILTER, Step.APPEAL, Outcome.OPEN, False,
     "Nach zwölf Antworten in einer Stunde: drei Tage keine Kommentare. Widerspruch über das Formular."),
    (16, LARA, "italian", "facebook", Measure.COMMENT, Cause.ADMIN, Step.ADMIN, Outcome.RESTORED, True,
     "Moderation hielt den Hinweis für Werbung; nach Erklärung wieder freigegeben."),
    (24, "kompan", "traveller", "facebook", Measure.POST, Cause.SPAM_FILTER, Step.APPEAL, Outcome.PARTLY, True,
     "Derselbe Text in vier Gruppen: in zweien wieder sichtbar."),
    (38, "welcome-to-the-east-side", "vietnamese", "facebook", Measure.COMMENT, Cause.REPORTED, Step.ADMIN,
     Outcome.RESTORED, True, ""),
    (51, LARA, "portuguese", "facebook", Measure.REMOVED, Cause.ADMIN, Step.ADMIN, Outcome.FINAL, True,
     "Gruppe nimmt keine Organisationen mehr auf."),
    (67, "kompan", "he", "facebook", Measure.COMMENT, Cause.CONTENT, Step.APPEAL, Outcome.RESTORED, True,
     "Warnung vor unseriösen Stellenangeboten als „Betrug“ eingestuft."),
    (80, "welcome-to-the-east-side", "russian", "vk", Measure.RESTRICTED, Cause.UNKNOWN, Step.NONE, Outcome.FINAL,
     False, "Konto von Deutschland aus nicht mehr erreichbar."),
    (112, LARA, "english", "reddit", Measure.POST, Cause.LINKS, Step.ADMIN, Outcome.RESTORED, False,
     "Automatik der Moderation; Konto wurde freigeschaltet."),
    (149, "kompan", "ni", "facebook", Measure.BLOCKED, Cause.IDENTITY, Step.APPEAL, Outcome.RESTORED, False,
     "Nachweis der Trägerschaft verlangt, nach neun Tagen wieder offen."),
    (203, LARA, "spanish", "facebook", Measure.COMMENT, Cause.LINKS, Step.ADMIN, Outcome.FINAL, True, ""),
)  # fmt: skip
OVERLAPS = (
    (LARA, 35, 120, ("Stichprobe in zwölf spanischen Gruppen im Frühjahr: ein Drittel der Mitglieder, deren Profil"
     " Gruppen zeigt, war in mindestens einer zweiten.")),
    ("kompan", 25, 60, ("Schätzung des Teams aus den Überschneidungen der größten polnischen und rumänischen Gruppen;"
     " keine Erhebung.")),
)  # fmt: skip


def seed_rounds(*, people: dict[str, User], now: datetime) -> None:
    """For the spaces that demo people answer for. Needs an open scope and transaction, and the register."""
    dice, today = Random(SEED), timezone.localdate(now)  # noqa: S311 invented data, no secret
    programmes = Programme.objects.in_bulk(field_name="slug")
    _seed_visits(people, programmes, today, dice)
    _seed_handed(people)
    _seed_blocks(people, programmes, today)
    for slug, percent, ago, basis in OVERLAPS:
        ReachEstimate.objects.get_or_create(
            programme=programmes[slug],
            defaults={"overlap_percent": percent, "basis": basis, "stated_on": today - timedelta(days=ago),
                      "stated_by": people[LEADS[slug]]},
        )  # fmt: skip


def rounds_are_seeded() -> bool:
    return Visit.objects.filter(visitor__is_demo=True).exists()


def _seed_visits(people, programmes, today, dice):
    """Back from the last visit in the space's rhythm, by who is responsible, or the programme's lead."""
    leads = {programmes[slug].pk: people[key].pk for slug, key in LEADS.items()}
    visits = []
    joined = Space.objects.filter(programme__in=leads, status=Status.JOINED).exclude(last_visit=None)
    for space in joined.order_by("programme", "name", "pk"):
        visitor, day = space.responsible_id or leads[space.programme_id], space.last_visit
        for _turn in range(MOST_VISITS):
            if day < today - BACK:
                break
            visits.append(Visit(space=space, visitor_id=visitor, visited_on=day, minutes=dice.choice(MINUTES)))
            day -= timedelta(days=max(2, (space.visit_every_days or 14) + dice.randint(-2, 3)))
    Visit.objects.bulk_create(visits, ignore_conflicts=True)


def _seed_handed(people):
    for responsible, visitor, number in HANDED:
        theirs = Space.objects.filter(responsible=people[responsible], status=Status.JOINED).exclude(next_visit=None)
        chosen = list(theirs.order_by("next_visit", "name").values_list("pk", flat=True)[1 : 1 + number])
        Space.objects.filter(pk__in=chosen).update(visitor=people[visitor])


def _seed_blocks(people, programmes, today):
    platforms = vocabulary().platform_by_code
    for ago, slug, key, platform, measure, cause, step, outcome, in_space, note in BLOCKS:
        day = today - timedelta(days=ago)
        theirs = Space.objects.filter(responsible=people[key], platform=platforms[platform]).order_by("name", "pk")
        BlockEntry.objects.create(
            programme=programmes[slug], platform=platforms[platform], space=theirs.first() if in_space else None,
            happened_on=day, measure=measure, cause=cause, step=step, outcome=outcome, note=note,
            reporter=people[key],
            settled_on=None if outcome == Outcome.OPEN else min(today, day + timedelta(days=2 + ago % 9)),
        )  # fmt: skip


def clear_rounds() -> None:
    """Remove what `seed_rounds` wrote, and what demo people made since."""
    demo = User.objects.filter(is_demo=True).values("pk")
    Visit.objects.filter(visitor__in=demo).delete()
    BlockEntry.objects.filter(reporter__in=demo).delete()
    ReachEstimate.objects.filter(stated_by__in=demo).delete()
