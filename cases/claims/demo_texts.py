"""The false claims of demo mode: what circulates, in the languages of the programmes, with what is right.

The corrections were written in 2026 from the law that they name; they are examples and no legal advice.
"""

from dataclasses import dataclass

KOMPAN, EAST_SIDE, LARA = "kompan", "welcome-to-the-east-side", "lara-la-red"


@dataclass(frozen=True)
class Told:
    """A claim. `by` and `checked_by` are keys of demo people; `weekly` is how often it is usually seen in a week,
    `now` in the running one; known for `weeks`.
    """

    programme: str
    by: str
    language: str
    topic: str
    statement: str
    said: str
    correction: str = ""
    checked_by: str = ""
    weekly: float = 1
    now: int = 1
    weeks: int = 20
    quiet: bool = False

    @property
    def is_rising(self) -> bool:
        return self.now >= 3


CLAIMS = (
    Told(
        KOMPAN, "colleague", "bg", "child_benefit", "Kindergeld gibt es erst nach fünf Jahren in Deutschland",
        "Детски надбавки дават чак след пет години в Германия.",
        "Falsch. Wer in Deutschland wohnt und als EU-Bürger:in freizügigkeitsberechtigt ist, kann Kindergeld "
        "bekommen. Nur ohne Arbeit gilt in den ersten drei Monaten eine Einschränkung (§ 62 Abs. 1a EStG).",
        "lead", weekly=2.2, now=2, weeks=34,
    ),
    Told(
        KOMPAN, "bw", "bg", "registration", "Ohne Anmeldung der Wohnung darf man nicht arbeiten",
        "Без адресна регистрация нямаш право да работиш.",
        "Falsch. EU-Bürger:innen dürfen ab dem ersten Tag arbeiten. Die Wohnung ist binnen zwei Wochen nach dem "
        "Einzug anzumelden (§ 17 BMG); die Steuer-ID kommt danach mit der Post.",
        "colleague", weekly=1.4, now=1, weeks=26,
    ),
    Told(
        KOMPAN, "traveller", "pl", "tax_return", "Eine Steuererklärung bringt nur Nachzahlungen",
        "Rozliczenie w Niemczech się nie opłaca, zawsze trzeba dopłacić.",
        "Meistens falsch. Wer angestellt ist und nicht das ganze Jahr gearbeitet hat, bekommt oft Geld zurück. "
        "Freiwillig geht es vier Jahre rückwirkend (§ 46 EStG).",
        "he", weekly=1.8, now=2, weeks=30,
    ),
    Told(
        KOMPAN, "he", "pl", "sick_leave", "Während einer Krankschreibung ist keine Kündigung möglich",
        "Na zwolnieniu lekarskim nie mogą cię zwolnić.",
        "Falsch. Auch während der Krankheit kann gekündigt werden, schriftlich und mit Frist. Wer sich wehren will, "
        "klagt binnen drei Wochen (§ 4 KSchG).",
        "traveller", weekly=1.1, now=1, weeks=18,
    ),
    Told(
        KOMPAN, "traveller", "pl", "basic_income_support", "Wer Grundsicherung beantragt, wird ausgewiesen",
        "Jak złożysz wniosek o zasiłek, to cię deportują.",
        "Falsch. Ein Antrag führt nicht zur Ausweisung. Wer seine Arbeit unfreiwillig verloren hat, behält sein Recht "
        "zum Aufenthalt (§ 2 Abs. 3 FreizügG/EU).",
        weekly=0.8, now=3, weeks=7,
    ),
    Told(
        KOMPAN, "counselor", "ro", "dismissal", "Eine Kündigung per WhatsApp gilt",
        "Dacă te dă afară pe WhatsApp, ești concediat și gata.",
        "Falsch. Eine Kündigung muss auf Papier stehen und unterschrieben sein (§ 623 BGB). Weiter die Arbeit "
        "anbieten, schriftlich.",
        "ni", weekly=2.0, now=2, weeks=36,
    ),
    Told(
        KOMPAN, "ni", "ro", "employer_accommodation", "Wer kündigt, muss noch am selben Tag aus der Unterkunft",
        "Dacă îți dai demisia, trebuie să ieși din cazare în aceeași zi.",
        "Falsch. Auch für eine Unterkunft vom Betrieb gelten Fristen; niemand darf ohne Gericht auf die Straße gesetzt "
        "werden.",
        "counselor", weekly=1.2, now=6, weeks=22,
    ),
    Told(
        KOMPAN, "counselor", "ro", "health_insurance", "Nach der Kündigung ist man sofort nicht mehr versichert",
        "După concediere nu mai ai asigurare de a doua zi.",
        "Falsch. Der Schutz der gesetzlichen Kasse wirkt bis zu einem Monat nach (§ 19 Abs. 2 SGB V); danach "
        "freiwillig weiterversichern oder über Arbeitslosengeld.",
        "lead", weekly=0.9, now=1, weeks=24,
    ),
    Told(
        KOMPAN, "lead", "ro", "tax_id_class", "Ohne Steuer-ID darf der Betrieb keinen Lohn zahlen",
        "Fără Steuer-ID firma nu are voie să plătească salariul.",
        "Falsch. Der Lohn ist zu zahlen; ohne Steuer-ID wird nur höher versteuert und später ausgeglichen.",
        weekly=0.3, now=0, weeks=15,
    ),
    Told(
        EAST_SIDE, "russian", "ru", "opportunity_card", "Die Chancenkarte gibt es nur mit Arbeitsvertrag",
        "Карту шансов дают только тем, у кого уже есть трудовой договор.",
        "Falsch. Die Chancenkarte ist zur Suche da: über Punkte oder mit anerkannter Qualifikation, dazu der "
        "Lebensunterhalt (§ 20a AufenthG).",
        "lead-east", weekly=1.5, now=7, weeks=20,
    ),
    Told(
        EAST_SIDE, "russian", "ru", "degree_evaluation", "Diplome aus Kasachstan gelten in Deutschland nie",
        "Дипломы из Казахстана в Германии не признают никогда.",
        "Falsch. Viele Abschlüsse stehen als entsprechend in anabin; sonst hilft eine Zeugnisbewertung der ZAB.",
        "vietnamese", weekly=1.0, now=1, weeks=28,
    ),
    Told(
        EAST_SIDE, "vietnamese", "vi", "recruitment_agencies", "Ohne Agentur gibt es kein Visum zur Ausbildung",
        "Không qua môi giới thì không xin được visa học nghề.",
        "Falsch. Das Visum beantragt man selbst; nötig sind Ausbildungsvertrag, Sprache und Lebensunterhalt "
        "(§ 16a AufenthG). Vermittlung kostet Auszubildende nichts, was nicht vereinbart und zulässig ist.",
        "russian", weekly=2.4, now=2, weeks=32,
    ),
    Told(
        EAST_SIDE, "vietnamese", "vi", "language_exams", "Gekaufte B1-Zertifikate fallen nicht auf",
        "Mua chứng chỉ B1 cũng được, đại sứ quán không kiểm tra đâu.",
        "Falsch und gefährlich. Zertifikate werden geprüft; ein gefälschtes kostet das Visum und kann zur Sperre "
        "führen (§ 95 Abs. 2 AufenthG).",
        weekly=0.9, now=2, weeks=9,
    ),
    Told(
        EAST_SIDE, "lead-east", "es", "skilled_work_visa", "Als Tourist:in einreisen und dann umschreiben geht immer",
        "Entras como turista y después cambias la visa allá, todo el mundo lo hace.",
        "Meistens falsch. Wer arbeiten will, braucht in der Regel vor der Einreise das passende Visum "
        "(§ 5 Abs. 2 AufenthG); Ausnahmen sind selten.",
        "russian", weekly=0.7, now=1, weeks=16,
    ),
    Told(
        LARA, "spanish", "es", "recognition_procedure", "Die Anerkennung dauert immer zwei Jahre",
        "La homologación en Alemania tarda siempre dos años.",
        "Falsch. Nach vollständigen Unterlagen entscheidet die Stelle meist binnen drei Monaten (§ 6 BQFG), im "
        "beschleunigten Verfahren binnen zwei.",
        "lead-lara", weekly=1.6, now=5, weeks=30,
    ),
    Told(
        LARA, "english", "en", "regulated_professions", "Nurses can work as nurses before their recognition",
        "You can start as a nurse right away, recognition is only a formality.",
        "Falsch. Pflegefachperson ist ein geschützter Beruf (§ 1 PflBG). Vorher ist Arbeit als Hilfskraft möglich.",
        "spanish", weekly=0.8, now=0, weeks=25,
    ),
    Told(
        LARA, "italian", "it", "certified_translation", "Übersetzungen aus Italien gelten in Deutschland nie",
        "Le traduzioni fatte in Italia in Germania non valgono mai.",
        "So nicht richtig. Viele Stellen nehmen Übersetzungen von in der EU Beeidigten; vorher fragen.",
        "lead-lara", weekly=0.2, now=0, weeks=40, quiet=True,
    ),
)  # fmt: skip
