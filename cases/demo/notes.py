"""Short notes as colleagues write them: about the matter, never about a person. The guard finds nothing in them."""

from random import Random

GENERAL = (
    "Link zur Behörde in der Erstsprache geschickt, weitere Fragen beantwortet.",
    "Frage kam nach einem Beitrag zum selben Thema, kurze Antwort genügte.",
    "Mehrere haben mitgelesen und sich bedankt.",
    "Auf die Antwort von letzter Woche verwiesen und ergänzt.",
    "Falsche Angabe im Thread freundlich richtiggestellt, Quelle verlinkt.",
    "Möchte sich nach dem Termin noch einmal melden.",
)
BY_TOPIC = {
    "working_conditions": (
        "Lohn für zwei Monate fehlt, Vertrag nur auf Deutsch. Auf Fristen hingewiesen.",
        "Kündigung per Messenger erhalten; Schriftform und Dreiwochenfrist erklärt.",
        "Stundenzettel selbst führen und aufheben, dann zur Beratungsstelle.",
        "Wohnung hängt am Arbeitsvertrag, sorgt sich um beides.",
    ),
    "job_search": (
        "Anzeige verlangt Gebühr vorab, davon abgeraten.",
        "Hinweise zum Lebenslauf gegeben, Portale genannt.",
    ),
    "recognition": (
        "Reglementierter Beruf, zuständige Stelle und Unterlagen genannt.",
        "Unterlagen liegen nur im Original vor, beglaubigte Übersetzung erklärt.",
        "Bescheid mit Auflagen erhalten, Kenntnisprüfung und Lehrgang verglichen.",
        "Kosten sind die Hürde, auf den Zuschuss hingewiesen.",
    ),
    "vocational_training": (
        "Ausbildung ab September gesucht, Sprachniveau B1.",
        "Teilqualifizierung und Umschulung verglichen.",
    ),
    "language_courses": (
        "Wartezeit auf den Kurs, Angebote online genannt.",
        "Braucht ein Zertifikat für den Antrag, Prüfungsorte genannt.",
    ),
    "residence": (
        "Freizügigkeit erklärt, keine Aufenthaltserlaubnis nötig.",
        "Termin erst in vier Monaten; Bescheinigung der Antragstellung empfohlen.",
    ),
    "social_benefits": (
        "Familienkasse fragt Unterlagen aus dem Herkunftsland nach, Liste erklärt.",
        "Antrag abgelehnt, Widerspruchsfrist läuft noch zehn Tage.",
    ),
    "taxes": ("Steuernummer und Steuer-ID verwechselt, Unterschied erklärt.",),
    "housing": ("Kaution wird einbehalten, Mieterverein genannt.", "Viele Personen in einem Zimmer, Rechte erklärt."),
    "family": ("Kitaplatz gesucht, Gutschein und Anmeldung erklärt.",),
    "authorities": (
        "Ohne Wohnungsgeberbestätigung keine Anmeldung; Vorgehen erklärt.",
        "Brief der Behörde gemeinsam verstanden.",
    ),
    "skilled_immigration": (
        "Punkte für die Chancenkarte durchgegangen, Sprachnachweis fehlt noch.",
        "Agentur verlangt hohe Gebühr, faire Vermittlung erklärt.",
        "Fragt nach Leben in der Zielregion: Wohnung, Kita, Vereine.",
    ),
}
# No word about matters that may endanger somebody.
SILENT = {"crisis", "health", "discrimination"}


def note_about(topic: str, dice: Random) -> str:
    """A note that fits a topic of the first level; "" where the demo keeps silent."""
    if topic in SILENT:
        return ""
    return dice.choice(BY_TOPIC.get(topic, ()) + GENERAL[:3] if dice.random() < 0.7 else GENERAL)


def all_notes() -> list[str]:
    return [*GENERAL, *(text for texts in BY_TOPIC.values() for text in texts)]
