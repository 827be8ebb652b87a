"""Invented campaign ideas. Called in a transaction and the scope of all states."""

from datetime import timedelta

from campaigns.enums import IdeaOrigin, IdeaStatus
from campaigns.models import CampaignIdea
from streetwork.accounts.models import User
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Topic

KOMPAN, EAST_SIDE, LARA = "kompan", "welcome-to-the-east-side", "lara-la-red"
# programme, origin, title, language, topic, questions, days ago, who, status, note
IDEAS = (
    (KOMPAN, "lead", "Kindergeld: Fragen auf Rumänisch", "ro", "child_benefit", 34, 9, "counselor", "open", ""),
    (KOMPAN, "lead", "Kostenlose Deutschkurse: Fragen auf Rumänisch", "ro", "language_courses", 38, 52, "counselor",
     "open", ""),
    (KOMPAN, "gap", "Kaum Kurse mit Kinderbetreuung im Münsterland", None, "language_courses", 9, 49, "counselor",
     "open", ""),
    (KOMPAN, "lead", "Lohn nicht gezahlt: Fragen auf Polnisch", "pl", "pay", 27, 16, "traveller", "open", ""),
    (KOMPAN, "trend", "Kündigungen in der Logistik nehmen zu", "bg", "dismissal", 19, 5, "lead", "open",
     "Seit drei Wochen über dem Mittel. Kurzes Video mit den zwei Fristen?"),
    (KOMPAN, "gap", "Niemand berät auf Bulgarisch zu Mietrecht in Sachsen", "bg", "rental_contract", 8, 21, "colleague",
     "open", ""),
    (KOMPAN, "own", "Vor Weihnachten: Lohnabrechnung lesen können", None, "pay", 0, 30, "campaigns", "open",
     "Bilderreihe in fünf Sprachen, jede Zeile der Abrechnung erklärt."),
    (KOMPAN, "own", "Saisonarbeit: Was vor der Abreise zu klären ist", "ro", "posted_temporary_work", 11, 44,
     "counselor", "taken", ""),
    (KOMPAN, "lead", "GEZ abmelden: Fragen auf Polnisch", "pl", "broadcasting_fee", 5, 60, "traveller", "dropped",
     "Es gibt dazu genug Seiten auf Polnisch; wir verweisen dorthin."),
    (EAST_SIDE, "lead", "Chancenkarte: Fragen auf Vietnamesisch", "vi", "opportunity_card", 41, 7, "vietnamese", "open",
     ""),
    (EAST_SIDE, "trend", "Verkaufte Termine bei der Botschaft", "ru", "recruitment_agencies", 23, 12, "russian", "open",
     "Warnung mit dem Hinweis, wo man den Termin kostenlos bekommt."),
    (EAST_SIDE, "own", "Leben in der Altmark: drei Menschen erzählen", "es", "living_in_target_region", 6, 35,
     "lead-east", "taken", ""),
    (LARA, "lead", "Homologación: preguntas en español", "es", "recognition_procedure", 52, 6, "spanish", "open", ""),
    (LARA, "own", "Traduzioni: quali servono davvero", "it", "certified_translation", 14, 20, "italian", "open", ""),
    (LARA, "gap", "Keine Beratung auf Portugiesisch zum Lehramt", "pt", "regulated_professions", 7, 26, "portuguese",
     "open", ""),
)  # fmt: skip


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return CampaignIdea.objects.filter(created_by__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Write them. `people` are the demo people by key (accounts/demo.py), `now` the moment."""
    programmes = Programme.objects.in_bulk(field_name="slug")
    topics = dict(Topic.objects.values_list("code", "pk"))
    for number, (slug, origin, title, language, topic, questions, days, who, status, note) in enumerate(IDEAS):
        key = f"{topics[topic]}/{language}" if origin == IdeaOrigin.LEAD else f"demo-{number}"
        CampaignIdea.objects.get_or_create(
            programme=programmes[slug],
            origin=origin,
            origin_key=key,
            defaults={
                "title": title,
                "note": note,
                "language_id": language,
                "topic_id": topics[topic],
                "questions": questions,
                "status": status,
                "created_by": people[who],
                "created_at": now - timedelta(days=days),
                "settled_at": None if status == IdeaStatus.OPEN else now - timedelta(days=days - 4),
            },
        )


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since."""
    CampaignIdea.objects.filter(created_by__in=User.objects.filter(is_demo=True).values("pk")).delete()
