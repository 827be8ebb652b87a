"""The invented stories of demo mode. Nobody in them exists."""

from dataclasses import dataclass

from streetwork.accounts.demo import EAST_SIDE, KOMPAN, LARA
from streetwork.reporting.enums import VignetteStatus
from streetwork.reporting.vignettes.alterations import Alteration

A = Alteration


@dataclass(frozen=True, kw_only=True)
class Story:
    days: int
    programme: str
    state: str
    author: str
    topic: str
    title: str
    situation: str
    support: str
    outcome: str
    altered: tuple[str, ...]
    second: str = ""
    status: str = VignetteStatus.RELEASED
    is_success: bool = True
    remark: str = ""


STORIES = (
    Story(
        days=24, programme=KOMPAN, state="NW", author="counselor", second="lead", topic="child_benefit",
        title="Kindergeld, das fast ein Jahr auf sich warten ließ",
        situation="Eine Familie aus Südosteuropa fragte in einer Gruppe, warum auf den Antrag auf Kindergeld seit"
        " Monaten keine Antwort kommt. Ein Elternteil arbeitete in der Logistik, die Kinder lebten zeitweise bei"
        " Verwandten im Herkunftsland. Ein privater Vermittler hatte für das Ausfüllen Geld verlangt.",
        support="Die Beraterin antwortete zuerst öffentlich mit der Liste der Unterlagen und dann vertraulich. Sie"
        " erklärte, welche Bescheinigung aus dem Ausland fehlte, und verwies an eine Migrationsberatung, die den"
        " Schriftwechsel mit der Familienkasse übernahm.",
        outcome="Die Nachzahlung kam nach einigen Wochen. Die Familie schrieb die Liste der Unterlagen selbst in zwei"
        " weitere Gruppen; seither fragen dort weniger Menschen nach Vermittlern.",
        altered=(A.PLACE, A.TIME, A.FAMILY, A.OCCUPATION, A.QUOTES),
    ),
    Story(
        days=41, programme=KOMPAN, state="NW", author="lead", second="counselor", topic="dismissal",
        title="Gekündigt am Telefon",
        situation="Ein Mann aus Osteuropa berichtete, der Vorarbeiter habe ihm am Telefon gekündigt und die Unterkunft"
        " müsse in drei Tagen geräumt sein. In der Gruppe rieten mehrere, sofort abzureisen.",
        support="Ein Berater stellte richtig, dass eine Kündigung schriftlich sein muss, nannte die Frist der Klage"
        " und stellte noch am selben Tag den Kontakt zu einer Beratungsstelle für Arbeitsrecht her.",
        outcome="Der ausstehende Lohn wurde nach einem Schreiben der Beratungsstelle gezahlt, für die Unterkunft gab es"
        " zwei Wochen Aufschub. Der Mann fand in der Region eine neue Arbeit.",
        altered=(A.PLACE, A.TIME, A.OCCUPATION, A.ORIGIN, A.MERGED, A.QUOTES),
    ),
    Story(
        days=12, programme=EAST_SIDE, state="ST", author="russian", second="lead-east", topic="recognition_procedure",
        title="Der Abschluss zählt doch",
        situation="Eine Pflegefachkraft, die noch im Ausland lebte, las in einer Gruppe, ihr Abschluss werde in"
        " Deutschland grundsätzlich nicht anerkannt. Eine Agentur bot an, das für eine hohe Summe zu ändern.",
        support="Die Beraterin erklärte den Weg der Anerkennung, nannte die zuständige Stelle und die tatsächlichen"
        " Gebühren und vermittelte an die kostenlose Anerkennungsberatung.",
        outcome="Der Bescheid nannte zwei fehlende Praxisabschnitte. Ein Krankenhaus im Land bot einen"
        " Anpassungslehrgang an; die Einreise ist vorbereitet.",
        altered=(A.PLACE, A.TIME, A.FAMILY, A.ORIGIN, A.QUOTES),
    ),
    Story(
        days=30, programme=EAST_SIDE, state="MV", author="vietnamese", second="lead-east", topic="apprenticeship",
        title="Ausbildung an der Küste",
        situation="Ein junger Mensch in Südostasien fragte, ob eine Ausbildung im Gastgewerbe auch mit einfachen"
        " Deutschkenntnissen möglich sei. In Videos wurde ein Visum ohne Sprachnachweis versprochen.",
        support="Die Beraterin ordnete die Versprechen ein, erklärte die Stufen bis zum Visum und zeigte, wie echte"
        " Stellenangebote zu erkennen sind. Sie blieb über mehrere Monate erreichbar.",
        outcome="Nach dem Sprachkurs kam ein Vertrag mit einem Betrieb in einer Urlaubsregion zustande. Zwei Bekannte"
        " meldeten sich danach selbst zur Beratung.",
        altered=(A.PLACE, A.TIME, A.OCCUPATION, A.MERGED, A.QUOTES),
    ),
    Story(
        days=55, programme=EAST_SIDE, state="ST", author="vietnamese", second="russian", topic="flat_search",
        title="Ein Mietvertrag, der keiner war", is_success=False,
        situation="Ein Paar, das zur Arbeitsaufnahme einreisen wollte, hatte für eine Wohnung eine Anzahlung geleistet."
        " Vor Ort gab es die Wohnung nicht.",
        support="Die Beratung half bei der Anzeige, erklärte die Aussichten ehrlich und fand mit dem Welcome Center"
        " eine Übergangslösung.",
        outcome="Das Geld blieb verloren. Das Paar blieb in der Region und bat darum, andere zu warnen: daraus wurde"
        " ein Beitrag über falsche Wohnungsangebote, der in sechs Gruppen erschien.",
        altered=(A.PLACE, A.TIME, A.FAMILY, A.QUOTES),
    ),
    Story(
        days=18, programme=LARA, state="BE", author="spanish", second="lead-lara", topic="health_insurance",
        title="Krank zwischen zwei Versicherungen",
        situation="Eine Person aus Südeuropa hatte die erste Stelle verloren und glaubte, mit der europäischen Karte"
        " weiter versichert zu sein. Eine Behandlung stand an.",
        support="Die Beraterin erklärte den Unterschied zwischen Besuch und Wohnsitz, die Fristen der"
        " Weiterversicherung, und begleitete den Anruf bei der Kasse durch eine zweisprachige Checkliste.",
        outcome="Die Versicherung wurde rückwirkend fortgeführt, die Behandlung fand statt.",
        altered=(A.TIME, A.FAMILY, A.OCCUPATION, A.ORIGIN, A.QUOTES),
    ),
    Story(
        days=3, programme=KOMPAN, state="NW", author="traveller", topic="tax_return", status=VignetteStatus.IN_REVIEW,
        title="Steuererklärung ohne Angst",
        situation="Eine Frau, die im Reinigungsgewerbe arbeitete, hatte Post vom Finanzamt bekommen und fürchtete eine"
        " Strafe. Bekannte rieten ihr, den Brief nicht zu öffnen.",
        support="Die Beraterin erklärte anhand der Überschrift, dass es um eine Erinnerung ging, und verwies an einen"
        " Lohnsteuerhilfeverein in der Region.",
        outcome="Statt einer Strafe gab es eine Erstattung. Die Frau hilft seither selbst beim Einordnen von Briefen.",
        altered=(A.PLACE, A.OCCUPATION, A.FAMILY, A.QUOTES),
    ),
    Story(
        days=2, programme=EAST_SIDE, state="ST", author="lead-east", topic="job_offers",
        status=VignetteStatus.IN_REVIEW,
        title="Vom Minijob zur festen Stelle",
        situation="Ein Mensch aus Osteuropa arbeitete in mehreren kleinen Stellen und wusste nicht, ob Krankheit und"
        " Urlaub bezahlt werden.",
        support="Die Beratung erklärte die Rechte im Minijob, half bei der Bewerbung und verwies an die"
        " Arbeitsvermittlung.",
        outcome="Nach einigen Monaten wurde daraus eine Teilzeitstelle mit Vertrag.",
        altered=(A.PLACE, A.TIME, A.MERGED, A.QUOTES),
    ),
    Story(
        days=6, programme=KOMPAN, state="NW", author="counselor", topic="registration", status=VignetteStatus.DRAFT,
        title="Anmelden ohne Vermieter",
        situation="Eine Familie wohnte zur Untermiete und bekam keine Bestätigung für die Anmeldung.",
        support="Die Beraterin erklärte, wer die Bestätigung geben muss und was das Amt tun kann, wenn sie fehlt.",
        outcome="Das Amt half weiter; die Anmeldung gelang beim zweiten Besuch.",
        altered=(A.TIME, A.FAMILY, A.QUOTES),
        remark="Gut erzählt. Bitte den Ortsteil noch weglassen und die Branche des Vaters ändern.",
    ),
)  # fmt: skip
