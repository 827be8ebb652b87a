"""The incidents of demo mode. Invented; numbers of staff are from the range that is kept free for such purposes."""

from dataclasses import dataclass, field

KOMPAN, LARA = "kompan", "lara-la-red"


@dataclass(frozen=True)
class Told:
    """An incident. `by`, `second` are keys of demo people; `hours` ago it was reported; closed when `outcome` is told.

    `done` steps are ticked; None: all. `aftercare`: days from today on which reporter and second person are asked.
    """

    programme: str
    state: str
    by: str
    second: str
    kind: str
    hours: float
    account: str = ""
    lessons: str = ""
    platform: str = "facebook"
    outcome: str = ""
    confirmed: bool = True
    done: int | None = None
    called: bool = False
    aftercare: int | None = None
    involved: tuple[str, ...] = field(default=())


INCIDENTS = (
    Told(
        KOMPAN, "NW", "counselor", "traveller", "attack", 26,
        "Nach einer öffentlichen Antwort zu Kündigungsfristen kamen in einer Gruppe Beschimpfungen und die Drohung, "
        "den Arbeitsort herauszufinden. Nicht geantwortet, Beweise außerhalb gesichert, Konto gemeldet und blockiert.",
        "Die Antwort hätte aus dem Teamkonto kommen sollen. Eine Kollegin hat die Gruppe für zwei Wochen übernommen.",
        outcome="reported", called=True, aftercare=0,
    ),
    Told(
        KOMPAN, "NW", "traveller", "counselor", "suicide", 3,
        "In einer Direktnachricht schreibt jemand von Schulden und davon, nicht mehr leben zu wollen. Antwortet noch. "
        "Ist nach eigenen Worten in einer Unterkunft, nicht allein.",
        confirmed=False, done=3, called=True, aftercare=1,
    ),
    Told(
        LARA, "BE", "spanish", "lead-lara", "police", 24 * 41,
        "Anruf, angeblich von einer Polizeidienststelle: wer hinter einem Profil in unserer Gruppe stehe. Nichts "
        "gesagt, schriftliche Anfrage erbeten.",
        "Es kam keine schriftliche Anfrage. Im Team wiederholt: niemand antwortet allein.",
        outcome="refused", called=True, aftercare=-40,
    ),
)  # fmt: skip

# Older ones, closed long ago, for the figures: programme, state, by, second, kind, outcome, days ago.
OLDER = (
    (KOMPAN, "NW", "counselor", "traveller", "attack", "reported", 95),
    (KOMPAN, "NW", "traveller", "counselor", "attack", "reported", 132),
    (KOMPAN, "NW", "traveller", "counselor", "suicide", "service", 150),
    (KOMPAN, "NW", "counselor", "lead", "violence", "none", 171),
    (KOMPAN, "SN", "colleague", "traveller", "attack", "reported", 204),
    (KOMPAN, "NW", "traveller", "lead", "attack", "reported", 214),
    (KOMPAN, "NW", "counselor", "traveller", "breach", "none", 240),
    (KOMPAN, "HH", "hh", "traveller", "images", "reported", 268),
    (KOMPAN, "NW", "counselor", "lead", "attack", "reported", 292),
    (KOMPAN, "NW", "traveller", "counselor", "suicide", "emergency", 321),
    (KOMPAN, "HE", "he", "traveller", "child", "youth", 340),
    (KOMPAN, "NW", "lead", "traveller", "police", "refused", 377),
    (LARA, "BE", "portuguese", "spanish", "attack", "reported", 88),
    (LARA, "BE", "italian", "lead-lara", "attack", "reported", 197),
    (LARA, "BE", "english", "lead-lara", "suicide", "service", 260),
)

# programme, key of a colleague or "", name, phone, available, types, order.
ON_CALL = (
    (KOMPAN, "lead", "Programmleitung", "030 23125 101", "Montag bis Freitag 9–18 Uhr", (), 10),
    (KOMPAN, "traveller", "stellvertretende Leitung", "030 23125 102", "wenn die Leitung nicht abhebt", (), 20),
    (KOMPAN, "", "Rufbereitschaft des Trägers", "030 23125 110", "täglich 8–22 Uhr", (), 30),
    (KOMPAN, "", "Datenschutzbeauftragte", "030 23125 120", "Montag bis Freitag", ("breach", "police"), 40),
    (KOMPAN, "", "Insoweit erfahrene Fachkraft", "030 23125 130", "Montag bis Freitag 9–16 Uhr", ("child",), 15),
    (LARA, "lead-lara", "Programmleitung", "030 23125 201", "Montag bis Freitag 10–18 Uhr", (), 10),
    (LARA, "", "Geschäftsführung", "030 23125 210", "in Notfällen immer", (), 20),
    (LARA, "", "Rechtsanwalt des Vereins", "030 23125 220", "", ("police", "attack"), 30),
)
