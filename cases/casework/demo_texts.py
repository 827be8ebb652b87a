"""What the invented cases say: as colleagues write, about the matter, without anybody's name."""

from dataclasses import dataclass

from cases.casework.enums import CheckResult, Closure, ConsentKind, GoalStatus, HandoverReason, Risk


@dataclass(frozen=True)
class Told:
    """One invented case. `days` ago it was opened; notes are (days ago, sections); goals (text, status)."""

    worker: str
    topics: tuple[str, ...]
    days: int
    concern: str
    notes: tuple[tuple[float, dict[str, str]], ...] = ()
    goals: tuple[tuple[str, str], ...] = ()
    risk: str = Risk.NONE
    age: str = ""
    deputy: str = ""
    consents: tuple[str, ...] = (ConsentKind.INFORMED, ConsentKind.SUPPORT)
    handle: str = ""
    closed: tuple[float, str, str] | None = None
    reopened: float | None = None
    handed_over: tuple[float, str, str, str] | None = None
    checks: tuple[tuple[float, str, str, str], ...] = ()
    contacts: int = 1


CASES = (
    Told(
        "counselor", ("working_conditions", "pay"), 16,
        "Lohn für drei Monate steht aus, die Unterkunft hängt am Arbeitsvertrag. Möchte beides lösen.",
        notes=(
            (15, {"observation": "Lohnzettel fehlen ganz, Vertrag nur auf Deutsch, Stundenzettel selbst geführt.",
                  "statement": "Sagt, der Vorarbeiter drohe mit Kündigung, wenn sich jemand beschwert.",
                  "assessment": "Ansprüche gut belegbar, Ausschlussfrist drei Monate beachten.",
                  "action": "Stundenzettel sichern lassen; Termin bei der Beratungsstelle angebahnt."}),
            (6, {"statement": "War bei der Beratungsstelle, Geltendmachung ist abgeschickt.",
                 "action": "Nach zwei Wochen nachfragen, was der Betrieb antwortet."}),
            (1, {"observation": "Zimmer wurde zum Monatsende gekündigt, nur mündlich.",
                 "assessment": "Mündliche Kündigung unwirksam; Druckmittel. Obdachlosigkeit möglich.",
                 "action": "Notunterkunft der Stadt genannt, Schlüssel nicht abgeben."}),
        ),
        goals=(("Den ausstehenden Lohn schriftlich einfordern", GoalStatus.REACHED),
               ("Eine Unterkunft, die nicht am Arbeitsplatz hängt", GoalStatus.OPEN)),
        risk=Risk.WATCH, age="27-49", deputy="traveller", handle="demo.lohn.drei",
        consents=(ConsentKind.INFORMED, ConsentKind.SUPPORT, ConsentKind.HANDLE, ConsentKind.TRANSFER),
        checks=((5, "traveller", CheckResult.AGREED, "Frist stimmt, gut so. Kündigungsschutz im Blick behalten."),),
        contacts=3,
    ),
    Told(
        "counselor", ("recognition", "language_courses"), 41,
        "Pflegefachkraft mit Abschluss aus Rumänien, arbeitet als Helferin. Möchte die Anerkennung abschließen.",
        notes=(
            (40, {"statement": "Bescheid mit Auflagen liegt seit einem Jahr in der Schublade.",
                  "action": "Kenntnisprüfung und Anpassungslehrgang verglichen, Kosten und Zuschuss erklärt."}),
            (12, {"observation": "Sprachzertifikat B2 fehlt noch.", "action": "Kursorte mit Abendterminen genannt."}),
        ),
        goals=(("Einen Platz im Anpassungslehrgang finden", GoalStatus.OPEN),
               ("B2-Prüfung anmelden", GoalStatus.PARTLY)),
        age="27-49", deputy="traveller", contacts=2,
    ),
    Told(
        "counselor", ("family", "school"), 9,
        "Kind wartet seit fünf Monaten auf einen Schulplatz, Schreiben der Schulbehörde wird nicht verstanden.",
        notes=((8, {"observation": "Zwei Schreiben, das zweite ist eine Anhörung mit Frist.",
                    "action": "Frist erklärt, Antwort zusammen gegliedert, Migrationsberatung genannt."}),),
        goals=(("Auf das Schreiben antworten, bevor die Frist endet", GoalStatus.OPEN),),
        checks=((0.3, "traveller", "", ""),),
    ),
    Told(
        "counselor", ("crisis", "housing"), 3,
        "Deutet Gewalt in der Beziehung an, will zuerst nur reden. Schreibt nur, wenn sie allein ist.",
        notes=((2.6, {"statement": "Möchte nicht angerufen werden; schreibt abends.",
                      "assessment": "Keine unmittelbare Gefahr genannt, Lage kann kippen. Nichts Sichtbares senden.",
                      "action": "Hilfetelefon erklärt, Notruf besprochen, zweite Person einbezogen."}),),
        goals=(("Wissen, wohin sie sich nachts wenden kann", GoalStatus.REACHED),),
        risk=Risk.ACUTE, checks=((2.5, "lead", CheckResult.AGREED, "Vorgehen richtig. Täglich kurz Rücksprache."),),
    ),
    Told(
        "counselor", ("social_benefits",), 120,
        "Kindergeld wird seit dem Umzug nicht gezahlt, Familienkasse fragt immer neue Nachweise nach.",
        notes=((118, {"action": "Liste der Nachweise mit Übersetzung durchgegangen."}),
               (75, {"statement": "Bescheid ist da, Nachzahlung kommt.", "action": "Abschluss besprochen."})),
        goals=(("Bescheid der Familienkasse erhalten", GoalStatus.REACHED),),
        closed=(74, Closure.REACHED, "Nachzahlung für elf Monate. Weiß, wo sie sich künftig hinwendet."),
        age="27-49",
    ),
    Told(
        "counselor", ("residence", "health"), 200,
        "Unsicher, ob die Freizügigkeit nach dem Verlust der Arbeit fortbesteht.",
        notes=((198, {"action": "Arbeitnehmerstatus und Fristen erklärt, an die Fachberatung verwiesen."}),
               (20, {"statement": "Meldet sich wieder: neue Stelle, jetzt Fragen zur Familienversicherung.",
                     "action": "Unterlagen für die Krankenkasse genannt."})),
        goals=(("Klarheit über den Aufenthalt", GoalStatus.REACHED),
               ("Familienversicherung für die Kinder", GoalStatus.OPEN)),
        closed=(160, Closure.RETURN, "Erstfrage geklärt, Rückkehr jederzeit möglich."), reopened=21,
        handle="demo.zurueck", consents=(ConsentKind.INFORMED, ConsentKind.SUPPORT, ConsentKind.HANDLE), contacts=2,
    ),
    Told(
        "traveller", ("housing", "registration"), 30,
        "Lebt zu viert in einem Zimmer, sucht Wohnung und versteht die Selbstauskunft nicht.",
        notes=((29, {"observation": "Selbstauskunft fragt Dinge, die nicht gefragt werden dürfen.",
                     "action": "Erklärt, was freiwillig ist; Wohnberechtigungsschein empfohlen."}),),
        goals=(("Wohnberechtigungsschein beantragen", GoalStatus.OPEN),),
        handed_over=(4, "counselor", HandoverReason.ABSENCE,
                     "Antrag liegt beim Amt, Antwort in etwa zwei Wochen. Bitte duzen."),
    ),
    Told(
        "colleague", ("working_conditions", "pay"), 22,
        "Fährt Pakete als Scheinselbstständiger, Unfall gehabt, nicht versichert.",
        notes=((21, {"statement": "Auftraggeber meldet sich nicht mehr.",
                     "assessment": "Spricht viel für abhängige Beschäftigung; rechtliche Prüfung durch Fachstelle.",
                     "action": "Beratungsstelle für Arbeitsrecht genannt, Unfallanzeige erklärt."}),),
        goals=(("Unfall bei der Berufsgenossenschaft anzeigen", GoalStatus.OPEN),), risk=Risk.WATCH, age="18-26",
    ),
    Told(
        "colleague", ("debt", "consumer"), 60, "Handyverträge, die nie abgeschlossen wurden; Inkasso droht.",
        notes=((58, {"action": "Widerspruch erklärt, Schuldnerberatung mit bulgarischer Beratung genannt."}),),
        closed=(15, Closure.SILENT, "Seit sechs Wochen keine Antwort. Rückkehr möglich."),
    ),
    Told(
        "spanish", ("housing", "registration"), 11,
        "Untermiete in Berlin ohne Anmeldung, ohne Meldebescheinigung kein Konto.",
        notes=((10, {"statement": "Vermieterin verweigert die Wohnungsgeberbestätigung.",
                     "action": "Pflicht der Vermieterin erklärt, Bürgeramt und Basiskonto genannt."}),),
        goals=(("Wohnsitz anmelden", GoalStatus.OPEN), ("Basiskonto eröffnen", GoalStatus.OPEN)), age="18-26",
        contacts=2,
    ),
    Told(
        "spanish", ("discrimination",), 5,
        "Wird im Team wegen des Akzents nachgeäfft, Vorgesetzte schauen weg.",
        notes=((4, {"assessment": "Belästigung nach AGG möglich; Frist von zwei Monaten.",
                    "action": "Vorfälle mit Datum aufschreiben, Beratungsstelle gegen Diskriminierung genannt."}),),
        goals=(("Entscheiden, ob eine Beschwerde gestellt wird", GoalStatus.OPEN),), deputy="italian",
        checks=((1.2, "italian", "", ""),),
    ),
    Told(
        "vietnamese", ("vocational_training", "job_search"), 14,
        "Lebt noch in Vietnam, hat eine Zusage für die Ausbildung in der Pflege; eine Agentur verlangt viel Geld.",
        notes=((13, {"observation": "Vertrag mit der Agentur verlangt 9.000 Euro und behält den Pass ein.",
                     "assessment": "Nicht fair, vermutlich sittenwidrig. Einbehalt des Passes ist verboten.",
                     "action": "Faire Anwerbung erklärt, Stelle in Hanoi genannt, nichts unterschreiben."}),),
        goals=(("Ausbildung beginnen, ohne sich zu verschulden", GoalStatus.OPEN),), risk=Risk.WATCH, age="18-26",
        deputy="russian",
    ),
)  # fmt: skip
