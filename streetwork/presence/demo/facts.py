"""Dices the facts of an invented space: members over time, rules, permission, visits."""

from datetime import date, timedelta
from random import Random

from streetwork.presence.enums import Permission, Risk, Rule, Status
from streetwork.presence.rules import next_visit_after

HISTORY_DAYS = 540
RULES = (
    "",
    "",
    "Fragen sind willkommen, Werbung nicht. Antworten bitte öffentlich, damit andere mitlesen.",
    "Keine Stellenanzeigen. Behördenfragen nur im angehefteten Wochenbeitrag.",
    "Links nur nach Rücksprache mit der Moderation; keine Beratung per Direktnachricht anbieten.",
    "Offene Gruppe, höflicher Ton. Als Beratungsangebot zu erkennen geben, Träger nennen.",
    "Beiträge werden vor der Freigabe geprüft, das dauert meist einen Tag.",
    "Nur Fragen rund um Beruf und Anerkennung. Doppelte Fragen werden gelöscht.",
)


def member_history(members: int, today: date, dice: Random) -> list[tuple[date, int]]:
    """Three to eight counts of the last 18 months, the newest exactly `members`; groups mostly grow.

    A hashtag has no members, so it was never counted.
    """
    if not members:
        return []
    number = dice.randint(3, 8)
    newest = dice.randint(1, 40)
    ages = sorted(dice.sample(range(newest + 30, HISTORY_DAYS), number - 1))
    growth = dice.uniform(-0.04, 0.45)
    counts = [(today - timedelta(days=newest), members)]
    for age in ages:
        share = 1 - growth * (age - newest) / HISTORY_DAYS
        counts.append((today - timedelta(days=age), max(0, round(members * share * dice.uniform(0.99, 1.01)))))
    return counts


def rules_of(status: Status, dice: Random) -> dict:
    """What the space says about advertising and links, what its admins said, and how exposed people are."""
    permission = Permission.REFUSED if status == Status.BLOCKED else Permission.ASKED
    if status == Status.JOINED:
        permission = dice.choices(list(Permission), (4, 2, 5, 0))[0]
    return {
        "rules": dice.choice(RULES),
        "advertising": dice.choices(list(Rule), (3, 1, 3, 4))[0],
        "links": dice.choices(list(Rule), (2, 4, 4, 1))[0],
        "permission": permission,
        "privacy_risk": dice.choices(list(Risk), (1, 3, 4, 2))[0],
    }


def visits(status: Status, turn: int, today: date, dice: Random) -> dict:
    """When the space was visited and when it is due. Every 9th is overdue, every 9th is due today.

    `turn` counts the spaces of one responsible person, so that everybody's Today has some of each.
    """
    every = dice.choice((7, 14, 14, 21, 28))
    if status == Status.PENDING:
        return {"visit_every_days": every}
    ago = {1: every + dice.randint(1, 9), 3: every}.get(turn % 9, dice.randint(0, every - 1))
    if status != Status.JOINED:
        return {"last_visit": today - timedelta(days=60 + ago)}
    last = today - timedelta(days=ago)
    return {"visit_every_days": every, "last_visit": last, "next_visit": next_visit_after(last, every)}
